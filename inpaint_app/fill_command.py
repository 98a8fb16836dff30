"""`inpaint-app fill`: one photo and one mask in, one photo and a proof out."""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import numpy as np

from inpaint_app import shipped
from inpaint_app.core.document import Document
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.photo_files import Photo, open_mask, open_photo, save_photo
from inpaint_app.core.pixels import Image, Mask, changed_outside, sha256_outside

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter

T = TypeVar("T")

SEEDS = 2**63  # how many there are; after the last comes 0
VARIANT_KEYS = ("output", "seed", "seconds", "changed_outside", "sha256_outside")
TOO_LITTLE_TO_LEARN = (
    "Too little of the photo lies beside the hole to learn from; the network filled as it is."
)


class Filler(Protocol):
    """What the command needs of an Inpainter."""

    @property
    def device_reason(self) -> str:
        """Why it runs where it runs."""

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        """Fill the hole; the generator returns the Fill."""


# (weights file, device, name to show) -> an inpainter; raises UserError
LoadFiller = Callable[[Path, str, str], Filler]


def run(options: argparse.Namespace, load: LoadFiller) -> str:
    """Fill, write, read back; return the report; raise UserError naming the file at fault."""
    started = time.perf_counter()
    weights = find_weights(options.model)
    outputs = [_variant(options.output, number) for number in range(1, options.variants + 1)]
    for output in outputs:
        _refuse_to_replace_a_source(output, options.photo, options.mask, options.overwrite)
    photo = open_photo(options.photo)
    mask = _open_hole(options.mask, photo.image)
    inpainter = load(weights, options.device, weights.stem)
    show = not options.json
    learnt: dict[str, Any] = {}
    notes: list[str] = []
    if options.learn_photo:
        inpainter, learnt = _learn(inpainter, photo.image, mask, options.learn_photo, show=show)
        if learnt["learnt"] is None:
            notes.append(TOO_LITTLE_TO_LEARN)
    fills = []  # all before the first is written: a failure leaves no part of them
    for number in range(options.variants):
        seed = (options.seed + number) % SEEDS
        request = FillRequest(photo.image, mask, seed=seed, quality=options.quality)
        fills.append(_fill(inpainter, request, options.photo, show=show))
    files, holes = [], []
    for fill, output in zip(fills, outputs, strict=True):
        image = _write(fill, output, photo, mask)
        files.append(
            {
                "output": str(output),
                "seconds": round(fill.seconds, 3),
                "seed": fill.seed,
                **_proof(output, photo, image, mask),
            }
        )
        holes.append(image[mask][:, :3])
    first = fills[0]
    report = {
        "photo": str(options.photo),
        **files[0],
        "width": photo.image.shape[1],
        "height": photo.image.shape[0],
        "total_seconds": 0.0,
        "device": first.device,
        "device_reason": inpainter.device_reason,
        "model": first.model,
        "quality": options.quality,
        "mask_pixels": int(np.count_nonzero(mask)),
        **learnt,
        "notes": [*photo.notes, *notes, *_device_note(options.device, first.device, inpainter)],
    }
    if len(files) > 1:
        report["variants"] = [{key: file[key] for key in VARIANT_KEYS} for file in files]
        report["variant_distance"] = round(_mean_distance(holes), 3)
    report["total_seconds"] = round(time.perf_counter() - started, 3)
    return json.dumps(report) if options.json else _sentences(report, files)


def _variant(output: Path, number: int) -> Path:
    """Where the variant of that number, from 1, is written."""
    return output if number == 1 else output.with_name(f"{output.stem}_{number}{output.suffix}")


def _learn(
    inpainter: Filler, image: Image, mask: Mask, seconds: float, *, show: bool
) -> tuple[Filler, dict[str, Any]]:
    """The inpainter to fill with, and `learnt` of the report: None where nothing could be."""
    from inpaint_app.core import photo_learning  # not above: it imports torch

    steps = photo_learning.learn_photo(cast("Inpainter", inpainter), image, mask, seconds)
    taught = _to_the_end(steps, show=show)
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


def _write(fill: Fill, output: Path, photo: Photo, mask: Mask) -> Image:
    """Save the photo with the fill; return the pixels that were handed to the coder."""
    document = Document(photo.image)
    document.apply(document.fill_edit(fill))
    if changed := changed_outside(photo.image, document.image, mask):
        # The promise of the program; a fault here must never reach a file.
        raise RuntimeError(f"the fill changed {changed} pixels outside the mask")
    save_photo(output, document.image, photo)
    return document.image


def _mean_distance(holes: list[Image]) -> float:
    """Mean absolute difference over all pairs of (N, 3) pixels; 0 to 255 for 16 bits too."""
    unit = np.iinfo(holes[0].dtype).max / 255
    pairs = itertools.combinations(holes, 2)
    apart = [float(np.abs(a.astype(np.int32) - b).mean()) / unit for a, b in pairs]
    return sum(apart) / len(apart)


def find_weights(model: str | None) -> Path:
    """The file of a network given by file or by name; the shipped one when None.

    A name is that of a file in the folder of the shipped weights, without its suffix. Raises
    UserError when there is no such file.
    """
    if model is None:
        return shipped.shipped_weights()
    if model.endswith(".safetensors") or Path(model).name != model:
        path = Path(model)
        if path.suffix != ".safetensors":
            raise UserError(
                "{file} is no .safetensors file, the only kind of network", file=shown(model)
            )
        if not path.is_file():
            raise UserError("{file} was not found; give the file of a network", file=shown(model))
        return path
    folder = shipped.shipped_weights().parent
    path = folder / f"{model}.safetensors"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.safetensors")))
        raise UserError(
            "There is no network named {name}; give a .safetensors file or one of: {known}",
            name=model,
            known=known or "(none is installed)",
        )
    return path


def _refuse_to_replace_a_source(output: Path, photo: Path, mask: Path, overwrite: bool) -> None:
    """Raise UserError where writing OUT would destroy what it is made of."""
    if _same_file(output, mask):
        raise UserError(
            "{file} is the mask itself; give the result another name", file=shown(output)
        )
    if _same_file(output, photo) and not overwrite:
        raise UserError(
            "{file} is the photo itself; give the result another name, or add --overwrite "
            "to replace the photo",
            file=shown(output),
        )


def _same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # also through links
    except OSError:
        return False  # one of them does not exist


def _open_hole(path: Path, image: Image) -> Mask:
    """The mask; raises UserError also where it leaves nothing to fill or nothing to learn from."""
    mask = open_mask(path, width=image.shape[1], height=image.shape[0])
    if not mask.any():
        raise UserError("{file} marks nothing; paint white what should be filled", file=shown(path))
    if mask.all():
        raise UserError(
            "{file} covers the whole photo; leave something to fill it from", file=shown(path)
        )
    return mask


def _fill(inpainter: Filler, request: FillRequest, photo: Path, *, show: bool) -> Fill:
    """Run the fill to its end; failures name the photo."""
    try:
        return _to_the_end(inpainter.fill(request), show=show)
    except UserError as error:
        raise UserError(
            "{file} was not filled: {reason}",
            file=shown(photo),
            reason=error,
            details=error.details,
        ) from error


def _to_the_end(steps: Generator[Progress, None, T], *, show: bool) -> T:
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


def _proof(output: Path, photo: Photo, written: Image, mask: Mask) -> dict[str, Any]:
    """What the file really holds outside the mask, found by reading it back.

    A lossless file holds exactly the pixels that were written, and the counts and the hash are of
    the file. A lossy coding such as JPEG changes pixels everywhere: then `changed_outside` and
    `sha256_outside` are of the pixels that were handed to the coder, `lossless` is false, and
    `changed_outside_in_file` counts what the coding did.
    """
    read = open_photo(output).image
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
    }


def _device_note(wanted: str, used: str, inpainter: Filler) -> list[str]:
    """Why a device that was asked for by name was not used, if it was not."""
    return [] if wanted in ("auto", used) else [inpainter.device_reason]


def _sentences(report: dict[str, Any], files: list[dict[str, Any]]) -> str:
    """The report for a person: a line for each file, then what else there is to know."""
    lines = [
        f"{shown(file['output'])}: {report['mask_pixels']} pixels filled in "
        f"{file['seconds']:.1f} s on {report['device']}, "
        f"{file['changed_outside']} changed outside the mask"
        for file in files
    ]
    if learnt := report.get("learnt"):
        lines.append(
            f"Learnt from the photo for {learnt['seconds']:.1f} s: the error on it went from "
            f"{learnt['error_before']:.4f} to {learnt['error_after']:.4f}, so the "
            f"{'learnt' if learnt['kept'] else 'unchanged'} network filled."
        )
    lines += report["notes"]
    if not report["lossless"]:
        lines.append(
            "The format is lossy: saving changed pixels outside the mask "
            f"({report['changed_outside_in_file']}); PNG or TIFF keeps them exactly."
        )
    return "\n".join(lines)
