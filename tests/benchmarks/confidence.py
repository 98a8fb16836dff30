"""Confidence and variants: python tests/benchmarks/confidence.py EVALFILL PHOTOS [--limit N].

How well the doubt that a fill tells ranks its true errors (Spearman, mean over photos), what errors
it expects against the true ones, and how far apart four variants of a fill are (feature distance in
the hole, mean over pairs). EVALFILL is the harness that draws the holes and measures; it is not
part of this repository.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as the program does, before torch loads

import cv2
import numpy as np
from fill_methods import filled
from numpy.typing import NDArray
from PIL import Image as PillowImage

from inpaint_app.core.confidence import UNSURE
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.shipped import shipped_weights
from inpaint_app.variants import COUNT

KINDS = ("objects", "strokes", "boxes")
CELL = 8  # pixels: of single ones the error is chance


def ranks(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Of each value its place in order; equal ones share their mean place."""
    _, at, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts - 1) / 2)[at], np.float64)


def rank_correlation(doubt: NDArray[np.float32], error: NDArray[np.float32]) -> float:
    return float(np.corrcoef(ranks(doubt), ranks(error))[0, 1])


def in_cells(values: NDArray[np.float32], hole: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Means of the values over the cells that are hole for at least half."""
    size = (values.shape[1] // CELL, values.shape[0] // CELL)
    share = cv2.resize(hole.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    total = cv2.resize(np.where(hole, values, 0), size, interpolation=cv2.INTER_AREA)
    return np.asarray((total[share >= 0.5] / share[share >= 0.5]), np.float32)


def by_tenths(expected: NDArray[np.float32], error: NDArray[np.float32]) -> str:
    """Mean expected and mean true error of each tenth of the pixels, in order of the expected."""
    tenths = np.array_split(np.argsort(expected), 10)
    return ", ".join(f"{expected[at].mean():.0f}: {error[at].mean():.0f}" for at in tenths)


def main() -> int:
    p = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    p.add_argument("harness", type=Path, metavar="EVALFILL")
    p.add_argument("photos", type=Path)
    p.add_argument("--limit", type=int, default=None, help="first N photos in name order")
    p.add_argument("--variants", type=int, default=10, help="photos of which to make variants")
    p.add_argument("--mask", action="append", choices=KINDS)
    a = p.parse_args()
    sys.path.insert(0, str(a.harness))
    import masks  # type: ignore[import-not-found]
    import metrics  # type: ignore[import-not-found]

    inpainter = Inpainter.load(shipped_weights(), device="cpu")
    score = metrics.Scorer()
    for kind in a.mask or KINDS:
        whole, cells, apart, expected, errors = [], [], [], [], []
        for i, path in enumerate(sorted(a.photos.glob("*.png"))[: a.limit]):
            truth = np.asarray(PillowImage.open(path).convert("RGB"))
            mask = masks.make(kind, i)
            hole = mask > 0
            blank = np.where(hole[..., None], np.uint8(127), truth)
            pictures = []
            for seed in range(COUNT if i < a.variants else 1):
                fill = filled(inpainter, FillRequest(blank, hole, seed=seed))
                picture = blank.copy()
                picture[fill.bounds.slices] = fill.pixels
                pictures.append(picture)
                if seed:
                    continue
                assert fill.confidence is not None
                doubt = np.zeros(hole.shape, np.float32)
                doubt[fill.bounds.slices] = 1 - fill.confidence / np.float32(255)
                error = np.abs(picture.astype(np.float32) - truth).mean(2)
                whole.append(rank_correlation(doubt[hole], error[hole]))
                cells.append(rank_correlation(in_cells(doubt, hole), in_cells(error, hole)))
                expected.append(255 * UNSURE * doubt[hole])
                errors.append(error[hole])
            apart += [
                score(one, other, hole)[0]["pdist_hole"]
                for one, other in itertools.combinations(pictures, 2)
            ]
        print(
            f"{kind}: {len(whole)} photos, rank correlation {np.mean(whole):.3f} of pixels, "
            f"{np.mean(cells):.3f} of cells of {CELL}; variants apart by {np.mean(apart):.3f}\n"
            "  expected and true error in grey levels by tenths of the pixels: "
            + by_tenths(np.concatenate(expected), np.concatenate(errors)),
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
