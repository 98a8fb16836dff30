"""Training: the loss falls, stopping is safe, and a resumed run repeats the whole one."""

from __future__ import annotations

import copy
import itertools
import math
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from training_photos import drawn_photos, tiny_network

from models import training
from models.autoencoder import DenoisingAutoencoder
from models.checkpoint import digest, load_tensors, save_tensors
from models.corruption import EMPTY_HOLES
from models.dataset import Crops
from models.losses import RECONSTRUCTION
from models.training import (
    OPTIMIZERS,
    TrainingConfig,
    TrainingState,
    Weights,
    held_out_error,
    train,
)


@pytest.fixture(scope="module")
def crops() -> Crops:
    return Crops(drawn_photos(6))


def short(**changes: Any) -> TrainingConfig:
    """A training of few small steps, exact and without warm-up."""
    values = {"steps": 8, "stages": ((1.0, 32, 2),), "warm_up": 1, "bf16": False}
    return TrainingConfig(**{**values, **changes})


def in_last_layout(seed: int = 0) -> DenoisingAutoencoder:
    """The tiny network in the memory layout in which it is trained."""
    network = tiny_network(seed)
    return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]


def weights(network: DenoisingAutoencoder) -> str:
    return digest(dict(network.state_dict()))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_loss_falls_with_each_optimizer(name: str) -> None:
    """On one photo twenty-five steps lower the error, whatever the optimiser."""
    rate = 0.1 if name == "sgd" else 3e-3
    config = short(
        steps=25,
        stages=((1.0, 32, 4),),
        optimizer=name,
        learning_rate=rate,
        corruption=EMPTY_HOLES,
        clip=5.0,
        weights=Weights(laplace=0, attention=0, gate=0),
    )
    errors = [step.parts["hole"] for step in train(tiny_network(), Crops(drawn_photos(1)), config)]
    assert sum(errors[-5:]) < 0.8 * sum(errors[:5])


@pytest.mark.parametrize("name", RECONSTRUCTION)
def test_the_loss_falls_with_each_reconstruction(name: str) -> None:
    """Every named loss of the reconstruction trains the network."""
    config = short(
        steps=25,
        stages=((1.0, 32, 4),),
        reconstruction=name,
        learning_rate=3e-3,
        corruption=EMPTY_HOLES,
        weights=Weights(known=0, multi_scale=0, gradient=0, laplace=0, attention=0, gate=0),
    )
    losses = [step.loss for step in train(tiny_network(), Crops(drawn_photos(1)), config)]
    assert sum(losses[-5:]) < sum(losses[:5])


def test_each_step_tells_how_far_it_is(crops: Crops) -> None:
    """Steps are counted from 1, progress rises from 0, and each weighted loss is told by name."""
    steps = list(train(tiny_network(), crops, short()))
    assert [step.step for step in steps] == list(range(1, 9))
    assert [step.progress for step in steps] == [i / 8 for i in range(8)]
    assert all(a.seconds <= b.seconds for a, b in itertools.pairwise(steps))
    expected = {"hole", "known", "multi_scale", "gradient", "laplace", "attention", "gate"}
    assert set(steps[0].parts) == expected
    assert all(math.isfinite(step.loss) for step in steps)


def test_a_loss_without_weight_is_left_out(crops: Crops) -> None:
    """The total is the weighted sum of the losses that have a weight."""
    config = short(steps=1, weights=Weights(attention=0, gate=0, laplace=0))
    [step] = train(tiny_network(), crops, config)
    assert set(step.parts) == {"hole", "known", "multi_scale", "gradient"}
    total = sum(getattr(config.weights, name) * value for name, value in step.parts.items())
    assert step.loss == pytest.approx(total, rel=1e-5)


def test_half_precision_trains_too(crops: Crops) -> None:
    """Under bf16 the losses are finite and the weights stay float32."""
    network = tiny_network()
    steps = list(train(network, crops, short(steps=2, bf16=True)))
    assert all(math.isfinite(step.loss) for step in steps)
    assert all(p.dtype == torch.float32 for p in network.parameters())


def test_features_add_their_losses(crops: Crops) -> None:
    """With perceptual features their losses are told, and attention sees them too."""

    class Features(torch.nn.Module):
        def forward(self, image: Tensor) -> list[Tensor]:
            pool = torch.nn.functional.avg_pool2d
            return [pool(image, 2), pool(image, 4)]

    config = short(steps=1, weights=Weights(style=0.1))
    [step] = train(tiny_network(), crops, config, features=Features())
    assert step.parts["perceptual"] > 0
    assert step.parts["style"] > 0


@pytest.mark.fault(64)
def test_the_network_is_left_alone_until_the_end(crops: Crops) -> None:
    """Fault 64: training owns a copy, so that fills meanwhile use the old weights, unmixed."""
    network = tiny_network()
    before = weights(network)
    steps = train(network, crops, short())
    for _ in range(8):
        next(steps)
        assert weights(network) == before
    assert next(steps, None) is None
    assert weights(network) != before
    assert not network.training


def test_closing_leaves_the_average(crops: Crops) -> None:
    """A stopped training puts the average of its weights into the network."""
    config = short()
    network = tiny_network()
    state = TrainingState(network, config)
    steps = train(network, crops, config, state=state)
    for _ in range(3):
        next(steps)
    steps.close()
    assert state.step == 3
    assert weights(network) == weights(state.ema) != weights(state.network)


def test_closing_leaves_the_best_average_on_photos_kept_aside(crops: Crops) -> None:
    """With photos kept aside, the average with the least error there is what remains."""
    aside = Crops(drawn_photos(3))
    config = short(steps=5, held_out_every=1, learning_rate=0.5, clip=100.0)  # does harm
    network = tiny_network()
    state = TrainingState(network, config)
    seen = {}
    for step in train(network, crops, config, held_out=aside, state=state):
        assert step.held_out is not None
        seen[step.held_out] = weights(state.ema)
    best = min(seen)
    assert len(seen) > 1
    assert state.best == best
    assert weights(network) == seen[best]
    assert held_out_error(network, aside, size=192) == best


def resumed(
    state: TrainingState, config: TrainingConfig, path: Path
) -> tuple[DenoisingAutoencoder, TrainingState]:
    """Another process's view: the state through a file, over a network of other weights."""
    save_tensors(path, state.tensors(), {})
    network = in_last_layout(seed=9)
    again = TrainingState(network, config)
    again.step, again.seconds, again.best = state.step, state.seconds, state.best
    again.load_tensors(load_tensors(path)[0])
    return network, again


@pytest.mark.fault(59)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_resumed_training_repeats_the_whole_one(crops: Crops, tmp_path: Path, name: str) -> None:
    """Fault 59: four steps, a file and four steps give the weights of eight steps, bit for bit."""
    config = short(optimizer=name, held_out_every=4)
    aside = Crops(drawn_photos(2))

    network, first = in_last_layout(), in_last_layout()
    whole, state = TrainingState(network, config), TrainingState(first, config)
    losses = [s.loss for s in train(network, crops, config, held_out=aside, state=whole)]
    steps = train(first, crops, config, held_out=aside, state=state)
    halves = [next(steps).loss for _ in range(4)]
    second, state = resumed(state, config, tmp_path / "half.state")
    steps.close()
    halves += [s.loss for s in train(second, crops, config, held_out=aside, state=state)]
    assert halves == losses
    assert digest(state.tensors()) == digest(whole.tensors())
    assert state.best == whole.best
    assert weights(second) == weights(network)


def test_a_finished_training_can_go_on_from_its_state(crops: Crops, tmp_path: Path) -> None:
    """The state of a training that has ended holds its raw weights, not the average."""
    # The rate follows the length of the schedule; only a constant one can be compared.
    long, brief = short(steps=8, last_rate=1.0), short(steps=4, last_rate=1.0)
    network, part = in_last_layout(), in_last_layout()
    list(train(network, crops, long))
    state = TrainingState(part, brief)
    list(train(part, crops, brief, state=state))
    rest, state = resumed(state, long, tmp_path / "end.state")
    list(train(rest, crops, long, state=state))
    assert weights(rest) == weights(network)


def test_best_weights_that_an_old_state_lacks_are_found_anew(crops: Crops, tmp_path: Path) -> None:
    """A state with a best error but without its weights takes the next average for the best."""
    config = short(steps=2, held_out_every=1)
    network = tiny_network()
    state = TrainingState(network, config)
    state.best = 0.0
    list(train(network, crops, config, held_out=Crops(drawn_photos(2)), state=state))
    assert 0 < state.best < 1
    assert state.best_weights


def test_a_state_of_another_network_is_refused(crops: Crops) -> None:
    """Tensors that do not fit raise instead of being taken in part."""
    state = TrainingState(tiny_network(), short())
    list(itertools.islice(train(tiny_network(), crops, short(), state=state), 1))
    tensors = state.tensors()
    extra = {f"optimizer.999.{k}": torch.zeros(1) for k in ("step", "exp_avg", "exp_avg_sq")}
    lacking = {k: v for k, v in tensors.items() if k != "raw.mean"}
    for wrong in ({**tensors, **extra}, lacking):
        with pytest.raises(RuntimeError):
            TrainingState(tiny_network(), short()).load_tensors(wrong)


@pytest.mark.fault(62)
@pytest.mark.parametrize("in_gradient", [False, True])
def test_a_loss_that_is_no_number_ends_the_training(
    crops: Crops, monkeypatch: pytest.MonkeyPatch, in_gradient: bool
) -> None:
    """Fault 62: NaN in the loss or in its gradient stops at once; all weights stay finite."""
    real = training.reconstruction_loss

    def poisoned(*arguments: Any) -> dict[str, Tensor]:
        parts = real(*arguments)
        if state.step == 3:
            # The root's gradient at 0 is infinite, its value is not.
            bad = (parts["hole"] * 0).sqrt() if in_gradient else parts["hole"] * math.nan
            parts["hole"] = parts["hole"] + bad
        return parts

    monkeypatch.setattr(training, "reconstruction_loss", poisoned)
    network = tiny_network()
    state = TrainingState(network, short())
    steps = list(train(network, crops, short(), state=state))
    assert len(steps) == 3
    assert state.diverged
    assert all(bool(t.isfinite().all()) for t in state.tensors().values())
    assert all(bool(t.isfinite().all()) for t in network.state_dict().values())
    assert weights(network) == weights(state.ema)


@pytest.mark.fault(70)
def test_a_schedule_by_the_clock_ends_by_the_clock(
    crops: Crops, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 70: seconds are those of the monotonic clock, counted on when a training resumes."""
    now = itertools.count(100.0, 0.5)  # each look at the clock is half a second later
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    config = short(steps=0, seconds=3.0)
    state = TrainingState(tiny_network(), config)
    steps = train(tiny_network(), crops, config, state=state)
    first = [next(steps) for _ in range(2)]
    steps.close()
    assert [step.seconds for step in first] == [0.5, 1.0]
    rest = list(train(tiny_network(), crops, config, state=state))
    assert [step.progress for step in rest] == pytest.approx([1 / 3, 1 / 2, 2 / 3, 5 / 6])
    assert rest[-1].seconds == 3.0


def test_without_a_schedule_nothing_is_trained(crops: Crops) -> None:
    """Neither steps nor seconds: the generator ends at once and the network is as before."""
    network = tiny_network()
    before = weights(network)
    assert list(train(network, crops, TrainingConfig())) == []
    assert weights(network) == before


def test_stages_follow_each_other(crops: Crops) -> None:
    """Each stage takes its share of the schedule with its own crop size."""
    stages = ((0.5, 16, 3), (0.25, 32, 2), (0.25, 48, 1))
    sizes = [step.size for step in train(tiny_network(), crops, short(stages=stages))]
    assert sizes == [16] * 4 + [32] * 2 + [48] * 2


def test_mixed_stages_are_drawn_by_their_shares(crops: Crops) -> None:
    """Each size comes up, in no order, and a resumed training draws as an uninterrupted one."""
    config = short(steps=12, mixed=True, stages=((0.5, 16, 2), (0.5, 32, 2)))
    sizes = [step.size for step in train(tiny_network(), crops, config)]
    assert set(sizes) == {16, 32}
    assert sizes != sorted(sizes)
    network = tiny_network()
    state = TrainingState(network, config)
    first = [
        next(steps).size for steps in [train(network, crops, config, state=state)] for _ in range(5)
    ]
    assert first + [step.size for step in train(network, crops, config, state=state)] == sizes


def test_the_rate_warms_up_and_falls_to_its_last_share(crops: Crops) -> None:
    """Linear over the warm-up, then a cosine down to `last_rate`."""
    config = short(steps=40, warm_up=4, last_rate=0.1, stages=((1.0, 16, 1),))
    state = TrainingState(tiny_network(), config)
    rates = []
    for _ in train(tiny_network(), crops, config, state=state):
        rates.append(state.optimizer.param_groups[0]["lr"] / config.learning_rate)
    assert rates[0] == pytest.approx(0.25)
    assert max(rates) == rates[3]
    assert all(a > b for a, b in itertools.pairwise(rates[3:]))
    assert rates[-1] == pytest.approx(0.1, abs=0.01)


def test_the_held_out_error_is_always_the_same(crops: Crops) -> None:
    """Crops, masks and noise are fixed, so that errors of different times can be compared."""
    network = tiny_network()
    error = held_out_error(network, crops, size=48)
    torch.manual_seed(77)
    assert held_out_error(copy.deepcopy(network), crops, size=48) == error
    assert 0 < error < 1
