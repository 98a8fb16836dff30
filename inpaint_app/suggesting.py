"""Looking for dust and scratches beside the window."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inpaint_app.core.document import Document
from inpaint_app.core.fills import Progress
from inpaint_app.filling import Filling
from inpaint_app.worker import Worker, run_beside

if TYPE_CHECKING:
    from inpaint_app.core.suggesting import Suggestion


class Suggesting(QObject):
    """Owns the running search, of which there is one at a time.

    After each `begun` comes exactly one of `found` (the Suggestion), `failed` (an exception) and
    `cancelled`; `progressed` tells Progress.
    """

    begun = Signal()
    progressed = Signal(object)
    found = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, filling: Filling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filling = filling
        self._worker: Worker | None = None

    @property
    def running(self) -> bool:
        """Whether a search has begun that has not ended."""
        return self._worker is not None

    def suggest(self, document: Document) -> None:
        """Look for defects in the document, which nothing may change until the search has ended."""
        assert not self.running
        self._worker = run_beside(
            self,
            _Search(self._filling, document),
            succeeded=self._succeeded,
            failed=self._failed,
            cancelled=self._cancelled,
            progressed=self.progressed.emit,
        )
        self.begun.emit()

    def cancel(self) -> None:
        """End the search at its next step."""
        if self._worker is not None:
            self.progressed.emit(Progress(-1.0, "Stopping…"))
            self._worker.stop()

    def _succeeded(self, suggestion: Suggestion) -> None:
        self._worker = None
        self.found.emit(suggestion)

    def _failed(self, error: Exception) -> None:
        self._worker = None
        self.failed.emit(error)

    def _cancelled(self) -> None:
        self._worker = None
        self.cancelled.emit()


class _Search:
    """The search as the work of a Worker."""

    def __init__(self, filling: Filling, document: Document) -> None:
        self._filling, self._document = filling, document

    def __call__(self) -> Generator[Progress, None, Suggestion]:
        yield Progress(-1.0, "Loading the network…")
        # Where the first loading has not ended it is loaded twice, which takes a tenth of a second.
        inpainter = self._filling.inpainter or self._filling.load_inpainter()
        from inpaint_app.core.suggesting import suggest  # not above: it is slow to import

        # Not copied: the session accepts no edit while a search runs.
        return (yield from suggest(inpainter, self._document.image))
