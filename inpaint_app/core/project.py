"""A project: what has been done to a photo, in a file, to go on with it later.

The file is a ZIP of one JSON and some PNG, so that other programs can read it in many years:
`project.json` names the photo and every fill with its seed and model; `mask.png` is what is
painted, `excluded.png` what must not be copied; `filled.png` what has been filled, and `pixels.png`
with what; `fills/1.png` is the hole of the first fill, to make it again. A photo without a file of
its own lies inside as `photo.png`.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from inpaint_app.core.atomic import atomic_write
from inpaint_app.core.document import Document
from inpaint_app.core.edits import Edit
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Fill
from inpaint_app.core.geometry import EMPTY, Bounds
from inpaint_app.core.photo import Photo
from inpaint_app.core.photo_files import PIXEL_LIMIT
from inpaint_app.core.pixels import Image, Mask

SUFFIX = ".inpaint"
_FORMAT = 1
_LARGEST_JSON = 10_000_000  # bytes
_MOST_FILLS = 10_000
_TRIES = 3


@dataclass(frozen=True, eq=False)
class FillRecord:
    """How a fill was made, so that it can be made again; `mask` shows `bounds`."""

    bounds: Bounds
    mask: Mask
    seed: int
    model: str
    device: str
    seconds: float

    @classmethod
    def of(cls, fill: Fill) -> FillRecord:
        """The record of a fill."""
        return cls(fill.bounds, fill.mask, fill.seed, fill.model, fill.device, fill.seconds)


@dataclass(frozen=True, eq=False)
class Project:
    """The state of the work on a photo; the arrays are copies.

    `photo_path` is None where the photo has no file; then `original` holds its pixels. `size` is
    (width, height). `cover` (H, W) uint8 is the mask, less than 255 where its edge is soft; what
    is True in `excluded` (H, W) must not be copied.
    `pixels` (of `bounds`) count where `filled` (H, W) is True. `spent` says whether the mask has
    just been filled. `sha256` is that of the photo's file, if known.
    """

    photo_path: Path | None
    original: Image | None
    size: tuple[int, int]
    cover: NDArray[np.uint8]
    excluded: Mask
    filled: Mask
    bounds: Bounds
    pixels: Image
    spent: bool
    fills: tuple[FillRecord, ...]
    sha256: str = ""


def project_of(
    document: Document, photo: Photo, fills: tuple[FillRecord, ...], *, spent: bool
) -> Project:
    """The project of what is on screen now.

    It may be called on another thread, because copying 100 megapixels takes a second: what changes
    meanwhile is copied again, a few times at most.
    """
    for _ in range(_TRIES):
        revision = document.revision
        project = _copied(document, photo, fills, spent=spent)
        if document.revision == revision:
            break
    return project


def _copied(
    document: Document, photo: Photo, fills: tuple[FillRecord, ...], *, spent: bool
) -> Project:
    bounds = EMPTY
    for fill in fills:
        bounds = bounds.union(fill.bounds)  # nothing else changes the photo
    return Project(
        photo_path=photo.path,
        original=photo.image if photo.path is None else None,
        size=(document.width, document.height),
        cover=document.cover.copy(),
        excluded=document.excluded.copy(),
        filled=document.filled.copy(),
        bounds=bounds,
        pixels=document.image[bounds.slices].copy(),
        spent=spent,
        fills=fills,
    )


def edits_of(project: Project, document: Document) -> tuple[Edit, ...]:
    """What brings the opened photo to the state of the project; UserError if it does not fit."""
    if project.size != (document.width, document.height):
        raise _unlike(project)
    edits = []
    if project.fills:
        filled = project.filled[project.bounds.slices]
        done = Fill(project.bounds, filled, project.pixels, 0.0, "", "", 0)
        try:
            edits.append(document.fill_edit(done))
        except ValueError as error:  # another depth, or other channels
            raise _unlike(project) from error
    painted = document.mask_edit(project.cover, "Mask")
    forbidden = document.excluded_edit(project.excluded, "Where not to copy from")
    return (*edits, *(edit for edit in (painted, forbidden) if edit is not None))


def write_project(path: Path, project: Project) -> None:
    """Write the file, whole or not at all; raises UserError."""
    data = {
        "format": _FORMAT,
        "photo": None if project.photo_path is None else os.fspath(project.photo_path.absolute()),
        "sha256": project.sha256 or _sha256(project.photo_path),
        "size": project.size,
        "bounds": project.bounds,
        "spent": project.spent,
        "fills": [
            {
                "bounds": fill.bounds,
                "seed": fill.seed,
                "model": fill.model,
                "device": fill.device,
                "seconds": fill.seconds,
            }
            for fill in project.fills
        ],
    }
    pictures: dict[str, NDArray[Any]] = {"mask": project.cover, "excluded": project.excluded}
    if project.fills:
        pictures |= {"filled": project.filled, "pixels": project.pixels}
    if project.original is not None:
        pictures["photo"] = project.original
    pictures |= {f"fills/{i}": fill.mask for i, fill in enumerate(project.fills, start=1)}
    with atomic_write(path, mode=0o600) as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.json", json.dumps(data, indent=1))
        for name, pixels in pictures.items():
            with archive.open(f"{name}.png", "w") as entry:
                entry.write(_as_png(pixels))


def read_project(path: Path) -> Project:
    """Read the file; UserError where it is no project, is damaged or is of a newer version."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(path, archive)
    except UserError:
        raise
    except FileNotFoundError as error:
        raise UserError(
            "{name} does not exist; it may have been moved or renamed", name=shown(path)
        ) from error
    except Exception as error:  # a damaged ZIP or PNG raises a dozen kinds
        raise UserError(
            "The project {name} is damaged or cannot be read; open the photo itself",
            name=shown(path),
            details=repr(error),
        ) from error


def photo_of(project: Project, path: Path) -> Path | None:
    """Where the photo of the project in file `path` lies: beside it, or where it lay then."""
    if project.photo_path is None:
        return None
    beside = path.parent / project.photo_path.name
    return beside if beside.exists() else project.photo_path


def changed_since(project: Project, path: Path) -> bool:
    """Whether the photo's file is another than the one that the project was made of."""
    return bool(project.sha256) and _sha256(path) != project.sha256


def _read(path: Path, archive: zipfile.ZipFile) -> Project:
    if archive.getinfo("project.json").file_size > _LARGEST_JSON:
        raise ValueError("too large")
    data = json.loads(archive.read("project.json"))
    if data["format"] > _FORMAT:
        raise UserError(
            "The project {name} was made by a newer version of the program; install that version",
            name=shown(path),
        )
    width, height = (int(side) for side in data["size"])
    if not 0 < width * height <= PIXEL_LIMIT or len(data["fills"]) > _MOST_FILLS:
        raise ValueError("too large")
    bounds = _bounds(data["bounds"], width, height)
    fills = []
    for number, entry in enumerate(data["fills"], start=1):
        area = _bounds(entry["bounds"], width, height)
        hole = _picture(archive, f"fills/{number}", area.width, area.height) != 0
        fills.append(
            FillRecord(
                area,
                hole,
                int(entry["seed"]),
                str(entry["model"]),
                str(entry["device"]),
                float(entry["seconds"]),
            )
        )
    return Project(
        photo_path=None if data["photo"] is None else Path(data["photo"]),
        original=_picture(archive, "photo", width, height) if data["photo"] is None else None,
        size=(width, height),
        cover=_picture(archive, "mask", width, height),
        excluded=_picture(archive, "excluded", width, height) != 0,
        filled=(
            _picture(archive, "filled", width, height) != 0
            if fills
            else np.zeros((height, width), np.bool_)
        ),
        bounds=bounds,
        pixels=(
            _picture(archive, "pixels", bounds.width, bounds.height)
            if fills
            else np.zeros((0, 0, 3), np.uint8)
        ),
        spent=bool(data["spent"]),
        fills=tuple(fills),
        sha256=str(data["sha256"]),
    )


def _bounds(values: list[int], width: int, height: int) -> Bounds:
    bounds = Bounds(*(int(value) for value in values))
    if bounds.clamp(width, height) != bounds:
        raise ValueError(f"{bounds} leaves the photo")
    return bounds


def _as_png(pixels: NDArray[Any]) -> bytes:
    """Lossless; colour of 16 bits, which Pillow cannot write, as grey with the channels side by
    side."""
    if pixels.dtype == np.bool_:
        pixels = pixels.astype(np.uint8) * np.uint8(255)
    if pixels.dtype == np.uint16:
        pixels = pixels.reshape(pixels.shape[0], -1)
    data = io.BytesIO()
    picture = PIL.Image.fromarray(np.ascontiguousarray(pixels))
    picture.save(data, "PNG", compress_level=1)
    return data.getvalue()


def _picture(archive: zipfile.ZipFile, name: str, width: int, height: int) -> NDArray[Any]:
    """The pixels (H, W) or (H, W, C) of a PNG, which must have that size."""
    with archive.open(f"{name}.png") as entry:
        file: BinaryIO = io.BytesIO(entry.read())
    with PIL.Image.open(file, formats=("PNG",)) as picture:
        deep = picture.mode.startswith("I;16")
        columns = picture.width // width if deep and width else 1
        if picture.size != (width * columns, height) or columns > 4:
            raise ValueError(f"{name} is {picture.size}")
        pixels = np.array(picture)
    return pixels.reshape(height, width, columns) if deep else pixels


def _sha256(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _unlike(project: Project) -> UserError:
    return UserError(
        "The photo {name} has changed since and no longer fits the project; open it by itself",
        name=shown(project.photo_path or ""),
    )
