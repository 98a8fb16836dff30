"""From a copy field to pixels: copied differences, solved for colours without seams."""

from __future__ import annotations

import torch
from torch import Tensor

from inpaint_app.core.synthesis.poisson import solve

STAY = 0.02  # pull towards the copied colours: without, one wrong border tints the whole fill


def copy_pixels(image: Tensor, field: Tensor) -> Tensor:
    """(1, C, H, W) of the pixels that the field (H, W) names."""
    return image.flatten(2)[..., field.flatten()].view_as(image)


def paste(image: Tensor, hole: Tensor, field: Tensor) -> Tensor:
    """The photo (1, C, H, W) with its hole filled by copies whose seams are dissolved.

    Neighbouring pixels differ as their sources do; where two sources meet, by the mean of what
    both say. Known pixels stay as they are.
    """
    h, w = field.shape
    y, x = field // w, field % w

    def beside(dy: int, dx: int) -> Tensor:
        return copy_pixels(image, (y + dy).clamp(0, h - 1) * w + (x + dx).clamp(0, w - 1))

    copied = copy_pixels(image, field)

    def difference(dy: int, dx: int) -> Tensor:
        """What the next pixel less this one should be, (1, C, H, W)."""
        mine = beside(dy, dx) - copied
        theirs = torch.roll(copied - beside(-dy, -dx), (-dy, -dx), (2, 3))
        next_hidden = torch.roll(hole, (-dy, -dx), (2, 3))
        # A known pixel's own next pixel is hidden: only the hidden one's source can tell.
        own_word = torch.where(next_hidden > 0, (mine + theirs) / 2, mine)
        return torch.where(hole > 0, own_word, theirs)

    return solve(copied, difference(0, 1), difference(1, 0), image, hole, STAY)
