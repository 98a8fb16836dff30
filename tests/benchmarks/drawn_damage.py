"""Damage as photos and scans have it, drawn with the truth about it: dust, hairs, scratches."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.pixels import Image, Mask

_FINE = 4  # drawn four times as large, so that edges are soft


class Damaged(NamedTuple):
    """A damaged photo; `strength` (H, W) is by how many grey levels each pixel was changed."""

    image: Image
    strength: NDArray[np.float32]


def damaged(
    image: Image, seed: int, *, discs: int = 6, hairs: int = 2, scratches: int = 2
) -> Damaged:
    """The photo (H, W, 3) uint8 with that many defects of each kind at random places."""
    random = np.random.default_rng(seed)
    height, width = image.shape[:2]
    result = image.astype(np.float32)
    for kind in ["disc"] * discs + ["hair"] * hairs + ["scratch"] * scratches:
        cover = _drawn(kind, random, height, width)
        light = result.mean(axis=2)
        middle = float(light[cover > 0.5].mean()) if (cover > 0.5).any() else 128.0
        contrast = random.uniform(30, 90)
        bright = middle + contrast <= 255 and (middle - contrast < 0 or random.random() < 0.5)
        tone = np.clip(middle + (contrast if bright else -contrast), 0, 255)
        result += cover[..., None] * (tone - result)
    new = np.rint(np.clip(result, 0, 255)).astype(np.uint8)
    strength = np.abs(new.astype(np.float32) - image).mean(axis=2)
    return Damaged(new, strength)


def visible_in_flat(image: Image, damage: Damaged, *, contrast: float = 25) -> Mask:
    """What of the damage anybody sees: over that many grey levels where the photo is flat."""
    light = image.astype(np.float32).mean(axis=2)
    mean = cv2.blur(light, (25, 25))
    variance = cv2.blur(light * light, (25, 25)) - mean * mean
    return np.asarray((damage.strength > contrast) & (variance < 6.0**2))


def _drawn(kind: str, random: np.random.Generator, height: int, width: int) -> NDArray[np.float32]:
    """(H, W) 0..1: how much of each pixel the defect covers."""
    canvas = np.zeros((height * _FINE, width * _FINE), np.uint8)
    x, y = random.uniform(8, width - 8) * _FINE, random.uniform(8, height - 8) * _FINE
    if kind == "disc":
        axes = random.uniform(2, 8, 2) * _FINE / 2
        if random.random() < 0.5:
            axes[1] = axes[0]
        angle = random.uniform(0, 180)
        cv2.ellipse(canvas, ((x, y), (2 * axes[0], 2 * axes[1]), angle), 255, -1)
        blur = random.uniform(0.3, 1.2)
    else:
        thick = random.uniform(1, 2) if kind == "hair" else random.uniform(1, 3)
        length = random.uniform(40, 120) if kind == "hair" else random.uniform(60, 350)
        turn = random.normal(0, 0.08) if kind == "hair" else random.normal(0, 0.002)
        way, points = random.uniform(0, 2 * np.pi), [(x, y)]
        for _ in range(int(length / 2)):
            way += turn + (random.normal(0, 0.05) if kind == "hair" else 0)
            x, y = x + 2 * _FINE * np.cos(way), y + 2 * _FINE * np.sin(way)
            points.append((x, y))
        line = np.rint(np.array(points)).astype(np.int32)
        cv2.polylines(canvas, [line], False, 255, max(1, round(thick * _FINE)), cv2.LINE_AA)
        blur = random.uniform(0.2, 0.6)
    small = cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), blur) / 255, np.float32)
