"""Seconds and memory of a fill: python tests/benchmarks/fill_speed.py [--side 512] [--runs 5].

Draws a textured picture with a disc-shaped hole of a fifth of its area and fills it with the
shipped weights: `fast` and `best` with the network loaded, each in a process of its own, whose
memory counts from where everything is imported and loaded; then `inpaint-app fill` as a whole.
Medians, with the least and the most. On a busy machine look at the seconds of CPU: they hold over
all threads and count no waiting.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage

QUALITIES = ("fast", "best")


def picture(side: int) -> NDArray[np.uint8]:
    """Waves, a horizon and grain, (side, side, 3)."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:side, :side] / side
    waves = np.sin(40 * x + 8 * np.sin(9 * y)) * 30
    base = np.stack((120 + waves, 110 + 90 * (y > 0.55) + waves, 160 - 80 * y), 2)
    return np.clip(base + rng.normal(0, 8, base.shape), 0, 255).astype(np.uint8)


def hole(side: int) -> NDArray[np.bool_]:
    """A disc of a fifth of the area, in the middle."""
    y, x = np.mgrid[:side, :side] - side / 2
    return np.asarray(x * x + y * y < 0.2 / np.pi * side**2)


def status_mb(key: str) -> float:
    """VmRSS (memory now) or VmHWM (its highest so far) in MB; NaN where the system tells none."""
    try:
        with Path("/proc/self/status").open() as lines:
            return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(key))
    except OSError:
        return float("nan")


def measure(quality: str, side: int, runs: int) -> str:
    """Fill with the network loaded; the line to print."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program does, before torch loads
    from inpaint_app.core.fills import FillRequest
    from inpaint_app.core.inpainter import Inpainter
    from inpaint_app.shipped import shipped_weights

    image, mask = picture(side), hole(side)
    inpainter = Inpainter.load(shipped_weights())
    held, seconds, cpu = status_mb("VmRSS"), [], []
    for _ in range(runs + 1):
        started, worked = time.perf_counter(), time.process_time()
        assert quality in ("fast", "best")
        for _progress in inpainter.fill(FillRequest(image, mask, quality=quality)):
            pass
        seconds.append(time.perf_counter() - started)
        cpu.append(time.process_time() - worked)
    # The first also warms up.
    text = f"{quality} on {inpainter.device}: first {seconds[0]:.2f} s, then {spread(seconds[1:])}"
    text += f", {statistics.median(cpu[1:]):.2f} s of CPU"
    return f"{text}, peak +{status_mb('VmHWM') - held:.0f} MB above the loaded program"


def measure_command(side: int, runs: int) -> str:
    """The command from its start to its end, start of Python and torch included."""
    with tempfile.TemporaryDirectory() as name:
        photo, mask, out = (str(Path(name, f"{word}.png")) for word in ("photo", "mask", "out"))
        PillowImage.fromarray(picture(side)).save(photo)
        PillowImage.fromarray(hole(side)).save(mask)
        command = [sys.executable, "-m", "inpaint_app", "fill", photo, "--mask", mask, "-o", out]
        seconds, peaks = [], []
        for _ in range(runs):
            started = time.perf_counter()
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                sys.exit(f"{' '.join(command)} ended with {child.returncode}")
            seconds.append(time.perf_counter() - started)
            peaks.append(usage.ru_maxrss / 1024)
    return f"inpaint-app fill: {spread(seconds)}, {max(peaks):.0f} MB in all"


def spread(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s ({min(seconds):.2f}-{max(seconds):.2f})"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=QUALITIES, help=argparse.SUPPRESS)  # of the children
    a = parser.parse_args()
    if a.only:
        print(measure(a.only, a.side, a.runs))
        return 0
    share, load = hole(a.side).mean(), os.getloadavg()[0]
    print(
        f"{a.side} px, hole {share:.1%}, {os.cpu_count()} cores, load before {load:.1f}", flush=True
    )
    for quality in QUALITIES:
        words = ["--only", quality, "--side", str(a.side), "--runs", str(a.runs)]
        subprocess.run([sys.executable, __file__, *words], check=True)
    print(measure_command(a.side, a.runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
