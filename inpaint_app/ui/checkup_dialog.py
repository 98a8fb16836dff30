"""The report on this computer and this installation, to read or to copy into a mail."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.worker import run_beside


class CheckupDialog(QDialog):
    """Runs `examine`, which takes seconds, beside the window and shows the text it returns."""

    def __init__(self, examine: Callable[[], str], owner: QObject, parent: QWidget) -> None:
        """`owner` keeps the thread, as the dialog may go while it still runs."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check this computer"))
        self.state = QLabel(self.tr("Testing the devices, the network and a fill…"))
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report"))
        self.copy_button = QPushButton(self.tr("Copy the report"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addWidget(self.report, 1)
        column.addWidget(buttons)
        self.resize(760, 420)
        run_beside(
            owner,
            _examining(examine),
            succeeded=self._show,
            failed=self._fail,
            cancelled=self.reject,
        )

    def _show(self, text: str) -> None:
        self.state.setText(self.tr("This is what a report of a fault should hold:"))
        self.report.setPlainText(text)
        self.copy_button.setEnabled(True)

    def _fail(self, error: Exception) -> None:
        self.state.setText(self.tr("The check itself failed."))
        raise error

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.state.setText(self.tr("The report was copied."))


def _examining(examine: Callable[[], str]) -> Callable[[], Generator[None, None, str]]:
    def steps() -> Generator[None, None, str]:
        yield
        return examine()

    return steps
