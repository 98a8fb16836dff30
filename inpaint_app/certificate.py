"""The proof that nothing outside the fills has changed, counted in the window's idle time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_app.core.document import Document
from inpaint_app.core.pixels import begin_digest, changed_outside, known_bytes

_ROWS = 128  # of a 48-megapixel photo: 3 ms to compare, 6 ms to hash


class Certificate(QObject):
    """Counts the pixels that differ from the photo as opened outside all fills now applied.

    The sum is that of `Document.changed_outside`; it is counted a few rows at a time, because all
    of a large photo at once would block the window, and anew after every change. `counted` tells
    the result and, of the same pixels, what `sha256_outside` tells of the whole photo.
    """

    counted = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Iterator[int] = iter(())
        self._sum, self._digest = 0, hashlib.sha256()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)

    def check(self, document: Document) -> None:
        """Begin to count, dropping what was being counted before."""
        self._sum, self._digest = 0, begin_digest(document.image)
        self._counts = _counts(document, self._digest)
        self._timer.start(0)

    def stop(self) -> None:
        """Tell nothing more of what is being counted, because another photo is open."""
        self._counts = iter(())
        self._timer.stop()

    def _count(self) -> None:
        count = next(self._counts, None)
        if count is not None:
            self._sum += count
            return
        self._timer.stop()
        self.counted.emit(self._sum, self._digest.hexdigest())


def _counts(document: Document, digest: hashlib._Hash) -> Iterator[int]:
    for top in range(0, document.height, _ROWS):
        rows = slice(top, top + _ROWS)
        image, filled = document.image[rows], document.filled[rows]
        yield changed_outside(document.original[rows], image, filled)
        digest.update(known_bytes(image, filled))
        yield 0
