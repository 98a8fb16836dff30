"""What the autoencoder learns to undo: holes, noise and paste damage.

Images here are normalised (see `DenoisingAutoencoder.normalise`): noise has deviation 1.
Everything is drawn in batches from one `torch.Generator`, on its device, so that a step can be
repeated exactly from its seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

Draw = Callable[[int, int, torch.Generator], Tensor]
HEAL_NOISE = 0.25  # the noise level that announces a paste to be healed


@dataclass(frozen=True)
class CorruptionConfig:
    """How often each kind of damage is dealt; the rest of the holes holds nothing but noise."""

    noisy: float = 0.10  # the hole keeps some signal: x~ = sqrt(1 - s^2) x + s n
    pasted: float = 0.20  # the hole holds its truth in displaced, recoloured pieces
    grain: float = 0.30  # share of photos whose known pixels are noisy too
    blur: float = 0.10  # share of photos whose known pixels are soft


# What a fill meets: nothing but noise in the hole, the rest untouched.
EMPTY_HOLES = CorruptionConfig(noisy=0, pasted=0, grain=0, blur=0)


class Corrupted(NamedTuple):
    """x~ and what is told about it."""

    shown: Tensor  # (B, 3, H, W) normalised
    mask: Tensor  # (B, 1, H, W) 1 = hole
    noise: Tensor  # (B, 1, H, W) noise level in the hole, 0 outside


def _uniform(shape: tuple[int, ...], low: float, high: float, g: torch.Generator) -> Tensor:
    return torch.rand(shape, generator=g, device=g.device) * (high - low) + low


def _grid(size: int, g: torch.Generator) -> tuple[Tensor, Tensor]:
    axis = (torch.arange(size, device=g.device) + 0.5) / size
    return axis.view(1, size, 1), axis.view(1, 1, size)


def blobs(count: int, size: int, g: torch.Generator) -> Tensor:
    """Silhouettes: smooth noise around a centre, cut where it covers the wanted area."""
    coarse = torch.randn((count, 1, 7, 7), generator=g, device=g.device)
    rough = F.interpolate(coarse, (size, size), mode="bicubic", align_corners=False)[:, 0]
    y, x = _grid(size, g)
    cy, cx = _uniform((count, 1, 1), 0.15, 0.85, g), _uniform((count, 1, 1), 0.15, 0.85, g)
    pull = _uniform((count, 1, 1), 0.0, 14.0, g)  # 0: scattered islands; 14: one compact thing
    height = rough - pull * ((y - cy) ** 2 + (x - cx) ** 2)
    area = _uniform((count,), 0.05, 0.40, g)
    ranked = height.flatten(1).sort(dim=1, descending=True).values
    cut = ranked.gather(1, (area * size * size).long()[:, None])
    return (height > cut[:, :, None]).float()[:, None]


def _walks(
    count: int,
    size: int,
    g: torch.Generator,
    *,
    segments: int,
    length: float,
    bend: float,
    low: float,
    high: float,
    pen_up: float,
) -> Tensor:
    """Random walks of capsules; lengths and widths as shares of the side."""
    y, x = _grid(size, g)
    at = _uniform((count, 2), 0.0, 1.0, g)
    angle = _uniform((count,), 0.0, 6.2832, g)
    radius = _uniform((count, 1, 1), low, high, g) / 2
    used = torch.randint(1, segments + 1, (count,), generator=g, device=g.device)
    near = torch.full((count, size, size), 9.0, device=g.device)
    for i in range(segments):
        lifted = _uniform((count,), 0.0, 1.0, g) < pen_up
        jump = _uniform((count, 2), 0.0, 1.0, g)
        at = torch.where(lifted[:, None], jump, at)
        angle = angle + _uniform((count,), -bend, bend, g)
        step = _uniform((count,), 0.3 * length, length, g)
        to = (at + step[:, None] * torch.stack((angle.sin(), angle.cos()), 1)).clamp(0, 1)
        ay, ax, dy, dx = (v.view(count, 1, 1) for v in (*at.T, *(to - at).T))
        t = ((y - ay) * dy + (x - ax) * dx) / (dy**2 + dx**2 + 1e-8)
        t = t.clamp(0, 1)
        distance = ((y - ay - t * dy) ** 2 + (x - ax - t * dx) ** 2).sqrt()
        near = torch.where((used > i).view(count, 1, 1), near.minimum(distance), near)
        at = to
    return (near <= radius).float()[:, None]


def strokes(count: int, size: int, g: torch.Generator) -> Tensor:
    """Wide brush strokes."""
    return _walks(count, size, g, segments=7, length=0.4, bend=1.2, low=0.06, high=0.2, pen_up=0.3)


def scratches(count: int, size: int, g: torch.Generator) -> Tensor:
    """Wires, scratches and writing: 1 to 6 pixels wide at 128."""
    return _walks(
        count, size, g, segments=24, length=0.2, bend=0.7, low=0.008, high=0.045, pen_up=0.2
    )


def boxes(count: int, size: int, g: torch.Generator) -> Tensor:
    """One to three rectangles, some cut by the border."""
    y, x = _grid(size, g)
    mask = torch.zeros((count, size, size), dtype=torch.bool, device=g.device)
    used = torch.randint(1, 4, (count, 1, 1), generator=g, device=g.device)
    for i in range(3):
        cy, cx = _uniform((count, 1, 1), 0.0, 1.0, g), _uniform((count, 1, 1), 0.0, 1.0, g)
        h, w = _uniform((count, 1, 1), 0.07, 0.2, g), _uniform((count, 1, 1), 0.07, 0.2, g)
        mask |= ((y - cy).abs() < h) & ((x - cx).abs() < w) & (used > i)
    return mask.float()[:, None]


MASKS: tuple[tuple[float, Draw], ...] = (
    (0.40, blobs),
    (0.28, strokes),
    (0.18, boxes),
    (0.14, scratches),
)


def random_masks(count: int, size: int, g: torch.Generator) -> Tensor:
    """(B, 1, size, size), 1 = hole; each has a hole, and at least 40 % that is known."""
    shares = torch.tensor([share for share, _ in MASKS], device=g.device)
    kinds = torch.multinomial(shares, count, replacement=True, generator=g)
    mask = torch.zeros((count, 1, size, size), device=g.device)
    for kind, (_, draw) in enumerate(MASKS):
        at = (kinds == kind).nonzero()[:, 0]
        if len(at):
            mask[at] = draw(len(at), size, g)
    area = mask.mean((1, 2, 3))
    bad = ((area == 0) | (area > 0.6)).nonzero()[:, 0]
    if len(bad):
        mask[bad] = blobs(len(bad), size, g)
    return mask


def _soften(x: Tensor) -> Tensor:
    kernel = torch.tensor([1.0, 2.0, 1.0], device=x.device) / 4
    weight = (kernel[:, None] * kernel).expand(x.shape[1], 1, 3, 3)
    return F.conv2d(F.pad(x, (1, 1, 1, 1), mode="replicate"), weight, groups=x.shape[1])


def paste_damage(image: Tensor, g: torch.Generator) -> Tensor:
    """The image in up to six pieces, each shifted up to 3 px with gain, bias and blur.

    image (B, C, H, W) normalised, H = W.
    """
    b, _, h, w = image.shape
    seeds = _uniform((b, 6, 2), 0.0, 1.0, g)
    y, x = _grid(h, g)
    distance = torch.stack(
        [
            (y - s[:, 0].view(b, 1, 1)) ** 2 + (x - s[:, 1].view(b, 1, 1)) ** 2
            for s in seeds.unbind(1)
        ],
        1,
    )
    piece = distance.argmin(1)  # (B, H, W)

    def per_piece(low: float, high: float) -> Tensor:
        return _uniform((b, 6), low, high, g).gather(1, piece.flatten(1)).view(b, 1, h, w)

    rows = torch.arange(h, device=g.device).view(1, 1, h, 1) + per_piece(-3.49, 3.49).round()
    cols = torch.arange(w, device=g.device).view(1, 1, 1, w) + per_piece(-3.49, 3.49).round()
    index = (rows.clamp(0, h - 1) * w + cols.clamp(0, w - 1)).long().flatten(1)
    moved = image.flatten(2).gather(2, index[:, None].expand(-1, image.shape[1], -1))
    moved = moved.view_as(image)
    moved = torch.where(per_piece(0, 1) < 0.4, _soften(moved), moved)
    return moved * per_piece(0.92, 1.08) + per_piece(-0.2, 0.2)


def corrupt(image: Tensor, mask: Tensor, config: CorruptionConfig, g: torch.Generator) -> Corrupted:
    """x -> x~: image (B, 3, H, W) normalised, H = W; mask (B, 1, H, W) 1 = hole.

    Nothing of the image is left in the hole, unless the noise level there says so.
    """
    b = len(image)
    each = (b, 1, 1, 1)
    kind = _uniform(each, 0, 1, g)
    n = torch.randn(image.shape, generator=g, device=g.device)
    level = 0.1 * 9.0 ** _uniform(each, 0, 1, g)  # log-uniform .1 .. .9
    noisy = (1 - level**2).sqrt() * image + level * n
    is_noisy = kind < config.noisy
    is_pasted = (kind >= config.noisy) & (kind < config.noisy + config.pasted)
    pasted = 0.05 * n
    at = is_pasted.flatten().nonzero()[:, 0]
    if len(at):
        pasted[at] += paste_damage(image[at], g)
    hole = torch.where(is_noisy, noisy, torch.where(is_pasted, pasted, n))
    noise = torch.where(is_noisy, level, torch.where(is_pasted, HEAL_NOISE, 1.0))

    known = torch.where(_uniform(each, 0, 1, g) < config.blur, _soften(image), image)
    amount = _uniform(each, 0, 0.24, g) * (_uniform(each, 0, 1, g) < config.grain)
    known = known + amount * torch.randn(image.shape, generator=g, device=g.device)
    shown = torch.where(mask > 0, hole, known)
    return Corrupted(shown, mask, noise.expand_as(mask) * mask)
