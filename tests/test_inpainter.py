"""The inpainter: every pixel outside the mask stays, and what cannot be filled is told."""

from __future__ import annotations

import gc
from collections.abc import Generator
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from training_photos import drawn_photos, tiny_network

from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import changed_outside
from inpaint_app.core.synthesis import sharing
from models.autoencoder import TINY
from models.checkpoint import Checkpoint, digest, save_checkpoint


def finished(steps: Generator[Progress, None, Fill]) -> tuple[list[Progress], Fill]:
    """All progress and the fill."""
    told = []
    try:
        while True:
            told.append(next(steps))
    except StopIteration as end:
        return told, end.value


def filled(inpainter: Inpainter, image: Any, mask: Any, **options: Any) -> Fill:
    return finished(inpainter.fill(FillRequest(image, mask, **options)))[1]


def applied(image: NDArray[Any], fill: Fill) -> NDArray[Any]:
    """The photo with the fill put in its place."""
    result = image.copy()
    result[fill.bounds.slices] = fill.pixels
    return result


def box(height: int, width: int) -> NDArray[np.bool_]:
    """A mask with a hole in the middle quarter."""
    mask = np.zeros((height, width), np.bool_)
    mask[height // 4 : height * 3 // 4 + 1, width // 4 : width * 3 // 4 + 1] = True
    return mask


@pytest.fixture
def photo() -> NDArray[np.uint8]:
    return drawn_photos(1, height=60, width=80)[0]


@st.composite
def requests(draw: st.DrawFn) -> FillRequest:
    """Any photo from 1 x 1 to 80 x 80, of any kind, with any mask that leaves something."""
    height, width = draw(st.integers(1, 80)), draw(st.integers(1, 80))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    dtype = draw(st.sampled_from((np.uint8, np.uint16)))
    channels = draw(st.sampled_from((3, 4)))
    limit = np.iinfo(dtype).max
    # Extremes and noise: where rounding and clamping would show.
    image = random.choice((0, 1, limit // 2, limit - 1, limit), (height, width, channels))
    mask = np.zeros((height, width), np.bool_)
    for _ in range(draw(st.integers(1, 3))):
        y, x = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        mask[y : y + draw(st.integers(1, 40)), x : x + draw(st.integers(1, 40))] = True
    if draw(st.booleans()):
        mask ^= random.random((height, width)) < 0.1
    mask[draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))] = True
    if mask.all() and mask.size > 1:
        mask[draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))] = False
    return FillRequest(image.astype(dtype), mask, seed=draw(st.integers(0, 9)), quality="fast")


@pytest.mark.fault(29)
@settings(max_examples=40, deadline=None)
@given(request=requests())
def test_every_pixel_outside_the_mask_stays(inpainter: Inpainter, request: FillRequest) -> None:
    """Fault 29: for any photo and mask, the outside is the same bit for bit, alpha everywhere."""
    image, mask = request.image.copy(), request.mask.copy()
    if mask.all():
        with pytest.raises(UserError):
            filled(inpainter, image, mask)
        return
    _, fill = finished(inpainter.fill(request))
    assert np.array_equal(request.image, image), "the request was written to"
    assert np.array_equal(request.mask, mask)
    assert fill.pixels.dtype == image.dtype
    assert fill.mask.shape == fill.pixels.shape[:2] == (fill.bounds.height, fill.bounds.width)
    assert np.array_equal(fill.mask, mask[fill.bounds.slices])
    result = applied(image, fill)
    assert changed_outside(image, result, mask) == 0
    assert np.array_equal(result[..., 3:], image[..., 3:])


def test_the_fill_depends_on_the_known_pixels_alone(
    inpainter: Inpainter, photo: NDArray[np.uint8]
) -> None:
    """What the hole hides has no influence on what is filled in."""
    mask = box(60, 80)
    other = photo.copy()
    other[mask] = 255 - other[mask]
    one = filled(inpainter, photo, mask)
    assert np.array_equal(one.pixels, filled(inpainter, other, mask).pixels)
    assert not np.array_equal(one.pixels, photo[one.bounds.slices])


def test_a_seed_gives_the_same_fill_again(inpainter: Inpainter, photo: NDArray[np.uint8]) -> None:
    """The same request gives the same pixels, also from another inpainter of the same weights."""
    mask = box(60, 80)
    one = filled(inpainter, photo, mask, seed=3)
    torch.manual_seed(123)
    again = filled(Inpainter(tiny_network()), photo, mask, seed=3)
    assert np.array_equal(one.pixels, again.pixels)
    assert one.seed == again.seed == 3


def test_the_noise_in_the_hole_follows_the_seed(inpainter: Inpainter) -> None:
    """Another seed is another reconstruction."""
    photo, hole = torch.full((1, 3, 32, 32), 0.5), torch.zeros(1, 1, 32, 32)
    hole[..., 8:24, 8:24] = 1
    one, same, other = (inpainter.reconstruct(photo, hole, seed).image for seed in (1, 1, 2))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (5, 3), (17, 33), (32, 32)])
def test_a_reconstruction_has_the_size_of_its_photo(
    inpainter: Inpainter, size: tuple[int, int]
) -> None:
    """Any size is padded to the network's stride and cut again."""
    hole = torch.zeros(1, 1, *size)
    hole[..., : size[1] // 2] = 1
    out = inpainter.reconstruct(torch.rand(1, 3, *size), hole, 0)
    assert out.image.shape == (1, 3, *size)
    assert out.gate.shape == out.log_scale.shape == (1, 1, *size)


def test_progress_rises_and_the_fill_says_how_it_was_made(
    inpainter: Inpainter, photo: NDArray[np.uint8]
) -> None:
    """Fractions in 0..1 that never fall, each with a stage; the fill names device and model."""
    told, fill = finished(inpainter.fill(FillRequest(photo, box(60, 80))))
    fractions = [progress.fraction for progress in told]
    assert len(told) >= 2
    assert fractions == sorted(fractions)
    assert 0 <= fractions[0] <= fractions[-1] <= 1
    assert all(progress.stage for progress in told)
    assert (fill.device, fill.model) == ("cpu", "tiny")
    assert fill.seconds > 0


def test_sources_are_known_pixels(inpainter: Inpainter, photo: NDArray[np.uint8]) -> None:
    """Where the fill says what it copied, that is a pixel of the photo outside the mask."""
    mask = box(60, 80)
    mask[20:40, 50:] = False
    fill = filled(inpainter, photo, mask)
    assert fill.sources is not None
    y, x = np.divmod(fill.sources[fill.mask], photo.shape[1])
    told = x >= 0
    assert told.any()
    assert not mask[y[told], x[told]].any()
    assert (fill.sources[~fill.mask] == -1).all()


def test_sources_lie_outside_the_whole_hole(inpainter: Inpainter) -> None:
    """A later part copies from what an earlier one has filled, and tells where that came from."""
    image = drawn_photos(1, height=120, width=900)[0]
    mask = np.zeros((120, 900), np.bool_)
    mask[50:70, 20:880] = True
    fill = filled(inpainter, image, mask, quality="fast")
    assert fill.sources is not None
    found = fill.sources[fill.mask]
    assert (found >= 0).any()
    assert not mask.ravel()[found[found >= 0]].any()


@pytest.mark.parametrize("size", [60, 12])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_grey_photo_stays_grey(inpainter: Inpainter, size: int, dtype: type) -> None:
    """Also where nothing can be copied and the network's own colours are all there is."""
    grey = np.random.default_rng(0).integers(0, np.iinfo(dtype).max, (size, size)).astype(dtype)
    mask = np.zeros((size, size), np.bool_)
    mask[2:-2, 2:-2] = True
    image = np.repeat(grey[..., None], 3, axis=2)
    image[mask] = (0, 9, 99)  # what goes may be coloured
    pixels = filled(inpainter, image, mask).pixels
    assert np.array_equal(pixels[..., 0], pixels[..., 1])
    assert np.array_equal(pixels[..., 0], pixels[..., 2])


def test_colours_under_full_transparency_are_not_copied(
    inpainter: Inpainter, photo: NDArray[np.uint8]
) -> None:
    """They are mostly black; beside a cut-out they would darken the fill."""
    alpha = np.zeros((60, 80, 1), np.uint8)
    alpha[:, :50] = 255
    mask = np.zeros((60, 80), np.bool_)
    mask[20:40, 30:50] = True
    fills = [
        filled(inpainter, np.dstack((np.where(alpha > 0, photo, hidden), alpha)), mask).pixels
        for hidden in (np.uint8(0), np.uint8(255))
    ]
    assert np.array_equal(*fills)


@pytest.mark.parametrize("quality", ["fast", "best"])
@pytest.mark.parametrize("size", [(150, 203), (101, 97), (407, 395)])
def test_what_a_hole_at_the_edge_hides_has_no_influence(
    inpainter: Inpainter, size: tuple[int, int], quality: Literal["fast", "best"]
) -> None:
    """Levels are made even by repeating the edge; what is hidden there stays hidden."""
    height, width = size
    g = np.random.default_rng(0)
    photo = g.integers(0, 255, (height, width, 3), np.uint8)
    mask = np.zeros(size, np.bool_)
    mask[height // 2 :, width // 2 :] = True
    fills = []
    for hidden in (0, 255):
        photo[mask] = hidden
        fills.append(filled(inpainter, photo.copy(), mask, quality=quality).pixels)
    assert np.array_equal(*fills)


def test_a_photo_that_is_all_transparent_is_filled(
    inpainter: Inpainter, photo: NDArray[np.uint8]
) -> None:
    """Where nothing is visible, the stored colours are what there is to learn from."""
    image = np.dstack((photo, np.zeros((60, 80, 1), np.uint8)))
    mask = box(60, 80)
    alone = filled(inpainter, photo, mask).pixels
    assert np.array_equal(filled(inpainter, image, mask).pixels[..., :3], alone)


@pytest.mark.fault(27)
def test_an_empty_mask_is_told(inpainter: Inpainter, photo: NDArray[np.uint8]) -> None:
    """Fault 27: nothing to fill is a sentence that says what to do."""
    with pytest.raises(UserError, match="paint over what should go"):
        filled(inpainter, photo, np.zeros((60, 80), np.bool_))


@pytest.mark.fault(28)
@pytest.mark.parametrize("size", [(1, 1), (60, 80)])
def test_a_full_mask_is_told(inpainter: Inpainter, size: tuple[int, int]) -> None:
    """Fault 28: a mask over everything leaves nothing to learn from; no NaN, no hang."""
    image = np.zeros((*size, 3), np.uint8)
    with pytest.raises(UserError, match="leave something to learn from"):
        filled(inpainter, image, np.ones(size, np.bool_))


def test_a_mask_of_another_size_is_told(inpainter: Inpainter, photo: NDArray[np.uint8]) -> None:
    """Mask and photo have to fit each other."""
    with pytest.raises(UserError, match="differ in size"):
        filled(inpainter, photo, box(80, 60))


@pytest.mark.fault(28)
def test_one_known_pixel_is_enough(inpainter: Inpainter) -> None:
    """Fault 28: with all but one pixel hidden there is still a fill, and the pixel stays."""
    image = np.full((40, 50, 3), 80, np.uint8)
    mask = np.ones((40, 50), np.bool_)
    mask[3, 4] = False
    result = applied(image, filled(inpainter, image, mask))
    assert result[3, 4].tolist() == [80, 80, 80]


@pytest.mark.fault(19)
@pytest.mark.parametrize("size", [(1, 4000), (4000, 1), (7, 7), (2, 1)])
def test_tiny_photos_are_filled(inpainter: Inpainter, size: tuple[int, int]) -> None:
    """Fault 19: photos below the network's stride, down to one row, are filled."""
    image = np.full((*size, 3), (200, 100, 50), np.uint8)
    mask = np.zeros(size, np.bool_)
    mask.reshape(-1)[mask.size // 3 : mask.size // 3 + 1 + mask.size // 20] = True
    result = applied(image, filled(inpainter, image, mask))
    assert changed_outside(image, result, mask) == 0


@pytest.mark.fault(29)
def test_scattered_specks_are_all_filled(inpainter: Inpainter) -> None:
    """Fault 29: hundreds of islands of one pixel: each is filled, nothing else is touched."""
    image = np.full((150, 200, 3), 120, np.uint8)
    mask = np.random.default_rng(0).random((150, 200)) < 0.02
    mask[0, 0] = mask[-1, -1] = True
    image[mask] = 255
    result = applied(image, filled(inpainter, image, mask, quality="fast"))
    assert changed_outside(image, result, mask) == 0
    assert int(result[mask].max()) < 200


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_one_colour_is_filled_with_that_colour(inpainter: Inpainter, dtype: type) -> None:
    """In a photo of one colour the hole vanishes: depth and range are kept, also at 16 bits."""
    limit = np.iinfo(dtype).max
    image = np.full((64, 64, 3), limit // 3, dtype)
    mask = box(64, 64)
    image[mask] = limit
    result = applied(image, filled(inpainter, image, mask))
    assert result.dtype == dtype
    assert abs(result[mask].astype(float) - limit // 3).max() <= limit / 64


def with_weights(value: float) -> Inpainter:
    """An inpainter whose network has this value in its last layer."""
    network = tiny_network()
    with torch.no_grad():
        network.decoder.head.bias.fill_(value)
    return Inpainter(network, model="broken")


@pytest.mark.fault(37)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_values_that_are_not_numbers_are_refused(photo: NDArray[np.uint8], value: float) -> None:
    """Fault 37: NaN would be a black hole and infinity a white one; the fill ends in a message."""
    with pytest.raises(UserError, match="broken gave values that are not numbers"):
        filled(with_weights(value), photo, box(60, 80))


def test_closing_midway_leaves_nothing_behind(
    inpainter: Inpainter, photo: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cancelled fill frees its tensors, writes to nothing, and the next fill is as ever."""
    monkeypatch.setattr(sharing, "THREADS", 2)
    mask = box(60, 80)
    expected = filled(inpainter, photo, mask)
    weights = digest(dict(inpainter._network.state_dict()))
    steps = len(finished(inpainter.fill(FillRequest(photo, mask)))[0])
    attributes = dict(vars(inpainter))
    gc.collect()
    before = sum(issubclass(type(found), torch.Tensor) for found in gc.get_objects())
    for stop in range(steps + 1):
        generator = inpainter.fill(FillRequest(photo, mask))
        for _ in range(stop):  # there may be fewer: how long threads are waited for is chance
            next(generator, None)
        generator.close()
        del generator
    gc.collect()
    assert sum(issubclass(type(found), torch.Tensor) for found in gc.get_objects()) == before
    assert vars(inpainter) == attributes
    assert digest(dict(inpainter._network.state_dict())) == weights
    assert torch.is_grad_enabled()
    assert np.array_equal(filled(inpainter, photo, mask).pixels, expected.pixels)


def test_weights_are_loaded_by_file(tmp_path: Path, photo: NDArray[np.uint8]) -> None:
    """A checkpoint becomes an inpainter with a device, a reason and a name."""
    path = tmp_path / "garden.safetensors"
    weights = dict(tiny_network().state_dict())
    save_checkpoint(path, Checkpoint(TINY, weights), half=False)
    inpainter = Inpainter.load(path, device="cpu")
    assert (inpainter.device, inpainter.model) == ("cpu", "garden")
    assert inpainter.device_reason == "The CPU is used: as chosen."
    assert Inpainter.load(path, device="cpu", name="mine").model == "mine"
    one = filled(inpainter, photo, box(60, 80))
    assert np.array_equal(one.pixels, filled(Inpainter(tiny_network()), photo, box(60, 80)).pixels)


@pytest.mark.fault(77)
def test_missing_weights_are_told(tmp_path: Path) -> None:
    """Fault 77: a model file that is not there is a sentence naming it."""
    with pytest.raises(
        UserError, match=r"gone\.safetensors cannot be read; choose another"
    ) as told:
        Inpainter.load(tmp_path / "gone.safetensors")
    assert "No such file" in told.value.details


@pytest.mark.fault(60)
def test_damaged_weights_are_told(tmp_path: Path) -> None:
    """Fault 60: a damaged model is a sentence with the reason, and the file is kept."""
    path = tmp_path / "hurt.safetensors"
    save_checkpoint(path, Checkpoint(TINY, dict(tiny_network().state_dict())))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"hurt\.safetensors cannot be used: it is damaged"):
        Inpainter.load(path)
    assert path.read_bytes() == bytes(data)
