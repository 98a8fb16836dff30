"""Light and dark are both readable, and every icon that is named exists."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from string import Template

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inpaint_app.shipped import RESOURCES
from inpaint_app.ui.keys import ACTIONS
from inpaint_app.ui.theme import DARK, LIGHT, Colours, Theme

ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "hover"),
    ("text", "pressed"),
    ("text", "accent_soft"),
    ("text", "error_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "hover"),
    ("muted", "accent_soft"),
    ("accent_text", "window"),
    ("accent_text", "surface"),
    ("accent_text", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("good", "surface"),
    ("good", "window"),
    ("error", "surface"),
    ("error", "window"),
    ("error", "error_soft"),
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    """Each text colour has a contrast of 4.5 on each ground that it stands on (WCAG AA)."""
    values = asdict(colours)
    light, dark = sorted((luminance(values[text]), luminance(values[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_style_sheet_names_only_colours_that_exist() -> None:
    """Every placeholder is filled in, and no colour is written into the sheet itself."""
    sheet = (RESOURCES / "style.qss").read_text()
    Template(sheet).substitute(asdict(LIGHT))
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?!\w)\s*[;}]", sheet)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_is_a_drawing_in_the_colour_of_the_text(qtbot: QtBot, path: Path) -> None:
    """Icons are valid SVG and have no colour of their own."""
    assert QSvgRenderer(str(path)).isValid()
    text = path.read_text()
    assert "currentColor" in text
    assert not re.search(r"#[0-9a-fA-F]{3}", text)


def test_every_named_icon_exists_and_is_used(qtbot: QtBot) -> None:
    """No action lacks its icon and no icon lies about unused."""
    code = "".join(path.read_text() for path in Path("inpaint_app").rglob("*.py"))
    names = {path.stem for path in ICONS}
    assert {key.icon for key in ACTIONS.values() if key.icon} <= names
    assert [name for name in names if f'"{name}"' not in code] == []


@pytest.mark.parametrize(("wanted", "dark"), [("light", False), ("dark", True)])
def test_a_chosen_theme_is_worn(qtbot: QtBot, wanted: str, dark: bool) -> None:
    """The choice of the user counts more than the system's."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, RESOURCES, wanted)
    assert theme.dark == dark
    assert (app.palette().window().color().lightness() < 128) == dark
    icon = theme.icon("open")
    assert icon.availableSizes()
    picture = icon.pixmap(20, 20).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(20) for y in range(20)}
    assert theme.colours.text in colours
    grey = icon.pixmap(20, 20, QIcon.Mode.Disabled).toImage()
    assert grey != picture
    on = icon.pixmap(20, 20, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert theme.colours.accent_text in {
        on.pixelColor(x, y).name() for x in range(20) for y in range(20)
    }
    grey_on = icon.pixmap(20, 20, QIcon.Mode.Disabled, QIcon.State.On).toImage()
    assert grey_on == grey
