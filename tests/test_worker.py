"""Work beside the window ends in exactly one of three ways, and can always be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from inpaint_app.worker import Worker, run_beside


class Listener(QObject):
    """Remembers what a worker tells, and on which thread it was told."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.heard: list[Any] = []
        self.threads: set[QThread] = set()
        worker.progressed.connect(self.progressed)
        worker.succeeded.connect(self.succeeded)
        worker.failed.connect(self.failed)
        worker.cancelled.connect(self.cancelled)

    def progressed(self, step: Any) -> None:
        self._hear("progressed", step)

    def succeeded(self, result: Any) -> None:
        self._hear("succeeded", result)

    def failed(self, error: Any) -> None:
        self._hear("failed", error)

    def cancelled(self) -> None:
        self._hear("cancelled", None)

    def _hear(self, what: str, value: Any) -> None:
        self.heard.append((what, value))
        self.threads.add(QThread.currentThread())


def run(qtbot: QtBot, work: Callable[[], Any]) -> Listener:
    """Run some work to its end."""
    worker = Worker(work)
    listener = Listener(worker)
    with qtbot.waitSignal(worker.finished):
        worker.start()
    assert worker.wait()
    return listener


@pytest.mark.fault(41)
def test_each_yield_is_progress_and_the_return_value_the_result(qtbot: QtBot) -> None:
    """A generator's steps are told in order, then its result, all on the thread of the window."""

    def work() -> Generator[int, None, str]:
        yield 1
        yield 2
        return "done"

    listener = run(qtbot, work)
    assert listener.heard == [("progressed", 1), ("progressed", 2), ("succeeded", "done")]
    assert listener.threads == {QThread.currentThread()}


def test_the_work_runs_on_a_thread_of_its_own(qtbot: QtBot) -> None:
    """Calling the work and every step of it happen off the GUI thread."""
    threads = []

    def work() -> Generator[None, None, None]:
        threads.append(threading.get_ident())
        yield
        threads.append(threading.get_ident())

    run(qtbot, work)
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("early", [True, False], ids=["before the first step", "in a step"])
def test_an_exception_is_told_as_failure(qtbot: QtBot, early: bool) -> None:
    """An exception ends the work; it is handed over and not raised."""
    error = ValueError("no")

    def steps() -> Generator[None, None, None]:
        yield
        raise error

    def work() -> Generator[None, None, None]:
        if early:
            raise error
        return steps()

    assert run(qtbot, work).heard[-1] == ("failed", error)


def test_stop_ends_the_work_at_its_next_yield(qtbot: QtBot) -> None:
    """A stopped generator is closed, so that its `finally` runs, and nothing but that is told."""
    begun, go_on, cleaned = threading.Event(), threading.Event(), threading.Event()

    def work() -> Generator[None, None, None]:
        try:
            begun.set()
            go_on.wait()
            yield
            raise AssertionError("went on")
        finally:
            cleaned.set()

    worker = Worker(work)
    listener = Listener(worker)
    worker.start()
    assert begun.wait(60)
    with qtbot.waitSignal(worker.finished):
        worker.stop()
        go_on.set()
    assert worker.wait()
    assert cleaned.is_set()
    assert [what for what, _ in listener.heard] == ["progressed", "cancelled"]


def test_a_stop_right_after_the_start_ends_it_in_one_way(qtbot: QtBot) -> None:
    """However a stop and a start race, exactly one end is told."""

    def work() -> Generator[None, None, None]:
        yield

    worker = Worker(work)
    listener = Listener(worker)
    with qtbot.waitSignal(worker.finished):
        worker.start()
        worker.stop()
    assert worker.wait()
    ends = [what for what, _ in listener.heard if what != "progressed"]
    assert ends in (["cancelled"], ["succeeded"])


def test_a_worker_of_an_owner_goes_when_it_has_finished(qtbot: QtBot) -> None:
    """Nothing is left of a worker after its end, however many there were."""
    owner = QObject()
    heard: list[Any] = []

    class Owner(QObject):
        def take(self, value: Any = None) -> None:
            heard.append(value)

    taker = Owner()

    def work() -> Generator[None, None, int]:
        yield
        return 7

    worker = run_beside(owner, work, succeeded=taker.take, failed=taker.take, cancelled=taker.take)
    with qtbot.waitSignal(worker.destroyed):
        pass
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert heard == [7]
    assert owner.findChildren(Worker) == []


@pytest.mark.fault(42)
def test_what_is_told_too_late_is_told_to_nobody(qtbot: QtBot) -> None:
    """Whoever has gone while the work ran is not called, and nothing is raised."""
    owner, heard, go_on = QObject(), [], threading.Event()

    class Dialog(QObject):
        def take(self, value: Any = None) -> None:
            heard.append(value)

    def work() -> Generator[int, None, int]:
        go_on.wait(60)
        yield 1
        return 7

    gone = Dialog()
    worker = run_beside(
        owner,
        work,
        succeeded=gone.take,
        failed=gone.take,
        cancelled=gone.take,
        progressed=gone.take,
    )
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(worker.destroyed):
        go_on.set()
    assert heard == []


def test_work_is_held_between_two_steps_and_told_a_word(qtbot: QtBot) -> None:
    """The word comes back from the yield at which it waited, once; a stop ends the wait."""

    def work() -> Generator[Any, Any, None]:
        heard = None
        while True:
            heard = yield heard

    worker = Worker(work)
    listener = Listener(worker)
    worker.hold(True)
    worker.start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [("progressed", None)]
    worker.tell("word")
    worker.hold(False)
    qtbot.waitUntil(lambda: ("progressed", "word") in listener.heard)
    worker.hold(True)
    with qtbot.waitSignal(worker.finished):
        worker.stop()
        worker.hold(True)  # what is to end is not held
    assert listener.heard[1] == ("progressed", "word")
    assert listener.heard.count(("progressed", "word")) == 1
    assert listener.heard[-1] == ("cancelled", None)
