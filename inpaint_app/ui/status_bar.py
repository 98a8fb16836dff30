"""The line below the canvas: the proof, the photo, and the device with the reason for it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QWidget

from inpaint_app.ui.theme import Theme

_ICON = 18


class StatusBar(QStatusBar):
    """Shows lasting facts; what passes goes to the message bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._theme = theme
        self._reason = ""
        self.proof_icon, self.proof = QLabel(), QLabel()
        self.proof.setObjectName("proof")
        self.seconds, self.photo = QLabel(), QLabel()
        self.device = ElidedLabel()
        self.device.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole = QWidget()
        # The icon comes and goes; the canvas must not change its size with it.
        whole.setMinimumHeight(max(self.fontMetrics().height(), _ICON) + 14)
        line = QHBoxLayout(whole)
        line.setContentsMargins(14, 1, 14, 1)
        line.setSpacing(7)
        line.addWidget(self.proof_icon)
        line.addWidget(self.proof)
        line.addSpacing(10)
        line.addWidget(self.seconds)
        line.addStretch(1)
        line.addWidget(self.device, 4)
        line.addSpacing(16)
        line.addWidget(self.photo)
        self.addWidget(whole, 1)
        theme.changed.connect(self._draw_icon)
        self.show_proof(None)

    def show_proof(self, changed: int | None, digest: str = "") -> None:
        """How many pixels outside the mask differ, and their hash; None before the first fill."""
        self.proof.setVisible(changed is not None)
        self.proof_icon.setVisible(changed is not None)
        if changed is None:
            return
        one, many = (
            self.tr("1 pixel changed outside the mask"),
            self.tr("{count} pixels changed outside the mask"),
        )
        self.proof.setText(one if changed == 1 else many.format(count=changed))
        compared = self.tr(
            "Every pixel outside what you painted is compared with the opened photo."
        )
        hashed = self.tr("SHA-256 of these pixels: {digest}").format(digest=digest)
        self.proof.setToolTip(f"{compared}\n{hashed}")
        self.proof.setProperty("whole", changed == 0)
        self.proof.style().polish(self.proof)
        self._draw_icon()

    def show_seconds(self, seconds: float | None) -> None:
        """How long the last fill took."""
        text = self.tr("Filled in {seconds} s")
        number = "" if seconds is None else QLocale().toString(seconds, "f", 1)
        self.seconds.setText(number and text.format(seconds=number))

    def show_photo(self, width: int, height: int, scale: float) -> None:
        """The size of the photo and its zoom."""
        text = self.tr("{width} × {height} pixels · {percent} %")
        percent = f"{scale * 100:.0f}" if scale >= 0.1 else f"{scale * 100:.1f}"
        self.photo.setText(text.format(width=width, height=height, percent=percent))

    def show_device(self, name: str, reason: str, model: str) -> None:
        """Where fills are computed and why, as a sentence, and by which model."""
        self._reason = reason or self.tr("{device} is used.").format(device=name.upper())
        self.show_model(model)

    def show_model(self, model: str) -> None:
        """The model that fills, or that has filled: a learnt one leaves some photos to another."""
        text = self.tr("{reason} Model: {model}.").format(reason=self._reason, model=model)
        self.device.setText(text)

    def show_device_text(self, text: str) -> None:
        """A sentence instead of the device, while that is not known."""
        self.device.setText(text)

    def _draw_icon(self) -> None:
        colours = self._theme.colours
        whole = bool(self.proof.property("whole"))
        icon = self._theme.icon("check" if whole else "error", colours.good if whole else None)
        self.proof_icon.setPixmap(icon.pixmap(_ICON, _ICON))


class ElidedLabel(QLabel):
    """One line of text cut with an ellipsis where room is short; the tool tip has it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Set the text and the tool tip."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter, room, self.alignment(), self.palette(), True, shown, self.foregroundRole()
            )
