"""What a fill gives at full resolution, a piece at a time, and where each pixel came from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Mask

Places = NDArray[np.int64]


class Piece(NamedTuple):
    """Some filled pixels of a crop, N of them."""

    y: Places  # (N,) rows
    x: Places
    colours: NDArray[np.float32]  # (N, 3) 0..1
    # (N,) where each was copied from; None for what was not copied
    source_y: Places | None
    source_x: Places | None


class Sources:
    """Where the pixels of a fill were copied from: `places` as `Fill.sources`."""

    def __init__(self, area: Bounds, mask: Mask) -> None:
        self.places = np.full((area.height, area.width), -1, np.int32)
        self._area, self._mask = area, mask

    def tell(self, crop: Bounds, piece: Piece) -> None:
        """Note the sources of a piece of that crop."""
        if piece.source_y is None or piece.source_x is None:
            return
        y, x = piece.y + (crop.y - self._area.y), piece.x + (crop.x - self._area.x)
        source_y, source_x = piece.source_y + crop.y, piece.source_x + crop.x
        flat = source_y * self._mask.shape[1] + source_x
        again = self._mask[source_y, source_x]  # copied from what an earlier part has copied
        flat[again] = self.places[source_y[again] - self._area.y, source_x[again] - self._area.x]
        self.places[y, x] = flat
