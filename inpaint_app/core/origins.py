"""Where the pixels of the fills in a photo came from, and how sure the fills are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.fills import Fill
from inpaint_app.core.pixels import Mask


@dataclass(frozen=True, eq=False)
class Origin:
    """What is kept of a fill after its pixels are in the photo, for its N pixels alone.

    `places` (N,) are their positions y * W + x in the photo, ascending; `sources` (N,) those of the
    pixels that they were copied from, -1 for none; `confidence` (N,) is 255 where the fill is sure.
    """

    places: NDArray[np.int32]
    sources: NDArray[np.int32] | None
    confidence: NDArray[np.uint8] | None

    @classmethod
    def of(cls, fill: Fill, width: int) -> Origin:
        """Of a fill in a photo of that width."""
        rows, columns = np.nonzero(fill.mask)
        places = (rows + fill.bounds.y) * width + columns + fill.bounds.x
        confidence = fill.confidence[fill.mask] if fill.confidence is not None else None
        sources = fill.sources[fill.mask] if fill.sources is not None else None
        return cls(places.astype(np.int32), sources, confidence)

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        arrays = (self.places, self.sources, self.confidence)
        return sum(array.nbytes for array in arrays if array is not None)


def sources_of(
    origins: Sequence[Origin], filled: Mask, columns: NDArray[np.intp], rows: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Where the pixels at `columns`, `rows` (N,) came from: (M, 2) columns and rows, M <= N.

    `origins` are the fills now in the photo, in their order. A pixel that was copied from an older
    fill is followed back to the photo as it was opened. Those that were not copied, or show no
    fill (`filled`), are left out.
    """
    width = filled.shape[1]
    places = (rows * width + columns)[filled[rows, columns]]
    copied = np.zeros(places.shape, np.bool_)
    for origin in reversed(origins):
        if origin.sources is None or not len(origin.places):
            continue
        index = np.minimum(np.searchsorted(origin.places, places), len(origin.places) - 1)
        here = origin.places[index] == places
        places = np.where(here, origin.sources[index], places)
        copied |= here
    places = places[copied & (places >= 0)]
    return np.stack((places % width, places // width), axis=1)


def doubt(origins: Sequence[Origin], filled: Mask) -> NDArray[np.uint8] | None:
    """How unsure the fills are of each pixel, (H, W), 255 for quite; None if nothing is known.

    0 where nothing is filled; where fills overlap the newest counts.
    """
    if all(origin.confidence is None for origin in origins):
        return None
    unsure = np.zeros(filled.shape, np.uint8)
    for origin in origins:
        unsure.flat[origin.places] = 0 if origin.confidence is None else 255 - origin.confidence
    unsure[~filled] = 0
    return unsure
