"""Work shared by threads gives what one thread gives, and ends with its caller."""

from __future__ import annotations

import _thread
import gc
import sys
import threading
import time
import weakref
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Literal, TypeVar

import numpy as np
import pytest
import torch
from generators import ended
from numpy.typing import NDArray
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.synthesis import sharing
from inpaint_app.core.synthesis.sharing import Beside, alone, parts, shared, side_by_side

T = TypeVar("T")
CPU, LONG = torch.device("cpu"), 60.0  # seconds: nothing here takes so long


class Alive:
    """Threads that called `here` and have not ended: Python keeps what is local to them as long."""

    def __init__(self) -> None:
        self._local = threading.local()
        self._all: weakref.WeakSet[Alive] = weakref.WeakSet()

    def here(self) -> None:
        self._local.token = Alive()
        self._all.add(self._local.token)

    def __len__(self) -> int:
        return len(self._all)


@pytest.fixture(autouse=True)
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two, however many cores this machine has."""
    monkeypatch.setattr(sharing, "THREADS", 2)


def test_results_come_in_order_whatever_ends_first() -> None:
    """The first item waits for the second one; it is told first all the same."""
    second = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            assert second.wait(LONG)
        if item == 1:
            second.set()
        return 10 * item

    assert list(shared(CPU, work, range(20))) == [10 * n for n in range(20)]


def test_items_are_not_begun_long_before_they_are_wanted() -> None:
    """A generator of a thousand large items is not emptied into memory."""
    taken = []

    def items() -> Iterator[int]:
        for item in range(1000):
            taken.append(item)
            yield item

    results = shared(CPU, abs, items())
    assert next(results) == 0
    assert len(taken) < 20
    results.close()


def test_an_error_in_one_item_is_raised_here() -> None:
    """As if it had been worked on by this thread."""

    def work(item: int) -> int:
        if item == 3:
            raise MemoryError("no room")
        return item

    with pytest.raises(MemoryError, match="no room"):
        list(shared(CPU, work, range(100)))


def test_after_closing_no_item_is_worked_on() -> None:
    """What has begun ends before; nothing new begins."""
    alive, begun = Alive(), []

    def work(item: int) -> int:
        alive.here()
        begun.append(item)
        return item

    results = shared(CPU, work, range(1000))
    next(results)
    assert len(alive)
    results.close()
    count = len(begun)
    assert count < 1000
    assert not len(alive)
    assert len(begun) == count


def test_a_graphics_processor_is_asked_by_one_thread() -> None:
    """All items are worked on by the caller's own thread, one after the other."""
    here = shared(torch.device("cuda"), lambda _: threading.get_ident(), range(5))
    assert set(here) == {threading.get_ident()}


def test_parts_are_all_pixels_once() -> None:
    """However many there are."""
    for count in (0, 1, sharing.AT_ONCE, 3 * sharing.AT_ONCE + 5):
        assert [n for part in parts(count) for n in range(count)[part]] == list(range(count))


def steps(last: int) -> Generator[None, None, int]:
    """So many steps, and their number."""
    for _ in range(last):
        yield
    return last


def endless(alive: Alive, cleaned: list[int], number: int) -> Generator[None, None, int]:
    """Steps that end only when they are closed, which then notes their number."""
    alive.here()
    try:
        while True:
            time.sleep(0.001)
            yield
    finally:
        cleaned.append(number)


def test_steps_beside_return_their_result() -> None:
    """On a thread of their own; what is done meanwhile does not matter."""
    with Beside(CPU, steps(7)) as beside:
        assert ended(beside.result()) == 7


def test_steps_beside_pass_on_their_error() -> None:
    """When the result is asked for."""

    def failing() -> Generator[None, None, int]:
        yield
        raise MemoryError("no room")

    with Beside(CPU, failing()) as beside, pytest.raises(MemoryError, match="no room"):
        ended(beside.result())


def test_steps_beside_end_when_they_are_left() -> None:
    """At their next yield, and their thread with them."""
    alive, cleaned = Alive(), list[int]()
    with Beside(CPU, endless(alive, cleaned, 0)) as beside:
        next(beside.result())  # not yet
        assert len(alive)
    assert cleaned == [0]
    assert not len(alive)


def told(results: Iterable[T | None]) -> list[T]:
    """The results, without the moments at which the next is waited for."""
    return [result for result in results if result is not None]


@pytest.mark.fault(33)
@pytest.mark.parametrize("way", ["shared", "side by side", "beside"])
def test_a_failed_try_on_a_thread_gives_its_memory_back(way: str) -> None:
    """Without the garbage collector: the next try begins at once, and needs the room."""
    held: list[weakref.ref[Alive]] = []

    def work(_: object = None) -> Generator[None, None, None]:
        large = Alive()  # as a tensor would be
        held.append(weakref.ref(large))
        raise MemoryError("no room")
        yield

    def failing() -> None:
        if way == "shared":
            list(shared(CPU, lambda item: next(work(item)), range(3)))
        if way == "side by side":
            list(side_by_side(CPU, map(work, range(3))))
        with Beside(CPU, work()) as beside:
            ended(beside.result())

    gc.disable()
    try:
        with pytest.raises(MemoryError, match="no room") as caught:
            failing()
        del caught
        assert held
        assert [ref() for ref in held] == [None] * len(held)
    finally:
        gc.enable()


@pytest.mark.fault(33)
def test_a_thread_that_finds_no_memory_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as any want of memory; nothing says so but that the thread is gone."""
    seen: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: seen.append(lost.exc_type))

    def lost() -> None:
        raise MemoryError

    monkeypatch.setattr(sharing, "_begin", lost)
    with pytest.raises(MemoryError, match="a thread ended"):
        list(shared(CPU, abs, range(5)))
    with pytest.raises(MemoryError, match="a thread ended"):
        list(side_by_side(CPU, map(steps, range(5))))
    with Beside(CPU, steps(3)) as beside, pytest.raises(MemoryError, match="a thread ended"):
        ended(beside.result())
    assert set(seen) == {MemoryError}


@pytest.mark.fault(33)
@pytest.mark.parametrize("begun", [0, 1])
def test_where_no_thread_can_be_begun_the_caller_does_it(
    begun: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it, in order, and those threads that could be begun end."""
    alive, begin, left = Alive(), _thread.start_new_thread, [None] * begun

    def start(work: Callable[..., object], arguments: tuple[Any, ...]) -> int:
        if not left:
            raise RuntimeError("can't start new thread")
        left.pop()
        return begin(work, arguments)

    monkeypatch.setattr(sharing, "_begin", alive.here)
    monkeypatch.setattr(_thread, "start_new_thread", start)
    results = shared(CPU, lambda item: (item, threading.get_ident()), range(5))
    assert list(results) == [(item, threading.get_ident()) for item in range(5)]
    assert told(side_by_side(CPU, map(steps, range(5)))) == list(range(5))
    assert not len(alive)
    with Beside(CPU, steps(3)) as beside:
        assert ended(beside.result()) == 3


def test_torch_has_all_its_threads_again_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where two fills overlap, and the first one ends first."""
    before = torch.get_num_threads()
    monkeypatch.setattr(sharing, "ALL", 3)
    try:
        first, second = alone(), alone()
        first.__enter__()
        second.__enter__()
        assert torch.get_num_threads() == 1
        first.__exit__(None, None, None)
        second.__exit__(None, None, None)
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize("quality", ["fast", "best"])
def test_a_fill_is_the_same_with_any_number_of_threads(
    quality: Literal["fast", "best"], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One, two or four, or beside another: each pixel, since only whole steps are shared."""
    image = drawn_photos(1, height=100, width=140)[0]
    mask = np.zeros(image.shape[:2], np.bool_)
    mask[20:80, 30:110] = True
    inpainter = Inpainter(tiny_network())
    monkeypatch.setattr(sharing, "AT_ONCE", 300)

    def pixels() -> Generator[object, None, NDArray[Any]]:
        return (yield from inpainter.fill(FillRequest(image, mask, quality=quality))).pixels

    fills = []
    for count in (1, 2, 4):
        monkeypatch.setattr(sharing, "THREADS", count)
        fills.append(ended(pixels()))
    fills += told(side_by_side(CPU, [pixels(), pixels()]))
    assert len(fills) == 5
    assert all(np.array_equal(fills[0], fill) for fill in fills)
