"""The actions of the window, made from the table of keys and the user's changes to it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from inpaint_app.ui.keys import ACTIONS, OwnKeys, sequences, shown
from inpaint_app.ui.toolbox import TOOLS

_REPEATING = ("smaller", "larger", "softer", "harder", "undo", "redo")
_CHECKABLE = (
    *(*TOOLS, "mask", "history", "fill_on_release", "learn_photo"),
    *("split", "sources", "doubt"),
)


def make_actions(window: QWidget, own: OwnKeys) -> dict[str, QAction]:
    """One action for each line of the table that has a name, with its tool tip."""
    actions = {}
    for name, key in ACTIONS.items():
        action = QAction(key.label, window)
        action.setAutoRepeat(name in _REPEATING)
        action.setCheckable(name in _CHECKABLE)
        window.addAction(action)
        actions[name] = action
    set_keys(actions, own)
    return actions


def set_keys(actions: dict[str, QAction], own: OwnKeys) -> None:
    """Give each action its keys, and tell the first of them in its tool tip."""
    for name, action in actions.items():
        action.setShortcuts(sequences(name, own))
        label, keys = ACTIONS[name].label, shown(name, own)
        action.setToolTip(f"{label} ({keys[0]})" if keys else label)


def connect(actions: dict[str, QAction], slots: dict[str, Callable[[], Any]]) -> None:
    """Let actions call plain functions; a name without an action is an error."""
    for name, slot in slots.items():
        actions[name].triggered.connect(functools.partial(_call, slot))


def other_action(window: QObject, text: str, slot: Callable[[], Any]) -> QAction:
    """An action without a key."""
    action = QAction(text, window)
    action.triggered.connect(functools.partial(_call, slot))
    return action


def _call(slot: Callable[[], Any], _checked: bool = False) -> None:
    """`triggered` also tells whether the action is checked, which no slot here needs."""
    slot()
