"""How far a fill is from the truth, by the eyes of the shipped encoder and by its edges."""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Mask
from models.autoencoder import DenoisingAutoencoder

MEASURE = 3  # counts up whenever the same fill is given another distance, or holes are others
Pixels = NDArray[np.uint8]  # (H, W, 3)
_AROUND = 32  # pixels of surroundings that features may see
_SCALES = 4  # of the photo, halved each time, at which edges are compared
_DIRECTIONS = 8  # of edges, over half a turn
_WINDOW = 7  # pixels along the side of what a histogram of edges is of
_FAINT = 0.03  # difference of two pixels, 0..1: below it there is no edge


class FeatureDistance:
    """The form of LPIPS (Zhang et al. 2018) on a frozen encoder and on histograms of edges.

    Unit-length features of each place, squared difference, mean over the hole: 0 is equal. Half of
    it is of the encoder's four scales, half of edges (`edges`) at four. Together they agree better
    with a network that has learnt to tell things: of 312 pairs of fills, of façades, sunflowers and
    others, the changes of SqueezeNet's LPIPS form correlate with theirs by .71, with the encoder's
    alone by .52. For fills before and after learning the encoder is the same, that of before.
    """

    def __init__(self, network: DenoisingAutoencoder) -> None:
        self._network = network

    @torch.no_grad()
    def __call__(self, truth: Pixels, fill: Pixels, mask: Mask) -> float:
        """truth and fill (H, W, 3) uint8; mask (H, W), True where they are compared."""
        around = Bounds.of_mask(mask).pad(_AROUND).clamp(mask.shape[1], mask.shape[0]).slices
        device = next(self._network.parameters()).device
        both = torch.stack([_tensor(truth[around]), _tensor(fill[around])]).to(device)
        hole = torch.from_numpy(mask[around]).float()[None, None].to(device)
        stride = self._network.stride
        pad = (0, -hole.shape[3] % stride, 0, -hole.shape[2] % stride)
        both, hole = F.pad(both, pad, mode="replicate"), F.pad(hole, pad)
        empty = torch.zeros_like(both[:, :1])
        encoding = self._network.encode(self._network.normalise(both), empty, empty)
        features = [*encoding.skips, encoding.latent]
        features += [edges(F.avg_pool2d(both, 1 << scale)) for scale in range(_SCALES)]
        return float(torch.stack([_distance(f, hole) for f in features]).mean())


def edges(image: Tensor) -> Tensor:
    """(B, 3, H, W) in 0..1 -> (B, 9, ceil(H/2), ceil(W/2)): how much edge runs in which direction.

    Histograms of oriented gradients (Dalal and Triggs, CVPR 2005), and how little there is.
    """
    padded = F.pad(image, (1, 1, 1, 1), mode="replicate")
    across = padded[..., 1:-1, 2:] - padded[..., 1:-1, :-2]
    down = padded[..., 2:, 1:-1] - padded[..., :-2, 1:-1]
    steepest = (across.square() + down.square()).argmax(1, keepdim=True)  # of the three colours
    across, down = across.gather(1, steepest), down.gather(1, steepest)
    turn = torch.atan2(down, across) / math.pi * _DIRECTIONS  # two directions 8 apart are one
    centres = torch.arange(_DIRECTIONS, device=image.device)[:, None, None]
    half = _DIRECTIONS / 2
    apart = ((turn - centres + half).remainder(_DIRECTIONS) - half).abs()
    shares = (1 - apart).clamp(min=0) * torch.hypot(across, down)
    found = F.avg_pool2d(shares, _WINDOW, 2, _WINDOW // 2)
    return torch.cat((found, torch.full_like(found[:, :1], _FAINT)), 1)


def hole_error(truth: Pixels, fill: Pixels, mask: Mask) -> float:
    """Mean absolute difference in the hole, 0..1."""
    return float(np.abs(truth[mask].astype(np.float32) - fill[mask]).mean() / 255)


def _distance(features: Tensor, hole: Tensor) -> Tensor:
    """features (2, C, h, w) of both; hole (1, 1, H, W)."""
    unit = F.normalize(features.float(), dim=1)
    apart = (unit[0] - unit[1]).square().sum(0)  # (h, w)
    weight = F.adaptive_avg_pool2d(hole, (apart.shape[0], apart.shape[1]))[0, 0]
    return (apart * weight).sum() / weight.sum().clamp(min=1e-6)


def _tensor(pixels: Pixels) -> Tensor:
    return torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1) / 255
