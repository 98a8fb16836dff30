"""Filling from Python: `from inpaint_app import fill`."""

from __future__ import annotations

import functools
import operator
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.masking import as_mask
from inpaint_app.core.photo_files import Photo, open_photo, save_photo
from inpaint_app.core.photo_targets import same_file
from inpaint_app.core.pixels import Image, Mask, changed_outside, sha256_outside
from inpaint_app.fill_command import SEEDS, find_weights
from inpaint_app.library import model_name
from inpaint_app.photo_fill import fill_photo, filled_image, open_hole
from inpaint_app.shipped import shipped_weights

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter

Device = Literal["auto", "cpu", "cuda", "mps"]
Quality = Literal["fast", "best"]


@dataclass(frozen=True, eq=False)
class FilledPhoto:
    """A photo with its hole filled; `image` and `mask` as in the README's Words.

    `seconds` is the time of the fill alone.
    """

    image: Image
    mask: Mask
    photo: Photo
    device: str
    model: str
    seed: int
    seconds: float

    @property
    def changed_outside(self) -> int:
        """How many pixels outside the mask differ from the photo: 0."""
        return changed_outside(self.photo.image, self.image, self.mask)

    @property
    def sha256_outside(self) -> str:
        """A hash of all pixels outside the mask; the same can be computed from the photo."""
        return sha256_outside(self.image, self.mask)

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        quality: int | None = None,
        strip_location: bool = False,
        provenance: bool = False,
    ) -> None:
        """Write the photo with its metadata, in the format of the suffix.

        Without `quality` (1 to 100) lossless where the format can be, and JPEG with the tables of
        the photo. `provenance` adds the IPTC tag that tells of a fill by a network. Raises
        UserError where nothing can be written, and where `path` is the photo itself unless
        `overwrite`, and ValueError for a `quality` that is no whole number from 1 to 100.
        """
        if quality is not None:
            quality = _whole("quality", quality, 1, 100)
        source = self.photo.path
        if not overwrite and source is not None and same_file(path, source):
            raise UserError(
                "{file} is the photo itself; give the result another name, or pass overwrite",
                file=shown(path),
            )
        save_photo(
            path,
            self.image,
            self.photo,
            quality=quality,
            strip_location=strip_location,
            provenance=provenance,
        )


def fill(
    photo: str | os.PathLike[str] | Image,
    mask: str | os.PathLike[str] | NDArray[Any],
    *,
    model: str | None = None,
    device: Device = "auto",
    seed: int = 0,
    quality: Quality = "best",
    heal_alpha: bool = False,
) -> FilledPhoto:
    """Fill the hole that the mask marks in the photo; no pixel outside it changes.

    `photo` is a file, or an array (H, W, 3 or 4) of uint8 or uint16, RGB or RGBA. `mask` is a file
    or an array (H, W): True, or over half of its type's range, is filled. `model` is a name or a
    .safetensors file. `seed` is a whole number from 0 to 2**63 - 1. With `heal_alpha` transparency
    in the hole is filled as the colours are; by default it stays. The same arguments give the same
    pixels, here, on the command line and in the window. Raises UserError, whose text says what to
    do, for what cannot be opened or filled, and ValueError for arrays of another kind and for any
    other device, seed or quality.

    >>> import numpy as np
    >>> from inpaint_app import fill
    >>> photo = np.full((64, 64, 3), 200, np.uint8)
    >>> photo[24:40, 24:40] = 0  # a black square on grey
    >>> filled = fill(photo, mask=(photo == 0).all(axis=2), quality="fast")
    >>> bool(filled.image.min() > 150)
    True
    >>> filled.changed_outside
    0
    """
    _check_choice("device", device, get_args(Device))
    _check_choice("quality", quality, get_args(Quality))
    seed = _whole("seed", seed, 0, SEEDS - 1)
    opened = _array_photo(photo) if isinstance(photo, np.ndarray) else open_photo(photo)
    if isinstance(mask, np.ndarray):
        hole = _array_mask(mask, opened.image)
    else:
        hole = open_hole(Path(mask), opened.image)
    weights = find_weights(model)
    inpainter = _inpainter(weights, device)
    request = FillRequest(opened.image, hole, seed=seed, quality=quality, heal_alpha=heal_alpha)
    name = "the photo" if opened.path is None else shown(opened.path)
    filled = fill_photo(inpainter, request, name, show=False)
    image = filled_image(filled, opened, hole)
    return FilledPhoto(
        image, hole, opened, filled.device, filled.model, filled.seed, filled.seconds
    )


@functools.lru_cache(maxsize=2)
def _inpainter(weights: Path, device: str) -> Inpainter:
    from inpaint_app.core.inpainter import Inpainter  # imports torch, which takes seconds

    return Inpainter.load(weights, device=device, name=model_name(weights), base=shipped_weights())


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} is one of {', '.join(map(repr, choices))}, not {value!r}")


def _whole(name: str, value: object, least: int, most: int) -> int:
    """The value as an int, also of numpy's numbers; ValueError where it is none in that range."""
    try:
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        number = least - 1
    if not least <= number <= most:
        raise ValueError(f"{name} is a whole number from {least} to {most}, not {value!r}")
    return number


def _array_photo(array: NDArray[Any]) -> Photo:
    if array.ndim != 3 or array.shape[2] not in (3, 4) or array.dtype not in (np.uint8, np.uint16):
        raise ValueError(
            f"the photo is (H, W, 3 or 4) of uint8 or uint16, not {array.shape} of {array.dtype}"
        )
    return Photo(array)


def _array_mask(array: NDArray[Any], image: Image) -> Mask:
    if array.shape != image.shape[:2]:
        raise ValueError(f"the mask is {array.shape} and the photo {image.shape[:2]}")
    if array.dtype == np.bool_:
        return array
    if array.dtype not in (np.uint8, np.uint16):
        raise ValueError(f"the mask is bool, uint8 or uint16, not {array.dtype}")
    return as_mask(np.repeat(array[..., None], 3, axis=2))
