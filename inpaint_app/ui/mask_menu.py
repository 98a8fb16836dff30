"""The menu of the mask: changing it by pixels, files, and how it looks."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QWidget,
    QWidgetAction,
)

from inpaint_app.ui.number_field import NumberField
from inpaint_app.ui.toolbox import LARGEST_AMOUNT, MASK_COLOURS, Toolbox


class MaskMenu(QMenu):
    """Grow, shrink, feather by an amount; import and export; colour and opacity."""

    def __init__(self, toolbox: Toolbox, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._toolbox = toolbox
        self.amount = NumberField()
        self.amount.setRange(1, LARGEST_AMOUNT)
        self.amount.setSuffix(self.tr(" px"))
        by = self.tr("By how many pixels the mask grows, shrinks or is feathered")
        self.amount.setAccessibleName(by)
        self.amount.setToolTip(by)
        self.amount.lineEdit().setToolTip(by)
        self.amount.valueChanged.connect(toolbox.set_amount)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.setFixedWidth(120)
        self.opacity.setAccessibleName(self.tr("Opacity of the mask"))
        self.opacity.setToolTip(self.tr("Opacity of the mask"))
        self.opacity.valueChanged.connect(self._set_opacity)
        self._add_row(self.tr("By"), self.amount)
        self.addActions([actions[name] for name in ("grow", "shrink", "feather", "invert")])
        self.addSeparator()
        self.addAction(actions["suggest"])
        self.addActions([actions["import_mask"], actions["export_mask"]])
        self.addSeparator()
        self.colours = QMenu(self.tr("Colour of the mask"), self)
        self._colour_actions = self._make_colours()
        self.addMenu(self.colours)
        self._add_row(self.tr("Opacity"), self.opacity)
        self.addSeparator()
        self.addAction(actions["copy_everywhere"])
        toolbox.changed.connect(self._show)
        self._show()

    def _make_colours(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        made = {}
        for colour, name in colour_names().items():
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(MASK_COLOURS[colour]))
            action = self.colours.addAction(QIcon(swatch), name)
            action.setCheckable(True)
            action.triggered.connect(functools.partial(self._choose_colour, colour))
            group.addAction(action)
            made[colour] = action
        return made

    def _add_row(self, text: str, control: QWidget) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(9, 4, 16, 4)
        line.setSpacing(8)
        line.addWidget(QLabel(text), 1)
        line.addWidget(control)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(row)
        self.addAction(holder)

    def _choose_colour(self, colour: str, _checked: bool = False) -> None:
        self._toolbox.set_colour(colour)

    def _set_opacity(self, percent: int) -> None:
        self._toolbox.set_opacity(percent / 100)

    def _show(self) -> None:
        toolbox = self._toolbox
        self.amount.setValue(toolbox.amount)
        self.opacity.setValue(round(100 * toolbox.opacity))
        self._colour_actions[toolbox.colour].setChecked(True)


def colour_names() -> dict[str, str]:
    """What each of MASK_COLOURS is called."""
    return {
        "violet": _tr("Violet"),
        "red": _tr("Red"),
        "green": _tr("Green"),
        "blue": _tr("Blue"),
        "yellow": _tr("Yellow"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("MaskMenu", text)
