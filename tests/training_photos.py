"""Drawn photos to train on, and the tiny network that is trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image as PillowImage
from torch import Tensor

from models.autoencoder import TINY, DenoisingAutoencoder


def drawn_photos(count: int, *, height: int = 72, width: int = 96) -> list[NDArray[np.uint8]]:
    """Different scenes: a soft background, some boxes and discs, a little grain."""
    photos = []
    rows, columns = np.mgrid[:height, :width]
    for number in range(count):
        random = np.random.default_rng(number)
        slope, start = random.normal(0, 0.8, (2, 3)), random.uniform(60, 190, 3)
        photo = start + rows[..., None] * slope[0] + columns[..., None] * slope[1]
        for _ in range(8):
            y, x, size = random.uniform(0, height), random.uniform(0, width), random.uniform(6, 30)
            down, right = np.abs(rows - y), np.abs(columns - x)
            inside = (down + right < size) if random.random() < 0.5 else (down * right < size)
            photo[inside] = random.uniform(0, 255, 3)
        photo += random.normal(0, 3, photo.shape)
        photos.append(photo.clip(0, 255).astype(np.uint8))
    return photos


def save_photos(folder: Path, count: int) -> None:
    """Write drawn photos as PNG, named by number."""
    folder.mkdir(exist_ok=True)
    for number, photo in enumerate(drawn_photos(count)):
        PillowImage.fromarray(photo).save(folder / f"{number:03}.png")


def tiny_network(seed: int = 0) -> DenoisingAutoencoder:
    """The tiny network with seeded weights."""
    torch.manual_seed(seed)
    return DenoisingAutoencoder(TINY).eval()


def vgg_weights() -> dict[str, Tensor]:
    """Random weights with the names and shapes of VGG-19 up to conv3_1."""
    g = torch.Generator().manual_seed(0)
    shapes = {
        "normalise": (3, 3, 1),
        "conv1_1": (64, 3, 3),
        "conv1_2": (64, 64, 3),
        "conv2_1": (128, 64, 3),
        "conv2_2": (128, 128, 3),
        "conv3_1": (256, 128, 3),
    }
    weights = {}
    for name, (out, into, side) in shapes.items():
        kernel = torch.randn(out, into, side, side, generator=g)
        weights[f"{name}.weight"] = kernel / (into * side**2) ** 0.5
        weights[f"{name}.bias"] = torch.zeros(out)
    return weights
