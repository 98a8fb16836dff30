"""Learnings that were stopped and can go on: what they are, read without their weights."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STATE, PREVIOUS = "learning.state", "learning.previous"
_LARGEST_HEADER = 20_000_000  # bytes; that of a thousand photos has a tenth of a million


@dataclass(frozen=True)
class StoppedLearning:
    """A learning that waits; whether its state is whole is seen when it goes on."""

    name: str
    folder: Path
    seconds: float  # that were asked for
    fraction: float  # 0..1 of them that are spent


def stopped_learnings(root: Path) -> list[StoppedLearning]:
    """All below the folder of the library, by name; what cannot be read is left out."""
    found = []
    with contextlib.suppress(OSError):
        for place in sorted(root.iterdir(), key=lambda path: path.name.casefold()):
            for file in (place / STATE, place / PREVIOUS):
                learning = _read(place.name, file)
                if learning is not None:
                    found.append(learning)
                    break
    return found


def _read(name: str, file: Path) -> StoppedLearning | None:
    try:
        header = _header(file)
        folder, seconds = str(header["plan"]["folder"]), float(header["seconds"])
        fraction = float(header["used"]) / seconds if seconds > 0 else 0.0
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not os.path.isabs(folder):
        return None
    return StoppedLearning(name, Path(folder), seconds, min(max(fraction, 0.0), 1.0))


def _header(file: Path) -> dict[str, Any]:
    """Ours in the header of a safetensors file; ValueError or KeyError for anything else."""
    if not file.is_file():
        raise ValueError("not there")
    with file.open("rb") as stream:
        size = int.from_bytes(stream.read(8), "little")
        if not 0 < size <= _LARGEST_HEADER:
            raise ValueError("no such file")
        metadata = json.loads(stream.read(size))["__metadata__"]
    header = json.loads(metadata["inpaint"])
    if not isinstance(header, dict) or header.get("kind") != "learning":
        raise ValueError("another kind of file")
    return header
