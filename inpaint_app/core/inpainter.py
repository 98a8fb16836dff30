"""Inpainter: numpy in, numpy out, over a denoising autoencoder.

The only place, with `synthesis`, where the application meets torch.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.pixels import Image, composite
from inpaint_app.core.planning import Part, plan_parts
from inpaint_app.core.synthesis.membrane import membrane
from inpaint_app.core.synthesis.scaling import enlarge, shrink
from models.autoencoder import DenoisingAutoencoder, Reconstruction
from models.checkpoint import CheckpointError, load_checkpoint
from models.devices import choose_device


class Inpainter:
    """Fills holes in photos with one network on one device."""

    def __init__(
        self, network: DenoisingAutoencoder, *, device: str = "cpu", device_reason: str = "",
        model: str = "",
    ) -> None:  # fmt: skip
        self.device = device
        self.device_reason = device_reason
        self.model = model
        self._network = network.to(device, memory_format=torch.channels_last).eval()  # type: ignore[call-overload]
        # bf16 gains a third on some CPUs and loses on others, and differs by a grey level: on the
        # CPU everything is float32, so that a seed means the same pixels everywhere.
        self._half = device == "cuda"

    @classmethod
    def load(cls, weights: Path, *, device: str = "auto", name: str | None = None) -> Inpainter:
        """Read a checkpoint; UserError if it is missing, damaged or of another version."""
        try:
            network = load_checkpoint(weights).network()
        except CheckpointError as error:
            raise UserError(
                "The model {name} cannot be used: {reason}; choose another model.",
                name=weights.name, reason=str(error),
            ) from error  # fmt: skip
        except OSError as error:
            raise UserError(
                "The model {name} cannot be read; choose another model or install the "
                "application again.",
                name=weights.name, details=str(error),
            ) from error  # fmt: skip
        choice = choose_device(device)
        return cls(
            network, device=choice.name, device_reason=choice.reason, model=name or weights.stem
        )

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        """Fill the hole of the request; the generator's return value is the Fill.

        Close the generator to cancel. UserError if the mask does not fit the photo, is empty or
        leaves nothing to learn from.
        """
        image, mask = request.image, request.mask
        _check(request)
        started = time.perf_counter()
        area = Bounds.of_mask(mask)
        parts = plan_parts(mask)
        region = _region(parts)
        limit = float(np.iinfo(image.dtype).max)
        pixels = _to_tensor(image[region.slices][..., :3]) / limit  # (1, 3, h, w), 0..1
        hole = _to_tensor(mask[region.slices][..., None])  # (1, 1, h, w)
        for i, part in enumerate(parts):
            yield Progress(i / len(parts), "Filling")
            crop = part.crop._replace(x=part.crop.x - region.x, y=part.crop.y - region.y)
            ys, xs = crop.slices
            filled = self._fill_part(
                pixels[..., ys, xs].to(self.device), hole[..., ys, xs].to(self.device), part,
                request.seed,
            ).cpu()  # fmt: skip
            ours = torch.zeros_like(hole[..., ys, xs])
            oy, ox = part.hole.y - part.crop.y, part.hole.x - part.crop.x
            ours[..., oy : oy + part.hole.height, ox : ox + part.hole.width] = 1
            ours *= hole[..., ys, xs]
            pixels[..., ys, xs] = torch.where(ours > 0, filled, pixels[..., ys, xs])
            hole[..., ys, xs] -= ours
        inside = area._replace(x=area.x - region.x, y=area.y - region.y)
        fill = image[area.slices].astype(np.float32)
        ys, xs = inside.slices
        fill[..., :3] = pixels[0, :, ys, xs].permute(1, 2, 0).numpy() * limit
        alpha = mask[area.slices].astype(np.float32)
        return Fill(
            bounds=area, mask=mask[area.slices].copy(),
            pixels=composite(image[area.slices], fill, alpha),
            seconds=time.perf_counter() - started, device=self.device, model=self.model,
            seed=request.seed,
        )  # fmt: skip

    def _fill_part(self, photo: Tensor, hole: Tensor, part: Part, seed: int) -> Tensor:
        """Filled crop (1, 3, H, W) of photo (1, 3, H, W) in 0..1 and hole (1, 1, H, W)."""
        height, width = photo.shape[2:]
        size = (max(1, round(height * part.scale)), max(1, round(width * part.scale)))
        small, small_hole = shrink(photo, hole, size)
        structure = self.reconstruct(small, small_hole, seed).image
        guide = enlarge(structure, (height, width)).clamp(0, 1)
        # What the network misses at the border, spread into the hole: no step is left there.
        known = 1 - hole
        correction = membrane((photo - guide) * known, known)
        return (guide + correction).clamp(0, 1)

    @torch.no_grad()
    def reconstruct(self, photo: Tensor, hole: Tensor, seed: int) -> Reconstruction:
        """The autoencoder's answer to photo (1, 3, H, W) in 0..1 with hole (1, 1, H, W).

        Any size: it is padded by reflection to the network's stride and cut again.
        """
        height, width = photo.shape[2:]
        stride = self._network.stride
        photo, hole = (_pad_to(x, stride) for x in (photo, hole))
        g = torch.Generator().manual_seed(seed)  # on the CPU: the same noise on every device
        noise = torch.randn(photo.shape, generator=g).to(photo.device)
        shown = torch.where(hole > 0, noise, self._network.normalise(photo))
        shown = shown.contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, torch.bfloat16, enabled=self._half):
            out: Reconstruction = self._network(shown, hole, hole)
        return out._replace(
            image=out.image[..., :height, :width].float(),
            gate=out.gate[..., :height, :width].float(),
            log_scale=out.log_scale[..., :height, :width].float(),
        )


def _check(request: FillRequest) -> None:
    if request.mask.shape != request.image.shape[:2]:
        raise UserError("The mask and the photo differ in size; use a mask of the photo's size.")
    if not request.mask.any():
        raise UserError("The mask is empty; paint over what should go first.")
    if request.mask.all():
        raise UserError("The mask covers the whole photo; leave something to learn from.")


def _region(parts: list[Part]) -> Bounds:
    region = parts[0].crop
    for part in parts:
        region = region.union(part.crop)
    return region


def _to_tensor(array: NDArray[np.generic] | Image) -> Tensor:
    """(H, W, C) -> (1, C, H, W) float32."""
    return torch.from_numpy(array.astype(np.float32)).permute(2, 0, 1)[None].contiguous()


def _pad_to(x: Tensor, stride: int) -> Tensor:
    """Pad right and bottom by reflection to multiples of stride; also what is tiny."""
    while (right := -x.shape[3] % stride) or (-x.shape[2] % stride):
        bottom = -x.shape[2] % stride
        # Reflection can add at most the size less one at a time; a single pixel is repeated.
        add = (min(right, x.shape[3] - 1), min(bottom, x.shape[2] - 1))
        mode = "reflect" if max(add) > 0 else "replicate"
        if mode == "replicate":
            add = (right, bottom)
        x = F.pad(x, (0, add[0], 0, add[1]), mode=mode)
    return x
