"""`inpaint-app fill`: one photo and one mask in, one photo and a proof out."""

from __future__ import annotations

import argparse
import itertools
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from inpaint_app import shipped
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.photo_files import Photo, open_photo
from inpaint_app.core.photo_targets import check_target, same_file
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.library import Library, model_name
from inpaint_app.photo_fill import (
    Filler,
    LoadFiller,
    fill_photo,
    learn_photo,
    open_hole,
    proof,
    silent_decoders,
    write_filled,
)

SEEDS = 2**63  # how many there are; after the last comes 0
VARIANT_KEYS = ("output", "seed", "seconds", "changed_outside", "sha256_outside")
TOO_LITTLE_TO_LEARN = (
    "Too little of the photo lies beside the hole to learn from; the network filled as it is."
)


def run(options: argparse.Namespace, load: LoadFiller) -> str:
    """Fill, write, read back; return the report; raise UserError naming the file at fault."""
    started = time.perf_counter()
    weights = find_weights(options.model)
    outputs = [_variant(options.output, number) for number in range(1, options.variants + 1)]
    for output in outputs:
        _refuse_to_replace_a_source(output, options.photo, options.mask, options.overwrite)
    with silent_decoders():
        photo = open_photo(options.photo)
        mask = open_hole(options.mask, photo.image)
    _refuse_what_cannot_be_saved(outputs, photo, mask, options)
    inpainter = load(weights, options.device, model_name(weights))
    show = not options.json
    learnt: dict[str, Any] = {}
    notes: list[str] = []
    if options.learn_photo:
        inpainter, learnt = learn_photo(
            inpainter, photo.image, mask, options.learn_photo, show=show
        )
        if learnt["learnt"] is None:
            notes.append(TOO_LITTLE_TO_LEARN)
    fills = []  # all before the first is written: a failure leaves no part of them
    for number in range(options.variants):
        seed = (options.seed + number) % SEEDS
        request = FillRequest(
            photo.image,
            mask,
            seed=seed,
            quality=options.quality,
            heal_alpha=options.heal_alpha,
        )
        fills.append(fill_photo(inpainter, request, shown(options.photo), show=show))
    files, holes = [], []
    for fill, output in zip(fills, outputs, strict=True):
        saved = write_filled(
            fill,
            output,
            photo,
            mask,
            strip_location=options.strip_location,
            provenance=options.provenance,
        )
        files.append(
            {
                "output": str(output),
                "seconds": round(fill.seconds, 3),
                "seed": fill.seed,
                **proof(saved, photo, mask),
            }
        )
        holes.append(saved.image[mask][:, :3])
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
        "notes": [
            *photo.notes,
            *notes,
            *(first.notes or _device_note(options.device, first.device, inpainter)),
        ],
    }
    if len(files) > 1:
        report["variants"] = [{key: file[key] for key in VARIANT_KEYS} for file in files]
        report["variant_distance"] = round(_mean_distance(holes), 3)
    report["total_seconds"] = round(time.perf_counter() - started, 3)
    return json.dumps(report) if options.json else _sentences(report, files)


def _variant(output: Path, number: int) -> Path:
    """Where the variant of that number, from 1, is written."""
    return output if number == 1 else output.parent / f"{output.stem}_{number}{output.suffix}"


def _mean_distance(holes: list[Image]) -> float:
    """Mean absolute difference over all pairs of (N, 3) pixels; 0 to 255 for 16 bits too."""
    unit = np.iinfo(holes[0].dtype).max / 255
    pairs = itertools.combinations(holes, 2)
    apart = [float(np.abs(a.astype(np.int32) - b).mean()) / unit for a, b in pairs]
    return sum(apart) / len(apart)


def find_weights(model: str | None) -> Path:
    """The file of a network given by file or by name; the shipped one when None.

    A name is that of a file in the folder of the shipped weights, without its suffix, or of a
    learnt model in the library. Raises UserError when there is no such file.
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
        learnt = {found.name: found.weights for found in Library().models()}
        if model in learnt:
            return learnt[model]
        shipped_names = sorted(file.stem for file in folder.glob("*.safetensors"))
        known = ", ".join([*shipped_names, *learnt])
        raise UserError(
            "There is no network named {name}; give a .safetensors file or one of: {known}",
            name=model,
            known=known or "(none is installed)",
        )
    return path


def _refuse_to_replace_a_source(output: Path, photo: Path, mask: Path, overwrite: bool) -> None:
    """Raise UserError where writing OUT would destroy what it is made of."""
    if same_file(output, mask):
        raise UserError(
            "{file} is the mask itself; give the result another name", file=shown(output)
        )
    if same_file(output, photo) and not overwrite:
        raise UserError(
            "{file} is the photo itself; give the result another name, or add --overwrite "
            "to replace the photo",
            file=shown(output),
        )


def _refuse_what_cannot_be_saved(
    outputs: list[Path], photo: Photo, mask: Mask, options: argparse.Namespace
) -> None:
    """Raise UserError where a result could not be saved, before the work that would be lost."""
    image = photo.image
    if options.heal_alpha and image.shape[2] == 4:
        image = image.copy()
        image[mask, 3] = np.iinfo(image.dtype).max  # as the fill may leave it
    for output in outputs:
        check_target(output, image, photo, provenance=options.provenance)


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
    if blocks := report["jpeg_blocks"]:
        lines.append(
            f"{blocks['kept']} of the {blocks['blocks']} blocks of the JPEG are the photo's own, "
            "bit for bit; the others were coded anew."
        )
    elif not report["lossless"]:
        lines.append(
            "The format is lossy: saving changed pixels outside the mask "
            f"({report['changed_outside_in_file']}); PNG or TIFF keeps them exactly."
        )
    return "\n".join(lines)
