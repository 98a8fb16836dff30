"""What tells how far off a fill may be: the autoencoder's word, and that there were two layouts."""

from __future__ import annotations

import torch
from torch import Tensor

from inpaint_app.core.confidence import Told
from inpaint_app.core.synthesis.compositing import copied
from inpaint_app.core.synthesis.levels import Level
from inpaint_app.core.synthesis.scaling import enlarge
from models.autoencoder import Reconstruction


def disagreement(level: Level, one: Tensor, other: Tensor) -> Tensor:
    """(1, 1, h, w): how far the colours that two fields (h * w,) copy are apart, 0..1.

    0 where nothing is hidden.
    """
    apart = (copied(level, one) - copied(level, other)).abs().mean(1, keepdim=True)
    return apart * level.hole


def as_told(found: Reconstruction, height: int, width: int, apart: Tensor | None = None) -> Told:
    """The network's picture and the error that it expects, of a crop (height, width).

    And how far two layouts of it are `apart`, (1, 1, h, w) in 0..1, if there were two.
    """
    error = found.log_scale.clamp(max=0).exp()  # the mean of a Laplace distribution's distances
    size = (error.shape[2], error.shape[3])
    apart = torch.zeros_like(error) if apart is None else enlarge(apart, size).clamp(0, 1)
    values = torch.cat((found.image.clamp(0, 1), error), 1)[0].permute(1, 2, 0)
    values, apart = values.half().cpu(), apart[0, 0].half().cpu()
    return Told(values.numpy(), apart.numpy(), height, width)
