"""What a batch has done, so that the next run after a kill does only the rest."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

NAME = ".inpaint-batch.jsonl"

Stamp = list[int] | None  # modification time in ns and size; None where there is no file


class Journal:
    """A file in the folder of the results, with a line for each photo that has been filled.

    A line is only believed while photo, mask and result are those of that time and the `wanted`
    options are the same. A last line that a kill has torn is left out.
    """

    def __init__(self, folder: Path, wanted: dict[str, Any]) -> None:
        self._path = folder / NAME
        self._wanted = json.loads(json.dumps(wanted))
        self._entries: dict[str, dict[str, Any]] = {}
        for line in self._lines():
            try:
                entry = json.loads(line)
                self._entries[entry["output"]["output"]] = entry
            except (ValueError, TypeError, KeyError, RecursionError):
                continue

    def done(self, photo: Path, mask: Path | None, output: Path) -> dict[str, Any] | None:
        """What was told of this photo when its result was written, if that still holds."""
        entry = self._entries.get(str(output))
        if (
            entry is None
            or mask is None
            or entry != self._entry(photo, mask, output, entry["output"])
        ):
            return None
        told: dict[str, Any] = entry["output"]
        return told

    def add(self, photo: Path, mask: Path | None, output: Path, told: dict[str, Any]) -> None:
        """Write down that the result is there; a journal that cannot be written costs only time."""
        line = json.dumps(self._entry(photo, mask, output, told))
        try:
            with self._path.open("a", encoding="ascii") as file:
                file.write(f"\n{line}" if self._torn() else line)
                file.write("\n")
        except OSError:
            pass

    def _entry(
        self, photo: Path, mask: Path | None, output: Path, told: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "wanted": self._wanted,
            "photo": stamp(photo),
            "mask": mask and stamp(mask),
            "result": stamp(output),
            "output": told,
        }

    def _torn(self) -> bool:
        """Whether the last line was not finished."""
        with self._path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"

    def _lines(self) -> list[str]:
        try:
            return self._path.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return []


def stamp(path: Path) -> Stamp:
    """What changes when a file is written anew."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return [state.st_mtime_ns, state.st_size]
