"""`inpaint-app fill` run in a folder, over a filler that needs no network."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as PillowImage

from inpaint_app import cli
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.geometry import Bounds

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


WORDS = ["photo.png", "--mask", "mask.png", "-o", "out.png"]
