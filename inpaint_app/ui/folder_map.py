"""The map of a folder: each photo a dot, near ones look alike; what stands out is marked."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPen, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from inpaint_app.core.errors import shown
from inpaint_app.learn_session import Preflight
from inpaint_app.ui.qimage import to_qimage
from inpaint_app.ui.theme import Theme

_ICON = QSize(64, 48)
_DOT, _MARK, _RING = 10, 14, 24  # pixels
_CARD = 160  # pixels of the picture beside a dot
_AnyIndex = QModelIndex | QPersistentModelIndex


class FolderMap(QDialog):
    """Dots and a list of the same photos, which the keyboard reaches.

    `photo_chosen` tells a photo that was clicked, or chosen with Enter.
    """

    photo_chosen = Signal(object)  # Path

    def __init__(self, preflight: Preflight, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Map of the folder"))
        self._photos = preflight.scan.photos
        hint = QLabel(
            self.tr(
                "Each dot is a photo; those that look alike are near each other. Click one to open "
                "it, turn the wheel to come nearer."
            )
        )
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        self.dots = Dots(preflight, theme)
        self.list = QListView()
        self.list.setModel(_PhotoList(preflight, self))
        self.list.setIconSize(_ICON)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("The photos, those unlike the others first"))
        self.list.setMinimumWidth(230)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.dots, 1)
        middle.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addLayout(middle, 1)
        self.resize(900, 600)
        self.dots.chosen.connect(self._open)
        self.list.activated.connect(self._open_row)
        self.list.selectionModel().currentChanged.connect(self._show_row)
        self.list.setFocus()

    def _open(self, photo: int) -> None:
        self.photo_chosen.emit(self._photos[photo].path)

    def _open_row(self, index: QModelIndex) -> None:
        self._open(index.data(Qt.ItemDataRole.UserRole))

    def _show_row(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.dots.mark(index.data(Qt.ItemDataRole.UserRole))


class Dots(QWidget):
    """The photos as dots; `chosen` tells the number of one that was clicked."""

    chosen = Signal(int)

    def __init__(self, preflight: Preflight, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph  # not above: it takes a third of a second

        self._preflight = preflight
        self._theme = theme
        self._plot = pyqtgraph.PlotWidget()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list beside it has the keyboard
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.hideAxis("left")
        self._plot.hideAxis("bottom")
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setRange(xRange=(-0.03, 1.03), yRange=(-0.03, 1.03), padding=0)
        self._dots = pyqtgraph.ScatterPlotItem(hoverable=True, hoverSize=_MARK + 2, tip=None)
        self._ring = pyqtgraph.ScatterPlotItem(size=_RING)
        self._plot.addItem(self._ring)
        self._plot.addItem(self._dots)
        self._plot.setAccessibleName(self.tr("Map of the folder"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self.card = _Card(self)  # after the plot, which it lies over
        self._dots.sigHovered.connect(self._hover)
        self._dots.sigClicked.connect(self._click)
        theme.changed.connect(self._draw)
        self._draw()

    def place(self, photo: int) -> QPoint:
        """Where the dot of a photo is drawn."""
        x, y = self._preflight.survey.places[photo]
        scene = self._dots.mapToScene(QPointF(float(x), float(y)))
        return QPoint(self._plot.mapFromScene(scene))

    def mark(self, photo: int) -> None:
        """Draw a ring around a photo's dot, and show its picture."""
        x, y = self._preflight.survey.places[photo]
        self._ring.setData(x=[float(x)], y=[float(y)])
        self._show_card(photo)

    def _draw(self) -> None:
        colours = self._theme.colours
        unusual = set(self._preflight.survey.unlike)
        usual = QColor(colours.accent_text)
        usual.setAlpha(170)
        # In the order in which they are drawn: what stands out is not hidden by others.
        places = self._preflight.survey.places
        order = np.array(sorted(range(len(places)), key=unusual.__contains__), int)
        marked = [bool(i in unusual) for i in order]
        self._plot.setBackground(QColor(colours.canvas))
        self._ring.setPen(_pen(colours.text, 2))
        self._ring.setBrush(QColor(0, 0, 0, 0))
        self._dots.setData(
            pos=np.asarray(places, np.float64)[order],
            data=order,
            size=[_MARK if mark else _DOT for mark in marked],
            symbol=["t1" if mark else "o" for mark in marked],
            brush=[QColor(colours.error) if mark else usual for mark in marked],
            pen=_pen(colours.canvas, 1),
            hoverPen=_pen(colours.text, 2),
        )

    def _hover(self, _item: object, points: np.ndarray, _event: object) -> None:
        if len(points):
            self._show_card(int(points[0].data()))
        else:
            self.card.hide()

    def _click(self, _item: object, points: np.ndarray, _event: object) -> None:
        if len(points):
            self.chosen.emit(int(points[0].data()))

    def _show_card(self, photo: int) -> None:
        self.card.show_photo(self._preflight, photo)
        at = self.place(photo)
        x = at.x() + _RING if at.x() < self.width() / 2 else at.x() - _RING - self.card.width()
        y = min(max(at.y() - self.card.height() // 2, 0), self.height() - self.card.height())
        self.card.move(x, y)


def _pen(colour: str, width: int) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)  # or it would grow with the dots, which are drawn at a size of one
    return pen


class _Card(QFrame):
    """The picture and the name of a photo, over the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture, self.name = QLabel(), QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setMaximumWidth(_CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.picture)
        column.addWidget(self.name)
        self.hide()

    def show_photo(self, preflight: Preflight, photo: int) -> None:
        """Show another one."""
        found = preflight.scan.photos[photo]
        image = to_qimage(np.ascontiguousarray(found.thumbnail))
        scaled = QPixmap.fromImage(image).scaled(
            QSize(_CARD, _CARD),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        unlike = self.tr("{name}\nunlike the others")
        name = shown(found.path)
        self.picture.setPixmap(scaled)
        self.name.setText(unlike.format(name=name) if photo in preflight.survey.unlike else name)
        self.show()
        self.adjustSize()


class _PhotoList(QAbstractListModel):
    """The photos of a folder, those that stand out first; pictures are made when they are seen."""

    def __init__(self, preflight: Preflight, parent: QWidget) -> None:
        super().__init__(parent)
        self._preflight = preflight
        unusual = list(preflight.survey.unlike)
        rest = set(range(len(preflight.scan.photos))) - set(unusual)
        self._order = [*unusual, *sorted(rest)]

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many photos there are."""
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, thumbnail, and as the user's role the number of the photo."""
        number = self._order[index.row()]
        photo = self._preflight.scan.photos[number]
        if role == Qt.ItemDataRole.UserRole:
            return number
        if role == Qt.ItemDataRole.DecorationRole:
            image = to_qimage(np.ascontiguousarray(photo.thumbnail))
            return QIcon(QPixmap.fromImage(image))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = shown(photo.path)
            unlike = self.tr("{name}\nunlike the others")
            return unlike.format(name=name) if number in self._preflight.survey.unlike else name
        return None
