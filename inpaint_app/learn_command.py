"""`inpaint-app learn`: a folder in, a model and an honest report out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inpaint_app import signals
from inpaint_app.core.errors import shown

if TYPE_CHECKING:  # numpy and torch are not needed to say what is wrong with an option
    from inpaint_app.core.learning.learn_steps import LearnStep
    from inpaint_app.learning import FolderLearning, Outcome

_LONGEST = 24 * 60.0  # minutes
_NAMED = 5  # photos


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    p = argparse.ArgumentParser(
        "inpaint-app learn",
        description="Train a copy of the network on the photos of FOLDER, judge it on photos kept "
        "aside, and keep it in the library under NAME. The photos are only read.",
        allow_abbrev=False,
    )
    p.add_argument("folder", type=Path, metavar="FOLDER")
    p.add_argument("--name", required=True, metavar="NAME", help="of the model that comes of it")
    p.add_argument(
        "--minutes",
        type=_minutes,
        default=10.0,
        metavar="M",
        help="how long it may take, judging included (default: 10)",
    )
    p.add_argument(
        "--resume", action="store_true", help="go on with a learning of that name that was stopped"
    )
    p.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    p.add_argument("--json", action="store_true", help="print one JSON object")
    return p


def run(options: argparse.Namespace) -> str:
    """Learn to the end; return the report. UserError for what the user can mend.

    Ctrl+C and SIGTERM save the state, from which --resume goes on.
    """
    from inpaint_app.learning import FolderLearning

    work = FolderLearning(
        options.folder, options.name, 60 * options.minutes, options.device, resume=options.resume
    )
    outcome = _to_the_end(work, show=not options.json)
    return json.dumps(outcome.summary()) if options.json else _sentences(outcome)


def _to_the_end(work: FolderLearning, *, show: bool) -> Outcome:
    show = show and sys.stderr is not None and sys.stderr.isatty()
    steps = work.steps()
    with signals.noted() as asked:
        try:
            while not asked:
                step = next(steps)
                if show:
                    print(f"\r{_line(step):<76}", end="", file=sys.stderr)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome
        finally:
            steps.close()  # saves the state
            if show:
                print(f"\r{'':76}\r", end="", file=sys.stderr)
    if sys.stderr is not None and work.begun:
        print("Stopped; the same command with --resume goes on", file=sys.stderr)
    signals.obey(asked[0])


def _line(step: LearnStep) -> str:
    minutes, seconds = divmod(round(step.seconds_left), 60)
    line = f"{step.fraction:4.0%} {minutes}:{seconds:02} left  {step.stage}"
    return line if step.training is None else f"{line}  loss {step.training.loss:.4f}"


def _sentences(outcome: Outcome) -> str:
    """The report for a person."""
    found: dict[str, Any] = outcome.summary()
    low, high = found["interval"]
    lines = [
        f"{found['photos']} photos of {shown(found['folder'])}, {found['skipped']} files skipped, "
        f"{found['held_out']} photos kept aside for judging.",
        *_unlike(found["unlike"]),
        f"{found['steps']} steps in {found['seconds']:.0f} s on {found['device']}.",
        f"Feature distance in the same holes: {found['before']:.4f} before, {found['after']:.4f} "
        f"after ({found['change']:+.1%}, 95 % interval {low:+.1%} to {high:+.1%}).",
        f"Filled better than before: {found['win_rate']:.0%} of the holes. "
        f"On photos of anything: {found['general_change']:+.1%}.",
        f"Verdict: {found['verdict']}.",
        *found["notes"],
        f"Model: {found['model_file']}",
        f"Report: {found['report_file']}",
    ]
    return "\n".join(lines)


def _unlike(names: list[str]) -> list[str]:
    """Names of photos that may not belong into the folder, a few of them."""
    if not names:
        return []
    few = ", ".join(shown(name) for name in names[:_NAMED])
    return [f"Unlike all others: {few}{', ...' if len(names) > _NAMED else ''}."]


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = -1.0
    if not 0 < minutes <= _LONGEST:  # nor is it for what is not a number
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes up to {_LONGEST:g}")
    return minutes
