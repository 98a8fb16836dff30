"""After any failure the old file is there, whole, and no temporary file is left."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from children import PROJECT, run_python
from replacing import NEW, OLD, posix, write

from inpaint_app.core.atomic import atomic_write, sweep_strays
from inpaint_app.core.errors import UserError


def test_a_new_file_is_written_and_an_old_one_replaced(tmp_path: Path, old: Path) -> None:
    """The bytes arrive and nothing else is left in the folder."""
    write(old)
    write(tmp_path / "new.jpg")
    assert old.read_bytes() == NEW
    assert (tmp_path / "new.jpg").read_bytes() == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.jpg", "photo.jpg"]


def test_the_old_file_is_whole_until_the_block_ends(old: Path) -> None:
    """Who reads while we write gets the old file."""
    with atomic_write(old) as file:
        file.write(NEW)
        file.flush()
        assert old.read_bytes() == OLD
    assert old.read_bytes() == NEW


@pytest.mark.parametrize("error", [RuntimeError("bug"), KeyboardInterrupt(), UserError("no")])
def test_an_exception_in_the_block_passes_and_leaves_the_old_file(
    old: Path, error: BaseException
) -> None:
    """Whatever is raised, nothing is replaced, nothing is left, and the exception is the same."""

    def fail() -> None:
        with atomic_write(old) as file:
            file.write(NEW)
            raise error

    with pytest.raises(type(error)) as caught:
        fail()
    assert caught.value is error
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


FAULTS = [
    ("open", errno.EACCES),
    ("open", errno.ENOENT),
    ("open", errno.ENAMETOOLONG),
    ("stat", errno.EIO),
    ("fsync", errno.ENOSPC),
    ("fsync", errno.EDQUOT),
    ("fsync", errno.EIO),
    ("replace", errno.EPERM),
    ("replace", errno.EROFS),
]


@posix
@pytest.mark.fault(45)
@pytest.mark.fault(51)
@pytest.mark.parametrize(("call", "code"), FAULTS)
def test_a_failure_of_any_call_is_told_and_harmless(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """Faults 45 and 51: disk full, quota, read-only: one sentence, the old file, no stray."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(f"inpaint_app.core.atomic.os.{call}", fail)
    with pytest.raises(UserError) as caught:
        write(old)
    monkeypatch.undo()
    sentence = str(caught.value)
    assert sentence.startswith("photo.jpg was not saved")
    assert ";" in sentence  # and what to do
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


@posix
@pytest.mark.fault(47)
def test_the_file_is_flushed_before_and_the_folder_after_the_replacement(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 47: after a power failure there is the old or the new file, never an empty one."""
    calls: list[str] = []

    def watch(name: str, real: Callable[..., Any]) -> None:
        def watched(*arguments: Any) -> Any:
            folder = name == "fsync" and stat.S_ISDIR(os.fstat(arguments[0]).st_mode)
            calls.append("fsync folder" if folder else name)
            return real(*arguments)

        monkeypatch.setattr(f"inpaint_app.core.atomic.os.{name}", watched)

    watch("fsync", os.fsync)
    watch("replace", os.replace)
    write(old)
    assert calls == ["fsync", "replace", "fsync folder"]


@posix
def test_a_folder_that_cannot_be_flushed_is_no_failure(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network file systems refuse it; the file has been replaced by then."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no")
        real(descriptor)

    monkeypatch.setattr("inpaint_app.core.atomic.os.fsync", fsync)
    write(old)
    assert old.read_bytes() == NEW


@posix
@pytest.mark.fault(45)
def test_a_full_disk_leaves_the_old_file_and_says_so(old: Path) -> None:
    """Fault 45: a real limit of the system on the size of files, in a child process."""
    script = """
import resource, sys
from inpaint_app.core.atomic import atomic_write
from inpaint_app.core.errors import UserError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with atomic_write(sys.argv[1]) as file:
        file.write(bytes(1_000_000))
except UserError as error:
    print(error)
"""
    result = run_python(script, old)
    assert result.returncode == 0, result.stderr
    assert "photo.jpg was not saved because" in result.stdout
    assert "an old file is untouched" in result.stdout
    assert old.read_bytes() == OLD
    assert list(old.parent.iterdir()) == [old]


@posix
@pytest.mark.fault(46)
def test_a_killed_program_leaves_the_old_or_the_new_file_and_its_stray_is_swept(
    old: Path,
) -> None:
    """Fault 46: kill -9 at changing moments; each time one whole file, and a clean folder after."""
    script = """
import sys
from inpaint_app.core.atomic import atomic_write
print("ready", flush=True)
while True:
    for byte in (b"a", b"b"):
        with atomic_write(sys.argv[1]) as file:
            for _ in range(20):
                file.write(byte * 50_000)
"""
    whole = {byte * 1_000_000 for byte in (b"a", b"b")} | {OLD}
    for turn in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(old)], cwd=PROJECT, stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.004 * turn)  # not to wait for something: to die at different places
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert old.read_bytes() in whole
        sweep_strays(old.parent)
        assert list(old.parent.iterdir()) == [old]


@posix
@pytest.mark.fault(46)
def test_sweeping_leaves_files_that_are_being_written_and_all_others(old: Path) -> None:
    """Fault 46: only temporary files without a living writer are removed, and they are counted."""
    folder = old.parent
    stray = folder / ".inpaint-0123456789ab.tmp"
    stray.write_bytes(b"half a pho")
    (folder / ".inpaint-notes.txt").write_bytes(b"mine")
    (folder / ".inpaint-folder.tmp").mkdir()
    (folder / ".inpaint-link.tmp").symlink_to(old)
    with atomic_write(old) as file:
        file.write(NEW)
        assert sweep_strays(folder) == 1
        assert not stray.exists()
    assert old.read_bytes() == NEW
    assert len(list(folder.iterdir())) == 4
    assert sweep_strays(folder / "missing") == 0
