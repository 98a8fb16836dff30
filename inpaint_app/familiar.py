"""How familiar a photo is to each learnt model: the same question put to all, beside the window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sequence

from inpaint_app.core.errors import UserError
from inpaint_app.core.pixels import Image
from inpaint_app.library import LearntModel
from inpaint_app.torch_import import import_torch

STRANGE, UNUSUAL = 0.1, 0.5  # probabilities: from the second on fills expect what was learnt


def familiarities(
    image: Image, models: Sequence[LearntModel]
) -> Callable[[], Generator[None, None, dict[str, float]]]:
    """The work of a Worker: 0..1 by the name of each model that knows what it has learnt from."""

    def steps() -> Generator[None, None, dict[str, float]]:
        yield
        import_torch()
        from inpaint_app.core.inpainter import Inpainter
        from inpaint_app.core.synthesis.describing import describe

        found = {}
        for model in models:
            yield
            with contextlib.suppress(UserError):
                inpainter = Inpainter.load(model.weights, device="cpu")
                if inpainter.familiarity is not None:
                    found[model.name] = inpainter.familiarity(describe(inpainter.network, image))
        return found

    return steps
