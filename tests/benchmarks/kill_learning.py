"""Kills a learning at random times, over and over, and looks at what is left.

    python tests/benchmarks/kill_learning.py --kills 100

Each time the learning is gone on with by `--resume`'s code until it is killed again or ends. Told
are, and the exit code is 1 for any of the first four: states that cannot be gone on with; kills
that cost more than one interval of saving; learnt weights that differ by a bit from those of a
learning that nobody disturbed; changes of a model that was in the library before; and how often
which part was hit. The network is tiny and the interval short, the code is the program's.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from test_folder_scan import ended, save
from training_photos import tiny_network

from inpaint_app import learning as folder_learning
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.learning import running, tuning
from inpaint_app.core.learning.learn_steps import LearnOptions
from inpaint_app.core.learning.learning_state import load_state
from inpaint_app.core.learning.tuning import tuning_config
from inpaint_app.learning import FolderLearning
from inpaint_app.library import Library
from models.checkpoint import Checkpoint, digest, load_checkpoint, save_checkpoint

NAME, OTHER = "Killed", "Active"
INTERVAL = 0.25  # seconds between saves here, instead of thirty
STEPS = 60  # of training


class Trial:
    """One library, one folder of photos, and a learning that is killed."""

    def __init__(self, place: Path) -> None:
        self.photos, self.library = place / "photos", Library(place / "models")
        self.log = place / "log"
        save(self.photos, 14)
        network = tiny_network(1)
        self.library.place(OTHER).mkdir(parents=True)
        checkpoint = Checkpoint(network.config, dict(network.state_dict()), {"learnt": OTHER})
        save_checkpoint(self.library.weights(OTHER), checkpoint)
        self.other = self.library.weights(OTHER).read_bytes()

    def learning(self, name: str) -> FolderLearning:
        """The learning, begun or gone on with."""
        config = dataclasses.replace(
            tuning_config(60.0, careful=False),
            steps=STEPS,
            stages=((1.0, 32, 2),),
            held_out_every=5,
        )
        return FolderLearning(
            self.photos,
            name,
            60.0,
            resume=load_state(self.library.place(name)) is not None,
            library=self.library,
            inpainter=Inpainter(tiny_network()),
            options=LearnOptions(60.0, config, judged_side=48, holes=1, practised=1),
        )

    def weights(self, name: str) -> str:
        """What was learnt, in short."""
        return digest(load_checkpoint(self.library.weights(name)).weights)

    def run(self) -> None:
        """In a process of its own: learn, and tell the log which stage is worked on, and when.

        Lines without a stage are chances to save: between them lies a fill, or a step of training.
        """
        out = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        save_if_due = running.Run.save_if_due

        def chance(run: running.Run) -> None:
            os.write(out, f"{time.monotonic()} \n".encode())
            save_if_due(run)

        running.Run.save_if_due = chance  # type: ignore[method-assign]  # in this process alone
        for step in self.learning(NAME).steps():
            os.write(out, f"{time.monotonic()} {step.stage}\n".encode())


class Kill(NamedTuple):
    """What a learning was at when it was killed; or that it "ended" before, or "failed"."""

    stage: str
    worked: float = 0.0  # seconds
    longest: float = 0.0  # seconds between two chances to save: what it cannot save within


def killed(trial: Trial, after: float) -> Kill:
    """Start the learning, and kill it after that many seconds."""
    trial.log.unlink(missing_ok=True)
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            trial.run()
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
    while time.monotonic() < started + after:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return Kill("ended" if status == 0 else "failed")
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    died = time.monotonic()
    lines = trial.log.read_text().splitlines() if trial.log.exists() else []
    if not lines:
        return Kill("Starting")
    told = [(float(moment), stage) for moment, _, stage in (x.partition(" ") for x in lines)]
    began, ended = told[0][0], told[-1][0]
    chances = [began, *(moment for moment, stage in told if not stage), died]
    longest = max(b - a for a, b in itertools.pairwise(chances))
    return Kill([stage for _, stage in told if stage][-1], ended - began, longest)


def main() -> int:
    """Run the kills; print one JSON object."""
    p = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    p.add_argument("--kills", type=int, default=100)
    p.add_argument("--seed", type=int, default=0)
    options = p.parse_args()
    torch.set_num_threads(1)  # and no thread of torch's before a fork
    running.SAVE_EVERY = INTERVAL
    tuning._STEERED_BY = 1
    folder_learning.general_photos = list
    chance = random.Random(options.seed)
    faults: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    lost: list[float] = []
    ends = 0
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        started = time.monotonic()
        child = os.fork()  # the undisturbed one, in a process of its own like the others
        if child == 0:
            ended(trial.learning("Whole").steps())
            os._exit(0)
        os.waitpid(child, 0)
        whole, length = trial.weights("Whole"), time.monotonic() - started
        while hit.total() < options.kills:
            before = load_state(trial.library.place(NAME))
            kill = killed(trial, chance.uniform(0.0, 0.6 * length))
            if trial.library.weights(OTHER).read_bytes() != trial.other:
                faults["the other model changed"] += 1
            if kill.stage == "failed":
                faults["not resumed"] += 1
                trial.library.remove(NAME)
                continue
            if kill.stage == "ended" or trial.library.weights(NAME).exists():
                ends += 1
                hit[kill.stage] += kill.stage != "ended"
                if trial.weights(NAME) != whole:
                    faults["other weights"] += 1
                trial.library.remove(NAME)
                continue
            hit[kill.stage] += 1
            after = load_state(trial.library.place(NAME))
            used = (before.used if before else 0.0) + kill.worked
            lost.append(used - (after.used if after else 0.0))
            if lost[-1] > INTERVAL + 2 * kill.longest:
                faults["more than an interval lost"] += 1
    found: dict[str, Any] = {
        "kills": hit.total(),
        "hit": dict(hit),
        "learnings_ended": ends,
        "undisturbed_seconds": round(length, 2),
        "interval": INTERVAL,
        "most_lost": round(max(lost, default=0.0), 3),
        "faults": dict(faults),
    }
    print(json.dumps(found))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
