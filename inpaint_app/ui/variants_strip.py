"""The strip of variants over the canvas."""

from __future__ import annotations

import functools

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from inpaint_app.ui import qimage
from inpaint_app.ui.keys import first_key
from inpaint_app.ui.photo_view import PhotoView
from inpaint_app.variants import COUNT, Variants

_PICTURE = QSize(112, 84)
_FROM_BELOW = 52  # above the hint
_FROM_ABOVE = 64  # below a message


class VariantsStrip(QFrame):
    """A picture for each variant; the one in the photo is framed.

    It keeps to the foot of the canvas, or to its head where it would hide the fill.
    """

    def __init__(
        self, variants: Variants, actions: dict[str, QAction], keep: QAction, parent: PhotoView
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Variants"))
        self._canvas = parent
        self._variants = variants
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 8, 8)
        line.setSpacing(8)
        self.buttons = [self._button(i, actions[f"variant_{i + 1}"]) for i in range(COUNT)]
        for button in self.buttons:
            line.addWidget(button)
        self.keep_button = QPushButton(self.tr("Keep"))
        self.keep_button.setObjectName("primary")
        self.keep_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keep_button.setToolTip(f"{self.tr('Keep this variant')} ({first_key(keep)})")
        self.keep_button.clicked.connect(keep.trigger)
        line.addWidget(self.keep_button)
        variants.changed.connect(self._refresh)
        parent.zoom_changed.connect(self._moved)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the canvas changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _button(self, index: int, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName("variant")
        button.setCheckable(True)
        button.setIconSize(_PICTURE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(functools.partial(self._choose, index))
        return button

    def _choose(self, index: int, _checked: bool = False) -> None:
        self._variants.show(index)
        self._refresh()  # a click on the one that is shown would take its frame

    def _refresh(self) -> None:
        count = len(self._variants.fills)
        for index, button in enumerate(self.buttons):
            if index >= count:
                button.setIcon(QIcon())
            elif button.icon().isNull():
                button.setIcon(self._icon(index))
            button.setEnabled(index < count)
            button.setChecked(index < count and index == self._variants.shown)
        self.setVisible(self._variants.open)
        self._place()
        self.raise_()

    def _icon(self, index: int) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = qimage.to_qimage(self._variants.picture(index)).scaled(
            _PICTURE * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = QPixmap.fromImage(picture)
        pixmap.setDevicePixelRatio(ratio)
        return QIcon(pixmap)

    def _moved(self, _scale: float) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        self.adjustSize()
        around = self._canvas.rect()
        left = max(0, (around.width() - self.width()) // 2)
        foot = QRect(QPoint(left, around.height() - self.height() - _FROM_BELOW), self.size())
        head = QRect(QPoint(left, _FROM_ABOVE), self.size())
        hides = [self._filled.intersects(place) for place in (foot, head)]
        self.setGeometry(head if hides == [True, False] else foot)

    @property
    def _filled(self) -> QRect:
        """Where the fills are on the canvas; an empty rectangle intersects nothing."""
        fills = self._variants.fills
        return QRect(*self._canvas.place_of(fills[0].bounds)) if fills else QRect()
