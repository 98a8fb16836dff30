"""Threads that are never waited for in vain.

Where one finds no memory to begin with, or to say that it has failed, `threading` and
`concurrent.futures` wait for it without end: a fill would neither go on nor stop. Of those here it
is seen that they have ended, however they did.
"""

from __future__ import annotations

import _thread
import contextlib
import weakref
from collections.abc import Callable
from concurrent.futures import Future, wait
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")

_LOOK = 0.02  # seconds between two looks


class Crew:
    """Threads that work on what is begun, in that order, until they are dismissed."""

    def __init__(self, count: int, prepare: Callable[[], None]) -> None:
        """Each thread prepares first. RuntimeError or MemoryError if they cannot be started."""
        self._prepare = prepare
        self._tasks: SimpleQueue[tuple[Future[Any], Callable[[Any], Any], Any] | None]
        self._tasks = SimpleQueue()
        self._threads: list[_Thread] = []
        try:
            for _ in range(count):
                self._threads.append(_Thread(self._serve))
        except BaseException:
            self.dismiss()
            raise

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def begin(self, work: Callable[[A], T], item: A) -> Future[T]:
        """What the work will have made of the item."""
        future: Future[T] = Future()
        self._tasks.put((future, work, item))
        return future

    def ready(self, future: Future[T]) -> bool:
        """Whether it is, soon or after a moment. MemoryError if a thread has been lost."""
        if wait((future,), _LOOK).done:
            return True
        if any(thread.ended for thread in self._threads):
            raise MemoryError("a thread ended for want of memory")
        return False

    def result(self, future: Future[T]) -> T:
        """Wait for it; its error is raised here."""
        while not self.ready(future):
            pass
        try:
            return future.result()
        finally:
            del future  # its error keeps this frame, and by it would keep itself and all tensors

    def dismiss(self) -> None:
        """Let what is worked on be ended, and nothing more be begun."""
        with contextlib.suppress(Empty):
            while True:
                self._tasks.get_nowait()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        self._prepare()
        while task := self._tasks.get():
            _do(*task)
            del task  # it holds tensors


class _Thread:
    """Does its work on a thread of its own."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._end = _thread.allocate_lock()
        self._end.acquire()
        token = _Token()
        self._token = weakref.ref(token, lambda _: self._end.release())
        _thread.start_new_thread(_run, (work, token))

    @property
    def ended(self) -> bool:
        return self._token() is None

    def join(self) -> None:
        while not self.ended:
            self._end.acquire(timeout=_LOOK)


class _Token:
    """Among the arguments of a thread, which Python keeps until it has ended."""


def _run(work: Callable[[], None], token: _Token) -> None:
    del token  # an error keeps this frame, and what is in it, for longer
    work()


def _do(future: Future[T], work: Callable[[A], T], item: A) -> None:
    try:
        future.set_result(work(item))
    except BaseException as error:
        future.set_exception(error)
        del future  # the error keeps this frame, and would by it keep itself
