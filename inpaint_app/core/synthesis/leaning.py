"""Leaning a paste on the reconstruction: how far the network is trusted beyond where to copy from.

What a learnt model knows better than the shipped one shows most in low frequencies; how much of
them to take is itself learnt, on photos of the folder that neither train nor judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

_SIDE = 9  # pixels over which a difference counts as low


@dataclass(frozen=True)
class Trust:
    """Shares of 0..1 that come from the reconstruction instead of the copy."""

    low: float = 0.0  # of what varies slowly: colour and shading
    fine: float = 0.0  # of what varies quickly: all of it would be blur

    @classmethod
    def from_dict(cls, values: Any) -> Trust:
        """The trust that a model's origin holds; none where it holds nothing usable."""
        if not isinstance(values, dict):
            return cls()
        low, fine = values.get("low"), values.get("fine")
        shares = [share for share in (low, fine) if isinstance(share, (int, float))]
        usable = len(shares) == 2 and all(0 <= share <= 1 for share in shares)
        return cls(float(shares[0]), float(shares[1])) if usable else cls()


def lean(pasted: Tensor, guide: Tensor, hole: Tensor, trust: Trust) -> Tensor:
    """pasted (1, 3, h, w) moved towards guide (1, 3, h, w) in the hole (1, 1, h, w).

    The low part of the difference fades to nothing at the border, so no seam comes of it.
    """
    if not (trust.low or trust.fine):
        return pasted
    difference = torch.where(hole > 0, guide - pasted, 0)
    slow = F.avg_pool2d(difference, _SIDE, 1, _SIDE // 2)
    leant = pasted + trust.low * slow + trust.fine * (difference - slow)
    return torch.where(hole > 0, leant, pasted)
