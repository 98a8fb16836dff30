"""What the quality benchmark scores: the application, and each of its two halves alone.

The names `ours`, `fast`, `network` and `copying` are functions (image, mask) -> image for
`evalfill`: (512, 512, 3) uint8 and (512, 512) uint8, 255 = hole.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.inpainter import FilledPart, Inpainter
from inpaint_app.core.synthesis.doubting import as_told
from inpaint_app.core.synthesis.levels import pyramid
from inpaint_app.core.synthesis.membrane import membrane
from inpaint_app.core.synthesis.scaling import shrink
from inpaint_app.shipped import shipped_weights
from models.autoencoder import Reconstruction

Picture = NDArray[np.uint8]


class NetworkAlone(Inpainter):
    """The reconstruction, its step at the border taken out; nothing is copied."""

    @torch.no_grad()
    def _fill_part(
        self,
        photo: Tensor,
        hole: Tensor,
        scale: float,
        request: FillRequest,
        real: Tensor | None = None,
    ) -> Generator[Progress, None, FilledPart]:
        yield Progress(0.0, "Reconstructing")
        height, width = hole.shape[2:]
        working = (max(1, round(height * scale)), max(1, round(width * scale)))
        found = self.reconstruct(*shrink(photo, hole, working), request.seed)
        level = pyramid(photo, hole)[0]
        guide = self._guide(found.image, level, (height, width), 0)
        return FilledPart(guide, level, 0, None, as_told(found, height, width))


class CopyingAlone(Inpainter):
    """The copy field, started from a smooth membrane through the known pixels."""

    def reconstruct(self, photo: Tensor, hole: Tensor, seed: int) -> Reconstruction:
        """A membrane in place of the network's picture, and zeros for all else that it says."""
        answer = super().reconstruct(photo, hole, seed)
        others = {name: torch.zeros_like(value) for name, value in answer._asdict().items()}
        return Reconstruction(**{**others, "image": membrane(photo, 1 - hole)})


KINDS: dict[str, tuple[type[Inpainter], Literal["fast", "best"]]] = {
    "ours": (Inpainter, "best"),
    "fast": (Inpainter, "fast"),
    "network": (NetworkAlone, "best"),
    "copying": (CopyingAlone, "best"),
}


def filled(inpainter: Inpainter, request: FillRequest) -> Fill:
    """The fill, without its progress."""
    steps = inpainter.fill(request)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            fill: Fill = end.value
            return fill


def __getattr__(name: str) -> Callable[[Picture, Picture], Picture]:
    """Loaded when the method is looked up, so that no fill pays for it."""
    if name not in KINDS:
        raise AttributeError(name)
    kind, quality = KINDS[name]
    inpainter: Any = kind.load(shipped_weights(), device="cpu")

    def method(image: Picture, mask: Picture) -> Picture:
        fill = filled(inpainter, FillRequest(image, mask > 0, quality=quality))
        result = image.copy()
        result[fill.bounds.slices] = fill.pixels
        return result

    return method
