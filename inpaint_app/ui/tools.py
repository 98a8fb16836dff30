"""The bar of tools: photo, history, brush, mask, view, and the one big button."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from inpaint_app.ui.brush import SLIDER_STEPS, Brush
from inpaint_app.ui.keys import ACTIONS
from inpaint_app.ui.theme import Theme

_BEFORE_SIZE: tuple[tuple[str, ...], ...] = (
    ("open", "save"),
    ("undo", "redo"),
    ("brush", "eraser"),
)
_AFTER_SIZE: tuple[tuple[str, ...], ...] = (
    ("mask", "clear", "invert"),
    ("zoom_out", "zoom_in", "fit"),
)


class ToolBar(QWidget):
    """Buttons for actions; `original_button` acts while it is held down."""

    def __init__(
        self,
        actions: dict[str, QAction],
        brush: Brush,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._brush = brush
        self._theme = theme
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 7, 12, 7)
        self._line.setSpacing(2)
        for group in _BEFORE_SIZE:
            self._add_group(group)
        self._add_brush_size()
        self._add_separator()
        for group in _AFTER_SIZE:
            self._add_group(group)
        self.original_button = self._button()
        self.original_button.setToolTip(self.tr("Hold to see the original (hold \\)"))
        self.original_button.setAccessibleName(self.tr("See the original"))
        self._line.addWidget(self.original_button)
        self._line.addStretch(1)
        self._add_action("help")
        self._line.addSpacing(8)
        self.fill_button = QPushButton()
        self.fill_button.setObjectName("primary")
        self.fill_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fill_button.setIconSize(QSize(18, 18))
        self._line.addWidget(self.fill_button)
        brush.changed.connect(self._show_brush)
        theme.changed.connect(self._draw_icons)
        widths = []
        for filling in (True, False):
            self.show_filling(filling)
            self.fill_button.ensurePolished()
            widths.append(self.fill_button.sizeHint().width())
        self.fill_button.setMinimumWidth(max(widths))  # the bar must not move when the text changes
        self._draw_icons()
        self._show_brush()

    def show_filling(self, filling: bool) -> None:
        """Make the big button the one that stops the fill, or that begins it."""
        self._filling = filling
        key = ACTIONS["cancel" if filling else "fill"].shown[0]
        text = self.tr("Stop") if filling else self.tr("Fill")
        self.fill_button.setText(text)
        self.fill_button.setToolTip(f"{text} ({key})")
        self._draw_fill_icon()

    def show_enabled(self, *, photo: bool, editing: bool) -> None:
        """Grey out what needs a photo, or one that may be changed now."""
        self.size_slider.setEnabled(editing)
        self.original_button.setEnabled(photo)
        self.fill_button.setEnabled(photo)

    def _add_group(self, names: Iterable[str]) -> None:
        for name in names:
            self._add_action(name)
        self._add_separator()

    def _add_action(self, name: str) -> None:
        button = self._button()
        button.setDefaultAction(self._actions[name])
        button.setAccessibleName(ACTIONS[name].label)
        self._line.addWidget(button)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the canvas
        return button

    def _add_separator(self) -> None:
        line = QFrame()
        line.setObjectName("barLine")
        line.setFixedSize(1, 22)
        self._line.addSpacing(6)
        self._line.addWidget(line)
        self._line.addSpacing(6)

    def _add_brush_size(self) -> None:
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(0, SLIDER_STEPS)
        self.size_slider.setPageStep(SLIDER_STEPS // 20)
        self.size_slider.setFixedWidth(110)
        self.size_slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.size_slider.setAccessibleName(self.tr("Brush size"))
        smaller, larger = ACTIONS["smaller"].shown[0], ACTIONS["larger"].shown[0]
        tip = self.tr("Brush size ({smaller} and {larger})")
        self.size_slider.setToolTip(tip.format(smaller=smaller, larger=larger))
        self.size_slider.valueChanged.connect(self._brush.set_position)
        self.size_label = QLabel()
        self.size_label.setObjectName("brushSize")
        self.size_label.setMinimumWidth(self.size_label.fontMetrics().horizontalAdvance("0000 px"))
        self._line.addSpacing(4)
        self._line.addWidget(self.size_slider)
        self._line.addSpacing(6)
        self._line.addWidget(self.size_label)

    def _show_brush(self) -> None:
        self._actions["brush"].setChecked(not self._brush.erasing)
        self._actions["eraser"].setChecked(self._brush.erasing)
        self.size_slider.setValue(self._brush.position)
        diameter = max(1, round(2 * self._brush.radius))
        self.size_label.setText(self.tr("{pixels} px").format(pixels=diameter))

    def _draw_icons(self) -> None:
        for name, action in self._actions.items():
            if ACTIONS[name].icon:
                action.setIcon(self._theme.icon(ACTIONS[name].icon))
        self.original_button.setIcon(self._theme.icon("compare"))
        self._draw_fill_icon()

    def _draw_fill_icon(self) -> None:
        name = "close" if self._filling else "fill"
        self.fill_button.setIcon(self._theme.icon(name, self._theme.colours.on_accent))
