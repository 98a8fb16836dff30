"""Seconds and memory of a fill: python tests/benchmarks/fill_speed.py [--side 512] [--runs 5].

Draws a textured picture with a disc-shaped hole of a fifth of its area and fills it with the
shipped weights. Prints the median over the runs for each quality, and the growth of peak memory.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.shipped import shipped_weights


def picture(side: int) -> NDArray[np.uint8]:
    """Waves, a horizon and grain, (side, side, 3)."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:side, :side] / side
    waves = np.sin(40 * x + 8 * np.sin(9 * y)) * 30
    base = np.stack((120 + waves, 110 + 90 * (y > 0.55) + waves, 160 - 80 * y), 2)
    return np.clip(base + rng.normal(0, 8, base.shape), 0, 255).astype(np.uint8)


def peak_mb() -> float:
    """The highest memory use of this process so far, in MB; 0 where the system does not tell."""
    try:
        with Path("/proc/self/status").open() as lines:
            return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    except OSError:
        return 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    image = picture(options.side)
    y, x = np.mgrid[: options.side, : options.side] - options.side / 2
    mask = x * x + y * y < 0.2 / np.pi * options.side**2
    inpainter = Inpainter.load(shipped_weights())
    print(f"{inpainter.device_reason} {options.side} px, {mask.mean():.1%} hole")
    for quality in ("fast", "best"):
        before, seconds = peak_mb(), []
        for _ in range(options.runs + 1):
            started = time.perf_counter()
            steps = inpainter.fill(FillRequest(image, mask, quality=quality))
            for _progress in steps:
                pass
            seconds.append(time.perf_counter() - started)
        median = statistics.median(seconds[1:])  # the first also warms up
        span = f"{min(seconds[1:]):.2f}-{max(seconds[1:]):.2f}"
        print(f"{quality}: {median:.2f} s ({span}), peak +{peak_mb() - before:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
