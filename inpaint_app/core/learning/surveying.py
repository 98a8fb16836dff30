"""The photos of a folder as the network sees them: where they lie, which are unlike the rest."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.errors import Sentence
from inpaint_app.core.fills import Progress
from inpaint_app.core.latents import Descriptors, map_of, outliers
from inpaint_app.core.learning.folder_scan import FolderScan
from inpaint_app.core.learning.small_photos import Small
from inpaint_app.core.synthesis.describing import describe
from models.autoencoder import DenoisingAutoencoder


@dataclass(frozen=True)
class Survey:
    """The photos of a scan as the network sees them; everything in the order of `scan.photos`."""

    descriptors: Descriptors  # (N, 2 C)
    places: NDArray[np.float32]  # (N, 2) in 0..1: the map of the folder
    unlike: tuple[int, ...]  # indices of photos that are unlike the rest, the most unlike first

    def sentences(self) -> list[Sentence]:
        """What is worth telling before learning, to follow the sentences of the scan."""
        if not self.unlike:
            return []
        return [Sentence("{count} unlike all others", count=len(self.unlike))]


def survey(network: DenoisingAutoencoder, scan: FolderScan) -> Generator[Progress, None, Survey]:
    """Compare the photos of a scanned folder by their thumbnails: 9 ms each on one core."""
    descriptors = yield from describe_all(network, [photo.thumbnail for photo in scan.photos])
    return Survey(descriptors, map_of(descriptors), tuple(outliers(descriptors)))


def describe_all(
    network: DenoisingAutoencoder, photos: Sequence[Small]
) -> Generator[Progress, None, Descriptors]:
    """(N, 2 C): the descriptors of photos (H, W, 3), such as the thumbnails of a scan.

    Yields before each photo, which takes some milliseconds; close it to cancel.
    """
    found = []
    for i, photo in enumerate(photos):
        yield Progress(i / len(photos), "Comparing the photos")
        found.append(describe(network, photo))
    if not found:
        return np.zeros((0, 2 * network.config.widths[-1]), np.float32)
    return np.stack(found)
