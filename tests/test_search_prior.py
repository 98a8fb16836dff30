"""What is expected of a photo before it is seen: it steers the search and comes with weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from generators import ended
from training_photos import drawn_photos, tiny_network

from inpaint_app.core import inpainter
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Background, Familiarity
from inpaint_app.core.synthesis import copy_field
from inpaint_app.core.synthesis.describing import describe
from inpaint_app.core.synthesis.layout import lay_out
from inpaint_app.core.synthesis.levels import Level, pyramid, roughness
from inpaint_app.core.synthesis.matching import Lookup
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior, places
from models.autoencoder import TINY
from models.checkpoint import Checkpoint, save_checkpoint


def level_of(image: torch.Tensor) -> Level:
    hole = torch.zeros_like(image[:, :1])
    hole[..., 28:36, 28:36] = 1
    return Level(image, hole, torch.ones_like(hole))


def noise(side: int = 64) -> torch.Tensor:
    return torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(0))


def ways(level: Level, target: torch.Tensor, source: torch.Tensor) -> torch.Tensor:
    """How far the sources (N,) lie from the targets (N,), in pixels."""
    width = level.size[1]
    down, right = target // width - source // width, target % width - source % width
    return torch.hypot(down.float(), right.float())


def test_two_pixels_a_long_side_apart_are_as_far_as_the_weight_says() -> None:
    at = places((33, 65), 4.0, torch.device("cpu"))
    assert at.shape == (33 * 65, 2)
    assert float((at[0] - at[64]).square().sum()) == pytest.approx((4 * 64 / 65) ** 2)
    assert float((at[0] - at[32 * 65]).square().sum()) == pytest.approx((4 * 32 / 65) ** 2)
    assert places((33, 65), 0.0, torch.device("cpu")).shape == (33 * 65, 0)


def test_a_look_up_that_expects_it_near_finds_nearer_windows() -> None:
    level = level_of(noise())
    grey = torch.full_like(level.image, 0.5)
    found = []
    for near in (0.0, 8.0):
        lookup = Lookup(level, grey, roughness([level])[0], prior=SearchPrior(near))
        source, _ = lookup(torch.where(level.hole > 0, grey, level.image))
        found.append(float(ways(level, lookup.targets, source).mean()))
    assert found[1] < 0.75 * found[0]


def test_a_layout_that_expects_it_near_copies_nearer_pixels() -> None:
    level = level_of(noise())
    hidden = level.hole.flatten().nonzero()[:, 0]
    found = []
    for near in (0.0, 20.0):
        field = ended(lay_out(level, torch.full_like(level.image, 0.5), None, SearchPrior(near)))
        assert field is not None
        found.append(float(ways(level, hidden, field[hidden]).mean()))
    assert found[1] < 0.75 * found[0]


def test_a_look_up_begins_with_pixels_as_fine_as_the_prior_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The coarsest level has the long side that is asked for, or up to twice that."""
    seen = []

    def noted(levels: Any, *others: Any) -> Any:
        seen.append(max(levels[-1].size))
        return copy_field.find_copy_field(levels, *others)

    monkeypatch.setattr(inpainter, "find_copy_field", noted)
    photo = drawn_photos(1, height=100, width=200)[0]
    hole = np.zeros(photo.shape[:2], bool)
    hole[30:60, 60:120] = True
    for coarsest in (48, 96):
        expecting = Inpainter(tiny_network()).expecting(SearchPrior(coarsest=coarsest))
        ended(expecting.fill(FillRequest(photo, hole)))
    assert seen == [50, 100]


def test_a_prior_may_rule_out_the_second_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a second layout was made")

    image = noise(128)
    hole = torch.zeros_like(image[:, :1])
    hole[..., 40:80, 40:80] = 1
    levels = pyramid(image, hole)
    monkeypatch.setattr(copy_field, "lay_out", never)
    prior = SearchPrior(lay_out=False)
    field = ended(copy_field.find_copy_field(levels, image, copy_field.BEST, None, prior))
    assert field is not None
    with pytest.raises(AssertionError, match="second layout"):
        ended(copy_field.find_copy_field(levels, image, copy_field.BEST, None, PLAIN))


def test_a_prior_is_what_it_was_after_a_journey_through_json() -> None:
    prior = SearchPrior(near=4.0, trust=0.6, lay_out=False, coarsest=96)
    assert SearchPrior.from_dict(prior.to_dict()) == prior
    assert SearchPrior.from_dict({}) == PLAIN


@pytest.mark.parametrize(
    "values",
    [
        {"near": -1},
        {"near": float("nan")},
        {"near": 1e9},
        {"near": "4"},
        {"near": True},
        {"trust": 0},
        {"trust": None},
        {"lay_out": 1},
        {"coarsest": 1},
        {"coarsest": 96.0},
        {"coarsest": True},
        {"far": 1},
        [],
        None,
    ],
)
def test_what_is_no_prior_is_refused(values: Any) -> None:
    with pytest.raises(ValueError, match="search"):
        SearchPrior.from_dict(values)


def saved(path: Path, search: object, **origin: object) -> Path:
    weights = dict(tiny_network().state_dict())
    save_checkpoint(path, Checkpoint(TINY, weights, {"search": search, **origin}))
    return path


def test_the_prior_is_read_with_the_weights(tmp_path: Path) -> None:
    path = saved(tmp_path / "w.safetensors", {"near": 2.0, "lay_out": False})
    inpainter = Inpainter.load(path, device="cpu")
    assert inpainter.prior == SearchPrior(2.0, lay_out=False)
    assert inpainter.expecting(PLAIN).prior == PLAIN
    assert inpainter.prior == SearchPrior(2.0, lay_out=False)


def test_what_learnt_a_folder_leaves_photos_of_other_things_to_the_base(tmp_path: Path) -> None:
    """What suits its photos does harm to others: those are filled as before learning.

    What is in the hole has no say: it is to go.
    """
    network = tiny_network()
    own, other = drawn_photos(2, height=96, width=128)
    random = np.random.default_rng(0)
    here, there = (describe(network, photo) for photo in (own, other))
    noise = np.abs(here - there).mean() * random.normal(size=(30, len(here)))
    familiarity = Familiarity.of(
        (here + noise).astype(np.float32), Background.of((there + noise).astype(np.float32))
    )
    search = SearchPrior(4.0, 0.3)
    path = saved(tmp_path / "w.safetensors", search.to_dict(), familiarity=familiarity.to_dict())
    plain = saved(tmp_path / "plain.safetensors", {})
    learnt = Inpainter.load(path, device="cpu", name="Home", base=plain)
    hole = np.zeros(own.shape[:2], bool)
    hole[30:60, 40:80] = True
    for photo, name, search_for in ((own, "Home", search), (other, "plain", PLAIN)):
        fill = ended(learnt.fill(FillRequest(photo, hole)))
        as_if = ended(learnt.expecting(search_for).fill(FillRequest(photo, hole)))
        assert (fill.model, as_if.model) == (name, "Home")
        assert (fill.pixels == as_if.pixels).all()
    mixed = np.where(hole[..., None], other, own)
    assert learnt.suited(mixed, hole) is learnt.suited(own, hole) is learnt
    alone = Inpainter.load(path, device="cpu")
    assert alone.suited(other, hole) is alone


def test_weights_with_a_prior_that_is_none_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = saved(tmp_path / "w.safetensors", {"near": "everywhere"})
    with pytest.raises(UserError, match="cannot be used"):
        Inpainter.load(path, device="cpu")
