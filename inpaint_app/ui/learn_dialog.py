"""The window of learning: choose a folder, watch it learn, read the report."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from inpaint_app.active_model import ActiveModel
from inpaint_app.core.errors import UserError
from inpaint_app.learn_session import LearnSession, State
from inpaint_app.sentences import translated
from inpaint_app.ui import dialogs
from inpaint_app.ui.folder_map import FolderMap
from inpaint_app.ui.learn_progress import ProgressPage
from inpaint_app.ui.learn_report import ReportPage
from inpaint_app.ui.learn_setup import SetupPage
from inpaint_app.ui.theme import Theme
from inpaint_app.worker import run_beside


class LearnDialog(QDialog):
    """Shows the page for the state of the session; closing it ends no learning.

    `photo_chosen` tells a photo of the folder's map that the user wants to see.
    """

    photo_chosen = Signal(object)  # Path

    def __init__(
        self, learning: LearnSession, active: ActiveModel, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._learning = learning
        self._theme = theme
        self.setWindowTitle(self.tr("Learn my photos"))
        self.setup = SetupPage(learning)
        self.progress = ProgressPage(learning, theme)
        self.report = ReportPage(learning, active)
        self.pages = QStackedWidget()
        for page in (self.setup, self.progress, self.report):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self.pages)
        self.setAcceptDrops(True)
        self.resize(760, 640)
        self.setup.choose_asked.connect(self._choose)
        self.setup.map_asked.connect(self._show_map)
        self.progress.close_asked.connect(self.close)
        self.report.close_asked.connect(self.close)
        self.report.again_asked.connect(learning.begin_again)
        learning.changed.connect(self._show_page)
        learning.failed.connect(self._tell)
        run_beside(
            learning,
            _importing,
            succeeded=self.progress.make_plot,
            failed=self._not_imported,
            cancelled=self.reject,
        )
        self._show_page()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder, while none is learnt from."""
        if event.mimeData().hasUrls() and self.pages.currentWidget() is self.setup:
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drop zone goes dark again."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look through the folder that was dropped, or the one of the dropped photo."""
        self._light(False)
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._learning.look(paths[0] if paths[0].is_dir() else paths[0].parent)

    def done(self, result: int) -> None:
        """However it is closed: a look through a folder ends, a learning goes on."""
        self._learning.cancel_look()
        super().done(result)

    def _show_page(self) -> None:
        state = self._learning.state
        page: QWidget = self.setup
        if self._learning.running:
            page = self.progress
        elif state is State.LEARNT:
            page = self.report
        if page is not self.pages.currentWidget():
            self.pages.setCurrentWidget(page)
            page.setFocus()

    def _choose(self) -> None:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = self._learning.folder
        place = QStandardPaths.writableLocation(pictures) if folder is None else str(folder)
        dialogs.ask_folder(self, place, self._chosen)

    def _chosen(self, name: str) -> None:
        self._learning.look(Path(name))

    def _show_map(self) -> None:
        preflight = self._learning.preflight
        if preflight is not None:
            folder_map = FolderMap(preflight, self._theme, self)
            folder_map.photo_chosen.connect(self.photo_chosen)
            dialogs.open_dialog(folder_map)

    def _tell(self, error: UserError) -> None:
        self.setup.say(translated(error))

    def _light(self, over: bool) -> None:
        self.setup.zone.setProperty("over", over)
        self.setup.zone.style().polish(self.setup.zone)

    def _not_imported(self, error: Exception) -> None:
        raise error


def _importing() -> Generator[None, None, None]:
    """Import the plotting library beside the window: it takes a third of a second."""
    yield
    import pyqtgraph  # noqa: F401
