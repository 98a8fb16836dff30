"""What the tests of the window share: no screen, no thread left behind, golden pictures."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

# The same examples on every run, and no judging by the clock of a shared machine.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# One thread for each process: those of several processes would wait for each other, and tests took
# ten times as long. Passed on to child processes; torch reads it when it is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.pop("QT_SCALE_FACTOR", None)  # golden pictures have one size

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from inpaint_app.core.inpainter import Inpainter
    from inpaint_app.session import Session
    from inpaint_app.ui.canvas import Canvas
    from inpaint_app.ui.main_window import MainWindow

GOLDEN = Path(__file__).parent / "golden"
PATIENCE_MS = 60_000  # a test that waits in vain fails; a slow and busy machine only takes longer


class PatientBot(QtBot):
    """Waits as long as a slow machine needs, where pytest-qt gives up after five seconds."""

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **rest: Any) -> Any:
        """Until the signal is told."""
        return super().waitSignal(signal, timeout=timeout, **rest)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **rest: Any) -> Any:
        """Until all of the signals are told."""
        return super().waitSignals(signals, timeout=timeout, **rest)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:
        """Until it is true."""
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        """Until the widget is on screen."""
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        """Until the widget has the keyboard."""
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, with patience."""
    return PatientBot(request)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden pictures are drawn anew with --update-golden; look at them before you keep them."""
    parser.addoption("--update-golden", action="store_true", help="draw the golden pictures anew")


@pytest.fixture(autouse=True)
def no_thread_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test may leave a thread: Qt aborts the process when a running one is destroyed."""
    from PySide6.QtCore import QThread
    from shiboken6 import isValid

    from inpaint_app.worker import Worker  # the only place that starts threads of Qt

    before = set(threading.enumerate())
    started: list[Worker] = []

    def start(worker: Worker) -> None:
        started.append(worker)
        QThread.start(worker)

    monkeypatch.setattr(Worker, "start", start)
    yield
    left: list[object] = [t for t in threading.enumerate() if t not in before and not _of_qt(t)]
    left += [worker for worker in started if isValid(worker) and worker.isRunning()]
    assert not left, f"threads still run: {left}"


def _of_qt(thread: threading.Thread) -> bool:
    """Python lists a thread of Qt as a dummy for ever once it has run Python code."""
    return isinstance(thread, threading._DummyThread)


@pytest.fixture(scope="session")
def inpainter() -> Inpainter:
    """A real network, tiny and seeded: its fills are bad and always the same."""
    import torch

    from inpaint_app.core.inpainter import Inpainter
    from models.autoencoder import TINY, DenoisingAutoencoder

    torch.manual_seed(0)
    return Inpainter(
        DenoisingAutoencoder(TINY), device="cpu", device_reason="This is a test.", model="tiny"
    )


class SteppedInpainter:
    """Fills with the mean colour, but goes on only as far as a test lets it."""

    device, device_reason, model = "cpu", "This is a test.", "stepped"

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.one_at_a_time = False  # each fill then needs a `go_on` of its own
        self.closed = threading.Event()
        self.requests: list[Any] = []
        self.error: Exception | None = None

    def fill(self, request: Any) -> Generator[Any, None, Any]:
        """Begin, wait for `go_on`, and return a Fill or raise `error`."""
        from inpaint_app.core.fills import Fill, Progress
        from inpaint_app.core.geometry import Bounds

        self.requests.append(request)
        try:
            yield Progress(0.25, "Filling")
            self.begun.set()
            while not self.go_on.wait(0.01):
                yield Progress(0.5, "Filling")
            if self.one_at_a_time:
                self.go_on.clear()
            if self.error is not None:
                raise self.error
        except GeneratorExit:
            self.closed.set()
            raise
        bounds = Bounds.of_mask(request.mask)
        pixels = request.image[bounds.slices].copy()
        mask = request.mask[bounds.slices].copy()
        pixels[mask] = request.image.mean(axis=(0, 1)).astype(pixels.dtype) + request.seed
        return Fill(bounds, mask, pixels, 0.1, self.device, self.model, request.seed)


@pytest.fixture
def stepped() -> Iterator[SteppedInpainter]:
    """An inpainter that a test leads by the hand."""
    inpainter = SteppedInpainter()
    yield inpainter
    inpainter.go_on.set()


@pytest.fixture
def make_session(qtbot: QtBot) -> Iterator[Callable[[Callable[[], Any]], Session]]:
    """Make sessions over a callable that loads an inpainter; they are ended after the test."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from inpaint_app.session import Session

    made: list[Session] = []

    def make(load: Callable[[], Any]) -> Session:
        made.append(Session(load))
        return made[-1]

    yield make
    for session in made:
        session.stop()
        session.wait()
        session.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(make_session: Callable[[Callable[[], Any]], Session], inpainter: Inpainter) -> Session:
    """A session with the tiny network."""
    return make_session(lambda: inpainter)


@pytest.fixture
def make_window(
    qtbot: QtBot, make_session: Callable[[Callable[[], Any]], Session]
) -> Iterator[Callable[[Session], MainWindow]]:
    """Make a shown main window over a session; it goes before the sessions do."""
    from PySide6.QtWidgets import QApplication

    from inpaint_app.settings import Settings
    from inpaint_app.shipped import RESOURCES
    from inpaint_app.ui.main_window import MainWindow
    from inpaint_app.ui.theme import Theme

    made: list[MainWindow] = []

    def make(session: Session) -> MainWindow:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme = Theme(app, RESOURCES, "light")
        window = MainWindow(session, Settings(), theme, RESOURCES / "sample.jpg")
        window.resize(1000, 700)
        with qtbot.waitExposed(window):
            window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.leave()
        window.deleteLater()


@pytest.fixture
def window(make_window: Callable[[Session], MainWindow], session: Session) -> MainWindow:
    """A shown main window with the tiny network."""
    return make_window(session)


def drawn_photo(width: int = 160, height: int = 120) -> np.ndarray:
    """A photo in which every pixel tells its place: red its column, green its row.

    Blue has some texture: a mere gradient is filled so well that a fill changes nothing.
    """
    rows, columns = np.mgrid[:height, :width]
    return np.dstack((columns % 256, rows % 256, (rows * 7 + columns * 3) % 64)).astype(np.uint8)


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    """A drawn photo on disk."""
    from PIL import Image

    path = tmp_path / "garden.png"
    Image.fromarray(drawn_photo()).save(path)
    return path


@pytest.fixture
def show(qtbot: QtBot, session: Session) -> Callable[[np.ndarray], Canvas]:
    """Show a photo on a canvas of a fixed size."""
    from PySide6.QtCore import QEvent

    from inpaint_app.ui.canvas import Canvas
    from inpaint_app.ui.toolbox import Toolbox

    def show_photo(image: np.ndarray) -> Canvas:
        canvas = Canvas(session, Toolbox(0.05))
        qtbot.addWidget(canvas)
        canvas.resize(400, 300)
        with qtbot.waitExposed(canvas):
            canvas.show()
        with qtbot.waitSignal(session.opened):
            session.open_image(image)
        qtbot.waitUntil(lambda: session.busy == "")
        canvas.leaveEvent(QEvent(QEvent.Type.Leave))  # the cursor may begin anywhere
        return canvas

    return show_photo


@pytest.fixture
def led_session(
    qtbot: QtBot,
    make_session: Callable[[Callable[[], Any]], Session],
    stepped: SteppedInpainter,
    photo_path: Path,
) -> Session:
    """A session with an open photo, whose fills a test leads by the hand."""
    session = make_session(lambda: stepped)
    with qtbot.waitSignal(session.device_known):
        session.load_network()
    with qtbot.waitSignal(session.opened):
        session.open(photo_path)
    return session


@pytest.fixture
def led_window(
    make_session: Callable[[Callable[[], Any]], Session],
    make_window: Callable[[Session], MainWindow],
    stepped: SteppedInpainter,
) -> MainWindow:
    """A window whose fills a test leads by the hand."""
    session = make_session(lambda: stepped)
    session.load_network()
    return make_window(session)


@pytest.fixture
def unsaved(
    qtbot: QtBot, led_window: MainWindow, stepped: SteppedInpainter, photo_path: Path
) -> MainWindow:
    """A window with a fill that has not been saved."""
    from driving import open_in_window, paint

    stepped.go_on.set()
    window = led_window
    open_in_window(qtbot, window, photo_path)
    paint(window)
    with qtbot.waitSignal(window._session.filled):
        window._session.fill()
    qtbot.waitUntil(lambda: window._session.busy == "")
    return window


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, QImage], None]:
    """Compare a picture with the golden one of that name: at most 1 apart on 99.5 % of pixels."""

    def check(name: str, picture: QImage) -> None:
        from PySide6.QtGui import QImage

        from inpaint_app.ui.qimage import to_image

        path = GOLDEN / f"{name}.png"
        picture = picture.convertToFormat(QImage.Format.Format_RGB888)
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            assert picture.save(str(path))
        expected = to_image(QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888))
        found = to_image(picture)
        assert found.shape == expected.shape
        apart = np.abs(found.astype(int) - expected.astype(int)).max(axis=2)
        assert (apart <= 1).mean() >= 0.995, f"{name} differs on {(apart > 1).sum()} pixels"

    return check


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An existing file, that another takes the place of."""
    from replacing import OLD

    path = tmp_path / "photo.jpg"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with `photo.png`, `photo.jpg` and `mask.png`, drawn, for the command line."""
    from fill_commands import HEIGHT, WIDTH, hole, save_mask
    from PIL import Image

    random = np.random.default_rng(5)
    photo = Image.fromarray(random.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8))
    photo.save(tmp_path / "photo.png")
    photo.save(tmp_path / "photo.jpg", quality=90)
    save_mask(tmp_path / "mask.png", hole())
    return tmp_path
