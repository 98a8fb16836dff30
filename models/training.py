"""Training: one generator that pretraining and fine-tuning share.

    for step in train(network, photos, config): print(step)

Each `yield` is progress and a place to stop; closing the generator leaves the best weights seen
in the network. The schedule follows the clock (`seconds`) or a count (`steps`). Where a process
group of torch.distributed exists, its processes train one network together.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field

import torch
from torch import Tensor, distributed, nn
from torch.nn.parallel import DistributedDataParallel

from models import losses
from models.autoencoder import DenoisingAutoencoder, Reconstruction
from models.corruption import EMPTY_HOLES, CorruptionConfig, corrupt, random_masks
from models.dataset import Crops
from models.devices import bf16_is_quick

OPTIMIZERS: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "adamw": lambda p, lr: torch.optim.AdamW(p, lr, betas=(0.9, 0.99), weight_decay=1e-3),
    "adam": lambda p, lr: torch.optim.Adam(p, lr, betas=(0.9, 0.99)),
    "sgd": lambda p, lr: torch.optim.SGD(p, lr, momentum=0.9, nesterov=True),
}


@dataclass(frozen=True)
class Weights:
    """How much each loss counts; 0 leaves it out."""

    hole: float = 1.0  # reconstruction in the hole
    known: float = 0.3  # and outside it
    multi_scale: float = 1.0
    gradient: float = 0.2
    perceptual: float = 1.0  # needs VGG features
    style: float = 0.0  # Gram matrices of the same features
    laplace: float = 0.05
    attention: float = 0.1
    gate: float = 0.02


@dataclass(frozen=True)
class TrainingConfig:
    """Hyper-parameters; the defaults made the shipped weights.

    Without `seconds` and `steps` nothing is trained.
    """

    seconds: float = 0.0  # the schedule's length by the clock ...
    steps: int = 0  # ... or, if given, in steps
    # (share of the schedule, crop size, batch): small crops first, they teach most per second
    stages: tuple[tuple[float, int, int], ...] = ((0.6, 128, 16), (0.4, 192, 8))
    # Draw a stage at random for each step, by its share, instead of one after the other: a network
    # for several scales forgets the first ones otherwise.
    mixed: bool = False
    optimizer: str = "adamw"
    learning_rate: float = 1e-3
    last_rate: float = 0.02  # share of the rate that is left at the end (cosine)
    warm_up: int = 300  # steps: attention diverged without
    clip: float = 1.0  # gradient norm
    # L2-SP (Li et al., "Explicit Inductive Bias for Transfer Learning", ICML 2018): pull towards
    # the weights that training began with, so that fine-tuning forgets less
    anchor: float = 0.0
    ema: float = 0.999  # the average is what ships
    reconstruction: str = "l1"  # see losses.RECONSTRUCTION
    weights: Weights = field(default_factory=Weights)
    corruption: CorruptionConfig = field(default_factory=CorruptionConfig)
    attention_temperature: float = 0.02
    seed: int = 0
    held_out_every: int = 1000  # steps
    bf16: bool = False  # autocast, where devices.bf16_pays; master weights stay float32


@dataclass(frozen=True)
class TrainingStep:
    """One step's news."""

    step: int
    seconds: float  # used so far, over all runs
    progress: float  # 0..1 of the schedule
    size: int  # crop side
    loss: float
    parts: dict[str, float]  # each loss, unweighted
    held_out: float | None = None  # feature-free error on photos kept aside, by the average


class TrainingState:
    """All that a resumed training needs besides its configuration.

    It trains copies: `network` is as before until `train` ends.
    """

    def __init__(self, network: DenoisingAutoencoder, config: TrainingConfig) -> None:
        self.network = copy.deepcopy(network).train()
        self.ema = copy.deepcopy(network).requires_grad_(False).eval()
        trained = [p for p in self.network.parameters() if p.requires_grad]
        self.optimizer = OPTIMIZERS[config.optimizer](trained, config.learning_rate)
        self.step = 0
        self.seconds = 0.0
        self.best = math.inf  # the least held-out error so far ...
        self.best_weights: dict[str, Tensor] = {}  # ... and the average that had it
        self.diverged = False  # the last training ended because loss or gradients were not finite

    def tensors(self) -> dict[str, Tensor]:
        """Raw weights, their average, the best average and the optimiser's moments, by name."""
        found = {f"raw.{k}": v for k, v in self.network.state_dict().items()}
        found |= {f"ema.{k}": v for k, v in self.ema.state_dict().items()}
        found |= {f"best.{k}": v for k, v in self.best_weights.items()}
        for i, moments in self.optimizer.state_dict()["state"].items():
            found |= {f"optimizer.{i}.{k}": torch.as_tensor(v) for k, v in moments.items()}
        return found

    def load_tensors(self, tensors: dict[str, Tensor]) -> None:
        """Inverse of `tensors`; RuntimeError if they belong to another network or optimiser."""

        def under(prefix: str) -> dict[str, Tensor]:
            return {k[len(prefix) :]: v for k, v in tensors.items() if k.startswith(prefix)}

        self.network.load_state_dict(under("raw."))
        self.ema.load_state_dict(under("ema."))
        self.best_weights = under("best.")
        [group] = self.optimizer.param_groups
        state: dict[int, dict[str, Tensor]] = {}
        for name, value in under("optimizer.").items():
            i, key = name.split(".", 1)
            if int(i) >= len(group["params"]):
                raise RuntimeError("the optimiser had more parameters")
            like = group["params"][int(i)]
            # In the parameter's own memory layout (channels last): other layouts round otherwise.
            moments = torch.empty_like(like).copy_(value) if value.shape == like.shape else value
            state.setdefault(int(i), {})[key] = moments
        whole = self.optimizer.state_dict()
        self.optimizer.load_state_dict({**whole, "state": state})

    def update_average(self, decay: float) -> None:
        decay = min(decay, (1 + self.step) / (10 + self.step))  # forget the random start quickly
        with torch.no_grad():
            for a, b in zip(self.ema.parameters(), self.network.parameters(), strict=True):
                a.lerp_(b, 1 - decay)


def reconstruction_loss(
    network: DenoisingAutoencoder,
    out: Reconstruction,
    clean: Tensor,
    mask: Tensor,
    config: TrainingConfig,
    features: nn.Module | None,
) -> dict[str, Tensor]:
    """Every loss that has a weight, unweighted: what `network` answered against the truth.

    clean (B, 3, H, W) in [0, 1]; mask (B, 1, H, W) 1 = hole.
    """
    w = config.weights
    image = out.image.float()
    error = losses.RECONSTRUCTION[config.reconstruction](image, clean)
    absolute = (image - clean).abs()
    parts = {
        "hole": losses.masked_mean(error, mask),
        "known": losses.masked_mean(error, 1 - mask),
        "multi_scale": losses.multi_scale(image, clean, mask),
        "gradient": losses.gradient(image, clean, mask),
        "laplace": losses.laplace(absolute, out.log_scale, mask),
    }
    true_features: list[Tensor] | None = None
    if features is not None and (w.perceptual or w.style):
        with torch.no_grad():
            true_features = features(clean)
        found = features(torch.where(mask > 0, image, clean))
        parts["perceptual"] = losses.perceptual(found, true_features, mask)
        if w.style:
            parts["style"] = losses.style(found, true_features, mask)
    if w.attention:
        texture = true_features[-1] if true_features else None
        descriptors = losses.cell_descriptors(clean, texture)
        targets = losses.attention_targets(descriptors, mask, config.attention_temperature)
        parts["attention"] = losses.attention(out.match, *targets)
    if w.gate:
        copied = out.copied.float() * network.std + network.mean
        parts["gate"] = losses.gate(out.gate, absolute, (copied - clean).abs(), mask)
    return {name: value for name, value in parts.items() if getattr(w, name)}


@torch.no_grad()
def held_out_error(
    network: DenoisingAutoencoder, crops: Crops, size: int, limit: int = 64
) -> float:
    """Mean absolute error in empty holes of photos kept aside; fixed crops, masks and noise."""
    device = crops.pixels.device
    g = torch.Generator(device).manual_seed(7)
    which = torch.arange(min(limit, len(crops)), device=device)
    clean = crops.draw(size, g, which=which)
    mask = random_masks(len(which), size, g)
    damaged = corrupt(network.normalise(clean), mask, EMPTY_HOLES, g)
    total = 0.0
    for i in range(0, len(which), 8):
        part = slice(i, i + 8)
        out = network(damaged.shown[part], mask[part], damaged.noise[part])
        error = (out.image.clamp(0, 1) - clean[part]).abs().mean(1, keepdim=True) * mask[part]
        total += float((error.sum((1, 2, 3)) / mask[part].sum((1, 2, 3))).sum())
    return total / len(which)


def train(
    network: DenoisingAutoencoder,
    crops: Crops,
    config: TrainingConfig,
    *,
    held_out: Crops | None = None,
    features: nn.Module | None = None,
    state: TrainingState | None = None,
) -> Generator[TrainingStep, None, None]:
    """Train a copy of `network`; its best weights are in `network` when the generator ends.

    That is the average which did best on `held_out`; without it, the last average. Ends by itself
    when the schedule is over, or when loss or gradients are not finite (`state.diverged`). Pass a
    `state` of the same network to go on where it stopped, or to keep it.
    """
    device = crops.pixels.device
    state = state or TrainingState(network, config)
    state.diverged = False
    forward: nn.Module = state.network
    rank = 0
    if distributed.is_initialized():
        forward = DistributedDataParallel(state.network)  # averages the gradients
        rank = distributed.get_rank()
    clock = time.monotonic()
    try:
        while (progress := _progress(state, config)) < 1:
            rate = _rate(config, state.step, progress)
            for group in state.optimizer.param_groups:
                group["lr"] = rate
            # Each step's randomness follows from its number: a resumed run repeats it exactly.
            seed = config.seed * 1_000_003 + state.step + rank * 100_000_007
            g = torch.Generator(device).manual_seed(seed)
            at = float(torch.rand((), generator=g, device=device)) if config.mixed else progress
            size, batch = _stage(config, at)
            clean = crops.draw(size, g, count=batch)
            mask = random_masks(batch, size, g)
            damaged = corrupt(state.network.normalise(clean), mask, config.corruption, g)
            shown = damaged.shown.contiguous(memory_format=torch.channels_last)
            half = config.bf16 and bf16_is_quick(device)
            with torch.autocast(device.type, torch.bfloat16, enabled=half):
                out = forward(shown, mask, damaged.noise)
                parts = reconstruction_loss(state.network, out, clean, mask, config, features)
            loss = torch.stack([getattr(config.weights, k) * v for k, v in parts.items()]).sum()
            if config.anchor:
                loss = loss + config.anchor * squared_distance(state.network, network)
            state.optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            norm = nn.utils.clip_grad_norm_(state.network.parameters(), config.clip)
            now = time.monotonic()
            used, clock = state.seconds + now - clock, now
            finite = bool(torch.stack((loss.detach(), norm)).isfinite().all())
            state.seconds, state.diverged = _agreed(used, not finite, device)
            if state.diverged:  # before the step: neither weights nor average have seen it
                break
            state.optimizer.step()
            state.step += 1
            state.update_average(config.ema)

            error = None
            if held_out is not None and state.step % config.held_out_every == 0:
                error = held_out_error(state.ema, held_out, size=192)
                if error < state.best or not state.best_weights:
                    state.best, state.best_weights = error, copy.deepcopy(state.ema.state_dict())
            yield TrainingStep(
                state.step,
                state.seconds,
                progress,
                size,
                float(loss.detach()),
                {k: float(v.detach()) for k, v in parts.items()},
                error,
            )
            clock = time.monotonic()  # what was done meanwhile, or a pause, is no training
    finally:
        best = state.best_weights if held_out is not None else {}
        network.load_state_dict(best or state.ema.state_dict())
        network.eval()


def squared_distance(network: nn.Module, start: nn.Module) -> Tensor:
    """How far the trained parameters are from where they started."""
    pairs = zip(network.parameters(), start.parameters(), strict=True)
    return torch.stack([(p - q.detach()).square().sum() for p, q in pairs if p.requires_grad]).sum()


def _agreed(seconds: float, diverged: bool, device: torch.device) -> tuple[float, bool]:
    """The greatest of both over all processes, so that all take the same way."""
    if not distributed.is_initialized():
        return seconds, diverged
    both = torch.tensor([seconds, diverged], dtype=torch.float64, device=device)
    distributed.all_reduce(both, distributed.ReduceOp.MAX)
    return float(both[0]), bool(both[1])


def _progress(state: TrainingState, config: TrainingConfig) -> float:
    if config.steps:
        return state.step / config.steps
    return state.seconds / config.seconds if config.seconds else 1.0


def _stage(config: TrainingConfig, at: float) -> tuple[int, int]:
    end = 0.0
    for share, size, batch in config.stages:
        end += share
        if at < end:
            return size, batch
    return config.stages[-1][1:]


def _rate(config: TrainingConfig, step: int, progress: float) -> float:
    cosine = 0.5 * (1 + math.cos(math.pi * min(progress, 1.0)))
    shape = config.last_rate + (1 - config.last_rate) * cosine
    return config.learning_rate * shape * min(1.0, (step + 1) / config.warm_up)
