"""How checkpoints are written: whole or not at all, and for everybody."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from children import run_python

from models.checkpoint import sweep_strays, write_whole


@pytest.mark.fault(59)
@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_a_failing_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """Fault 59: whichever call fails, the old checkpoint is whole and nothing is left beside it."""
    path = tmp_path / "w.safetensors"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(OSError, match="No space"):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.fault(59)
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """Fault 59: with a real limit on the file's size the write raises and the old file stays."""
    path = tmp_path / "w.safetensors"
    path.write_bytes(b"old")
    script = """
import resource, signal, sys
from pathlib import Path
from models.checkpoint import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), bytes(5000))
except OSError:
    print("refused")
"""
    done = run_python(script, path)
    assert done.stdout == "refused\n", done.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_weights_are_for_everybody_whom_the_umask_allows(tmp_path: Path) -> None:
    """A new file is not private like a temporary one: it has the permissions of any new file."""
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "w", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "w").stat().st_mode) == 0o640


def test_a_link_is_written_through(tmp_path: Path) -> None:
    """A symbolic link to the weights stays a link; what it names is replaced."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.fault(50)
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    """Fault 50: a pipe or a device in the place of the file is refused and stays."""
    os.mkfifo(tmp_path / "pipe")
    for target in (tmp_path / "pipe", Path("/dev/full"), tmp_path):
        with pytest.raises(OSError, match="no ordinary file"):
            write_whole(target, b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="POSIX locks")
@pytest.mark.fault(59)
def test_strays_of_killed_programs_are_swept_and_others_left(tmp_path: Path) -> None:
    """Fault 59: a temporary file goes once its writer is dead; other files stay."""
    (tmp_path / "w.safetensors").write_bytes(b"old")
    script = """
import os, signal, sys
from pathlib import Path
from models.checkpoint import sweep_strays, write_whole
def die(*_):
    assert sweep_strays(Path(sys.argv[1])) == 0  # this program lives
    os.kill(os.getpid(), signal.SIGKILL)
os.fsync = die
write_whole(Path(sys.argv[1]) / "w.safetensors", b"new")
"""
    assert run_python(script, tmp_path).returncode == -9
    assert len(list(tmp_path.iterdir())) == 2
    assert sweep_strays(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["w.safetensors"]
    assert sweep_strays(tmp_path / "missing") == 0
