"""Remake the shipped weights: python -m models PHOTOS -o WEIGHTS --until-seconds N [--resume].

On several GPUs: torchrun --nproc-per-node=N -m models PHOTOS ...; the batch is that of each.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import dataclasses
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import distributed

from models.autoencoder import SMALL, TINY, AutoencoderConfig, DenoisingAutoencoder
from models.checkpoint import (
    Checkpoint,
    CheckpointError,
    load_checkpoint,
    load_tensors,
    save_checkpoint,
    save_tensors,
    sweep_strays,
)
from models.dataset import REACH, Crops, photo_files, read_photos, split
from models.devices import bf16_pays, choose_device
from models.losses import RECONSTRUCTION, VGGFeatures
from models.sheet import save_sheet
from models.training import OPTIMIZERS, TrainingConfig, TrainingState, Weights, train

SIZES: dict[str, AutoencoderConfig] = {"small": SMALL, "tiny": TINY}
FEWEST = 8  # photos
COLUMNS = ("step", "seconds", "size", "loss", "held_out", "losses")


class Refusal(Exception):
    """Why there is no training, in one line."""


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(
        prog="python -m models",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("photos", type=Path, help="folder of photos")
    p.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        help="weights to write (.safetensors); beside them go .state, .csv and .png of that name",
    )
    p.add_argument("--until-seconds", type=float, required=True, help="training time over all runs")
    p.add_argument("--resume", action="store_true", help="go on from OUTPUT's .state file")
    p.add_argument(
        "--start-from",
        type=Path,
        metavar="WEIGHTS",
        help="begin with these weights and their network where there is no state to resume",
    )
    p.add_argument("--features", type=Path, help="VGG-19 features for the perceptual loss")
    p.add_argument("--network", choices=SIZES, default="small")
    p.add_argument("--optimizer", choices=OPTIMIZERS, default="adamw")
    p.add_argument("--reconstruction", choices=RECONSTRUCTION, default="l1")
    p.add_argument("--rate", type=float, default=TrainingConfig.learning_rate)
    p.add_argument("--stage", action="append", help="SHARE:SIZE:BATCH, in order", metavar="STAGE")
    p.add_argument("--mixed", action="store_true", help="draw a stage for each step, by share")
    p.add_argument(
        "--reach",
        type=float,
        default=REACH,
        help="photo pixels in one of a crop's, at most (default: %(default)s)",
    )
    p.add_argument("--weight", action="append", default=[], metavar="LOSS=VALUE")
    p.add_argument("--limit", type=int, help="use only so many photos")
    p.add_argument(
        "--seed",
        type=int,
        default=0,
        help="another draws other crops and holes and, without --start-from, first weights",
    )
    p.add_argument("--threads", type=int, default=0)
    p.add_argument("--device", default="auto")
    p.add_argument("--save-every", type=float, default=300.0, help="seconds between checkpoints")
    p.add_argument("--note", default="", help="kept in the weights' origin")
    return p


def training_config(a: argparse.Namespace) -> TrainingConfig:
    """The configuration that the options describe; ValueError for a loss or stage that is none."""
    if not a.until_seconds > 0:
        raise ValueError("--until-seconds is no time to train in")
    weights = dataclasses.asdict(Weights())
    for item in a.weight:
        name, _, value = item.partition("=")
        if name not in weights:
            raise ValueError(f"there is no loss named {name!r}")
        weights[name] = float(value)
    return TrainingConfig(
        seconds=a.until_seconds,
        stages=tuple(map(_stage, a.stage)) if a.stage else TrainingConfig.stages,
        mixed=a.mixed,
        optimizer=a.optimizer,
        learning_rate=a.rate,
        reconstruction=a.reconstruction,
        weights=Weights(**weights),
        seed=a.seed,
    )


def _stage(item: str) -> tuple[float, int, int]:
    try:
        share, size, batch = item.split(":")
        stage = float(share), int(size), int(batch)
    except ValueError:
        raise ValueError(f"{item!r} is not SHARE:SIZE:BATCH") from None
    if not (stage[0] > 0 and stage[1] > 0 and stage[2] > 0):
        raise ValueError(f"{item!r} holds a number that is not positive")
    if stage[1] % DenoisingAutoencoder.stride:
        raise ValueError(f"the size in {item!r} is no multiple of {DenoisingAutoencoder.stride}")
    return stage


@contextlib.contextmanager
def _together(name: str) -> Iterator[int]:
    """Join the other processes of torchrun, if there are any; the rank of this one."""
    if "LOCAL_RANK" not in os.environ:
        yield 0
        return
    if name == "cuda":
        torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
    distributed.init_process_group("nccl" if name == "cuda" else "gloo")
    try:
        yield distributed.get_rank()
    finally:
        distributed.destroy_process_group()


def main(argv: list[str] | None = None) -> int:
    """Train as the options say; 0 when the time is used, 1 with one line when it cannot go on."""
    p = parser()
    a = p.parse_args(argv)
    if a.threads:
        torch.set_num_threads(a.threads)
    try:
        config = training_config(a)
        files = photo_files(a.photos)[: a.limit]
        features = VGGFeatures(load_file(a.features)) if a.features else None
    except (ValueError, OSError, KeyError, RuntimeError, SafetensorError) as error:
        p.error(str(error))
    if a.output.suffix in (".state", ".csv", ".png"):
        p.error(f"{a.output} cannot hold weights: name it .safetensors")
    if not a.output.parent.is_dir():
        p.error(f"{a.output.parent} is no folder")
    name = choose_device(a.device).name
    try:
        # Before the processes meet: after that the first one writes.
        _keep_other_files(a.output)
        with _together(name) as rank:
            sweep_strays(a.output.parent)  # what a killed training has left
            _run(a, config, files, features, torch.device(name), rank)
    except (Refusal, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; --resume goes on from what was saved last.", file=sys.stderr)
        return 130
    return 0


def _run(
    a: argparse.Namespace,
    config: TrainingConfig,
    files: list[Path],
    features: VGGFeatures | None,
    device: torch.device,
    rank: int,
) -> None:
    photos, unreadable = read_photos(files)
    if len(photos) < FEWEST:
        raise Refusal(f"{a.photos}: {len(photos)} readable photos are too few to train on")
    to_train, aside = split(photos)
    if not aside or not to_train:  # by chance in a small folder
        to_train, aside = list(range(len(photos) - 1)), [len(photos) - 1]

    network = _begin(a, config).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    config = dataclasses.replace(config, bf16=bf16_pays(network, config.stages[-1][1]))
    if features is not None:
        features = features.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    state = TrainingState(network, config)
    state_file = a.output.with_suffix(".state")
    resumed = a.resume and state_file.exists()
    if resumed:
        _resume(state, state_file, a)
    held_out = Crops([photos[i] for i in aside], device)
    crops = Crops([photos[i] for i in to_train], device, reach=a.reach)
    del photos
    steps = train(
        network,
        crops,
        config,
        held_out=held_out if rank == 0 else None,
        features=features,
        state=state,
    )
    if rank > 0:  # the first process tells and saves
        for _ in steps:
            pass
        return
    print(f"{len(to_train)} photos, {len(aside)} held out, {len(unreadable)} unreadable, {device}")

    def save() -> None:
        origin = {
            "photos": len(to_train),
            "held_out_photos": len(aside),
            "steps": state.step,
            "seconds": round(state.seconds),
            "device": str(device),
            "note": a.note,
            "training": dataclasses.asdict(config),
        }
        weights = dict(state.ema.state_dict())
        save_checkpoint(a.output, Checkpoint(network.config, weights, origin))
        header = {
            "step": state.step,
            "seconds": state.seconds,
            "best": state.best,
            "optimizer": a.optimizer,
            "seed": a.seed,
        }
        save_tensors(state_file, state.tensors(), header)
        save_sheet(a.output.with_suffix(".png"), state.ema, held_out)

    with a.output.with_suffix(".csv").open("a" if resumed else "w", newline="") as log:
        rows = csv.writer(log)
        if log.tell() == 0:
            rows.writerow(COLUMNS)
        saved = time.monotonic()
        for step in steps:
            if step.step % 50 == 0 or step.held_out is not None:
                parts = " ".join(f"{k}={v:.4f}" for k, v in step.parts.items())
                error = "" if step.held_out is None else f"{step.held_out:.4f}"
                rows.writerow(
                    (step.step, round(step.seconds, 1), step.size, step.loss, error, parts)
                )
                log.flush()
                print(
                    f"{step.step} {step.seconds:.0f}s {step.size}px {step.loss:.4f} {parts}"
                    + (f" held-out {error}" if error else ""),
                    flush=True,
                )
            if time.monotonic() - saved > a.save_every:
                save()
                saved = time.monotonic()
    if state.diverged:
        raise Refusal(
            f"The loss is not finite after step {state.step}; what was saved last stays, "
            "try a lower --rate"
        )
    save()


def _keep_other_files(output: Path) -> None:
    """Refuse to replace what no training has made: only beside a state of ours is all ours."""
    state = output.with_suffix(".state")
    if state.exists():
        try:
            load_tensors(state)
        except CheckpointError as error:
            raise Refusal(
                f"{state} cannot be used: {error}; remove it or give another -o"
            ) from error
        return
    for path in (output, output.with_suffix(".csv"), output.with_suffix(".png")):
        if os.path.lexists(path):
            raise Refusal(f"{path} exists and would be replaced; give another -o")


def _begin(a: argparse.Namespace, config: TrainingConfig) -> DenoisingAutoencoder:
    if a.start_from is None:
        torch.manual_seed(config.seed)
        return DenoisingAutoencoder(SIZES[a.network])
    try:
        return load_checkpoint(a.start_from).network()
    except CheckpointError as error:
        raise Refusal(f"{a.start_from} cannot be used: {error}") from error


def _resume(state: TrainingState, path: Path, a: argparse.Namespace) -> None:
    try:
        tensors, header = load_tensors(path)
        for option in ("optimizer", "seed"):
            if header.get(option, getattr(a, option)) != getattr(a, option):
                raise Refusal(f"{path} was made with another --{option}")
        state.step, state.seconds = int(header["step"]), float(header["seconds"])
        state.best = float(header["best"])
        state.load_tensors(tensors)
    except CheckpointError as error:
        raise Refusal(f"{path} cannot be used: {error}") from error
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        raise Refusal(f"{path} belongs to another network or training") from error


if __name__ == "__main__":
    sys.exit(main())
