"""Learning from one photo: from known pixels alone, judged, and never to the network's harm."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from generators import ended
from numpy.typing import NDArray
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.photo_learning import (
    PhotoInpainter,
    known_bands,
    learn_photo,
    learning_config,
)
from models.checkpoint import digest
from models.training import TrainingConfig

WIDTH, HEIGHT = 200, 160


def photo() -> NDArray[np.uint8]:
    [drawn] = drawn_photos(1, height=HEIGHT, width=WIDTH)
    return drawn


def hole() -> NDArray[np.bool_]:
    """Two pieces, with known pixels between them that lie inside its bounds."""
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    mask[20:60, 90:100] = mask[20:30, 110:120] = True
    return mask


def few_steps(rate: float = 3e-3) -> TrainingConfig:
    return replace(learning_config(0.0), steps=6, warm_up=1, learning_rate=rate)


def weights(inpainter: Inpainter) -> str:
    return digest(dict(inpainter.network.state_dict()))


def learnt(image: NDArray[np.uint8], config: TrainingConfig) -> PhotoInpainter:
    result = ended(learn_photo(Inpainter(tiny_network()), image, hole(), 0.0, config=config))
    assert isinstance(result, PhotoInpainter)
    return result


def test_a_better_network_is_kept() -> None:
    """An untaught network is better for it: the copy fills, and the network before is as it was."""
    before = Inpainter(tiny_network(), model="tiny", device_reason="This is a test.")
    old = weights(before)
    steps = learn_photo(before, photo(), hole(), 0.0, config=few_steps())
    after = ended(steps)
    assert isinstance(after, PhotoInpainter)
    assert after.learning.kept
    assert after.learning.steps == 6
    assert after.learning.error_after < after.learning.error_before
    assert weights(after) != old == weights(before)
    assert (after.model, after.device_reason) == ("tiny", "This is a test.")
    fill = after.fill(FillRequest(photo(), hole()))
    assert next(fill).fraction == 0
    fill.close()


def test_a_worse_network_is_not_kept() -> None:
    """What has learnt nonsense is thrown away, and this is said."""
    after = learnt(photo(), few_steps(rate=10.0))
    assert not after.learning.kept
    assert weights(after) == weights(Inpainter(tiny_network()))


def test_hidden_pixels_have_no_influence() -> None:
    """The same is learnt whatever the hole hides."""
    other = photo()
    other[hole()] = 255 - other[hole()]
    one, two = learnt(photo(), few_steps()), learnt(other, few_steps())
    assert one.learning.kept
    assert weights(one) == weights(two)


def test_cancelling_leaves_the_network_alone() -> None:
    """A closed learning ends at once and has changed nothing."""
    inpainter = Inpainter(tiny_network())
    old = weights(inpainter)
    steps = learn_photo(inpainter, photo(), hole(), 600.0)
    assert [next(steps).stage for _ in range(3)] == ["Learning the photo"] * 3
    steps.close()
    assert weights(inpainter) == old


def test_too_little_to_learn_from_gives_the_same_inpainter() -> None:
    """Where every band is narrower than a crop nothing is trained."""
    inpainter = Inpainter(tiny_network())
    mask = np.zeros((100, 100), np.bool_)
    mask[40:60, 40:60] = True
    assert ended(learn_photo(inpainter, photo()[:100, :100], mask, 600.0)) is inpainter


def test_the_bands_are_known_and_wide_enough() -> None:
    """Bands hold no row or column of the hole's bounds but beside it, and at least 72 pixels."""
    image = photo()
    below, left, right = known_bands(image, hole())  # above are but 20 rows
    assert np.array_equal(below, image[60:])
    assert np.array_equal(left, image[:, :90])
    assert np.array_equal(right, image[:, 120:])


@pytest.mark.parametrize("side", [300, 2500])
def test_a_large_photo_is_learnt_near_the_hole_at_the_scale_of_the_fill(side: int) -> None:
    """Around a thick hole the bands are scaled down like the fill's crops, to 1024 at most."""
    image = np.zeros((side, 3000, 3), np.uint8)
    image[..., 0] = 90
    mask = np.zeros((side, 3000), np.bool_)
    mask[:200, 1400:1600] = True
    bands = known_bands(image, mask)
    assert bands
    for band in bands:
        assert min(band.shape[:2]) >= 72
        assert max(band.shape[:2]) <= 1024
        assert (band == (90, 0, 0)).all()
    assert all(band.shape[0] < side for band in bands)


@pytest.mark.parametrize("channels", [3, 4])
def test_sixteen_bits_and_transparency_are_learnt_as_8_bit_colours(channels: int) -> None:
    """The network meets the same colours, whatever holds them."""
    deep = np.full((HEIGHT, WIDTH, channels), 65535, np.uint16)
    deep[..., :3] = photo().astype(np.uint16) * 257
    for band, expected in zip(known_bands(deep, hole()), known_bands(photo(), hole()), strict=True):
        assert band.dtype == np.uint8
        assert np.array_equal(band, expected)


def test_nothing_hidden_is_nothing_to_learn() -> None:
    """Without a hole there are no bands."""
    assert known_bands(photo(), np.zeros((HEIGHT, WIDTH), np.bool_)) == []


def test_the_default_training_is_as_long_as_asked() -> None:
    """The clock of the training is the number of seconds, in float32."""
    config = learning_config(5.0)
    assert (config.seconds, config.steps, config.bf16) == (5.0, 0, False)
    assert config.weights.perceptual == 0
