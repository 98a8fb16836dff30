"""Fills that may copy from other photos, which lie beside the crop in one canvas."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.fills import Fill, FillRequest
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.inpainter import FindSources, Inpainter
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.synthesis.canvas import canvas
from inpaint_app.core.synthesis.copy_field import FAST, find_copy_field
from inpaint_app.core.synthesis.levels import pyramid

HEIGHT, WIDTH = 100, 140


def photo(number: int = 0) -> NDArray[np.uint8]:
    return drawn_photos(number + 1, height=HEIGHT, width=WIDTH)[number]


def hole() -> Mask:
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[30:70, 40:90] = True
    return mask


def filled(image: Image, find: FindSources | None) -> Fill:
    steps = Inpainter(tiny_network(), find_sources=find).fill(FillRequest(image, hole()))
    fill: Fill = ended(steps)
    return fill


def ended(steps: Generator[Any, None, Any]) -> Any:
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def test_what_the_photo_lacks_is_copied_from_a_source() -> None:
    """A texture that only the picture beside it shows is found there."""
    mask = torch.from_numpy(hole()).float()[None, None]
    rough = torch.rand(1, 3, 13, 18, generator=torch.Generator().manual_seed(0))
    texture = rough.repeat_interleave(8, 2).repeat_interleave(8, 3)[..., :HEIGHT, :WIDTH]
    wide = canvas(torch.zeros_like(texture), mask, [texture])
    levels = pyramid(wide.image, wide.hole, wide.real, wide.halvings)
    guide = torch.where(wide.hole > 0, wide.image.roll(-wide.width - 32, 3), wide.image)
    field = ended(find_copy_field(levels, guide, FAST))
    column = field[wide.hole.flatten() > 0] % wide.image.shape[3]
    assert (column >= wide.width).float().mean() > 0.8


def test_what_is_copied_from_the_photo_itself_is_still_told() -> None:
    """Sources that name a place name one outside the hole."""
    fill = filled(photo(), lambda *_: [photo(3)])
    assert fill.sources is not None
    named = fill.sources[fill.sources >= 0]
    assert named.size
    assert not hole().flat[named].any()


def test_nothing_outside_the_hole_comes_from_elsewhere() -> None:
    """The composite equals the photo wherever the mask is False."""
    fill = filled(photo(), lambda *_: [photo(3), photo(4)[:50, :60]])
    assert (fill.pixels[~fill.mask] == photo()[fill.bounds.slices][~fill.mask]).all()


def test_sources_are_asked_for_by_the_crop_of_each_part() -> None:
    """The finder is given photo, mask and the crop in which they are needed."""
    asked: list[Bounds] = []

    def find(image: Image, mask: Mask, crop: Bounds) -> list[NDArray[np.uint8]]:
        assert image.shape[:2] == mask.shape
        asked.append(crop)
        return []

    fill = filled(photo(), find)
    assert len(asked) == 1
    assert asked[0].intersect(fill.bounds) == fill.bounds


@pytest.mark.parametrize("size", [(100, 140), (97, 131), (30, 20), (200, 50)])
def test_pictures_in_a_canvas_never_touch(size: tuple[int, int]) -> None:
    """On every level the crop and the sources are apart by more than half a window."""
    crop, mask = torch.rand(1, 3, 97, 131), torch.zeros(1, 1, 97, 131)
    source = torch.rand(1, 3, *size)
    wide = canvas(crop, mask, [source, source])
    for level in pyramid(wide.image, wide.hole, wide.real, wide.halvings):
        columns = level.real[0, 0].amax(0)
        starts = int((columns[1:] > columns[:-1]).sum())
        assert starts == 2
        ends = (columns[1:] < columns[:-1]).nonzero()[:, 0]
        begins = (columns[1:] > columns[:-1]).nonzero()[:, 0]
        assert (begins - ends[: len(begins)]).min() >= 4


def test_without_sources_the_canvas_is_the_crop() -> None:
    """The levels are the same as those of the crop alone."""
    crop, mask = torch.rand(1, 3, 97, 131), (torch.rand(1, 1, 97, 131) > 0.8).float()
    wide = canvas(crop, mask)
    plain = pyramid(crop, mask)
    for one, other in zip(
        plain, pyramid(wide.image, wide.hole, wide.real, wide.halvings), strict=True
    ):
        assert all(torch.equal(a, b) for a, b in zip(one, other, strict=True))
