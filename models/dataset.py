"""Photos -> crops. Photos are uint8 in memory; a split never parts near-duplicates."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageOps
from torch import Tensor

Photo = NDArray[np.uint8]  # (H, W, 3) RGB
SUFFIXES = (".webp", ".jpg", ".jpeg", ".png")
REACH = 2.2  # of a photo's pixels in one of a crop's, without an average made beforehand
_AT_ONCE = 512  # photos compared with all others in one matrix product


def read_photos(paths: Iterable[Path], short_side: int = 320) -> tuple[list[Photo], list[Path]]:
    """Decode upright to RGB with the short side at most `short_side`; also the files that failed.

    Photos of more than 8 bits count as failed: Pillow would turn them white.
    """
    photos: list[Photo] = []
    unreadable: list[Path] = []
    for path in paths:
        try:
            with PillowImage.open(path, formats=("JPEG", "PNG", "WEBP")) as file:
                if file.mode.startswith(("I", "F")):
                    raise ValueError("more than 8 bits")
                file.draft("RGB", (2 * short_side, 2 * short_side))
                image = ImageOps.exif_transpose(file.convert("RGB"))
        # Decoders of broken files raise nearly everything; a folder may hold some.
        except (
            ArithmeticError,
            EOFError,
            LookupError,
            MemoryError,
            OSError,
            RuntimeError,
            SyntaxError,
            TypeError,
            ValueError,
            struct.error,
            PillowImage.DecompressionBombError,
        ):
            unreadable.append(path)
            continue
        scale = short_side / min(image.size)
        if scale < 1:
            size = (round(image.width * scale), round(image.height * scale))
            image = image.resize(size, PillowImage.Resampling.LANCZOS)
        photos.append(np.asarray(image))
    return photos, unreadable


def photo_files(folder: Path) -> list[Path]:
    """The picture files directly in `folder`, by name."""
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())


def difference_hash(photo: Photo) -> NDArray[np.uint8]:
    """64 bits, alike for near-duplicates: in a 9x8 thumbnail, is each cell darker than the next?"""
    grey = PillowImage.fromarray(photo).convert("L").resize((9, 8), PillowImage.Resampling.BOX)
    cells = np.asarray(grey).astype(np.int16)
    return (cells[:, 1:] > cells[:, :-1]).ravel().astype(np.uint8)


def duplicate_groups(photos: Sequence[Photo], distance: int = 6) -> NDArray[np.int64]:
    """The group of each photo, as the index of one photo of it.

    Photos whose hashes differ in at most `distance` bits share a group, directly or in a chain.
    """
    signs = np.stack([difference_hash(p) for p in photos]).astype(np.float32) * 2 - 1  # (N, 64)
    group = np.arange(len(photos))
    for i in range(0, len(photos), _AT_ONCE):
        differing = (signs.shape[1] - signs[i : i + _AT_ONCE] @ signs.T) / 2  # exact: whole numbers
        for j, near in enumerate(differing <= distance, start=i):
            joined = np.unique(group[j:][near[j:]])
            if len(joined) > 1:
                group[np.isin(group, joined)] = group[j]
    return group


def split(photos: Sequence[Photo], held_out: float = 0.05) -> tuple[list[int], list[int]]:
    """Indices to train on and to hold out, by near-duplicate group.

    About `held_out` of the groups, chosen by the pixels of one photo of each, so that the choice
    does not depend on names; either list may be empty.
    """
    train: list[int] = []
    aside: list[int] = []
    for i, g in enumerate(duplicate_groups(photos)):
        digest = hashlib.sha256(photos[g].tobytes()).digest()
        chosen = int.from_bytes(digest[:4], "big") / 2**32 < held_out
        (aside if chosen else train).append(i)
    return train, aside


def _halved(photo: Photo) -> Photo:
    return np.asarray(PillowImage.fromarray(photo).reduce(2))


class Crops:
    """Random square crops of photos, cut and scaled in batches on one device."""

    def __init__(
        self,
        photos: Sequence[Photo],
        device: torch.device | None = None,
        *,
        reach: float = REACH,
    ) -> None:
        """At least one photo; all lie in one flat tensor, so that a whole batch is one gather.

        A crop shows .9 to `reach` of its size. Beyond `REACH` the photos are also kept halved.
        """
        device = device or torch.device("cpu")
        self.reach = reach
        self._count = len(photos)
        if reach > REACH:
            photos = [*photos, *map(_halved, photos)]
        sizes = torch.tensor([p.shape[:2] for p in photos])
        pixels = sizes.prod(1)
        self.start = (pixels.cumsum(0) - pixels).to(device)
        self.sizes = sizes.to(device)
        flat = np.empty((int(pixels.sum()), 3), np.uint8)
        at = 0
        for p in photos:
            flat[at : at + p.shape[0] * p.shape[1]] = p.reshape(-1, 3)
            at += p.shape[0] * p.shape[1]
        self.pixels = torch.from_numpy(flat).to(device)

    def __len__(self) -> int:
        return self._count

    def draw(
        self, size: int, g: torch.Generator, *, count: int = 0, which: Tensor | None = None
    ) -> Tensor:
        """(B, 3, size, size) in [0, 1]: random place, scale .9 to `reach`, flip, light and tint.

        `which` names the photos; without it `count` are drawn at random. Crops of photos that are
        smaller than the crop are scaled up.
        """
        dev = g.device
        if which is None:
            which = torch.randint(len(self), (count,), generator=g, device=dev)
        b = len(which)
        h, w = self.sizes[which].float().T
        short = torch.minimum(h, w)
        # Side of the crop in photo pixels: log-uniform from .9 to `reach` of its size here.
        side = size * 0.9 * (self.reach / 0.9) ** torch.rand(b, generator=g, device=dev)
        side = torch.minimum(side, short - 1)
        if self.reach > REACH:
            halve = (side > REACH * size) & (short >= 4)
            which = torch.where(halve, which + self._count, which)
            h, w = self.sizes[which].float().T
            side = torch.where(halve, side / 2, side).minimum(torch.minimum(h, w) - 1)
        top = torch.rand(b, generator=g, device=dev) * (h - 1 - side)
        left = torch.rand(b, generator=g, device=dev) * (w - 1 - side)
        # Twice the resolution, then averaged: scaling down by `REACH` must not alias.
        axis = (torch.arange(2 * size, device=dev) + 0.5) / (2 * size)
        y = top[:, None] + axis * side[:, None]  # (B, 2S)
        x = left[:, None] + axis * side[:, None]
        flip = torch.rand(b, generator=g, device=dev) < 0.5
        x = torch.where(flip[:, None], x.flip(1), x)
        crop = self._bilinear(which, y, x)
        crop = F.avg_pool2d(crop.permute(0, 3, 1, 2), 2)
        gain = 1 + 0.15 * torch.randn((b, 1, 1, 1), generator=g, device=dev).clamp(-2, 2)
        tint = 1 + 0.04 * torch.randn((b, 3, 1, 1), generator=g, device=dev).clamp(-2, 2)
        return (crop * gain * tint).clamp(0, 1)

    def _bilinear(self, which: Tensor, y: Tensor, x: Tensor) -> Tensor:
        """Sample at rows y (B, N) and columns x (B, N) -> (B, N, N, 3) in [0, 1]."""
        y0, x0 = y.floor().long(), x.floor().long()
        fy, fx = (y - y0)[:, :, None, None], (x - x0)[:, None, :, None]
        h, w = self.sizes[which].T
        y1 = torch.minimum(y0 + 1, h[:, None] - 1)
        x1 = torch.minimum(x0 + 1, w[:, None] - 1)
        start = self.start[which][:, None, None]

        def at(row: Tensor, column: Tensor) -> Tensor:
            index = start + row[:, :, None] * w[:, None, None] + column[:, None, :]
            return self.pixels[index.flatten()].view(*index.shape, 3).float()

        upper = at(y0, x0) * (1 - fx) + at(y0, x1) * fx
        lower = at(y1, x0) * (1 - fx) + at(y1, x1) * fx
        return (upper * (1 - fy) + lower * fy) / 255
