"""Whether the installed libraries are new enough, asked of the package's own metadata."""

from __future__ import annotations

import re
from importlib import metadata

DISTRIBUTION = "inpaint-app"


def outdated() -> list[str]:
    """Name each required library that is older than the lower bound, with both versions.

    Empty when all is well, and when the app runs from a folder without having been installed. A
    library that other packagers ship under another name is not found here; importing it decides.
    """
    try:
        required = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    found = []
    for line in required:
        # Extras carry a marker and do not match; excluded versions stand before the bound.
        bound = re.match(r"([\w.-]+?)(?:!=[\d.]+,)?>=([\d.]+)$", line)
        if bound is None:
            continue
        version = installed(bound[1])
        if version is not None and _release(version) < _release(bound[2]):
            found.append(f"{bound[1]} {version} (needs {bound[2]} or newer)")
    return found


def installed(name: str) -> str | None:
    """The installed version of a distribution, or None if there is none by that name."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _release(version: str) -> tuple[int, ...]:
    """The numbers of a version before any suffix, without trailing zeros: 2.13.0+cpu -> (2, 13)."""
    match = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(part) for part in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
