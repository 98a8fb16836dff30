"""The program from outside: usage, exit codes, pipes, disks and locales."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inpaint_app import __version__, cli

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    "words",
    [
        ["fill"],
        ["fill", "photo.png", "--mask", "mask.png"],
        ["fill", "photo.png", "-o", "out.png"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--seed", "-1"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--seed", "many"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--device", "tpu"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--quality", "good"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--variants", "0"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--variants", "5"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--variants", "two"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--learn-photo", "-1"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--learn-photo", "601"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--learn-photo", "nan"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--learn-photo", "long"],
        ["fill", "photo.png", "--mask", "m.png", "-o", "o.png", "--js"],
        ["doctor", "--fix"],
        ["one.png", "two.png"],
        ["--unknown"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage prints how to use it on stderr and ends with 2."""
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2
    assert "usage: inpaint-app" in capsys.readouterr().err


def run(
    *words: str, program: str = "-minpaint_app", **options: Any
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, program, *words],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
        **{"stdout": subprocess.PIPE, **options},
    )


def test_the_version_needs_no_screen() -> None:
    """`--version` prints name and version where there is no display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ""}
    done = run("--version", env=environment)
    assert (done.returncode, done.stdout) == (0, f"inpaint-app {__version__}\n")


def test_help_names_the_commands() -> None:
    """`--help` tells of the commands beside the window."""
    done = run("--help")
    assert done.returncode == 0
    assert "inpaint-app fill" in done.stdout
    assert "inpaint-app doctor" in done.stdout


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    """A closed pipe, as of `| head`, gives no traceback, with buffered output too."""
    reading, writing = os.pipe()
    os.close(reading)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    try:
        done = run("doctor", stdout=writing, env=environment)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_full_disk_under_the_report_is_one_line(tmp_path: Path) -> None:
    """A report that cannot be written is told on stderr, once, with exit status 1."""
    code = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "from inpaint_app.cli import main\n"
        "raise SystemExit(main(['doctor']))\n"
    )
    with open(tmp_path / "report", "w") as full:
        done = run(code, stdout=full, program="-c")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be written" in done.stderr


@pytest.mark.fault(75)
@pytest.mark.parametrize("locale", ["C", "POSIX", "tr_TR.UTF-8", "de_DE.ISO-8859-1"])
def test_any_locale_prints_any_name(locale: str, tmp_path: Path) -> None:
    """A name with characters that the terminal cannot show does not break the message."""
    environment = {**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "ascii"}
    done = run(
        "fill", str(tmp_path / "ı 🌻.png"), "--mask", "m.png", "-o", "o.png", env=environment
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
