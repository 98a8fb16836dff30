"""Checkpoints: safetensors with configuration, format version, origin and SHA-256.

safetensors runs no code on loading, but takes flipped bits and NaN without a word: the hash over
all tensors and a check for finite values are made here. Files are written whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from models.autoencoder import AutoencoderConfig, DenoisingAutoencoder

FORMAT = "inpaint-autoencoder"
VERSION = 1


class CheckpointError(ValueError):
    """The file is no checkpoint, is damaged, or was made by a newer version."""


@dataclass(frozen=True)
class Checkpoint:
    """Weights with all that is needed to use them and to tell where they come from."""

    config: AutoencoderConfig
    weights: dict[str, Tensor]
    origin: dict[str, Any] = field(default_factory=dict)  # data, steps, seconds, scores: JSON
    sha256: str = ""  # of the tensors; filled in by `load_tensors`

    def network(self) -> DenoisingAutoencoder:
        """A float32 network with these weights, in evaluation mode."""
        network = DenoisingAutoencoder(self.config)
        try:
            network.load_state_dict({k: v.float() for k, v in self.weights.items()})
        except RuntimeError as error:
            raise CheckpointError("the weights do not fit their configuration") from error
        return network.eval()


def digest(tensors: dict[str, Tensor]) -> str:
    """SHA-256 over names, types, shapes and bytes, in name order."""
    h = hashlib.sha256()
    for name in sorted(tensors):
        t = tensors[name].detach().cpu().contiguous()
        h.update(f"{name}|{t.dtype}|{tuple(t.shape)}|".encode())
        h.update(t.reshape(-1).view(torch.uint8).numpy().tobytes())
    return h.hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically: temporary file beside it, fsync, replace."""
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=".weights-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def save_tensors(path: Path, tensors: dict[str, Tensor], header: dict[str, Any]) -> None:
    """Tensors and a JSON header with their hash; OSError when the disk says no."""
    tensors = {k: v.detach().cpu().contiguous() for k, v in tensors.items()}
    header = {**header, "format": FORMAT, "version": VERSION, "sha256": digest(tensors)}
    write_whole(path, save(tensors, {"inpaint": json.dumps(header)}))


def load_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Inverse of `save_tensors`; CheckpointError for anything else, OSError if unreadable."""
    try:
        with safe_open(path, framework="pt") as file:
            header = json.loads((file.metadata() or {}).get("inpaint", "null"))
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise CheckpointError("it is not a complete safetensors file") from error
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise CheckpointError("it holds no weights of this application")
    if header.get("version") != VERSION:
        raise CheckpointError("it was made by another version of this application")
    if header.get("sha256") != digest(tensors):
        raise CheckpointError("it is damaged (its checksum does not fit)")
    if not all(bool(t.isfinite().all()) for t in tensors.values() if t.is_floating_point()):
        raise CheckpointError("it is damaged (it holds values that are not numbers)")
    return tensors, header


def save_checkpoint(path: Path, checkpoint: Checkpoint, *, half: bool = True) -> None:
    """Write weights for use; `half` stores float16 (half the size, no difference in fills)."""
    weights = checkpoint.weights
    if half:
        weights = {k: v.half() if v.is_floating_point() else v for k, v in weights.items()}
    header = {"config": checkpoint.config.to_dict(), "origin": checkpoint.origin}
    save_tensors(path, weights, header)


def load_checkpoint(path: Path) -> Checkpoint:
    """Read weights for use; CheckpointError or OSError."""
    tensors, header = load_tensors(path)
    try:
        config = AutoencoderConfig.from_dict(header["config"])
        origin = dict(header.get("origin") or {})
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError("its configuration cannot be read") from error
    return Checkpoint(config, tensors, origin, header["sha256"])
