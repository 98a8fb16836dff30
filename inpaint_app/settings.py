"""What the window remembers from one start to the next."""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from inpaint_app.core.atomic import atomic_write
from inpaint_app.core.errors import Sentence, shown
from inpaint_app.languages import WANTED

VERSION = 1
THEMES = ("system", "light", "dark")
_RECENT = 6
_LARGEST_FILE = 1_000_000  # bytes; ours has under ten thousand


@dataclass
class Settings:
    """Remembered values; a value of another type or outside its range becomes the default."""

    theme: str = "system"
    language: str = "system"
    geometry: str = ""  # of the window, as Qt's bytes in base64
    brush: float = 0.05  # diameter as a part of the photo's long side: fits stray people at once
    tools: dict[str, Any] = field(default_factory=dict)  # as the toolbox tells them
    open_folder: str = ""
    recent: list[str] = field(default_factory=list)
    keys: dict[str, list[str]] = field(default_factory=dict)  # only where the user changed them
    provenance: bool = False  # whether saved photos say that they were filled
    model: str = ""  # the learnt model that fills; empty: the shipped one
    learning_offered: bool = False  # whether the user knows that the program can learn

    def remember(self, path: Path) -> None:
        """Put a photo at the head of the recent ones."""
        name = os.path.abspath(path)
        self.recent = [name, *(other for other in self.recent if other != name)][:_RECENT]
        self.open_folder = os.path.dirname(name)


def read_settings(path: Path) -> tuple[Settings, Sentence | None]:
    """The settings in a file, and what to tell if they could not be used as they are.

    A missing file means defaults. A file that is no settings file is kept beside it under another
    name; in one with single bad values only these become defaults.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ValueError("too large")
        data = json.loads(path.read_bytes())
        if not isinstance(data, dict):
            raise ValueError("no object")
    except OSError:
        return Settings(), None
    except (ValueError, RecursionError):
        return Settings(), _set_aside(path)
    values = {f.name: data[f.name] for f in fields(Settings) if _usable(f.name, data.get(f.name))}
    return Settings(**values), None


def write_settings(path: Path, settings: Settings, read: Settings | None = None) -> None:
    """Replace the file; raises UserError where that fails.

    With `read`, the settings as they were at the start, what has not changed since is left as it is
    in the file: another window may have written it meanwhile.
    """
    with contextlib.suppress(OSError):  # writing says it better
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = {"version": VERSION, **asdict(settings)}
    if read is not None:
        there, _ = read_settings(path)
        kept = {f.name for f in fields(Settings) if data[f.name] == getattr(read, f.name)}
        data |= {name: getattr(there, name) for name in kept}
        others = [name for name in there.recent if name not in settings.recent]
        data["recent"] = [*settings.recent, *others][:_RECENT]
    with atomic_write(path, mode=0o600) as file:
        file.write(json.dumps(data, indent=1).encode("ascii"))


def _usable(name: str, value: Any) -> bool:
    if name == "theme":
        return value in THEMES
    if name == "language":
        return value in WANTED
    if name == "keys":
        return isinstance(value, dict) and len(value) < 200 and all(map(_are_keys, value.values()))
    if name == "tools":
        plain = (str, int, float)
        return isinstance(value, dict) and all(isinstance(v, plain) for v in value.values())
    if name in ("learning_offered", "provenance"):
        return isinstance(value, bool)
    if name == "brush":
        return isinstance(value, float) and 0 < value <= 0.5
    if name == "recent":
        return isinstance(value, list) and all(map(_is_path, value)) and len(value) <= _RECENT
    return isinstance(value, str) and len(value) < 10_000


def _are_keys(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(s, str) and len(s) < 100 for s in value)


def _is_path(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) < 10_000 and "\0" not in value


def _set_aside(path: Path) -> Sentence:
    kept = path.with_name(f"{path.name}.bad-{time.strftime('%Y%m%d-%H%M%S')}")
    with contextlib.suppress(OSError):
        os.replace(path, kept)
    return Sentence(
        "The settings were damaged and are now the defaults; the old file was kept as {name}.",
        name=shown(kept),
    )
