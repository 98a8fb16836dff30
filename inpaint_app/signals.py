"""Being asked to stop, on the command line: with what was begun cleaned up or saved."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

TERMINATED = 128 + signal.SIGTERM  # what shells tell of such an end


@contextlib.contextmanager
def orderly() -> Iterator[None]:
    """SIGTERM unwinds like Ctrl+C, so that no temporary file stays."""
    with _handled([signal.SIGTERM], _exit):
        yield


@contextlib.contextmanager
def noted() -> Iterator[list[int]]:
    """A first Ctrl+C or SIGTERM is noted in the list instead of obeyed at once.

    It may come at any place, also between two that belong together. The second one is obeyed.
    """
    asked: list[int] = []

    def note(kind: int, _: object) -> None:
        if asked:
            obey(kind)
        asked.append(kind)

    with _handled([signal.SIGINT, signal.SIGTERM], note):
        yield asked


def obey(kind: int) -> NoReturn:
    """End as the signal would have ended the command."""
    if kind == signal.SIGTERM:
        raise SystemExit(TERMINATED)
    raise KeyboardInterrupt


def _exit(kind: int, _: object) -> None:
    obey(kind)


@contextlib.contextmanager
def _handled(kinds: Iterable[int], handler: Callable[[int, object], None]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # which alone gets signals
        yield
        return
    before = {kind: signal.signal(kind, handler) for kind in kinds}
    try:
        yield
    finally:
        for kind, old in before.items():
            signal.signal(kind, old)
