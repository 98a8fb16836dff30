"""Colours, style sheet and icons, in light and in dark."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QDir, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

_RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)  # device pixel ratios that icons are drawn for


@dataclass(frozen=True)
class Colours:
    """One variant. Text on its background has a contrast of at least 4.5 (WCAG AA)."""

    window: str
    surface: str  # bars and cards
    canvas: str  # around the photo
    border: str
    text: str
    muted: str
    disabled: str
    hover: str
    pressed: str
    accent: str  # the one colour: what to do next
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str  # the accent as text or line on window and surface
    accent_soft: str
    error: str
    error_soft: str
    good: str


LIGHT = Colours(
    window="#f7f7f9", surface="#ffffff", canvas="#e6e7ec", border="#dcdee5", text="#1c1d24",
    muted="#5a5d6b", disabled="#a9acb8", hover="#eeeff4", pressed="#e2e3ec", accent="#5a46e0",
    accent_hover="#4b38cf", accent_pressed="#3f2eb4", on_accent="#ffffff", accent_text="#4c39d1",
    accent_soft="#ebe8fd", error="#b3261e", error_soft="#fdecea", good="#1c7a45",
)  # fmt: skip
DARK = Colours(
    window="#1b1c21", surface="#24252b", canvas="#131418", border="#383a44", text="#ececf1",
    muted="#a6a9b8", disabled="#62656f", hover="#30323a", pressed="#3a3d47", accent="#6b57ec",
    accent_hover="#6250e6", accent_pressed="#5a46e0", on_accent="#ffffff", accent_text="#b0a4ff",
    accent_soft="#322d57", error="#ffb4ab", error_soft="#43211f", good="#7fd6a2",
)  # fmt: skip


class Theme(QObject):
    """Dresses the application and follows the system's switch between light and dark."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, wanted: str = "system") -> None:
        """`wanted` is "system", "light" or "dark"."""
        super().__init__(app)
        self._app = app
        self._resources = resources
        self.colours = LIGHT
        QDir.setSearchPaths("resources", [str(resources)])  # for pictures in the style sheet
        app.setStyle("Fusion")
        self.wear(wanted)
        app.styleHints().colorSchemeChanged.connect(self._dress)

    def wear(self, wanted: str) -> None:
        """Change to "light", to "dark", or to what the "system" has."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._wanted = wanted
        self._app.styleHints().setColorScheme(schemes.get(wanted, Qt.ColorScheme.Unknown))
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether the dark variant is shown."""
        return self.colours is DARK

    def icon(self, name: str, colour: str | None = None, size: int = 20) -> QIcon:
        """The icon `icons/<name>.svg` in the colour of the text, or in another.

        Where it is switched on it has the accent's: its ground alone is a faint sign.
        """
        svg = (self._resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        icon = QIcon()
        off, on = QIcon.State.Off, QIcon.State.On
        for mode, state, tint in (
            (QIcon.Mode.Normal, off, colour or self.colours.text),
            (QIcon.Mode.Normal, on, colour or self.colours.accent_text),
            (QIcon.Mode.Disabled, off, self.colours.disabled),
            (QIcon.Mode.Disabled, on, self.colours.disabled),
        ):
            for ratio in _RATIOS:
                picture = _drawn(svg.replace("currentColor", tint), size, ratio)
                icon.addPixmap(picture, mode, state)
        return icon

    def _dress(self) -> None:
        # Not every platform knows its scheme (a bare X11 does not): then light.
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = scheme == Qt.ColorScheme.Dark if self._wanted == "system" else self._wanted == "dark"
        self.colours = DARK if dark else LIGHT
        self._app.setPalette(_palette(self.colours))
        template = (self._resources / "style.qss").read_text(encoding="utf-8")
        self._app.setStyleSheet(Template(template).substitute(asdict(self.colours)))
        self.changed.emit()


def _drawn(svg: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _palette(colours: Colours) -> QPalette:
    """What the style sheet does not reach: dialogs, menus, tool tips."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.hover),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.error),
        (role.Link, colours.accent_text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Light, colours.surface),
        (role.Midlight, colours.hover),
        (role.Mid, colours.border),
        (role.Dark, colours.border),
        (role.Shadow, colours.canvas),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.disabled))
    return palette
