"""Scaling in which hidden pixels never leak into known ones. Tensors (1, C, H, W) float32."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def shrink(image: Tensor, hole: Tensor, size: tuple[int, int]) -> tuple[Tensor, Tensor]:
    """Scale down to (height, width): the image's known average and the hole.

    hole (1, 1, H, W) is 1 in the hole. A small pixel that touches the hole is hole.
    """
    if size == tuple(image.shape[2:]):
        return image * (1 - hole), hole
    known = 1 - hole
    total = F.interpolate(image * known, size, mode="bilinear", antialias=True)
    weight = F.interpolate(known, size, mode="bilinear", antialias=True)
    touched = F.adaptive_max_pool2d(hole, size)
    return (total / weight.clamp(min=1e-4)) * (1 - touched), touched


def enlarge(image: Tensor, size: tuple[int, int]) -> Tensor:
    """Scale up to (height, width), smoothly; without aliasing where that is smaller."""
    height, width = image.shape[2:]
    if size == (height, width):
        return image
    smaller = size[0] < height or size[1] < width
    return F.interpolate(image, size, mode="bicubic", align_corners=False, antialias=smaller)


def doubled(field: Tensor, width: int) -> Tensor:
    """The copy field of a level of twice the size and that width: each pixel becomes four.

    field (h * w,) holds the flat index that each pixel copies; the four copy four.
    """
    height = 4 * len(field) // width
    y = torch.arange(height, device=field.device)[:, None]
    x = torch.arange(width, device=field.device)[None]
    sy, sx = finer_source(field, width // 2, 1, y, x)
    return (sy * width + sx).flatten()


def finer_source(
    field: Tensor, width: int, halvings: int, y: Tensor, x: Tensor
) -> tuple[Tensor, Tensor]:
    """Rows and columns that pixels (y, x) copy, `halvings` levels finer than field (h * width,)."""
    coarse = field[(y >> halvings) * width + (x >> halvings)]
    rest = (1 << halvings) - 1
    sy = ((coarse // width) << halvings) + (y & rest)
    sx = ((coarse % width) << halvings) + (x & rest)
    return sy, sx
