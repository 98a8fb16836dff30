"""What an image and a mask are, and the promise that nothing outside the mask changes."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

# (H, W, 3 or 4) RGB or RGBA, upright, alpha not premultiplied.
Image = NDArray[np.uint8] | NDArray[np.uint16]
# (H, W), True = hole.
Mask = NDArray[np.bool_]

_ROWS_AT_ONCE = 256  # keeps the temporary arrays of a 100-megapixel comparison under 20 MB


def composite(image: Image, fill: NDArray[Any], alpha: NDArray[np.float32]) -> Image:
    """Return `alpha * fill + (1 - alpha) * image`, rounded; exactly `image` where alpha is 0.

    `fill` has the shape and the value range of `image` and may be float; `alpha` is (H, W) in
    0..1. A fill with NaN or infinity where it counts raises ValueError: cast to integers it would
    become a black hole.
    """
    if fill.shape != image.shape or alpha.shape != image.shape[:2]:
        raise ValueError(f"shapes differ: {image.shape}, {fill.shape}, {alpha.shape}")
    result = image.copy()
    for top in range(0, len(image), _ROWS_AT_ONCE):
        rows = slice(top, top + _ROWS_AT_ONCE)
        _mix_in(result[rows], fill[rows], alpha[rows])
    return result


def _mix_in(image: Image, fill: NDArray[Any], alpha: NDArray[np.float32]) -> None:
    """Put the fill (H, W, C) into the image (H, W, C) where alpha (H, W) is not 0."""
    where = alpha != 0
    if fill.dtype == image.dtype:  # most of a hole is opaque: no detour through float
        opaque = alpha == 1
        np.copyto(image, fill, where=opaque[..., None])
        where &= ~opaque
    weight = alpha[where].astype(np.float32)[:, None]  # (N, 1)
    if not ((weight > 0) & (weight <= 1)).all():  # False for NaN
        raise ValueError("alpha leaves 0..1")
    new = fill[where].astype(np.float32)  # (N, C)
    if not np.isfinite(new).all():
        raise ValueError("the fill is not finite")
    mixed = weight * new + (1 - weight) * image[where].astype(np.float32)
    image[where] = np.clip(np.rint(mixed), 0, np.iinfo(image.dtype).max).astype(image.dtype)


def is_grey(image: Image, unseen: Mask) -> bool:
    """Whether no pixel has a colour where `unseen` is False; False where nothing is seen."""
    for top in range(0, len(image), _ROWS_AT_ONCE):
        rows = slice(top, top + _ROWS_AT_ONCE)
        red, green, blue = (image[rows, :, i] for i in range(3))
        if (((red != green) | (red != blue)) & ~unseen[rows]).any():
            return False
    return not bool(unseen.all())


def changed_outside(before: Image, after: Image, mask: Mask) -> int:
    """Count the pixels that differ in any channel where `mask` is False."""
    if before.shape != after.shape or before.dtype != after.dtype or mask.shape != before.shape[:2]:
        raise ValueError("before, after and mask do not belong together")
    count = 0
    for top in range(0, len(before), _ROWS_AT_ONCE):
        rows = slice(top, top + _ROWS_AT_ONCE)
        if not np.array_equal(before[rows], after[rows]):
            different = (before[rows] != after[rows]).any(axis=2)
            count += int(np.count_nonzero(different & ~mask[rows]))
    return count


def sha256_outside(image: Image, mask: Mask) -> str:
    """Hash shape, depth and the bytes of all pixels where `mask` is False, as hexadecimal text."""
    if mask.shape != image.shape[:2]:
        raise ValueError("image and mask do not belong together")
    digest = begin_digest(image)
    for top in range(0, len(image), _ROWS_AT_ONCE):
        rows = slice(top, top + _ROWS_AT_ONCE)
        digest.update(known_bytes(image[rows], mask[rows]))
    return digest.hexdigest()


def begin_digest(image: Image) -> hashlib._Hash:
    """The digest of `sha256_outside` before the first row."""
    return hashlib.sha256(f"{image.shape} {image.dtype.name}".encode())


def known_bytes(image: Image, mask: Mask) -> bytes:
    """The bytes of the pixels where `mask` is False, the same on every machine."""
    known = image[~mask]  # (N, C)
    return known.astype(image.dtype.newbyteorder("<"), copy=False).tobytes()
