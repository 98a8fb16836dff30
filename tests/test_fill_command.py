"""`inpaint-app fill`: what it writes, what it refuses, and what it never does."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image as PillowImage

from inpaint_app import cli
from inpaint_app.core import photo_learning
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import sha256_outside
from models.autoencoder import TINY, DenoisingAutoencoder
from models.checkpoint import Checkpoint, save_checkpoint

WIDTH, HEIGHT = 60, 40
HOLE = Bounds(20, 10, 15, 12)


class MeanFiller:
    """Fills with the mean of the known pixels: the command around the network is under test."""

    device_reason = "The CPU is used: as chosen."

    def __init__(self, *, fault: BaseException | None = None, spill: int = 0) -> None:
        self.fault = fault
        self.spill = spill  # how far the fill leaves the mask, which no fill may
        self.requests: list[FillRequest] = []
        self.loaded: tuple[Path, str, str] | None = None

    def load(self, weights: Path, device: str, name: str) -> MeanFiller:
        self.loaded = (weights, device, name)
        return self

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        self.requests.append(request)
        started = time.perf_counter()
        yield Progress(0.5, "Filling")
        if self.fault is not None:
            raise self.fault
        bounds = Bounds.of_mask(request.mask).pad(self.spill)
        mask = request.mask[bounds.slices] | bool(self.spill)
        pixels = request.image[bounds.slices].copy()
        pixels[mask] = request.image[~request.mask].mean(axis=0).astype(request.image.dtype)
        seconds = time.perf_counter() - started
        return Fill(bounds, mask, pixels, seconds, "cpu", "mean", request.seed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with `photo.png`, `photo.jpg` and `mask.png`, drawn."""
    random = np.random.default_rng(5)
    photo = PillowImage.fromarray(random.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8))
    photo.save(tmp_path / "photo.png")
    photo.save(tmp_path / "photo.jpg", quality=90)
    save_mask(tmp_path / "mask.png", hole())
    return tmp_path


def hole() -> NDArray[np.bool_]:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[HOLE.slices] = True
    return mask


def save_mask(path: Path, mask: NDArray[np.bool_]) -> None:
    PillowImage.fromarray(mask.astype(np.uint8) * 255).save(path)


def read(path: Path) -> NDArray[np.uint8]:
    with PillowImage.open(path) as image:
        return np.asarray(image)


def fill(folder: Path, *words: str, filler: MeanFiller | None = None) -> int:
    """Run `inpaint-app fill` with paths inside the folder."""
    filler = filler or MeanFiller()
    named = [str(folder / word) if word.endswith((".png", ".jpg")) else word for word in words]
    return cli.main(["fill", *named], load=filler.load)


def listing(folder: Path) -> dict[str, bytes]:
    """Every file of the folder with its bytes, stray temporary files included."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def assert_refused(
    capsys: pytest.CaptureFixture[str], code: int, *said: str, status: int = 1
) -> None:
    """Exit status, nothing on stdout, one line on stderr that says all of `said`."""
    captured = capsys.readouterr()
    assert code == status
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("inpaint-app: ")
    for word in said:
        assert word in captured.err


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
    assert fill(folder, "photo.jpg", "--mask", "mask.png", "-o", "out.jpg") == 0
    said = capsys.readouterr().out
    assert "out.jpg: 180 pixels filled" in said
    assert "0 changed outside the mask" in said
    assert "lossy" in said


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
    made = last(steps)
    expected[made.bounds.slices] = made.pixels
    assert np.array_equal(read(folder / "out.png"), expected)


def last(steps: Generator[Progress, None, Fill]) -> Fill:
    """What a fill returns at its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            fill: Fill = end.value
            return fill


class SeededFiller(MeanFiller):
    """Fills with a colour that is the seed."""

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        made = yield from super().fill(request)
        pixels = made.pixels.copy()
        pixels[made.mask] = request.seed % 256
        return replace(made, pixels=pixels)


WORDS = ["photo.png", "--mask", "mask.png", "-o", "out.png"]


def test_variants_differ_in_seed_and_file_and_only_in_the_hole(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each variant has the next seed and its own file, which is the photo outside the mask."""
    words = [*WORDS, "--variants", "3", "--seed", "7", "--json"]
    assert fill(folder, *words, filler=SeededFiller()) == 0
    report = json.loads(capsys.readouterr().out)
    names = ["out.png", "out_2.png", "out_3.png"]
    assert [file["output"] for file in report["variants"]] == [str(folder / n) for n in names]
    assert [file["seed"] for file in report["variants"]] == [7, 8, 9]
    before = read(folder / "photo.png")
    for name, file in zip(names, report["variants"], strict=True):
        after = read(folder / name)
        assert (after[hole()] == file["seed"]).all()
        assert (after[~hole()] == before[~hole()]).all()
        assert file["changed_outside"] == 0
        assert file["sha256_outside"] == sha256_outside(before, hole())
    assert report["variant_distance"] == pytest.approx(4 / 3, abs=1e-3)  # of 1, 1 and 2
    assert (report["output"], report["seed"]) == (str(folder / "out.png"), 7)


def test_one_variant_is_told_as_a_fill(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the option there is one file, and nothing is said of variants or learning."""
    assert fill(folder, *WORDS, "--json") == 0
    assert not {"variants", "variant_distance", "learnt"} & set(json.loads(capsys.readouterr().out))
    assert not (folder / "out_2.png").exists()


def test_without_json_each_variant_is_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person reads one line for each file."""
    assert fill(folder, *WORDS, "--variants", "2") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("out.png: 180 pixels")
    assert second.startswith("out_2.png: 180 pixels")


def test_after_the_largest_seed_comes_0(folder: Path) -> None:
    """Variants of the largest seed have seeds that are valid too."""
    filler = MeanFiller()
    words = ["--variants", "2", "--seed", str(cli.LARGEST_SEED)]
    assert fill(folder, *WORDS, *words, filler=filler) == 0
    assert [request.seed for request in filler.requests] == [cli.LARGEST_SEED, 0]


@pytest.mark.parametrize("source", ["photo.png", "mask.png"])
def test_a_variant_never_replaces_a_source(
    folder: Path, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A further variant that would be written over the photo or the mask is refused like OUT."""
    (folder / "out_2.png").symlink_to(folder / source)
    before = listing(folder)
    code = fill(folder, *WORDS, "--variants", "2")
    assert_refused(capsys, code, "out_2.png")
    assert listing(folder) == before


def test_variants_share_one_learning(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The photo is learnt once, for as long as was asked, and what came of it is told."""
    asked = []

    def learn(
        inpainter: Inpainter, image: object, mask: object, seconds: float
    ) -> Generator[Progress, None, Inpainter]:
        asked.append(seconds)
        yield Progress(0.5, "Learning the photo")
        learning = photo_learning.Learning(2.5, 3, 0.2, 0.1, True)
        return photo_learning.PhotoInpainter(DenoisingAutoencoder(TINY), inpainter, learning)

    monkeypatch.setattr(photo_learning, "learn_photo", learn)
    loaded = Inpainter(DenoisingAutoencoder(TINY))
    monkeypatch.setattr(MeanFiller, "load", lambda *_: loaded)
    assert fill(folder, *WORDS, "--variants", "2", "--learn-photo", "2.5", "--json") == 0
    assert asked == [2.5]
    assert json.loads(capsys.readouterr().out)["learnt"] == {
        "seconds": 2.5,
        "steps": 3,
        "error_before": 0.2,
        "error_after": 0.1,
        "kept": True,
    }


def test_a_photo_too_small_to_learn_from_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is too little beside the hole it is filled all the same, with a note."""
    assert fill(folder, *WORDS, "--learn-photo", "1", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["learnt"] is None
    assert "Too little of the photo" in report["notes"][0]


# What is refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.png", "--mask", "mask.png", "-o", "out.png"], "none.png"),
        (["text.jpg", "--mask", "mask.png", "-o", "out.png"], "text.jpg"),
        (["torn.jpg", "--mask", "mask.png", "-o", "out.png"], "torn.jpg"),
        (["zero.png", "--mask", "mask.png", "-o", "out.png"], "zero.png"),
        (["photo.png", "--mask", "none.png", "-o", "out.png"], "none.png"),
        (["photo.png", "--mask", "text.jpg", "-o", "out.png"], "text.jpg"),
        (["photo.png", "--mask", "small.png", "-o", "out.png"], "small.png"),
        (["photo.png", "--mask", "black.png", "-o", "out.png"], "black.png marks nothing"),
        (["photo.png", "--mask", "white.png", "-o", "out.png"], "white.png covers the whole"),
        (["photo.png", "--mask", "mask.png", "-o", "nowhere/out.png"], "out.png was not saved"),
        (["photo.png", "--mask", "mask.png", "-o", "folder.png"], "folder.png"),
        (["photo.png", "--mask", "mask.png", "-o", "photo.png"], "--overwrite"),
        (["photo.png", "--mask", "mask.png", "-o", "link.png"], "--overwrite"),
        (["photo.png", "--mask", "mask.png", "-o", "mask.png", "--overwrite"], "the mask itself"),
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--model", "none"], "named none"),
        (
            ["photo.png", "--mask", "mask.png", "-o", "out.png", "--model", "./none.safetensors"],
            "none.safetensors",
        ),
        (
            ["photo.png", "--mask", "mask.png", "-o", "out.png", "--model", "./model.pt"],
            "no .safetensors file",
        ),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    folder: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a user can get wrong ends with 1 and one line naming the file; no file is touched."""
    (folder / "text.jpg").write_text("<html>not a photo</html>")
    (folder / "torn.jpg").write_bytes((folder / "photo.jpg").read_bytes()[:700])
    (folder / "zero.png").write_bytes(b"")
    (folder / "folder.png").mkdir()
    (folder / "link.png").symlink_to(folder / "photo.png")
    save_mask(folder / "small.png", hole()[:-1])
    save_mask(folder / "black.png", hole() & False)
    save_mask(folder / "white.png", hole() | True)
    if "out.png" in words:
        (folder / "out.png").write_bytes(b"an older result")
    before = listing(folder)
    code = fill(folder, *words)
    assert_refused(capsys, code, said)
    assert listing(folder) == before


def test_the_photo_is_replaced_when_asked(folder: Path) -> None:
    """With --overwrite the output may be the photo itself."""
    before = read(folder / "photo.png")
    assert fill(folder, "photo.png", "--mask", "mask.png", "-o", "photo.png", "--overwrite") == 0
    after = read(folder / "photo.png")
    assert (before[~hole()] == after[~hole()]).all()
    assert (before != after).any()


@pytest.mark.fault(22)
@pytest.mark.parametrize("name", ["new\nline.png", "\x1b[31mred.png", "caf\udce9.png", "%s.png"])
def test_an_odd_name_stays_on_one_line(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line ends, terminal escapes and undecodable bytes in a name are shown escaped."""
    code = fill(folder, name, "--mask", "mask.png", "-o", "out.png")
    assert_refused(capsys, code)
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.fault(22)
@pytest.mark.parametrize("name", ["new\nline.png", "caf\udce9.png", "%s {x}.png", "été 🌻.png"])
def test_an_odd_name_works(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Photos and results may have any name that the system allows."""
    os.rename(folder / "photo.png", folder / name)
    assert fill(folder, name, "--mask", "mask.png", "-o", f"out {name}", "--json") == 0
    assert json.loads(capsys.readouterr().out)["output"] == str(folder / f"out {name}")
    assert (folder / f"out {name}").exists()


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
