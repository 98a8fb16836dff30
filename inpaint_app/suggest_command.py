"""`inpaint-app suggest`: one photo in, a mask of its dust and scratches out."""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.photo_files import open_photo, save_mask
from inpaint_app.fill_command import find_weights
from inpaint_app.library import model_name
from inpaint_app.photo_fill import LoadFiller, to_the_end

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    p = argparse.ArgumentParser(
        "inpaint-app suggest",
        description="Find dust, scratches and other small defects in PHOTO and write a mask of "
        "them to MASK, to look at and to fill. It is black where nothing was found.",
        allow_abbrev=False,
    )
    p.add_argument("photo", type=Path, metavar="PHOTO")
    p.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="MASK",
        help="where to write the mask, as PNG: white where a defect is",
    )
    p.add_argument(
        "--model",
        metavar="NAME|FILE",
        help="a network by its name or its .safetensors file (default: the shipped one)",
    )
    p.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    p.add_argument("--json", action="store_true", help="print one JSON object")
    return p


def run(options: argparse.Namespace, load: LoadFiller) -> str:
    """Look, write, return the report; raise UserError naming the file at fault."""
    started = time.perf_counter()
    weights = find_weights(options.model)
    photo = open_photo(options.photo)
    if options.output.exists() and os.path.samefile(options.output, options.photo):
        raise UserError(
            "{file} is the photo itself; give the mask another name", file=shown(options.photo)
        )
    inpainter = cast("Inpainter", load(weights, options.device, model_name(weights)))
    from inpaint_app.core.suggesting import suggest  # not above: what it needs is slow to import

    try:
        found = to_the_end(suggest(inpainter, photo.image), show=not options.json)
    except UserError as error:
        raise UserError(
            "{file} was not looked at: {reason}",
            file=shown(options.photo),
            reason=error,
            details=error.details,
        ) from error
    save_mask(options.output, found.mask)
    report = {
        "photo": str(options.photo),
        "output": str(options.output),
        "seconds": round(found.seconds, 3),
        "total_seconds": round(time.perf_counter() - started, 3),
        "defects": found.defects,
        "mask_pixels": int(np.count_nonzero(found.mask)),
        "width": photo.image.shape[1],
        "height": photo.image.shape[0],
        "device": found.device,
        "model": found.model,
    }
    return json.dumps(report) if options.json else _sentence(report)


def _sentence(report: dict[str, Any]) -> str:
    """The report for a person."""
    name = shown(report["output"])
    if not report["defects"]:
        return f"{name}: no dust or scratches were found; the mask is black"
    return (
        f"{name}: {report['defects']} defects of {report['mask_pixels']} pixels found in "
        f"{report['seconds']:.1f} s on {report['device']}"
    )
