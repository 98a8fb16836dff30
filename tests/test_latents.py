"""What the latent space tells: a map of a folder, its outliers, and how familiar a photo is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from generators import ended
from PIL import Image as PillowImage
from test_folder_scan import save
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.latents import Descriptors, Familiarity, map_of, outliers
from inpaint_app.core.learning.describing import describe, describe_all, survey
from inpaint_app.core.learning.folder_scan import scan_folder


def folder(count: int, seed: int = 0, width: int = 24) -> Descriptors:
    """Descriptors that differ in three directions, with a little noise in all."""
    random = np.random.default_rng(seed)
    axes = np.random.default_rng(99).normal(0, 1, (3, width))
    rows = random.normal(0, 1, (count, 3)) @ axes + random.normal(0, 0.1, (count, width))
    return rows.astype(np.float32)


def test_alike_photos_lie_near_each_other_on_the_map() -> None:
    """Two kinds of photos are two heaps; every place is in 0..1; the map is the same each time."""
    rows = folder(40)
    rows[20:] += 30
    places = map_of(rows)
    assert places.shape == (40, 2)
    assert (places >= 0).all()
    assert (places <= 1).all()
    within = np.abs(places[:20] - places[:20].mean(0)).mean()
    assert np.linalg.norm(places[:20].mean(0) - places[20:].mean(0)) > 2 * within
    assert (map_of(rows) == places).all()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_map_of_hardly_any_photos_is_one(count: int) -> None:
    """No photo, one and two have finite places, equal photos the same."""
    rows = np.ones((count, 24), np.float32)
    assert (map_of(rows) == 0.5).all()
    assert map_of(rows).shape == (count, 2)


def test_a_photo_unlike_the_rest_stands_out() -> None:
    """The strangest comes first; a folder of one kind has none; few photos tell nothing."""
    rows = folder(40)
    assert outliers(rows) == []
    random = np.random.default_rng(5)
    rows[7] += random.normal(0, 20, 24)
    rows[23] += random.normal(0, 100, 24)
    assert outliers(rows) == [23, 7]
    assert outliers(rows[20:27]) == []


def test_familiarity_is_spread_evenly_over_the_folders_own_photos() -> None:
    """Of photos that had no part in it, about as many are below a half as above; and few below .02.

    That is what makes the number readable: it is the same for a folder of any kind.
    """
    familiarity = Familiarity.of(folder(60))
    found = np.array([familiarity(row) for row in folder(400, seed=1)])
    assert 0.35 < (found < 0.5).mean() < 0.65
    assert (found < 0.02).mean() < 0.06


def test_a_photo_of_something_else_is_unfamiliar() -> None:
    """So is one whose numbers are of another network, or are none."""
    familiarity = Familiarity.of(folder(60))
    other = folder(1)[0] + np.random.default_rng(3).normal(0, 2, 24).astype(np.float32)
    assert familiarity(other) < 0.001
    assert familiarity(np.zeros(7, np.float32)) == 0
    assert familiarity(np.full(24, np.nan, np.float32)) == 0


def test_photos_of_one_group_are_kept_aside_together() -> None:
    """Copies of a photo must not vouch for each other: they would make the rest look strange."""
    rows = np.repeat(folder(12), 5, 0)
    groups = np.repeat(np.arange(12), 5).tolist()
    alone, together = Familiarity.of(rows), Familiarity.of(rows, groups)
    assert together.usual > alone.usual


def test_familiarity_survives_being_stored() -> None:
    """Through JSON, with the digits that are kept, it tells the same."""
    familiarity = Familiarity.of(folder(60))
    stored = Familiarity.from_dict(json.loads(json.dumps(familiarity.to_dict())))
    assert stored is not None
    for row in folder(5, seed=2):
        assert stored(row) == pytest.approx(familiarity(row), abs=0.01)


@pytest.mark.parametrize(
    "change",
    [
        {"mean": "x"},
        {"axes": [[1.0]]},
        {"noise": 0},
        {"spread": [float("nan")] * 8},
        {"usual": None},
    ],
)
def test_what_is_no_familiarity_is_none(change: dict[str, object]) -> None:
    """A model from elsewhere may hold anything: then nothing is said about photos."""
    assert Familiarity.from_dict({**Familiarity.of(folder(60)).to_dict(), **change}) is None
    assert Familiarity.from_dict(None) is None


def test_a_descriptor_is_of_the_photo_not_of_its_size() -> None:
    """The same photo larger is nearly the same point; another photo is not."""
    network = tiny_network()
    one, other = drawn_photos(2, height=128, width=160)
    large = np.asarray(one.repeat(2, 0).repeat(2, 1))
    found = [describe(network, photo) for photo in (one, large, other)]
    assert found[0].shape == (2 * network.config.widths[-1],)
    assert np.abs(found[0] - found[1]).sum() < 0.3 * np.abs(found[0] - found[2]).sum()


def test_the_photos_of_a_folder_are_described_one_at_a_time() -> None:
    """There is a step before each, at which it can be stopped; of no photos there is nothing."""
    network = tiny_network()
    photos = drawn_photos(3)
    steps = describe_all(network, photos)
    assert [round(next(steps).fraction, 2) for _ in photos] == [0, 0.33, 0.67]
    found = ended(steps)
    assert (found[2] == describe(network, photos[2])).all()
    assert ended(describe_all(network, [])).shape == (0, 64)


def test_a_survey_tells_what_does_not_belong_into_a_folder(tmp_path: Path) -> None:
    """A black picture among photos comes first, before anything is learnt; the map has them all."""
    save(tmp_path, 12)
    PillowImage.new("RGB", (160, 130)).save(tmp_path / "black.png")
    scan = ended(scan_folder(tmp_path))
    found = ended(survey(tiny_network(), scan))
    assert scan.photos[found.unlike[0]].path.name == "black.png"
    assert found.sentences() == [f"{len(found.unlike)} unlike all others"]
    assert found.places.shape == (13, 2)
