"""What becomes of a bug: it is logged, told once, and the window lives on."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LARGEST = 1_000_000  # bytes; with the file before it, two megabytes at most


class BugLog(QObject):
    """Takes over the excepthooks of the process and of its threads.

    PySide hands exceptions in slots and event handlers to `sys.excepthook` and goes on. Each kind
    of bug is told once by `reported` (a sentence, details), from whatever thread, and written each
    time to a log in `folder`, which is capped and never an error itself.
    """

    reported = Signal(str, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = folder / "bugs.log"
        self._told: set[tuple[str, str, int]] = set()
        self._lock = threading.Lock()

    def install(self) -> None:
        """Become the hook; until `remove`."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def remove(self) -> None:
        """Give the hooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log a bug, and tell it unless it has been told before."""
        text = "".join(traceback.format_exception(kind, error, trace))
        last = traceback.extract_tb(trace)[-1:]
        place = (kind.__name__, *((last[0].filename, last[0].lineno or 0) if last else ("", 0)))
        with self._lock:
            self._write(text)
            told = place in self._told
            self._told.add(place)
        if not told:
            sys.__excepthook__(kind, error, trace)
            sentence = self.tr(
                "Something went wrong inside the program; your photo is still here. "
                "Save it under a new name to be safe."
            )
            where = self.tr("The log is at {path}.").format(path=self.path)
            self.reported.emit(sentence, f"{text}\n{where}")

    def _report_thread(self, hooked: threading.ExceptHookArgs) -> None:
        if hooked.exc_type is not SystemExit:
            error = hooked.exc_value or hooked.exc_type()
            self.report(hooked.exc_type, error, hooked.exc_traceback)

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # a full disk must not make a bug worse
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size + len(text) > _LARGEST:
                os.replace(self.path, self.path.with_suffix(".old.log"))
            stamp = time.strftime("%Y-%m-%d %H:%M:%S")
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{stamp}\n{text[:_LARGEST]}\n")
