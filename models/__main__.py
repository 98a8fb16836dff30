"""Remake the shipped weights: python -m models PHOTOS -o WEIGHTS --until-seconds N [--resume]."""

from __future__ import annotations

import argparse
import csv
import dataclasses
import sys
import time
from pathlib import Path

import torch
from safetensors.torch import load_file

from models.autoencoder import SMALL, TINY, AutoencoderConfig, DenoisingAutoencoder
from models.checkpoint import (
    Checkpoint,
    CheckpointError,
    load_tensors,
    save_checkpoint,
    save_tensors,
)
from models.dataset import Crops, photo_files, read_photos, split
from models.devices import choose_device
from models.losses import RECONSTRUCTION, VGGFeatures
from models.sheet import save_sheet
from models.training import OPTIMIZERS, TrainingConfig, TrainingState, Weights, train

SIZES: dict[str, AutoencoderConfig] = {"small": SMALL, "tiny": TINY}


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="python -m models", description=__doc__)
    p.add_argument("photos", type=Path, help="folder of photos")
    p.add_argument("-o", "--output", type=Path, required=True, help="weights to write")
    p.add_argument("--until-seconds", type=float, required=True, help="training time over all runs")
    p.add_argument("--resume", action="store_true", help="go on from OUTPUT's .state file")
    p.add_argument("--features", type=Path, help="VGG-19 features for the perceptual loss")
    p.add_argument("--network", choices=SIZES, default="small")
    p.add_argument("--optimizer", choices=OPTIMIZERS, default="adamw")
    p.add_argument("--reconstruction", choices=RECONSTRUCTION, default="l1")
    p.add_argument("--rate", type=float, default=TrainingConfig.learning_rate)
    p.add_argument("--stage", action="append", help="SHARE:SIZE:BATCH, in order", metavar="STAGE")
    p.add_argument("--weight", action="append", default=[], metavar="LOSS=VALUE")
    p.add_argument("--limit", type=int, help="use only so many photos")
    p.add_argument("--threads", type=int, default=0)
    p.add_argument("--device", default="auto")
    p.add_argument("--save-every", type=float, default=300.0, help="seconds between checkpoints")
    p.add_argument("--note", default="", help="kept in the weights' origin")
    return p


def training_config(a: argparse.Namespace) -> TrainingConfig:
    """The configuration that the options describe; ValueError for a loss or stage that is none."""
    weights = dataclasses.asdict(Weights())
    for item in a.weight:
        name, _, value = item.partition("=")
        if name not in weights:
            raise ValueError(f"there is no loss named {name!r}")
        weights[name] = float(value)
    stages = TrainingConfig.stages
    if a.stage:
        stages = tuple(
            (float(share), int(size), int(batch))
            for share, size, batch in (item.split(":") for item in a.stage)
        )
    return TrainingConfig(
        seconds=a.until_seconds, stages=stages, optimizer=a.optimizer, learning_rate=a.rate,
        reconstruction=a.reconstruction, weights=Weights(**weights),
    )  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    p = parser()
    a = p.parse_args(argv)
    if a.threads:
        torch.set_num_threads(a.threads)
    try:
        config = training_config(a)
        files = photo_files(a.photos)[: a.limit]
    except (ValueError, OSError) as error:
        p.error(str(error))
    device = torch.device(choose_device(a.device).name)
    photos, unreadable = read_photos(files)
    if len(photos) < 8:
        print(f"{a.photos}: {len(photos)} readable photos are too few to train on", file=sys.stderr)
        return 1
    to_train, aside = split(photos)
    aside = aside or to_train[-1:]
    print(f"{len(to_train)} photos, {len(aside)} held out, {len(unreadable)} unreadable, {device}")

    torch.manual_seed(config.seed)
    network = DenoisingAutoencoder(SIZES[a.network])
    network = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    features = VGGFeatures(load_file(a.features)).to(device) if a.features else None
    if features is not None:
        features = features.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    state = TrainingState(network, config)
    state_file = a.output.with_suffix(".state")
    if a.resume and state_file.exists():
        try:
            tensors, header = load_tensors(state_file)
            state.load_tensors(tensors)
        except (CheckpointError, KeyError, RuntimeError) as error:
            print(f"{state_file}: {error}", file=sys.stderr)
            return 1
        state.step, state.seconds = header["step"], header["seconds"]
        state.best = header["best"]

    held_out = Crops([photos[i] for i in aside], device)
    crops = Crops([photos[i] for i in to_train], device)
    del photos

    def save() -> None:
        origin = {
            "photos": len(to_train), "held_out_photos": len(aside), "steps": state.step,
            "seconds": round(state.seconds), "device": str(device), "note": a.note,
            "training": dataclasses.asdict(config),
        }  # fmt: skip
        weights = dict(state.ema.state_dict())
        save_checkpoint(a.output, Checkpoint(network.config, weights, origin))
        header = {"step": state.step, "seconds": state.seconds, "best": state.best}
        save_tensors(state_file, state.tensors(), header)
        save_sheet(a.output.with_suffix(".png"), state.ema, held_out)

    with a.output.with_suffix(".csv").open("a", newline="") as log:
        rows = csv.writer(log)
        saved = time.monotonic()
        for step in train(
            network, crops, config, held_out=held_out, features=features, state=state
        ):  # fmt: skip
            if step.step % 50 == 0 or step.held_out is not None:
                parts = " ".join(f"{k}={v:.4f}" for k, v in step.parts.items())
                rows.writerow([step.step, round(step.seconds, 1), step.size, step.loss,
                               step.held_out or "", parts])  # fmt: skip
                log.flush()
                aside_text = f" held-out {step.held_out:.4f}" if step.held_out else ""
                print(f"{step.step} {step.seconds:.0f}s {step.size}px {step.loss:.4f} {parts}"
                      + aside_text, flush=True)  # fmt: skip
            if time.monotonic() - saved > a.save_every:
                save()
                saved = time.monotonic()
    save()
    return 0


if __name__ == "__main__":
    sys.exit(main())
