"""Scripts in child processes, for what would harm the test run itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def run_python(
    script: str, *arguments: object, flags: tuple[str, ...] = (), seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run a script with these arguments in a fresh Python that can import the application."""
    return subprocess.run(
        [sys.executable, *flags, "-c", script, *map(str, arguments)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
