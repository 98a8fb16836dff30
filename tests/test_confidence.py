"""How sure a fill is follows from how far off it is expected to be."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from generators import ended
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core import confidence as module
from inpaint_app.core.confidence import APART, CONTRAST, TOLD, Told, judged, surrounded
from inpaint_app.core.fills import Fill, FillRequest
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.synthesis import copy_field
from inpaint_app.core.synthesis.levels import Level
from models.autoencoder import TINY, DenoisingAutoencoder, Reconstruction

HOLE = Bounds(10, 10, 60, 60)  # of a crop of 80 by 80


def told(grey: float, error: float, *, pixel: int = 2, apart: float = 0.0) -> Told:
    """That grey everywhere, by pixels of the network that are `pixel` of the crop's wide."""
    values = np.full((80 // pixel, 80 // pixel, 4), grey, np.float16)
    values[..., 3] = error
    return Told(values, np.full(values.shape[:2], apart, np.float16), 80, 80)


def flat(grey: int) -> NDArray[np.uint8]:
    return np.full((*HOLE.shape, 3), grey, np.uint8)


def hole_all_round() -> NDArray[np.bool_]:
    """The hole is unknown; the pixels around are known."""
    return np.pad(np.ones(HOLE.shape, np.bool_), 1)


def confidence(
    expected: Told,
    pixels: NDArray[np.generic],
    *,
    unknown: NDArray[np.bool_] | None = None,
    ours: NDArray[np.bool_] | None = None,
) -> NDArray[np.float64]:
    """In 0..1."""
    ours = np.ones(HOLE.shape, np.bool_) if ours is None else ours
    unknown = hole_all_round() if unknown is None else unknown
    found = ended(judged(expected, HOLE, pixels, ours, unknown))
    assert found.dtype == np.uint8
    return found / 255


@pytest.mark.parametrize("away", [0.0, 0.04, 0.12])
def test_the_expected_error_is_that_of_a_laplace_distribution(
    away: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no rim is near: four times its share of the mean distance to a million drawn truths."""
    monkeypatch.setattr(module, "_RIM", ())
    scale, grey = 0.08, round(255 * (0.4 + away))
    truth = 0.4 + np.random.default_rng(5).laplace(0, scale, 1_000_000)
    off = np.abs(grey / 255 - truth).mean()
    found = confidence(told(0.4, scale), flat(grey))
    assert found[30, 30] == pytest.approx(1 - 4 * TOLD * off, abs=0.006)


def test_where_a_fill_has_contrast_it_may_lie_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stripes are as far from their mean as their contrast: more is expected, by e to the -1."""
    monkeypatch.setattr(module, "_RIM", ())
    even, pixels = confidence(told(0.5, 0.001), flat(128)), flat(128)
    pixels[:, ::2], pixels[:, 1::2] = 118, 138
    found = confidence(told(0.5, 0.001), pixels)
    wanted = 4 * 10 / 255 * (TOLD + CONTRAST * (1 + math.exp(-1)))
    assert even[30, 30] - found[30, 30] == pytest.approx(wanted, abs=0.012)


def test_of_a_fill_with_contrast_what_stands_out_is_less_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the autoencoder says: a bright pixel among grey ones is more likely wrong."""
    monkeypatch.setattr(module, "TOLD", 0.0)
    pixels = flat(128)
    pixels[::4, ::4] = 168
    found = confidence(told(0.5, 0.2), pixels)
    assert found[28, 28] < found[30, 30] - 0.05


def test_where_two_layouts_differ_one_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RIM", ())
    found = confidence(told(0.5, 0.05, apart=0.4), flat(128))
    even = confidence(told(0.5, 0.05), flat(128))
    assert even[30, 30] - found[30, 30] == pytest.approx(4 * 0.4 * APART, abs=0.006)


def test_what_the_autoencoder_did_not_expect_is_less_sure() -> None:
    """A stain in a fill is a doubt, most of all at its own place."""
    pixels = flat(128)
    even = confidence(told(0.5, 0.05), pixels)
    pixels[25:35, 25:35] = 180
    found = confidence(told(0.5, 0.05), pixels)
    assert found[30, 30] < even[30, 30] - 0.15
    assert even[30, 15] - 0.15 < found[30, 15] < even[30, 15]


def test_at_the_rim_the_photo_goes_on() -> None:
    """Within one of the network's pixels a fill is surer."""
    found = confidence(told(0.5, 0.2, pixel=4), flat(128))
    assert found[30, 0] > found[30, 3] > found[30, 15] + 0.05
    assert found[30, 30] == pytest.approx(found[30, 20], abs=0.02)


def test_what_is_unknown_beside_a_hole_makes_it_no_surer() -> None:
    """Nor does the photo's own edge: there a fill is as unsure as in the middle."""
    unknown = hole_all_round()
    unknown[:, 0] = unknown[:, -1] = True
    unknown[0] = unknown[-1] = False
    found = confidence(told(0.5, 0.2), flat(128), unknown=unknown)
    assert found[30, 0] == pytest.approx(found[30, 30], abs=0.01)
    assert found[0, 30] > found[30, 30] + 0.1


def test_beyond_the_photo_nothing_is_known() -> None:
    """The pixel around an area is taken from the photo, where there is one."""
    unknown = np.zeros((6, 8), np.bool_)
    unknown[2, 3] = True
    assert surrounded(unknown, Bounds(3, 2, 2, 1)).tolist() == [
        [False, False, False, False],
        [False, True, False, False],
        [False, False, False, False],
    ]
    assert surrounded(unknown, Bounds(7, 5, 1, 1)).tolist() == [
        [False, False, True],
        [False, False, True],
        [True, True, True],
    ]


@pytest.mark.parametrize("axis", [0, 1])
def test_what_was_told_is_put_in_its_place(axis: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bright half of the crop is a bright half of the hole, which begins elsewhere."""
    monkeypatch.setattr(module, "CONTRAST", 0.0)
    expected = told(0.2, 0.02)
    pixels = flat(51)
    # The 24th pixel of the network begins 38 pixels within the hole.
    np.moveaxis(expected.values, axis, 0)[24:, :, :3] = 0.8
    np.moveaxis(pixels, axis, 0)[38:] = 204
    found = np.moveaxis(confidence(expected, pixels), axis, 0)
    assert found[:36, 30].min() > 0.92
    assert found[40:, 30].min() > 0.92
    assert found[37:39, 30].max() < 0.91  # between two pixels it is not known which
    np.moveaxis(pixels, axis, 0)[34:38] = 204
    assert np.moveaxis(confidence(expected, pixels), axis, 0)[35, 30] < 0.6


def test_sixteen_bits_and_alpha_change_nothing() -> None:
    """And what is not ours has no confidence, and no say in that of others."""
    pixels = flat(90)
    found = confidence(told(0.5, 0.1), pixels)
    deep = np.dstack((pixels.astype(np.uint16) * 257, np.full(HOLE.shape, 40_000, np.uint16)))
    assert np.abs(found - confidence(told(0.5, 0.1), deep)).max() < 0.005
    ours = np.ones(HOLE.shape, np.bool_)
    ours[:10] = False
    pixels[:10] = 255
    less = confidence(told(0.5, 0.1), pixels, ours=ours)
    assert (less[:10] == 0).all()
    assert np.abs(less[10:] - found[10:]).max() < 0.005


def test_a_large_hole_is_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can be stopped between them; what is found is the same."""
    expected = told(0.5, 0.1)
    expected.values[:] = np.random.default_rng(2).random(expected.values.shape) / 3
    whole = confidence(expected, flat(60))
    monkeypatch.setattr(module, "_ROWS_AT_ONCE", 7)
    assert np.abs(confidence(expected, flat(60)) - whole).max() < 0.005
    ours = np.ones(HOLE.shape, np.bool_)
    assert len(list(judged(expected, HOLE, flat(60), ours, hole_all_round()))) > 2 * (60 // 7)


def test_where_nothing_is_known_all_is_equally_unsure() -> None:
    """Every pixel is then as deep as any other."""
    found = confidence(told(0.5, 0.2), flat(128), unknown=np.ones((62, 62), np.bool_))
    assert found == pytest.approx(np.full(HOLE.shape, 1 - TOLD * 0.8), abs=0.01)


class Certain(Inpainter):
    """Its network tells the photo as it lies, dark where bright is hidden, and is sure of it."""

    def reconstruct(self, photo: Tensor, hole: Tensor, seed: int) -> Reconstruction:
        answer = super().reconstruct(photo, hole, seed)
        across = torch.linspace(0, 1, photo.shape[3]).expand_as(answer.image)
        return answer._replace(image=across, log_scale=torch.full_like(answer.log_scale, -5.0))


@pytest.mark.parametrize("side", [90, 1400])
def test_a_fill_says_how_sure_it_is(side: int) -> None:
    """Where it is as the network said, also in a photo that is halved before it is looked at."""
    ramp = np.tile(np.linspace(0, 255, side).astype(np.uint8)[None, :, None], (side, 1, 3))
    mask = np.zeros((side, side), np.bool_)
    mask[side // 2 : side // 2 + side // 6, 2:-2] = True
    steps = Certain(DenoisingAutoencoder(TINY)).fill(FillRequest(ramp, mask, quality="fast"))
    found: Fill = ended(steps)
    assert found.confidence is not None
    assert found.confidence.shape == found.mask.shape
    # Copied straight down the ramp, the fill is what was told wherever the mapping is right.
    off = np.abs(found.pixels.astype(int) - ramp[found.bounds.slices]).mean(2)
    right = found.mask & (off < 3)
    assert right.mean() > 0.5
    assert np.quantile(found.confidence[right], 0.05) > 200


def test_each_part_of_a_hole_has_a_rim_of_its_own() -> None:
    """A wire beside a large hole is as sure as alone."""
    random = np.random.default_rng(4)
    image = random.integers(90, 160, (700, 900, 3)).astype(np.uint8)
    wire = np.zeros(image.shape[:2], np.bool_)
    wire[40:43, 20:880] = True
    both = wire.copy()
    both[250:650, 300:700] = True
    torch.manual_seed(0)
    network = DenoisingAutoencoder(TINY)
    with torch.no_grad():
        network.decoder.head.bias[16:] = -2.0  # its last channel, before pixels are unfolded
    fills = [
        ended(Inpainter(network).fill(FillRequest(image, m, quality="fast"))) for m in (wire, both)
    ]
    alone, beside = (f.confidence[43 - f.bounds.y - 3 : 43 - f.bounds.y] for f in fills)
    assert alone.shape == beside.shape
    assert 50 < alone.mean() < 250
    assert beside.mean() == pytest.approx(alone.mean(), abs=10)


class Grey(Inpainter):
    """Its network tells grey, and is sure of it."""

    def reconstruct(self, photo: Tensor, hole: Tensor, seed: int) -> Reconstruction:
        answer = super().reconstruct(photo, hole, seed)
        grey, sure = torch.full_like(answer.image, 0.5), torch.full_like(answer.log_scale, -5.0)
        return answer._replace(image=grey, log_scale=sure)


def test_where_layouts_differ_a_fill_is_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the right place: here they differ in the left half of a crop whose sides are odd."""
    image = np.random.default_rng(3).integers(120, 136, (117, 135, 3)).astype(np.uint8)
    mask = np.zeros((117, 135), np.bool_)
    mask[40:80, 30:100] = True
    found = []
    for apart in (0.0, 0.5):

        def differ(level: Level, one: Tensor, other: Tensor, apart: float = apart) -> Tensor:
            left = torch.arange(level.size[1]) < level.size[1] * 65 // 135
            return apart * left * level.hole

        monkeypatch.setattr(copy_field, "disagreement", differ)
        inpainter = Grey(DenoisingAutoencoder(TINY))
        fill = ended(inpainter.fill(FillRequest(image, mask)))
        assert fill.confidence is not None
        found.append(fill.confidence / 255)
    lost = found[0] - found[1]
    assert lost[10:30, 5:25].min() > 0.01
    assert lost[10:30, 5:25].mean() > 2 * lost[10:30, 45:65].mean()
