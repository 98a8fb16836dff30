"""A picture sheet of fixed held-out fills: what the numbers of a training mean."""

from __future__ import annotations

import io
from pathlib import Path

import torch
from PIL import Image as PillowImage

from models.autoencoder import DenoisingAutoencoder
from models.checkpoint import write_whole
from models.corruption import EMPTY_HOLES, corrupt, random_masks
from models.dataset import Crops


@torch.no_grad()
def save_sheet(
    path: Path, network: DenoisingAutoencoder, crops: Crops, *, size: int = 192, count: int = 12
) -> None:
    """Write a PNG with rows of truth, hole, fill and softly copied pixels; OSError if it cannot.

    Rows of more than one crop stand in two columns; of an odd number the last is left out.
    """
    device = crops.pixels.device
    g = torch.Generator(device).manual_seed(11)
    which = torch.arange(min(count, len(crops)), device=device)
    clean = crops.draw(size, g, which=which)
    mask = random_masks(len(which), size, g)
    damaged = corrupt(network.normalise(clean), mask, EMPTY_HOLES, g)
    out = network(damaged.shown, mask, damaged.noise)
    fill = torch.where(mask > 0, out.image, clean)
    copied = torch.where(mask > 0, out.copied * network.std + network.mean, clean)
    rows = torch.cat((clean, torch.where(mask > 0, 0.5, clean), fill, copied), 3)
    sheet = rows.clamp(0, 1).permute(0, 2, 3, 1).reshape(-1, rows.shape[3], 3)
    pixels = (sheet * 255).round().byte().cpu()  # (count * size, 4 * size, 3)
    half = len(which) // 2 * size
    if half:
        pixels = torch.cat((pixels[:half], pixels[half : 2 * half]), 1)
    file = io.BytesIO()
    PillowImage.fromarray(pixels.numpy()).save(file, "PNG")
    write_whole(path, file.getvalue())
