"""Sharpness of fills in large photos: python tests/benchmarks/large_holes.py PHOTO... [-o FOLDER].

Cuts round holes out of photos of 12 to 50 megapixels, at places that are textured and not nearly
black, fills them at full resolution and, to compare, as programs do that know one size only: the
surroundings scaled to 512 pixels, filled, and scaled up. Prints a table of the mean absolute
Laplacian in the hole over that in its ring, with seconds of CPU, which hold on a busy machine too.
With -o the middle of each hole is saved at 100 %, ours beside the other.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image as PillowImage

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program does, before torch loads

from measuring_fills import disc, sharpness

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.photo_files import open_photo
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.photo_fill import to_the_end
from inpaint_app.shipped import shipped_weights

DIAMETERS = (500, 1000, 2000)
SIZE = 512  # of the surroundings in the comparison
AROUND = 1.3  # hole diameters of surroundings on each side there


class Place(NamedTuple):
    """A hole of a photo."""

    hole: Bounds
    mask: Mask  # of the photo


def places(image: Image, count: int, diameters: tuple[int, ...]) -> Iterator[Place]:
    """`count` holes of these diameters in turn, at the most textured of a few places each."""
    random = np.random.default_rng(0)
    height, width = image.shape[:2]
    for i in range(count):
        d = min(diameters[i % len(diameters)], min(height, width) // 3)
        tried = []
        for _ in range(12):
            y, x = random.integers(0, height - d), random.integers(0, width - d)
            part = image[y : y + d : 4, x : x + d : 4].mean(axis=2)
            rough = np.abs(np.diff(part, axis=1)).mean() * (part.mean() > 40)
            tried.append((rough, int(y), int(x)))
        _, y, x = max(tried)
        mask = np.zeros((height, width), np.bool_)
        mask[y : y + d, x : x + d] = disc(d, d, d)
        yield Place(Bounds(x, y, d, d), mask)


def filled(inpainter: Inpainter, image: Image, mask: Mask) -> Image:
    """The photo with its hole filled, which is black before."""
    hidden = image.copy()
    hidden[mask] = 0
    fill = to_the_end(inpainter.fill(FillRequest(hidden, mask)), show=False)
    hidden[fill.bounds.slices] = fill.pixels
    return hidden


def scaled_up(inpainter: Inpainter, image: Image, place: Place) -> Image:
    """The same, its surroundings filled at 512 pixels and scaled up into the hole."""
    hole = place.hole
    crop = hole.pad(round(AROUND * hole.width)).clamp(image.shape[1], image.shape[0])
    scale = SIZE / max(crop.width, crop.height)
    size = max(1, round(crop.width * scale)), max(1, round(crop.height * scale))
    lanczos = PillowImage.Resampling.LANCZOS
    part = image[crop.slices].copy()
    small = np.asarray(PillowImage.fromarray(part).resize(size, lanczos))
    covered = PillowImage.fromarray(place.mask[crop.slices]).convert("L")
    mask = np.asarray(covered.resize(size, PillowImage.Resampling.BOX)) > 0
    large = PillowImage.fromarray(filled(inpainter, small, mask))
    result = image.copy()
    back = np.asarray(large.resize((crop.width, crop.height), lanczos))
    inside = place.mask[crop.slices]
    result[crop.slices][inside] = back[inside]
    return result


def around(image: Image, hole: Bounds) -> tuple[slice, slice]:
    """Rows and columns of a hole and what is near it."""
    return hole.pad(80).clamp(image.shape[1], image.shape[0]).slices


def middle(image: Image, hole: Bounds, side: int = 700) -> Image:
    """At most side x side pixels in the middle of the hole."""
    y, x = hole.y + hole.height // 2, hole.x + hole.width // 2
    half = min(side, hole.width) // 2
    return image[max(0, y - half) : y + half, max(0, x - half) : x + half]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("photos", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--holes", type=int, default=3, help="of each photo")
    parser.add_argument("--diameters", type=int, nargs="+", default=DIAMETERS)
    a = parser.parse_args()
    inpainter = Inpainter.load(shipped_weights(), device="cpu")
    print("| photo | megapixels | hole | ours | 512 px scaled up | CPU seconds |", flush=True)
    print("|---|---:|---:|---:|---:|---:|", flush=True)
    for path in a.photos:
        image = np.ascontiguousarray(open_photo(path).image[..., :3])
        for number, place in enumerate(places(image, a.holes, tuple(a.diameters))):
            began = time.process_time()
            ours = filled(inpainter, image, place.mask)
            seconds = time.process_time() - began
            other = scaled_up(inpainter, image, place)
            near = around(image, place.hole)
            sharp = [sharpness(x[near], place.mask[near]) for x in (ours, other)]
            print(
                f"| {path.stem} | {image.shape[0] * image.shape[1] / 1e6:.0f} | "
                f"{place.hole.width} | {sharp[0]:.2f} | {sharp[1]:.2f} | {seconds:.1f} |",
                flush=True,
            )
            if a.output:
                a.output.mkdir(parents=True, exist_ok=True)
                pair = np.hstack([middle(x, place.hole) for x in (ours, other)])
                PillowImage.fromarray(pair).save(a.output / f"{path.stem}_{number}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
