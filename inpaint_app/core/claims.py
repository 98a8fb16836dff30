"""A folder that one program works in at a time; the system drops the claim when that dies."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_CLAIM = ".in-use"


@contextlib.contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Have a folder to oneself; it is made if need be, and goes again if it is empty at the end.

    BlockingIOError where another program has it, or another part of this one; OSError where it
    cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _CLAIM
    try:
        with path.open("ab") as file:
            _lock(file.fileno())
            if not _is_at(file.fileno(), path):  # whoever had it removed it after it was opened
                raise BlockingIOError
            try:
                yield
            finally:
                with contextlib.suppress(OSError):  # Windows removes nothing that is open
                    path.unlink()
    finally:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _lock(descriptor: int) -> None:
    """BlockingIOError if it is locked; where the file system knows no locks, nothing is."""
    if sys.platform == "win32":
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
    else:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno == errno.EWOULDBLOCK:
                raise


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
