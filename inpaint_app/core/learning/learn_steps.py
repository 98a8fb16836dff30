"""What a learning is asked, what it tells while it runs, and what comes of it: plain values."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from inpaint_app.core.errors import Sentence
from inpaint_app.core.latents import Familiarity
from inpaint_app.core.learning.judged_holes import SHORT_SIDE
from inpaint_app.core.learning.report import Report
from inpaint_app.core.learning.scores import Pixels
from inpaint_app.core.pixels import Mask
from inpaint_app.core.synthesis.search_prior import SearchPrior
from models.autoencoder import DenoisingAutoencoder
from models.training import TrainingConfig, TrainingStep

T = TypeVar("T")

FINISH = "finish"  # to be sent to the generator
READING = "Reading the photos"
BEFORE = "Filling photos kept aside, as it is now"
FITTING = "Trying where to look for what to copy"
TRAINING = "Learning"
AFTER = "Filling the same holes again"


@dataclass(frozen=True)
class LearnOptions:
    """How long to learn."""

    seconds: float = 600.0  # for everything: the judging takes its share
    config: TrainingConfig | None = None  # instead of a schedule by the clock
    judged_side: int = SHORT_SIDE  # short side of the photos in which holes are judged
    holes: int = 6  # in each of them: a fill is luck too, and the interval tells by how much
    practised: int = 2  # holes, at most, in each photo that is learnt from: they fit the search


@dataclass(frozen=True)
class Sample:
    """One hole kept aside, as it was filled before learning and as it is filled now."""

    case: int  # of the report
    truth: Pixels
    mask: Mask
    before: Pixels
    after: Pixels


@dataclass(frozen=True)
class LearnStep:
    """News of a running learning."""

    stage: str  # a short English phrase
    fraction: float  # 0..1 of everything
    seconds_left: float
    training: TrainingStep | None = None
    sample: Sample | None = None


@dataclass(frozen=True)
class Learnt:
    """What came of learning; to be used only if the report's verdict says so."""

    network: DenoisingAutoencoder
    prior: SearchPrior
    familiarity: Familiarity | None  # of photos to those that were learnt from, if it can be told
    report: Report
    samples: tuple[Sample, ...]  # drawn by lot, then the worst
    steps: int
    seconds: float
    notes: tuple[Sentence, ...]


Steps = Generator[LearnStep, str | None, T]
