"""What the keys and buttons of the tools do, and how the buttons show it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from inpaint_app.filling import LEARNING_S
from inpaint_app.session import Session
from inpaint_app.ui import dialogs
from inpaint_app.ui.canvas import Canvas
from inpaint_app.ui.toolbox import TOOLS, Toolbox

# Need a photo that may be changed now.
EDITING = (
    *TOOLS,
    *("smaller", "larger", "softer", "harder", "mask", "clear", "invert"),
    *("grow", "shrink", "feather", "suggest", "import_mask", "export_mask", "copy_everywhere"),
)
# Need a photo.
SEEING = ("split", "sources", "doubt")


class ToolActions(QObject):
    """Joins the actions with the toolbox, the canvas and the works on the mask."""

    def __init__(self, session: Session, toolbox: Toolbox, canvas: Canvas, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._toolbox, self._canvas = session, toolbox, canvas
        self._window = window
        canvas.fill_asked.connect(session.fill)
        canvas.marked.connect(self._marked)
        session.mask_works.marked.connect(self._marked)
        toolbox.changed.connect(self._toolbox_changed)

    @property
    def slots(self) -> dict[str, Callable[[], Any]]:
        """What each action does, by its name."""
        toolbox, editing = self._toolbox, self._session.editing
        tools = {name: functools.partial(toolbox.choose, name) for name in TOOLS}
        return {
            **tools,
            "smaller": toolbox.brush.smaller,
            "larger": toolbox.brush.larger,
            "softer": toolbox.brush.softer,
            "harder": toolbox.brush.harder,
            "mask": editing.toggle_mask,
            "clear": editing.clear_mask,
            "invert": editing.invert_mask,
            "grow": functools.partial(self._reshape, "grow"),
            "shrink": functools.partial(self._reshape, "shrink"),
            "feather": functools.partial(self._reshape, "feather"),
            "suggest": self._session.suggest_mask,
            "import_mask": self._choose_mask,
            "export_mask": self._choose_mask_name,
            "copy_everywhere": editing.clear_excluded,
            "fill": self._fill,
            "fill_on_release": toolbox.toggle_fill_on_release,
            "learn_photo": toolbox.toggle_learn_photo,
            "cancel": self._cancel,
            "split": toolbox.toggle_split,
            "sources": toolbox.toggle_sources,
            "doubt": toolbox.toggle_doubt,
        }

    def show_checked(self, actions: dict[str, QAction]) -> None:
        """Mark the tool in the hand and what is switched on."""
        toolbox = self._toolbox
        for name in TOOLS:
            actions[name].setChecked(toolbox.tool == name)
        actions["fill_on_release"].setChecked(toolbox.fills_on_release)
        actions["learn_photo"].setChecked(toolbox.learns_photo)
        actions["split"].setChecked(toolbox.shows_split)
        actions["sources"].setChecked(toolbox.shows_sources)
        actions["doubt"].setChecked(toolbox.shows_doubt)

    def _fill(self) -> None:
        """Enter closes a polygon that is being drawn, and fills otherwise."""
        if not self._canvas.finish():
            self._session.fill()

    def _cancel(self) -> None:
        """Esc ends a running fill, else what is being drawn, else it clears the mask."""
        if self._session.stoppable or not self._canvas.drop_gesture():
            self._session.cancel()

    def _toolbox_changed(self) -> None:
        learning = self._toolbox.learns_photo
        self._session.filling.learning_seconds = LEARNING_S if learning else 0.0

    def _marked(self) -> None:
        if self._toolbox.fills_on_release:
            self._session.fill()

    def _reshape(self, way: str) -> None:
        getattr(self._session.mask_works, way)(self._toolbox.amount)

    def _choose_mask(self) -> None:
        dialogs.ask_mask(self._window, self._mask_name.parent, self._mask_chosen)

    def _choose_mask_name(self) -> None:
        dialogs.ask_mask_name(self._window, self._mask_name, self._mask_name_chosen)

    @property
    def _mask_name(self) -> Path:
        """Where the mask is proposed to be: beside the photo."""
        path = self._session.places.proposed
        return path.with_name(f"{path.stem.removesuffix('_filled')}_mask.png")

    def _mask_chosen(self, name: str) -> None:
        self._session.mask_works.load(Path(name))

    def _mask_name_chosen(self, name: str) -> None:
        self._session.mask_works.save(Path(name))
