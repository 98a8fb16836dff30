"""The denoising autoencoder: its shapes, what it may see, and that it can learn."""

from __future__ import annotations

import json

import pytest
import torch
from torch import Tensor
from training_photos import drawn_photos, tiny_network

from models.autoencoder import SMALL, TINY, AutoencoderConfig, DenoisingAutoencoder
from models.corruption import EMPTY_HOLES, corrupt


def images(count: int, height: int, width: int) -> Tensor:
    """(count, 3, height, width) of drawn photos in [0, 1]."""
    photos = drawn_photos(count, height=height, width=width)
    return torch.stack([torch.from_numpy(p).permute(2, 0, 1) for p in photos]).float() / 255


def middle_hole(height: int, width: int, count: int = 1) -> Tensor:
    """(count, 1, height, width) with a hole in the middle quarter."""
    mask = torch.zeros(count, 1, height, width)
    mask[..., height // 4 : height * 3 // 4, width // 4 : width * 3 // 4] = 1
    return mask


def test_decoding_the_latent_space_is_the_reconstruction() -> None:
    """`decode(encode(x))` is what the network answers, so that the latent space can be used."""
    network = tiny_network()
    shown, mask = torch.randn(2, 3, 48, 32), middle_hole(48, 32, 2)
    whole = network(shown, mask, mask)
    parts = network.decode(network.encode(shown, mask, mask))
    for name, value in whole._asdict().items():
        assert torch.equal(value, getattr(parts, name)), name


def test_the_latent_space_is_a_sixteenth_of_the_image() -> None:
    """The bottleneck has its own width and one vector for each 16 x 16 pixels."""
    encoding = tiny_network().encode(torch.zeros(2, 3, 64, 96), *[torch.zeros(2, 1, 64, 96)] * 2)
    assert encoding.latent.shape == (2, TINY.widths[3], 4, 6)
    sizes = [(2, TINY.widths[i], 64 >> i + 1, 96 >> i + 1) for i in range(3)]
    assert [skip.shape for skip in encoding.skips] == sizes


@pytest.mark.parametrize(("height", "width"), [(16, 16), (16, 80), (48, 16), (64, 64)])
def test_any_multiple_of_sixteen_is_a_size(height: int, width: int) -> None:
    """Every answer has the image's size, the matches that of its cells, and all is finite."""
    shown, mask = torch.randn(1, 3, height, width), middle_hole(height, width)
    out = tiny_network()(shown, mask, mask)
    cells = height * width // 64
    assert out.image.shape == out.copied.shape == (1, 3, height, width)
    assert out.gate.shape == out.log_scale.shape == (1, 1, height, width)
    assert out.match.shape == (1, cells, cells)
    assert all(bool(value.isfinite().all()) for value in out)


def test_what_the_hole_hides_has_no_influence() -> None:
    """Two images that differ only under the mask are reconstructed alike, bit for bit."""
    network = tiny_network()
    one, mask = images(1, 64, 64), middle_hole(64, 64)
    other = torch.where(mask > 0, torch.rand(one.shape), one)
    answers = []
    for image in (one, other):
        g = torch.Generator().manual_seed(3)
        damaged = corrupt(network.normalise(image), mask, EMPTY_HOLES, g)
        answers.append(network(damaged.shown, mask, damaged.noise))
    assert not torch.equal(one, other)
    for name, value in answers[0]._asdict().items():
        assert torch.equal(value, getattr(answers[1], name)), name


def test_a_new_network_passes_what_is_known() -> None:
    """Before any training known pixels come back nearly unchanged: little can be added there."""
    network = tiny_network()
    image, mask = images(2, 64, 64), middle_hole(64, 64, 2)
    damaged = corrupt(network.normalise(image), mask, EMPTY_HOLES, torch.Generator().manual_seed(0))
    with torch.no_grad():
        out = network(damaged.shown, mask, damaged.noise)
    away = ((out.image - image).abs() * (1 - mask)).max()
    assert away < 0.05


def test_the_noise_level_counts_in_the_hole_only() -> None:
    """A noise level outside the hole is ignored: there the network is told that all is signal."""
    network = tiny_network()
    shown, mask = torch.randn(1, 3, 32, 32), middle_hole(32, 32)
    inside = network(shown, mask, mask * 0.5).image
    assert torch.equal(inside, network(shown, mask, torch.full_like(mask, 0.5)).image)
    assert not torch.equal(inside, network(shown, mask, mask).image)


def test_memory_layout_makes_no_difference() -> None:
    """Channels-last weights and images give the same answer up to rounding."""
    shown, mask = torch.randn(1, 3, 48, 48), middle_hole(48, 48)
    with torch.no_grad():
        plain = tiny_network()(shown, mask, mask).image
        network = tiny_network().to(memory_format=torch.channels_last)
        last = network(shown.contiguous(memory_format=torch.channels_last), mask, mask).image
    assert torch.allclose(plain, last, atol=1e-4)


def test_it_learns_one_picture_by_heart() -> None:
    """A hundred steps on one picture bring the error in its hole down to an eighth."""
    network = tiny_network().train()
    image, mask = images(1, 32, 32), middle_hole(32, 32)
    g = torch.Generator().manual_seed(0)
    damaged = corrupt(network.normalise(image), mask, EMPTY_HOLES, g)
    optimizer = torch.optim.Adam(network.parameters(), 5e-3)
    errors = []
    for _ in range(100):
        out = network(damaged.shown, mask, damaged.noise)
        loss = ((out.image - image).abs() * mask).sum() / (mask.sum() * 3)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        errors.append(float(loss.detach()))
    assert errors[-1] < errors[0] / 8


def test_a_new_block_changes_nothing() -> None:
    """Residual blocks begin as the identity, so that a deep network starts like a shallow one."""
    blocks = tiny_network().encoder.blocks3
    x = torch.randn(1, TINY.widths[3], 4, 4)
    assert torch.equal(blocks(x), x)


@pytest.mark.parametrize("config", [SMALL, TINY])
def test_a_configuration_survives_json(config: AutoencoderConfig) -> None:
    """What a checkpoint stores is the configuration again, with tuples for JSON's lists."""
    assert AutoencoderConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


@pytest.mark.parametrize(
    "damage",
    [
        {"width": 3},
        {"widths": [8, 16, 24]},
        {"widths": [8, 16, 24, 10**9]},
        {"widths": 8},
        {"widths": [8, 16, 24, "32"]},
        {"latent_dilations": [0]},
        {"latent_dilations": [True]},
        {"latent_dilations": None},
        {"match_width": [16]},
        {"match_width": 1.5},
        {"match_width": -1},
    ],
)
def test_a_damaged_configuration_is_refused(damage: dict[str, object]) -> None:
    """Unknown names, wrong kinds and sizes without measure never become a network."""
    with pytest.raises(ValueError, match=r"."):
        AutoencoderConfig.from_dict({**TINY.to_dict(), **damage})


def test_the_shipped_size_is_as_the_model_card_says() -> None:
    """The shipped configuration has 5.6 million parameters."""
    with torch.device("meta"):
        network = DenoisingAutoencoder(SMALL)
    assert round(sum(p.numel() for p in network.parameters()) / 1e6, 1) == 5.6
