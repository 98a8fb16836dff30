"""The window speaks the user's language, and no sentence is forgotten on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import FOLDER, NotLiteral, messages_of, path_of, placeholders, read, said
from catalogues import LANGUAGES as TRANSLATED
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from inpaint_app.core.errors import Sentence, UserError
from inpaint_app.languages import LANGUAGES, choose, speak
from inpaint_app.sentences import DEVICE_REASONS, translated
from models.devices import choose_device

translation = pytest.mark.parametrize("language", TRANSLATED)


@pytest.mark.parametrize(
    ("preferred", "language"),
    [
        (["de-AT", "de", "en-GB"], "de"),
        (["de_DE"], "de"),
        (["pt-BR", "es-419"], "es"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-CN"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["zh-Hant-TW", "fr-FR"], "fr"),
        (["ja-JP"], "ja"),
        (["tr-TR"], "en"),
        (["C"], "en"),
        (["nonsense", ""], "en"),
        ([], "en"),
    ],
)
def test_the_first_preferred_language_that_there_is_counts(
    preferred: list[str], language: str
) -> None:
    """As the desktop tells them, in any of its spellings."""
    assert choose("system", preferred) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_counts_more_than_the_systems(language: str) -> None:
    """It is known to Qt, too."""
    assert choose(language, ["de"]) == language
    assert QLocale(language).language() != QLocale.Language.C


def test_all_ways_to_say_something_are_found(tmp_path: Path) -> None:
    """Methods, functions of a module, errors, notes, stages and lines of the table of keys."""
    path = tmp_path / "module.py"
    path.write_text(
        "class A(QWidget):\n"
        "    def f(self): self.tr('one'); B('two {name}', name=1); Progress(0.5, 'three')\n"
        "    def g(self): Progress(0.5, other.stage)\n"
        "class B(UserError): pass\n"
        "def _tr(text): return QCoreApplication.translate('place', text)\n"
        "_tr('four' ' and more')\n"
        "Sentence('five'); QT_TRANSLATE_NOOP('six', 'seven')\n"
        "QCoreApplication.translate('errors', said.template)\n"
    )
    assert set(messages_of(path)) == {
        ("A", "one"),
        ("errors", "two {name}"),
        ("stages", "three"),
        ("place", "four and more"),
        ("errors", "five"),
        ("six", "seven"),
    }


@pytest.mark.parametrize("code", ["self.tr(f'{a} b')", "UserError('a' + b)", "_tr(name)"])
def test_a_sentence_that_is_put_together_is_refused(tmp_path: Path, code: str) -> None:
    """It could not be translated; the place is named."""
    path = tmp_path / "module.py"
    path.write_text(f"\nclass A:\n    def f(self): {code}\n")
    with pytest.raises(NotLiteral, match=r"module.py:3"):
        list(messages_of(path))


def test_every_sentence_of_the_window_can_be_translated() -> None:
    """Each is a whole literal sentence, whose gaps have names."""
    messages = said()
    assert len(messages) > 150
    for context, text in messages:
        assert context, text
        assert "" not in placeholders(text), text


def test_every_language_but_english_has_a_catalogue() -> None:
    """And no catalogue lies about that no language uses."""
    assert ["en", *TRANSLATED] == sorted(LANGUAGES, key=lambda name: (name != "en", name))
    assert {path.stem for path in FOLDER.glob("*.ts")} == {path_of(n).stem for n in TRANSLATED}


@translation
def test_a_catalogue_is_complete(language: str) -> None:
    """It translates all that the window can say, and nothing else."""
    catalogue = read(language)
    assert catalogue.keys() == said()
    assert [message for message, text in catalogue.items() if not text] == []


@translation
def test_a_translation_has_the_gaps_of_its_sentence(language: str) -> None:
    """And begins or ends with a space where it does."""
    for (_, source), text in read(language).items():
        if text:
            assert placeholders(text) == placeholders(source), source
            ends = (source[:1].isspace(), source[-1:].isspace())
            assert (text[:1].isspace(), text[-1:].isspace()) == ends, source


@translation
def test_the_compiled_catalogue_says_what_the_source_says(qtbot: QtBot, language: str) -> None:
    """What ships is what was translated; refresh: python tests/catalogues.py."""
    translator = QTranslator()
    assert translator.load(str(path_of(language).with_suffix(".qm")))
    for (context, source), text in read(language).items():
        assert translator.translate(context, source) == text, source


def test_the_window_speaks_german_inside_of_sentences_too(qtbot: QtBot) -> None:
    """Qt's own words, and sentences that stand in others; numbers have a comma."""
    app, before = QCoreApplication.instance(), QLocale()
    assert app is not None
    known = set(app.findChildren(QTranslator))
    speak(app, "de", FOLDER)
    try:
        inner = UserError("{name} is empty; choose another file", name="a.jpg")
        error = UserError("{file} was not filled: {reason}", file="b.jpg", reason=inner)
        assert translated(error) == (
            "b.jpg wurde nicht gefüllt: a.jpg ist leer; wählen Sie eine andere Datei."
        )
        assert translated(Sentence("the disk is full")) == "der Datenträger ist voll."
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
        assert QLocale().toString(1.5, "f", 1) == "1,5"
    finally:
        for translator in set(app.findChildren(QTranslator)) - known:
            app.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(before)


def test_the_usual_reason_for_a_device_can_be_translated() -> None:
    """The network's library knows no Qt; its two common sentences are known here."""
    assert choose_device("cpu").reason in DEVICE_REASONS
    assert DEVICE_REASONS[0].startswith("The CPU is used")
