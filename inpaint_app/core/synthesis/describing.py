"""A descriptor of a photo: what the autoencoder's latent space holds of it, in a few numbers."""

from __future__ import annotations

import numpy as np
import PIL.Image
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inpaint_app.core.latents import SIDE, Descriptor
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.synthesis.membrane import membrane
from inpaint_app.core.synthesis.scaling import shrink
from inpaint_app.core.synthesis.tensors import to_tensor
from models.autoencoder import DenoisingAutoencoder

_LONGEST = 16  # times that is the long side at most: a line of pixels has no other end
_MOST_PIXELS = 1_000_000  # are looked at; a photo is scaled down much further anyway


@torch.no_grad()
def describe(network: DenoisingAutoencoder, photo: Image, hole: Mask | None = None) -> Descriptor:
    """(2 C,): mean and deviation of each channel of the latent map of a photo (H, W, 3 or more).

    The photo is looked at with a short side of 96 pixels, or what it has if that is less; what lies
    in the `hole` (H, W) is not, but a smooth surface in its place. Descriptors of networks whose
    encoders differ cannot be compared.
    """
    device = next(network.parameters()).device
    pixels = _small(photo) if hole is None else _around(photo, hole)
    stride = network.stride
    pad = (0, -pixels.shape[3] % stride, 0, -pixels.shape[2] % stride)
    pixels = F.pad(pixels, pad, mode="replicate").to(device)
    empty = torch.zeros_like(pixels[:, :1])
    latent = network.encode(network.normalise(pixels), empty, empty).latent[0].flatten(1)
    # Of unit length: what a place is like, not how strongly, told folders apart better.
    cells = F.normalize(latent, dim=0)  # (C, K)
    both = torch.cat((cells.mean(1), cells.std(1, correction=0)))
    return both.float().cpu().numpy()


def _small(photo: Image) -> torch.Tensor:
    """(1, 3, h, w) in 0..1."""
    few = _few(photo)
    size = _size(few.shape)
    if size != few.shape[:2]:
        picture = PIL.Image.fromarray(few)
        few = np.asarray(picture.resize((size[1], size[0]), PIL.Image.Resampling.LANCZOS))
    return to_tensor(few) / 255


def _around(photo: Image, hole: Mask) -> torch.Tensor:
    """(1, 3, h, w) in 0..1, without what is in the hole."""
    few = _few(photo)
    hidden = _few(hole[..., None])
    image, touched = shrink(to_tensor(few) / 255, to_tensor(hidden), _size(few.shape))
    if not bool((touched == 0).any()):
        return image
    return membrane(image, 1 - touched)


def _few(photo: Image | Mask) -> NDArray[np.uint8]:
    """Every n-th pixel, of 8 bits and at most three channels."""
    step = max(1, int((photo.shape[0] * photo.shape[1] / _MOST_PIXELS) ** 0.5))
    few = photo[::step, ::step, :3]
    return np.ascontiguousarray(few // 257 if few.dtype == np.uint16 else few, np.uint8)


def _size(shape: tuple[int, ...]) -> tuple[int, int]:
    """(height, width) with a short side of SIDE, never larger."""
    scale = min(SIDE / min(shape[:2]), 1.0)
    height, width = (min(round(n * scale), _LONGEST * SIDE) for n in shape[:2])
    return height, width
