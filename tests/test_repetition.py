"""By which shifts a photo repeats itself, and what the search makes of it."""

from __future__ import annotations

import pytest
import torch
from generators import ended
from torch import Tensor

from inpaint_app.core.synthesis.copy_field import BEST, find_copy_field
from inpaint_app.core.synthesis.levels import Level, pyramid, roughness
from inpaint_app.core.synthesis.matching import Lookup, windows
from inpaint_app.core.synthesis.repetition import COUNT, continued, dominant_shifts


def wall(height: int, width: int, down: int, right: int) -> Tensor:
    """(1, 3, height, width): a random tile laid again and again, no two tiles quite alike."""
    g = torch.Generator().manual_seed(3)
    tile = torch.rand(1, 3, down, right, generator=g)
    laid = tile.repeat(1, 1, -(-height // down), -(-width // right))[..., :height, :width]
    return laid + 0.02 * torch.randn(laid.shape, generator=g)


def shifts_of(image: Tensor) -> Tensor:
    height, width = image.shape[2:]
    at = torch.arange(height * width)
    return ended(dominant_shifts(windows(image, 5), at, (height, width)))


@pytest.mark.parametrize(("down", "right"), [(12, 17), (20, 9)])
def test_a_wall_repeats_by_its_tiles(down: int, right: int) -> None:
    """All shifts are whole tiles, the single ones among them."""
    found = shifts_of(wall(64, 80, down, right))
    assert 0 < len(found) <= COUNT
    assert bool((found % torch.tensor([down, right]) == 0).all())
    for single in ((down, 0), (0, right)):
        assert list(single) in found.tolist()


def test_a_repetition_goes_both_ways() -> None:
    """What repeats downwards repeats upwards."""
    found = {tuple(shift) for shift in shifts_of(wall(48, 48, 12, 16)).tolist()}
    assert {(12, 0), (-12, 0), (0, 16), (0, -16)} <= found


def test_what_is_close_is_no_repetition() -> None:
    """A smooth picture is most like itself beside itself; that does not count."""
    y, x = torch.meshgrid(torch.linspace(0, 1, 50), torch.linspace(0, 1, 50), indexing="ij")
    found = shifts_of(torch.stack((y, x, y * x))[None])
    assert len(found)
    assert int(found.abs().amax(1).min()) >= 4


def test_windows_that_are_all_close_repeat_by_nothing() -> None:
    assert shifts_of(torch.rand(1, 3, 3, 3)).shape == (0, 2)


def level_with_hole(image: Tensor) -> Level:
    hole = torch.zeros_like(image[:, :1])
    hole[..., 24:40, 24:40] = 1
    [level] = pyramid(image, hole)
    return level


def test_a_wall_goes_on_through_a_hole() -> None:
    """What continues it is close to what was hidden, and trusted; outside the hole nothing is."""
    image = wall(64, 64, 16, 16)
    level = level_with_hole(image)
    inside = level.hole > 0
    blank = level._replace(image=torch.where(inside, 0.0, image))
    again, trust = continued(blank, torch.tensor([[16, 0], [-16, 16], [5, 3]]))
    assert float(trust[inside].min()) > 0.9
    assert not bool(trust[~inside].any())
    error = (again - image).abs().mean(1, keepdim=True)[inside]
    assert float(error.mean()) < 0.05


@pytest.mark.parametrize("shifts", [[[11, 0], [3, 19]], [[64, 0], [0, -80]], []])
def test_what_does_not_repeat_is_not_trusted(shifts: list[list[int]]) -> None:
    """By shifts that fit no better than chance, lead out of the photo, or are none."""
    level = level_with_hole(torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(1)))
    again, trust = continued(level, torch.tensor(shifts, dtype=torch.int64).view(-1, 2))
    assert not bool(trust.any())
    assert bool(again.isfinite().all())


def test_what_must_not_be_copied_continues_nothing() -> None:
    """The tile that every shift leads to is barred."""
    level = level_with_hole(wall(64, 64, 16, 16))
    barred = level._replace(real=torch.ones_like(level.hole))
    barred.real[..., 40:56, 24:40] = 0
    _, trust = continued(barred, torch.tensor([[16, 0]]))
    assert not bool(trust.any())


def test_of_sources_nearly_alike_the_one_a_shift_leads_to_is_taken() -> None:
    """Without shifts it is the one most alike, wherever it lies."""
    image = wall(64, 64, 16, 16)
    level = level_with_hole(image)
    lookup = Lookup(level, image, roughness([level])[0])
    preferred = torch.tensor([[0, 16], [0, -16], [16, 0], [-16, 0]])
    shares = []
    for shifts in (None, preferred):
        lookup.shifts = shifts
        source, distance = lookup(image)
        shift = torch.stack(
            (source // 64 - lookup.targets // 64, source % 64 - lookup.targets % 64)
        )
        led = (shift.T[:, None] == preferred[None]).all(2).any(1)
        shares.append(float(led.float().mean()))
        assert bool((distance >= 0).all())
        assert bool((level.hole.flatten()[source] == 0).all())
    assert shares[0] < 0.5 < shares[1]


def test_a_preference_is_no_command() -> None:
    """Where what a shift leads to is much less alike, the look-up decides as without."""
    image = wall(64, 64, 16, 16)
    level = level_with_hole(image)
    lookup = Lookup(level, image, roughness([level])[0])
    plain, _ = lookup(image)
    lookup.shifts = torch.tensor([[0, 21], [21, 0], [-21, 5]])  # no tile is so wide or high
    source, _ = lookup(image)
    assert float((source == plain).float().mean()) > 0.9


def test_a_hole_in_a_wall_is_filled_by_whole_tiles() -> None:
    """Most hidden pixels copy from a whole number of tiles away, so that joints go on."""
    image = wall(72, 84, 12, 14)
    hole = torch.zeros_like(image[:, :1])
    hole[..., 24:48, 28:56] = 1
    guide = torch.where(hole > 0, torch.full_like(image, 0.5), image)
    found = ended(find_copy_field(pyramid(image, hole), guide, BEST))
    assert found is not None
    field = found.source
    at = hole.flatten().nonzero()[:, 0]
    down, right = field[at] // 84 - at // 84, field[at] % 84 - at % 84
    assert float(((down % 12 == 0) & (right % 14 == 0)).float().mean()) > 0.8
