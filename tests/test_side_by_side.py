"""Whole jobs at once, each on one thread: in order, held while nobody asks, ended when left."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator

import pytest
import torch
from generators import ended
from test_sharing import CPU, Alive, endless, steps, told
from test_sharing import threads as threads

from inpaint_app.core.synthesis import sharing
from inpaint_app.core.synthesis.sharing import Beside, alone, shared, side_by_side


def test_jobs_side_by_side_tell_their_results_in_order() -> None:
    """Whatever ends first: the first one waits for the second."""
    second = threading.Event()

    def job(number: int) -> Generator[None, None, int]:
        while number == 0 and not second.is_set():
            yield
        if number == 1:
            second.set()
        return 10 * number

    assert told(side_by_side(CPU, map(job, range(20)))) == [10 * n for n in range(20)]


def test_jobs_are_not_begun_long_before_they_are_wanted() -> None:
    """Whoever gives the jobs sees what came of the earlier ones, and may stop giving."""
    given, done = [], []

    def jobs() -> Iterator[Generator[None, None, int]]:
        while len(done) < 10:
            given.append(len(given))
            yield steps(len(given))

    for result in side_by_side(CPU, jobs()):
        done += [] if result is None else [result]
    assert done == [1 + n for n in given]
    assert 10 <= len(done) < 15


def test_jobs_wait_while_nobody_asks() -> None:
    """A learning that is held leaves the cores to the fill that it is held for."""
    count = 0

    def endless() -> Generator[None, None, int]:
        nonlocal count
        while True:
            time.sleep(0.001)
            count += 1
            yield

    results = side_by_side(CPU, [endless()])
    for _ in range(3):
        begun = count
        while count == begun:
            assert next(results) is None
        held = count
        time.sleep(0.05)
        assert count <= held + 1  # the step that was being made may end
    results.close()


def test_jobs_that_are_left_end_at_their_next_yield() -> None:
    """And clean up, and their threads with them."""
    alive, cleaned = Alive(), list[int]()
    results = side_by_side(CPU, (endless(alive, cleaned, number) for number in range(9)))
    while len(alive) < 2:
        assert next(results) is None
    results.close()
    assert sorted(cleaned) == [0, 1]
    assert not len(alive)


def test_a_job_shares_none_of_its_steps() -> None:
    """All cores have jobs already: what it would share or do beside is done on its own thread."""

    def job(number: int) -> Generator[None, None, set[int]]:
        threads = {threading.get_ident()}
        threads |= set(shared(CPU, lambda _: threading.get_ident(), range(5)))

        def beside_it() -> Generator[None, None, int]:
            yield
            return threading.get_ident()

        with Beside(CPU, beside_it()) as beside:
            threads.add((yield from beside.result()))
        return threads

    def elsewhere() -> Generator[None, None, int]:
        yield
        return threading.get_ident()

    assert [len(threads) for threads in told(side_by_side(CPU, map(job, range(4))))] == [1] * 4
    with Beside(CPU, elsewhere()) as beside:
        assert ended(beside.result()) != threading.get_ident()


def test_torch_computes_each_job_on_one_thread_and_then_on_all_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also after a fill, which gives its thread what it had."""
    before = torch.get_num_threads()
    monkeypatch.setattr(sharing, "ALL", 3)

    def job(_: int) -> Generator[None, None, list[int]]:
        seen = [torch.get_num_threads()]
        with alone():
            yield
        return [*seen, torch.get_num_threads()]

    try:
        torch.set_num_threads(1)  # as where another fill has set it
        assert told(side_by_side(CPU, map(job, range(6)))) == [[1, 1]] * 6
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)


def test_a_graphics_processor_has_one_job_at_a_time() -> None:
    """On the caller's own thread."""
    begun: list[int] = []

    def job(number: int) -> Generator[None, None, int]:
        begun.append(number)
        yield
        assert begun[-1] == number
        return threading.get_ident()

    here = told(side_by_side(torch.device("cuda"), map(job, range(5))))
    assert here == [threading.get_ident()] * 5
