"""How far a network is trusted on the photos of a folder: chosen on photos that do not judge it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple

import numpy as np
from torch import Tensor

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning.judged_holes import JudgedHole
from inpaint_app.core.learning.scores import FeatureDistance
from inpaint_app.core.planning import plan_parts
from inpaint_app.core.synthesis.leaning import Trust, lean
from models.autoencoder import DenoisingAutoencoder

LOW, FINE = (0.0, 0.35, 0.7, 1.0), (0.0, 0.12, 0.25)
CHOICES = tuple(Trust(low, fine) for low in LOW for fine in FINE)
FORGETS = 0.008  # change on general photos that a choice may cost: under what the report allows


class Heard(NamedTuple):
    """One hole with what the fill was made of; tensors (1, C, h, w) of the crop."""

    hole: JudgedHole
    pasted: Tensor
    guide: Tensor
    mask: Tensor


class _Listening(Inpainter):
    """Remembers what its last fill was made of."""

    heard: tuple[Tensor, Tensor, Tensor] | None = None

    def _leant(self, pasted: Tensor, guide: Tensor, hole: Tensor) -> Tensor:
        self.heard = pasted, guide, hole
        return pasted


def listen(
    network: DenoisingAutoencoder, device: str, holes: Sequence[JudgedHole]
) -> Generator[None, None, list[Heard]]:
    """Fill each hole once; those that are filled in several parts are left out."""
    inpainter = _Listening(network, device=device)
    found: list[Heard] = []
    for hole in holes:
        if len(plan_parts(hole.mask)) != 1:
            continue
        blank = hole.truth.copy()
        blank[hole.mask] = 127
        inpainter.heard = None
        for _ in inpainter.fill(FillRequest(blank, hole.mask)):
            yield
        if inpainter.heard is not None:
            found.append(Heard(hole, *inpainter.heard))
    return found


def choose_trust(
    distance: FeatureDistance, heard: Sequence[Heard], general: Sequence[Heard]
) -> Generator[None, None, Trust]:
    """The trust with the least mean distance, among those that cost general photos little."""
    least = None
    best = CHOICES[0]
    kept = None
    for trust in CHOICES:
        yield
        everything = _mean(distance, general, trust)
        kept = everything if kept is None else kept  # the first choice is no trust at all
        if everything > kept * (1 + FORGETS):
            continue
        found = _mean(distance, heard, trust)
        if least is None or found < least:
            least, best = found, trust
    return best


def _mean(distance: FeatureDistance, heard: Sequence[Heard], trust: Trust) -> float:
    if not heard:
        return 0.0
    return float(np.mean([_distance(distance, one, trust) for one in heard]))


def _distance(distance: FeatureDistance, heard: Heard, trust: Trust) -> float:
    [part] = plan_parts(heard.hole.mask)
    truth, mask = heard.hole.truth[part.crop.slices], heard.hole.mask[part.crop.slices]
    leant = lean(heard.pasted, heard.guide, heard.mask, trust)[0].clamp(0, 1).cpu()
    pixels = (leant * 255).round().permute(1, 2, 0).numpy().astype(np.uint8)
    fill = truth.copy()
    fill[mask] = pixels[: mask.shape[0], : mask.shape[1]][mask]
    return distance(truth, fill, mask)
