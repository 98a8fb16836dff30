"""Libraries that are too old are named before they can do harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inpaint_app.requirements import outdated


def pretend_installed(folder: Path, name: str, version: str, *requirements: str) -> None:
    """Put the metadata of a distribution into a folder for sys.path."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {requirement}" for requirement in requirements]
    (info / "METADATA").write_text("\n".join(lines) + "\n")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in front of all others, where distributions can be pretended."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.mark.fault(78)
@pytest.mark.parametrize("version", ["12.3.0", "9.0", "12"])
def test_an_old_library_is_named_with_both_versions(installed: Path, version: str) -> None:
    """A library below its bound is listed with the version found and the version needed."""
    pretend_installed(installed, "inpaint-app", "1", "pillow>=13.0.0", "torch>=2.6; extra == 'x'")
    pretend_installed(installed, "pillow", version)
    assert outdated() == [f"pillow {version} (needs 13.0.0 or newer)"]


@pytest.mark.parametrize("version", ["13", "13.0.0", "13.0.1", "14.0.0rc1", "13.0.0+local"])
def test_a_new_enough_library_is_not_named(installed: Path, version: str) -> None:
    """The bound itself and anything newer is fine, with or without a suffix."""
    pretend_installed(installed, "inpaint-app", "1", "pillow>=13.0.0")
    pretend_installed(installed, "pillow", version)
    assert outdated() == []


def test_a_library_under_another_name_is_left_to_the_import(installed: Path) -> None:
    """A distribution that is not found by name is no reason to refuse."""
    pretend_installed(installed, "inpaint-app", "1", "no-such-library-anywhere>=5")
    assert outdated() == []


@pytest.mark.fault(78)
def test_the_program_refuses_to_start_on_an_old_library(tmp_path: Path) -> None:
    """A fill with a library below its bound ends with one line that names it."""
    pretend_installed(tmp_path, "inpaint-app", "1", "torch>=2.6")
    pretend_installed(tmp_path, "torch", "2.5.1")
    done = subprocess.run(
        [sys.executable, "-m", "inpaint_app", "fill", "a.png", "--mask", "b.png", "-o", "c.png"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=Path(__file__).resolve().parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "torch 2.5.1 (needs 2.6 or newer)" in done.stderr
