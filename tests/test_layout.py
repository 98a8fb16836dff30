"""The layout from the photo itself, and which of two layouts is taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from generators import ended
from test_synthesis import square_hole, stripes
from torch import Tensor

from inpaint_app.core.synthesis import copy_field
from inpaint_app.core.synthesis.choosing import DOUBT, photo_knows_better, strangeness
from inpaint_app.core.synthesis.compositing import copied
from inpaint_app.core.synthesis.layout import lay_out
from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.likeness import Likeness


def whole(image: Tensor, hole: Tensor) -> Level:
    """A level of which all may be copied; what the hole hides is not in it."""
    return Level(image * (1 - hole), hole, torch.ones_like(hole))


def two_fields(hole: Tensor) -> tuple[Tensor, Level]:
    """Fine stripes above, flat ground below."""
    image = stripes(75, 64, period=8)
    image[..., 40:, :] = 0.8
    return image, whole(image, hole)


def test_a_layout_copies_whole_known_windows_only() -> None:
    """Also where the sizes are odd and padded, and part of the photo is barred."""
    image, hole = stripes(75, 61), square_hole(75, 61, 30, 14)
    real = torch.ones_like(hole)
    real[..., :20, :] = 0
    level = Level(image * (1 - hole), hole, real)
    field = ended(lay_out(level, torch.full_like(image, 0.5), None))
    assert field is not None
    hidden = hole.flatten() > 0
    source = field[hidden]
    assert (hole.flatten()[source] == 0).all()
    assert (real.flatten()[source] == 1).all()


def test_a_layout_puts_each_texture_where_it_belongs() -> None:
    """Between stripes and ground the border goes on, whatever a grey guide says."""
    hole = square_hole(75, 64, 28, 22)
    image, level = two_fields(hole)
    field = ended(lay_out(level, torch.full_like(image, 0.5), None))
    assert field is not None
    error = (copied(level, field) - image).abs().mean(1)[0]
    assert error[46:50, 28:50].mean() < 0.1
    assert copied(level, field)[0, 0, 28:36, 28:50].std() > 0.1


def test_the_guide_says_which_of_two_textures() -> None:
    """A hole between a dark and a light half becomes what the autoencoder expects."""
    image = torch.full((1, 3, 64, 64), 0.2)
    image[..., 32:] = 0.8
    image += 0.02 * torch.randn(image.shape, generator=torch.Generator().manual_seed(0))
    hole = square_hole(64, 64, 20, 24)
    level = whole(image, hole)
    light = []
    for said in (0.2, 0.8):
        field = ended(lay_out(level, torch.full_like(image, said), None))
        assert field is not None
        light.append(float(copied(level, field)[hole.expand_as(image) > 0].mean()))
    assert light[1] > light[0] + 0.08


def test_the_attention_says_which_of_two_textures() -> None:
    """A query that asks for the keys of one half gets more of it."""
    image = torch.rand((1, 3, 64, 64), generator=torch.Generator().manual_seed(0))
    hole = square_hole(64, 64, 20, 24)
    key = torch.zeros(1, 2, 64, 64)
    key[:, 0, :, :32], key[:, 1, :, 32:] = 1, 1
    share = []
    for asked in (0, 1):
        query = torch.zeros_like(key)
        query[:, asked] = 1
        field = ended(lay_out(whole(image, hole), image.mean() + 0 * image, Likeness(query, key)))
        assert field is not None
        share.append(float((field[hole.flatten() > 0] % 64 >= 32).float().mean()))
    assert share[1] > share[0] + 0.2


@pytest.mark.parametrize("size", [(7, 90), (3, 3), (1, 1), (6, 64)])
def test_a_layout_of_a_strip_is_none_or_sound(size: tuple[int, int]) -> None:
    """Where no window is known there is none."""
    image = torch.rand((1, 3, *size), generator=torch.Generator().manual_seed(0))
    hole = torch.zeros(1, 1, *size)
    hole[..., size[1] // 2 :] = 1
    field = ended(lay_out(whole(image, hole), image, None))
    if field is not None:
        assert (hole.flatten()[field[hole.flatten() > 0]] == 0).all()


@pytest.mark.parametrize(("across", "asked"), [(12, True), (5, False)])
def test_scratches_are_not_laid_out(
    across: int, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second layout takes time, and where every window sees known pixels it is of no use."""
    calls = []

    def none(*arguments: object) -> Iterator[None]:
        calls.append(arguments)
        yield

    monkeypatch.setattr(copy_field, "lay_out", none)
    image, hole = stripes(64, 64), square_hole(64, 64, 20, across)
    assert (
        ended(copy_field.find_copy_field([whole(image, hole)], image, copy_field.BEST)) is not None
    )
    assert bool(calls) == asked


def test_rubble_is_stranger_than_what_goes_on() -> None:
    """Pixels from everywhere are further from the photo's windows than a piece of it."""
    image, hole = stripes(64, 64, period=8), square_hole(64, 64, 24, 16)
    image[:, 2] = 0.4
    level = whole(image, hole)
    hidden = hole.flatten() > 0
    known = (~hidden).nonzero()[:, 0]
    goes_on = torch.arange(64 * 64)
    goes_on[hidden] -= 16
    rubble = torch.arange(64 * 64)
    g = torch.Generator().manual_seed(0)
    rubble[hidden] = known[torch.randint(len(known), (int(hidden.sum()),), generator=g)]
    assert strangeness(level, goes_on) < strangeness(level, rubble) - 1


def test_a_layout_that_goes_on_is_taken_unless_it_brings_what_nobody_expects() -> None:
    """A thing copied into what goes on as stripes is like the photo elsewhere, and misplaced."""
    image, hole = 0.5 * stripes(96, 96, period=8), square_hole(96, 96, 40, 20)
    image[..., 74:83, 10:19] = 1.0
    level = whole(image, hole)
    hidden = hole.flatten() > 0
    own = torch.arange(96 * 96)
    above = torch.randint(30 * 96, (20 * 20,), generator=torch.Generator().manual_seed(0))
    rubble = own.masked_scatter(hidden, above)
    own[hidden] -= 24
    assert ended(photo_knows_better(level, own, rubble, image))
    assert not ended(photo_knows_better(level, rubble, own, image))
    bright = own.clone().view(96, 96)
    bright[42:58, 42:58] = torch.arange(96 * 96).view(96, 96)[70:86, 6:22]
    assert strangeness(level, bright.flatten()) < strangeness(level, rubble) - DOUBT
    assert not ended(photo_knows_better(level, bright.flatten(), rubble, image))
