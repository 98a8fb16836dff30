"""How far a fill is from the truth, by the eyes of the shipped encoder."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Mask
from models.autoencoder import DenoisingAutoencoder

Pixels = NDArray[np.uint8]  # (H, W, 3)
_AROUND = 32  # pixels of surroundings that features may see


class FeatureDistance:
    """The form of LPIPS (Zhang et al. 2018) on the four scales of a frozen encoder.

    Unit-length features of each place, squared difference, mean over the hole: 0 is equal. For
    fills before and after learning the encoder is the same, that of before.
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
        found = [_distance(f, hole) for f in (*encoding.skips, encoding.latent)]
        return float(torch.stack(found).mean())


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
