"""How good suggested masks are: python tests/benchmarks/suggest_quality.py PHOTOS [--limit N].

Looks at every photo twice: as it is, where nothing should be found, and with dust, hairs and
scratches drawn into it, of which all should be found. Prints a table; --json prints it as JSON.

Recall is of the damaged pixels that anybody sees: changed by over 25 grey levels where the photo
is flat. Precision is of the suggested pixels on damaged photos: how many lie within 3 pixels of
damage.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from drawn_damage import damaged, visible_in_flat
from numpy.typing import NDArray
from PIL import Image as PillowImage

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import Mask
from inpaint_app.core.suggesting import Suggestion, suggest
from inpaint_app.shipped import shipped_weights

CALM = 0.001  # of a photo: fewer suggested pixels do not disturb
SUFFIXES = (".png", ".webp", ".jpg")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("photos", type=Path, help="folder of photos that the limits were not chosen on")
    p.add_argument("--weights", type=Path, default=shipped_weights())
    p.add_argument("--limit", type=int, default=60, help="first N photos in name order")
    p.add_argument("--skip", type=int, default=0)
    p.add_argument("--size", type=int, default=512, help="the middle of larger photos")
    p.add_argument("--json", action="store_true")
    options = p.parse_args()
    inpainter = Inpainter.load(options.weights, device="cpu")
    clean, found, wanted, right, suggested, seconds = [], 0, 0, 0, 0, 0.0
    for number, image in enumerate(photos(options.photos, options.size, options.limit)):
        if number < options.skip:
            continue
        clean.append(float(of(inpainter, image).mask.mean()))
        damage = damaged(image, number)
        started = time.perf_counter()
        mask = of(inpainter, damage.image).mask
        seconds += time.perf_counter() - started
        seen = visible_in_flat(image, damage)
        found, wanted = found + int((mask & seen).sum()), wanted + int(seen.sum())
        close = _grown(damage.strength > 5, 3)
        right, suggested = right + int((mask & close).sum()), suggested + int(mask.sum())
    shares = np.array(clean)
    row = {
        "photos": len(clean),
        "clean_empty": float((shares == 0).mean()),
        "clean_calm": float((shares < CALM).mean()),
        "clean_pixels": float(shares.mean()),
        "recall": found / wanted,
        "precision": right / max(suggested, 1),
        "visible_pixels": wanted,
        "seconds": seconds / len(clean),
    }
    if options.json:
        print(json.dumps(row))
        return
    print(
        "| photos | clean: nothing suggested | clean: under 0.1 % | recall | precision | seconds |"
    )
    print("|---:|---:|---:|---:|---:|---:|")
    print(
        f"| {row['photos']} | {row['clean_empty']:.0%} | {row['clean_calm']:.0%} "
        f"| {row['recall']:.0%} | {row['precision']:.0%} | {row['seconds']:.2f} |"
    )


def photos(folder: Path, size: int, limit: int) -> Iterator[NDArray[np.uint8]]:
    """The middle of each photo, scaled down where its short side is longer."""
    for path in sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES)[:limit]:
        with PillowImage.open(path) as opened:
            photo = opened.convert("RGB")
        scale = size / min(photo.size)
        if scale < 1:
            photo = photo.resize((round(photo.width * scale), round(photo.height * scale)))
        x, y = (max(0, n - size) // 2 for n in photo.size)
        yield np.asarray(photo)[y : y + size, x : x + size].copy()


def of(inpainter: Inpainter, image: NDArray[np.uint8]) -> Suggestion:
    steps = suggest(inpainter, image)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            suggestion: Suggestion = end.value
            return suggestion


def _grown(mask: Mask, amount: int) -> Mask:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * amount + 1, 2 * amount + 1))
    return np.asarray(cv2.dilate(mask.view(np.uint8), disc) > 0)


if __name__ == "__main__":
    main()
