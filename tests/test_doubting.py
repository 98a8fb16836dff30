"""What a fill may doubt itself by."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from generators import ended

from inpaint_app.core.synthesis.copy_field import BEST, FAST, find_copy_field
from inpaint_app.core.synthesis.doubting import as_told, disagreement
from inpaint_app.core.synthesis.levels import Level, pyramid
from models.autoencoder import Reconstruction


def test_layouts_differ_where_they_put_other_colours() -> None:
    """Two sources of one colour agree, and what is known is not in question."""
    image = torch.zeros(1, 3, 2, 4)
    image[..., 2:] = 0.5
    hole = torch.zeros(1, 1, 2, 4)
    hole[..., 0, :] = 1
    level = Level(image, hole, 1 - hole)
    one = torch.tensor([4, 4, 4, 4, 4, 5, 6, 7])
    other = torch.tensor([5, 5, 6, 7, 6, 7, 4, 5])
    assert disagreement(level, one, other).tolist() == [[[[0, 0, 0.5, 0.5], [0, 0, 0, 0]]]]


def test_a_wide_hole_is_laid_out_twice() -> None:
    """How far both are apart is told where they are wanted; `fast` has nothing to compare."""
    image = torch.rand(1, 3, 96, 96, generator=torch.Generator().manual_seed(1))
    hole = torch.zeros(1, 1, 96, 96)
    hole[..., 32:64, 32:64] = 1
    levels = pyramid(image * (1 - hole), hole)
    guide = torch.full_like(levels[0].image, 0.5)
    meeting_at_48_px = dataclasses.replace(BEST, exact=60)
    for effort, differs in ((meeting_at_48_px, True), (FAST, False)):
        found = ended(find_copy_field(levels, guide, effort))
        assert found is not None
        assert found.apart.shape == levels[0].hole.shape
        assert bool((found.apart > 0.1).any()) == differs
        assert float(found.apart[..., :24].max()) == 0


def test_what_is_told_has_the_size_of_the_networks_picture() -> None:
    image = torch.full((1, 3, 10, 20), 0.25)
    log_scale = torch.full((1, 1, 10, 20), -2.0)
    found = Reconstruction(**dict.fromkeys(Reconstruction._fields, image))
    found = found._replace(log_scale=log_scale)
    told = as_told(found, 40, 80, torch.full((1, 1, 5, 10), 0.75))
    assert told.values.shape == (10, 20, 4)
    assert (told.height, told.width, told.pixel) == (40, 80, 4)
    assert told.values[3, 4] == pytest.approx([0.25, 0.25, 0.25, 0.1353], abs=1e-3)
    assert told.apart == pytest.approx(np.full((10, 20), 0.75))
    assert (as_told(found, 40, 80).apart == np.zeros((10, 20))).all()
