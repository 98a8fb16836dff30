"""How familiar a photo is to each learnt model: the same question put to all, beside the window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_app.core.latents import Familiarity
from inpaint_app.core.pixels import Image
from inpaint_app.library import LearntModel
from inpaint_app.shipped import shipped_weights
from inpaint_app.torch_import import import_torch

_MOST_PIXELS = 1_000_000  # are looked at: a photo is described at a short side of 64
STRANGE, UNUSUAL = 0.02, 0.1  # shares of a folder's own photos that are as unfamiliar


def familiarities(
    image: Image, models: Sequence[LearntModel]
) -> Callable[[], Generator[None, None, dict[str, float]]]:
    """The work of a Worker: 0..1 by the name of each model that knows what it has learnt from."""

    def steps() -> Generator[None, None, dict[str, float]]:
        yield
        import_torch()
        from inpaint_app.core.inpainter import Inpainter
        from inpaint_app.core.learning.describing import describe
        from models.checkpoint import CheckpointError, load_checkpoint

        network = Inpainter.load(shipped_weights(), device="cpu").network
        described = describe(network, _small(image))
        found = {}
        for model in models:
            yield
            with contextlib.suppress(CheckpointError, OSError):
                origin: dict[str, Any] = load_checkpoint(model.weights).origin
                familiarity = Familiarity.from_dict(origin.get("familiarity"))
                if familiarity is not None:
                    found[model.name] = familiarity(described)
        return found

    return steps


def _small(image: Image) -> NDArray[np.uint8]:
    """Every n-th pixel as 8-bit RGB; it is scaled down much further anyway."""
    step = max(1, int((image.shape[0] * image.shape[1] / _MOST_PIXELS) ** 0.5))
    few = image[::step, ::step, :3]
    return np.ascontiguousarray(few // 257 if few.dtype == np.uint16 else few, np.uint8)
