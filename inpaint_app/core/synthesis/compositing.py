"""From a copy field to pixels: copied differences, solved for colours without seams."""

from __future__ import annotations

from collections.abc import Generator

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.membrane import membrane
from inpaint_app.core.synthesis.poisson import solve
from inpaint_app.core.synthesis.regression import SIDE
from inpaint_app.core.synthesis.tensors import grown

MENDED = 0.8  # of a reconstruction's step at the border: all of it would erase true edges there
TRUST = 0.75  # in the reconstruction against the membrane: their mean errs less than either
RING = 8  # pixels around a hole whose grain counts
GRAIN = 0.92  # of the grain around: a little less is what the eye forgives
STRONGER = 1.3  # times the grain that was copied, at most: more would be sharpened edges
PREDICTED = SIDE // 2  # pixels from known ones: what is so close was predicted, ...
STRONGER_PREDICTED = 1.5  # ... not copied; its grain may become as strong as that around
STAY = 0.01  # pull towards the copied colours: without, one wrong border tints the whole fill


def copied(level: Level, field: Tensor) -> Tensor:
    """(1, 3, h, w): the pixels that the field (h * w,) names."""
    return level.image.flatten(2)[..., field].view_as(level.image)


def paste(level: Level, field: Tensor) -> Generator[None, None, Tensor]:
    """The level's image (1, 3, h, w) with its hole filled by copies whose seams are dissolved.

    Neighbouring pixels differ as their sources in the field (h * w,) do; where two sources meet, by
    the mean of what both say. Known pixels stay as they are. Yields often.
    """
    h, w = level.size
    box = (slice(None), slice(None), *_around(level.hole))
    photo, hole = level.image[box], level.hole[box]
    field = field.view(1, 1, h, w)[box].flatten()
    y, x = field // w, field % w

    def beside(image: Tensor, dy: int, dx: int) -> Tensor:
        at = (y + dy).clamp(0, h - 1) * w + (x + dx).clamp(0, w - 1)
        return image.flatten(2)[..., at].view(1, -1, *photo.shape[2:])

    here = beside(level.image, 0, 0)

    def difference(dy: int, dx: int) -> Tensor:
        """What the next pixel less this one should be, (1, 3, ...)."""

        def next_one(image: Tensor) -> Tensor:
            return torch.roll(image, (-dy, -dx), (2, 3))

        copies = next_one(here) - here
        mine = beside(level.image, dy, dx) - here
        theirs = next_one(here - beside(level.image, -dy, -dx))
        # What is hidden beside a source is what is to go: then the copies themselves have to tell.
        mine = torch.where(beside(level.hole, dy, dx) > 0, copies, mine)
        theirs = torch.where(next_one(beside(level.hole, -dy, -dx)) > 0, copies, theirs)
        # A known pixel's own next pixel is hidden: only the hidden one's source can tell.
        own_word = torch.where(next_one(hole) > 0, (mine + theirs) / 2, mine)
        return torch.where(hole > 0, own_word, theirs)

    pasted = level.image.clone()
    wanted = difference(0, 1), difference(1, 0)
    pasted[box] = yield from solve(here, *wanted, photo, hole, STAY)
    return pasted


def grained(pasted: Tensor, hole: Tensor) -> Tensor:
    """The fill (1, 3, h, w) in the hole (1, 1, h, w) with grain about as strong as around it.

    Among many sources the search prefers calm ones, and blending takes grain as well: film lost a
    third of its variance. What is close to known pixels was predicted, which takes more, so it is
    measured by itself. Medians tell grain from edges.
    """
    weights = torch.tensor([1.0, 2.0, 1.0], device=pasted.device) / 4
    kernel = (weights[:, None] * weights).expand(3, 1, 3, 3)
    fine = pasted - F.conv2d(F.pad(pasted, (1, 1, 1, 1), mode="replicate"), kernel, groups=3)
    strength = fine.abs().mean(1, keepdim=True)
    ring = grown(hole, RING) * (1 - hole) > 0
    if not bool(ring.any()):
        return pasted
    around = strength[ring].median()
    predicted = hole * grown(1 - hole, PREDICTED) > 0
    for part, share, most in (
        (predicted, 1.0, STRONGER_PREDICTED),
        ((hole > 0) & ~predicted, GRAIN, STRONGER),
    ):
        if bool(part.any()):
            gain = (share * around / strength[part].median().clamp(min=1e-4)).clamp(1, most)
            pasted = torch.where(part, pasted + (gain - 1) * fine, pasted)
    return pasted


def _around(hole: Tensor) -> tuple[slice, slice]:
    """Rows and columns of (1, 1, H, W) with what is hidden and a pixel of its surroundings."""
    found = []
    for axis in (3, 2):
        at = hole.amax((0, 1, axis)).nonzero()[:, 0]
        found.append(slice(max(0, int(at[0]) - 1), int(at[-1]) + 2))
    return found[0], found[1]


def seamless(guide: Tensor, photo: Tensor, hole: Tensor) -> Tensor:
    """The guide (1, 3, H, W) without its step at the border of the hole; the photo outside.

    The step, measured between means of what is known and of what is reconstructed near the border,
    is spread into the hole as a membrane. Then the plain membrane through the photo has its say.
    """
    known = 1 - hole
    near_known, near_hidden = _near(known), _near(hole)
    wanted = _near(photo * known) / near_known.clamp(min=1e-6)
    given = _near(guide * hole) / near_hidden.clamp(min=1e-6)
    border = hole * (near_known > 0)
    step = membrane((wanted - given) * border, border)
    mended = guide + MENDED * step
    plain = membrane(photo * known, known)
    return torch.where(hole > 0, TRUST * mended + (1 - TRUST) * plain, photo)


def _near(x: Tensor) -> Tensor:
    return F.avg_pool2d(x, 5, 1, 2)


def sample(image: Tensor, y: Tensor, x: Tensor, halvings: int) -> Tensor:
    """(C, N): a coarse image (1, C, h, w) read smoothly at pixels (y, x), `halvings` finer."""
    h, w = image.shape[2:]
    side = 1 << halvings
    grid = torch.stack(((2 * x + 1) / (w * side) - 1, (2 * y + 1) / (h * side) - 1), 1)
    return F.grid_sample(
        image, grid[None, None], mode="bilinear", padding_mode="border", align_corners=False
    )[0, :, 0]
