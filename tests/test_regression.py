"""What lies close to known pixels is predicted from windows that look alike."""

from __future__ import annotations

import torch
from generators import ended
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level, pyramid
from inpaint_app.core.synthesis.regression import ALIKE, regress

SIDE = 80


def waves(noise: float = 0.0, side: int = SIDE) -> Tensor:
    """(1, 3, side, side): crossing waves of no common period, with grain."""
    y, x = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
    wave = 0.5 + 0.2 * torch.sin(x * 0.41 + y * 0.13) + 0.2 * torch.sin(y * 0.37)
    grain = torch.randn(3, side, side, generator=torch.Generator().manual_seed(0))
    return (wave[None] + noise * grain)[None].clamp(0, 1)


def scratch() -> Tensor:
    hole = torch.zeros(1, 1, SIDE, SIDE)
    hole[..., 38:42, 10:70] = 1
    return hole


def level(image: Tensor, hole: Tensor) -> Level:
    return Level(image * (1 - hole), hole, torch.ones_like(hole))


def predicted(scale: Level, pasted: Tensor, times: int = 1) -> Tensor:
    return ended(regress([scale], pasted, times))


def test_a_scratch_is_predicted_better_than_it_was_pasted() -> None:
    """From a paste of other grain and tone most of the truth comes back."""
    truth, hole = waves(), scratch()
    pasted = torch.where(hole > 0, waves(0.05) * 0.8 + 0.1, truth)
    found = predicted(level(truth, hole), pasted)
    before, after = ((x - truth).abs()[..., 38:42, 10:70].mean() for x in (pasted, found))
    assert after < before / 3


def test_each_time_more_of_a_scratch_comes_back() -> None:
    """What the windows hold of the hole is nearer to the truth by then."""
    truth, hole = waves(), scratch()
    pasted = torch.where(hole > 0, 0.5, truth)
    found = [predicted(level(truth, hole), pasted, times) for times in (1, 2, 3)]
    errors = [float((x - truth).abs()[..., 38:42, 10:70].mean()) for x in found]
    assert errors[0] > errors[1] > errors[2]


def test_coarser_levels_reach_further_into_the_hole() -> None:
    """A paste of the wrong tone is put right where no window of the finest level sees anything."""
    truth = waves(side=2 * SIDE)
    hole = torch.zeros_like(truth[:, :1])
    hole[..., 72:88, 40:120] = 1
    pasted = torch.where(hole > 0, truth + 0.1, truth)
    levels = pyramid(truth * (1 - hole), hole, halvings=2)
    one, all_of_them = (ended(regress(scales, pasted, 1)) for scales in (levels[:1], levels))
    depth = (..., slice(78, 82), slice(50, 110))
    assert torch.equal(one[depth], pasted[depth])
    before, after = ((x - truth).abs()[depth].mean() for x in (pasted, all_of_them))
    assert after < before / 2
    assert torch.equal(all_of_them[:, :, hole[0, 0] == 0], pasted[:, :, hole[0, 0] == 0])


def test_known_pixels_and_the_depth_of_wide_holes_stay() -> None:
    """Only hidden pixels change, and only those whose window shows something."""
    truth = waves(0.02)
    hole = torch.zeros(1, 1, SIDE, SIDE)
    hole[..., 25:55, 25:55] = 1
    pasted = torch.where(hole > 0, 0.5, truth)
    found = predicted(level(truth, hole), pasted)
    assert torch.equal(found[:, :, hole[0, 0] == 0], pasted[:, :, hole[0, 0] == 0])
    assert torch.equal(found[..., 29:51, 29:51], pasted[..., 29:51, 29:51])
    assert not torch.equal(found[..., 25:27, 25:55], pasted[..., 25:27, 25:55])


def test_what_the_hole_hides_is_not_seen() -> None:
    """The truth under the scratch has no influence."""
    hole = scratch()
    pasted = torch.where(hole > 0, 0.5, waves())
    one, other = (
        predicted(Level(image, hole, torch.ones_like(hole)), pasted)
        for image in (waves(), torch.where(hole > 0, 1.0, waves()))
    )
    assert torch.equal(one, other)


def test_flat_surroundings_stay_flat() -> None:
    """Windows that are all the same give finite numbers: the same again."""
    flat, hole = torch.full((1, 3, SIDE, SIDE), 0.25), scratch()
    found = predicted(level(flat, hole), flat)
    assert (found - 0.25).abs().max() < 1e-4


def test_with_too_few_windows_nearby_the_paste_stays() -> None:
    """Where next to nothing is known, nothing is predicted from it."""
    truth = waves(0.02)
    hole = torch.ones(1, 1, SIDE, SIDE)
    hole[..., :12, :12] = 0  # room for 36 windows
    assert ALIKE > 36
    pasted = torch.where(hole > 0, 0.5, truth)
    assert torch.equal(predicted(level(truth, hole), pasted), pasted)
