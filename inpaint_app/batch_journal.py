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
    options are the same. A last line that a kill has torn is left out. Before a result is written
    over, a line takes the earlier one back: a kill between the writing of the result and that of
    its line must not look as if the user had changed the result.
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
        entry = self._known(photo, mask, output)
        if entry is None or entry.get("result") != stamp(output):
            return None
        told: dict[str, Any] = entry["output"]
        return told

    def changed(self, photo: Path, mask: Path | None, output: Path) -> bool:
        """Whether only the result is another than at that time: the user's work, not ours."""
        entry = self._known(photo, mask, output)
        return entry is not None and entry.get("result") != stamp(output)

    def begin(self, output: Path) -> None:
        """Take back what is written down of a result that is now written anew."""
        if str(output) in self._entries:
            self._append({"output": {"output": str(output)}})

    def add(self, photo: Path, mask: Path | None, output: Path, told: dict[str, Any]) -> None:
        """Write down that the result is there; a journal that cannot be written costs only time."""
        self._append(self._entry(photo, mask, output, told))

    def _known(self, photo: Path, mask: Path | None, output: Path) -> dict[str, Any] | None:
        """The line of a result that is there, if all but the result is as it was then."""
        entry = self._entries.get(str(output))
        if entry is None or mask is None:
            return None
        now = self._entry(photo, mask, output, entry["output"])
        same = now["result"] is not None and {**entry, "result": now["result"]} == now
        return entry if same else None

    def _append(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry)
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
