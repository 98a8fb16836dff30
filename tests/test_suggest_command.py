"""`inpaint-app suggest`: a mask on disk, one object of JSON, one line for what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fill_commands import HEIGHT, WIDTH, assert_refused, listing, read
from PIL import Image

from inpaint_app import cli
from inpaint_app.core import suggesting
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Progress
from inpaint_app.core.suggesting import Suggestion


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """What the search finds: nothing, unless a test marks something."""
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)

    def suggest(_inpainter: Any, image: Any) -> Generator[Progress, None, Suggestion]:
        yield Progress(0.0, "Looking for defects")
        return Suggestion(mask, int(mask.any()), 0.25, "cpu", "led")

    monkeypatch.setattr(suggesting, "suggest", suggest)
    return mask


def run(folder: Path, *words: str) -> int:
    named = [str(folder / word) if word.endswith((".png", ".jpg")) else word for word in words]
    return cli.main(["suggest", *named], load=lambda *_: None)  # type: ignore[arg-type,return-value]


def test_the_mask_is_written_and_told(
    folder: Path, found: np.ndarray, capsys: pytest.CaptureFixture[str]
) -> None:
    """White where a defect is, of the size of the photo; the keys scripts rely on are there."""
    found[10:14, 20:24] = True
    assert run(folder, "photo.png", "-o", "dust.png", "--json") == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert captured.err == ""
    assert report["output"] == str(folder / "dust.png")
    assert (report["defects"], report["mask_pixels"], report["model"]) == (1, 16, "led")
    assert report["seconds"] >= 0
    with Image.open(folder / "dust.png") as mask:
        assert (mask.format, mask.mode) == ("PNG", "L")
    assert np.array_equal(read(folder / "dust.png") == 255, found)


def test_nothing_found_is_a_black_mask(
    folder: Path, found: np.ndarray, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no failure: the mask is there, and a sentence says what it holds."""
    assert run(folder, "photo.png", "-o", "dust.png") == 0
    assert "no dust or scratches" in capsys.readouterr().out
    assert not read(folder / "dust.png").any()


def test_the_photo_itself_is_not_replaced(
    folder: Path, found: np.ndarray, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mask over its photo would destroy it."""
    before = listing(folder)
    code = run(folder, "photo.png", "-o", "photo.png")
    assert_refused(capsys, code, "photo.png is the photo itself")
    assert listing(folder) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gone.png", "-o", "dust.png"), "gone.png does not exist"),
        (("photo.png", "-o", "nowhere/dust.png"), "dust.png"),
        (("photo.png", "-o", "dust.png", "--model", "nobody"), "no network named nobody"),
    ],
)
def test_what_goes_wrong_is_one_line(
    folder: Path,
    found: np.ndarray,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    """A missing photo, a missing folder, an unknown model."""
    before = listing(folder)
    assert_refused(capsys, run(folder, *words), said)
    assert listing(folder) == before


def test_a_network_that_fails_is_told_with_the_photo(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line names the photo and the reason."""

    def suggest(_inpainter: Any, image: Any) -> Generator[Progress, None, Suggestion]:
        yield Progress(0.0, "Looking for defects")
        raise UserError("The model {name} gave no usable result; choose another model", name="x")

    monkeypatch.setattr(suggesting, "suggest", suggest)
    code = run(folder, "photo.png", "-o", "dust.png")
    assert_refused(capsys, code, "photo.png was not looked at", "gave no usable result")


def test_wrong_usage_is_2(folder: Path) -> None:
    """As of every command."""
    with pytest.raises(SystemExit) as ended:
        run(folder, "photo.png")
    assert ended.value.code == 2
