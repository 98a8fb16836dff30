"""Copy attention: for each hole cell, where in the known region to copy from.

Contextual attention (Yu et al., "Generative Image Inpainting with Contextual Attention", CVPR
2018) with learned, supervised matching: a cell of 8x8 pixels is a query where the hole touches
it and a key where it does not.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CELL = 8  # pixels along the side of a cell


def hole_cells(mask: Tensor) -> Tensor:
    """(B, 1, H, W) mask -> (B, H/8 * W/8) bool: cells that the hole touches."""
    return F.max_pool2d(mask, CELL).flatten(1) > 0


class CopyAttention(nn.Module):
    """Matches cells by cosine similarity of learned queries and keys."""

    def __init__(self, channels: int, match_width: int) -> None:
        super().__init__()
        self.query = nn.Conv2d(channels, match_width, 1)
        self.key = nn.Conv2d(channels, match_width, 1)
        self.log_sharpness = nn.Parameter(torch.tensor(math.log(12.0)))

    def directions(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Queries and keys (B, M, H/8, W/8) of unit length; features (B, C, H/8, W/8)."""
        query, key = self.query(features).float(), self.key(features).float()
        return F.normalize(query, dim=1), F.normalize(key, dim=1)

    def match(self, features: Tensor, mask: Tensor) -> Tensor:
        """Log-probabilities (B, Q, K), Q = K = cells, that cell q copies from known cell k.

        features (B, C, H/8, W/8); mask (B, 1, H, W). Keys that the hole touches get about -1e4;
        where everything is hole all keys are alike.
        """
        q, k = (x.flatten(2) for x in self.directions(features))  # (B, M, Q)
        with torch.autocast(features.device.type, enabled=False):  # bf16 cannot rank likenesses
            scores = q.transpose(1, 2) @ k * self.log_sharpness.exp().clamp(max=100.0)
        barred = hole_cells(mask)[:, None, :]  # (B, 1, K)
        return F.log_softmax(scores.masked_fill(barred, -1e4), dim=2)

    @staticmethod
    def copy(match: Tensor, values: Tensor) -> Tensor:
        """Softly copied values (B, C, H/8, W/8); match as returned by `match`."""
        b, c, h, w = values.shape
        copied = values.flatten(2) @ match.exp().transpose(1, 2).to(values.dtype)  # (B, C, Q)
        return copied.view(b, c, h, w)
