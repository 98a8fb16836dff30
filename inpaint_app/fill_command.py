"""`inpaint-app fill`: one photo and one mask in, one photo and a proof out."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from inpaint_app import shipped
from inpaint_app.core.document import Document
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.photo_files import Photo, open_mask, open_photo, save_photo
from inpaint_app.core.pixels import Image, Mask, changed_outside, sha256_outside


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
    _refuse_to_replace_a_source(options.output, options.photo, options.mask, options.overwrite)
    photo = open_photo(options.photo)
    mask = _open_hole(options.mask, photo.image)
    inpainter = load(weights, options.device, weights.stem)
    request = FillRequest(photo.image, mask, seed=options.seed, quality=options.quality)
    fill = _fill(inpainter, request, options.photo, show=not options.json)
    document = Document(photo.image)
    document.apply(document.fill_edit(fill))
    if changed := changed_outside(photo.image, document.image, mask):
        # The promise of the program; a fault here must never reach a file.
        raise RuntimeError(f"the fill changed {changed} pixels outside the mask")
    save_photo(options.output, document.image, photo)
    report = {
        "photo": str(options.photo),
        "output": str(options.output),
        "width": document.width,
        "height": document.height,
        "seconds": round(fill.seconds, 3),
        "total_seconds": 0.0,
        "device": fill.device,
        "device_reason": inpainter.device_reason,
        "model": fill.model,
        "seed": fill.seed,
        "quality": options.quality,
        "mask_pixels": int(np.count_nonzero(mask)),
        **_proof(options.output, photo, document.image, mask),
        "notes": [*photo.notes, *_device_note(options.device, fill.device, inpainter)],
    }
    report["total_seconds"] = round(time.perf_counter() - started, 3)
    return json.dumps(report) if options.json else _sentence(report)


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
    """Run the fill to its end, with the progress on a terminal; failures name the photo."""
    show = show and sys.stderr is not None and sys.stderr.isatty()
    steps = inpainter.fill(request)
    try:
        while True:
            progress = next(steps)
            if show:
                print(f"\r{progress.fraction:4.0%} {progress.stage:<40}", end="", file=sys.stderr)
    except StopIteration as end:
        fill: Fill = end.value
        return fill
    except UserError as error:
        raise UserError(
            "{file} was not filled: {reason}",
            file=shown(photo),
            reason=error,
            details=error.details,
        ) from error
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


def _sentence(report: dict[str, Any]) -> str:
    pixels, seconds, device = report["mask_pixels"], report["seconds"], report["device"]
    lines = [
        f"{shown(report['output'])}: {pixels} pixels filled in {seconds:.1f} s on {device}, "
        f"{report['changed_outside']} changed outside the mask",
        *report["notes"],
    ]
    if not report["lossless"]:
        lines.append(
            "The format is lossy: saving changed pixels outside the mask "
            f"({report['changed_outside_in_file']}); PNG or TIFF keeps them exactly."
        )
    return "\n".join(lines)
