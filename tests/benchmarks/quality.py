"""Quality of fills: python tests/benchmarks/quality.py EVALFILL PHOTOS -o FOLDER [--mask KIND ...].

Runs `run.py` of the harness EVALFILL (a folder that is not part of this repository: it draws the
holes, scores the fills and holds other methods' results) for the application, for the network
alone and for copying alone, and writes to FOLDER a result for each, their fills, `tables.md` with
paired bootstrap intervals, and montages of the first photos.

A method whose result is there, for as many photos and from the same weights and code, is not run
again: a run that was cut short goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from fill_methods import KINDS
from scores import Result, interval_table, put_between, quality_table, worst

from inpaint_app.shipped import shipped_weights

ROOT = Path(__file__).resolve().parents[2]
MASKS = ("objects", "strokes", "thin", "boxes")
SAID = {
    "objects": "a silhouette of a fifth of the photo",
    "strokes": "brush strokes, 17 %",
    "thin": "scratches and letters, 6 %",
    "boxes": "one to three rectangles",
}
ROWS = 8  # of a montage


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    p.add_argument("harness", type=Path, metavar="EVALFILL", help="folder with run.py and results/")
    p.add_argument("photos", type=Path, help="folder of photos that training never saw")
    p.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    p.add_argument("--mask", action="append", choices=MASKS, help="default: all that are known")
    p.add_argument(
        "--method",
        action="append",
        help="ours, fast, network, copying, or what the harness knows, such as telea, biharmonic, "
        "fsr, gmic or cmd:...; default: ours, network and copying",
    )
    p.add_argument("--limit", type=int, default=40, help="first N photos in name order")
    p.add_argument(
        "--montage", type=int, default=24, metavar="N", help="photos to show side by side"
    )
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--again", action="store_true", help="run also what is there")
    p.add_argument(
        "--write",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="put the tables between <!-- quality --> and <!-- end of quality --> of FILE",
    )
    return p


def stamp() -> str:
    """What a result depends on: the weights, and the code from the mask to the pixels."""
    h = hashlib.sha256(shipped_weights().read_bytes())
    code = [Path(__file__).with_name("fill_methods.py")]
    for folder in ("models", "inpaint_app/core"):
        code += sorted((ROOT / folder).rglob("*.py"))
    for path in code:
        h.update(path.read_bytes())
    return h.hexdigest()


def is_there(path: Path, limit: int, made_by: str) -> bool:
    """Whether that result was made by the same weights and code on as many photos."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return False
    same = found.get("stamp") == made_by and found.get("limit") == limit
    return bool(same)


def run(a: argparse.Namespace, method: str, mask: str) -> None:
    """Let the harness fill and score, unless that was done."""
    path = result_file(a.output, mask, method)
    ours = method in KINDS
    made_by = stamp() if ours else method
    if not a.again and is_there(path, a.limit, made_by):
        print(f"{mask}, {method}: kept", flush=True)
        return
    print(f"{mask}, {method}: runs", flush=True)
    word = f"py:fill_methods:{method}" if ours else method
    pictures = picture_folder(a.output, mask, method)
    command = [sys.executable, "run.py", word, str(a.photos.resolve()), "--mask", mask]
    command += ["-o", str(path.resolve()), "--limit", str(a.limit), "--label", method]
    command += ["--save", str(pictures.resolve())]
    threads = {"EVALFILL_THREADS": str(a.threads), "OMP_NUM_THREADS": str(a.threads)}
    places = os.pathsep.join((str(Path(__file__).parent.resolve()), str(ROOT)))
    subprocess.run(
        command, cwd=a.harness, env={**os.environ, **threads, "PYTHONPATH": places}, check=True
    )
    result = json.loads(path.read_text())
    path.write_text(json.dumps({**result, "stamp": made_by, "limit": a.limit}, indent=1))


def result_file(output: Path, mask: str, method: str) -> Path:
    return output / f"{mask}_{_name(method)}.json"


def picture_folder(output: Path, mask: str, method: str) -> Path:
    return output / "fills" / mask / _name(method)


def _name(method: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in method)[:40]


def results(a: argparse.Namespace, mask: str, methods: list[str]) -> Iterator[Result]:
    """What was run, and of the others what the harness holds of at least as many photos."""
    fewest = 0
    for method in methods:
        result = Result.read(result_file(a.output, mask, method), method)
        fewest = max(fewest, len(result.rows))
        yield result
    for path in sorted((a.harness / "results").glob(f"{mask}_*.json")):
        method = path.stem.removeprefix(f"{mask}_")
        if method not in (*methods, "mean"):  # the mean colour is a control, not a method
            result = Result.read(path, method)
            if len(result.rows) >= fewest:  # else the tables would be of fewer photos
                yield result


def montage(a: argparse.Namespace, mask: str, methods: list[str]) -> None:
    """Pages of truth, hole and every method's fill of the first photos."""
    count = min(a.montage, a.limit, len(list(picture_folder(a.output, mask, "ours").glob("*"))))
    others = [m for m in methods if m not in KINDS]
    shown = [*others, *(m for m in ("network", "copying", "fast", "ours") if m in methods)]
    for first in range(0, count, ROWS):
        page = a.output / f"montage_{mask}_{first // ROWS + 1}.png"
        rows = ",".join(map(str, range(first, min(first + ROWS, count))))
        command = [sys.executable, "montage.py", str(page.resolve()), str(a.photos.resolve())]
        command += [str(picture_folder(a.output, mask, method).resolve()) for method in shown]
        command += ["--mask", mask, "--rows", rows]
        subprocess.run(command, cwd=a.harness, check=True)
        print(page)


def tables(mask: str, found: list[Result]) -> tuple[str, str]:
    """For the README, and with what else there is to know."""
    short = f"**{mask}** ({SAID[mask]})\n\n{quality_table(found)}"
    long = f"## {mask}\n\n{quality_table(found)}\n"
    if any(result.method == "ours" for result in found) and len(found) > 1:
        long += (
            "\nBetter by (95 % interval, paired bootstrap over photos; sharpness and seam: nearer "
            f"to 1 by that factor's logarithm)\n\n{interval_table(found)}\n\nWhere another method "
            "is nearest or ahead (feature distance, ours less the best other):\n\n"
        )
        long += "\n".join(f"- {name}: {apart:+.3f} to {by}" for name, by, apart in worst(found))
    failures = [f"{result.method}: {result.failed}" for result in found if result.failed]
    if failures:
        long += f"\n\nFailed fills, scored as the grey hole: {', '.join(failures)}"
    times = ", ".join(f"{result.method} {result.seconds:.2f}" for result in found)
    return short, f"{long}\n\nMedian seconds of a fill: {times}\n"


def main() -> int:
    p = parser()
    a = p.parse_args()
    if not (a.harness / "run.py").is_file():
        p.error(
            f"{a.harness} holds no run.py: EVALFILL is the folder of the harness, which is not "
            "part of this repository; it has run.py, montage.py and results/"
        )
    if not a.photos.is_dir():
        p.error(f"{a.photos} is no folder of photos")
    a.output.mkdir(parents=True, exist_ok=True)
    methods = a.method or ["ours", "network", "copying"]
    shorts, longs = [], []
    for mask in a.mask or MASKS:
        for method in methods:
            run(a, method, mask)
        short, long = tables(mask, list(results(a, mask, methods)))
        shorts.append(short)
        longs.append(long)
        (a.output / "tables.md").write_text("\n".join(longs))
        if a.montage:
            montage(a, mask, methods)
    print("\n".join(longs))
    for path in a.write:
        put_between(path, "quality", "\n\n".join(shorts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
