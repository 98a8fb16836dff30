"""What a folder holds to learn from: which photos, which not and why, and which are nearly one."""

from __future__ import annotations

import calendar
import math
import os
import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from inpaint_app.core.errors import Sentence, UserError, said, shown
from inpaint_app.core.file_kinds import HEAD, picture_format
from inpaint_app.core.fills import Progress
from inpaint_app.core.learning.small_photos import Small, read_small
from models.dataset import difference_hash

SHORTEST = 128  # pixels of a photo's short side: less has no texture to learn
THUMBNAIL = 64  # short side of what is kept of each photo while the dialog is open
MOST = 1000  # photos that are looked at; of more, an even choice
_LISTED = 200  # skipped files that are kept by name
_ALIKE = 6  # differing bits of 64 between near-duplicates
_BURST_ALIKE = 20  # and between photos taken within seconds of each other: the camera has moved
_BURST_SECONDS = 5

NO_PHOTO = "no photo"
UNREADABLE = "unreadable"
TOO_SMALL = "too small"
SAME_FILE = "the same file again"
LEFT_OUT = "left out, as there are very many"
_SKIPPED = {
    NO_PHOTO: said("{count} no photo"),
    UNREADABLE: said("{count} unreadable"),
    TOO_SMALL: said("{count} too small"),
    SAME_FILE: said("{count} the same file again"),
    LEFT_OUT: said("{count} left out, as there are very many"),
}


@dataclass(frozen=True)
class ScannedPhoto:
    """A photo that can be learnt from."""

    path: Path
    size: tuple[int, int]  # width and height, upright
    stamp: tuple[int, int]  # modification time in ns, bytes: is it still the same file?
    taken: str  # as EXIF says it, or empty
    thumbnail: Small = field(repr=False, compare=False)  # (H, W, 3) uint8, short side 64


@dataclass(frozen=True)
class FolderScan:
    """The photos of a folder by path, the group of each, and what was skipped."""

    folder: Path
    photos: tuple[ScannedPhoto, ...]
    groups: tuple[int, ...]  # near-duplicates and bursts share a number
    skipped: dict[str, int]  # reason -> how many files
    examples: tuple[tuple[str, Path], ...] = ()  # the first skipped ones, with their reason

    @property
    def skipped_count(self) -> int:
        """Files that are not used, for any reason."""
        return sum(self.skipped.values())

    @property
    def alike(self) -> int:
        """How many photos are near-duplicates of another one."""
        return len(self.groups) - len(set(self.groups))

    def sentences(self) -> list[Sentence]:
        """The folder in a line: what is usable, then each reason with its count."""
        said = [Sentence("{count} photos usable", count=len(self.photos))]
        for reason, count in sorted(self.skipped.items(), key=lambda item: -item[1]):
            said.append(Sentence(_SKIPPED[reason], count=count))
        if self.alike:
            said.append(Sentence("{count} nearly alike", count=self.alike))
        return said


def scan_folder(folder: Path, *, most: int = MOST) -> Generator[Progress, None, FolderScan]:
    """Look at every file in the folder and below, read-only; close the generator to cancel.

    Files are known by their content, not their name. Links to folders are followed, each folder is
    entered once. Yields at least every 50 ms or for each file. UserError if the folder cannot be
    read at all.
    """
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        raise UserError(
            "The folder {name} cannot be read; choose another folder",
            name=shown(folder),
            details=str(error),
        ) from error
    skipped: Counter[str] = Counter()
    examples: list[tuple[str, Path]] = []

    def skip(reason: str, path: Path) -> None:
        skipped[reason] += 1
        if len(examples) < _LISTED:
            examples.append((reason, path))

    candidates: list[tuple[Path, os.stat_result]] = []
    seen: set[tuple[int, int]] = set()
    told = time.monotonic()
    yield Progress(0.0, "Looking through the folder")
    for path, state in _files(folder):
        if (state.st_dev, state.st_ino) in seen and state.st_ino:
            skip(SAME_FILE, path)
        elif not _is_picture(path):
            skip(NO_PHOTO, path)
        else:
            candidates.append((path, state))
        seen.add((state.st_dev, state.st_ino))
        if time.monotonic() - told > 0.05:
            told = time.monotonic()
            yield Progress(0.0, "Looking through the folder")
    candidates.sort(key=lambda item: os.fspath(item[0]))
    if len(candidates) > most:
        skipped[LEFT_OUT] = len(candidates) - most
        candidates = [candidates[i * len(candidates) // most] for i in range(most)]
    photos: list[ScannedPhoto] = []
    for i, (path, state) in enumerate(candidates):
        yield Progress(i / len(candidates), "Looking at the photos")
        try:
            small = read_small(path, THUMBNAIL)
        except UserError:
            skip(UNREADABLE, path)
            continue
        if min(small.size) < SHORTEST:
            skip(TOO_SMALL, path)
            continue
        stamp = (state.st_mtime_ns, state.st_size)
        photos.append(ScannedPhoto(path, small.size, stamp, small.taken, small.pixels))
    return FolderScan(folder, tuple(photos), groups_of(photos), dict(skipped), tuple(examples))


def groups_of(photos: Sequence[ScannedPhoto]) -> tuple[int, ...]:
    """The group of each photo, as the index of its first photo.

    Photos share one, directly or in a chain, when their thumbnails are nearly alike, or roughly
    alike and taken within seconds of each other.
    """
    if not photos:
        return ()
    bits = np.stack([difference_hash(p.thumbnail) for p in photos]).astype(np.int16)  # (N, 64)
    flat = np.array([p.thumbnail.std() < 4 for p in photos])  # all hashes of a plain wall are noise
    taken = np.array([_seconds(p.taken) for p in photos])
    group = np.arange(len(photos))
    for i in range(len(photos)):
        apart = np.abs(bits[i] - bits[i + 1 :]).sum(1)
        near = apart <= _ALIKE
        close = np.abs(taken[i + 1 :] - taken[i]) <= _BURST_SECONDS  # never for what is unknown
        near |= (apart <= _BURST_ALIKE) & close
        near &= flat[i] == flat[i + 1 :]
        for j in np.flatnonzero(near) + i + 1:
            if group[j] != group[i]:
                old, new = max(group[i], group[j]), min(group[i], group[j])
                group[group == old] = new
    return tuple(group.tolist())


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """All ordinary files, hidden ones left out; what cannot be listed is passed over."""
    waiting: list[Path] = [folder]
    entered: set[tuple[int, int]] = set()
    while waiting:
        place = waiting.pop()
        try:
            state = place.stat()
            if (state.st_dev, state.st_ino) in entered and state.st_ino:
                continue
            entered.add((state.st_dev, state.st_ino))
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            try:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    waiting.append(Path(entry.path))
                elif entry.is_file():
                    yield Path(entry.path), entry.stat()
            except OSError:
                continue


def _is_picture(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return picture_format(file.read(HEAD)) is not None
    except OSError:
        return True  # it may be one: what is wrong is found out on reading it


def _seconds(taken: str) -> float:
    try:
        return calendar.timegm(time.strptime(taken, "%Y:%m:%d %H:%M:%S"))
    except (ValueError, OverflowError):
        return math.nan
