"""Checkpoints: safetensors with configuration, format version, origin and SHA-256.

safetensors runs no code on loading, but takes flipped bits and NaN without a word: the hash over
the whole file and a check for finite values are made here. Files are written whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from models.autoencoder import AutoencoderConfig, DenoisingAutoencoder

if sys.platform != "win32":
    import fcntl

FORMAT = "inpaint-autoencoder"
VERSION = 2  # 1 hashed the tensors alone; it is still read
_TEMPORARY = ".weights-*.tmp"
LARGEST = 2**31  # bytes; more is no file of ours and might not fit into memory

# The hash stands in the header as a text of its own and counts as zeros while it is computed.
_HASH = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_NO_HASH = "0" * 64


class CheckpointError(ValueError):
    """The file is no checkpoint, is damaged, or was made by a newer version."""


@dataclass(frozen=True)
class Checkpoint:
    """Weights with all that is needed to use them and to tell where they come from."""

    config: AutoencoderConfig
    weights: dict[str, Tensor]
    origin: dict[str, Any] = field(default_factory=dict)  # data, steps, seconds, scores: JSON
    sha256: str = ""  # as in the file; filled in by `load_checkpoint`

    def network(self) -> DenoisingAutoencoder:
        """A float32 network with these weights, in evaluation mode; CheckpointError if they differ.

        The weights are copied.
        """
        with torch.device("meta"):  # no memory and no time for weights that are replaced at once
            network = DenoisingAutoencoder(self.config)
        weights = {k: v.to(torch.float32, copy=True) for k, v in self.weights.items()}
        try:
            network.load_state_dict(weights, assign=True)
        except RuntimeError as error:
            raise CheckpointError("its weights do not fit its configuration") from error
        return network.eval()


def digest(tensors: dict[str, Tensor]) -> str:
    """SHA-256 over names, types, shapes and bytes, in name order: equal for equal weights."""
    h = hashlib.sha256()
    for name in sorted(tensors):
        t = tensors[name].detach().cpu().contiguous()
        h.update(f"{name}|{t.dtype}|{tuple(t.shape)}|".encode())
        h.update(t.reshape(-1).view(torch.uint8).numpy().data)
    return h.hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically, with the permissions that the umask says.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and replace what
    `path` (through links) names. OSError when the disk says no; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise OSError(f"{path} is no ordinary file")
    # Not tempfile.mkstemp: its files are 0600, and shipped weights are for everybody.
    temporary = target.with_name(_TEMPORARY.replace("*", secrets.token_hex(6)))
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            with contextlib.suppress(OSError):  # some network folders know no locks
                _lock(handle)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name != "nt":  # there, folders cannot be flushed
        with contextlib.suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)  # so that the new name lasts through a power failure
            finally:
                os.close(folder)


def sweep_strays(folder: Path) -> int:
    """Remove the temporary files that killed programs have left in a folder; return how many.

    Files that a living program is writing are left alone.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for path in list(folder.glob(_TEMPORARY)):
            with contextlib.suppress(OSError):
                if path.is_symlink() or not path.is_file():
                    continue
                with path.open("rb") as file:
                    _lock(file.fileno())
                    path.unlink()
                    removed += 1
    return removed


def save_tensors(path: Path, tensors: dict[str, Tensor], header: dict[str, Any]) -> None:
    """Tensors and a JSON header with a hash over both, written whole.

    OSError when the disk says no; ValueError for tensors that are not finite, which no load would
    accept.
    """
    tensors = {k: v.detach().cpu().contiguous() for k, v in tensors.items()}
    if not _finite(tensors):
        raise ValueError("weights that are not finite are not saved")
    text = json.dumps({**header, "format": FORMAT, "version": VERSION})
    data = save(tensors, {"inpaint": text, "sha256": _NO_HASH})
    computed, place = _file_hash(data)
    write_whole(path, data[: place.start(1)] + computed.encode() + data[place.end(1) :])


def load_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Inverse of `save_tensors`; the header then holds its `sha256` too.

    CheckpointError for anything else, OSError if the file cannot be read.
    """
    data = _read(path)
    header = _header(data)
    if header.get("format") != FORMAT:
        raise CheckpointError("it holds no weights of this application")
    if header.get("version") not in (1, VERSION):
        raise CheckpointError("it was made by another version of this application")
    if header["version"] == VERSION:
        header["sha256"], place = _file_hash(data)
        if header["sha256"].encode() != place[1]:
            raise CheckpointError("it is damaged (its checksum does not fit)")
    try:
        tensors = load(data)
        finite = _finite(tensors)
    # A crafted file may also name types that torch lacks or cannot examine.
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise CheckpointError("it is not a complete safetensors file") from error
    if header["version"] == 1 and header.get("sha256") != digest(tensors):
        raise CheckpointError("it is damaged (its checksum does not fit)")
    if not finite:
        raise CheckpointError("it is damaged (it holds values that are not numbers)")
    return tensors, header


def save_checkpoint(path: Path, checkpoint: Checkpoint, *, half: bool = True) -> None:
    """Write weights for use; `half` stores float16 (half the size, no difference in fills).

    Errors as of `save_tensors`.
    """
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
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CheckpointError("its configuration cannot be read") from error
    return Checkpoint(config, tensors, origin, header["sha256"])


def _lock(descriptor: int) -> None:
    """Mark a file as being written; raises OSError if another process has done so.

    The system drops the mark when the process dies, so an unmarked temporary file is a stray.
    """
    if sys.platform != "win32":  # there, an open file cannot be removed at all
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _finite(tensors: dict[str, Tensor]) -> bool:
    return all(bool(t.isfinite().all()) for t in tensors.values() if t.is_floating_point())


def _read(path: Path) -> bytes:
    """All bytes of an ordinary file of sensible size: a pipe would block, a device never end."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
        raise CheckpointError("it is not a file of weights")
    return path.read_bytes()


def _header(data: bytes) -> dict[str, Any]:
    """Our part of the header of a safetensors file; CheckpointError if it is none."""
    end = 8 + int.from_bytes(data[:8], "little")
    if not 8 < end <= len(data):
        raise CheckpointError("it is not a complete safetensors file")
    try:
        metadata = json.loads(data[8:end]).get("__metadata__") or {}
        header = json.loads(metadata.get("inpaint", "null"))
    # RecursionError: brackets nested a million deep.
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise CheckpointError("it is not a complete safetensors file") from error
    if not isinstance(header, dict):
        raise CheckpointError("it holds no weights of this application")
    return header


def _file_hash(data: bytes) -> tuple[str, re.Match[bytes]]:
    """SHA-256 over the file with zeros in place of the hash in its header, and where that is."""
    place = _HASH.search(data, 8, 8 + int.from_bytes(data[:8], "little"))
    if place is None:
        raise CheckpointError("it is damaged (it has no checksum)")
    view = memoryview(data)
    h = hashlib.sha256(view[: place.start(1)])
    h.update(_NO_HASH.encode())
    h.update(view[place.end(1) :])
    return h.hexdigest(), place
