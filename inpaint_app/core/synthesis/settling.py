"""Settling a copy field: windows try what their neighbours copy, and vote for colours, in turns.

As PatchMatch does (Barnes et al., SIGGRAPH 2009), but all windows at once, and with the same jumps
every time. What a window copies stays until something more alike is found, so pieces that belong
together stay together; an exact look-up in every round lays a hole with single windows.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor

from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.matching import (
    ENOUGH,
    allowed_sources,
    in_components,
    principal_components,
)
from inpaint_app.core.synthesis.membrane import membrane
from inpaint_app.core.synthesis.sharing import parts, shared
from inpaint_app.core.synthesis.tensors import grown

SIDES = 7, 5, 3  # pixels along the side of a window: the first that is known somewhere
LEAST = 2  # times the side of a window fit into a level
NEAR = 1, 2, 4  # pixels to the neighbours whose sources are tried
PICKY = 0.5  # quantile of the distances that a vote is measured by
COMPONENTS = 24  # of a window's 147 numbers: comparing them is what takes the time
JUMP = 4  # pixels: what is further away, coarser levels have tried


class Windows:
    """The windows of one level that hold hidden pixels, and those that they may copy.

    A field (h * w,) says which pixel each pixel copies, as a flat index.
    """

    def __init__(
        self,
        level: Level,
        components: int,
        *,
        gradients: bool = False,
        also: tuple[Tensor, Tensor] | None = None,
        basis: Tensor | None = None,
    ) -> None:
        """Windows are told apart by so many numbers, of their colours and, if asked, gradients.

        `also` (h * w, D) is what else each pixel wants, and has to offer; a row of a window's
        pixels counts as much as one of those numbers. `basis` is that of another level: used where
        the windows are as large.
        """
        self.level = level
        self._gradients = gradients
        sides = [s for s in SIDES if min(level.size) >= LEAST * s] or [SIDES[-1]]
        for side in sides:
            self.side, self.allowed = side, allowed_sources(level, side)  # (h * w,)
            if bool(self.allowed.any()):
                break
        self.reach = self.side // 2
        touched = grown(level.hole, self.reach)
        self.targets = (touched.flatten() > 0).nonzero()[:, 0]  # (N,)
        self.sources = self.allowed.nonzero()[:, 0]  # (K,)
        seen = level.image
        if gradients:  # those of a source's outermost pixels look beyond it
            seen = membrane(seen, 1 - level.hole)
        channels = self._channels(seen)
        if basis is None or len(basis) != channels.shape[1] * self.side**2:
            basis = principal_components(self._some(channels), components)
        self.basis = basis  # (C * side * side, P)
        self.known = in_components(channels, self.basis, self.side)  # (h * w, P)
        self._also = None
        if also is not None:
            self._also = also[0][self.targets] * self.side
            self.known = torch.cat((self.known, also[1] * self.side), 1)

    def wanted(self, estimate: Tensor) -> Tensor:
        """What the targets (N, P) would copy if the hole were as in the estimate (1, 3, h, w)."""
        found = in_components(self._channels(estimate), self.basis, self.side)[self.targets]
        return found if self._also is None else torch.cat((found, self._also), 1)

    def usable(self, field: Tensor) -> Tensor:
        """The field; targets that copy what may not be copied get any source instead."""
        field = field.clone()
        now = field[self.targets]
        field[self.targets] = torch.where(self.allowed[now], now, self.sources[0])
        return field

    def improve(
        self, field: Tensor, wanted: Tensor, sweeps: int, jump: int, g: torch.Generator
    ) -> Generator[None, None, tuple[Tensor, Tensor]]:
        """The field after so many sweeps, and the targets' squared distances (N,).

        Sources up to `jump` pixels from a window's own are tried, drawn from g, a generator of the
        CPU. Yields often.
        """
        now = field[self.targets]
        best = (self.known[now] - wanted).square().sum(1)
        for _ in range(sweeps):
            field = field.clone()
            field[self.targets] = now
            jumps = [jump >> i for i in range(jump.bit_length())]
            asides = [torch.randint(-far, far + 1, (2, len(now)), generator=g) for far in jumps]
            sweep = partial(self._sweep, field, wanted, now, best, asides)
            yield from shared(field.device, sweep, parts(len(now)))
        field = field.clone()
        field[self.targets] = now
        return field, best

    def _sweep(
        self,
        field: Tensor,
        wanted: Tensor,
        now: Tensor,
        best: Tensor,
        asides: Sequence[Tensor],
        part: slice,
    ) -> None:
        """Improve that part of `now` and of `best` (N,), in place."""
        h, w = self.level.size
        wanted, now, best = wanted[part], now[part], best[part]
        for y, x in self._offers(field, now, [aside[:, part] for aside in asides], part):
            inside = (y >= 0) & (y < h) & (x >= 0) & (x < w)
            source = y.clamp(0, h - 1) * w + x.clamp(0, w - 1)
            at = (inside & self.allowed[source] & (source != now)).nonzero()[:, 0]
            found = (self.known[source[at]] - wanted[at]).square().sum(1)
            better = found < best[at]
            at = at[better]
            now[at], best[at] = source[at], found[better]

    def _offers(
        self, field: Tensor, now: Tensor, asides: Sequence[Tensor], part: slice
    ) -> Iterator[tuple[Tensor, Tensor]]:
        """Rows and columns (n,) to try for that part of the targets; `now` (n,) changes meanwhile.

        `asides` (2, n) are ways from there.
        """
        h, w = self.level.size
        y, x = self.targets[part] // w, self.targets[part] % w
        for far in NEAR:
            for down, right in ((0, far), (0, -far), (far, 0), (-far, 0)):
                ny, nx = (y + down).clamp(0, h - 1), (x + right).clamp(0, w - 1)
                theirs = field[ny * w + nx]
                yield theirs // w - (ny - y), theirs % w - (nx - x)
        for aside in asides:
            down, right = aside.to(now.device)
            yield now // w + down, now % w + right

    def vote(self, field: Tensor, distance: Tensor, *, mend: bool = False) -> Tensor:
        """The image (1, 3, h, w) whose hidden pixels are means over the windows that hold them.

        With `mend` known pixels that such windows hold are as well.
        """
        weight = torch.ones_like(self.level.hole).flatten()
        unit = distance.quantile(PICKY).clamp(min=1e-4)
        weight[self.targets] = torch.exp(-distance / (2 * unit)).clamp(min=1e-6)
        hidden = self.level.hole
        if mend:
            hidden = grown(hidden, 2 * self.reach)
        at = (hidden.flatten() > 0).nonzero()[:, 0]
        colours = self.level.image.flatten(2)[0].T  # (h * w, 3)
        total = colours.new_zeros(len(at), 3)
        count = colours.new_zeros(len(at), 1)
        for window, source, inside in self._holding(field, at):
            share = (weight[window] * inside)[:, None]
            total += share * colours[source]
            count += share
        image = self.level.image.flatten(2).clone()
        image[0, :, at] = (total / count.clamp(min=1e-12)).T
        return image.view_as(self.level.image)

    def most_alike(self, field: Tensor, distance: Tensor) -> Tensor:
        """The field in which each hidden pixel goes with that window which is most like its source.

        Of all that hold it: single windows that fit badly give way to their neighbours.
        """
        far = torch.full_like(self.level.hole, torch.inf).flatten()
        far[self.targets] = distance
        at = (self.level.hole.flatten() > 0).nonzero()[:, 0]
        now, least = field[at], far[at]
        for window, source, inside in self._holding(field, at):
            better = inside & (far[window] < least)
            now, least = torch.where(better, source, now), torch.where(better, far[window], least)
        own = torch.arange(len(field), device=field.device)
        own[at] = now
        return own

    def _holding(self, field: Tensor, at: Tensor) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """For each place in a window: the windows (N,) that hold the pixels `at` (N,) there, what
        they say that those copy, and whether they do.
        """
        h, w = self.level.size
        own = torch.arange(h * w, device=field.device)  # windows without hidden pixels
        own[self.targets] = field[self.targets]
        y, x = at // w, at % w
        for down in range(-self.reach, self.reach + 1):
            for right in range(-self.reach, self.reach + 1):
                wy, wx = y - down, x - right
                inside = (wy >= 0) & (wy < h) & (wx >= 0) & (wx < w)
                window = wy.clamp(0, h - 1) * w + wx.clamp(0, w - 1)
                source = own[window]
                sy, sx = source // w + down, source % w + right
                inside &= (sy >= 0) & (sy < h) & (sx >= 0) & (sx < w)
                yield window, sy.clamp(0, h - 1) * w + sx.clamp(0, w - 1), inside

    def _channels(self, image: Tensor) -> Tensor:
        return torch.cat((image, *_gradients(image)), 1) if self._gradients else image

    def _some(self, channels: Tensor) -> Tensor:
        """Windows of sources, (n, C * side * side), enough to tell the components."""
        w = self.level.size[1]
        axis = torch.arange(-self.reach, self.reach + 1, device=channels.device)
        around = (axis[:, None] * w + axis).flatten()
        some = self.sources[:: max(1, len(self.sources) // ENOUGH)]
        return channels.flatten(2)[0, :, some[:, None] + around].permute(1, 0, 2).flatten(1)


def settle(
    level: Level, field: Tensor, rounds: int, sweeps: int, *, last: bool
) -> Generator[None, None, Tensor]:
    """Improve a field (h * w,) of the level: votes for colours, sweeps for sources, again.

    In the `last` level's field each pixel goes with the window that fits best. Yields often.
    """
    windows = Windows(level, COMPONENTS)
    if not len(windows.sources) or not len(windows.targets):
        return field
    g = torch.Generator().manual_seed(0)
    field = windows.usable(field)
    estimate = windows.vote(field, field.new_ones(len(windows.targets), dtype=torch.float32))
    for left in reversed(range(rounds)):
        wanted = windows.wanted(estimate)
        field, distance = yield from windows.improve(field, wanted, sweeps, JUMP, g)
        if left:
            estimate = windows.vote(field, distance)
            yield
    return windows.most_alike(field, distance) if last else field


def _gradients(image: Tensor) -> tuple[Tensor, Tensor]:
    """Across and down, (1, C, h, w) each: half of what the two neighbours differ by."""
    padded = F.pad(image, (1, 1, 1, 1), mode="replicate")
    across = (padded[..., 1:-1, 2:] - padded[..., 1:-1, :-2]) / 2
    return across, (padded[..., 2:, 1:-1] - padded[..., :-2, 1:-1]) / 2
