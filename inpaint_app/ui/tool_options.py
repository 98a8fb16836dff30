"""How the tool in the hand is set: sliders with their values, only those that it has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from inpaint_app.ui.brush import SLIDER_STEPS
from inpaint_app.ui.keys import first_key
from inpaint_app.ui.toolbox import Toolbox


class LabelledSlider(QWidget):
    """A slider with its value as text beside it; `changed` gets the value."""

    def __init__(self, name: str, top: int, widest: str, changed: Callable[[int], None]) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, top)
        self.slider.setPageStep(max(1, top // 20))
        self.slider.setFixedWidth(96)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(name)
        self.slider.valueChanged.connect(changed)
        self.label = QLabel()
        self.label.setObjectName("brushSize")
        self.label.setMinimumWidth(self.label.fontMetrics().horizontalAdvance(widest) + 4)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 4, 0)
        line.setSpacing(8)
        line.addWidget(self.slider)
        line.addWidget(self.label)

    def show_value(self, value: int, text: str) -> None:
        """Show a value without telling it back."""
        self.slider.blockSignals(True)
        self.slider.setValue(value)
        self.slider.blockSignals(False)
        self.label.setText(text)


class ToolOptions(QWidget):
    """Size and hardness of the brushes, the tolerance of choosing by colour."""

    def __init__(
        self, toolbox: Toolbox, actions: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._toolbox, self._actions = toolbox, actions
        brush = toolbox.brush
        self.size_option = LabelledSlider(
            self.tr("Brush size"), SLIDER_STEPS, "0000 px", brush.set_position
        )
        self.hardness_option = LabelledSlider(self.tr("Hardness"), 100, "100 %", self._set_hardness)
        self.tolerance_option = LabelledSlider(
            self.tr("Tolerance: how much colours may differ"), 255, "000", toolbox.set_tolerance
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for option in (self.size_option, self.hardness_option, self.tolerance_option):
            line.addWidget(option)
        line.addStretch()
        two = self.size_option.sizeHint().width() + self.hardness_option.sizeHint().width()
        self.setMinimumWidth(two + line.spacing())  # the bar must not move with the tool
        brush.changed.connect(self._show)
        toolbox.changed.connect(self._show)
        self.show_keys()
        self._show()

    def show_keys(self) -> None:
        """Tell the present keys in the tool tips."""
        for option, tip, names in (
            (self.size_option, self.tr("Brush size ({less} and {more})"), ("smaller", "larger")),
            (self.hardness_option, self.tr("Hardness ({less} and {more})"), ("softer", "harder")),
        ):
            less, more = (first_key(self._actions[name]) for name in names)
            option.slider.setToolTip(tip.format(less=less, more=more))

    def _set_hardness(self, percent: int) -> None:
        self._toolbox.brush.set_hardness(percent / 100)

    def _show(self) -> None:
        toolbox, brush = self._toolbox, self._toolbox.brush
        self.size_option.setVisible(toolbox.painting)
        self.hardness_option.setVisible(toolbox.tool in ("brush", "eraser"))
        self.tolerance_option.setVisible(toolbox.tool == "flood")
        pixels = max(1, round(2 * brush.radius))
        self.size_option.show_value(brush.position, self.tr("{pixels} px").format(pixels=pixels))
        percent = round(100 * brush.hardness)
        text = self.tr("{percent} %").format(percent=percent)
        self.hardness_option.show_value(percent, text)
        self.tolerance_option.show_value(toolbox.tolerance, str(toolbox.tolerance))
