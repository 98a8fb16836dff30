"""The losses, each on a case that can be worked out by hand."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor
from training_photos import vgg_weights

from models import losses


def flat(value: float, size: int = 16) -> Tensor:
    """(1, 3, size, size) of one value."""
    return torch.full((1, 3, size, size), value)


def left_half(size: int = 16) -> Tensor:
    mask = torch.zeros(1, 1, size, size)
    mask[..., : size // 2] = 1
    return mask


@pytest.mark.parametrize(
    ("name", "expected"),
    [("l1", 0.5), ("mse", 0.25), ("cross_entropy", -math.log(0.75))],
)
def test_each_reconstruction_loss_is_what_its_name_says(name: str, expected: float) -> None:
    """The error of .75 against .25 and 1, by the formula of each."""
    truth = 1.0 if name == "cross_entropy" else 0.25
    error = losses.RECONSTRUCTION[name](flat(0.75), flat(truth))
    assert error.shape == (1, 3, 16, 16)
    assert torch.allclose(error, flat(expected))


def test_cross_entropy_is_least_at_the_truth_and_finite_everywhere() -> None:
    """The best prediction is the truth itself; sure and wrong is dear, not infinite."""
    truth = flat(0.3)
    values = [float(losses.cross_entropy(flat(p), truth).mean()) for p in (-1, 0.2, 0.3, 0.4, 2)]
    assert min(values) == values[2]
    assert all(math.isfinite(value) for value in values)


def test_a_masked_mean_sees_the_mask_only() -> None:
    """The mean is over what is masked, and nothing masked gives 0."""
    x = torch.cat((flat(2.0)[..., :8], flat(100.0)[..., :8]), 3)
    assert float(losses.masked_mean(x, left_half())) == 2
    assert float(losses.masked_mean(x, torch.zeros(1, 1, 16, 16))) == 0


def test_the_gradient_loss_forgives_a_shift_in_brightness() -> None:
    """Edges count, not levels: a constant offset costs nothing, a step of 1 does."""
    mask = torch.ones(1, 1, 16, 16)
    assert float(losses.gradient(flat(0.7), flat(0.2), mask)) == 0
    step = flat(0.0)
    step[..., 8:] = 1
    # One of 15 columns of differences is off by 1.
    assert float(losses.gradient(step, flat(0.0), mask)) == pytest.approx(1 / 15)


def test_the_gradient_loss_sees_the_seam() -> None:
    """The step from known to filled pixels counts, one pixel outside the hole."""
    filled = flat(0.0)
    filled[..., :8] = 1  # exactly the hole
    assert float(losses.gradient(filled, flat(0.0), left_half())) > 0


def test_multi_scale_forgives_texture_but_not_colour() -> None:
    """A checkerboard of errors averages out, a constant error does not."""
    mask = torch.ones(1, 1, 16, 16)
    checks = torch.ones(1, 3, 16, 16)
    checks[..., ::2, ::2] = -1
    checks[..., 1::2, 1::2] = -1
    assert float(losses.multi_scale(flat(0.5) + 0.3 * checks, flat(0.5), mask)) < 1e-6
    assert float(losses.multi_scale(flat(0.5), flat(0.2), mask)) == pytest.approx(0.6)


def test_laplace_is_least_where_the_scale_is_the_error() -> None:
    """The likelihood wants the log of the mean absolute error, and does not move the image."""
    error = torch.full((1, 3, 4, 4), 0.2, requires_grad=True)
    mask = torch.ones(1, 1, 4, 4)
    scales = [math.log(0.1), math.log(0.2), math.log(0.4)]
    values = [
        losses.laplace(error, torch.full((1, 1, 4, 4), s, requires_grad=True), mask) for s in scales
    ]
    assert values[1] < values[0]
    assert values[1] < values[2]
    values[0].backward()
    assert error.grad is None


def cells(*colours: float) -> Tensor:
    """(1, 2, 1, n) descriptors: unit vectors at these angles."""
    angles = torch.tensor(colours)
    return torch.stack((angles.cos(), angles.sin()))[None, :, None]


def test_the_attention_target_is_the_identical_cell() -> None:
    """A hole cell should copy from its twin; hole cells are no sources, known ones no queries."""
    mask = torch.zeros(1, 1, 8, 32)
    mask[..., :8] = 1
    targets, counts = losses.attention_targets(cells(0.3, 1.4, 0.3, 2.5), mask, 0.02)
    assert counts.tolist() == [[True, False, False, False]]
    assert int(targets[0, 0].argmax()) == 2
    assert float(targets[0, 0, 0]) == 0
    assert float(targets[0, 0].sum()) == pytest.approx(1)


def test_a_photo_that_is_all_hole_teaches_no_attention() -> None:
    """Without known cells no cell counts and the loss is 0, not NaN."""
    mask = torch.ones(1, 1, 8, 32)
    targets, counts = losses.attention_targets(cells(0.3, 1.4, 0.3, 2.5), mask, 0.02)
    assert not counts.any()
    match = torch.full((1, 4, 4), -1e4)
    assert float(losses.attention(match, targets, counts)) == 0


def test_attention_is_the_cross_entropy_of_the_cells_that_count() -> None:
    """-log p of the right cell, averaged over hole cells only."""
    targets = torch.tensor([[[0.0, 1.0], [1.0, 0.0]]])
    match = torch.tensor([[[0.25, 0.75], [0.9, 0.1]]]).log()
    counts = torch.tensor([[True, False]])
    assert float(losses.attention(match, targets, counts)) == pytest.approx(-math.log(0.75))


def test_the_gate_opens_where_copying_is_better() -> None:
    """A high logit is rewarded where the copy's error is smaller, and punished where larger."""
    small, large, mask = flat(0.01), flat(0.3), torch.ones(1, 1, 16, 16)
    high, low = torch.full((1, 1, 16, 16), 3.0), torch.full((1, 1, 16, 16), -3.0)
    copying_wins = [float(losses.gate(logit, large, small, mask)) for logit in (high, low)]
    copying_loses = [float(losses.gate(logit, small, large, mask)) for logit in (high, low)]
    assert copying_wins[0] < copying_wins[1]
    assert copying_loses[0] > copying_loses[1]


def test_the_perceptual_features_have_two_scales_and_are_fixed() -> None:
    """Activations at a half and a quarter of the size; no weight of it is ever trained."""
    network = losses.VGGFeatures(vgg_weights())
    taps = network(torch.rand(2, 3, 32, 32))
    assert [tuple(tap.shape) for tap in taps] == [(2, 128, 16, 16), (2, 256, 8, 8)]
    assert not any(p.requires_grad for p in network.parameters())


def test_perceptual_and_style_are_zero_for_the_truth_alone() -> None:
    """Both vanish for equal images and grow with a change in the hole."""
    network, mask = losses.VGGFeatures(vgg_weights()), left_half(32)
    truth = torch.rand(1, 3, 32, 32)
    changed = torch.where(mask > 0, truth.flip(2), truth)
    a, b = network(truth), network(changed)
    for loss in (losses.perceptual, losses.style):
        assert float(loss(a, a, mask)) == 0
        assert float(loss(b, a, mask)) > 0


def test_style_does_not_ask_where_a_texture_lies() -> None:
    """Moving features about within the hole costs nothing in style and much in perception."""
    mask = torch.ones(1, 1, 8, 8)
    features = [torch.rand(1, 5, 8, 8)]
    moved = [features[0].flip(3)]
    assert float(losses.style(moved, features, mask)) < 1e-5
    assert float(losses.perceptual(moved, features, mask)) > 0.1


def test_cell_descriptors_tell_equal_cells_from_others() -> None:
    """A cell is more like its twin than like its negative, with and without features."""
    tile = torch.rand(1, 3, 8, 8)
    image = torch.cat((tile, tile, tile, 1 - tile), 3).repeat(1, 1, 2, 1)
    features = torch.nn.functional.avg_pool2d(image, 4).repeat(1, 4, 1, 1)
    for extra in (None, features):
        d = losses.cell_descriptors(image, extra)
        assert d.shape[2:] == (2, 4)
        units = torch.nn.functional.normalize(d.flatten(2), dim=1)
        likeness = units.transpose(1, 2) @ units
        assert likeness[0, 0, 1] > likeness[0, 0, 3]
