"""One photo filled from file to file, as the command line and Python do it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import numpy as np

from inpaint_app.core.document import Document
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.photo_files import Photo, open_mask, open_photo, save_photo
from inpaint_app.core.pixels import Image, Mask, changed_outside, sha256_outside

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter

T = TypeVar("T")


class Filler(Protocol):
    """What the command needs of an Inpainter."""

    @property
    def device_reason(self) -> str:
        """Why it runs where it runs."""

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        """Fill the hole; the generator returns the Fill."""


# (weights file, device, name to show) -> an inpainter; raises UserError
LoadFiller = Callable[[Path, str, str], Filler]


@contextlib.contextmanager
def silent_decoders() -> Iterator[None]:
    """Keep libtiff's own lines about damaged files off stderr: ours says what to do.

    It writes past Python. Only for commands: everything that the process says meanwhile is lost.
    """
    try:
        told, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # there is no stderr
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(told, 2)
        os.close(told)
        os.close(nowhere)


def open_hole(path: Path, image: Image) -> Mask:
    """The mask; raises UserError also where it leaves nothing to fill or nothing to learn from."""
    mask = open_mask(path, width=image.shape[1], height=image.shape[0])
    if not mask.any():
        raise UserError("{file} marks nothing; paint white what should be filled", file=shown(path))
    if mask.all():
        raise UserError(
            "{file} covers the whole photo; leave something to fill it from", file=shown(path)
        )
    return mask


def fill_photo(inpainter: Filler, request: FillRequest, name: str, *, show: bool) -> Fill:
    """Run the fill to its end; failures name the photo."""
    try:
        return to_the_end(inpainter.fill(request), show=show)
    except UserError as error:
        raise UserError(
            "{file} was not filled: {reason}",
            file=name,
            reason=error,
            details=error.details,
        ) from error


def to_the_end(steps: Generator[Progress, None, T], *, show: bool) -> T:
    """What the steps return at their end; with `show` their progress is seen on a terminal."""
    show = show and sys.stderr is not None and sys.stderr.isatty()
    try:
        while True:
            progress = next(steps)
            if show:
                print(f"\r{progress.fraction:4.0%} {progress.stage:<40}", end="", file=sys.stderr)
    except StopIteration as end:
        result: T = end.value
        return result
    finally:
        steps.close()
        if show:
            print(f"\r{'':46}\r", end="", file=sys.stderr)


def proof(saved: Photo, photo: Photo, mask: Mask) -> dict[str, Any]:
    """What the file really holds outside the mask, found by reading it back.

    A lossless file holds exactly the pixels that were written, and the counts and the hash are of
    the file. A lossy coding such as JPEG changes pixels everywhere: then `changed_outside` and
    `sha256_outside` are of the pixels that were handed to the coder, `lossless` is false, and
    `changed_outside_in_file` counts what the coding did. `jpeg_blocks` counts the blocks of a
    JPEG and those of them that are the photo's own; null where all were coded anew.
    """
    assert saved.path is not None
    written, read = saved.image, open_photo(saved.path).image
    lossless = np.array_equal(read, written)
    comparable = read.shape == photo.image.shape and read.dtype == photo.image.dtype
    final = read if lossless else written
    return {
        "lossless": lossless,
        "changed_outside": changed_outside(photo.image, final, mask),
        "changed_outside_in_file": (
            changed_outside(photo.image, read, mask) if comparable else None
        ),
        "sha256_outside": sha256_outside(final, mask),
        "jpeg_blocks": saved.kept_blocks and saved.kept_blocks._asdict(),
    }


def learn_photo(
    inpainter: Filler, image: Image, mask: Mask, seconds: float, *, show: bool
) -> tuple[Filler, dict[str, Any]]:
    """The inpainter to fill with, and `learnt` of the report: None where nothing could be."""
    from inpaint_app.core import photo_learning  # not above: it imports torch

    steps = photo_learning.learn_photo(cast("Inpainter", inpainter), image, mask, seconds)
    taught = to_the_end(steps, show=show)
    if not isinstance(taught, photo_learning.PhotoInpainter):
        return taught, {"learnt": None}
    learning = taught.learning
    return taught, {
        "learnt": {
            "seconds": round(learning.seconds, 3),
            "steps": learning.steps,
            "error_before": round(learning.error_before, 6),
            "error_after": round(learning.error_after, 6),
            "kept": learning.kept,
        }
    }


def filled_image(fill: Fill, photo: Photo, mask: Mask) -> Image:
    """The photo with the fill, having made sure that nothing outside the mask differs."""
    document = Document(photo.image)
    document.apply(document.fill_edit(fill))
    if changed := changed_outside(photo.image, document.image, mask):
        # The promise of the program; a fault here must never reach a file.
        raise RuntimeError(f"the fill changed {changed} pixels outside the mask")
    return document.image


def write_filled(
    fill: Fill,
    output: Path,
    photo: Photo,
    mask: Mask,
    *,
    strip_location: bool = False,
    provenance: bool = False,
) -> Photo:
    """Save the photo with the fill; return what was saved, with the pixels that were coded."""
    image = filled_image(fill, photo, mask)
    return save_photo(output, image, photo, strip_location=strip_location, provenance=provenance)
