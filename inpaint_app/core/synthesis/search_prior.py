"""What is expected of a photo before it is seen: how near what is alike lies, what to go by.

The windows of a façade are like those beside them; of a meadow every part is like any other. The
network tells what is alike, this tells where to look for it. It is fitted on a folder's photos
(`learning/prior_fitting.py`), and kept with the weights that learnt from them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor

from inpaint_app.core.synthesis.levels import COARSEST

_MOST = 100.0
_LEAST_TRUST = 0.01
_COARSEST = (32, 192)  # pixels: least and most that may be asked for


@dataclass(frozen=True)
class SearchPrior:
    """Of the search for what to copy; without arguments that of the shipped network."""

    near: float = 0.0  # weight of the way to what is copied, in long sides of the crop
    trust: float = 1.0  # in the network's picture, against what the photo itself repeats
    # Whether a layout from the photo itself may be chosen; no longer fitted, but models that learnt
    # before may say that it may not.
    lay_out: bool = True
    # The long side of the level on which look-up begins is at least this, and under twice this.
    coarsest: int = COARSEST

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it; `from_dict` is the inverse."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Any) -> SearchPrior:
        """ValueError for what is no prior; a file may say anything."""
        if not isinstance(values, dict) or not values.keys() <= PLAIN.to_dict().keys():
            raise ValueError("it says nothing that is known about the search")
        prior = cls(**{**PLAIN.to_dict(), **values})
        numbers = ((prior.near, 0.0), (prior.trust, _LEAST_TRUST))
        sound = all(type(x) in (int, float) and least <= x <= _MOST for x, least in numbers)
        least, most = _COARSEST
        sound &= type(prior.coarsest) is int and least <= prior.coarsest <= most
        if not (sound and type(prior.lay_out) is bool):
            raise ValueError(f"no search can be made with {values!r}")
        return prior


PLAIN = SearchPrior()


def places(size: tuple[int, int], weight: float, device: torch.device) -> Tensor:
    """(h * w, 2): row and column of each pixel in (height, width) `size`, weighted.

    The squared distance of two is that of the pixels, in long sides, times the squared weight.
    Without a weight nothing, (h * w, 0).
    """
    height, width = size
    if not weight:
        return torch.zeros(height * width, 0, device=device)
    unit = weight / max(size)
    axes = (torch.arange(n, device=device) * unit for n in size)
    return torch.stack(torch.meshgrid(*axes, indexing="ij"), 2).flatten(0, 1)
