"""Every key and mouse gesture of the window, in one table: actions and help are made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

HOLD_ORIGINAL = Qt.Key.Key_Backslash
HOLD_PAN = Qt.Key.Key_Space
HELD = (QKeySequence(HOLD_ORIGINAL), QKeySequence(HOLD_PAN))


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
        return _as_text(self.sequences)


# The user's own keys: the sequences of an action in place of those in the table.
OwnKeys = Mapping[str, Sequence[str]]


def sequences(name: str, own: OwnKeys) -> list[QKeySequence]:
    """The keys of an action."""
    return [QKeySequence(text) for text in own.get(name, ACTIONS[name].sequences)]


def shown(name: str, own: OwnKeys) -> tuple[str, ...]:
    """The keys of an action as text."""
    return _as_text(own.get(name, ACTIONS[name].sequences))


def first_key(action: QAction) -> str:
    """The first of an action's keys as text; empty if it has none."""
    return _as_text([sequence.toString() for sequence in action.shortcuts()[:1]] or [""])[0]


def holders(sequence: QKeySequence, own: OwnKeys) -> list[str]:
    """The actions that have this key."""
    return [name for name in ACTIONS if sequence in sequences(name, own)]


def with_keys(name: str, texts: Sequence[str], own: OwnKeys) -> dict[str, list[str]]:
    """The user's keys after giving an action these, which all other actions lose."""
    taken = [QKeySequence(text) for text in texts]
    changed = {other: list(held) for other, held in own.items()}
    for other in ACTIONS:
        held = sequences(other, own)
        if other != name and any(sequence in held for sequence in taken):
            changed[other] = [s.toString() for s in held if s not in taken]
    changed[name] = list(texts)
    return _without_defaults(changed)


def with_default(name: str, own: OwnKeys) -> dict[str, list[str]]:
    """The user's keys after giving an action those of the table back."""
    return with_keys(name, ACTIONS[name].sequences, own)


def _without_defaults(own: OwnKeys) -> dict[str, list[str]]:
    def changed(name: str, held: Sequence[str]) -> bool:
        if name not in ACTIONS:
            return True  # of another version of the program
        table = [QKeySequence(text) for text in ACTIONS[name].sequences]
        return [QKeySequence(text) for text in held] != table

    return {name: list(held) for name, held in own.items() if changed(name, held)}


def _as_text(names: Sequence[str]) -> tuple[str, ...]:
    native = QKeySequence.SequenceFormat.NativeText
    # Return is the large Enter key; people know both by that name.
    usual = (name.replace("Return", "Enter") for name in names)
    return tuple(dict.fromkeys(QKeySequence(name).toString(native) for name in usual))


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("keys", text))


GROUPS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (
        _tr("Photo"),
        (
            Key("open", _tr("Open a photo"), ("Ctrl+O",), icon="open"),
            Key("save", _tr("Save"), ("Ctrl+S",), icon="save"),
            Key("save_as", _tr("Save under another name"), ("Ctrl+Shift+S",)),
            Key("save_project", _tr("Save the project, to go on later"), ("Ctrl+Alt+S",)),
            Key("copy", _tr("Copy the photo"), ("Ctrl+C",)),
            Key("paste", _tr("Paste a picture"), ("Ctrl+V",)),
            Key("next", _tr("Next photo of the folder"), ("PgDown",)),
            Key("previous", _tr("Previous photo of the folder"), ("PgUp",)),
            Key("menu", _tr("Menu"), ("F10",), icon="menu"),
            Key("settings", _tr("Settings"), ("Ctrl+,",)),
            Key("quit", _tr("Leave the program"), ("Ctrl+Q",)),
        ),
    ),
    (
        _tr("Paint"),
        (
            Key("brush", _tr("Brush"), ("B",), icon="brush"),
            Key("eraser", _tr("Eraser"), ("E",), icon="eraser"),
            Key("restore", _tr("Restore the original"), ("R",), icon="restore"),
            Key("keep_out", _tr("Where not to copy from"), ("N",), icon="keep-out"),
            Key("smaller", _tr("Smaller brush"), ("[",)),
            Key("larger", _tr("Larger brush"), ("]",)),
            # A keyboard whose Shift makes a brace of it tells the brace.
            Key("softer", _tr("Softer brush"), ("Shift+[", "{")),
            Key("harder", _tr("Harder brush"), ("Shift+]", "}")),
            Key("", _tr("Brush size"), gesture=_tr("Ctrl+Wheel, Alt+Right-drag")),
            Key("", _tr("Hardness"), gesture=_tr("Alt+Right-drag up or down")),
            Key("", _tr("Erase while painting"), gesture=_tr("Right-drag, Alt+Drag")),
            Key("", _tr("Straight line from the last stroke"), gesture=_tr("Shift+Click")),
        ),
    ),
    (
        _tr("Choose"),
        (
            Key("rectangle", _tr("Rectangle"), ("M",), icon="rectangle"),
            Key("ellipse", _tr("Ellipse"), ("Shift+M",), icon="ellipse"),
            Key("lasso", _tr("Lasso"), ("L",), icon="lasso"),
            Key("polygon", _tr("Polygon"), ("P",), icon="polygon"),
            Key("flood", _tr("Choose by colour"), ("W",), icon="flood"),
            Key("object", _tr("Choose an object: click it, or drag a box"), ("O",), icon="object"),
            Key("", _tr("Add to the mask"), gesture=_tr("Shift+Drag, Shift+Click")),
            Key("", _tr("Take away from the mask"), gesture=_tr("Alt+Drag, Alt+Click")),
            Key("", _tr("Close a polygon"), gesture=_tr("Enter, Double-click")),
        ),
    ),
    (
        _tr("Mask"),
        (
            Key("mask", _tr("Show or hide the mask"), ("Q",), icon="eye"),
            Key("clear", _tr("Clear the mask"), ("Ctrl+D", "Del"), icon="clear"),
            Key("invert", _tr("Invert the mask"), ("Ctrl+Shift+I",), icon="invert"),
            Key("grow", _tr("Grow the mask"), ("G",)),
            Key("shrink", _tr("Shrink the mask"), ("Shift+G",)),
            Key("feather", _tr("Feather the mask"), ("F",)),
            Key("suggest", _tr("Find dust and scratches"), ("D",)),
            Key("import_mask", _tr("Import a mask"), ("Ctrl+Shift+O",)),
            Key("export_mask", _tr("Export the mask"), ("Ctrl+Shift+E",)),
            Key("copy_everywhere", _tr("Copy from everywhere again"), ("Shift+N",)),
        ),
    ),
    (
        _tr("Fill"),
        (
            # The second pair is the numeric keypad's.
            Key("fill", _tr("Fill"), ("Return", "Ctrl+Return", "Enter", "Ctrl+Enter"), icon="fill"),
            Key("", _tr("Fill"), gesture=_tr("Click inside the mask")),
            Key("fill_on_release", _tr("Fill after each stroke"), ("A",), icon="release"),
            # Menus show the first, which people know as Enter.
            Key("variants", _tr("Fill in four variants"), ("Shift+Enter", "Shift+Return")),
            Key("learn_photo", _tr("Learn from this photo before a fill"), ("T",)),
            Key("variant_1", _tr("First variant"), ("1",)),
            Key("variant_2", _tr("Second variant"), ("2",)),
            Key("variant_3", _tr("Third variant"), ("3",)),
            Key("variant_4", _tr("Fourth variant"), ("4",)),
            Key("variant_next", _tr("Next variant"), ("Right",)),
            Key("variant_previous", _tr("Previous variant"), ("Left",)),
            Key("cancel", _tr("Stop the fill, drop the stroke or the mask"), ("Esc",)),
            Key("undo", _tr("Undo"), ("Ctrl+Z",), icon="undo"),
            Key("redo", _tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
            Key("history", _tr("History"), ("Ctrl+H",)),
        ),
    ),
    (
        _tr("Compare"),
        (
            Key("", _tr("See the original"), gesture=_tr("Hold \\")),
            Key("split", _tr("Original beside the result"), ("C",), icon="split"),
            Key("sources", _tr("Where did this come from?"), ("H",), icon="sources"),
            Key("doubt", _tr("How sure are the fills?"), ("K",), icon="doubt"),
        ),
    ),
    (
        _tr("Learn"),
        (
            Key("learn", _tr("Teach it your photos"), ("Ctrl+L",)),
            Key("models", _tr("Learnt models"), ("Ctrl+M",)),
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
            Key("help", _tr("Keys and mouse"), ("F1", "?"), icon="help"),
        ),
    ),
)

ACTIONS = {key.name: key for _, keys in GROUPS for key in keys if key.name}
