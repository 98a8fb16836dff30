"""Scaling: hidden pixels never leak into known ones."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from inpaint_app.core.synthesis.scaling import enlarge, shrink


def hole_of(height: int, width: int) -> Tensor:
    hole = torch.zeros(1, 1, height, width)
    hole[..., height // 3 : height // 2, width // 4 : width // 2] = 1
    return hole


@pytest.mark.parametrize("size", [(20, 30), (40, 60), (7, 60), (13, 11), (1, 1), (1, 60)])
def test_nothing_hidden_leaks(size: tuple[int, int]) -> None:
    """Two images that differ only in the hole are the same when scaled down."""
    hole = hole_of(40, 60)
    one = torch.rand(1, 3, 40, 60)
    other = torch.where(hole > 0, 100.0, one)
    small, small_hole = shrink(one, hole, size)
    assert small.shape == (1, 3, *size)
    assert small_hole.shape == (1, 1, *size)
    assert torch.equal(small, shrink(other, hole, size)[0])


def test_a_cell_that_touches_the_hole_is_hole() -> None:
    """One hidden pixel hides its small pixel and no other, and a hidden pixel is black."""
    hole = torch.zeros(1, 1, 8, 8)
    hole[..., 3, 6] = 1
    small, small_hole = shrink(torch.ones(1, 3, 8, 8), hole, (4, 4))
    assert small_hole.nonzero().tolist() == [[0, 0, 1, 3]]
    assert float((small * small_hole).abs().max()) == 0


@pytest.mark.parametrize("size", [(10, 15), (17, 23), (40, 60)])
def test_one_colour_stays_that_colour(size: tuple[int, int]) -> None:
    """Known pixels of a flat image keep their value also beside the hole."""
    small, hole = shrink(torch.full((1, 3, 40, 60), 0.6), hole_of(40, 60), size)
    assert torch.allclose(small, 0.6 * (1 - hole), atol=1e-5)


def test_without_scaling_only_the_hole_goes() -> None:
    """At its own size the image is as before but for the hole."""
    image, hole = torch.rand(1, 3, 9, 9), hole_of(9, 9)
    same, same_hole = shrink(image, hole, (9, 9))
    assert torch.equal(same, image * (1 - hole))
    assert torch.equal(same_hole, hole)


def test_enlarging_keeps_colours_and_gives_the_size() -> None:
    """A flat image stays flat at any larger size; the same size changes nothing."""
    image = torch.rand(1, 3, 5, 7)
    assert enlarge(image, (5, 7)) is image
    large = enlarge(torch.full((1, 3, 5, 7), 0.3), (31, 22))
    assert large.shape == (1, 3, 31, 22)
    assert torch.allclose(large, torch.full_like(large, 0.3), atol=1e-6)


def test_a_smaller_size_does_not_alias() -> None:
    """Stripes of one pixel become grey, not stripes again."""
    stripes = torch.zeros(1, 3, 32, 32)
    stripes[..., ::2] = 1
    small = enlarge(stripes, (8, 8))
    assert torch.allclose(small, torch.full_like(small, 0.5), atol=0.1)
