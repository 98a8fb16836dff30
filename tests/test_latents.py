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

from inpaint_app.core.latents import Background, Descriptors, Familiarity, map_of, outliers
from inpaint_app.core.learning.folder_scan import scan_folder
from inpaint_app.core.learning.surveying import describe_all, survey
from inpaint_app.core.synthesis.describing import describe


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


def anything(count: int = 400, seed: int = 7, width: int = 24) -> Descriptors:
    """Descriptors that differ in all directions, in a dozen of them three times as much."""
    random = np.random.default_rng(seed)
    spread = np.where(np.arange(width) < width // 2, 3.0, 1.0)
    return (random.normal(0, 1, (count, width)) * spread).astype(np.float32)


BACKGROUND = Background.of(anything())


def home(count: int, seed: int = 0) -> Descriptors:
    """A folder's descriptors: as different as others, about a place of their own."""
    return anything(count, seed) + np.float32(0.8)


def test_photos_of_the_folder_are_told_from_others() -> None:
    """Of either kind that had no part in it; how far others differ among themselves is no matter.

    The folder lies off by less than photos differ: only all directions together tell it.
    """
    familiarity = Familiarity.of(home(60), BACKGROUND)
    own = np.array([familiarity(row) for row in home(400, seed=1)])
    others = np.array([familiarity(row) for row in anything(400, seed=2)])
    assert (own >= 0.5).mean() > 0.9
    assert (others >= 0.5).mean() < 0.3
    assert (own[:, None] > others).mean() > 0.95


def test_what_is_like_photos_of_anything_is_familiar() -> None:
    """A folder of all kinds of photos knows no strange ones: four in five are expected anyway."""
    familiarity = Familiarity.of(anything(60, seed=3), BACKGROUND)
    assert np.mean([familiarity(row) >= 0.5 for row in anything(400, seed=4)]) > 0.95


def test_what_is_no_descriptor_of_the_network_is_unfamiliar() -> None:
    """It has other numbers, or none. The further towards the folder, the likelier."""
    familiarity = Familiarity.of(home(60), BACKGROUND)
    assert familiarity(np.zeros(7, np.float32)) == 0
    assert familiarity(np.full(24, np.nan, np.float32)) == 0
    usual, extreme = home(1000).mean(0), (1e6 * familiarity.direction).astype(np.float32)
    assert familiarity(extreme) >= familiarity(usual) > 0.8
    assert familiarity(-extreme) == pytest.approx(0, abs=1e-9)
    with pytest.raises(ValueError, match="24"):
        Familiarity.of(home(60)[:, :7], BACKGROUND)


def test_photos_of_one_group_are_kept_aside_together() -> None:
    """Copies of a photo must not vouch for each other: they would make the rest look strange."""
    rows = np.repeat(home(12), 5, 0)
    groups = np.repeat(np.arange(12), 5).tolist()
    alone, together = (Familiarity.of(rows, BACKGROUND, x) for x in (None, groups))
    assert together.usual < alone.usual


def test_familiarity_and_background_survive_being_stored() -> None:
    """Through JSON, with the digits that are kept, they tell the same."""
    background = Background.from_dict(json.loads(json.dumps(BACKGROUND.to_dict())))
    assert background is not None
    familiarity = Familiarity.of(home(60), BACKGROUND)
    kept = Familiarity.of(home(60), background)
    stored = Familiarity.from_dict(json.loads(json.dumps(kept.to_dict())))
    assert stored is not None
    for row in (*home(5, seed=2), *anything(5, seed=2)):
        assert stored(row) == pytest.approx(familiarity(row), abs=0.01)


@pytest.mark.parametrize(
    "change",
    [
        {"direction": "x"},
        {"direction": [[1.0]]},
        {"direction": [float("inf")]},
        {"deviation": 0},
        {"spread": -1},
        {"usual": None},
        {"elsewhere": float("nan")},
        {"side": 64},  # of descriptors of another size of photos, which cannot be compared
    ],
)
def test_what_is_no_familiarity_is_none(change: dict[str, object]) -> None:
    """A model from elsewhere may hold anything: then nothing is said about photos."""
    sound = Familiarity.of(home(60), BACKGROUND).to_dict()
    assert Familiarity.from_dict({**sound, **change}) is None
    assert Familiarity.from_dict(None) is None


@pytest.mark.parametrize(
    "change",
    [
        {"mean": "x"},
        {"axes": [[1.0]]},
        {"variances": [0.0] * 24},
        {"variances": [float("nan")] * 24},
        {"axes": None},
        {"side": 64},
    ],
)
def test_what_is_no_background_is_none(change: dict[str, object]) -> None:
    """Weights from elsewhere may hold anything: then nobody knows what is familiar."""
    assert Background.from_dict({**BACKGROUND.to_dict(), **change}) is None
    assert Background.from_dict(None) is None


def test_a_descriptor_is_of_the_photo_not_of_its_size() -> None:
    """The same photo larger is nearly the same point; another photo is not."""
    network = tiny_network()
    one, other = drawn_photos(2, height=128, width=160)
    large = np.asarray(one.repeat(2, 0).repeat(2, 1))
    found = [describe(network, photo) for photo in (one, large, other)]
    assert found[0].shape == (2 * network.config.widths[-1],)
    assert np.abs(found[0] - found[1]).sum() < 0.3 * np.abs(found[0] - found[2]).sum()


def test_a_photo_of_few_pixels_is_described_as_it_is() -> None:
    """Enlarged it would be soft, which is a likeness to soft photos; a hole changes it little."""
    network = tiny_network()
    photo = drawn_photos(1, height=48, width=64)[0]
    hole = np.zeros(photo.shape[:2], bool)
    hole[20:24, 30:34] = True
    whole = describe(network, photo)
    large = describe(network, np.asarray(photo.repeat(2, 0).repeat(2, 1)))
    assert np.abs(describe(network, photo, hole) - whole).sum() < np.abs(large - whole).sum()


def test_what_is_in_the_hole_does_not_count() -> None:
    """It may be anything; and a photo with a small hole is nearly the point of the whole one."""
    network = tiny_network()
    photo, other = drawn_photos(2, height=128, width=160)
    hole = np.zeros(photo.shape[:2], bool)
    hole[40:70, 50:90] = True
    emptied = np.where(hole[..., None], 0, photo).astype(np.uint8)
    around = describe(network, photo, hole)
    assert (describe(network, emptied, hole) == around).all()
    whole, unlike = describe(network, photo), describe(network, other)
    assert np.abs(around - whole).sum() < 0.5 * np.abs(unlike - whole).sum()
    everywhere = describe(network, photo, np.ones_like(hole))
    assert np.isfinite(everywhere).all()


def test_deep_and_transparent_photos_are_described_as_others() -> None:
    """16 bits are the same photo; a fourth channel is none of its colours; a line is a photo."""
    network = tiny_network()
    photo = drawn_photos(1, height=128, width=160)[0]
    known = describe(network, photo)
    assert (describe(network, photo.astype(np.uint16) * 257) == known).all()
    assert (describe(network, np.dstack([photo, photo[..., 0]])) == known).all()
    assert np.isfinite(describe(network, photo[:1])).all()
    assert np.isfinite(describe(network, np.tile(photo[:1], (1, 400, 1)))).all()


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
