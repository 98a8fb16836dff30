"""The copy field: for each hidden pixel the known pixel that it copies.

Coarse to fine, as in Wexler, Shechtman and Irani, "Space-Time Completion of Video" (PAMI 2007):
look up the known window most like what is there, let the windows that hold a pixel vote for its
colour, again. What is there at first is the autoencoder's reconstruction.
"""

from __future__ import annotations

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level, pyramid
from inpaint_app.core.synthesis.matching import Lookup, work
from inpaint_app.core.synthesis.refinement import refine

MOST_WORK = 2e10  # multiplications of one look-up that are worth it: .1 s on two cores
ROUNDS = 4  # of look-up and vote at each level; two lost .02 in feature distance
SWEEPS = 2  # of refinement


def find_copy_field(
    image: Tensor, hole: Tensor, guide: Tensor
) -> Generator[float, None, Tensor | None]:
    """The field (H, W) int64: flat index y * W + x of the pixel that each pixel copies.

    image and guide (1, 3, H, W) in 0..1, hole (1, 1, H, W). Known pixels copy themselves. Yields
    the share that is done; returns None where no window of the image is wholly known.
    """
    levels = pyramid(image, hole, guide)
    field: Tensor | None = None
    estimate = levels[0].guide
    for i, level in enumerate(levels):
        yield i / len(levels)
        if field is not None:
            field = _doubled(field, level)
            if work(level) > MOST_WORK:
                field = refine(level, field, SWEEPS)
                continue
            estimate = level.image.flatten(2)[..., field].view_as(level.image)
        elif i:
            estimate = F.interpolate(estimate, level.size, mode="bilinear", align_corners=False)
        lookup = Lookup(level)
        if len(lookup.sources) == 0:
            continue
        estimate = torch.where(level.hole > 0, estimate, level.image)
        for _ in range(ROUNDS):
            source, distance = lookup(estimate)
            estimate = lookup.vote(source, distance)
            yield i / len(levels)
        field = torch.arange(level.hole.numel(), device=image.device)
        field[lookup.targets] = source
    if field is None:
        return None
    height, width = hole.shape[2:]
    full = levels[-1].size[1]
    field = field.view(levels[-1].size)[:height, :width]
    field = field // full * width + field % full
    own = torch.arange(height * width, device=image.device).view(height, width)
    return torch.where(hole[0, 0] > 0, field, own)


def _doubled(field: Tensor, level: Level) -> Tensor:
    """The field of the next finer level: each pixel becomes four that copy four."""
    h, w = level.size
    y = torch.arange(h, device=field.device)[:, None]
    x = torch.arange(w, device=field.device)[None]
    coarse = field[(y // 2) * (w // 2) + x // 2]
    return (((coarse // (w // 2)) * 2 + y % 2) * w + (coarse % (w // 2)) * 2 + x % 2).flatten()
