"""The cores shared by hand: threads of Python, in each of which torch computes alone.

Most steps of a search take less than a tenth of a millisecond. Shared among torch's own threads,
which sleep in between (`cli.py`), waking them for each step costs more than they save: on two cores
a fill took longer with them than without. So larger pieces are shared instead.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from itertools import chain, islice
from typing import Generic, TypeVar

import torch

from inpaint_app.core.fills import telling
from inpaint_app.core.synthesis.crews import Crew

A = TypeVar("A")
T = TypeVar("T")

AT_ONCE = 8192  # pixels: some ten milliseconds
ALL = torch.get_num_threads()
THREADS = min(4, ALL)  # by then what is shared has become too small
_ROOM = 96 << 20  # bytes of addresses for a thread: its stack, and where it allocates
_here = threading.local()  # `whole`: this thread has a job of its own and shares none of its steps


def all_threads() -> None:
    """Let torch use all cores on this thread, except where it has a job of its own.

    Torch gives a thread that begins to compute what was set last on any thread, which may be one.
    """
    torch.set_num_threads(1 if getattr(_here, "whole", False) else ALL)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Until it is left torch computes on this thread alone.

    So it does on threads that begin to compute meanwhile. They, too, have all afterwards.
    """
    torch.set_num_threads(1)
    try:
        yield
    finally:
        all_threads()


def shared(
    device: torch.device, work: Callable[[A], T], items: Iterable[A]
) -> Generator[T, None, None]:
    """What the work makes of each item on the device, in order; on a CPU several at once.

    Close it to stop: what has begun is waited for.
    """
    items = iter(items)
    some = list(islice(items, 2))
    items = chain(some, items)
    crew = _crew(device, THREADS) if len(some) == 2 else None
    if not crew:
        yield from map(work, items)
        return
    with crew:
        begun: deque[Future[T]] = deque()
        for item in items:
            begun.append(crew.begin(work, item))
            if len(begun) > 2 * THREADS:
                yield crew.result(begun.popleft())
        while begun:
            yield crew.result(begun.popleft())


def side_by_side(
    device: torch.device, jobs: Iterable[Generator[object, None, T]], *, together: bool = True
) -> Generator[T | None, None, None]:
    """What each job returns, in order; on a CPU several go on at once, each on one thread.

    Two fills at once take three quarters of the time of two that share their steps one after the
    other. None while the next is waited for; until more is asked for, the jobs wait too. Close it
    to stop them at their next yield. MemoryError where a thread is lost. Not `together`, or on
    another device, they are done by the caller, one by one.
    """
    jobs = iter(jobs)
    some = list(islice(jobs, 1))
    crew = _crew(device, THREADS, whole=True) if some and together else None
    jobs = chain(some, jobs)
    if not crew:
        for job in jobs:
            yield (yield from telling(job, None))
        return
    wanted, stopped = threading.Event(), threading.Event()

    def run(job: Generator[object, None, T]) -> T:
        with contextlib.closing(job):
            return _ended(job, lambda: wanted.wait() and not stopped.is_set())

    begun: deque[Future[T]] = deque()
    with contextlib.ExitStack() as at_last:  # the last one first
        at_last.callback(all_threads)
        at_last.enter_context(crew)
        at_last.callback(wanted.set)
        at_last.callback(stopped.set)
        while True:
            # One more than threads: it waits for the first that is free.
            few = islice(jobs, THREADS + 1 - len(begun))
            begun.extend(crew.begin(run, job) for job in few)
            if not begun:
                return
            wanted.set()
            while not crew.ready(begun[0]):
                wanted.clear()
                yield None
                wanted.set()
            result = crew.result(begun.popleft())
            wanted.clear()
            yield result


def parts(count: int) -> list[slice]:
    """So many pixels in parts that are worth sharing."""
    return [slice(start, start + AT_ONCE) for start in range(0, count, AT_ONCE)]


class Beside(Generic[T]):
    """Steps that on a CPU run on a thread of their own, else when they are waited for.

    Close it, by `with`, to stop them at their next yield.
    """

    def __init__(self, device: torch.device, steps: Generator[object, None, T]) -> None:
        self._steps = steps
        self._stopped = threading.Event()
        self._crew = _crew(device, 1)
        self._future: Future[T] | None = None
        if self._crew:
            self._future = self._crew.begin(self._run, steps)

    def __enter__(self) -> Beside[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if self._crew:
            self._crew.dismiss()
        self._steps.close()

    def result(self) -> Generator[None, None, T]:
        """What the steps return, or raise. Yields often."""
        if self._crew is None or self._future is None:
            return (yield from telling(self._steps, None))
        while not self._crew.ready(self._future):
            yield
        future, self._future = self._future, None
        try:
            return self._crew.result(future)
        finally:
            del future  # as there

    def _run(self, steps: Generator[object, None, T]) -> T:
        return _ended(steps, lambda: not self._stopped.is_set())


def _ended(steps: Generator[object, None, T], going: Callable[[], bool]) -> T:
    """What the steps return. CancelledError once they are not to go on."""
    while going():
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
    raise CancelledError


def _begin() -> None:
    """On a new thread: torch knows these for each."""
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)


def _begin_whole() -> None:
    _begin()
    _here.whole = True


def _crew(device: torch.device, count: int, *, whole: bool = False) -> Crew | None:
    """Threads where they pay: a graphics processor is kept busy by one, and each wants memory."""
    if THREADS == 1 or device.type != "cpu" or getattr(_here, "whole", False):
        return None
    try:
        torch.empty(THREADS * _ROOM, dtype=torch.uint8)
        return Crew(count, _begin_whole if whole else _begin)
    except (RuntimeError, MemoryError):
        return None
