"""What a person gets who installs the package or follows the README."""

from __future__ import annotations

import os
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as PillowImage

from inpaint_app import __version__, cli, shipped
from inpaint_app.display import PACKAGES

ROOT = Path(__file__).resolve().parent.parent


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements() -> list[str]:
    """All requirements of the package, of its extras too."""
    project = pyproject()["project"]
    extras = project["optional-dependencies"].values()
    return [*project["dependencies"], *(line for lines in extras for line in lines)]


def pins() -> dict[str, str]:
    """The pinned version of each normalised name in constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {normalised(name): version for name, version in pairs}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def command(name: str) -> str:
    """The fenced block after the comment with that name in the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    match = re.search(rf"^<!-- {name} command -->\s*```\w*\n(.*?)^```", readme, re.M | re.S)
    assert match, f"README.md has no fenced block after <!-- {name} command -->"
    return match[1]


@pytest.mark.parametrize("requirement", requirements())
def test_every_requirement_is_pinned_at_or_above_its_bound(requirement: str) -> None:
    """The tested version of each direct requirement is in constraints.txt and allowed."""
    name, bound = requirement.split(">=")
    assert numbers(pins()[normalised(name)]) >= numbers(bound)


def test_the_constraints_suit_any_package_index() -> None:
    """Constraints name exact plain versions: no index, no address, no local build such as +cpu."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line.startswith("#") or re.fullmatch(r"[\w.-]+==[\d.]+", line), line


def test_both_names_of_the_program_start_the_same_function() -> None:
    """The console script and the one without a terminal are the command line's main."""
    project = pyproject()["project"]
    assert project["scripts"]["inpaint-app"] == "inpaint_app.cli:main"
    assert project["gui-scripts"]["inpaint-appw"] == "inpaint_app.cli:main"
    assert callable(cli.main)


def test_the_version_is_said_once() -> None:
    """The package takes its version from the code."""
    assert pyproject()["project"]["dynamic"] == ["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_every_resource_is_installed() -> None:
    """Each file under resources has a kind that the package data include."""
    patterns = pyproject()["tool"]["setuptools"]["package-data"]["*"]
    left_out = [
        str(path.relative_to(ROOT))
        for path in shipped.RESOURCES.rglob("*")
        if path.is_file()
        and "screenshots" not in path.parts
        and path.suffix != ".ts"  # of which the .qm are made
        and not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert left_out == []


def test_the_sample_is_small_and_carries_no_metadata() -> None:
    """The sample photo is a small RGB JPEG without EXIF or profile."""
    path = shipped.RESOURCES / "sample.jpg"
    assert path.stat().st_size <= 150_000
    with PillowImage.open(path) as image:
        image.load()
        assert image.mode == "RGB"
        assert not {"exif", "icc_profile", "comment"} & set(image.info)


def test_the_readme_runs_the_app_from_nothing() -> None:
    """The README's first command makes an environment, installs with constraints and opens."""
    said = command("run")
    assert "-m venv" in said
    assert "-c constraints.txt" in said
    assert "inpaint-app resources/sample.jpg" in said


def test_the_readme_runs_the_tests_from_nothing() -> None:
    """The README's second command makes an environment, installs with constraints and tests."""
    said = command("test")
    assert "-m venv" in said
    assert "-c constraints.txt" in said
    assert "pytest" in said


def test_the_readme_names_the_system_libraries() -> None:
    """The README lists every system package that the window may need on a bare machine."""
    words = (ROOT / "README.md").read_text(encoding="utf-8").split()
    assert set(PACKAGES.split()) <= set(words)


def test_the_whole_check_can_be_run() -> None:
    """The script of the whole check is executable."""
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
