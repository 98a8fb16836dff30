"""`inpaint-app fill` with several variants, and with learning from the photo."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from fill_commands import WORDS, MeanFiller, assert_refused, fill, hole, listing, read

from inpaint_app import cli
from inpaint_app.core import photo_learning
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import sha256_outside
from models.autoencoder import TINY, DenoisingAutoencoder


class SeededFiller(MeanFiller):
    """Fills with a colour that is the seed."""

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        made = yield from super().fill(request)
        pixels = made.pixels.copy()
        pixels[made.mask] = request.seed % 256
        return replace(made, pixels=pixels)


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
