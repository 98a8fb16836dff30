"""Unsaved work survives the end of the process: it is kept in a file, and offered again."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from inpaint_app.core.errors import UserError
from inpaint_app.core.project import SUFFIX, Project, read_project, write_project
from inpaint_app.session import Session
from inpaint_app.worker import Worker, run_beside

KEPT_AFTER_MS = 10_000  # of a change
_LOCK = ".lock"
_DAMAGED = ".damaged"


@dataclass(frozen=True)
class Found:
    """Unsaved work of a program that has ended: its file, the photo (None: pasted), and when."""

    file: Path
    photo: Path | None
    when: float  # seconds since 1970


class Recovery(QObject):
    """Keeps the unsaved work of a session in a private file, which goes with a clean end.

    Each running program holds a lock beside its file; a file whose lock is free was left by one
    that was killed. `found` tells a Found, the latest first, after `look`; `damaged` a file that
    cannot be used and is left there under another name; `failed` once the error of a file that
    cannot be written.
    """

    found = Signal(object)
    damaged = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._file = folder / f"{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._held: dict[Path, QLockFile] = {}  # of dead programs, whose work is being offered
        self._restored: Path | None = None
        self._worker: Worker | None = None
        self._failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        session.editing.undo_stack.indexChanged.connect(self._changed)
        session.opened.connect(self._changed)
        session.saving.saved.connect(self.keep)
        session.reopened.connect(self._reopened)

    def keep(self) -> None:
        """Write what is unsaved now, beside the window; or remove the file if there is nothing."""
        self._timer.stop()
        if self._worker is not None:
            self._timer.start()
            return
        project = self._unsaved()
        if project is None:
            self._remove()
            return
        self._get_ready()
        self._worker = run_beside(
            self._session,
            _writing(self._file, project),
            succeeded=self._kept,
            failed=self._not_kept,
            cancelled=self._ended,
        )

    def keep_now(self) -> None:
        """The same at once, because the process is about to end."""
        project = self._unsaved()
        if project is not None:
            self._get_ready()
            with contextlib.suppress(UserError):
                write_project(self._file, project())

    def end(self, *, clean: bool) -> None:
        """Nothing will change any more; after a clean end nothing is kept."""
        self._timer.stop()
        if clean:
            self._remove()
        for lock in (self._lock, *self._held.values()):
            if lock is not None:
                lock.unlock()

    def look(self) -> None:
        """Look for the work of programs that were killed."""
        left = []
        with contextlib.suppress(OSError):
            left = sorted(self._folder.glob(f"*{SUFFIX}"), key=os.path.getmtime, reverse=True)
        for file in left:
            lock = _lock_of(file)
            if file != self._file and lock.tryLock(0):
                self._held[file] = lock
        if self._held:
            run_beside(
                self._session,
                _examining(list(self._held)),
                progressed=self._examined,
                succeeded=self._all_examined,
                failed=self._not_kept,
                cancelled=self._ended,
            )

    def restore(self, found: Found) -> None:
        """Open what was found; its file goes when the work is kept in ours."""
        self._session.open(found.file)

    def _reopened(self, file: Path) -> None:
        if file in self._held:
            self._restored = file
            self.keep()

    def discard(self, found: Found) -> None:
        """Remove what was found."""
        with contextlib.suppress(OSError):
            found.file.unlink()
        self._release(found.file)

    def _unsaved(self) -> Callable[[], Project] | None:
        editing = self._session.editing
        worth = editing.unsaved or (editing.has_mask and not editing.mask_spent)
        return self._session.saving.project() if worth else None

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _get_ready(self) -> None:
        """The folder and the lock, before the first write."""
        if self._lock is None:
            with contextlib.suppress(OSError):  # writing says it better
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = _lock_of(self._file)
            self._lock.tryLock(0)

    def _kept(self, _file: Path) -> None:
        self._worker = None
        if self._restored is not None:
            self.discard(Found(self._restored, None, 0.0))
            self._restored = None

    def _not_kept(self, error: Exception) -> None:
        self._worker = None
        if not isinstance(error, UserError):
            raise error
        if not self._failed:
            self._failed = True
            self.failed.emit(error)

    def _ended(self) -> None:
        self._worker = None

    def _examined(self, result: Found | Path) -> None:
        if isinstance(result, Found):
            self.found.emit(result)
        else:
            self._release(result)
            self.damaged.emit(result.with_name(result.name + _DAMAGED))

    def _all_examined(self, _nothing: None) -> None:
        pass

    def _release(self, file: Path) -> None:
        lock = self._held.pop(file, None)
        if lock is not None:
            lock.unlock()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._file.unlink()


def _lock_of(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(_LOCK)))
    lock.setStaleLockTime(0)  # a lock is free when its process has ended, and never before
    return lock


def _writing(
    file: Path, project: Callable[[], Project]
) -> Callable[[], Generator[None, None, Path]]:
    def steps() -> Generator[None, None, Path]:
        yield
        write_project(file, project())
        return file

    return steps


def _examining(files: list[Path]) -> Callable[[], Generator[Found | Path, None, None]]:
    def steps() -> Generator[Found | Path, None, None]:
        for file in files:
            try:
                project = read_project(file)
                yield Found(file, project.photo_path, file.stat().st_mtime)
            except (UserError, OSError):
                with contextlib.suppress(OSError):
                    file.rename(file.with_name(file.name + _DAMAGED))
                yield file

    return steps
