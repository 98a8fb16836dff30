"""The membrane: a smooth surface through what is known."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from inpaint_app.core.synthesis.membrane import membrane

SIZES = [(1, 1), (1, 40), (40, 1), (2, 33), (16, 16), (37, 50)]


def some_known(height: int, width: int, share: float = 0.3) -> Tensor:
    """(1, 1, height, width), 1 on about this share of the pixels and on at least one."""
    g = torch.Generator().manual_seed(height * 100 + width)
    known = (torch.rand(1, 1, height, width, generator=g) < share).float()
    known[..., height // 2, width // 2] = 1
    return known


@pytest.mark.parametrize("size", SIZES)
def test_known_values_stay(size: tuple[int, int]) -> None:
    """Where something is known the surface passes through it exactly."""
    known, values = some_known(*size), torch.rand(1, 3, *size)
    surface = membrane(values, known)
    assert surface.shape == values.shape
    assert torch.equal(surface * known, values * known)


@pytest.mark.parametrize("size", SIZES)
def test_a_constant_spreads_everywhere(size: tuple[int, int]) -> None:
    """From any known pixels of one value, however few, the surface is that value."""
    for share in (0.0, 0.3):
        known = some_known(*size, share)
        surface = membrane(torch.full((1, 3, *size), 0.7) * known, known)
        assert torch.allclose(surface, torch.full_like(surface, 0.7), atol=1e-5)


@pytest.mark.parametrize("size", SIZES)
def test_the_surface_stays_between_what_is_known(size: tuple[int, int]) -> None:
    """It is made of averages: no value lies beyond the known ones."""
    known, values = some_known(*size), torch.rand(1, 2, *size)
    seen = values.flatten(2)[..., known.flatten() > 0]
    surface = membrane(values, known)
    for channel in range(2):
        assert surface[0, channel].min() >= seen[0, channel].min() - 1e-5
        assert surface[0, channel].max() <= seen[0, channel].max() + 1e-5


@pytest.mark.parametrize("hidden", [100.0, float("nan"), float("inf")])
def test_nothing_hidden_leaks(hidden: float) -> None:
    """Whatever stands where nothing is known, be it no number, has no influence."""
    known, values = some_known(37, 50), torch.rand(1, 3, 37, 50)
    other = torch.where(known > 0, values, hidden)
    assert torch.equal(membrane(values, known), membrane(other, known))


def test_nothing_known_gives_zeros() -> None:
    """Without any known pixel there is no surface but zero."""
    surface = membrane(torch.rand(1, 3, 9, 14), torch.zeros(1, 1, 9, 14))
    assert float(surface.abs().max()) == 0


def test_a_step_becomes_a_slope() -> None:
    """Between a dark and a light border the surface rises without a jump of its own."""
    known = torch.zeros(1, 1, 32, 64)
    known[..., :4] = known[..., -4:] = 1
    values = torch.zeros(1, 1, 32, 64)
    values[..., -4:] = 1
    across = membrane(values, known)[0, 0, 16]
    assert float((across[1:] - across[:-1]).max()) < 0.2
    assert 0.3 < float(across[32]) < 0.7
