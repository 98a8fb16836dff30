"""Links, permissions, devices, folders and odd names as targets of writing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from children import run_python
from replacing import NEW, OLD, posix, write

from inpaint_app.core.errors import UserError

as_user = pytest.mark.skipif(
    os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere"
)


@posix
@pytest.mark.fault(48)
def test_a_link_is_written_through(tmp_path: Path, old: Path) -> None:
    """Fault 48: the link stays a link, also over two steps, and its target gets the bytes."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first, second = elsewhere / "first.jpg", elsewhere / "second.jpg"
    first.symlink_to(old)
    second.symlink_to("first.jpg")
    write(second)
    assert first.is_symlink()
    assert second.is_symlink()
    assert old.read_bytes() == NEW
    dangling = elsewhere / "dangling.jpg"
    dangling.symlink_to(tmp_path / "new.jpg")
    write(dangling)
    assert dangling.is_symlink()
    assert (tmp_path / "new.jpg").read_bytes() == NEW


@posix
@pytest.mark.fault(49)
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_a_replaced_file_keeps_its_permissions(old: Path, mode: int) -> None:
    """Fault 49: neither more nor fewer people can read it than before."""
    old.chmod(mode)
    write(old)
    assert stat.S_IMODE(old.stat().st_mode) == mode


@posix
@pytest.mark.fault(49)
def test_a_new_file_follows_the_umask_or_the_given_mode(tmp_path: Path) -> None:
    """Fault 49: a new photo is as readable as any other new file, a private one is private."""
    script = """
import os, sys
from inpaint_app.core.atomic import atomic_write
os.umask(0o027)
for name, mode in (("plain", None), ("private", 0o600)):
    with atomic_write(os.path.join(sys.argv[1], name), mode) as file:
        file.write(b"x")
"""
    assert run_python(script, tmp_path).returncode == 0
    assert stat.S_IMODE((tmp_path / "plain").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


@posix
@pytest.mark.fault(49)
def test_extended_attributes_are_kept_where_the_system_has_them(old: Path) -> None:
    """Fault 49: labels and access lists belong to the file and not to its bytes."""
    try:
        os.setxattr(old, "user.label", b"holiday")
    except (OSError, AttributeError):
        pytest.skip("no extended attributes here")
    write(old)
    assert os.getxattr(old, "user.label") == b"holiday"


@posix
@pytest.mark.fault(50)
def test_a_pipe_or_a_device_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Fault 50: only ordinary files are replaced, and nothing waits for the other end of a pipe."""
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="device"):
        write(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder of that name is not replaced."""
    with pytest.raises(UserError, match="is a folder"):
        write(tmp_path)


def test_a_missing_folder_is_named_as_the_reason(tmp_path: Path) -> None:
    """Folders are not made by saving."""
    with pytest.raises(UserError, match="folder does not exist"):
        write(tmp_path / "no" / "photo.jpg")


def test_a_null_byte_in_the_name_is_told_like_any_other_problem(tmp_path: Path) -> None:
    """Such a name reaches no system call."""
    with pytest.raises(UserError, match="no possible file name"):
        write(tmp_path / "a\0b.jpg")


@posix
@as_user
@pytest.mark.fault(51)
def test_a_write_protected_file_is_not_replaced(old: Path) -> None:
    """Fault 51: replacing needs only the folder's permission, but the owner has protected it."""
    old.chmod(0o444)
    with pytest.raises(UserError, match="write-protected"):
        write(old)
    assert old.read_bytes() == OLD


@posix
@pytest.mark.fault(51)
def test_a_write_protected_file_is_recognised(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 51: the same where the tests run as root, whom no permission stops."""
    monkeypatch.setattr("inpaint_app.core.atomic.os.access", lambda *_: False)
    with pytest.raises(UserError, match="write-protected"):
        write(old)
    assert old.read_bytes() == OLD


@posix
@as_user
@pytest.mark.fault(51)
def test_a_read_only_folder_is_told(old: Path) -> None:
    """Fault 51: the sentence says that the folder is the reason; the file is untouched."""
    old.parent.chmod(0o555)
    try:
        with pytest.raises(UserError, match="folder may not be written to"):
            write(old)
    finally:
        old.parent.chmod(0o755)
    assert old.read_bytes() == OLD


@pytest.mark.fault(23)
def test_the_longest_possible_name_can_be_written(tmp_path: Path) -> None:
    """Fault 23: the temporary name is short and does not grow with the target's."""
    longest = tmp_path / ("x" * 251 + ".jpg")
    write(longest)
    assert longest.read_bytes() == NEW


@posix
@pytest.mark.fault(23)
def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    """Fault 23: over 255 bytes the sentence asks for a shorter name."""
    with pytest.raises(UserError, match="too long"):
        write(tmp_path / ("x" * 256 + ".jpg"))
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.fault(22)
@pytest.mark.parametrize(
    "name", [b"new\nline.png", b"-x.png", b"100%s {x}.png", "名前🙂.png".encode(), b"caf\xe9.png"]
)
def test_odd_names_are_written(tmp_path: Path, name: bytes) -> None:
    """Fault 22: any name that the system can hold, also one that is no text."""
    path = tmp_path / os.fsdecode(name)
    write(path)
    assert os.listdir(os.fsencode(tmp_path)) == [name]
    assert path.read_bytes() == NEW
