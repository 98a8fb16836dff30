"""Work off the GUI thread: the only place that starts such threads.

A fill shares its own steps among further ones (`core/synthesis/sharing.py`), which end with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Work = Callable[[], Generator[Any, Any, Any]]


class Worker(QThread):
    """Runs a generator off the GUI thread; each yield is progress and a chance to stop.

    Exactly one of `succeeded` (the generator's return value), `failed` (the exception) and
    `cancelled` follows each start. `work` is called on the new thread too, so it may import slow
    libraries. Between two steps the work can be held, and told a word that its next yield returns.
    Whoever owns the worker waits for it before letting go of it.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = work
        self._word: object = None
        self._free = threading.Event()
        self._free.set()

    def stop(self) -> None:
        """Ask the work to end; it does so at its next yield."""
        self.requestInterruption()
        self._free.set()

    def hold(self, held: bool) -> None:
        """Let the work wait at its next yield, or go on; what is to end is not held."""
        if held and not self.isInterruptionRequested():
            self._free.clear()
        else:
            self._free.set()

    def tell(self, word: object) -> None:
        """Let the work's next yield return this word once."""
        self._word = word

    def run(self) -> None:
        """Drive the generator to its end; called by Qt on the new thread."""
        work, self._work = self._work, None  # what it holds (a photo) goes when the thread ends
        assert work is not None
        try:
            steps = work()
            del work
            word: object = None  # which a generator that has just begun cannot be told
            while not self.isInterruptionRequested():
                self.progressed.emit(steps.send(word))
                self._free.wait()
                word, self._word = self._word, None
            steps.close()
        except StopIteration as end:
            self.succeeded.emit(end.value)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.cancelled.emit()


def run_beside(
    parent: QObject,
    work: Work,
    *,
    succeeded: Callable[[Any], None],
    failed: Callable[[Exception], None],
    cancelled: Callable[[], None],
    progressed: Callable[[Any], None] | None = None,
) -> Worker:
    """Start a Worker that belongs to `parent` and goes when its thread has ended.

    The callables are bound methods of objects on this thread, so that Qt calls them here.
    """
    worker = Worker(work, parent)
    if progressed is not None:
        worker.progressed.connect(progressed)
    worker.succeeded.connect(succeeded)
    worker.failed.connect(failed)
    worker.cancelled.connect(cancelled)
    worker.finished.connect(worker.deleteLater)
    worker.start()
    return worker
