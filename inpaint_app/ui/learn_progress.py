"""The second page of learning: how it goes, and what can be asked of it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inpaint_app.learn_session import JUDGING, LearnSession, State, stage_text
from inpaint_app.ui.learn_words import time_left
from inpaint_app.ui.loss_plot import LossPlot
from inpaint_app.ui.sample_row import SampleRow
from inpaint_app.ui.theme import Theme

_REDRAWN_MS = 250  # a graphics processor makes fifty steps in a second


class ProgressPage(QWidget):
    """Shows a running learning; `close_asked` leaves it running."""

    close_asked = Signal()

    def __init__(self, learning: LearnSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learning = learning
        self._theme = theme
        self._plot: LossPlot | None = None
        self.title = QLabel()
        self.title.setObjectName("title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.stage, self.left = QLabel(), QLabel()
        self.stage.setObjectName("quiet")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the learning"))
        self._place = QVBoxLayout()  # of the curves, which are made when there are some
        self.no_curve = QLabel(self.tr("Curves will be drawn here once it practises."))
        self.no_curve.setObjectName("quiet")
        self.no_curve.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.addWidget(self.no_curve)
        self.sample_title = QLabel(self.tr("A photo kept aside, which it does not learn from"))
        self.sample_title.setObjectName("groupTitle")
        self.sample = SampleRow(after=self.tr("Now"))
        line = QHBoxLayout()
        line.addWidget(self.stage, 1)
        line.addWidget(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addLayout(self._place, 3)
        column.addWidget(self.sample_title)
        column.addWidget(self.sample, 2)
        column.addLayout(self._make_buttons())
        learning.changed.connect(self._refresh)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REDRAWN_MS)
        self._soon.timeout.connect(self._show_step)
        learning.stepped.connect(self._note_step)
        self._refresh()

    def make_plot(self, _imported: None) -> None:
        """Draw curves from now on; the library that draws them has been imported."""
        self._plot = LossPlot(self._theme)
        self._place.addWidget(self._plot)
        self._show_step()

    def _make_buttons(self) -> QHBoxLayout:
        self.pause_button = QPushButton()
        self.finish_button = QPushButton(self.tr("Stop and keep"))
        self.finish_button.setToolTip(
            self.tr("Practise no longer: judge what it has learnt, and keep it")
        )
        self.stop_button = QPushButton(self.tr("Go on another day"))
        self.stop_button.setToolTip(self.tr("Stop now; what it has learnt so far is kept for then"))
        self.close_button = QPushButton(self.tr("Go on in the background"))
        self.close_button.setObjectName("primary")
        self.pause_button.clicked.connect(self._pause)
        self.finish_button.clicked.connect(self._learning.finish)
        self.stop_button.clicked.connect(self._learning.stop)
        self.close_button.clicked.connect(self.close_asked)
        line = QHBoxLayout()
        for button in (self.pause_button, self.finish_button, self.stop_button):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(self.close_button)
        return line

    def _pause(self) -> None:
        self._learning.pause(not self._learning.paused)

    def _refresh(self) -> None:
        """What may be asked now."""
        learning = self._learning
        if not learning.running:
            return
        going = learning.state is State.LEARNING
        self.title.setText(self.tr("Learning {name}").format(name=learning.name))
        pause, go_on = self.tr("Pause"), self.tr("Go on")
        self.pause_button.setText(go_on if learning.paused else pause)
        self.pause_button.setEnabled(going)
        self.stop_button.setEnabled(going)
        self._show_step()

    def _note_step(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show_step(self) -> None:
        learning, step = self._learning, self._learning.step
        self.bar.setValue(0 if step is None else round(1000 * step.fraction))
        self.left.setText("" if step is None else time_left(step.seconds_left))
        practising = step is None or step.stage not in JUDGING
        can_finish = learning.state is State.LEARNING and practising and not learning.finishing
        self.finish_button.setEnabled(can_finish)
        if learning.state is State.STOPPING:
            self.stage.setText(self.tr("Saving, to go on another day…"))
        elif learning.paused:
            self.stage.setText(self.tr("It waits until you let it go on."))
        elif learning.finishing and step is not None and step.training is not None:
            self.stage.setText(self.tr("Ending the practice…"))
        elif step is None:
            self.stage.setText(self.tr("Loading the network…"))
        else:
            self.stage.setText(stage_text(step.stage))
        if self._plot is not None:
            self._plot.setVisible(bool(learning.losses))
            self._plot.show_curves(learning.losses, learning.held_out)
        self.no_curve.setVisible(self._plot is None or not learning.losses)
        self.sample_title.setVisible(learning.sample is not None)
        self.sample.setVisible(learning.sample is not None)
        if learning.sample is not None:
            self.sample.show_sample(learning.sample)
