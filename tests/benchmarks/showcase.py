"""The README's pictures of fills, made anew: python tests/benchmarks/showcase.py [FOLDER].

Over photos that scikit-image carries (CC0). Writes before.jpg, mask.jpg and after.jpg, towers
beside a rocket that are to go, and scratches.jpg, a photo with damage drawn on it and the same
mended, to FOLDER, by default resources/screenshots, and says how many pixels were filled.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from inpaint_app import fill

ROOT = Path(__file__).resolve().parents[2]
SHOWN = (80, 60, 220)  # colour of what is painted over
TOWERS = (
    ((193, 116), (209, 116), (215, 376), (165, 376)),
    ((439, 116), (457, 116), (485, 426), (433, 426)),
)
LAMP = (430, 396, 470, 427)  # in front of the second tower: it stays
# Lines with their widths, and a date as cameras print it.
SCRATCHES = (
    (1, ((105, 0), (94, 38), (110, 90), (97, 158), (112, 228), (106, 252), (118, 299))),
    (3, ((242, 0), (233, 52), (218, 118), (225, 160), (208, 222), (207, 299))),
    (1, ((331, 0), (320, 38), (329, 92), (325, 150), (316, 244), (312, 299))),
    (3, ((379, 0), (373, 44), (394, 102), (381, 138), (392, 190), (374, 254), (382, 299))),
)
DATE, DATE_AT, DATE_SIZE = "14.07.'98 21:03", (152, 248), 30


def painted(photo: Image.Image) -> tuple[Image.Image, Image.Image]:
    """The mask over the towers, and the photo as it looks with that painted."""
    mask = Image.new("L", photo.size)
    for tower in TOWERS:
        ImageDraw.Draw(mask).polygon(tower, fill=255)
    ImageDraw.Draw(mask).ellipse(LAMP, fill=0)
    half = mask.point(lambda value: value * 6 // 10)
    return mask, Image.composite(Image.new("RGB", photo.size, SHOWN), photo, half)


def damaged(photo: Image.Image) -> tuple[Image.Image, Image.Image]:
    """The photo with scratches and a date, and the mask that covers them and a pixel around."""
    spoilt = photo.copy()
    draw = ImageDraw.Draw(spoilt)
    for width, points in SCRATCHES:
        draw.line(points, fill=(255, 253, 244), width=width, joint="curve")
    draw.text(DATE_AT, DATE, fill=(255, 140, 30), font=ImageFont.load_default(DATE_SIZE))
    changed = np.asarray(ImageChops.difference(photo, spoilt)).any(2)
    mask = Image.fromarray(changed.astype(np.uint8) * 255)
    return spoilt, mask.filter(ImageFilter.MaxFilter(3))


def filled(photo: Image.Image, mask: Image.Image) -> Image.Image:
    """The photo with what the mask covers filled, and a line about it."""
    hole = np.asarray(mask)
    result = fill(np.asarray(photo), hole)
    assert result.changed_outside == 0
    print(f"{int((hole > 0).sum()):,} pixels filled")
    return Image.fromarray(result.image)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "resources" / "screenshots")
    folder = parser.parse_args().folder
    try:
        from skimage import data
    except ImportError:
        sys.exit("The photos come with scikit-image: pip install scikit-image")
    rocket, cat = Image.fromarray(data.rocket()), Image.fromarray(data.chelsea())
    mask, over = painted(rocket)
    spoilt, scratches = damaged(cat)
    both = Image.new("RGB", (2 * cat.width, cat.height))
    both.paste(spoilt, (0, 0))
    both.paste(filled(spoilt, scratches), (cat.width, 0))
    pictures = {
        "before": rocket,
        "mask": over,
        "after": filled(rocket, mask),
        "scratches": both,
    }
    for name, picture in pictures.items():
        picture.save(folder / f"{name}.jpg", quality=90, subsampling=0, optimize=True)


if __name__ == "__main__":
    main()
