"""The denoising autoencoder: Encoder -> latent space -> Decoder.

Vincent et al., "Extracting and Composing Robust Features with Denoising Autoencoders" (ICML
2008): corrupt x to x~, learn to reconstruct x. Here the worst corruption is a hole.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.copying import CopyAttention


@dataclass(frozen=True)
class AutoencoderConfig:
    """Sizes of the network; stored in every checkpoint."""

    widths: tuple[int, int, int, int] = (48, 96, 160, 256)  # channels at 1/2, 1/4, 1/8, 1/16
    encoder_dilations: tuple[int, ...] = (1, 2)  # blocks at 1/8
    latent_dilations: tuple[int, ...] = (1, 2, 4)  # blocks at 1/16: reach across a wide hole
    decoder_dilations: tuple[int, ...] = (1, 2, 4)  # blocks at 1/8, after copying
    match_width: int = 64  # channels in which hole cells look for known cells

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> AutoencoderConfig:
        """Inverse of `to_dict`, also through JSON; ValueError for anything else."""
        sizes: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
        }
        if not sizes.keys() <= {field.name for field in fields(cls)}:
            raise ValueError("these are not the sizes of a network")
        for name, value in sizes.items():
            numbers = (value,) if name == "match_width" else value
            # Bounded, so that a crafted file cannot ask for all memory.
            if not isinstance(numbers, tuple) or not all(
                type(n) is int and 0 < n <= 4096 for n in numbers
            ):
                raise ValueError(f"{name} cannot be {value!r}")
        if len(sizes.get("widths", SMALL.widths)) != len(SMALL.widths):
            raise ValueError("widths are four numbers")
        return cls(**sizes)


TINY = AutoencoderConfig(
    widths=(8, 16, 24, 32),
    encoder_dilations=(1,),
    latent_dilations=(1, 2),
    decoder_dilations=(1,),
    match_width=16,
)  # for tests: 0.06 M parameters
SMALL = AutoencoderConfig()  # what is shipped


class Encoding(NamedTuple):
    """What the encoder found in an image of (B, 3, H, W)."""

    latent: Tensor  # (B, C3, H/16, W/16): the latent space
    skips: tuple[Tensor, Tensor, Tensor]  # (B, C0, H/2, W/2), (B, C1, H/4, ..), (B, C2, H/8, ..)
    shown: Tensor  # (B, 3, H, W) the corrupted image, normalised
    mask: Tensor  # (B, 1, H, W) 1 = hole
    noise: Tensor  # (B, 1, H, W) noise level in the hole, 0 outside


class Reconstruction(NamedTuple):
    """x^, and what the network says about it."""

    image: Tensor  # (B, 3, H, W), about [0, 1], not clamped
    gate: Tensor  # (B, 1, H, W) logit: copying from the known region beats `image` here
    log_scale: Tensor  # (B, 1, H, W) log of the expected absolute error (Laplace scale)
    match: Tensor  # (B, Q, K) log-probability that cell q copies from cell k, on the 1/8 grid
    copied: Tensor  # (B, 3, H, W) what the attention would copy, softly; normalised
    query: Tensor  # (B, M, H/8, W/8) unit vectors: what a cell would copy
    key: Tensor  # (B, M, H/8, W/8) unit vectors: what a cell has to offer


class RMSNorm(nn.Module):
    """Root mean square over the channels of each pixel: no batch statistics (batches are small)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt((x * x).mean(1, keepdim=True) + 1e-6) * self.gain


class Block(nn.Module):
    """Dilated residual block with a gated linear unit; the identity when new (zero-initialised)."""

    def __init__(self, channels: int, dilation: int) -> None:
        super().__init__()
        self.norm = RMSNorm(channels)
        # Dense, not depthwise: depthwise 7x7 reached a fifth of this speed on a CPU.
        self.spread = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation)
        self.widen = nn.Conv2d(channels, 2 * channels, 1)
        self.close = nn.Conv2d(channels, channels, 1)
        nn.init.zeros_(self.close.weight)
        nn.init.zeros_(self.close.bias)  # type: ignore[arg-type]  # bias=True above

    def forward(self, x: Tensor) -> Tensor:
        y = self.widen(F.silu(self.spread(self.norm(x))))
        update: Tensor = self.close(F.glu(y, dim=1))
        return x + update


def _blocks(channels: int, dilations: tuple[int, ...]) -> nn.Sequential:
    return nn.Sequential(*(Block(channels, d) for d in dilations))


class Encoder(nn.Module):
    """Image, mask and noise level -> latent space, with skips on the way."""

    def __init__(self, config: AutoencoderConfig) -> None:
        super().__init__()
        c0, c1, c2, c3 = config.widths
        self.stem = nn.Conv2d(5 * 4, c0, 3, padding=1)
        self.refine0 = nn.Conv2d(c0, c0, 3, padding=1)
        self.down1 = nn.Conv2d(c0, c1, 4, stride=2, padding=1)
        self.refine1 = nn.Conv2d(c1, c1, 3, padding=1)
        self.down2 = nn.Conv2d(c1, c2, 4, stride=2, padding=1)
        self.blocks2 = _blocks(c2, config.encoder_dilations)
        self.down3 = nn.Conv2d(c2, c3, 4, stride=2, padding=1)
        self.blocks3 = _blocks(c3, config.latent_dilations)

    def fine(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """What it finds at 1/2 and 1/4: edges and texture."""
        x = F.pixel_unshuffle(x, 2)  # (B, 20, H/2, W/2)
        x0 = F.silu(self.stem(x))
        x0 = x0 + F.silu(self.refine0(x0))  # (B, C0, H/2, W/2)
        x1 = F.silu(self.down1(x0))
        return x0, x1 + F.silu(self.refine1(x1))  # (B, C1, H/4, W/4)

    def forward(self, x: Tensor) -> tuple[Tensor, tuple[Tensor, Tensor, Tensor]]:
        x0, x1 = self.fine(x)
        x2 = self.blocks2(self.down2(x1))  # (B, C2, H/8, W/8)
        latent = self.blocks3(self.down3(x2))  # (B, C3, H/16, W/16)
        return latent, (x0, x1, x2)


class Decoder(nn.Module):
    """Latent space and skips -> image; hole cells may copy what known cells hold."""

    def __init__(self, config: AutoencoderConfig) -> None:
        super().__init__()
        c0, c1, c2, c3 = config.widths
        self.up2 = nn.Conv2d(c3, c2, 1)
        self.fuse2 = nn.Conv2d(2 * c2, c2, 1)
        self.copying = CopyAttention(c2, config.match_width)
        self.fuse_copied = nn.Conv2d(2 * c2 + 3 * 64, c2, 1)
        self.blocks2 = _blocks(c2, config.decoder_dilations)
        self.up1 = nn.Conv2d(c2, c1, 1)
        self.fuse1 = nn.Conv2d(3 * c1, c1, 3, padding=1)
        self.refine1 = nn.Conv2d(c1, c1, 3, padding=1)
        self.up0 = nn.Conv2d(c1, c0, 1)
        self.fuse0 = nn.Conv2d(2 * c0 + 3 * 4, c0, 3, padding=1)
        self.refine0 = nn.Conv2d(c0, c0, 3, padding=1)
        self.head = nn.Conv2d(c0, 5 * 4, 3, padding=1)

    def cells(self, encoding: Encoding) -> Tensor:
        """(B, C2, H/8, W/8): what cells are matched by."""
        y = torch.cat((_double(self.up2(encoding.latent)), encoding.skips[2]), 1)
        found: Tensor = self.fuse2(y)
        return found

    def forward(self, encoding: Encoding) -> tuple[Tensor, Tensor, Tensor]:
        """Head (B, 5, H, W), match (B, Q, K) and softly copied normalised RGB (B, 3, H, W)."""
        x0, x1, x2 = encoding.skips
        y = self.cells(encoding)
        match = self.copying.match(y, encoding.mask)
        copy = self.copying.copy
        rgb = copy(match, F.pixel_unshuffle(encoding.shown, 8))  # (B, 3 * 64, H/8, W/8)
        y = self.blocks2(self.fuse_copied(torch.cat((y, copy(match, x2), rgb), 1)))
        texture = F.pixel_shuffle(copy(match, F.pixel_unshuffle(x1, 2)), 2)
        y = F.silu(self.fuse1(torch.cat((_double(self.up1(y)), x1, texture), 1)))
        y = y + F.silu(self.refine1(y))  # (B, C1, H/4, W/4)
        copied = F.pixel_shuffle(rgb, 8)  # (B, 3, H, W)
        fine = F.pixel_unshuffle(copied, 2)
        y = F.silu(self.fuse0(torch.cat((_double(self.up0(y)), x0, fine), 1)))
        y = y + F.silu(self.refine0(y))  # (B, C0, H/2, W/2)
        return F.pixel_shuffle(self.head(y), 2), match, copied


def _double(x: Tensor) -> Tensor:
    # Bilinear, not nearest: nearest left an 8-pixel grid in flat fills.
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


class DenoisingAutoencoder(nn.Module):
    """Reconstructs an image from a corrupted one: holes, noise and damage undone.

    Images are (B, 3, H, W) float in [0, 1], H and W multiples of 16, at least 16.
    """

    mean: Tensor
    std: Tensor
    stride = 16

    def __init__(self, config: AutoencoderConfig = SMALL) -> None:
        super().__init__()
        self.config = config
        self.register_buffer("mean", torch.tensor(0.5))
        self.register_buffer("std", torch.tensor(0.25))
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)

    def normalise(self, image: Tensor) -> Tensor:
        """[0, 1] -> about [-2, 2], the space in which noise has deviation 1."""
        return (image - self.mean) / self.std

    def encode(self, shown: Tensor, mask: Tensor, noise: Tensor) -> Encoding:
        """Image -> latent space.

        shown (B, 3, H, W) is the corrupted image, normalised; mask (B, 1, H, W) is 1 in the hole;
        noise (B, 1, H, W) is the noise level 0..1 of `shown` in the hole (1: nothing but noise).
        """
        noise = noise * mask
        latent, skips = self.encoder(torch.cat((shown, mask, noise), 1))
        return Encoding(latent, skips, shown, mask, noise)

    def decode(self, encoding: Encoding) -> Reconstruction:
        """Latent space -> image."""
        head, match, copied = self.decoder(encoding)
        # What still is signal passes, and where little is missing little can be added (as in the
        # preconditioning of Karras et al. 2022): without, known pixels were off by .1 for long.
        kept = encoding.shown * (1 - encoding.noise)
        added = head[:, :3] * (0.1 + 0.9 * encoding.noise)
        image = (added + kept) * self.std + self.mean
        query, key = self.directions(encoding)
        return Reconstruction(image, head[:, 3:4], head[:, 4:5], match, copied, query, key)

    def directions(self, encoding: Encoding) -> tuple[Tensor, Tensor]:
        """What each cell would copy and what it has to offer, as in `Reconstruction`."""
        return self.decoder.copying.directions(self.decoder.cells(encoding))

    def forward(self, shown: Tensor, mask: Tensor, noise: Tensor) -> Reconstruction:
        """`decode(encode(...))`; see there."""
        return self.decode(self.encode(shown, mask, noise))
