"""Changes of the mask that may take a while: computed beside the window, then made as one step."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inpaint_app.core.document import Combination, Document
from inpaint_app.core.errors import shown
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.masking import Cover, Point
from inpaint_app.core.photo_files import open_mask, save_mask
from inpaint_app.core.pixels import Mask

if TYPE_CHECKING:
    from inpaint_app.core.suggesting import Suggestion  # slow to import
    from inpaint_app.session import Session

Shape = tuple[Bounds, Mask | Cover]


@dataclass(frozen=True, eq=False)
class _Result:
    """A shape, what to do with it, and the name of the step."""

    shape: Shape
    combination: Combination
    text: str
    chosen: bool  # by a tool, which may be followed by a fill


class MaskWorks(QObject):
    """Works on the mask of `session`; `marked` tells that a tool has added to it."""

    marked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def select_colour(self, point: Point, tolerance: int, combination: Combination) -> None:
        """Choose what is connected with a point and has nearly its colour."""

        def choose(document: Document) -> Shape:
            from inpaint_app.core.selecting import flood

            return flood(document.image, point, tolerance)

        self._choose(choose, combination, self.tr("Choose by colour"))

    def select_object(
        self, point: Point, box: tuple[Point, Point] | None, combination: Combination
    ) -> None:
        """Choose the object at a point, or the one in a box between two corners."""

        def choose(document: Document) -> Shape:
            from inpaint_app.core.selecting import object_at, object_in

            if box is None:
                return object_at(document.image, point)
            return object_in(document.image, *box)

        self._choose(choose, combination, self.tr("Choose an object"))

    def grow(self, amount: int) -> None:
        """Add what is within `amount` pixels of the hole."""
        self._reshape("grown", amount, self.tr("Grow the mask"))

    def shrink(self, amount: int) -> None:
        """Take `amount` pixels off the edge of the hole."""
        self._reshape("shrunk", amount, self.tr("Shrink the mask"))

    def feather(self, amount: int) -> None:
        """Let the edge of the hole run out inwards over `amount` pixels."""
        self._reshape("feathered", amount, self.tr("Feather the mask"))

    def load(self, path: Path) -> None:
        """Replace the mask by that in a file of the photo's size: white over half is hole."""

        def read(document: Document) -> Shape:
            mask = open_mask(path, width=document.width, height=document.height)
            return Bounds(0, 0, document.width, document.height), mask

        self._run(read, "new", self.tr("Import a mask"), chosen=False)

    def save(self, path: Path) -> None:
        """Write the hole as a grey PNG, white where it is."""

        def steps(document: Document) -> Generator[None, None, str]:
            yield
            save_mask(path, document.mask)
            return shown(path)

        document = self._ready()
        if document is not None:
            self._session.run("saving", functools.partial(steps, document), self._saved)

    def use(self, suggestion: Suggestion) -> None:
        """Make what was suggested the mask, as one step, and tell how much it is."""
        if not suggestion.defects:
            sentence = self.tr("No dust or scratches were found; paint over what should go.")
            self._session.message.emit(sentence, "", "note")
            return
        height, width = suggestion.mask.shape
        text = self.tr("Find dust and scratches")
        self._session.editing.combine(Bounds(0, 0, width, height), suggestion.mask, "new", text)
        sentence = self.tr("{count} defects are marked; look at them, then press Enter to fill.")
        self._session.message.emit(sentence.format(count=suggestion.defects), "", "note")

    def _reshape(self, name: str, amount: int, text: str) -> None:
        def reshape(document: Document) -> Shape:
            from inpaint_app.core import reshaping

            change: Callable[[Cover, float], Cover] = getattr(reshaping, name)
            return Bounds(0, 0, document.width, document.height), change(document.cover, amount)

        self._run(reshape, "new", text, chosen=False)

    def _choose(
        self, choose: Callable[[Document], Shape], combination: Combination, text: str
    ) -> None:
        self._run(choose, combination, text, chosen=combination != "subtract")

    def _run(
        self,
        compute: Callable[[Document], Shape],
        combination: Combination,
        text: str,
        *,
        chosen: bool,
    ) -> None:
        def steps(document: Document) -> Generator[None, None, _Result]:
            yield
            return _Result(compute(document), combination, text, chosen)

        document = self._ready()
        if document is not None:
            self._session.run("choosing", functools.partial(steps, document), self._computed)

    def _ready(self) -> Document | None:
        """The document, if nothing else works on it."""
        if self._session.busy:
            return None
        self._session.editing.end_stroke()
        return self._session.document

    def _computed(self, result: _Result) -> None:
        self._session.end_work()
        bounds, shape = result.shape
        self._session.editing.combine(bounds, shape, result.combination, result.text)
        if result.chosen and not bounds.empty:
            self.marked.emit()

    def _saved(self, name: str) -> None:
        self._session.end_work()
        sentence = self.tr("The mask was saved as {name}.").format(name=name)
        self._session.message.emit(sentence, "", "note")
