"""A file that is there, and one that takes its place, for the tests of writing whole files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inpaint_app.core.atomic import atomic_write

OLD, NEW = b"the old bytes", b"the new bytes, rather more of them"

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions, links, limits")


def write(path: Path) -> None:
    """Make or replace the file, in two pieces, as an encoder does."""
    with atomic_write(path) as file:
        file.write(NEW[:5])
        file.write(NEW[5:])
