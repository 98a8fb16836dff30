"""Transparency in the hole, filled as the colours are; by default it stays as it was."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator

import numpy as np

from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.pixels import Image, Mask, composite

_NEAR = 64  # a difference under this part of the range from opaque (or from clear) is none

FillOnce = Callable[[FillRequest], Generator[Progress, None, Fill]]


def healed(fill_once: FillOnce, request: FillRequest) -> Generator[Progress, None, Fill]:
    """Fill, with the alpha of the hole too where that is asked for and the photo has some.

    The alpha is a grey picture that is filled by itself, so that the edge of a cut-out goes on
    through the hole; where all that is known has one alpha, that is the hole's.
    """
    image = request.image
    if not (request.heal_alpha and image.shape[2] == 4):
        return (yield from fill_once(request))
    fill = yield from _half(fill_once(request), 0.0)
    hidden = request.mask if request.excluded is None else request.mask | request.excluded
    known = image[..., 3][~hidden]
    area = fill.bounds.slices
    if (known == known[0]).all():
        alpha = np.full(fill.mask.shape, known[0])
    else:
        grey: Image = image[..., [3, 3, 3]]
        plane = dataclasses.replace(request, image=grey, cover=None)
        found = yield from _half(fill_once(plane), 0.5)
        alpha = _clear_or_opaque(found.pixels[..., 0])
    pixels = fill.pixels.copy()
    pixels[..., 3] = _within(image[area], alpha, fill.mask, request, area)
    return dataclasses.replace(fill, pixels=pixels, seconds=fill.seconds)


def _within(
    image: Image, alpha: Image, mask: Mask, request: FillRequest, area: tuple[slice, slice]
) -> Image:
    """The alpha (h, w) where the mask is, as far as a soft mask covers it."""
    seen = mask.astype(np.float32)
    if request.cover is not None:
        seen *= request.cover[area].astype(np.float32) / 255
    mixed: Image = composite(image[..., 3:], alpha[..., None], seen)
    return mixed[..., 0]


def _clear_or_opaque(alpha: Image) -> Image:
    """Without the last traces of blending: nearly opaque shows as a stain on any background."""
    limit = np.iinfo(alpha.dtype).max
    near = limit // _NEAR
    found = alpha.copy()
    found[alpha <= near] = 0
    found[alpha >= limit - near] = limit
    return found


def _half(steps: Generator[Progress, None, Fill], start: float) -> Generator[Progress, None, Fill]:
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            fill: Fill = end.value
            return fill
        # A first look at the alpha alone would show it in place of the photo.
        preview = None if start else progress.preview
        yield dataclasses.replace(progress, fraction=start + progress.fraction / 2, preview=preview)
