"""Inpainter: numpy in, numpy out, over a denoising autoencoder.

The only place, with `synthesis`, where the application meets torch.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from inpaint_app.core.alpha import healed
from inpaint_app.core.confidence import Told, judged, surrounded
from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.fills import Fill, FillRequest, Progress, telling, within
from inpaint_app.core.geometry import Bounds
from inpaint_app.core.latents import Background, Familiarity
from inpaint_app.core.pieces import Piece, Sources
from inpaint_app.core.pixels import Image, Mask, composite, is_grey
from inpaint_app.core.planning import plan_parts, wide_enough
from inpaint_app.core.synthesis.compositing import grained, paste, seamless
from inpaint_app.core.synthesis.copy_field import BEST, FAST, find_copy_field
from inpaint_app.core.synthesis.describing import describe
from inpaint_app.core.synthesis.detail import as_pasted, detailed
from inpaint_app.core.synthesis.doubting import as_told
from inpaint_app.core.synthesis.levels import Level, halvings_of, pyramid
from inpaint_app.core.synthesis.likeness import likeness
from inpaint_app.core.synthesis.previewing import preview
from inpaint_app.core.synthesis.reduction import halvings_needed, reduced
from inpaint_app.core.synthesis.regression import regress
from inpaint_app.core.synthesis.scaling import enlarge, shrink
from inpaint_app.core.synthesis.search_prior import PLAIN, SearchPrior
from inpaint_app.core.synthesis.setbacks import Setback, enduring, not_numbers, unusable
from inpaint_app.core.synthesis.sharing import all_threads, alone
from inpaint_app.core.synthesis.tensors import padded, to_tensor
from inpaint_app.core.synthesis.variation import allowed_to_copy
from models.autoencoder import DenoisingAutoencoder, Reconstruction
from models.checkpoint import load_checkpoint
from models.devices import choose_device

T = TypeVar("T")
EFFORTS = {"fast": FAST, "best": BEST}


class FilledPart(NamedTuple):
    """A crop with its hole filled, at the resolution at which sources were searched."""

    pasted: Tensor  # (1, 3, h, w) 0..1
    level: Level  # of the crop
    halvings: int  # of the crop, down to the level
    field: Tensor | None  # (h * w,) the pixel that each copies; None where nothing can be copied
    told: Told  # of the crop


class Inpainter:
    """Fills holes in photos with one network on one device."""

    def __init__(
        self,
        network: DenoisingAutoencoder,
        *,
        device: str = "cpu",
        device_reason: str = "",
        model: str = "",
        prior: SearchPrior = PLAIN,
        familiarity: Familiarity | None = None,
        background: Background | None = None,
        base: Inpainter | None = None,
    ) -> None:
        """Of a network that has learnt a folder: photos without that familiarity `base` fills.

        `background` is how photos of anything lie in the network's latent space.
        """
        self.device = device
        self.device_reason = device_reason
        self.model = model
        self.prior = prior
        self.familiarity = familiarity
        self.background = background
        self.base = base
        # From a graphics processor that has failed nothing can be read any more.
        self._spare = None if device == "cpu" else copy.deepcopy(network).cpu()
        self._substitute: Inpainter | None = None  # on the CPU, when that has happened
        self._network: DenoisingAutoencoder = network.to(  # type: ignore[call-overload]
            device, memory_format=torch.channels_last
        ).eval()
        # bf16 gains a third on some CPUs and loses on others, and differs by a grey level: on the
        # CPU everything is float32, so that a seed means the same pixels everywhere.
        self._half = device == "cuda"

    @classmethod
    def load(
        cls,
        weights: Path,
        *,
        device: str = "auto",
        name: str | None = None,
        base: Path | None = None,
    ) -> Inpainter:
        """Read a checkpoint; UserError if it is missing, damaged or of another version.

        Where it tells which photos it is for, the checkpoint `base` fills others.
        """
        try:
            checkpoint = load_checkpoint(weights)
            network = checkpoint.network()
            prior = SearchPrior.from_dict(checkpoint.origin.get("search", {}))
        except ValueError as error:  # a CheckpointError is one
            raise UserError(
                "The model {name} cannot be used: {reason}; choose another model",
                name=shown(weights),
                reason=str(error),
            ) from error
        except OSError as error:
            raise UserError(
                "The model {name} cannot be read; choose another model or install the "
                "application again",
                name=shown(weights),
                details=str(error),
            ) from error
        choice = choose_device(device)
        familiarity = Familiarity.from_dict(checkpoint.origin.get("familiarity"))
        return cls(
            network,
            device=choice.name,
            device_reason=choice.reason,
            model=name or weights.stem,
            prior=prior,
            familiarity=familiarity,
            background=Background.from_dict(checkpoint.origin.get("background")),
            base=cls.load(base, device=device) if base and familiarity else None,
        )

    @property
    def network(self) -> DenoisingAutoencoder:
        """The network on its device; train a copy of it, never the network itself."""
        return self._network

    def expecting(self, prior: SearchPrior) -> Inpainter:
        """The same for all photos, with that prior in its searches; it shares the network."""
        other = copy.copy(self)
        other.prior, other.base = prior, None
        return other

    def suited(self, image: Image, hole: Mask) -> Inpainter:
        """What fills a photo (H, W, C) with a hole (H, W): `base` where it is like none learnt.

        What suits façades would do harm to a portrait.
        """
        if self.base is None or self.familiarity is None:
            return self
        likely = self.familiarity(describe(self._network, image, hole))
        return self if likely >= 0.5 else self.base

    @property
    def exact(self) -> bool:
        """Whether it computes in float32 on the CPU."""
        return self.device == "cpu" and not self._half

    def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        """Fill the hole of the request; the generator's return value is the Fill.

        Close the generator to cancel. UserError if the mask does not fit the photo, is empty or
        leaves nothing to learn from, and where it fails on the CPU as well (`setbacks.enduring`).
        """
        return healed(
            lambda asked: enduring(self._substitute or self, self._on_cpu, asked), request
        )

    def _on_cpu(self, setback: Setback) -> Inpainter:
        """The same on the CPU; from now on, where the graphics processor has stopped working."""
        network = copy.deepcopy(self._network if self._spare is None else self._spare)
        instead = Inpainter(
            network,
            model=self.model,
            prior=self.prior,
            familiarity=self.familiarity,
            base=self.base and self.base._on_cpu(setback),
        )
        if setback is Setback.DEVICE:
            self._substitute = instead
        elif torch.cuda.is_available():
            torch.cuda.empty_cache()
        return instead

    def fill_once(self, request: FillRequest) -> Generator[Progress, None, Fill]:
        """Fill on this device, or fail."""
        image, mask = request.image, request.mask
        request.check()
        started = time.perf_counter()
        all_threads()
        suited = self.suited(image, mask)
        if suited is not self:
            return (yield from suited.fill_once(request))
        area = Bounds.of_mask(mask)
        parts = plan_parts(mask)
        avoided = mask if request.excluded is None else mask | request.excluded
        # Neither in float nor the whole photo: photos have up to 200 megapixels.
        result, hidden = image[area.slices].copy(), avoided.copy()
        origins = Sources(area, mask)
        sure = np.zeros((area.height, area.width), np.uint8)
        for i, part in enumerate(parts):
            if request.excluded is not None:
                part = wide_enough(part, hidden)
            crop = image[part.crop.slices]
            if i:  # what earlier parts have filled is known by now
                crop = crop.copy()
                shared = part.crop.intersect(area)
                crop[shared.move(-part.crop.x, -part.crop.y).slices] = result[
                    shared.move(-area.x, -area.y).slices
                ]
            unseen = _unseen(image[part.crop.slices], hidden[part.crop.slices])
            start, share = i / len(parts), 1 / len(parts)
            steps = self._fill_crop(crop[..., :3], unseen, part.scale, request)
            filled = yield from within(steps, start, 0.95 * share, part.crop)
            ours = np.zeros_like(unseen)
            box = part.hole.move(-part.crop.x, -part.crop.y).slices
            ours[box] = hidden[part.hole.slices] & mask[part.hole.slices]
            grey = is_grey(crop, unseen)
            left = count = np.count_nonzero(ours)
            for piece in _at_full_resolution(filled, crop[..., :3], ours):
                y, x = piece.y + (part.crop.y - area.y), piece.x + (part.crop.x - area.x)
                result[y, x, :3] = self._depth(piece.colours, image.dtype, grey)
                origins.tell(part.crop, piece)
                left -= len(piece.y)
                yield Progress(start + share * (0.98 - 0.03 * left / count), "Blending")
            place = part.hole.move(-area.x, -area.y).slices
            judging = judged(
                filled.told,
                part.hole.move(-part.crop.x, -part.crop.y),
                result[place],
                ours[box],
                surrounded(avoided, part.hole),
            )
            end = Progress(start + share, "Blending")
            sure[place] = np.maximum(sure[place], (yield from telling(judging, end)))
            hidden[part.crop.slices] &= ~ours
        pixels = result
        if request.cover is not None:
            cover = np.where(mask[area.slices], request.cover[area.slices], 0)
            seen = (cover / 255).astype(np.float32)
            pixels = composite(image[area.slices], pixels, seen)
        return Fill(
            bounds=area,
            mask=mask[area.slices].copy(),
            pixels=pixels,
            seconds=time.perf_counter() - started,
            device=self.device,
            model=self.model,
            seed=request.seed,
            sources=origins.places,
            confidence=sure,
        )

    def _depth(self, colours: NDArray[np.float32], depth: Any, grey: bool) -> Image:
        """Colours (N, 3) of 0..1 as whole numbers; UserError where they are none."""
        if not np.isfinite(colours).all():  # as whole numbers they would be a black hole
            raise unusable(self.model)
        colours = colours.mean(1, keepdims=True) if grey else colours
        return np.asarray(np.rint(colours * np.float32(np.iinfo(depth).max)).astype(depth))

    @torch.no_grad()
    def _fill_crop(
        self,
        crop: Image,
        unseen: Mask,
        scale: float,
        request: FillRequest,
    ) -> Generator[Progress, None, FilledPart]:
        """Fill a crop (H, W, 3), halved without a copy in float where it is large."""
        yield Progress(0.0, "Reconstructing")
        most = math.floor(-math.log2(scale))
        halvings = halvings_needed(unseen, most, EFFORTS[request.quality].hidden)
        if not halvings:
            photo = to_tensor(crop) / float(np.iinfo(crop.dtype).max)  # (1, 3, h, w), 0..1
            hole = to_tensor(unseen[..., None])  # (1, 1, h, w)
            return (yield from self._fill_part(photo, hole, scale, request))
        side = 1 << halvings
        small = yield from telling(reduced(crop, unseen, halvings), Progress(0.0, "Reconstructing"))
        steps = self._fill_part(small.image, small.hole, scale * side, request, small.real)
        filled = yield from within(steps, 0.0, 1.0, side=side)
        return filled._replace(halvings=filled.halvings + halvings, told=filled.told.covering(side))

    @torch.no_grad()
    def _fill_part(
        self,
        photo: Tensor,
        hole: Tensor,
        scale: float,
        request: FillRequest,
        real: Tensor | None = None,
    ) -> Generator[Progress, None, FilledPart]:
        """Fill the hole (1, 1, H, W) in a crop, photo (1, 3, H, W) in 0..1, at a working scale.

        It copies from where the crop is `real`, by default everywhere.
        """
        effort = EFFORTS[request.quality]
        photo, hole = photo.to(self.device), hole.to(self.device)
        height, width = hole.shape[2:]
        working = (max(1, round(height * scale)), max(1, round(width * scale)))
        found = self.reconstruct(*shrink(photo, hole, working), request.seed)
        structure = found.image
        yield Progress(0.1, "Reconstructing")
        with alone():
            whole = real is None  # the crop at the photo's own resolution
            real = torch.ones_like(hole) if real is None else real.to(self.device)
            levels = pyramid(
                photo,
                hole,
                allowed_to_copy(real, hole, request.seed),
                halvings_of(height, width, self.prior.coarsest),
            )
            halvings = 0
            while float(levels[halvings].hole.sum()) > effort.hidden and halvings < len(levels) - 1:
                halvings += 1
            level = levels[halvings]
            guide = self._guide(structure, level, (height, width), halvings)
            yield Progress(0.2, "Reconstructing", preview(guide, level.hole, halvings))
            side = scale * (1 << (len(levels) - 1))  # working pixels in one of the coarsest level's
            alike = likeness(found.query, found.key, levels[-1].size, side)
            search = find_copy_field(levels[halvings:], guide, effort, alike, self.prior)
            copying = yield from within(search, 0.2, 0.7)
            if copying is None:
                guide = self._guide(structure, levels[0], (height, width), 0)
                return FilledPart(guide, levels[0], 0, None, as_told(found, height, width))
            field = copying.source
            pasted = yield from telling(paste(level, field), Progress(0.9, "Blending"))
            if whole and not halvings:  # else what is finer comes from the full resolution
                predicting = regress(levels, pasted, effort.predictions)
                pasted = yield from telling(predicting, Progress(0.93, "Blending"))
                pasted = grained(pasted, level.hole)
            yield Progress(0.95, "Blending", preview(pasted, level.hole, halvings))
            apart = copying.apart[..., : height >> halvings or 1, : width >> halvings or 1]
            told = as_told(found, height, width, apart)
            return FilledPart(pasted, level, halvings, field, told)

    def _guide(
        self, structure: Tensor, level: Level, size: tuple[int, int], halvings: int
    ) -> Tensor:
        """The reconstruction (1, 3, h, w) at the size of a level of a crop of `size`."""
        shape = (max(1, size[0] >> halvings), max(1, size[1] >> halvings))
        guide = enlarge(structure, shape)
        guide = F.pad(
            guide, (0, level.size[1] - shape[1], 0, level.size[0] - shape[0]), mode="replicate"
        )
        return seamless(guide.clamp(0, 1), level.image, level.hole).clamp(0, 1)

    @torch.no_grad()
    def reconstruct(self, photo: Tensor, hole: Tensor, seed: int) -> Reconstruction:
        """The autoencoder's answer to photo (1, 3, H, W) in 0..1 with hole (1, 1, H, W).

        Any size: it is padded by reflection to the network's stride and cut again. UserError for
        an answer that is not finite.
        """
        height, width = photo.shape[2:]
        stride = self._network.stride
        photo, hole = (padded(x, stride) for x in (photo, hole))
        g = torch.Generator().manual_seed(seed)  # on the CPU: the same noise on every device
        noise = torch.randn(photo.shape, generator=g).to(photo.device)
        corrupted = torch.where(hole > 0, noise, self._network.normalise(photo))
        corrupted = corrupted.contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, torch.bfloat16, enabled=self._half):
            out: Reconstruction = self._network(corrupted, hole, hole)
        if not bool(out.image.isfinite().all()):  # clamped, infinity would be a white hole
            raise not_numbers(self.model)
        return out._replace(
            image=out.image[..., :height, :width].float(),
            gate=out.gate[..., :height, :width].float(),
            log_scale=out.log_scale[..., :height, :width].float(),
        )


def _at_full_resolution(filled: FilledPart, crop: Image, ours: Mask) -> Iterator[Piece]:
    """The pixels of the hole `ours` (H, W) in a crop (H, W, 3), a part at a time."""
    pasted = filled.pasted.cpu()
    if filled.field is None or not filled.halvings:
        return as_pasted(pasted, filled.field, filled.level.size[1], filled.halvings, ours)
    level = Level(*(x.cpu() for x in filled.level))
    return detailed(crop, level, filled.field.cpu(), pasted, filled.halvings, ours)


def _unseen(image: Image, hidden: Mask) -> Mask:
    """What of a crop tells nothing: the hole, and the colours under full transparency.

    Those are mostly black, and would be copied. They count where nothing else is known.
    """
    if image.shape[2] == 3:
        return hidden
    unseen = hidden | (image[..., 3] == 0)
    return hidden if unseen.all() else unseen
