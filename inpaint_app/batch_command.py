"""`inpaint-app batch`: every photo of a folder, through failures and interruptions."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from inpaint_app.batch_journal import Journal, stamp
from inpaint_app.core import file_kinds
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.photo_files import PHOTO_SUFFIXES, SAVED_FORMATS, open_photo, proposed_suffix
from inpaint_app.fill_command import find_weights
from inpaint_app.library import model_name
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

# What else than photo and mask a result depends on.
_PIXELS = ("device", "seed", "quality", "learn_photo", "heal_alpha")
_FILE = ("strip_location", "provenance")
_NAMED = 3  # how many failures the last line names; the report has all


@dataclass(frozen=True)
class Task:
    """A photo of the folder, its mask (None where there is none), and where the result goes."""

    name: str  # relative to the folder
    photo: Path
    mask: Path | None
    output: Path


def run(options: argparse.Namespace, load: LoadFiller) -> tuple[str, str]:
    """Fill all photos; return the report, and a sentence about the failures or an empty one.

    A photo that fails is listed and the others go on. What an earlier run with the same photo,
    mask and options has written is not done again; where the user has changed it since, it is left
    alone and listed. Raises UserError where nothing can be begun.
    """
    started = time.perf_counter()
    weights = find_weights(options.model)
    tasks, others = plan(options.folder, options.mask, options.output)
    _make_folder(options.output)
    inpainter = load(weights, options.device, model_name(weights))
    wanted = {name: getattr(options, name) for name in _PIXELS + _FILE}
    journal = Journal(options.output, {**wanted, "weights": [str(weights), stamp(weights)]})
    files: list[dict[str, Any]] = []
    changed: list[dict[str, str]] = []
    failed: list[dict[str, str]] = []
    resumed = 0
    for number, task in enumerate(tasks, 1):
        _show(f"{number}/{len(tasks)} {shown(task.photo)}", show=not options.json)
        done = journal.done(task.photo, task.mask, task.output)
        if done is not None:
            resumed += 1
            files.append(done)
            continue
        if journal.changed(task.photo, task.mask, task.output):
            changed.append({"photo": task.name, "output": str(task.output)})
            continue
        try:
            entry = _fill(task, options, inpainter, journal)
        except UserError as error:
            failed.append({"photo": task.name, "reason": str(error)})
        except Exception as error:  # a fault in one photo must not cost the others
            reason = f"an unexpected fault ({type(error).__name__}: {error}); report it"
            failed.append({"photo": task.name, "reason": reason})
        else:
            journal.add(task.photo, task.mask, task.output, entry)
            files.append(entry)
    _show("", show=not options.json)
    report = {
        "folder": str(options.folder),
        "output": str(options.output),
        "photos": len(tasks),
        "done": len(files),
        "resumed": resumed,
        "changed": changed,
        "failed": failed,
        "other_files": others,
        "seconds": round(time.perf_counter() - started, 3),
        "device_reason": inpainter.device_reason,
        "model": model_name(weights),
        "seed": options.seed,
        "quality": options.quality,
        "changed_outside": sum(file["changed_outside"] for file in files),
        "files": files,
    }
    text = json.dumps(report) if options.json else _sentences(report)
    return text, _failure(failed, len(tasks))


def plan(folder: Path, mask: Path, output: Path) -> tuple[list[Task], int]:
    """The photos below the folder in the order of their names, and how many other files there are.

    Hidden files, OUTPUT and the folder of the masks are left out. Raises UserError for a folder or
    masks that are not there, a folder without photos, and an OUTPUT in which results would replace
    their photos or masks.
    """
    _require(folder, folder.is_dir(), "{name} is no folder; give a folder of photos")
    _require(mask, mask.exists(), "{name} does not exist; give a mask or a folder of masks")
    for source in (folder, *([mask] if mask.is_dir() else [])):
        if output.exists() and os.path.samefile(source, output):
            raise _holds_sources(output)
    photos, others = [], 0
    for path in _files(folder, skipped=[output, *([mask] if mask.is_dir() else [])]):
        if mask.is_file() and path.samefile(mask):
            continue
        if _is_photo(path):
            photos.append(path)
        else:
            others += 1
    _require(folder, bool(photos), "{name} holds no photos; give a folder of photos")
    masks = _Masks(mask, output)
    tasks = [
        Task(str(path.relative_to(folder)), path, masks.of(path.relative_to(folder)), name)
        for path, name in zip(photos, _outputs(photos, folder, output), strict=True)
    ]
    # By what the files are, not by their names: OUTPUT may lie above the folder, or hold links.
    sources = {_identity(path) for path in (*photos, *masks.files)} - {None}
    if any(_identity(task.output) in sources for task in tasks):
        raise _holds_sources(output)
    return tasks, others


class _Masks:
    """Finds the mask of a photo: the one for all, or the file of its name in the mask folder."""

    def __init__(self, mask: Path, output: Path) -> None:
        self._single = None if mask.is_dir() else mask
        self._by_name: dict[str, Path] = {}
        if mask.is_dir():
            # PNG goes before other formats where both are there.
            # Results of an earlier run, where OUTPUT lies below, are no masks.
            found = _files(mask, skipped=[output])
            for path in sorted(found, key=lambda path: path.suffix.lower() != ".png"):
                name = path.relative_to(mask)
                for key in (str(name), str(name.with_suffix(""))):
                    self._by_name.setdefault(key, path)

    @property
    def files(self) -> set[Path]:
        """All masks, also those of no photo."""
        return {self._single} if self._single is not None else set(self._by_name.values())

    def of(self, photo: Path) -> Path | None:
        """For `sub/a.jpg` one named `sub/a.jpg.png`, else `sub/a.jpg`, `sub/a.png` or similar."""
        if self._single is not None:
            return self._single
        keys = (f"{photo}.png", str(photo), str(photo.with_suffix("")))
        return next((self._by_name[key] for key in keys if key in self._by_name), None)


def _outputs(photos: list[Path], folder: Path, output: Path) -> Iterator[Path]:
    """The photo's own name below OUTPUT; another suffix only where its format is never written."""
    # Without regard to case, as a.png and A.png are one file on many disks.
    taken = {str(path.relative_to(folder)).casefold() for path in photos}
    for path in photos:
        name = path.relative_to(folder)
        if not _writable(path):
            suffix = proposed_suffix(path)
            whole, name = name, name.with_suffix(suffix)
            # Beside a.gif there may be another photo named a.png, or one that becomes a.png too.
            while str(name).casefold() in taken:
                whole = name = whole.with_name(whole.name + suffix)
            taken.add(str(name).casefold())
        yield output / name


def _fill(
    task: Task, options: argparse.Namespace, inpainter: Filler, journal: Journal
) -> dict[str, Any]:
    """Fill, write and read back one photo; what the report tells of it."""
    if task.mask is None:
        raise UserError("it has no mask of its name in {name}; add one", name=shown(options.mask))
    with silent_decoders():
        photo = open_photo(task.photo)
        mask = open_hole(task.mask, photo.image)
    if options.learn_photo:
        inpainter, _ = learn_photo(inpainter, photo.image, mask, options.learn_photo, show=False)
    request = FillRequest(
        photo.image,
        mask,
        seed=options.seed,
        quality=options.quality,
        heal_alpha=options.heal_alpha,
    )
    fill = fill_photo(inpainter, request, shown(task.photo), show=False)
    _make_folder(task.output.parent)
    journal.begin(task.output)
    saved = write_filled(
        fill,
        task.output,
        photo,
        mask,
        strip_location=options.strip_location,
        provenance=options.provenance,
    )
    return {
        "photo": task.name,
        "output": str(task.output),
        "seconds": round(fill.seconds, 3),
        "device": fill.device,
        "mask_pixels": int(np.count_nonzero(mask)),
        **proof(saved, photo, mask),
        "notes": [*photo.notes, *fill.notes],
    }


def _files(folder: Path, skipped: list[Path]) -> Iterator[Path]:
    """All ordinary files below a folder that are not hidden, in order; links to folders end it."""
    left_out = {os.path.realpath(path) for path in skipped}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and os.path.realpath(os.path.join(place, name)) not in left_out
        )
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _is_photo(path: Path) -> bool:
    """By name or by content: a broken photo is a failure, a text file is none."""
    if path.suffix.lower() in PHOTO_SUFFIXES:
        return True
    try:
        with path.open("rb") as file:
            return file_kinds.picture_format(file.read(file_kinds.HEAD)) is not None
    except OSError:
        return False


def _writable(path: Path) -> bool:
    """Whether a result may have this photo's name; a file that is no photo keeps its own."""
    try:
        with path.open("rb") as file:
            kind = file_kinds.picture_format(file.read(file_kinds.HEAD))
    except OSError:
        kind = None
    return kind is None or kind in SAVED_FORMATS.values()


def _identity(path: Path) -> tuple[int, int] | None:
    """The same for all names of a file; None where there is no file."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _holds_sources(output: Path) -> UserError:
    return UserError(
        "{name} holds the sources; give another folder for the results", name=shown(output)
    )


def _require(path: Path, holds: bool, template: str) -> None:
    if not holds:
        raise UserError(template, name=shown(path))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The folder {name} cannot be made ({reason}); give another one",
            name=shown(folder),
            reason=error.strerror,
        ) from error


def _show(text: str, *, show: bool) -> None:
    """What is being done, on a terminal only."""
    if show and sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{text:<79.79}\r", end="", file=sys.stderr, flush=True)


def _sentences(report: dict[str, Any]) -> str:
    lines = [
        f"{report['done']} of {report['photos']} photos are filled in {shown(report['output'])}, "
        f"{report['changed_outside']} pixels changed outside the masks."
    ]
    if report["resumed"]:
        lines.append(f"{report['resumed']} of them were there from an earlier run.")
    for file in report["changed"]:
        name = Path(file["output"]).relative_to(report["output"])
        lines.append(
            f"{name} was changed since it was made and is left alone; "
            "delete it to have it made again."
        )
    lines += [f"{file['photo']}: {note}" for file in report["files"] for note in file["notes"]]
    lines += [f"FAILED {entry['photo']}: {entry['reason']}" for entry in report["failed"]]
    return "\n".join(lines)


def _failure(failed: list[dict[str, str]], photos: int) -> str:
    if not failed:
        return ""
    names = ", ".join(shown(entry["photo"]) for entry in failed[:_NAMED])
    more = f" and {len(failed) - _NAMED} more" if len(failed) > _NAMED else ""
    return (
        f"{len(failed)} of {photos} photos were not filled: {names}{more}; the report says why, "
        "and the same command again does only these"
    )
