"""What a learning keeps on the disk, to go on with after a stop or a kill."""

from __future__ import annotations

import dataclasses
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from inpaint_app.core.errors import UserError
from inpaint_app.core.learning import learning_state
from inpaint_app.core.learning.judged_holes import Score
from inpaint_app.core.learning.learning_state import (
    PREVIOUS,
    STATE,
    LearningState,
    load_state,
    save_state,
)
from inpaint_app.core.learning.plan import Plan


def some_state() -> LearningState:
    planned = Plan("/photos", (), (), (), {})
    state = LearningState(planned, "base", 60.0, used=1.0, before=[Score(0.5, 0.25)])
    state.tensors = {"raw.x": torch.arange(5000.0)}
    state.training = {"step": 3, "seconds": 1.5, "best": 0.1}
    return state


@pytest.mark.fault(59)
@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"", lambda data: b"x"])
def test_a_damaged_state_is_answered_by_the_one_before(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """The older generation is used, the damaged file kept; with both damaged a sentence says so."""
    save_state(tmp_path, some_state())
    newer = some_state()
    newer.used = 2.0
    save_state(tmp_path, newer)
    found = load_state(tmp_path)
    assert found is not None
    assert found == dataclasses.replace(newer, tensors=found.tensors)
    (tmp_path / STATE).write_bytes(damage((tmp_path / STATE).read_bytes()))
    older = load_state(tmp_path)
    assert older is not None
    assert older.used == 1.0
    assert (tmp_path / f"{STATE}.damaged").exists()
    (tmp_path / PREVIOUS).write_bytes(b"")
    with pytest.raises(UserError, match="is damaged"):
        load_state(tmp_path)


def test_a_state_whose_fills_were_judged_by_another_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Distances before and after would be of different kinds, and the verdict false."""
    monkeypatch.setattr(learning_state, "MEASURE", learning_state.MEASURE - 1)
    save_state(tmp_path, some_state())
    monkeypatch.undo()
    for _ in range(2):  # and stays, until it is removed
        with pytest.raises(UserError, match="another version") as refused:
            load_state(tmp_path)
        assert "another measure" in str(refused.value.details)


@pytest.mark.fault(60)
def test_every_flipped_bit_of_a_state_is_noticed(tmp_path: Path) -> None:
    """Bits all over the file, one at a time."""
    save_state(tmp_path, some_state())
    data = (tmp_path / STATE).read_bytes()
    for place in range(0, len(data), len(data) // 40):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        (tmp_path / STATE).write_bytes(changed)
        with pytest.raises(UserError, match="is damaged"):
            load_state(tmp_path)
        (tmp_path / f"{STATE}.damaged").unlink()


@pytest.mark.fault(70)
def test_a_full_disk_is_told_and_the_last_state_stays(tmp_path: Path) -> None:
    """Where the disk takes no more, the state before is whole and a sentence says what to do."""
    save_state(tmp_path, some_state())
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old[1]))
        with pytest.raises(UserError, match="make room on the disk and resume"):
            save_state(tmp_path, some_state())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    found = load_state(tmp_path)
    assert found is not None
    assert found.used == 1.0
