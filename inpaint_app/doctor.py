"""`inpaint-app doctor`: is all well here, and if not, what is amiss."""

from __future__ import annotations

import json
import os
import platform
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from inpaint_app import __version__, requirements, shipped
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest
from inpaint_app.core.pixels import changed_outside
from inpaint_app.display import missing_library, require_display

if TYPE_CHECKING:
    from inpaint_app.photo_fill import LoadFiller

LIBRARIES = ("torch", "PySide6-Essentials", "pillow", "numpy", "safetensors", "pillow-heif")

_LATENT = ("background", "familiarity")  # of a network's origin (`core/latents.py`)


def report(*, as_json: bool, load: LoadFiller) -> tuple[str, bool]:
    """The report on this installation, and whether photos can be filled here."""
    findings = examine(shipped.shipped_weights(), load)
    return json.dumps(findings) if as_json else as_text(findings), findings["usable"]


def examine(weights: Path, load: LoadFiller) -> dict[str, Any]:
    """Test everything that a fill needs; never raises for what it finds.

    `problems` holds a sentence for each thing that prevents a fill and decides `usable`; a missing
    screen is told under `window` only, because the command line needs none.
    """
    problems = [f"A library is too old: {library}." for library in requirements.outdated()]
    findings = {
        "usable": False,
        "problems": problems,
        "versions": _versions(),
        "system": platform.platform(),
        "cpu_threads": os.cpu_count(),
        "memory_mb": _memory(),
        "devices": _devices(problems),
        "network": _network(weights, problems),
        "fill": _trial(weights, load, problems),
        "window": _window(),
        "folders": _folders(),
    }
    findings["usable"] = not problems
    return findings


def as_text(findings: dict[str, Any]) -> str:
    """The report for a person: a line for each group of facts, the verdict last."""
    lines = []
    for name, value in findings.items():
        if name in ("usable", "problems") or value is None:
            continue
        entries = value if isinstance(value, list) else [value]
        lines += [f"{name + ':':<13}{_in_words(entry)}" for entry in entries]
    lines += [f"PROBLEM: {problem}" for problem in findings["problems"]]
    lines.append("All is well." if findings["usable"] else "Photos cannot be filled here yet.")
    return "\n".join(lines)


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        facts = {key: fact for key, fact in value.items() if fact is not None}
        return ", ".join(f"{key} {_in_words(fact)}" for key, fact in facts.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _versions() -> dict[str, str | None]:
    found = {name.lower(): requirements.installed(name) for name in LIBRARIES}
    return {"inpaint-app": __version__, "python": platform.python_version(), **found}


def _memory() -> dict[str, int] | None:
    """Total and free main memory in MB, where the system tells."""
    try:
        page = os.sysconf("SC_PAGE_SIZE")
        names = {"total": "SC_PHYS_PAGES", "free": "SC_AVPHYS_PAGES"}
        return {
            name: os.sysconf(key) * page // 2**20
            for name, key in names.items()
            if key in os.sysconf_names  # macOS does not tell what is free
        }
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return None


def _devices(problems: list[str]) -> list[dict[str, Any]]:
    """Each kind of device, tested by a real small kernel; the CPU has to pass."""
    try:
        from models.devices import ORDER, choose_device, try_kernel
    except (ImportError, OSError) as error:  # OSError: a library of torch cannot be loaded
        problems.append(f"PyTorch cannot be used ({error}); install the application again.")
        return []
    devices = []
    for name in ORDER:
        started = time.perf_counter()
        choice = choose_device(name)
        milliseconds = round(1000 * (time.perf_counter() - started))
        works = choice.name == name
        devices.append(
            {"device": name, "works": works, "ms": milliseconds, "reason": choice.reason}
        )
    if fault := try_kernel("cpu"):  # the last resort of every choice
        problems.append(f"The processor failed its test ({fault}).")
    return devices


def _network(weights: Path, problems: list[str]) -> dict[str, Any]:
    """The shipped network: its checksum, recomputed, and where it comes from."""
    facts: dict[str, Any] = {"file": str(weights), "sound": False}
    if not weights.is_file():
        problems.append(f"The network {weights} is missing; install the application again.")
        return facts
    facts["bytes"] = weights.stat().st_size
    try:
        from models.checkpoint import CheckpointError, load_checkpoint
    except (ImportError, OSError):
        return facts  # _devices has said why
    try:
        checkpoint = load_checkpoint(weights)
    except (CheckpointError, OSError) as error:
        problems.append(f"The network {weights} cannot be used: {error}.")
        return facts
    facts["sound"] = True
    facts["sha256"] = checkpoint.sha256
    facts["parameters"] = sum(tensor.numel() for tensor in checkpoint.weights.values())
    # Not how photos lie in its latent space: thirty thousand numbers that nobody reads.
    facts["origin"] = {k: v for k, v in checkpoint.origin.items() if k not in _LATENT}
    return facts


def _trial(weights: Path, load: LoadFiller, problems: list[str]) -> dict[str, Any] | None:
    """Fill a hole in a small drawn picture with the network, as the command line would."""
    if problems:
        return None
    image = np.indices((96, 96, 3)).sum(axis=0).astype(np.uint8)  # (96, 96, 3), a soft ramp
    mask = np.zeros(image.shape[:2], np.bool_)
    mask[40:56, 40:56] = True
    try:
        inpainter = load(weights, "auto", weights.stem)
        steps = inpainter.fill(FillRequest(image, mask))
        while True:
            next(steps)
    except StopIteration as end:
        fill: Fill = end.value
    except (UserError, RuntimeError, ValueError, OSError, ImportError, MemoryError) as error:
        problems.append(f"A trial fill failed: {error}")
        return None
    result = image.copy()
    result[fill.bounds.slices] = fill.pixels
    if changed_outside(image, result, mask):
        problems.append("A trial fill changed pixels outside the mask.")
    return {
        "device": fill.device,
        "reason": inpainter.device_reason,
        "seconds": round(fill.seconds, 3),
    }


def _window() -> dict[str, Any]:
    """Whether the window could be opened from here, and with which Qt."""
    facts: dict[str, Any] = {"ready": False, "qt": None, "reason": None}
    try:
        from PySide6 import QtCore, QtWidgets  # noqa: F401 - loads what the window needs

        facts["qt"] = QtCore.qVersion()
        require_display()
    except ImportError as error:
        facts["reason"] = str(missing_library(error) or error)
    except UserError as error:
        facts["reason"] = str(error)
    else:
        facts["ready"] = True
    return facts


def _folders() -> dict[str, str]:
    """Where the app lies and where it keeps the settings and the log of the user."""
    folders = {"code": str(Path(__file__).parent), "resources": str(shipped.RESOURCES)}
    try:
        from PySide6.QtCore import QCoreApplication, QStandardPaths
    except ImportError:
        return folders
    QCoreApplication.setApplicationName(requirements.DISTRIBUTION)  # as the window does
    places = QStandardPaths.StandardLocation
    folders["settings"] = QStandardPaths.writableLocation(places.AppConfigLocation)
    folders["log"] = QStandardPaths.writableLocation(places.StateLocation)
    return folders
