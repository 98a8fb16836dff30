"""Checkpoints: what is written comes back, and no damage goes unnoticed."""

from __future__ import annotations

import json
import os
import pickle  # noqa: TID251 - a pickle is what must be refused
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load, save
from torch import Tensor
from training_photos import tiny_network

from models import checkpoint as checkpoints
from models.autoencoder import TINY, AutoencoderConfig
from models.checkpoint import (
    FORMAT,
    VERSION,
    Checkpoint,
    CheckpointError,
    digest,
    load_checkpoint,
    load_tensors,
    save_checkpoint,
    save_tensors,
)

ORIGIN = {"photos": 12, "steps": 300, "note": 'quotes " and \\ and é'}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound file of weights; tests copy it before they damage it."""
    path = tmp_path_factory.mktemp("weights") / "sound.safetensors"
    save_checkpoint(path, Checkpoint(TINY, dict(tiny_network().state_dict()), ORIGIN))
    return path


def refused(path: Path, match: str = ".") -> None:
    with pytest.raises(CheckpointError, match=match):
        load_checkpoint(path).network()


def crafted(path: Path, tensors: dict[str, Tensor], **header: Any) -> None:
    """A file of version 1, whose hash is over the tensors alone."""
    text = {"format": FORMAT, "version": 1, "sha256": digest(tensors), **header}
    path.write_bytes(save(tensors, {"inpaint": json.dumps(text)}))


def test_weights_come_back_with_configuration_and_origin(sound: Path) -> None:
    """All that was saved is there again; float16 costs under a thousandth of each weight."""
    loaded = load_checkpoint(sound)
    assert loaded.config == TINY
    assert loaded.origin == ORIGIN
    assert len(loaded.sha256) == 64
    network = loaded.network()
    assert not network.training
    for name, value in tiny_network().state_dict().items():
        found = network.state_dict()[name]
        assert found.dtype == torch.float32
        assert torch.allclose(found, value, rtol=1e-3, atol=1e-6), name


def test_whole_weights_come_back_bit_for_bit(tmp_path: Path) -> None:
    """Without halving every bit is kept, and the loaded network computes the same and can learn."""
    network = tiny_network()
    path = tmp_path / "w.safetensors"
    save_checkpoint(path, Checkpoint(TINY, dict(network.state_dict())), half=False)
    loaded = load_checkpoint(path)
    assert digest(loaded.weights) == digest(dict(network.state_dict()))
    again = loaded.network()
    x, mask = torch.randn(1, 3, 32, 32), torch.ones(1, 1, 32, 32)
    assert torch.equal(network(x, mask, mask).image, again(x, mask, mask).image)
    assert all(p.requires_grad for p in again.parameters())


def test_a_network_does_not_share_memory_with_its_checkpoint(sound: Path) -> None:
    """Training a loaded network leaves the checkpoint that it came from as it was."""
    loaded = load_checkpoint(sound)
    before = digest(loaded.weights)
    with torch.no_grad():
        for parameter in loaded.network().parameters():
            parameter.add_(1)
    assert digest(loaded.weights) == before


def test_loading_draws_no_random_numbers(sound: Path) -> None:
    """Random numbers of others do not depend on whether a network was loaded."""
    checkpoint = load_checkpoint(sound)
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    checkpoint.network()
    assert torch.equal(torch.rand(3), expected)


def test_every_kind_of_tensor_comes_back(tmp_path: Path) -> None:
    """Single numbers, whole numbers, empty and bf16 tensors, in any memory layout."""
    tensors = {
        "one": torch.tensor(3.5),
        "count": torch.tensor([1, 2]),
        "none": torch.zeros(0, 3),
        "half": torch.ones(2, dtype=torch.bfloat16),
        "turned": torch.arange(24.0).view(1, 2, 3, 4).to(memory_format=torch.channels_last),
    }
    path = tmp_path / "t.state"
    save_tensors(path, tensors, {"step": 7})
    found, header = load_tensors(path)
    assert header["step"] == 7
    assert found.keys() == tensors.keys()
    assert all(torch.equal(found[k], v) and found[k].dtype == v.dtype for k, v in tensors.items())


def test_the_file_is_read_by_plain_safetensors(sound: Path) -> None:
    """Nothing but safetensors is needed to get at the weights."""
    assert load(sound.read_bytes()).keys() == tiny_network().state_dict().keys()


@pytest.mark.fault(60)
def test_every_changed_byte_is_noticed(sound: Path, tmp_path: Path) -> None:
    """Fault 60: 300 changed bytes, anywhere and in the header, are all refused."""
    data = sound.read_bytes()
    header = 8 + int.from_bytes(data[:8], "little")
    random = np.random.default_rng(0)
    places = [*random.integers(0, len(data), 150), *random.integers(0, header, 150)]
    path = tmp_path / "damaged.safetensors"
    for place in places:
        damaged = bytearray(data)
        damaged[place] ^= int(random.integers(1, 256))
        path.write_bytes(damaged)
        with pytest.raises(CheckpointError):
            load_checkpoint(path)


@pytest.mark.fault(60)
@pytest.mark.parametrize("kept", [0, 1, 7, 8, 100, 0.1, 0.5, 0.999])
def test_a_truncated_file_is_noticed(sound: Path, tmp_path: Path, kept: float) -> None:
    """Fault 60: a file that ends too early is refused, wherever it ends."""
    data = sound.read_bytes()
    path = tmp_path / "short.safetensors"
    path.write_bytes(data[: kept if isinstance(kept, int) else int(len(data) * kept)])
    refused(path, "not a complete safetensors file" if kept == 0 else ".")


@pytest.mark.fault(60)
def test_a_longer_file_is_noticed(sound: Path, tmp_path: Path) -> None:
    """Fault 60: bytes after the end are damage too."""
    path = tmp_path / "long.safetensors"
    path.write_bytes(sound.read_bytes() + b"\0")
    refused(path)


@pytest.mark.fault(60)
@pytest.mark.parametrize(
    "data",
    [
        b"\xff" * 64,
        b"\x10" + b"\0" * 7 + b"[" * 16,
        (200_000).to_bytes(8, "little") + b"[" * 200_000,
        (2).to_bytes(8, "little") + b"{}",
        (4).to_bytes(8, "little") + b"null",
        (20).to_bytes(8, "little") + b'{"__metadata__":[1]}',
        (33).to_bytes(8, "little") + b'{"__metadata__":{"inpaint":"[]"}}',
        (32).to_bytes(8, "little") + b'{"__metadata__":{"inpaint":"{"}}',
        (31).to_bytes(8, "little") + b'{"__metadata__":{"inpaint":17}}',
    ],
    ids=range(9),
)
def test_a_malformed_header_is_refused(tmp_path: Path, data: bytes) -> None:
    """Fault 60: lengths beyond the file, deep nesting, foreign JSON and foreign types."""
    path = tmp_path / "odd.safetensors"
    path.write_bytes(data)
    refused(path)


@pytest.mark.fault(60)
def test_foreign_and_newer_files_are_refused_with_the_reason(tmp_path: Path) -> None:
    """Fault 60: weights of another program, of another format and of a newer version."""
    path = tmp_path / "w.safetensors"
    weights = dict(tiny_network().state_dict())
    path.write_bytes(save(weights))
    refused(path, "no weights of this application")
    crafted(path, weights, format="other")
    refused(path, "no weights of this application")
    crafted(path, weights, version=VERSION + 1, config=TINY.to_dict())
    refused(path, "another version")
    crafted(path, weights, version="2", config=TINY.to_dict())
    refused(path, "another version")


@pytest.mark.fault(60)
def test_a_file_of_the_present_version_without_its_hash_is_refused(tmp_path: Path) -> None:
    """Fault 60: the hash of the first version, over the tensors alone, is not enough now."""
    path = tmp_path / "w.safetensors"
    crafted(path, dict(tiny_network().state_dict()), version=VERSION, config=TINY.to_dict())
    refused(path, "no checksum")


def test_the_first_version_is_still_read(tmp_path: Path) -> None:
    """Files whose hash is over the tensors alone load, and their damage is noticed."""
    path = tmp_path / "w.safetensors"
    weights = dict(tiny_network().state_dict())
    crafted(path, weights, config=TINY.to_dict(), origin=ORIGIN)
    assert load_checkpoint(path).origin == ORIGIN
    crafted(path, weights, config=TINY.to_dict(), sha256="0" * 64)
    refused(path, "checksum")


@pytest.mark.fault(60)
@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_weights_that_are_not_numbers_are_neither_saved_nor_loaded(
    tmp_path: Path, bad: float
) -> None:
    """Fault 60: NaN and infinity are refused on both ways, also with a right checksum."""
    path = tmp_path / "w.safetensors"
    weights = dict(tiny_network().state_dict())
    weights["mean"] = torch.tensor(bad)
    with pytest.raises(ValueError, match="not finite"):
        save_checkpoint(path, Checkpoint(TINY, weights))
    assert not path.exists()
    crafted(path, weights, config=TINY.to_dict())
    refused(path, "not numbers")


def test_weights_too_large_for_half_precision_are_not_saved_as_infinity(tmp_path: Path) -> None:
    """What float16 cannot hold is told at saving, not at the next start."""
    weights = dict(tiny_network().state_dict())
    weights["mean"] = torch.tensor(1e6)
    with pytest.raises(ValueError, match="not finite"):
        save_checkpoint(tmp_path / "w.safetensors", Checkpoint(TINY, weights))
    save_checkpoint(tmp_path / "w.safetensors", Checkpoint(TINY, weights), half=False)


@pytest.mark.fault(60)
@pytest.mark.parametrize(
    "config",
    [
        AutoencoderConfig(),
        AutoencoderConfig(widths=(4096, 4096, 4096, 4096), latent_dilations=(4096,) * 9),
    ],
)
def test_weights_of_another_size_are_refused(tmp_path: Path, config: AutoencoderConfig) -> None:
    """Fault 60: foreign shapes are refused, without the memory that their sizes ask for."""
    path = tmp_path / "w.safetensors"
    save_checkpoint(path, Checkpoint(config, dict(tiny_network().state_dict())))
    refused(path, "do not fit")


@pytest.mark.parametrize(
    "config", [None, [], 3, {"widths": "all"}, {"widths": [1, 2, 3, 10**12]}, {"other": 1}]
)
def test_a_configuration_that_is_none_is_refused(tmp_path: Path, config: object) -> None:
    """A crafted configuration ends in a reason."""
    path = tmp_path / "w.safetensors"
    crafted(path, dict(tiny_network().state_dict()), config=config)
    refused(path, "configuration cannot be read")


class _Payload:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.write_text, (self.path, "run"))


@pytest.mark.fault(61)
def test_a_pickle_is_refused_and_does_not_run(tmp_path: Path) -> None:
    """Fault 61: neither a bare pickle nor a file of torch.save is ever unpickled."""
    for i, write in enumerate((pickle.dump, torch.save)):
        path = tmp_path / f"{i}.safetensors"
        with path.open("wb") as file:
            write({"weights": _Payload(tmp_path / "payload")}, file)
        refused(path, "not a complete safetensors file")
    assert not (tmp_path / "payload").exists()


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    """A pipe would block and a device would never end: both are refused at once."""
    os.mkfifo(tmp_path / "pipe.safetensors")
    refused(tmp_path / "pipe.safetensors", "not a file of weights")
    refused(Path("/dev/zero"), "not a file of weights")
    refused(tmp_path, "not a file of weights")
    with pytest.raises(FileNotFoundError):
        load_checkpoint(tmp_path / "missing.safetensors")


def test_a_file_beyond_all_measure_is_not_read(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is larger than any network is refused before it fills the memory."""
    monkeypatch.setattr(checkpoints, "LARGEST", 1000)
    refused(sound, "not a file of weights")


def test_equal_weights_have_equal_digests() -> None:
    """The digest follows names, types, shapes and bytes, not the order or the memory layout."""
    a, b = torch.arange(24.0).view(1, 2, 3, 4), torch.ones(2)
    same = digest({"b": b, "a": a.to(memory_format=torch.channels_last)})
    assert digest({"a": a, "b": b}) == same
    assert digest({"a": a.view(1, 2, 4, 3), "b": b}) != same
    assert digest({"a": a, "c": b}) != same
    assert digest({"a": a, "b": b.double()}) != same
