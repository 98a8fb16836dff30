"""No screen is a sentence, not an abort."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inpaint_app.core.errors import UserError
from inpaint_app.display import PACKAGES, missing_library, require_display

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.fault(74)
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":65000"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-of-nobody"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":65000"},
    ],
)
def test_no_screen_is_told_before_qt_is_asked(environment: dict[str, str]) -> None:
    """Where neither X11 nor Wayland answers, one sentence says what to do."""
    with pytest.raises(UserError, match="No screen was found") as caught:
        require_display(environment, system="linux")
    assert "inpaint-app fill" in str(caught.value)


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "linuxfb"])
def test_a_platform_chosen_by_name_needs_no_screen(platform: str) -> None:
    """Platforms that draw elsewhere than on a desktop are left to Qt."""
    require_display({"QT_QPA_PLATFORM": platform}, system="linux")


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_a_screen(system: str) -> None:
    """macOS and Windows know neither X11 nor DISPLAY."""
    require_display({}, system=system)


def test_a_missing_system_library_is_named_with_its_packages() -> None:
    """The failure to load a system library becomes a sentence with the command that mends it."""
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    sentence = missing_library(error)
    assert sentence is not None
    assert "libEGL.so.1" in str(sentence)
    assert f"apt-get install {PACKAGES}" in str(sentence)


def test_other_import_errors_are_no_missing_library() -> None:
    """A missing Python module is not explained as a system library."""
    assert missing_library(ImportError("No module named 'torch'")) is None


@pytest.mark.fault(74)
def test_the_program_ends_with_one_line_where_there_is_no_screen() -> None:
    """Without a display the program prints one line and exits with 1; Qt never gets to abort."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ""}
    environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "-m", "inpaint_app", "./fill"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "No screen was found" in done.stderr
