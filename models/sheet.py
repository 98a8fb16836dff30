"""A picture sheet of fixed held-out fills: what the numbers of a training mean."""

from __future__ import annotations

from pathlib import Path

import torch
from PIL import Image as PillowImage

from models.autoencoder import DenoisingAutoencoder
from models.corruption import CorruptionConfig, corrupt, random_masks
from models.dataset import Crops


@torch.no_grad()
def save_sheet(
    path: Path, network: DenoisingAutoencoder, crops: Crops, *, size: int = 192, count: int = 12
) -> None:
    """Rows of truth, hole, fill and softly copied pixels, as a PNG."""
    device = crops.pixels.device
    g = torch.Generator(device).manual_seed(11)
    which = torch.arange(min(count, len(crops)), device=device)
    clean = crops.draw(size, g, which=which)
    mask = random_masks(len(which), size, g)
    config = CorruptionConfig(noisy=0, pasted=0, grain=0, blur=0)
    damaged = corrupt(network.normalise(clean), mask, config, g)
    out = network(damaged.shown, mask, damaged.noise)
    fill = torch.where(mask > 0, out.image, clean)
    copied = torch.where(mask > 0, out.copied * network.std + network.mean, clean)
    rows = torch.cat((clean, torch.where(mask > 0, 0.5, clean), fill, copied), 3)
    sheet = rows.clamp(0, 1).permute(0, 2, 3, 1).reshape(-1, rows.shape[3], 3)
    pixels = (sheet * 255).round().byte().cpu().numpy()
    half = len(which) // 2 * size
    if half:
        pixels = torch.cat((torch.from_numpy(pixels[:half]), torch.from_numpy(pixels[half : 2 * half])), 1).numpy()
    PillowImage.fromarray(pixels).save(path, "PNG")
