"""Losses, each by the name of its paper. Images are (B, 3, H, W) in [0, 1]; masks 1 = hole."""

from __future__ import annotations

import copy
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.autoencoder import DenoisingAutoencoder
from models.copying import CELL, hole_cells


def l1(a: Tensor, b: Tensor) -> Tensor:
    """Absolute error of each value: the median, less blur than the mean."""
    return (a - b).abs()


def mse(a: Tensor, b: Tensor) -> Tensor:
    """Squared error of each value: the autoencoder's classic loss."""
    return (a - b).square()


def cross_entropy(a: Tensor, b: Tensor) -> Tensor:
    """Bernoulli cross-entropy of each value, reading b in [0, 1] as a probability.

    Vincent et al. 2008 use it; it fits pictures that are nearly black and white (scanned text).
    """
    p = a.clamp(1e-4, 1 - 1e-4)
    return -(b * p.log() + (1 - b) * (1 - p).log())


RECONSTRUCTION: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "l1": l1,
    "mse": mse,
    "cross_entropy": cross_entropy,
}


def masked_mean(x: Tensor, mask: Tensor) -> Tensor:
    """Mean of x (B, C, H, W) where mask (B, 1, H, W) is 1."""
    return (x * mask).sum() / (mask.sum() * x.shape[1]).clamp(min=1)


def gradient(a: Tensor, b: Tensor, mask: Tensor) -> Tensor:
    """L1 between neighbour differences at and around the hole: edges and seams."""
    near = F.max_pool2d(mask, 3, 1, 1)
    d = a - b
    return masked_mean((d[..., 1:] - d[..., :-1]).abs(), near[..., 1:]) + masked_mean(
        (d[..., 1:, :] - d[..., :-1, :]).abs(), near[..., 1:, :]
    )


def multi_scale(a: Tensor, b: Tensor, mask: Tensor) -> Tensor:
    """L1 of 4x and 16x averages in the hole: where texture cannot be known, colours still can."""
    total = a.new_zeros(())
    for scale in (4, 16):
        cover = F.avg_pool2d(mask, scale)
        total = total + masked_mean(F.avg_pool2d((a - b) * mask, scale).abs(), cover)
    return total


def laplace(error: Tensor, log_scale: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of a Laplace distribution: trains the error-scale head alone."""
    scale = log_scale.float().clamp(-6, 1)
    return masked_mean(error.detach() * torch.exp(-scale) + scale, mask)


def attention_targets(
    descriptors: Tensor, mask: Tensor, temperature: float
) -> tuple[Tensor, Tensor]:
    """Where each hole cell should copy from, knowing the truth.

    descriptors (B, D, H/8, W/8) of the true image -> probabilities (B, Q, K) over known cells and
    (B, Q) bool of the cells that count. temperature is in units of cosine similarity.
    """
    d = F.normalize(descriptors.flatten(2).float(), dim=1)
    similarity = d.transpose(1, 2) @ d  # (B, Q, K)
    holes = hole_cells(mask)
    scores = (similarity / temperature).masked_fill(holes[:, None, :], -1e4)
    counts = holes & ~holes.all(1, keepdim=True)
    return scores.softmax(2), counts


def attention(match: Tensor, targets: Tensor, counts: Tensor) -> Tensor:
    """Cross-entropy of copy log-probabilities (B, Q, K) against `attention_targets`."""
    each = -(targets * match).sum(2)
    return (each * counts).sum() / counts.sum().clamp(min=1)


def gate(logit: Tensor, own_error: Tensor, copy_error: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy: does copying beat the autoencoder's own pixels here (local mean error)?"""

    def smooth(x: Tensor) -> Tensor:
        return F.avg_pool2d(x.mean(1, keepdim=True), 9, 1, 4)

    target = torch.sigmoid((smooth(own_error) - smooth(copy_error)) / 0.02).detach()
    return masked_mean(
        F.binary_cross_entropy_with_logits(logit.float(), target, reduction="none"), mask
    )


class VGGFeatures(nn.Module):
    """VGG-19 up to conv3_1 (Simonyan and Zisserman 2015), for training only, never shipped."""

    LAYERS = ("conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1")

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        for name in ("normalise", *self.LAYERS):
            w = weights[f"{name}.weight"]
            # Zero padding, not the reflection of the original: a quarter less time per step.
            conv = nn.Conv2d(w.shape[1], w.shape[0], w.shape[2], padding=w.shape[2] // 2)
            conv.load_state_dict({"weight": w, "bias": weights[f"{name}.bias"]})
            self.add_module(name, conv)
        self.requires_grad_(False)

    def forward(self, image: Tensor) -> list[Tensor]:
        """Activations after conv2_2 (1/2 of the resolution) and conv3_1 (1/4).

        Not conv1_2: at full resolution it cost as much as all else and adds little to L1.
        """
        x, taps = self.get_submodule("normalise")(image), []
        for name in self.LAYERS:
            if name in ("conv2_1", "conv3_1"):
                x = F.max_pool2d(x, 2)
            x = F.relu(self.get_submodule(name)(x))
            if name in ("conv2_2", "conv3_1"):
                taps.append(x)
        return taps


class EncoderFeatures(nn.Module):
    """What a frozen autoencoder's own encoder sees: for fine-tuning, where no VGG is shipped."""

    def __init__(self, network: DenoisingAutoencoder) -> None:
        super().__init__()
        self.network = copy.deepcopy(network).requires_grad_(False).eval()

    def forward(self, image: Tensor) -> list[Tensor]:
        """Activations at 1/2 and 1/4 of the resolution of image (B, 3, H, W) in [0, 1]."""
        empty = torch.zeros_like(image[:, :2])  # neither hole nor noise
        shown = torch.cat((self.network.normalise(image), empty), 1)
        return list(self.network.encoder.fine(shown))


def perceptual(a: list[Tensor], b: list[Tensor], mask: Tensor) -> Tensor:
    """LPIPS form (Zhang et al. 2018) near the hole: unit-length features, L1 distance."""
    total = mask.new_zeros(())
    for x, y in zip(a, b, strict=True):
        near = F.adaptive_max_pool2d(mask, x.shape[-2:])
        distance = (_unit(x) - _unit(y)).abs().sum(1, keepdim=True)
        total = total + masked_mean(distance, near) / x.shape[1] ** 0.5
    return total


def style(a: list[Tensor], b: list[Tensor], mask: Tensor) -> Tensor:
    """Gram matrices of the hole's features (Gatys et al. 2016): texture without its place."""
    total = mask.new_zeros(())
    for x, y in zip(a, b, strict=True):
        near = F.adaptive_max_pool2d(mask, x.shape[-2:])
        total = total + (_gram(_unit(x), near) - _gram(_unit(y), near)).abs().sum((1, 2)).mean()
    return total


def _unit(x: Tensor) -> Tensor:
    return x * torch.rsqrt((x * x).sum(1, keepdim=True) + 1e-4)


def _gram(x: Tensor, mask: Tensor) -> Tensor:
    f = (x * mask).flatten(2)
    return f @ f.transpose(1, 2) / mask.flatten(2).sum(2, keepdim=True).clamp(min=1)


def cell_descriptors(image: Tensor, features: Tensor | None) -> Tensor:
    """What a cell looks like: its colours (4x4 averages with context) and, if given, features.

    image (B, 3, H, W); features (B, F, H/4, W/4) -> (B, D, H/8, W/8).
    """
    small = F.avg_pool2d(image, 4) - 0.5  # (B, 3, H/4, W/4)
    around = F.unfold(F.pad(small, (1, 1, 1, 1), mode="replicate"), 4, stride=CELL // 4)
    b, _, h, w = image.shape
    colours = around.view(b, -1, h // CELL, w // CELL)
    if features is None:
        return colours
    texture = F.normalize(F.avg_pool2d(features.float(), 2), dim=1)
    return torch.cat((colours / around.shape[1] ** 0.5 * 4, texture), 1)
