"""Copy attention: where hole cells may copy from."""

from __future__ import annotations

import torch
from torch import Tensor

from models.copying import CELL, CopyAttention, hole_cells


def attention(channels: int = 6) -> CopyAttention:
    torch.manual_seed(0)
    return CopyAttention(channels, 8)


def some_mask() -> Tensor:
    """(2, 1, 32, 32): one pixel in the first image, half of the second."""
    mask = torch.zeros(2, 1, 32, 32)
    mask[0, 0, 9, 17] = 1
    mask[1, 0, :16] = 1
    return mask


def test_a_cell_is_hole_as_soon_as_one_pixel_is() -> None:
    """One hidden pixel bars its cell of 8 x 8 and no other."""
    cells = hole_cells(some_mask())
    expected = torch.zeros(2, 4, 4, dtype=torch.bool)
    expected[0, 9 // CELL, 17 // CELL] = True
    expected[1, :2] = True
    assert torch.equal(cells, expected.flatten(1))


def test_nothing_is_copied_from_hole_cells() -> None:
    """The probability of every cell that the hole touches is exactly zero."""
    mask = some_mask()
    match = attention().match(torch.randn(2, 6, 4, 4), mask).exp()
    barred = hole_cells(mask)[:, None, :].expand_as(match)
    assert float(match[barred].detach().max()) == 0
    assert float(match[~barred].detach().min()) > 0


def test_the_probabilities_of_each_cell_sum_to_one() -> None:
    """Each row of the match is a distribution over the known cells."""
    match = attention().match(torch.randn(2, 6, 4, 4), some_mask()).exp()
    assert torch.allclose(match.sum(2), torch.ones(2, 16), atol=1e-5)


def test_a_photo_that_is_all_hole_gives_numbers() -> None:
    """Where nothing is known all cells are alike, and nothing becomes NaN."""
    module = attention()
    match = module.match(torch.randn(1, 6, 4, 4), torch.ones(1, 1, 32, 32))
    assert torch.allclose(match.exp(), torch.full_like(match, 1 / 16), atol=1e-6)
    assert bool(module.copy(match, torch.randn(1, 3, 4, 4)).isfinite().all())


def test_a_sure_match_copies_its_cell() -> None:
    """With all probability on one cell every cell receives exactly that cell's values."""
    values = torch.randn(1, 3, 2, 2)
    match = torch.full((1, 4, 4), -1e4)
    match[..., 2] = 0
    copied = CopyAttention.copy(match, values)
    assert torch.equal(copied, values[..., 1:, :1].expand_as(values))


def test_likeness_decides() -> None:
    """With the same query as key, a hole cell prefers the known cell that is its twin."""
    module = attention(channels=16)
    with torch.no_grad():
        module.key.load_state_dict(module.query.state_dict())
    features = torch.randn(1, 16, 2, 2)
    features[0, :, 0, 0] = features[0, :, 1, 1]
    mask = torch.zeros(1, 1, 16, 16)
    mask[..., :8, :8] = 1
    assert int(module.match(features, mask)[0, 0].argmax()) == 3


def test_half_precision_ranks_the_same() -> None:
    """Under autocast the scores stay float32, because bf16 cannot rank likenesses."""
    features, mask = torch.randn(2, 6, 4, 4), some_mask()
    with torch.autocast("cpu", torch.bfloat16):
        match = attention().match(features, mask)
    assert match.dtype == torch.float32
