"""Every key and mouse gesture of the window, in one table: actions and help are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

HOLD_ORIGINAL = Qt.Key.Key_Backslash
HOLD_PAN = Qt.Key.Key_Space


@dataclass(frozen=True)
class Key:
    """One line: what is done, and by which key sequences or by which gesture.

    Lines with a `name` become actions; the others describe what the canvas does itself.
    """

    name: str
    text: str
    sequences: tuple[str, ...] = ()
    gesture: str = ""
    icon: str = ""

    @property
    def label(self) -> str:
        """What it does, in the language of the interface."""
        return QCoreApplication.translate("keys", self.text)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys or the gesture as text."""
        if self.gesture:
            return (QCoreApplication.translate("keys", self.gesture),)
        native = QKeySequence.SequenceFormat.NativeText
        # Return is the large Enter key; people know both by that name.
        names = (sequence.replace("Return", "Enter") for sequence in self.sequences)
        return tuple(dict.fromkeys(QKeySequence(name).toString(native) for name in names))


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("keys", text))


GROUPS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (
        _tr("Photo"),
        (
            Key("open", _tr("Open a photo"), ("Ctrl+O",), icon="open"),
            Key("save", _tr("Save"), ("Ctrl+S",), icon="save"),
            Key("save_as", _tr("Save under another name"), ("Ctrl+Shift+S",)),
            Key("copy", _tr("Copy the photo"), ("Ctrl+C",)),
            Key("paste", _tr("Paste a picture"), ("Ctrl+V",)),
            Key("next", _tr("Next photo of the folder"), ("PgDown",)),
            Key("previous", _tr("Previous photo of the folder"), ("PgUp",)),
            Key("quit", _tr("Leave the program"), ("Ctrl+Q",)),
        ),
    ),
    (
        _tr("Paint"),
        (
            Key("brush", _tr("Brush"), ("B",), icon="brush"),
            Key("eraser", _tr("Eraser"), ("E",), icon="eraser"),
            Key("smaller", _tr("Smaller brush"), ("[",)),
            Key("larger", _tr("Larger brush"), ("]",)),
            Key("", _tr("Brush size"), gesture=_tr("Ctrl+Wheel, Alt+Right-drag")),
            Key("", _tr("Erase while painting"), gesture=_tr("Right-drag, Alt+Drag")),
            Key("", _tr("Straight line from the last stroke"), gesture=_tr("Shift+Click")),
            Key("mask", _tr("Show or hide the mask"), ("Q",), icon="eye"),
            Key("clear", _tr("Clear the mask"), ("Ctrl+D", "Del"), icon="clear"),
            Key("invert", _tr("Invert the mask"), ("Ctrl+Shift+I",), icon="invert"),
        ),
    ),
    (
        _tr("Fill"),
        (
            # The second pair is the numeric keypad's.
            Key("fill", _tr("Fill"), ("Return", "Ctrl+Return", "Enter", "Ctrl+Enter"), icon="fill"),
            Key("cancel", _tr("Stop the fill, drop the stroke or the mask"), ("Esc",)),
            Key("undo", _tr("Undo"), ("Ctrl+Z",), icon="undo"),
            Key("redo", _tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
            Key("", _tr("See the original"), gesture=_tr("Hold \\")),
        ),
    ),
    (
        _tr("View"),
        (
            Key("fit", _tr("Fit the window"), ("Ctrl+0",), icon="fit"),
            Key("actual", _tr("Actual pixels"), ("Ctrl+1",)),
            Key("zoom_in", _tr("Zoom in"), ("Ctrl++", "Ctrl+="), icon="zoom-in"),
            Key("zoom_out", _tr("Zoom out"), ("Ctrl+-",), icon="zoom-out"),
            Key("", _tr("Zoom at the cursor"), gesture=_tr("Wheel, Pinch")),
            Key("", _tr("Move the photo"), gesture=_tr("Space+Drag, Middle-drag, two fingers")),
            Key("help", _tr("This sheet"), ("F1", "?"), icon="help"),
        ),
    ),
)

ACTIONS = {key.name: key for _, keys in GROUPS for key in keys if key.name}
