"""How photos of anything lie in the latent space: python tests/benchmarks/background.py PHOTOS.

Writes it into the weights (--weights, else those that are shipped): learning a folder needs it to
tell the folder's photos from others (`core/latents.py`). To be run again when the weights change.

    ... PHOTOS --folder FOLDER    writes nothing; learns what photos of FOLDER are like and prints
                                  how many of those kept aside, and of PHOTOS, it takes for such,
                                  whole and with the holes that a report has
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generators import ended

from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Background, Familiarity
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.judged_holes import SHORT_SIDE, judged_holes
from inpaint_app.core.learning.plan import plan
from inpaint_app.core.learning.small_photos import Small, read_small
from inpaint_app.core.learning.surveying import describe_all
from inpaint_app.core.synthesis.describing import describe
from inpaint_app.shipped import shipped_weights
from models.checkpoint import load_checkpoint, save_checkpoint

SUFFIXES = (".webp", ".png", ".jpg", ".jpeg")
EACH = 4  # holes in a photo


def main() -> None:
    p = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    p.add_argument("photos", type=Path)
    p.add_argument("--weights", type=Path, default=shipped_weights())
    p.add_argument("--folder", type=Path)
    options = p.parse_args()
    inpainter = Inpainter.load(options.weights, device="cpu")
    files = sorted(path for path in options.photos.iterdir() if path.suffix in SUFFIXES)
    photos = [read_small(path, SHORT_SIDE).pixels for path in files]
    if options.folder is not None:
        recognise(inpainter, options.folder, photos)
        return
    background = Background.of(ended(describe_all(inpainter.network, photos)))
    checkpoint = load_checkpoint(options.weights)
    origin = {**checkpoint.origin, "background": background.to_dict()}
    save_checkpoint(options.weights, replace(checkpoint, origin=origin))
    print(f"{len(photos)} photos; the SHA-256 is now {load_checkpoint(options.weights).sha256}")


def recognise(inpainter: Inpainter, folder: Path, others: Sequence[Small]) -> None:
    """Print how many photos kept aside, and how many others, are taken for photos of the folder."""
    assert inpainter.background is not None, "these weights hold no background"
    planned = plan(ended(scan_folder(folder)))
    known = [*planned.learnt, *planned.steering]
    small = [read_small(folder / photo.path, SHORT_SIDE).pixels for photo in known]
    familiarity = Familiarity.of(
        ended(describe_all(inpainter.network, small)),
        inpainter.background,
        [photo.group for photo in known],
    )
    own = [read_small(folder / photo.path, SHORT_SIDE).pixels for photo in planned.judged]
    scores: dict[str, list[NDArray[np.float64]]] = {}
    for name, pictures in (("kept aside", own), ("others", others)):
        whole = [familiarity(describe(inpainter.network, picture)) for picture in pictures]
        holes = list(judged_holes([("", i, picture) for i, picture in enumerate(pictures)], EACH))
        part = [familiarity(describe(inpainter.network, x.truth, x.mask)) for x in holes]
        scores[name] = [np.array(whole), np.array(part)]
        print(
            f"{name}: of {len(whole)} photos {np.mean(scores[name][0] >= 0.5):.0%} are taken for "
            f"photos of the folder, with holes {np.mean(scores[name][1] >= 0.5):.0%}"
        )
    for title, one, other in zip(("whole", "with holes"), *scores.values(), strict=True):
        ranked = (one[:, None] > other).mean() + (one[:, None] == other).mean() / 2
        print(f"{title}: a photo kept aside is the more familiar one of two with {ranked:.0%}")


if __name__ == "__main__":
    main()
