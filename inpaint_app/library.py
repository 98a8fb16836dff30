"""The library of learnt models in the user's data folder: a folder for each, with its report."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inpaint_app.core.atomic import atomic_write
from inpaint_app.core.claims import claimed
from inpaint_app.core.errors import UserError, shown
from inpaint_app.shipped import shipped_weights

SUFFIX = ".safetensors"
# The same in every model's folder, so that renaming a model is renaming one folder.
WEIGHTS, REPORT, PAGE = f"model{SUFFIX}", "report.json", "report.html"
_LONGEST_NAME = 60
# What every file system takes, and no shell reads as an option or a path.
_NAME = re.compile(r"[^\W_][\w .()+-]*", re.UNICODE)
_LARGEST_REPORT = 10_000_000  # bytes


def data_folder() -> Path:
    """Where the user's data of this program lie; the same place that Qt calls AppDataLocation."""
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming") / "inpaint-app"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "inpaint-app"
    named = os.environ.get("XDG_DATA_HOME", "")
    return (Path(named) if os.path.isabs(named) else home / ".local" / "share") / "inpaint-app"


@dataclass(frozen=True)
class LearntModel:
    """One model of the library."""

    name: str
    weights: Path
    size: int  # bytes of all its files
    report: dict[str, Any]  # as written by `learn`; empty for an imported one

    @property
    def date(self) -> str:
        """When it was learnt, as year-month-day; empty if unknown."""
        return str(self.report.get("date", ""))

    @property
    def folder(self) -> str:
        """The folder that it was learnt from; empty if unknown."""
        return str(self.report.get("folder", ""))

    @property
    def verdict(self) -> str:
        """As in its report; empty if unknown."""
        return str(self.report.get("verdict", ""))

    @property
    def gain(self) -> float | None:
        """By how much smaller its error was on photos kept aside, as a part; None if unknown."""
        change = self.report.get("change")
        found = change.get("mean") if isinstance(change, dict) else None
        return -float(found) if isinstance(found, (int, float)) else None

    @property
    def page(self) -> Path:
        """The printable report, if there is one."""
        return self.weights.parent / PAGE


def model_name(weights: Path) -> str:
    """What a model is called whose weights lie there, in the library or anywhere."""
    return weights.parent.name if weights.name == WEIGHTS else weights.stem


class Library:
    """Models by name. Every method raises UserError where a name or a file is at fault."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or data_folder() / "models"

    def models(self) -> list[LearntModel]:
        """All that have weights, by name; unfinished learnings are none."""
        found = []
        with contextlib.suppress(OSError):
            for folder in sorted(self.root.iterdir(), key=lambda path: path.name.casefold()):
                with contextlib.suppress(OSError):
                    if (folder / WEIGHTS).is_file():
                        found.append(self._model(folder))
        return found

    def find(self, name: str) -> LearntModel:
        """The model of that name."""
        folder = self.place(name)
        if not (folder / WEIGHTS).is_file():
            known = ", ".join(model.name for model in self.models())
            raise UserError(
                "There is no learnt model named {name}; the library holds: {known}",
                name=name,
                known=known or "(none)",
            )
        return self._model(folder)

    def place(self, name: str) -> Path:
        """The folder of a model of that name, whether it exists or not."""
        usable = _NAME.fullmatch(name) and name == name.strip(" .")
        if not usable or len(name.encode()) > _LONGEST_NAME or name == shipped_weights().stem:
            raise UserError(
                "{name} is no possible name of a model; use letters, digits, spaces and hyphens",
                name=shown(name) or "(nothing)",
            )
        return self.root / name

    def place_for_new(self, name: str) -> Path:
        """The folder for a model that does not exist yet."""
        folder = self.place(name)
        if (folder / WEIGHTS).exists():
            raise UserError(
                "A model named {name} exists already; choose another name or remove it", name=name
            )
        return folder

    @contextlib.contextmanager
    def making(self, name: str) -> Iterator[Path]:
        """The folder for a model that does not exist yet, to oneself."""
        folder = self.place_for_new(name)
        with contextlib.ExitStack() as stack:
            _claim(folder, stack)
            yield folder

    def weights(self, name: str) -> Path:
        """Where the weights of a model of that name are, or are to be written."""
        return self.place(name) / WEIGHTS

    def rename(self, name: str, new: str) -> LearntModel:
        """Give a model another name."""
        model, target = self.find(name), self.place_for_new(new)
        with _told(target):
            if target.exists():
                raise UserError("{name} is being learnt; choose another name", name=new)
            model.weights.parent.rename(target)
        return self.find(new)

    def export(self, name: str, path: Path) -> Path:
        """Copy the weights alone to a file: no photo and no name of one leaves with them."""
        model = self.find(name)
        target = path / f"{name}{SUFFIX}" if path.is_dir() else path
        if target.suffix != SUFFIX:
            target = target.with_name(target.name + SUFFIX)
        with _told(target), model.weights.open("rb") as source, atomic_write(target) as file:
            shutil.copyfileobj(source, file)
        return target

    def add(self, path: Path, name: str | None = None) -> LearntModel:
        """Import weights from a file, checked: type, hash, shapes, finite values."""
        from inpaint_app.core.inpainter import Inpainter  # imports torch, which takes seconds

        if path.suffix != SUFFIX:
            raise UserError(
                "{file} is no .safetensors file, the only kind of network", file=shown(path)
            )
        name = name or path.stem
        if any(self.place_for_new(name).glob("learning.*")):
            raise UserError("{name} is being learnt; choose another name", name=name)
        Inpainter.load(path, device="cpu")  # raises UserError for anything else
        with self.making(name) as folder:
            target = folder / WEIGHTS
            with _told(target), path.open("rb") as source, atomic_write(target) as file:
                shutil.copyfileobj(source, file)
        return self._model(folder)

    def remove(self, name: str) -> None:
        """Delete a model, its report and what it knows of the photos; the photos stay."""
        folder = self.place(name)
        if not folder.is_dir():
            self.find(name)  # says which there are
        with contextlib.ExitStack() as stack:
            _claim(folder, stack)
        with _told(folder):
            if folder.exists():  # an empty one went with the claim
                shutil.rmtree(folder)

    def write_report(self, name: str, report: dict[str, Any], page: str) -> None:
        """Keep the report with its model, as data and as a page to print."""
        folder = self.place(name)
        with atomic_write(folder / REPORT, mode=0o600) as file:
            file.write(json.dumps(report, indent=1).encode("ascii"))
        with atomic_write(folder / PAGE, mode=0o600) as file:
            # The folder's name may be no text.
            file.write(page.encode(errors="backslashreplace"))

    def _model(self, folder: Path) -> LearntModel:
        size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
        return LearntModel(folder.name, folder / WEIGHTS, size, _report(folder / REPORT))


def _claim(folder: Path, stack: contextlib.ExitStack) -> None:
    """Have the folder of a model to oneself as long as the stack lasts."""
    with _told(folder):
        try:
            stack.enter_context(claimed(folder))
        except BlockingIOError as error:
            raise UserError(
                "{name} is being learnt; wait until that has ended", name=folder.name
            ) from error


def _report(path: Path) -> dict[str, Any]:
    """What was written, or nothing: a model can be used without its report."""
    try:
        if path.stat().st_size > _LARGEST_REPORT:
            return {}
        report = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return report if isinstance(report, dict) else {}


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the disk says into a sentence."""
    try:
        yield
    except OSError as error:
        raise UserError(
            "The library of models could not change {name} ({reason}); see whether its folder "
            "can be written",
            name=shown(path),
            reason=error.strerror or type(error).__name__,
            details=repr(error),
        ) from error
