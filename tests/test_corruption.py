"""Corruption: what the autoencoder learns to undo, drawn from a seed."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from models.corruption import (
    EMPTY_HOLES,
    HEAL_NOISE,
    MASKS,
    CorruptionConfig,
    Draw,
    blobs,
    boxes,
    corrupt,
    paste_damage,
    random_masks,
    scratches,
    strokes,
)

SIZE = 64


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def clean(count: int = 4) -> Tensor:
    """(count, 3, SIZE, SIZE) smooth normalised images, different from each other."""
    axis = torch.linspace(-1, 1, SIZE)
    ramp = torch.stack((axis[:, None] + 0 * axis, 0 * axis[:, None] + axis, axis[:, None] * axis))
    return ramp[None] * torch.linspace(0.5, 1.5, count).view(-1, 1, 1, 1)


def half_hole(count: int = 4) -> Tensor:
    mask = torch.zeros(count, 1, SIZE, SIZE)
    mask[..., SIZE // 4 : SIZE * 3 // 4, :] = 1
    return mask


@pytest.mark.parametrize(
    ("draw", "least", "most"),
    [
        (blobs, 0.04, 0.41),
        (strokes, 0.001, 0.75),
        (boxes, 0.001, 0.5),
        (scratches, 0.0, 0.35),
    ],
)
def test_each_kind_of_mask_covers_what_it_should(draw: Draw, least: float, most: float) -> None:
    """Masks hold only 0 and 1, and as much hole as their kind allows."""
    masks = draw(40, SIZE, seeded())
    assert masks.shape == (40, 1, SIZE, SIZE)
    assert set(masks.unique().tolist()) <= {0.0, 1.0}
    area = masks.mean((1, 2, 3))
    assert float(area.min()) >= least
    assert float(area.max()) <= most


def test_scratches_are_thin_and_strokes_are_wide() -> None:
    """Erosion by one pixel leaves little of a scratch and most of a stroke."""

    def kept(masks: Tensor) -> float:
        eroded = -torch.nn.functional.max_pool2d(-masks, 3, 1, 1)
        return float(eroded.sum() / masks.sum())

    assert kept(scratches(20, SIZE, seeded())) < 0.3
    assert kept(strokes(20, SIZE, seeded())) > 0.6


@pytest.mark.parametrize("size", [16, 32, SIZE])
def test_no_mask_is_empty_and_none_hides_nearly_all(size: int) -> None:
    """Every drawn mask has a hole, and 40 % or more that is known."""
    area = random_masks(300, size, seeded(1)).mean((1, 2, 3))
    assert float(area.min()) > 0
    assert float(area.max()) <= 0.6


def test_the_shares_of_the_kinds_sum_to_one() -> None:
    """The kinds of masks are dealt by shares."""
    assert sum(share for share, _ in MASKS) == pytest.approx(1)


def test_a_seed_draws_the_same_again() -> None:
    """Masks and damage follow from the generator alone, so that a step can be repeated."""

    def drawn(seed: int) -> tuple[Tensor, Tensor, Tensor]:
        g = seeded(seed)
        mask = random_masks(4, SIZE, g)
        damaged = corrupt(clean(), mask, CorruptionConfig(), g)
        return mask, damaged.shown, damaged.noise

    assert all(torch.equal(a, b) for a, b in zip(drawn(5), drawn(5), strict=True))
    assert not torch.equal(drawn(5)[0], drawn(6)[0])


def test_what_is_known_stays_where_no_grain_is_dealt() -> None:
    """Without grain and blur the known pixels are the image, bit for bit."""
    damaged = corrupt(clean(), half_hole(), EMPTY_HOLES, seeded())
    known = half_hole().expand(-1, 3, -1, -1) == 0
    assert torch.equal(damaged.shown[known], clean()[known])


def test_an_empty_hole_holds_nothing_but_noise() -> None:
    """The hole of an empty one does not depend on the image, and the level says so."""
    one = corrupt(clean(), half_hole(), EMPTY_HOLES, seeded())
    other = corrupt(clean() + 1, half_hole(), EMPTY_HOLES, seeded())
    hidden = half_hole().expand(-1, 3, -1, -1) > 0
    assert torch.equal(one.shown[hidden], other.shown[hidden])
    assert 0.9 < float(one.shown[hidden].std()) < 1.1
    assert torch.equal(one.noise, half_hole())


def test_a_noisy_hole_tells_how_noisy_it_is() -> None:
    """x~ = sqrt(1 - s^2) x + s n: what is left after the signal has the told deviation."""
    config = CorruptionConfig(noisy=1, pasted=0, grain=0, blur=0)
    damaged = corrupt(clean(8), half_hole(8), config, seeded())
    level = damaged.noise.amax((1, 2, 3))
    assert bool(((level >= 0.1) & (level <= 0.9)).all())
    assert len(level.unique()) == 8
    for i, s in enumerate(level):
        inside = damaged.noise[i, 0] > 0
        rest = damaged.shown[i] - (1 - s**2).sqrt() * clean(8)[i]
        assert float(rest[:, inside].std()) == pytest.approx(float(s), rel=0.1)


def test_a_pasted_hole_holds_nearly_the_truth() -> None:
    """A paste is announced by its own level and is the image but for shifts and tints."""
    config = CorruptionConfig(noisy=0, pasted=1, grain=0, blur=0)
    damaged = corrupt(clean(), half_hole(), config, seeded())
    assert torch.equal(damaged.noise, half_hole() * HEAL_NOISE)
    error = ((damaged.shown - clean()).abs() * half_hole()).amax()
    assert 0.1 < float(error) < 1.0


def test_nothing_is_told_outside_the_hole() -> None:
    """The noise level is 0 wherever the mask is."""
    damaged = corrupt(clean(16), half_hole(16), CorruptionConfig(), seeded())
    assert float((damaged.noise * (1 - half_hole(16))).abs().max()) == 0


def test_grain_and_blur_touch_known_pixels_softly() -> None:
    """With grain and blur for all, known pixels differ, but by far less than noise."""
    config = CorruptionConfig(noisy=0, pasted=0, grain=1, blur=1)
    damaged = corrupt(clean(), half_hole(), config, seeded())
    change = ((damaged.shown - clean()) * (1 - half_hole())).abs()
    assert float(change.amax((1, 2, 3)).min()) > 0
    assert float(change.mean()) < 0.15


def test_paste_damage_keeps_shape_and_range() -> None:
    """Pieces are moved, tinted and softened, never torn out of the image's range by far."""
    image = clean()
    damaged = paste_damage(image, seeded())
    assert damaged.shape == image.shape
    assert not torch.equal(damaged, image)
    limit = float(image.abs().max()) * 1.08 + 0.2
    assert float(damaged.abs().max()) <= limit + 1e-5


def test_paste_damage_of_a_flat_image_differs_by_piece_only() -> None:
    """On one colour only gain and bias show: at most six values for each image."""
    damaged = paste_damage(torch.full((3, 3, SIZE, SIZE), 0.5), seeded())
    for image in damaged:
        assert 1 <= len(image.mul(1e4).round().unique()) <= 6
        assert float((image - 0.5).abs().max()) <= 0.5 * 0.08 + 0.2 + 1e-5
