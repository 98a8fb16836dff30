"""Several fills of one mask, of which the user keeps one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from inpaint_app.core.fills import Fill
from inpaint_app.core.pixels import Image
from inpaint_app.editing import Editing

COUNT = 4


class Variants(QObject):
    """Puts one of them into the photo at a time; in the history they are a single step.

    `open` from the first fill to `keep` or `drop`, or until the history moves for another reason.
    """

    changed = Signal()

    def __init__(self, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._moving = False
        self.fills: list[Fill] = []
        self.shown = 0
        editing.undo_stack.indexChanged.connect(self._history_moved)

    @property
    def open(self) -> bool:
        """Whether there is something to choose from."""
        return bool(self.fills)

    def add(self, fill: Fill) -> None:
        """Take one more; the first is put into the photo at once."""
        if not self.fills:
            self._put(fill)
        self.fills.append(fill)
        self.changed.emit()

    def show(self, index: int) -> None:
        """Put the one of that index into the photo, instead of the one that is there."""
        if index != self.shown and 0 <= index < len(self.fills):
            self._moving = True
            try:
                self._editing.undo_stack.undo()
            finally:
                self._moving = False
            self._put(self.fills[index])
            self.shown = index
            self.changed.emit()

    def step(self, step: int) -> None:
        """Show the next (1) or the previous (-1) one; after the last comes the first."""
        if self.open:
            self.show((self.shown + step) % len(self.fills))

    def keep(self) -> None:
        """Stay with the one that is shown."""
        self.fills, self.shown = [], 0
        self.changed.emit()

    def drop(self) -> None:
        """Take none of them."""
        if self.open:
            self._editing.undo_stack.undo()  # which closes the choice

    def picture(self, index: int) -> Image:
        """The surroundings of the hole with the fill of that index in it."""
        document, fill = self._editing.document, self.fills[index]
        assert document is not None
        margin = max(fill.bounds.width, fill.bounds.height) // 3
        area = fill.bounds.pad(margin).clamp(document.width, document.height)
        picture = document.image[area.slices].copy()
        hole = fill.bounds.move(-area.x, -area.y).slices
        picture[hole][fill.mask] = fill.pixels[fill.mask]
        return picture

    def _put(self, fill: Fill) -> None:
        self._moving = True
        try:
            self._editing.put(fill)
        finally:
            self._moving = False

    def _history_moved(self) -> None:
        if not self._moving and self.open:
            self.keep()
