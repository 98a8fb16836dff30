"""Variants copy from different parts of the photo."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import Image
from inpaint_app.core.synthesis.variation import FEWEST, allowed_to_copy
from inpaint_app.photo_fill import to_the_end


def hole(height: int = 96, width: int = 128) -> torch.Tensor:
    mask = torch.zeros(1, 1, height, width)
    mask[..., 30:60, 40:80] = 1
    return mask


def test_the_first_seed_may_copy_from_everywhere() -> None:
    """What is not real stays so, nothing else is barred."""
    real = torch.ones_like(hole())
    real[..., -3:] = 0
    assert torch.equal(allowed_to_copy(real, hole(), 0), real)


@pytest.mark.parametrize("seed", [1, 2, 3, 77])
def test_other_seeds_may_copy_from_a_part_of_what_is_real(seed: int) -> None:
    """The same part each time; about two fifths are barred."""
    real = torch.ones_like(hole())
    real[..., -3:] = 0
    allowed = allowed_to_copy(real, hole(), seed)
    assert torch.equal(allowed, allowed_to_copy(real, hole(), seed))
    assert bool((allowed <= real).all())
    assert 0.4 < float(allowed.mean()) < 0.8


def test_where_little_would_be_left_all_may_be_copied() -> None:
    """A small crop is not made smaller."""
    mask = torch.zeros(1, 1, 40, 40)
    mask[..., 10:30, 10:30] = 1
    real = torch.ones_like(mask)
    assert float((real * (1 - mask)).sum()) < FEWEST
    assert torch.equal(allowed_to_copy(real, mask, 5), real)


def test_variants_differ_and_stay_in_the_hole() -> None:
    """Each pair of four differs by far more than rounding."""
    photo = drawn_photos(1, height=96, width=128)[0]
    mask = hole()[0, 0].numpy() > 0
    inpainter = Inpainter(tiny_network())
    fills: list[Image] = []
    for seed in range(4):
        fill = to_the_end(inpainter.fill(FillRequest(photo, mask, seed=seed)), show=False)
        known = ~fill.mask
        assert (fill.pixels[known] == photo[fill.bounds.slices][known]).all()
        fills.append(fill.pixels[fill.mask])
    for one, other in itertools.combinations(fills, 2):
        assert np.abs(one.astype(int) - other).mean() > 1
