"""Writing a file so that after any failure the old one is still there, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from inpaint_app.core.errors import Sentence, UserError, shown

if sys.platform != "win32":
    import fcntl

_PREFIX = ".inpaint-"
_SUFFIX = ".tmp"

_REASONS = {
    errno.ENOSPC: Sentence("the disk is full"),
    errno.EDQUOT: Sentence("the disk quota is used up"),
    errno.EFBIG: Sentence("the file is larger than the disk allows"),
}
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextlib.contextmanager
def atomic_write(path: str | os.PathLike[str], mode: int | None = None) -> Iterator[BinaryIO]:
    """Give a file to write bytes to; only when the block ends well does it become `path`.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and replace the
    file that `path` (through links) names. A replaced file keeps its permissions, owner and
    extended attributes where the system allows it; a new one gets `mode`, or what the umask says.
    Raises UserError when the file cannot be written; whatever happens in the block, the old file
    is then as before and no temporary file is left.
    """
    if "\0" in str(path):
        raise UserError("{name} is no possible file name; choose another name", name=shown(path))
    try:
        target = os.path.realpath(path)
        old = _regular(target)
        temporary, descriptor = _create(os.path.dirname(target), private=old is not None, mode=mode)
        try:
            with os.fdopen(descriptor, "wb") as file:
                with contextlib.suppress(OSError):  # some network folders know no locks
                    _lock(descriptor)
                yield file
                file.flush()
                if old is not None:
                    _take_over(target, temporary, old)
                os.fsync(descriptor)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise _told(error, path) from error
    _sync_folder(os.path.dirname(target))


def sweep_strays(folder: str | os.PathLike[str]) -> int:
    """Remove the temporary files that killed programs have left in a folder; return how many.

    Files that a living program is writing are left alone.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for path in list(Path(folder).glob(f"{_PREFIX}*{_SUFFIX}")):
            with contextlib.suppress(OSError):
                if path.is_symlink() or not path.is_file():
                    continue
                with open(path, "rb") as file:
                    _lock(file.fileno())
                    path.unlink()
                    removed += 1
    return removed


def _regular(target: str) -> os.stat_result | None:
    """The state of the file that will be replaced, or None where there is none."""
    try:
        old = os.stat(target)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(old.st_mode):
        raise UserError("{name} is a folder; choose a name for the file in it", name=shown(target))
    if not stat.S_ISREG(old.st_mode):
        raise UserError(
            "{name} is a device and not a file; choose another name", name=shown(target)
        )
    if not os.access(target, os.W_OK):
        raise UserError(
            "{name} is write-protected and was left as it is; save under another name",
            name=shown(target),
        )
    return old


def _create(folder: str, *, private: bool, mode: int | None) -> tuple[str, int]:
    """A new file with a short name of its own: the target's name may already be the longest."""
    if private:
        mode = 0o600  # nobody may read along before the old permissions are set
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    name = os.path.join(folder, f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}")
    return name, os.open(name, flags, 0o666 if mode is None else mode)


def _lock(descriptor: int) -> None:
    """Mark a file as being written; raises OSError if another process has done so.

    The system drops the mark when the process dies, so an unmarked temporary file is a stray.
    """
    if sys.platform != "win32":  # there, an open file cannot be removed at all
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _take_over(target: str, temporary: str, old: os.stat_result) -> None:
    """Give the new file what belonged to the old one: owner, attributes, permissions."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # only root may give files away
            os.chown(temporary, old.st_uid, old.st_gid)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(temporary, name, os.getxattr(target, name))
    with contextlib.suppress(OSError):  # not every file system knows permissions
        os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: str) -> None:
    """Make the new name last through a power failure, where folders can be flushed."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _told(error: OSError, path: str | os.PathLike[str]) -> UserError:
    name = shown(path)
    code = error.errno
    if code in _REASONS:
        return UserError(
            "{name} was not saved because {reason}; an old file is untouched, "
            "so make room or save elsewhere",
            name=name,
            reason=_REASONS[code],
            details=repr(error),
        )
    if code in _FORBIDDEN:
        return UserError(
            "{name} was not saved because this folder may not be written to; save elsewhere",
            name=name,
            details=repr(error),
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return UserError(
            "{name} was not saved because its folder does not exist; save elsewhere",
            name=name,
            details=repr(error),
        )
    if code == errno.ENAMETOOLONG:
        return UserError(
            "{name} was not saved because its name is too long; save under a shorter name",
            name=name,
            details=repr(error),
        )
    return UserError(
        "{name} was not saved ({reason}); an old file is untouched, so try again or save elsewhere",
        name=name,
        reason=error.strerror or type(error).__name__,
        details=repr(error),
    )
