"""Look-up: for each window that holds hidden pixels the known window most like it.

By matrix products over all known windows, in their principal components (Hotelling 1933): forty
numbers tell windows apart nearly as well as eighty, in less time. Beside its pixels a window has a
colour, which the autoencoder knows, and a roughness: without, pixels look for the mean of what may
be there, and smooth places win. On the coarsest level the autoencoder's copy attention has its say,
since it knows what belongs where better than colours do, and what lies as the photo repeats itself
is preferred.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.likeness import Likeness
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior, places
from inpaint_app.core.synthesis.tensors import grown

SIDE = 5  # pixels along the side of a window
GUIDE = 0.8  # weight of the autoencoder's colour at the window's centre against its pixels
ROUGHNESS = 6.0  # weight of the roughness there
LIKENESS = 2.0  # weight of the attention's unit vectors
REPEATED = 0.2  # what lies as the photo repeats itself may be this much less alike
COMPONENTS = 40  # of a window's 80 numbers
ENOUGH = 20_000  # windows whose differences tell the components
_FLAT = 1e-4
PICKY = 0.05  # quantile of the distances that a vote is measured by: low votes for few, sharp ones


def work(level: Level) -> float:
    """Multiplications of one look-up."""
    targets = float(grown(level.hole, SIDE // 2).sum())
    return targets * level.hole.numel() * (3 * SIDE * SIDE + 3)


class Lookup:
    """The windows of one level: `targets` (N,) to be found in `sources` (K,), flat indices."""

    def __init__(
        self,
        level: Level,
        guide: Tensor,
        rough: Tensor,
        likeness: Likeness | None = None,
        prior: SearchPrior = PLAIN,
    ) -> None:
        """`guide` (1, 3, h, w) is what the autoencoder reconstructs there.

        `rough` (1, 2, h, w) is the `roughness` there; in the hole a first guess, which look-ups
        correct. `likeness` is of this level.
        """
        self.level = level
        self.shifts: Tensor | None = None  # (S, 2) down and right, that are preferred
        self.guide = guide
        self.rough = rough
        self._trust = prior.trust
        touched = grown(level.hole, SIDE // 2).flatten() > 0
        self.targets = touched.nonzero()[:, 0]
        self.sources = allowed_sources(level, SIDE).nonzero()[:, 0]
        soft = F.avg_pool2d(level.image, 5, 1, 2, count_include_pad=False)
        known = self._vectors(level.image, soft, self.sources)  # (K, D)
        self._basis = principal_components(known, COMPONENTS)  # (D, P)
        self.known = known @ self._basis
        self._wanted = known.new_zeros(len(self.targets), 0)  # what is wanted whatever the estimate
        if likeness is not None:
            query, key = (x.flatten(2)[0].T * LIKENESS for x in likeness)
            self._wanted = query[self.targets]
            self.known = torch.cat((self.known, key[self.sources]), 1)
        at = places(level.size, prior.near, known.device)
        self._wanted = torch.cat((self._wanted, at[self.targets]), 1)
        self.known = torch.cat((self.known, at[self.sources]), 1)

    def __call__(self, estimate: Tensor) -> tuple[Tensor, Tensor]:
        """For each target the index of its source (N,) and their squared distance (N,)."""
        wanted = self._vectors(estimate, self.guide, self.targets)
        wanted = torch.cat((wanted @ self._basis, self._wanted), 1)
        at, distance = nearest(wanted, self.known)
        if self.shifts is not None:
            at, distance = self._repeated(wanted, at, distance, self.shifts)
        source = self.sources[at]
        found = self.rough.flatten(2).clone()
        found[..., self.targets] = (found[..., self.targets] + found[..., source]) / 2
        self.rough = torch.where(self.level.hole > 0, found.view_as(self.rough), self.rough)
        return source, distance

    def vote(self, source: Tensor, distance: Tensor) -> Tensor:
        """The image (1, 3, h, w) whose hidden pixels are means over the windows that hold them."""
        h, w = self.level.size
        unit = distance.quantile(PICKY).clamp(min=1e-4)
        weight = torch.exp(-distance / (2 * unit)).clamp(min=1e-6)[:, None]
        rows = windows(self.level.image, SIDE)[source] * weight
        total = rows.new_zeros(h * w, rows.shape[1])
        total[self.targets] = rows
        count = rows.new_zeros(h * w, SIDE * SIDE)
        count[self.targets] = weight.expand(-1, SIDE * SIDE)
        mean = self._overlap(total) / self._overlap(count).clamp(min=1e-12)
        return torch.where(self.level.hole > 0, mean, self.level.image)

    def _repeated(
        self, wanted: Tensor, at: Tensor, distance: Tensor, shifts: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Sources (N,), indices of `known`, and distances (N,), after what the shifts lead to."""
        height, width = self.level.size
        index = torch.full((height * width,), -1, device=at.device)
        index[self.sources] = torch.arange(len(self.sources), device=at.device)
        y, x = self.targets // width, self.targets % width
        for down, right in shifts.tolist():
            sy, sx = y + down, x + right
            inside = (sy >= 0) & (sy < height) & (sx >= 0) & (sx < width)
            other = index[sy.clamp(0, height - 1) * width + sx.clamp(0, width - 1)]
            some = (inside & (other >= 0)).nonzero()[:, 0]
            other = other[some]
            said = (self.known[other] - wanted[some]).square().sum(1) * (1 - REPEATED)
            better = said < distance[some]
            at[some[better]], distance[some[better]] = other[better], said[better]
        return at, distance

    def _vectors(self, image: Tensor, guide: Tensor, at: Tensor) -> Tensor:
        colours = guide.flatten(2)[0].T[at] * (self._trust * GUIDE * SIDE)
        rough = self.rough.flatten(2)[0].T[at] * (self._trust * ROUGHNESS * SIDE)
        return torch.cat((windows(image, SIDE)[at], colours, rough), 1)

    def _overlap(self, rows: Tensor) -> Tensor:
        """Rows (h * w, C * SIDE * SIDE) of windows, each laid on its place and summed."""
        h, w = self.level.size
        r = SIDE // 2
        return F.fold(rows.T[None], (h + 2 * r, w + 2 * r), SIDE)[..., r : r + h, r : r + w]


def windows(image: Tensor, side: int) -> Tensor:
    """(1, C, h, w) -> (h * w, C * side * side): the window around every pixel, edges repeated."""
    r = side // 2
    return F.unfold(F.pad(image, (r, r, r, r), mode="replicate"), side)[0].T


def principal_components(rows: Tensor, count: int) -> Tensor:
    """The (D, count) directions in which rows (K, D) differ most; fewer if D is less."""
    some = rows[:: max(1, len(rows) // ENOUGH)]
    centred = some - some.mean(0) if len(some) else some
    square = centred.T @ centred
    # What is flat up to rounding has no directions, and some solvers then fail to converge.
    square += _FLAT * torch.eye(len(square), device=square.device)
    vectors: Tensor = torch.linalg.eigh(square).eigenvectors  # least first
    return vectors[:, -count:]


def in_components(image: Tensor, basis: Tensor, side: int) -> Tensor:
    """(h * w, P): the window around every pixel of (1, C, h, w) in (C * side * side, P) components.

    As `windows(image, side) @ basis`, in a fraction of the memory.
    """
    r = side // 2
    filters = basis.T.reshape(basis.shape[1], image.shape[1], side, side)
    padded = F.pad(image, (r, r, r, r), mode="replicate")
    return F.conv2d(padded, filters).flatten(2)[0].T.contiguous()


def allowed_sources(level: Level, side: int) -> Tensor:
    """(h * w,) bool: pixels whose window is known, real and inside the image."""
    barred = torch.maximum(level.hole, 1 - level.real)
    r = side // 2
    framed = grown(F.pad(barred, (r, r, r, r), value=1.0), r)
    return framed[..., r:-r, r:-r].flatten() == 0


def nearest(targets: Tensor, sources: Tensor, block: int = 128) -> tuple[Tensor, Tensor]:
    """Exact nearest neighbours by matrix products: index (N,) and squared distance (N,).

    targets (N, D), sources (K, D); block targets at a time, so that their scores stay in the cache.
    No random search: the answer is the same on every run.
    """
    norm = (sources * sources).sum(1)[None]  # (1, K)
    index, distance = [], []
    for part in torch.split(targets, block):
        least, at = torch.addmm(norm, part, sources.T, alpha=-2.0).min(1)
        index.append(at)
        distance.append((least + (part * part).sum(1)).clamp(min=0))
    return torch.cat(index), torch.cat(distance)
