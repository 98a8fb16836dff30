"""The process in which coefficients move from one JPEG to another; see `jpeg_blocks`.

Called with a folder and the EXIF orientation of the source; prints how many blocks were kept and
how many there are, in luminance. Exit code 1 where the two files are not coded alike.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# libjpeg-turbo, as Pillow has it, for baseline files; only mozjpeg writes progressive ones here.
_BASELINE, _PROGRESSIVE = "turbo210", "mozjpeg403"

Blocks = NDArray[np.int16]  # (rows, columns, 8, 8): vertical, then horizontal frequency


def turned(blocks: Blocks, orientation: int) -> Blocks:
    """The coefficients of the upright picture, without loss; the last blocks have to be whole."""
    if orientation in (5, 6, 7, 8):
        blocks = blocks.transpose(1, 0, 3, 2)
    blocks = blocks.copy()
    if orientation in (2, 3, 6, 7):
        blocks = blocks[:, ::-1]
        blocks[..., 1::2] *= -1  # odd cosines change their sign
    if orientation in (3, 4, 7, 8):
        blocks = blocks[::-1]
        blocks[..., 1::2, :] *= -1
    return blocks


def changed_blocks(
    changed: NDArray[np.bool_], blocks: Blocks, side: tuple[int, int]
) -> NDArray[np.bool_]:
    """In which blocks of a component a pixel differs, (rows, columns).

    `side` is the height and width in pixels that a block covers: more than 8 where subsampled.
    """
    rows, columns = blocks.shape[:2]
    tall, wide = side
    padded = np.zeros((rows * tall, columns * wide), np.bool_)
    padded[: changed.shape[0], : changed.shape[1]] = changed
    return np.asarray(padded.reshape(rows, tall, columns, wide).any(axis=(1, 3)))


def transplant(folder: Path, orientation: int) -> tuple[int, int] | None:
    """Write result.jpg from encoded.jpg, source.jpg and changed.npy; None where it cannot be."""
    import jpeglib

    jpeglib.version.set(_BASELINE)
    source = jpeglib.read_dct(str(folder / "source.jpg"))
    encoded = jpeglib.read_dct(str(folder / "encoded.jpg"))
    source.load()
    encoded.load()
    if not _alike(source, encoded, orientation):
        return None
    changed = np.load(folder / "changed.npy")
    counts: list[tuple[int, int]] = []
    factors = np.asarray(encoded.samp_factor)  # (components, 2): vertical, horizontal
    for name, (tall, wide) in zip(
        ["Y", "Cb", "Cr"], 8 * factors.max(axis=0) // factors, strict=False
    ):
        new = getattr(encoded, name)
        old = turned(getattr(source, name), orientation)
        anew = changed_blocks(changed, new, (int(tall), int(wide)))
        setattr(encoded, name, np.ascontiguousarray(np.where(anew[..., None, None], new, old)))
        counts.append((int(anew.size - np.count_nonzero(anew)), int(anew.size)))
    jpeglib.version.set(_PROGRESSIVE if encoded.progressive_mode else _BASELINE)
    encoded.write_dct(str(folder / "result.jpg"), flags=["+OPTIMIZE_CODING"])
    return counts[0]


def _alike(source: Any, encoded: Any, orientation: int) -> bool:
    """Whether coefficients of one mean the same in the other."""
    sideways = orientation in (5, 6, 7, 8)
    factors = np.asarray(source.samp_factor)  # (components, 2): vertical, horizontal
    tall, wide = 8 * factors.max(axis=0)
    # Part of a last block, which counts for nothing, would come to lie before the first one.
    if orientation in (3, 4, 6, 7) and source.height % tall:
        return False
    if orientation in (2, 3, 7, 8) and source.width % wide:
        return False
    components = len(factors)
    if (source.jpeg_color_space, components) != (
        encoded.jpeg_color_space,
        len(encoded.samp_factor),
    ):
        return False
    size = (source.width, source.height) if sideways else (source.height, source.width)
    if size != (encoded.height, encoded.width):
        return False
    if sideways:
        factors = factors[:, ::-1]
    if not np.array_equal(factors, np.asarray(encoded.samp_factor)):
        return False
    for number in range(components):
        table = np.asarray(source.get_component_qt(number))
        if not np.array_equal(table.T if sideways else table, encoded.get_component_qt(number)):
            return False
    return True


if __name__ == "__main__":
    result = transplant(Path(sys.argv[1]), int(sys.argv[2]))
    if result is None:
        sys.exit(1)
    sys.stdout.write(f"{result[0]} {result[1]}")
