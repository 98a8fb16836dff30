"""What photo files keep, how fast large ones are: python tests/benchmarks/large_photos.py FOLDER.

Every photo of the folder is opened, a hole in it is filled ten times with ten seeds, it is saved,
and opened again; printed is what has changed outside the hole, and whether the metadata are equal
but for orientation and thumbnail. A JPEG is saved twice: keeping the blocks of its file, and coded
anew with its tables. Then a 16-bit gradient, and the largest photo of the folder, mirrored until it
has 12 and 48 megapixels, with round holes, a scratch and a hole at the border. These run one after
the other in processes of their own; memory counts from where photo and network are loaded. Busy
machines wait: the seconds of CPU hold there too. With --only files or speed, a part of it.
"""

from __future__ import annotations

import argparse
import dataclasses
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import PIL.Image
from PIL import ExifTags

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program does, before torch loads

from fill_speed import status_mb
from measuring_fills import disc

from inpaint_app.core.document import Document
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.photo_decoding import turned_back
from inpaint_app.core.photo_files import Photo, open_photo, proposed_suffix, save_photo
from inpaint_app.core.pixels import Image, Mask, changed_outside
from inpaint_app.photo_fill import to_the_end
from inpaint_app.shipped import shipped_weights

FILLS = 10
DIAMETER = 500
CASES = (
    *((12, "500 px"), (48, "500 px"), (48, "2000 px")),
    *((12, "scratch"), (48, "scratch"), (12, "border"), (48, "border")),
)
_OF_THE_FILE = {0x0112}  # orientation


def round_hole(image: Image) -> Mask:
    """In the upper left part, not at the border."""
    height, width = image.shape[:2]
    diameter = min(DIAMETER, height // 3, width // 3)
    mask = np.zeros((height, width), np.bool_)
    part = mask[height // 4 :, width // 4 :][:diameter, :diameter]
    part[:] = disc(diameter, diameter, diameter)
    return mask


def filled_often(inpainter: Inpainter, image: Image, mask: Mask) -> Image:
    """Each fill goes on from the one before."""
    document = Document(image)
    for seed in range(FILLS):
        request = FillRequest(document.image, mask, seed=seed, quality="fast")
        fill = to_the_end(inpainter.fill(request), show=False)
        document.apply(document.fill_edit(fill))
    return document.image


def check_file(inpainter: Inpainter, path: Path, folder: Path) -> None:
    """Print what was found about one file."""
    try:
        photo = open_photo(path)
    except UserError as error:
        print(f"| {path.name} | {error} | | | | |", flush=True)
        return
    depth = 8 * photo.image.itemsize
    seen = (
        f"{photo.image.shape[1]}x{photo.image.shape[0]}, {photo.mode}, {depth} bit, orientation "
        f"{photo.orientation}, {'profile' if photo.icc_profile else 'no profile'}, "
        f"{photo.frames} frame{'s' * (photo.frames > 1)}"
        f"{', saved under another name' * (not photo.complete)}"
    )
    mask = round_hole(photo.image)
    image = filled_often(inpainter, photo.image, mask)
    assert changed_outside(photo.image, image, mask) == 0
    output = folder / f"filled{proposed_suffix(path)}"
    ways = {"": photo}
    if photo.jpeg is not None:
        ways = {"kept blocks": photo, "coded anew": dataclasses.replace(photo, path=None)}
    for way, source in ways.items():
        saved = save_photo(output, image, source)
        again = open_photo(output)
        blocks = saved.kept_blocks
        share = f" {blocks.kept / blocks.blocks:.1%} of them" if blocks else ""
        if blocks:
            share += f", in blocks without hole {luma_changed(path, output, mask)} luma changed"
        print(
            f"| {path.name} | {seen} | {output.suffix[1:]} {way}{share} | "
            f"{outside(photo, again, mask)} | {kept(path, output, photo, again)} | "
            f"{thumbnail(output, again)} |",
            flush=True,
        )


def luma_changed(path: Path, output: Path, mask: Mask) -> int:
    """Of how many pixels in blocks without hole the luma differs, both files lying as coded.

    Chroma of half the size is smeared over the edges of blocks when it is decoded.
    """
    planes = []
    for file in (path, output):
        with PIL.Image.open(file) as picture:
            orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
            picture.draft("YCbCr", picture.size)
            planes.append(np.asarray(picture)[..., 0])
    lying = turned_back(mask[..., None], orientation)[..., 0]
    height, width = lying.shape
    padded = np.pad(lying, ((0, -height % 8), (0, -width % 8)))
    touched = padded.reshape(padded.shape[0] // 8, 8, -1, 8).any((1, 3))
    touched = touched.repeat(8, 0).repeat(8, 1)[:height, :width]
    return int(((planes[0] != planes[1]) & ~touched).sum())


def outside(photo: Photo, again: Photo, mask: Mask) -> str:
    """What has changed outside the hole."""
    if again.image.shape != photo.image.shape or again.image.dtype != photo.image.dtype:
        return f"{again.image.shape} {again.image.dtype} in place of {photo.image.shape}"
    if not changed_outside(photo.image, again.image, mask):
        return "identical"
    apart = np.abs(again.image[~mask].astype(np.float32) - photo.image[~mask])
    levels = np.iinfo(photo.image.dtype).max // 255
    changed = (again.image != photo.image).any(2) & ~mask
    distance = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    return (
        f"mean change {apart.mean() / levels:.5f} of 255, most {apart.max() / levels:.0f}, "
        f"none further than {distance[changed].max():.0f} px from the hole"
    )


def kept(path: Path, output: Path, photo: Photo, again: Photo) -> str:
    """Which metadata differ."""
    names = ("exif", "icc_profile", "xmp", "image_resources", "text", "comment")
    lost = [name for name in names if not same(getattr(photo, name), getattr(again, name))]
    if again.format != "TIFF" and photo.format == again.format and tags(path) != tags(output):
        lost.append("tags")
    have = [name for name in names if getattr(photo, name)]
    return f"differ: {', '.join(lost)}" if lost else f"equal: {', '.join(have) or 'none'}"


def same(one: Any, other: Any) -> bool:
    """Equal; before a thumbnail, camera data are made even by a zero."""
    both = [x.rstrip(b"\0") if isinstance(x, bytes) else x for x in (one, other)]
    return bool(both[0] == both[1])


def tags(path: Path) -> dict[str, Any]:
    """The camera data as Pillow reads them, which is not what this program reads them with."""
    with PIL.Image.open(path) as picture:
        exif = picture.getexif()
        found = {f"0.{tag}": value for tag, value in exif.items() if tag not in _OF_THE_FILE}
        for directory in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop):
            items = exif.get_ifd(directory).items()
            found.update({f"{directory}.{tag}": value for tag, value in items})
        found["profile"] = picture.info.get("icc_profile")
    return {name: repr(value) for name, value in found.items()}


def thumbnail(output: Path, again: Photo) -> str:
    """The mean difference of the embedded thumbnail from the photo in its size."""
    if again.thumbnail is None:
        return "none"
    with PIL.Image.open(output) as picture:
        directory = picture.getexif().get_ifd(ExifTags.IFD.IFD1)
        block = picture.info["exif"].removeprefix(b"Exif\0\0")
        start, length = directory[0x0201], directory[0x0202]
        with PIL.Image.open(io.BytesIO(block[start : start + length])) as embedded:
            small = np.asarray(embedded.convert("RGB"))
        whole = np.asarray(picture.convert("RGB").resize(small.shape[1::-1]), np.float32)
    return f"differs by {np.abs(small - whole).mean():.1f} of 255"


def levels_of_a_gradient(inpainter: Inpainter) -> None:
    """Print how many levels a fill in 16-bit gradients has, without grain and with some."""
    for name, deviation in (("without grain", 0), ("with grain", 40)):
        ramp = np.linspace(9000, 31000, 4000)[None] + np.linspace(0, 6000, 3000)[:, None]
        ramp = ramp + np.random.default_rng(0).normal(0, deviation, ramp.shape)
        image = np.rint(ramp).astype(np.uint16)[..., None].repeat(3, axis=2)
        mask = round_hole(image)
        hidden = np.where(mask[..., None], 0, image).astype(np.uint16)
        result = filled_often(inpainter, hidden, mask)
        found = (len(np.unique(x[mask][:, 0])) for x in (result, image))
        print("16-bit gradient {}: {} levels in the hole, {} in the truth".format(name, *found))


def mirrored(image: Image, megapixels: int) -> Image:
    """At least that many megapixels in 4:3."""
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    width = round(megapixels * 1e6 / height)
    while image.shape[0] < height:
        image = np.concatenate((image, image[::-1]))
    while image.shape[1] < width:
        image = np.concatenate((image, image[:, ::-1]), axis=1)
    return np.ascontiguousarray(image[:height, :width])


def hole_of(kind: str, height: int, width: int) -> Mask:
    """A disc of so many pixels, a scratch of 12 x 4000 pixels, or a disc cut by the border."""
    y, x = np.ogrid[:height, :width]
    if kind == "scratch":
        along = 0.8 * (x - width / 2) + 0.6 * (y - height / 2)
        across = 0.8 * (y - height / 2) - 0.6 * (x - width / 2)
        length = min(4000, height / 0.6 - 40)
        return np.asarray((np.abs(along) < length / 2) & (np.abs(across) < 6))
    if kind == "border":
        return np.asarray((y - height // 2) ** 2 + x**2 < 400**2)
    radius = int(kind.split()[0]) / 2
    return np.asarray((y - height // 2) ** 2 + (x - width // 2) ** 2 < radius**2)


def speed(path: Path, megapixels: int, kind: str, output: Path | None) -> str:
    """Fill one hole; the line to print."""
    image = mirrored(np.ascontiguousarray(open_photo(path).image[..., :3]), megapixels)
    mask = hole_of(kind, *image.shape[:2])
    inpainter = Inpainter.load(shipped_weights(), device="cpu")
    image[mask] = 0
    warm = np.zeros((64, 64), np.bool_)
    warm[20:40, 20:40] = True
    to_the_end(inpainter.fill(FillRequest(image[:64, :64].copy(), warm)), show=False)
    Path("/proc/self/clear_refs").write_text("5")  # the highest so far begins anew
    before = status_mb("VmRSS")
    began, worked = time.perf_counter(), time.process_time()
    last, gap, first = began, 0.0, float("nan")
    steps = inpainter.fill(FillRequest(image, mask))
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            fill = end.value
            break
        now = time.perf_counter()
        gap, last = max(gap, now - last), now
        if progress.preview is not None and first != first:
            first = now - began
    ended, cpu = time.perf_counter(), time.process_time() - worked
    gap = max(gap, ended - last)
    more = status_mb("VmHWM") - before
    if output is not None:
        image[fill.bounds.slices] = fill.pixels
        _save_parts(image, mask, output / f"{megapixels}_{kind.replace(' ', '_')}")
    return (
        f"| {megapixels} | {kind} | {ended - began:.1f} | {cpu:.1f} | {first:.2f} | {more:.0f} | "
        f"{1000 * gap:.0f} |"
    )


def _save_parts(image: Image, mask: Mask, name: Path) -> None:
    """700 x 700 pixels at the middle of the hole and at its upper end."""
    name.parent.mkdir(parents=True, exist_ok=True)
    rows, columns = np.nonzero(mask)
    for part, at in (("middle", len(rows) // 2), ("end", 0)):
        y, x = max(0, rows[at] - 350), max(0, columns[at] - 350)
        PIL.Image.fromarray(image[y : y + 700, x : x + 700]).save(f"{name}_{part}.png")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=("files", "speed"))
    parser.add_argument("--case", type=int, help=argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=Path, help="parts of the large fills, at 100 %%")
    a = parser.parse_args()
    photos = sorted(p for p in a.folder.iterdir() if p.is_file() and p.suffix != ".csv")
    if a.case is not None:
        print(speed(max(photos, key=pixels_of), *CASES[a.case], a.output))
        return 0
    if a.only != "speed":
        check_all(photos)
    if a.only != "files":
        print("\n| megapixels | hole | s | s of CPU | first look, s | MB more | longest gap, ms |")
        print("|---:|---|---:|---:|---:|---:|---:|", flush=True)
        for number in range(len(CASES)):
            command = [sys.executable, __file__, str(a.folder), "--case", str(number)]
            command += ["-o", str(a.output)] if a.output else []
            subprocess.run(command, check=True)
    return 0


def check_all(photos: list[Path]) -> None:
    """The table of files and the gradients."""
    inpainter = Inpainter.load(shipped_weights(), device="cpu")
    print("| file | opened as | saved as | outside the hole | metadata | thumbnail |")
    print("|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for path in photos:
            check_file(inpainter, path, Path(folder))
    levels_of_a_gradient(inpainter)


def pixels_of(path: Path) -> int:
    """How many a photo has; 0 where it does not open."""
    try:
        with PIL.Image.open(path) as picture:
            return picture.width * picture.height
    except OSError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
