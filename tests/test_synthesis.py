"""The copy field and what becomes of it."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Generator

import numpy as np
import pytest
import torch
from generators import ended
from torch import Tensor

from inpaint_app.core.synthesis import copy_field
from inpaint_app.core.synthesis.compositing import copied, grained, paste, sample, seamless
from inpaint_app.core.synthesis.copy_field import BEST, FAST, Effort, find_copy_field
from inpaint_app.core.synthesis.levels import COARSEST, Level, halvings_of, pyramid
from inpaint_app.core.synthesis.matching import allowed_sources, nearest, windows
from inpaint_app.core.synthesis.membrane import membrane
from inpaint_app.core.synthesis.poisson import solve
from inpaint_app.core.synthesis.refinement import refine
from inpaint_app.core.synthesis.scaling import finer_source
from inpaint_app.core.synthesis.settling import Windows, settle


def stripes(height: int = 96, width: int = 96, period: int = 12) -> Tensor:
    """Diagonal stripes with a colour gradient, (1, 3, H, W) in 0..1."""
    y, x = np.mgrid[:height, :width]
    wave = 0.5 + 0.35 * np.sin(2 * np.pi * (x + y) / period)
    image = np.stack((wave, wave * 0.8, 0.3 + 0.2 * y / height))
    return torch.from_numpy(image.astype(np.float32))[None]


def square_hole(height: int = 96, width: int = 96, at: int = 36, side: int = 22) -> Tensor:
    hole = torch.zeros(1, 1, height, width)
    hole[..., at : at + side, at : at + side] = 1
    return hole


def found(image: Tensor, hole: Tensor, effort: Effort = BEST) -> tuple[list[Level], Tensor]:
    levels = pyramid(image * (1 - hole), hole)
    level = levels[0]
    guide = membrane(level.image, 1 - level.hole)
    field = ended(find_copy_field(levels, guide, effort))
    assert field is not None
    return levels, field.source


@pytest.mark.parametrize("effort", [FAST, BEST, dataclasses.replace(BEST, exact=60)])
@pytest.mark.parametrize("own", [True, False])
def test_stripes_go_on_through_a_hole(
    effort: Effort, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A regular pattern is continued nearly exactly, by both layouts and at every effort."""

    def always_or_never(*_: object) -> Generator[None, None, bool]:
        yield
        return own

    monkeypatch.setattr(copy_field, "photo_knows_better", always_or_never)
    image, hole = stripes(), square_hole()
    levels, field = found(image, hole, effort)
    filled = ended(paste(levels[0], field))[..., :96, :96]
    error = (filled - image).abs()[hole.expand_as(image) > 0].mean()
    mean = membrane(image * (1 - hole), 1 - hole)
    error_of_mean = (mean - image).abs()[hole.expand_as(image) > 0].mean()
    assert error < 0.3 * error_of_mean


def test_a_copy_field_names_known_pixels_only() -> None:
    """Hidden pixels copy known pixels of the photo, never padding; known pixels copy themselves."""
    image, hole = stripes(90, 83), square_hole(90, 83)
    levels, field = found(image, hole)
    height, width = levels[0].size
    hidden = levels[0].hole.flatten() > 0
    source = field[hidden]
    assert (levels[0].hole.flatten()[source] == 0).all()
    assert (source // width < 90).all()
    assert (source % width < 83).all()
    assert torch.equal(field[~hidden], torch.arange(height * width)[~hidden])


def test_what_the_hole_hides_has_no_influence() -> None:
    """Changing hidden pixels changes nothing that comes out."""
    image, hole = stripes(), square_hole()
    noise = torch.rand(image.shape, generator=torch.Generator().manual_seed(1))
    first, second = (
        pyramid(torch.where(hole > 0, hidden, image), hole)
        for hidden in (torch.zeros_like(image), noise)
    )
    guide = torch.full_like(first[0].image, 0.5)
    fields = [ended(find_copy_field(levels, guide, FAST)) for levels in (first, second)]
    assert fields[0] is not None
    assert fields[1] is not None
    assert torch.equal(fields[0].source, fields[1].source)
    pasted = [ended(paste(levels[0], fields[0].source)) for levels in (first, second)]
    inside = first[0].hole.expand_as(pasted[0]) > 0
    assert torch.equal(pasted[0][inside], pasted[1][inside])


def test_what_is_hidden_beside_a_source_has_no_influence() -> None:
    """Sources at the hole's rim have hidden neighbours, on any side: those are what is to go."""
    image = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(2))
    hole = square_hole(64, 64, 24, 16)
    hidden = hole.flatten() > 0
    for step in (16, -16, 16 * 64, -16 * 64):  # one side of the hole away, each way
        field = torch.arange(64 * 64)
        field[hidden] -= step
        pasted = [
            ended(
                paste(
                    Level(torch.where(hole > 0, shade, image), hole, torch.ones_like(hole)), field
                )
            )
            for shade in (0.0, 1.0)
        ]
        assert torch.equal(*(x[hole.expand_as(x) > 0] for x in pasted))
        alone = copied(Level(image, hole, hole), field)[hole.expand_as(image) > 0]
        assert (pasted[0][hole.expand_as(image) > 0] - alone).abs().mean() < 0.2


def test_the_same_hole_gets_the_same_field_again() -> None:
    """Jumps are the same every time."""
    image, hole = stripes(), square_hole()
    assert torch.equal(found(image, hole)[1], found(image, hole)[1])


def test_nothing_can_be_copied_where_no_window_is_known() -> None:
    """A hole that leaves only a thin frame has no copy field."""
    image = stripes(40, 40)
    hole = torch.ones(1, 1, 40, 40)
    hole[..., 0, :] = 0
    assert ended(find_copy_field(pyramid(image, hole), image, FAST)) is None


def test_levels_halve_down_to_the_coarsest() -> None:
    """Each level is half the one before, and the last is small; sizes are made even by padding."""
    image, hole = stripes(333, 250), square_hole(333, 250)
    levels = pyramid(image, hole)
    assert len(levels) == halvings_of(333, 250) + 1
    for fine, coarse in itertools.pairwise(levels):
        assert fine.size == (2 * coarse.size[0], 2 * coarse.size[1])
    assert COARSEST <= max(levels[-1].size) < 2 * COARSEST + 2
    assert levels[0].real.sum() == 333 * 250
    assert all((level.hole.sum() > 0) for level in levels)


def test_hidden_pixels_do_not_leak_into_coarser_levels() -> None:
    """Known pixels beside a hole of another colour keep their own on every level."""
    image, hole = torch.full((1, 3, 128, 128), 0.25), square_hole(128, 128, 41, 30)
    image[hole.expand_as(image) > 0] = 1.0
    for level in pyramid(image, hole):
        known = (level.hole == 0).expand_as(level.image)
        assert torch.allclose(level.image[known], torch.tensor(0.25))


def test_nearest_is_exact() -> None:
    """The matrix product finds what a plain search finds."""
    g = torch.Generator().manual_seed(0)
    targets = torch.rand((70, 12), generator=g)
    sources = torch.rand((90, 12), generator=g)
    plain = torch.cdist(targets, sources)
    index, distance = nearest(targets, sources, block=32)
    assert torch.equal(index, plain.argmin(1))
    assert torch.allclose(distance, plain.min(1).values.square(), atol=1e-5)


def test_of_levelhold_the_pixels_around() -> None:
    """Row y * w + x is the window around (y, x), edges repeated."""
    image = torch.arange(20.0).view(1, 1, 4, 5)
    rows = windows(image, 3)
    assert rows.shape == (20, 9)
    assert rows[6].tolist() == [0, 1, 2, 5, 6, 7, 10, 11, 12]
    assert rows[0].tolist() == [0, 0, 1, 0, 0, 1, 5, 5, 6]


def test_sources_keep_away_from_holes_padding_and_edges() -> None:
    """A source's whole window is known."""
    image, hole = stripes(60, 60), square_hole(60, 60, 30, 5)
    level = pyramid(image, hole)[0]
    allowed = allowed_sources(level, 7).view(level.size)
    assert not allowed[:3].any()
    assert not allowed[27:38, 27:38].any()
    assert allowed[38, 38]
    assert not allowed[57:].any()


def perfect() -> tuple[Tensor, Level, Tensor]:
    """Stripes, a hole in them, and a field that copies equal pixels into it."""
    image = stripes(96, 96)
    image[:, 2] = 0.4  # without the gradient, so that the pattern repeats exactly
    level = pyramid(image, square_hole(96, 96, 40, 10))[0]
    h, w = level.size
    field = torch.arange(h * w).view(h, w)
    hidden = level.hole[0, 0] > 0
    field[hidden] = field[hidden] - 24  # two periods to the left
    return image, level, field.flatten()


def test_refinement_never_makes_a_perfect_field_worse() -> None:
    """Where every hidden pixel copies an equal one there is nothing to improve."""
    image, level, field = perfect()
    refined = ended(refine(level, field, sweeps=2))
    assert torch.allclose(copied(level, refined), image, atol=1e-4)


@pytest.mark.parametrize("last", [False, True])
def test_settling_never_makes_a_perfect_field_worse(last: bool) -> None:
    """Votes of equal pixels change nothing either."""
    image, level, field = perfect()
    refined = ended(settle(level, field, rounds=2, sweeps=2, last=last))
    assert torch.allclose(copied(level, refined), image, atol=1e-4)


def test_settling_mends_a_field_that_is_half_wrong() -> None:
    """What fits spreads from neighbour to neighbour into what does not."""
    image, level, field = perfect()
    h, w = level.size
    wrong = field.view(h, w).clone()
    wrong[40:50, 44:50] = 5 * w + 5
    broken = (copied(level, wrong.flatten()) - image).abs().sum()
    refined = ended(settle(level, wrong.flatten(), rounds=4, sweeps=2, last=True))
    assert (copied(level, refined) - image).abs().sum() < 0.1 * broken


def test_windows_improve_or_stay() -> None:
    """No sweep leaves a window with a source that is less alike than before."""
    _, level, field = perfect()
    of_level = Windows(level, 24)
    noise = torch.rand(level.image.shape, generator=torch.Generator().manual_seed(3))
    wanted = of_level.wanted(torch.where(level.hole > 0, noise, level.image))
    field = of_level.usable(field)
    before = (of_level.known[field[of_level.targets]] - wanted).square().sum(1)
    g = torch.Generator().manual_seed(0)
    field, after = ended(of_level.improve(field, wanted, 2, 8, g))
    assert (after <= before).all()
    assert after.mean() < 0.9 * before.mean()
    assert of_level.allowed[field[of_level.targets]].all()


def test_a_vote_of_equal_of_levelis_what_they_copy() -> None:
    """Known pixels stay, unless they are to be mended with their neighbours."""
    image, level, field = perfect()
    of_level = Windows(level, 24)
    alike = torch.zeros(len(of_level.targets))
    field = field.clone()
    own = (level.hole.flatten() == 0)[of_level.targets]
    field[of_level.targets[own]] -= 24
    assert torch.allclose(of_level.vote(field, alike), image, atol=1e-5)
    assert torch.allclose(of_level.vote(field, alike, mend=True), image, atol=1e-5)
    darker = Level(image * (1 - 0.5 * _beside(level.hole)), level.hole, level.real)
    of_level = Windows(darker, 24)
    known = (level.hole == 0).expand_as(image)
    assert torch.equal(of_level.vote(field, alike)[known], darker.image[known])
    mended = of_level.vote(field, alike, mend=True)
    assert mended[known].sum() > darker.image[known].sum() + 1


def _beside(hole: Tensor) -> Tensor:
    """The ring of one pixel around a hole."""
    return torch.nn.functional.max_pool2d(hole, 3, 1, 1) - hole


def test_a_hidden_pixel_goes_with_the_window_that_fits_best() -> None:
    """One window whose source is far off gives way to its neighbours."""
    image, level, field = perfect()
    of_level = Windows(level, 24)
    w = level.size[1]
    own = (level.hole.flatten() == 0)[of_level.targets]
    field[of_level.targets[own]] -= 24
    wrong = field.clone()
    at = 45 * w + 45
    wrong[at] = 20 * w + 20
    distance = torch.where(of_level.targets == at, 5.0, 0.1)
    found = of_level.most_alike(wrong, distance)
    assert found[at] == at - 24
    assert torch.allclose(copied(level, found), image, atol=1e-4)


def test_a_finer_field_copies_blocks() -> None:
    """Four times finer, the sixteen pixels of a cell copy the sixteen of its source."""
    field = torch.tensor([5, 1, 2, 3, 4, 5])  # 2 rows of 3; the first cell copies the last
    y, x = torch.meshgrid(torch.arange(4), torch.arange(4), indexing="ij")
    sy, sx = finer_source(field, 3, 2, y, x)
    assert torch.equal(sy, y + 4)
    assert torch.equal(sx, x + 8)


def test_pasting_takes_the_step_out_of_a_seam() -> None:
    """Copies that are too dark everywhere meet their surroundings without a step."""
    y = torch.linspace(0, 1, 64)[:, None].expand(64, 64)
    image = (0.3 + 0.4 * y).expand(1, 3, 64, 64).contiguous()
    hole = square_hole(64, 64, 24, 14)
    level = pyramid(image, hole)[0]
    field = torch.arange(64 * 64).view(64, 64)
    hidden = hole[0, 0] > 0
    field[hidden] -= 16 * 64  # from 16 rows above: .1 darker
    field = field.flatten()
    before = (copied(level, field) - image).abs().max()
    after = (ended(paste(level, field)) - image).abs().max()
    assert before > 0.09
    assert after < 0.02


def test_poisson_keeps_known_pixels_and_wanted_differences() -> None:
    """With zero differences wanted, the hole becomes flat between equal borders."""
    photo, hole = torch.full((1, 3, 32, 32), 0.6), square_hole(32, 32, 10, 8)
    zero = torch.zeros_like(photo)
    solved = ended(solve(torch.rand_like(photo), zero, zero, photo, hole, stay=0.0))
    assert torch.allclose(solved, photo, atol=2e-3)
    known = (hole == 0).expand_as(photo)
    assert torch.equal(solved[known], photo[known])


def test_a_guide_meets_its_surroundings() -> None:
    """A reconstruction that is too bright loses most of its step; the photo is kept outside."""
    photo, hole = torch.full((1, 3, 64, 64), 0.4), square_hole(64, 64, 20, 20)
    mended = seamless(torch.full_like(photo, 0.7), photo, hole)
    inside = hole.expand_as(photo) > 0
    assert (mended[inside] - 0.4).abs().max() < 0.1
    assert torch.equal(mended[~inside], photo[~inside])


def test_sampling_a_coarse_image_meets_pixel_centres() -> None:
    """A ramp read at four times its resolution is the finer ramp."""
    ramp = (torch.arange(8.0) + 0.5).expand(1, 1, 8, 8).contiguous()
    x = torch.arange(4, 28)
    values = sample(ramp, torch.full_like(x, 16), x, halvings=2)
    assert torch.allclose(values[0], (x + 0.5) / 4, atol=1e-5)


def _grainy(inside: float) -> tuple[torch.Tensor, torch.Tensor]:
    """A grey picture with grain of .05, and of `inside` in a square hole of 24 pixels."""
    noise = torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(0)) * 0.05
    hole = torch.zeros(1, 1, 64, 64)
    hole[..., 20:44, 20:44] = 1
    return 0.5 + noise * torch.where(hole > 0, inside / 0.05, 1.0), hole


def test_what_is_copied_gets_nearly_the_grain_of_its_surroundings() -> None:
    """At most a third more than it has; what has enough stays."""
    for inside, least, most in ((0.04, 0.042, 0.047), (0.02, 0.023, 0.026), (0.05, 0.048, 0.052)):
        picture, hole = _grainy(inside)
        found = grained(picture, hole)
        assert torch.equal(found[..., :20, :], picture[..., :20, :])
        assert least < float(found[..., 24:40, 24:40].std()) < most


def test_what_is_predicted_gets_the_grain_of_its_surroundings() -> None:
    """In a scratch everything, in a wide hole its rim; at most half as much again as it has."""
    for inside, least, most in ((0.04, 0.045, 0.053), (0.02, 0.027, 0.031), (0.05, 0.048, 0.055)):
        picture, hole = _grainy(inside)
        assert least < float(grained(picture, hole)[..., 20:23, 20:44].std()) < most
        hole[..., 26:, :] = 0
        picture = torch.where(hole > 0, picture, _grainy(0.05)[0])
        found = grained(picture, hole)
        assert torch.equal(found[hole.expand_as(found) == 0], picture[hole.expand_as(found) == 0])
        assert least < float(found[..., 20:26, 20:44].std()) < most


def test_what_has_no_surroundings_keeps_its_grain() -> None:
    picture, _ = _grainy(0.02)
    assert torch.equal(grained(picture, torch.ones(1, 1, 64, 64)), picture)
