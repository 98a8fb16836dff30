"""How a network is fine-tuned on a folder: what is trained, on what, how carefully."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from inpaint_app.core.learning.small_photos import Small
from models.autoencoder import DenoisingAutoencoder, RMSNorm
from models.copying import CopyAttention
from models.corruption import CorruptionConfig
from models.dataset import Crops
from models.training import TrainingConfig

REPLAYED = 0.2  # of each batch: what is repeated is forgotten less
# Of the same time, more of smaller crops. In four minutes of one core the error in 192 px crops of
# photos kept aside fell by 2.3 % (façades) and .5 % (sunflowers) with 128 px, by 2.7 and .8 % with
# 96, by 2.0 and 1.1 % with 64; with 192 and batches of 4 nothing was gained.
SIDE, BATCH = 96, 16
_STEERED_BY = 48  # crops of photos kept aside that tell when to stop


class Practice(Crops):
    """Crops of the folder, and in each batch some of photos of anything."""

    def __init__(
        self, learnt: Sequence[Small], general: Sequence[Small], device: torch.device
    ) -> None:
        super().__init__(learnt, device)
        self._general = Crops(general, device) if general else None

    def draw(
        self, size: int, g: torch.Generator, *, count: int = 0, which: Tensor | None = None
    ) -> Tensor:
        """As of Crops; about a fifth of `count` are of the general photos, by chance."""
        if which is not None or self._general is None:
            return super().draw(size, g, count=count, which=which)
        replayed = int((torch.rand(count, generator=g, device=g.device) < REPLAYED).sum())
        parts = []
        if replayed < count:
            parts.append(super().draw(size, g, count=count - replayed))
        if replayed:
            parts.append(self._general.draw(size, g, count=replayed))
        return torch.cat(parts)


def steering_crops(photos: Sequence[Small], device: torch.device) -> Crops:
    """Fixed crops by whose error the best moment of the training is found."""
    repeats = max(1, _STEERED_BY // len(photos))
    return Crops(list(photos) * repeats, device)


def tuning_config(seconds: float, *, careful: bool, bf16: bool = False) -> TrainingConfig:
    """The schedule of a fine-tuning that long; `careful` for a folder of few photos.

    To be trained with the `EncoderFeatures` of the network that it begins with: where attention
    was taught by colours alone, it forgot texture, and every fill got worse.
    """
    return TrainingConfig(
        seconds=seconds,
        stages=((1.0, SIDE, BATCH),),
        learning_rate=1e-4 if careful else 6e-4,
        last_rate=0.02,
        warm_up=50,
        ema=0.998,
        anchor=1e-3,
        # Holes alone: a fill asks the network for nothing else.
        corruption=CorruptionConfig(noisy=0, pasted=0, grain=0.1, blur=0),
        held_out_every=60,
        bf16=bf16,
    )


def choose_trained(network: DenoisingAutoencoder, *, careful: bool) -> None:
    """Freeze what is not to be learnt: the encoder; with few photos all but gains and attention.

    So the latent space stays as it is, and what is known of photos in it stays true.
    """
    network.requires_grad_(False)
    if not careful:
        network.decoder.requires_grad_(True)
        return
    for part in network.decoder.modules():
        if isinstance(part, (RMSNorm, CopyAttention)):
            part.requires_grad_(True)
