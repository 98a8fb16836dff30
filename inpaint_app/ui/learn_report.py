"""The last page of learning: the honest report, and the only place that offers the new model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inpaint_app.active_model import ActiveModel
from inpaint_app.learn_session import LearnSession
from inpaint_app.library import PAGE
from inpaint_app.sentences import translated
from inpaint_app.ui.learn_words import change, percent
from inpaint_app.ui.sample_row import SampleRow

if TYPE_CHECKING:
    from inpaint_app.core.learning.learn_steps import Sample
    from inpaint_app.learning import Outcome

BETTER, WORSE = "better", "worse"  # verdicts of core.learning.report, which imports no Qt
_ROW_HEIGHT = 150


class ReportPage(QWidget):
    """Shows what a learning has come to; `close_asked` and `again_asked` leave it."""

    close_asked = Signal()
    again_asked = Signal()

    def __init__(
        self, learning: LearnSession, active: ActiveModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._learning = learning
        self._active = active
        self._shown: Outcome | None = None
        self.verdict, self.meaning = QLabel(), QLabel()
        self.verdict.setObjectName("verdict")
        for label in (self.verdict, self.meaning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("The report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.verdict)
        column.addWidget(self.meaning)
        column.addWidget(self.area, 1)
        column.addLayout(self._make_buttons())
        learning.changed.connect(self._refresh)
        active.changed.connect(self._show_used)
        self._refresh()

    def _make_buttons(self) -> QHBoxLayout:
        self.use_button = QPushButton(self.tr("Use this model"))
        self.use_button.setObjectName("primary")
        self.page_button = QPushButton(self.tr("Open the report to print"))
        self.again_button = QPushButton(self.tr("Another folder"))
        self.close_button = QPushButton(self.tr("Close"))
        self.use_button.clicked.connect(self._use)
        self.page_button.clicked.connect(self._open_page)
        self.again_button.clicked.connect(self.again_asked)
        self.close_button.clicked.connect(self.close_asked)
        line = QHBoxLayout()
        line.addWidget(self.page_button)
        line.addWidget(self.again_button)
        line.addStretch()
        line.addWidget(self.close_button)
        line.addWidget(self.use_button)
        return line

    def _refresh(self) -> None:
        outcome = self._learning.outcome
        if outcome is None or outcome is self._shown:
            return
        self._shown = outcome
        found = outcome.summary()
        headline, meaning = self._words(found["verdict"], outcome.name)
        self.verdict.setText(headline)
        self.verdict.setProperty("kind", found["verdict"].split()[0])
        self.verdict.style().polish(self.verdict)
        self.meaning.setText(meaning)
        self.area.setWidget(self._make_body(found, outcome))
        self._show_used()

    def _words(self, verdict: str, name: str) -> tuple[str, str]:
        if verdict == BETTER:
            return (
                self.tr("Better at your photos"),
                self.tr(
                    "{name} fills photos like these measurably better than before. It is used "
                    "only if you choose it."
                ).format(name=name),
            )
        if verdict == WORSE:
            return (
                self.tr("Worse than before"),
                self.tr("{name} is not offered; your present model stays in use.").format(
                    name=name
                ),
            )
        return (
            self.tr("No difference"),
            self.tr(
                "No gain could be shown on photos kept aside, so your present model stays in use."
            ),
        )

    def _make_body(self, found: dict[str, Any], outcome: Outcome) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(8)
        column.addWidget(self._make_table(found))
        for note in outcome.learnt.notes:
            told = QLabel(translated(note))
            told.setWordWrap(True)
            column.addWidget(told)
        samples = outcome.learnt.samples
        worst = set(outcome.learnt.report.worst(2))
        drawn = [sample for sample in samples if sample.case not in worst]
        last = [sample for sample in samples if sample.case in worst]
        column.addWidget(_heading(self.tr("Drawn by lot from the photos kept aside")))
        for sample in drawn:
            column.addWidget(self._make_sample(sample, outcome))
        column.addWidget(_heading(self.tr("The worst of all")))
        for sample in last:
            column.addWidget(self._make_sample(sample, outcome))
        return body

    def _make_table(self, found: dict[str, Any]) -> QFrame:
        low, high = found["interval"]
        interval = self.tr("{change} (95 % sure: between {low} and {high})")
        trained = self.tr("{photos} photos, {aside} of them kept aside; {steps} steps")
        rows = (
            (
                self.tr("Distance from the real photo, before"),
                QLocale().toString(found["before"], "f", 4),
            ),
            (
                self.tr("The same holes, after"),
                QLocale().toString(found["after"], "f", 4),
            ),
            (
                self.tr("Change (less is better)"),
                interval.format(change=change(found["change"]), low=change(low), high=change(high)),
            ),
            (
                self.tr("Filled better than before"),
                self.tr("{percent} of {count} holes").format(
                    percent=percent(found["win_rate"], 0), count=found["holes"]
                ),
            ),
            (self.tr("Change on photos of anything"), change(found["general_change"])),
            (
                self.tr("Learnt from"),
                trained.format(
                    photos=found["photos"],
                    aside=found["held_out"],
                    steps=QLocale().toString(found["steps"]),
                ),
            ),
        )
        frame = QFrame()
        frame.setObjectName("card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, (name, value) in enumerate(rows):
            label, number = QLabel(name), QLabel(value)
            label.setObjectName("quiet")
            number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(number, row, 1)
        grid.setColumnStretch(1, 1)
        return frame

    def _make_sample(self, sample: Sample, outcome: Outcome) -> QWidget:
        case = outcome.learnt.report.cases[sample.case]
        row = SampleRow(after=self.tr("After: {change}").format(change=change(case.change)))
        row.setMinimumHeight(_ROW_HEIGHT)
        row.setToolTip(case.photo)
        row.show_sample(sample)
        return row

    def _show_used(self) -> None:
        outcome = self._shown
        if outcome is None:
            return
        used = self._active.name == outcome.name
        better = outcome.learnt.report.verdict == BETTER
        self.use_button.setVisible(better)
        self.use_button.setEnabled(better and not used)
        self.use_button.setText(self.tr("In use") if used else self.tr("Use this model"))

    def _use(self) -> None:
        if self._shown is not None:
            self.use_button.setEnabled(False)
            self._active.use(self._shown.name)

    def _open_page(self) -> None:
        if self._shown is not None:
            open_page(self._shown.weights.with_name(PAGE))


def open_page(page: Path) -> None:
    """Show a report in the browser, which prints it; it is a file that the program has written."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(page))


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("groupTitle")
    return label
