"""A folder belongs to one program at a time."""

from __future__ import annotations

import errno
import fcntl
import subprocess
import sys
from pathlib import Path

import pytest
from children import PROJECT

from inpaint_app.core.claims import claimed

HOLD = """
import sys, time
from pathlib import Path
from inpaint_app.core.claims import claimed
with claimed(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(100)
"""


def test_a_claimed_folder_is_refused_to_others_and_empty_it_goes_again(tmp_path: Path) -> None:
    """A second claim fails at once; what lies in a folder keeps it there."""
    place = tmp_path / "a" / "b"
    with claimed(place):
        with pytest.raises(BlockingIOError), claimed(place):
            pytest.fail("two have it")
        assert place.is_dir()
    assert not place.exists()
    with claimed(place):
        (place / "kept").touch()
    assert [path.name for path in place.iterdir()] == ["kept"]


def test_the_claim_of_a_killed_program_is_void(tmp_path: Path) -> None:
    """As long as it lives the folder is its own; the file that it leaves marks nothing."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(BlockingIOError), claimed(tmp_path):
            pytest.fail("two have it")
    finally:
        child.kill()
        child.communicate()
    assert list(tmp_path.iterdir())
    with claimed(tmp_path):
        pass
    assert not tmp_path.exists()


def test_a_folder_where_nothing_can_be_locked_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network file systems know no locks."""

    def unknown(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    with claimed(tmp_path / "new"):
        assert (tmp_path / "new").is_dir()
