"""One step of the history."""

from __future__ import annotations

import weakref
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from inpaint_app.core.edits import Edit
from inpaint_app.core.project import FillRecord


class Desk(Protocol):
    """What an undo step needs of the session."""

    def apply(self, edit: Edit) -> None: ...

    def revert(self, edit: Edit) -> None: ...

    def set_mask_spent(self, spent: bool) -> None: ...


class EditCommand(QUndoCommand):
    """Edits that are made, undone and redone together.

    `spent` says, before and after them, whether the mask has been filled, so that undo brings back
    how it was shown too. `fills` are the records of the fills among the edits.
    """

    def __init__(
        self,
        text: str,
        desk: Desk,
        edits: tuple[Edit, ...],
        *,
        spent: tuple[bool, bool],
        fills: tuple[FillRecord, ...] = (),
    ) -> None:
        super().__init__(text)
        self.fills = fills
        # Held strongly, desk, history and steps would be a circle, which Python breaks at a step:
        # Qt then ended the process on deleting the history.
        self._desk_there = weakref.ref(desk)
        self._edits = edits
        self._spent_before, self._spent_after = spent

    @property
    def nbytes(self) -> int:
        """The memory that the edits take."""
        return sum(edit.nbytes for edit in self._edits)

    @property
    def forgotten(self) -> bool:
        """Whether the step can no longer be undone or made again."""
        return not self._edits

    def forget(self) -> None:
        """Let go of the edits, to save memory; only where all older steps have been forgotten."""
        self._edits = ()

    @property
    def _desk(self) -> Desk:
        desk = self._desk_there()
        assert desk is not None  # it owns the history
        return desk

    def redo(self) -> None:
        """Make the edits; called by Qt, the first time when the command is pushed."""
        for edit in self._edits:
            self._desk.apply(edit)
        if not self.forgotten:
            self._desk.set_mask_spent(self._spent_after)

    def undo(self) -> None:
        """Take the edits back; called by Qt."""
        for edit in reversed(self._edits):
            self._desk.revert(edit)
        if not self.forgotten:
            self._desk.set_mask_spent(self._spent_before)
