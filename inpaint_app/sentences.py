"""What the core says in English, in the language of the interface."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from inpaint_app.core.errors import Sentence, UserError

# What models.devices says most often; what it says of a fault stays English.
DEVICE_REASONS = (
    QT_TRANSLATE_NOOP("devices", "The CPU is used: no graphics processor was found."),
    QT_TRANSLATE_NOOP("devices", "The CPU is used: as chosen."),
)


def translated(said: UserError | Sentence) -> str:
    """The sentence in the language of the interface, closed as a sentence is in a window."""
    sentence = in_words(said)
    return sentence if sentence.endswith((".", "?", "!", "…", "。")) else f"{sentence}."


def in_words(value: object) -> Any:
    """A sentence in the language of the interface, with those inside of it; else the value."""
    if not isinstance(value, UserError | Sentence):
        return value
    values = {name: in_words(inner) for name, inner in value.values.items()}
    return QCoreApplication.translate("errors", value.template).format(**values)
