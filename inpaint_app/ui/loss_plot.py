"""The curves of a learning: how the error shrinks in training and on photos kept aside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inpaint_app.ui.theme import Theme

Curve = Sequence[tuple[int, float]]  # step and value

_START = 10  # steps whose mean is the loss at the start: each step sees other crops
_MOST = 1000  # points of a curve
_SMOOTH = 0.1  # of each step goes into the drawn mean, for the same reason


class LossPlot(QWidget):
    """Both curves in per cent of their start, as they have different units.

    The plotting library is imported where it is needed: that takes a third of a second.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._theme = theme
        self._graphs = pyqtgraph
        self._plot = pyqtgraph.PlotWidget()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.getAxis("left").setWidth(46)
        self._plot.getAxis("bottom").setHeight(24)
        self._plot.getAxis("bottom").enableAutoSIPrefix(False)
        self._plot.getAxis("left").enableAutoSIPrefix(False)
        self._training = self._plot.plot()
        self._aside = self._plot.plot(symbol="o", symbolSize=5)
        self._plot.plotItem.layout.setContentsMargins(2, 12, 12, 2)  # room for the last numbers
        self.training_text, self.aside_text = QLabel(), QLabel()
        unit = QLabel(self.tr("The error in per cent of that at the start"))
        unit.setObjectName("quiet")
        unit.setWordWrap(True)
        unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(self.training_text)
        line.addWidget(self.aside_text)
        line.addWidget(unit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._plot, 1)
        self._plot.setAccessibleName(unit.text())
        theme.changed.connect(self._dress)
        self._dress()
        self.show_curves((), ())

    def show_curves(self, losses: Curve, held_out: Curve) -> None:
        """Draw all that is known so far."""
        steps, relative = _relative(losses, _START)
        aside_steps, aside = _relative(held_out, 1)
        smooth = _smoothed(relative)
        self._training.setData(steps, smooth)
        self._aside.setData(aside_steps, aside)
        colours = self._theme.colours
        practice = self.tr("Practice: {value}").format(value=_last(smooth))
        kept = self.tr("Photos kept aside: {value}").format(value=_last(aside))
        self.training_text.setText(_coloured(colours.muted, practice))
        self.aside_text.setText(_coloured(colours.accent_text, kept))

    def _dress(self) -> None:
        colours = self._theme.colours
        self._plot.setBackground(QColor(colours.surface))
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(QColor(colours.border))
            axis.setTextPen(QColor(colours.muted))
        self._training.setPen(_pen(QColor(colours.muted), 2))
        self._aside.setPen(_pen(QColor(colours.accent_text), 2))
        self._aside.setSymbolBrush(QColor(colours.accent_text))
        self._aside.setSymbolPen(QPen(Qt.PenStyle.NoPen))


def _relative(curve: Curve, start: int) -> tuple[np.ndarray, np.ndarray]:
    """Steps, and values in per cent of the mean of the first ones."""
    if not curve:
        return np.zeros(0), np.zeros(0)
    steps, values = np.array(curve, np.float64).T
    first = max(values[:start].mean(), 1e-12)
    each = -(-len(steps) // _MOST)  # of more points than pixels, means are drawn
    whole = len(steps) // each * each
    return steps[each - 1 : whole : each], 100 * values[:whole].reshape(-1, each).mean(1) / first


def _smoothed(values: np.ndarray) -> np.ndarray:
    """The running mean, in which the last values count most."""
    found = values.copy()
    for i in range(1, len(found)):
        share = max(_SMOOTH, 1 / (i + 1))  # a plain mean at first
        found[i] = found[i - 1] + share * (values[i] - found[i - 1])
    return found


def _last(values: np.ndarray) -> str:
    return f"{QLocale().toString(float(values[-1]), 'f', 0)} %" if len(values) else "–"


def _coloured(colour: str, text: str) -> str:
    return f'<span style="color: {colour}">●</span> {text}'


def _pen(colour: QColor, width: int) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)  # in pixels, whatever the scale of the axes
    return pen
