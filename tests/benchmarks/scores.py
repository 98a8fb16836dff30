"""Results of the quality benchmark as numbers side by side, and as the tables of the README."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Names of the methods in tables, in the order of their rows.
NAMES = {
    "telea": "OpenCV Telea",
    "ns": "OpenCV Navier-Stokes",
    "shiftmap": "OpenCV shift map",
    "fsr": "OpenCV FSR",
    "biharmonic": "biharmonic (scikit-image)",
    "patchmatch": "PatchMatch (PyPatchMatch)",
    "gmic": "G'MIC",
    "resynth": "Resynthesizer (GIMP)",
    "network": "the network alone",
    "copying": "copying alone, started from a smooth membrane",
    "fast": "Inpaint App, `fast`",
    "ours": "**Inpaint App**",
}
# Heading, key of the results, digits, and which way is better: "=" is nearer to 1.
COLUMNS = (
    ("PSNR", "psnr_hole", 2, "+"),
    ("feature distance", "pdist_hole", 3, "-"),
    ("KID", "kid", 0, "-"),
    ("sharpness", "sharp", 2, "="),
    ("seam", "seam", 2, "="),
)
DRAWS = 10_000


@dataclass(frozen=True)
class Result:
    """What one method got on the photos of one kind of mask."""

    method: str
    rows: dict[tuple[str, str], dict[str, float]]  # by name and hash of the photo
    kid: float
    failed: int
    seconds: float  # median of a photo

    @classmethod
    def read(cls, path: Path, method: str) -> Result:
        """From a file of the harness."""
        found: dict[str, Any] = json.loads(path.read_text())
        rows = {(row["image"], row["sha"]): row for row in found["rows"]}
        seconds = [row["seconds"] for row in found["rows"] if "seconds" in row]
        return cls(
            method,
            rows,
            float(found["summary"]["kid"][0]),
            int(found["failed"]),
            float(np.median(seconds)) if seconds else float("nan"),
        )


@dataclass(frozen=True)
class Difference:
    """How ours differs from another method, better being positive, with a 95 % interval."""

    mean: float
    low: float
    high: float
    wins: float  # share of the photos on which ours is better; ties count half


def shared(results: Sequence[Result]) -> list[tuple[str, str]]:
    """The photos that all have, with the same holes; ValueError if there are none."""
    photos = sorted(set.intersection(*(set(result.rows) for result in results)))
    if not photos:
        raise ValueError("the results have no photo in common")
    for photo in photos:
        areas = [result.rows[photo]["area"] for result in results]
        if max(areas) - min(areas) > 1e-6:
            raise ValueError(f"the results for {photo[0]} are of different holes")
    return photos


def goodness(
    result: Result, photos: Sequence[tuple[str, str]], key: str, way: str
) -> NDArray[np.float64]:
    """(N,) a number for each photo of which more is better."""
    values = np.array([result.rows[photo][key] for photo in photos], np.float64)
    if way == "=":
        return -np.abs(np.log(np.maximum(values, 1e-3)))
    return values if way == "+" else -values


def difference(ours: Result, other: Result, key: str, way: str) -> Difference:
    """Ours less the other, photo by photo, with a bootstrap over the photos."""
    photos = shared((ours, other))
    d = goodness(ours, photos, key, way) - goodness(other, photos, key, way)
    draws = np.random.default_rng(0).integers(0, len(d), (DRAWS, len(d)))
    low, high = np.percentile(d[draws].mean(1), (2.5, 97.5))
    return Difference(float(d.mean()), float(low), float(high), float((np.sign(d) + 1).mean() / 2))


def mean(result: Result, photos: Sequence[tuple[str, str]], key: str, way: str) -> float:
    """Over these photos; of ratios the geometric one.

    KID is no mean: it is of all the photos of a result, and NaN where those are not these.
    """
    if key == "kid":
        return result.kid if len(photos) == len(result.rows) else float("nan")
    values = np.array([result.rows[photo][key] for photo in photos], np.float64)
    if way == "=":
        return float(np.exp(np.log(np.maximum(values, 1e-3)).mean()))
    return float(values.mean())


def quality_table(results: Sequence[Result]) -> str:
    """Markdown: a row for each method, means over the photos that all have."""
    photos = shared(results)
    headings = [heading for heading, *_ in COLUMNS]
    lines = [
        "| method | " + " | ".join(headings) + " |",
        "|---|" + "---:|" * len(headings),
    ]
    for result in _in_order(results):
        cells = [_number(mean(result, photos, key, way), digits) for _, key, digits, way in COLUMNS]
        lines.append(f"| {NAMES.get(result.method, result.method)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def interval_table(results: Sequence[Result]) -> str:
    """Markdown: how much better ours is than each other method; above zero is better."""
    ours = next(result for result in results if result.method == "ours")
    lines = [
        "| Inpaint App against | PSNR, dB | feature distance | sharpness | seam | "
        "nearer by features |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for result in _in_order(results):
        if result.method in ("ours", "fast"):
            continue
        cells = []
        for _, key, digits, way in COLUMNS:
            if key != "kid":
                d = difference(ours, result, key, way)
                cells.append(f"{d.mean:+.{digits}f} ({d.low:+.{digits}f} to {d.high:+.{digits}f})")
        wins = difference(ours, result, "pdist_hole", "-").wins
        cells.append(f"{wins:.0%} of photos")
        lines.append(f"| {NAMES.get(result.method, result.method)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def worst(results: Sequence[Result], count: int = 5) -> list[tuple[str, str, float]]:
    """Photos on which another method is nearest to ours or ahead: name, method, how far ahead."""
    photos = shared(results)
    ours = next(result for result in results if result.method == "ours")
    others = [r for r in results if r.method not in ("ours", "fast")]
    found = []
    for photo in photos:
        best = min(others, key=lambda other: other.rows[photo]["pdist_hole"])
        apart = ours.rows[photo]["pdist_hole"] - best.rows[photo]["pdist_hole"]
        found.append((photo[0], best.method, apart))
    return sorted(found, key=lambda entry: -entry[2])[:count]


def put_between(path: Path, name: str, text: str) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- end of name -->`; ValueError if not."""
    whole = path.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, found, rest = whole.partition(start)
    _, ended, after = rest.partition(end)
    if not (found and ended):
        raise ValueError(f"{path} has no {start} with its {end}")
    path.write_text(f"{before}{start}\n{text.strip()}\n{end}{after}", encoding="utf-8")


def _number(value: float, digits: int) -> str:
    return "-" if np.isnan(value) else f"{value:.{digits}f}"


def _in_order(results: Sequence[Result]) -> list[Result]:
    names = list(NAMES)
    return sorted(
        results, key=lambda r: names.index(r.method) if r.method in names else len(names) // 2
    )
