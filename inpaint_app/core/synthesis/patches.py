"""Square windows of an image as rows of a matrix, and how near they are to each other."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def all_patches(image: Tensor, side: int) -> Tensor:
    """(1, C, H, W) -> (H * W, C * side * side): the window around every pixel, edges repeated."""
    r = side // 2
    padded = F.pad(image, (r, r, r, r), mode="replicate")
    return F.unfold(padded, side)[0].T


def window_offsets(side: int, width: int, device: torch.device) -> Tensor:
    """(side * side,) distances in memory from a pixel to its window's pixels, rows of `width`."""
    axis = torch.arange(side, device=device) - side // 2
    return (axis[:, None] * width + axis[None, :]).flatten()


def nearest(targets: Tensor, sources: Tensor, block: int = 2048) -> tuple[Tensor, Tensor]:
    """Exact nearest neighbours by matrix products: index (N,) and squared distance (N,).

    targets (N, D), sources (K, D). No random search: the result is the same on every run.
    """
    norm = (sources * sources).sum(1)  # (K,)
    index, distance = [], []
    for part in targets.split(block):
        scores = torch.addmm(norm[None], part, sources.T, alpha=-2.0)  # (n, K)
        least, at = scores.min(1)
        index.append(at)
        distance.append((least + (part * part).sum(1)).clamp(min=0))
    return torch.cat(index), torch.cat(distance)
