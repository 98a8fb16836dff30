"""The document on screen: painting its mask, its history, and the proof of what has not changed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from inpaint_app.certificate import Certificate
from inpaint_app.core.document import Combination, Document, Painted
from inpaint_app.core.edits import Edit, Layer
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.masking import Point
from inpaint_app.core.project import FillRecord, Project, edits_of
from inpaint_app.core.pyramid import Pyramid, Pyramids
from inpaint_app.history import EditCommand


class Editing(QObject):
    """Changes the document, step by step, and tells what has to be drawn again.

    After a fill the mask is kept but would hide the result. So it is "spent": not shown, and the
    next stroke begins a new one. To edit it instead, show it again or undo the fill.
    """

    image_changed = Signal(object)  # Bounds
    mask_changed = Signal(object)  # Bounds
    changed = Signal()  # what can be done, undone or saved
    certified = Signal(int, str)  # pixels changed outside the fills, SHA-256 of those outside

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self.pyramids: Pyramids | None = None
        self.locked = False  # while a work reads the document, nothing changes it
        self.mask_spent = False
        self.mask_shown = True
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self.changed)
        self._layer: Painted = "cover"  # that the unfinished or last stroke is in
        self._cleared: Edit | None = None  # the spent mask, taken away by the unfinished stroke
        self._certificate = Certificate(self)
        self._certificate.counted.connect(self.certified)

    @property
    def enabled(self) -> bool:
        """Whether there is a document that may be changed now."""
        return self.document is not None and not self.locked

    @property
    def painting(self) -> bool:
        """Whether a stroke is unfinished."""
        return self.document is not None and self.document.painting

    @property
    def has_mask(self) -> bool:
        """Whether anything is painted."""
        return self.pyramids is not None and bool(self.pyramids.mask.levels[-1].any())

    @property
    def unsaved(self) -> bool:
        """Whether the photo has changes that would be lost."""
        return self.document is not None and self.document.modified

    def adopt(self, document: Document, pyramids: Pyramids) -> None:
        """Begin anew with another document."""
        self._certificate.stop()
        self.document, self.pyramids = document, pyramids
        self.mask_spent, self.mask_shown, self._cleared = False, True, None
        self.undo_stack.clear()

    def mark_saved(self) -> None:
        """Remember that the photo as it is now has been saved."""
        if self.document is not None:
            self.document.mark_saved()
            self.changed.emit()

    def paint(
        self,
        start: Point,
        end: Point,
        radius: float,
        *,
        hole: bool,
        hardness: float = 1.0,
        layer: Painted = "cover",
    ) -> None:
        """Draw a piece of a stroke, or erase; `end_stroke` makes one step of all its pieces."""
        if self.document is None or self.locked:
            return
        if not self.document.painting:
            self._layer = layer
            if layer == "cover":
                self._begin_stroke()
        changed = self.document.paint(start, end, radius, hole=hole, hardness=hardness, layer=layer)
        self._touched(changed)

    def close_loop(self) -> None:
        """Fill what the unfinished stroke has drawn a closed line around."""
        if self.document is not None and self._layer == "cover":
            self._touched(self.document.close_loop())

    def end_stroke(self) -> None:
        """Put the unfinished stroke, if there is one, into the history."""
        stroke = self.document.finish_stroke() if self.document is not None else None
        cleared, self._cleared = self._cleared, None
        if stroke is not None:
            edits = (stroke,) if cleared is None else (cleared, stroke)
            spent = self.mask_spent if self._layer != "cover" else False
            before = cleared is not None or spent
            self._push(self._stroke_name, edits, spent=(before, spent))
        elif cleared is not None:
            self._restore(cleared)

    def combine(
        self, bounds: Bounds, shape: NDArray[Any], combination: Combination, text: str
    ) -> None:
        """Make a shape the mask, add it or take it away, as one step; to a spent mask none adds."""
        if self.document is None or self.locked or bounds.empty:
            return
        self.end_stroke()
        if self.mask_spent and combination == "add":
            combination = "new"
        self._replace_mask(self.document.cover_edit(bounds, shape, combination, text), text)

    def cancel_stroke(self) -> bool:
        """Take the unfinished stroke back; False if there is none."""
        if self.document is None or not self.document.painting:
            return False
        self._touched(self.document.cancel_stroke())
        cleared, self._cleared = self._cleared, None
        if cleared is not None:
            self._restore(cleared)
        return True

    def clear_mask(self) -> None:
        """Unpaint everything."""
        if self.document is not None and not self.locked:
            self.end_stroke()
            empty = np.zeros_like(self.document.cover)
            self._replace_mask(self.document.mask_edit(empty, "Clear mask"), self.tr("Clear mask"))

    def invert_mask(self) -> None:
        """Swap what is painted and what is not."""
        if self.document is not None and not self.locked:
            self.end_stroke()
            edit = self.document.mask_edit(255 - self.document.cover, "Invert mask")
            self._replace_mask(edit, self.tr("Invert mask"))

    def clear_excluded(self) -> None:
        """Allow copying from everywhere again."""
        if self.document is not None and not self.locked:
            self.end_stroke()
            nothing = np.zeros_like(self.document.excluded)
            edit = self.document.excluded_edit(nothing, "Copy from everywhere")
            if edit is not None:
                spent = (self.mask_spent, self.mask_spent)
                self._push(self.tr("Copy from everywhere"), (edit,), spent=spent)

    def toggle_mask(self) -> None:
        """Show the mask or hide it; a spent mask that is shown can be edited again."""
        if self.document is not None:
            self.mask_shown = not self.mask_shown
            self.mask_spent = self.mask_spent and not self.mask_shown
            self.mask_changed.emit(self._whole)
            self.changed.emit()

    def put(self, fill: Fill) -> None:
        """Put a fill of the present mask into the photo, as one step."""
        assert self.document is not None
        edits = (self.document.fill_edit(fill),)
        fills = (FillRecord.of(fill),)
        self._push(self.tr("Fill"), edits, spent=(self.mask_spent, True), fills=fills)

    @property
    def fills(self) -> tuple[FillRecord, ...]:
        """How the fills that are now in the photo were made, in their order."""
        steps = (self.undo_stack.command(i) for i in range(self.undo_stack.index()))
        return tuple(fill for step in steps if isinstance(step, EditCommand) for fill in step.fills)

    def restore(self, project: Project) -> None:
        """Bring the photo, just opened, to the state of a project, as one step; UserError."""
        assert self.document is not None
        edits = edits_of(project, self.document)
        spent = (False, project.spent)
        self._push(self.tr("Earlier work"), edits, spent=spent, fills=project.fills)

    def undo(self) -> None:
        """Take back the last step."""
        if self.enabled:
            self.end_stroke()
            self.undo_stack.undo()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self.enabled:
            self.end_stroke()
            self.undo_stack.redo()

    def apply(self, edit: Edit) -> None:
        """Make an edit; for the steps of the history."""
        assert self.document is not None
        self.document.apply(edit)
        self._edited(edit)

    def revert(self, edit: Edit) -> None:
        """Take an edit back; for the steps of the history."""
        assert self.document is not None
        self.document.revert(edit)
        self._edited(edit)

    def set_mask_spent(self, spent: bool) -> None:
        """Say whether the mask has just been filled, and show it accordingly."""
        self.mask_spent = spent
        self.mask_shown = not spent
        self.mask_changed.emit(self._whole)

    @property
    def _whole(self) -> Bounds:
        assert self.document is not None
        return Bounds(0, 0, self.document.width, self.document.height)

    def _begin_stroke(self) -> None:
        assert self.document is not None
        if self.mask_spent:
            empty = np.zeros_like(self.document.cover)
            self._cleared = self.document.mask_edit(empty, "New mask")
            if self._cleared is not None:
                self.apply(self._cleared)
        if not self.mask_shown:
            self.set_mask_spent(False)

    def _restore(self, cleared: Edit) -> None:
        self.revert(cleared)
        self.set_mask_spent(True)

    def _replace_mask(self, edit: Edit | None, text: str) -> None:
        if edit is not None:
            self._push(text, (edit,), spent=(self.mask_spent, False))

    def _push(
        self,
        text: str,
        edits: tuple[Edit, ...],
        *,
        spent: tuple[bool, bool],
        fills: tuple[FillRecord, ...] = (),
    ) -> None:
        self.undo_stack.push(EditCommand(text, self, edits, spent=spent, fills=fills))

    @property
    def _stroke_name(self) -> str:
        if self._layer == "restored":
            return self.tr("Restore")
        if self._layer == "excluded":
            return self.tr("Where not to copy from")
        return self.tr("Brush stroke")

    def _touched(self, bounds: Bounds) -> None:
        """An unfinished stroke has changed its layer there."""
        assert self.pyramids is not None
        if bounds.empty:
            return
        if self._layer == "restored":
            self.pyramids.image.update(bounds)
            self.image_changed.emit(bounds)
        else:
            cover = self._layer == "cover"
            (self.pyramids.mask if cover else self.pyramids.excluded).update(bounds)
            self.mask_changed.emit(bounds)

    def _edited(self, edit: Edit) -> None:
        assert self.document is not None
        assert self.pyramids is not None
        layers: dict[Layer, Pyramid] = {
            "image": self.pyramids.image,
            "cover": self.pyramids.mask,
            "excluded": self.pyramids.excluded,
        }
        for patch in edit.patches:
            if patch.layer in layers:
                layers[patch.layer].update(patch.bounds)
        fills = edit.origin is not None or any(p.layer == "filled" for p in edit.patches)
        if edit.changes_image or fills:  # a fill may agree with what was there in every pixel
            self.image_changed.emit(edit.bounds)
            self._certificate.check(self.document)
        else:
            self.mask_changed.emit(edit.bounds)
