"""What a user can cause and mend, and sentences that can be translated."""

from __future__ import annotations

import os
import unicodedata

_JOINERS = "\u200c\u200d"  # invisible, but parts of words and of emoji


class UserError(Exception):
    """A failure that the user can cause and mend, told in one sentence.

    `template` is a literal sentence with named placeholders (what happened, to which file, what to
    do next), so that the interface can translate it and then fill in `values`; `details` is for the
    curious, behind a button. `str()` gives the English sentence.
    """

    def __init__(self, template: str, *, details: str = "", **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.details = details
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class ChangedOnDisk(UserError):
    """The file was changed by another program since it was read; the user may overwrite it."""


class Sentence(str):
    """An English sentence that remembers template and values, so that it can be translated."""

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Sentence:
        sentence = super().__new__(cls, template.format(**values))
        sentence.template = template
        sentence.values = values
        return sentence


def said(template: str) -> str:
    """The template itself; marks it, where it is kept for later, as one to be translated."""
    return template


def shown(path: str | os.PathLike[str]) -> str:
    """The name of a file as it may stand in a sentence: without folder, escaped, at most 80 long.

    Line breaks, direction marks and bytes that are no text are written as escapes.
    """
    whole = os.fspath(path)
    name = "".join(_visible(letter) for letter in os.path.basename(whole) or whole)
    return name if len(name) <= 80 else f"{name[:50]}…{name[-29:]}"


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter not in _JOINERS and (kind.startswith("C") or kind in ("Zl", "Zp")):
        return letter.encode("unicode_escape").decode()
    return letter
