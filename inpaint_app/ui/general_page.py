"""The first page of the settings: how the window looks and speaks, the mask, and saving."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QSlider, QVBoxLayout, QWidget

from inpaint_app.languages import LANGUAGES
from inpaint_app.settings import Settings
from inpaint_app.ui.cards import Card
from inpaint_app.ui.mask_menu import colour_names
from inpaint_app.ui.toolbox import MASK_COLOURS, Toolbox


class GeneralPage(QScrollArea):
    """Changes `settings` and `toolbox` at once; the signals tell what to do now."""

    theme_chosen = Signal(str)
    provenance_chosen = Signal(bool)

    def __init__(self, settings: Settings, toolbox: Toolbox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._toolbox = settings, toolbox
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab comes to its controls and scrolls it
        page = QWidget()
        page.setObjectName("cards")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(20)
        for card in (self._window(), self._mask(), self._saving()):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(page)
        self.theme.activated.connect(self._choose_theme)
        self.language.activated.connect(self._choose_language)
        self.colour.activated.connect(self._choose_colour)
        self.opacity.valueChanged.connect(self._choose_opacity)
        self.provenance.toggled.connect(self._choose_provenance)

    def _window(self) -> Card:
        self.theme = QComboBox()
        for name, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, name)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), "system")
        for name, text in LANGUAGES.items():
            self.language.addItem(text, name)
        self.theme.setCurrentIndex(self.theme.findData(self._settings.theme))
        self.language.setCurrentIndex(self.language.findData(self._settings.language))
        card = Card(self.tr("Window"))
        card.add_row(self.tr("Appearance"), "", self.theme)
        self.later = card.add_row(
            self.tr("Language"),
            self.tr("The language changes when the program is started again."),
            self.language,
        )
        self.later.hide()
        return card

    def _mask(self) -> Card:
        self.colour = QComboBox()
        for name, text in colour_names().items():
            swatch = QPixmap(QSize(16, 16))
            swatch.fill(QColor(MASK_COLOURS[name]))
            self.colour.addItem(QIcon(swatch), text, name)
        self.colour.setCurrentIndex(self.colour.findData(self._toolbox.colour))
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.setValue(round(100 * self._toolbox.opacity))
        card = Card(self.tr("Mask"))
        card.add_row(
            self.tr("Colour"), self.tr("Choose one that stands out from the photo."), self.colour
        )
        card.add_row(self.tr("Opacity"), "", self.opacity)
        return card

    def _saving(self) -> Card:
        self.provenance = QCheckBox(self.tr("Mark filled photos"))
        self.provenance.setChecked(self._settings.provenance)
        card = Card(self.tr("Saving"))
        card.add_tick(
            self.provenance,
            self.tr(
                "The metadata of a saved photo then say that a part of it was made by a trained "
                "network (IPTC Digital Source Type)."
            ),
        )
        return card

    def _choose_theme(self) -> None:
        self._settings.theme = str(self.theme.currentData())
        self.theme_chosen.emit(self._settings.theme)

    def _choose_language(self) -> None:
        chosen = str(self.language.currentData())
        self.later.setVisible(chosen != self._settings.language or not self.later.isHidden())
        self._settings.language = chosen

    def _choose_colour(self) -> None:
        self._toolbox.set_colour(str(self.colour.currentData()))

    def _choose_opacity(self, percent: int) -> None:
        self._toolbox.set_opacity(percent / 100)

    def _choose_provenance(self, chosen: bool) -> None:
        self._settings.provenance = chosen
        self.provenance_chosen.emit(chosen)
