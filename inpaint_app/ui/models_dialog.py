"""The library of learnt models: which one fills, and what is done with the others."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.active_model import ActiveModel
from inpaint_app.core.errors import UserError, shown
from inpaint_app.familiar import STRANGE, UNUSUAL, familiarities
from inpaint_app.library import LearntModel, Library
from inpaint_app.sentences import translated
from inpaint_app.session import Session
from inpaint_app.ui import dialogs
from inpaint_app.ui.learn_report import BETTER, open_page
from inpaint_app.ui.learn_words import change
from inpaint_app.worker import run_beside

_NAME, _DATE, _FOLDER, _GAIN, _SIZE, _KNOWS = range(6)
_ROLE = Qt.ItemDataRole.UserRole


class ModelsDialog(QDialog):
    """Lists the shipped model and the learnt ones; `learn_asked` wants another."""

    learn_asked = Signal()

    def __init__(self, active: ActiveModel, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._active = active
        self._session = session
        self._library: Library = active.library
        self._models: dict[str, LearntModel] = {}
        self._found: dict[str, float] = {}
        self.setWindowTitle(self.tr("Learnt models"))
        self.list = QTreeWidget()
        self.list.setHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Date"),
                self.tr("Folder"),
                self.tr("Error"),
                self.tr("Size"),
                self.tr("This photo is"),
            ]
        )
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAccessibleName(self.windowTitle())
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(_FOLDER, QHeaderView.ResizeMode.Stretch)
        self.message = QLabel()
        self.message.setObjectName("problem")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addWidget(self.message)
        column.addLayout(self._make_buttons())
        self.resize(900, 420)
        self.list.currentItemChanged.connect(self._show_possible)
        self.list.itemActivated.connect(self._use)
        active.changed.connect(self._refresh)
        active.failed.connect(self._say)
        session.opened.connect(self._ask_familiarity)
        self._refresh()
        self._ask_familiarity()

    def _make_buttons(self) -> QVBoxLayout:
        self.use_button = QPushButton(self.tr("Use this model"))
        self.use_button.setObjectName("primary")
        self.report_button = QPushButton(self.tr("Report"))
        self.rename_button = QPushButton(self.tr("Rename…"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.delete_button = QPushButton(self.tr("Delete…"))
        self.import_button = QPushButton(self.tr("Import…"))
        self.learn_button = QPushButton(self.tr("Teach it your photos…"))
        self.close_button = QPushButton(self.tr("Close"))
        first, second = QHBoxLayout(), QHBoxLayout()
        for button, slot in (
            (self.report_button, self._open_report),
            (self.rename_button, self._ask_name),
            (self.export_button, self._ask_file),
            (self.delete_button, self._ask_delete),
        ):
            button.clicked.connect(slot)
            first.addWidget(button)
        first.addStretch()
        first.addWidget(self.use_button)
        self.use_button.clicked.connect(self._use)
        self.import_button.clicked.connect(self._ask_import)
        self.learn_button.clicked.connect(self.learn_asked)
        self.close_button.clicked.connect(self.close)
        second.addWidget(self.import_button)
        second.addWidget(self.learn_button)
        second.addStretch()
        second.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        return column

    @property
    def _name(self) -> str:
        """The model of the chosen line; empty for the shipped one."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_NAME, _ROLE))

    def _refresh(self) -> None:
        """Read the library again; the chosen line stays."""
        chosen = self._name if self.list.currentItem() is not None else self._active.name
        self._models = {model.name: model for model in self._library.models()}
        self.list.clear()
        for name in ("", *self._models):
            item = self._line(name)
            self.list.addTopLevelItem(item)
            if name == chosen:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if chosen not in self._models and first is not None:  # the shipped one
            self.list.setCurrentItem(first)
        self._show_possible()

    def _line(self, name: str) -> QTreeWidgetItem:
        shown_name = name or self.tr("As shipped")
        if name == self._active.name:
            shown_name = self.tr("{name} (in use)").format(name=shown_name)
        texts = [shown_name, "", "", "", "", ""]
        model = self._models.get(name)
        if model is not None:
            texts[_DATE] = model.date
            texts[_FOLDER] = shown(model.folder) if model.folder else self.tr("imported")
            texts[_GAIN] = "" if model.gain is None else change(-model.gain)
            texts[_SIZE] = self.tr("{size} MB").format(
                size=QLocale().toString(model.size / 1e6, "f", 1)
            )
            texts[_KNOWS] = self._familiarity(name)
        item = QTreeWidgetItem(texts)
        item.setData(_NAME, _ROLE, name)
        item.setToolTip(_FOLDER, "" if model is None else model.folder)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (_GAIN, _SIZE):
            item.setTextAlignment(column, right)
        return item

    def _familiarity(self, name: str) -> str:
        found = self._found.get(name)
        if found is None:
            return ""
        if found < STRANGE:
            return self.tr("strange to it")
        if found < UNUSUAL:
            return self.tr("unusual for it")
        return self.tr("familiar to it")

    def _ask_familiarity(self) -> None:
        document = self._session.document
        self._found = {}
        if document is not None and self._models:
            run_beside(
                self._session,
                familiarities(document.image, list(self._models.values())),
                succeeded=self._show_familiarity,
                failed=self._not_done,
                cancelled=self._refresh,
            )

    def _show_familiarity(self, found: dict[str, float]) -> None:
        self._found = found
        self._refresh()

    def _show_possible(self) -> None:
        """What may be done with the chosen model."""
        name = self._name
        model = self._models.get(name)
        # Only what was found better, or was never judged here, may fill.
        fit = model is None or model.verdict in ("", BETTER)
        self.use_button.setEnabled(fit and name != self._active.name)
        self.use_button.setToolTip("" if fit else self.tr("It was not found to be better"))
        for button in (self.rename_button, self.export_button, self.delete_button):
            button.setEnabled(model is not None)
        self.report_button.setEnabled(model is not None and model.page.is_file())

    def _use(self) -> None:
        self.message.hide()
        if self.use_button.isEnabled():
            self.use_button.setEnabled(False)
            self._active.use(self._name)

    def _open_report(self) -> None:
        open_page(self._models[self._name].page)

    def _ask_name(self) -> None:
        name = self._name
        dialogs.ask_text(
            self,
            self.tr("Rename the model"),
            self.tr("Name of the model"),
            name,
            functools.partial(self._rename, name),
        )

    def _rename(self, name: str, new: str) -> None:
        if new.strip() != name:
            self._try(functools.partial(self._library.rename, name, new.strip()))
            if new.strip() in {model.name for model in self._library.models()}:
                self._active.renamed(name, new.strip())

    def _ask_file(self) -> None:
        name = self._name
        dialogs.ask_weights_name(self, f"{name}.safetensors", functools.partial(self._export, name))

    def _export(self, name: str, file: str) -> None:
        self._try(functools.partial(self._library.export, name, Path(file)))

    def _ask_delete(self) -> None:
        name = self._name
        dialogs.ask_delete(
            self,
            self.tr("Delete the model {name}?").format(name=name),
            self.tr("Its report is deleted, too. Your photos stay."),
            functools.partial(self._delete, name),
        )

    def _delete(self, name: str) -> None:
        self._try(functools.partial(self._library.remove, name))
        self._active.removed(name)

    def _ask_import(self) -> None:
        dialogs.ask_weights(self, self._import)

    def _import(self, file: str) -> None:
        run_beside(
            self._session,
            functools.partial(_importing, functools.partial(self._library.add, Path(file))),
            succeeded=self._imported,
            failed=self._not_done,
            cancelled=self._refresh,
        )

    def _imported(self, model: LearntModel) -> None:
        self.message.hide()
        self._refresh()
        self._ask_familiarity()

    def _try(self, action: Callable[[], object]) -> None:
        self.message.hide()
        try:
            action()
        except UserError as error:
            self._say(error)
        self._refresh()

    def _not_done(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error)

    def _say(self, error: UserError) -> None:
        self.message.setText(translated(error))
        self.message.show()


def _importing(add: Callable[[], LearntModel]) -> Generator[None, None, LearntModel]:
    yield
    return add()
