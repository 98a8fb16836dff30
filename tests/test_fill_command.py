"""`inpaint-app fill`: what it writes, and what it leaves when something goes wrong."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from fill_commands import HEIGHT, HOLE, WIDTH, MeanFiller, assert_refused, fill, hole, listing, read
from generators import ended

from inpaint_app import cli
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import sha256_outside
from inpaint_app.core.provenance import MEANING
from models.autoencoder import TINY, DenoisingAutoencoder
from models.checkpoint import Checkpoint, save_checkpoint

# What is written


def test_json_tells_what_was_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints one object with the keys that scripts rely on."""
    code = fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", "--json", "--seed", "7")
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert code == 0
    assert captured.err == ""
    assert report["output"] == str(folder / "out.png")
    assert report["device"] == "cpu"
    assert report["model"] == "mean"
    assert report["seed"] == 7
    assert report["mask_pixels"] == HOLE.width * HOLE.height
    assert report["changed_outside"] == report["changed_outside_in_file"] == 0
    assert report["lossless"] is True
    assert 0 <= report["seconds"] <= report["total_seconds"]


@pytest.mark.parametrize("suffix", ["png", "tiff", "bmp"])
def test_the_file_differs_from_the_source_only_inside_the_mask(folder: Path, suffix: str) -> None:
    """In a lossless file every known pixel is that of the photo, and the hole is filled."""
    out = folder / f"out.{suffix}"
    assert fill(folder, "photo.png", "--mask", "mask.png", "-o", str(out)) == 0
    before, after = read(folder / "photo.png"), read(out)
    different = (before != after).any(axis=2)
    assert not different[~hole()].any()
    assert different[hole()].mean() > 0.9


def test_the_hash_is_that_of_the_source_outside_the_mask(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`sha256_outside` can be computed from the source by anybody, and it is the same."""
    fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["sha256_outside"] == sha256_outside(read(folder / "photo.png"), hole())
    assert report["sha256_outside"] == sha256_outside(read(folder / "out.png"), hole())


def test_a_lossy_format_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For JPEG the count is of the pixels before coding, and what the coding did is told."""
    assert fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.jpg", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["lossless"] is False
    assert report["changed_outside"] == 0
    assert report["changed_outside_in_file"] > 0
    assert report["sha256_outside"] == sha256_outside(read(folder / "photo.png"), hole())


def test_without_json_a_sentence_tells_what_was_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The output for a person names the file and the count of pixels changed outside."""
    assert fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.jpg") == 0
    said = capsys.readouterr().out
    assert "out.jpg: 180 pixels filled" in said
    assert "0 changed outside the mask" in said
    assert "lossy" in said


def test_a_jpeg_keeps_its_own_blocks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From JPEG to JPEG only the blocks that the mask touches are coded anew, which is told."""
    assert fill(folder, "photo.jpg", "--mask", "mask.png", "-o", "out.jpg") == 0
    assert "34 of the 40 blocks of the JPEG are the photo's own" in capsys.readouterr().out
    assert fill(folder, "photo.jpg", "--mask", "mask.png", "-o", "out.jpg", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["jpeg_blocks"] == {"kept": 34, "blocks": 40}
    assert report["lossless"] is False


def test_a_result_is_marked_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And a format that cannot hold the mark is refused in one line."""
    words = ("photo.jpg", "--mask", "mask.png", "-o")
    assert fill(folder, *words, "plain.jpg") == 0
    assert fill(folder, *words, "out.jpg", "--provenance") == 0
    assert MEANING not in (folder / "plain.jpg").read_bytes()
    assert MEANING in (folder / "out.jpg").read_bytes()
    capsys.readouterr()
    assert fill(folder, *words, "out.bmp", "--provenance") == 1
    assert "BMP cannot say that the photo was filled" in capsys.readouterr().err


def test_the_options_reach_the_network(folder: Path) -> None:
    """Device, seed and quality are handed on as given."""
    filler = MeanFiller()
    words = ["--device", "cpu", "--seed", "9", "--quality", "fast"]
    fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", *words, filler=filler)
    assert filler.loaded is not None
    assert filler.loaded[1:] == ("cpu", "inpaint")
    assert (filler.requests[0].seed, filler.requests[0].quality) == (9, "fast")


def test_a_device_that_is_not_there_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A device asked for by name that was not used is told with the reason."""
    words = ["photo.png", "--mask", "mask.png", "-o", "out.png"]
    assert fill(folder, *words, "--device", "cuda") == 0
    assert MeanFiller.device_reason in capsys.readouterr().out
    assert fill(folder, *words) == 0
    assert MeanFiller.device_reason not in capsys.readouterr().out


def test_an_existing_result_is_replaced(folder: Path) -> None:
    """An output that is neither the photo nor the mask may be written again."""
    (folder / "out.png").write_bytes(b"old")
    assert fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png") == 0
    assert read(folder / "out.png").shape == (HEIGHT, WIDTH, 3)


def test_the_command_and_the_library_give_the_same_pixels(folder: Path) -> None:
    """With a real network the file holds what `Inpainter.fill` gives for the same seed."""
    torch.manual_seed(3)
    weights = folder / "tiny.safetensors"
    save_checkpoint(weights, Checkpoint(TINY, DenoisingAutoencoder(TINY).state_dict()))
    words = ["--model", str(weights), "--device", "cpu", "--seed", "4"]
    paths = [str(folder / name) for name in ("photo.png", "mask.png", "out.png")]
    assert cli.main(["fill", paths[0], "--mask", paths[1], "-o", paths[2], *words]) == 0
    expected = read(folder / "photo.png").copy()
    steps = Inpainter.load(weights, device="cpu").fill(FillRequest(expected.copy(), hole(), seed=4))
    made = ended(steps)
    expected[made.bounds.slices] = made.pixels
    assert np.array_equal(read(folder / "out.png"), expected)


# What goes wrong


def test_a_failed_fill_names_the_photo(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A failure inside the network is told with the file that it happened on."""
    filler = MeanFiller(fault=UserError("The memory is full; close other programs"))
    before = listing(folder)
    code = fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", filler=filler)
    assert_refused(capsys, code, "photo.png was not filled", "The memory is full")
    assert listing(folder) == before


def test_a_bug_is_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen exception gives one line and a way to see more, and no file."""
    monkeypatch.delenv("INPAINT_APP_TRACEBACK", raising=False)
    filler = MeanFiller(fault=ZeroDivisionError("by zero\nsecond line"))
    before = listing(folder)
    code = fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", filler=filler)
    assert_refused(capsys, code, "photo.png", "ZeroDivisionError", "INPAINT_APP_TRACEBACK=1")
    assert listing(folder) == before


def test_the_traceback_of_a_bug_can_be_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """INPAINT_APP_TRACEBACK lets the exception through."""
    monkeypatch.setenv("INPAINT_APP_TRACEBACK", "1")
    filler = MeanFiller(fault=ZeroDivisionError("by zero"))
    with pytest.raises(ZeroDivisionError):
        fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", filler=filler)


def test_ctrl_c_ends_quietly(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C in a fill ends with 130, without a traceback and without a file."""
    before = listing(folder)
    filler = MeanFiller(fault=KeyboardInterrupt())
    code = fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", filler=filler)
    assert code == 130
    assert capsys.readouterr().err == ""
    assert listing(folder) == before


def test_a_fill_that_leaves_the_mask_is_never_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Should a fill ever change a pixel outside the mask, nothing is saved."""
    before = listing(folder)
    filler = MeanFiller(spill=1)
    code = fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", filler=filler)
    assert_refused(capsys, code, "outside the mask")
    assert listing(folder) == before


def test_a_fill_of_another_size_is_never_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fill that does not fit the photo is refused."""

    class Wrong(MeanFiller):
        def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
            right = yield from super().fill(request)
            return replace(right, pixels=right.pixels[:-1])

    before = listing(folder)
    code = fill(folder, "photo.png", "--mask", "mask.png", "-o", "out.png", filler=Wrong())
    assert_refused(capsys, code, "photo.png")
    assert listing(folder) == before
