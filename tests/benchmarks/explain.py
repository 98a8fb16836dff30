"""What the autoencoder keeps and looks at: python tests/benchmarks/explain.py [--write FILE].

Over the sample and photos that scikit-image carries (CC0 or public domain). Writes the pictures
`latent.jpg` and `sensitivity.jpg` for the model card to resources/screenshots, and prints its
figures as Markdown; --write puts them between `<!-- explained -->` and `<!-- end of explained -->`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from PIL import Image as PillowImage
from scores import put_between
from torch import Tensor

from inpaint_app.shipped import RESOURCES, shipped_weights
from models.autoencoder import DenoisingAutoencoder, Encoding
from models.checkpoint import load_checkpoint

SIDE = 256  # of every photo here
SHOWN = ("sample", "astronaut", "chelsea", "rocket")  # the others only help the linear read-out
TEXTURES = ("brick", "grass", "gravel")
HOLE = 40  # radius of the disc that is hidden, pixels
SKIPS = ("1/2", "1/4", "1/8")
DISTANCES = (8, 16, 32, 64)
RIDGE = 3.0  # keeps the read-out from fitting the few photos by heart


def photos() -> dict[str, Tensor]:
    """By name, (1, 3, SIDE, SIDE) in 0..1."""
    try:
        from skimage import data
    except ImportError:
        sys.exit("The photos come with scikit-image: pip install scikit-image")
    with PillowImage.open(RESOURCES / "sample.jpg") as file:
        found = {"sample": np.asarray(file.convert("RGB"))}
    for name in (*SHOWN[1:], *TEXTURES):
        picture = getattr(data, name)()
        found[name] = picture if picture.ndim == 3 else np.dstack([picture] * 3)
    return {name: _square(picture) for name, picture in found.items()}


def _square(picture: NDArray[np.uint8]) -> Tensor:
    side = min(picture.shape[:2])
    y, x = (picture.shape[0] - side) // 2, (picture.shape[1] - side) // 2
    cut = PillowImage.fromarray(np.ascontiguousarray(picture[y : y + side, x : x + side, :3]))
    pixels = np.asarray(cut.resize((SIDE, SIDE), PillowImage.Resampling.LANCZOS), np.float32)
    return torch.from_numpy(pixels / 255).permute(2, 0, 1)[None]


class Explained:
    """One network, asked."""

    def __init__(self, network: DenoisingAutoencoder) -> None:
        self.network = network

    @torch.no_grad()
    def encode(self, photo: Tensor) -> Encoding:
        """Of a photo without a hole."""
        none = torch.zeros_like(photo[:, :1])
        return self.network.encode(self.network.normalise(photo), none, none)

    @torch.no_grad()
    def round_trip(self, photo: Tensor) -> Tensor:
        """Encoded and decoded, skips and all."""
        return self.network.decode(self.encode(photo)).image

    @torch.no_grad()
    def from_latent(self, photo: Tensor) -> Tensor:
        """Decoded from the latent space, all finer features being their means over the photo.

        Nothing is copied, and the noise level says that no pixel is known.
        """
        found = self.encode(photo)
        everything = torch.ones_like(photo[:, :1])
        encoding = _flattened(found, SKIPS)._replace(shown=_flat(found.shown), noise=everything)
        return self.network.decode(encoding).image

    @torch.no_grad()
    def fill_without(self, photo: Tensor, hole: Tensor, parts: tuple[str, ...]) -> Tensor:
        """The reconstruction where these features are replaced by their means over the photo."""
        encoding = self.network.encode(_hidden(self.network, photo, hole), hole, hole)
        return self.network.decode(_flattened(encoding, parts)).image

    def fill(self, photo: Tensor, hole: Tensor) -> Tensor:
        """The reconstruction of a photo with that hole; gradients flow."""
        image: Tensor = self.network(_hidden(self.network, photo, hole), hole, hole).image
        return image

    def looks_at(self, photo: Tensor, hole: Tensor, y: int, x: int) -> Tensor:
        """(SIDE, SIDE): how much the 9x9 pixels around (y, x) change with each known pixel."""
        photo = photo.clone().requires_grad_()
        seen = self.fill(photo, hole)[..., y - 4 : y + 5, x - 4 : x + 5]
        total = torch.zeros(SIDE, SIDE)
        for channel in range(3):
            (slope,) = torch.autograd.grad(seen[:, channel].mean(), photo, retain_graph=channel < 2)
            total += slope.abs().sum(1)[0]
        return total * (1 - hole[0, 0])


def _hidden(network: DenoisingAutoencoder, photo: Tensor, hole: Tensor) -> Tensor:
    """Normalised, with the same noise in the hole every time."""
    noise = torch.randn(photo.shape, generator=torch.Generator().manual_seed(0))
    return torch.where(hole > 0, noise, network.normalise(photo))


def _flat(x: Tensor) -> Tensor:
    return x.mean((2, 3), keepdim=True).expand_as(x)


def _flattened(encoding: Encoding, parts: tuple[str, ...]) -> Encoding:
    """With the means over the photo in place of the features at "1/2", "1/4", "1/8", "latent"."""
    half, quarter, eighth = (
        _flat(skip) if name in parts else skip
        for name, skip in zip(SKIPS, encoding.skips, strict=True)
    )
    latent = _flat(encoding.latent) if "latent" in parts else encoding.latent
    return encoding._replace(latent=latent, skips=(half, quarter, eighth))


def read_outs(latents: dict[str, Tensor], truth: dict[str, Tensor]) -> dict[str, Tensor]:
    """What a linear map reads from each latent cell, learnt on the other photos; (1, 3, H, W)."""
    cells = {name: latent[0].flatten(1).T for name, latent in latents.items()}  # (N, C)
    patches = {name: F.unfold(photo, 16, stride=16)[0].T for name, photo in truth.items()}
    found = {}
    for name in SHOWN:
        others = [other for other in cells if other != name]
        x, y = (torch.cat([part[o] for o in others]) for part in (cells, patches))
        mean_x, scale, mean_y = x.mean(0), x.std(0) + 1e-6, y.mean(0)
        x = (x - mean_x) / scale
        ridge = RIDGE * len(x) / 100 * torch.eye(x.shape[1])
        weights = torch.linalg.solve(x.T @ x + ridge, x.T @ (y - mean_y))
        read = (cells[name] - mean_x) / scale @ weights + mean_y
        found[name] = F.fold(read.T[None], (SIDE, SIDE), 16, stride=16)
    return found


def disc() -> tuple[Tensor, Tensor]:
    """The hole (1, 1, SIDE, SIDE), and each pixel's distance to it."""
    y, x = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    distance = ((y - SIDE // 2) ** 2 + (x - SIDE // 2) ** 2).sqrt() - HOLE
    return (distance <= 0).float()[None, None], distance


def latent_part(asked: Explained, truth: dict[str, Tensor]) -> tuple[list[str], Tensor]:
    """Figures, and a sheet: photo, round trip, from the latent space alone, linear read-out."""
    latents = {name: asked.encode(photo).latent for name, photo in truth.items()}
    read = read_outs(latents, truth)
    rows, errors = [], []
    for name in SHOWN:
        photo = truth[name]
        alone, trip = asked.from_latent(photo), asked.round_trip(photo)
        flat = photo.mean((2, 3), keepdim=True).expand_as(photo)
        coarse = F.interpolate(F.avg_pool2d(photo, 16), scale_factor=16)
        errors.append(
            [float((x - photo).abs().mean()) for x in (trip, alone, read[name], coarse, flat)]
        )
        rows.append(torch.cat((photo, trip, alone, read[name]), 3))
    trip, alone, linear, coarse, flat = np.mean(errors, 0)
    lines = [
        "| mean absolute error of 0..1, 4 photos of 256x256 | |",
        "|---|---:|",
        f"| `decode(encode(photo))`, nothing hidden | {trip:.4f} |",
        f"| decoded from the latent space, finer features replaced by their means | {alone:.3f} |",
        f"| a linear map from each latent cell, learnt on the other photos | {linear:.3f} |",
        f"| for comparison: means of 16x16 pixels | {coarse:.3f} |",
        f"| for comparison: one mean colour | {flat:.3f} |",
    ]
    return lines, torch.cat(rows, 2)


def sensitivity_part(asked: Explained, truth: dict[str, Tensor]) -> tuple[list[str], Tensor]:
    """Figures, and a sheet: hole, reconstruction, what its middle and its border depend on."""
    hole, distance = disc()
    rows, shares, changes, errors = [], [], [], []
    without: dict[str, list[float]] = {}
    middle, border = (SIDE // 2, SIDE // 2), (SIDE // 2, SIDE // 2 - HOLE + 8)
    for name in SHOWN:
        photo = truth[name]
        with torch.no_grad():
            fill = asked.fill(photo, hole)
            errors.append(_apart(fill, photo, hole))
            for parts in (("latent",), ("1/8",), ("1/4",), ("1/2",), SKIPS):
                other = asked.fill_without(photo, hole, parts)
                without.setdefault(", ".join(parts), []).append(_apart(other, photo, hole))
            changed = []
            for reach in DISTANCES:
                hidden = torch.maximum(hole, (distance > reach).float()[None, None])
                other = asked.fill(photo, hidden)
                changed.append(_apart(fill, other, hole))
        changes.append(changed)
        maps = [asked.looks_at(photo, hole, *place) for place in (middle, border)]
        shares.append([[float(m[distance <= d].sum() / m.sum()) for d in DISTANCES] for m in maps])
        shown = torch.where(hole > 0, 0.5, photo)
        filled = torch.where(hole > 0, fill.clamp(0, 1), photo)
        rows.append(torch.cat((shown, filled, *(_heat(photo, m, hole) for m in maps)), 3))
    near, far = np.mean(shares, 0)[0], np.mean(shares, 0)[1]
    change = np.mean(changes, 0)
    lines = [
        "| within so many pixels of the hole | " + " | ".join(map(str, DISTANCES)) + " |",
        "|---|" + "---:|" * len(DISTANCES),
        "| share of what the middle depends on | " + " | ".join(f"{v:.0%}" for v in near) + " |",
        "| share of what a place 8 px inside the border depends on | "
        + " | ".join(f"{v:.0%}" for v in far)
        + " |",
        "| change of the fill when all beyond is hidden too | "
        + " | ".join(f"{v:.3f}" for v in change)
        + " |",
        "",
        f"The fill's own error there is {np.mean(errors):.3f} (a disc of {2 * HOLE} px, 4 photos). "
        "With features replaced by their means over the photo it becomes "
        + ", ".join(f"{np.mean(values):.3f} ({name})" for name, values in without.items())
        + ".",
    ]
    return lines, torch.cat(rows, 2)


def _apart(one: Tensor, other: Tensor, hole: Tensor) -> float:
    """Mean absolute difference in the hole."""
    return float(((one - other).abs() * hole).sum() / hole.sum() / 3)


def _heat(photo: Tensor, seen: Tensor, hole: Tensor) -> Tensor:
    """The photo in grey, red where it is looked at; a fourth root, so that little is seen too."""
    smooth = F.avg_pool2d(seen[None, None], 5, 1, 2)
    strength = (smooth / smooth.max()).sqrt().sqrt()
    grey = torch.where(hole > 0, 0.5, photo.mean(1, keepdim=True)).expand(-1, 3, -1, -1) * 0.6
    red = torch.tensor([1.0, 0.25, 0.1]).view(1, 3, 1, 1)
    return grey + strength * (red - grey)


def save(sheet: Tensor, name: str) -> None:
    """At two thirds: it is looked at beside text."""
    pixels = (sheet.clamp(0, 1)[0].permute(1, 2, 0) * 255).round().byte().numpy()
    size = (sheet.shape[3] * 2 // 3, sheet.shape[2] * 2 // 3)
    picture = PillowImage.fromarray(pixels).resize(size, PillowImage.Resampling.LANCZOS)
    picture.save(RESOURCES / "screenshots" / name, quality=88, optimize=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, default=shipped_weights())
    parser.add_argument("--write", type=Path, metavar="FILE")
    a = parser.parse_args()
    network = load_checkpoint(a.weights).network().requires_grad_(False)
    asked, truth = Explained(network), photos()
    latent, sheet = latent_part(asked, truth)
    save(sheet, "latent.jpg")
    sensitivity, sheet = sensitivity_part(asked, truth)
    save(sheet, "sensitivity.jpg")
    text = "\n".join(
        (
            "**What the latent space keeps.**\n",
            *latent,
            "\n![Photo, round trip, decoded from the latent space alone, linear read-out]"
            "(../screenshots/latent.jpg)\n",
            "**What a fill looks at.**\n",
            *sensitivity,
            "\n![Hole, reconstruction, what its middle and a place near its border depend on]"
            "(../screenshots/sensitivity.jpg)",
        )
    )
    print(text)
    if a.write:
        put_between(a.write, "explained", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
