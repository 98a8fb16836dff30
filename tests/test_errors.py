"""The sentences that people read."""

import os
from pathlib import Path

import pytest

from inpaint_app.core.errors import Sentence, UserError, shown


def test_a_user_error_reads_as_its_sentence_with_the_values_filled_in() -> None:
    """`str` gives the English sentence; template and values stay apart for the translator."""
    error = UserError("{name} is {what}", details="errno 2", name="a.jpg", what="gone")
    assert str(error) == "a.jpg is gone"
    assert error.template == "{name} is {what}"
    assert error.values == {"name": "a.jpg", "what": "gone"}
    assert error.details == "errno 2"


def test_braces_in_a_file_name_do_no_harm() -> None:
    """A value is filled in as it is, also when it looks like a placeholder."""
    assert str(UserError("{name} is gone", name="{0} {x}.jpg")) == "{0} {x}.jpg is gone"


def test_a_sentence_is_text_that_remembers_how_it_was_made() -> None:
    """A note can be shown as it is, or translated by its template."""
    sentence = Sentence("Picture 1 of {frames}", frames=3)
    assert sentence == "Picture 1 of 3"
    assert (sentence.template, sentence.values) == ("Picture 1 of {frames}", {"frames": 3})


@pytest.mark.fault(22)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("photo.jpg", "photo.jpg"),
        ("two\nlines.png", "two\\nlines.png"),
        ("名前 é 🙂.jpg", "名前 é 🙂.jpg"),
        ("👩\u200d👧.jpg", "👩\u200d👧.jpg"),
        ("evil\u202egpj.exe", "evil\\u202egpj.exe"),
        ("100%s {x} 'a' \"b\".png", "100%s {x} 'a' \"b\".png"),
        (os.fsdecode(b"caf\xe9.jpg"), "caf\\udce9.jpg"),
        ("a\u2028b", "a\\u2028b"),
    ],
)
def test_a_file_name_is_shown_in_one_line_without_hidden_characters(
    name: str, expected: str
) -> None:
    """Fault 22: line breaks, direction marks and bytes that are no text are escaped."""
    assert shown(Path("/some/folder") / name) == expected


@pytest.mark.fault(22)
def test_a_very_long_file_name_is_shortened_in_the_middle() -> None:
    """Fault 22: the beginning and the ending stay readable."""
    text = shown("x" * 200 + ".jpeg")
    assert len(text) == 80
    assert text.startswith("xxx")
    assert text.endswith(".jpeg")


def test_a_path_without_a_name_is_shown_whole() -> None:
    """The root has no last part; an empty name would read as nothing."""
    assert shown("/") == "/"
