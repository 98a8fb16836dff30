"""The benchmarks compare what they say they compare."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import fill_methods
import numpy as np
import pytest
import quality
import scores
import torch

from inpaint_app.core.fills import Fill, FillRequest
from inpaint_app.core.inpainter import Inpainter
from models.autoencoder import TINY, DenoisingAutoencoder


def filled(kind: type[Inpainter], seed: int) -> Fill:
    """A fill of a drawn photo by a tiny network made from that seed."""
    torch.manual_seed(seed)
    inpainter = kind(DenoisingAutoencoder(TINY), device="cpu")
    image = np.random.default_rng(0).integers(0, 256, (64, 80, 3), dtype=np.uint8)
    mask = np.zeros((64, 80), np.bool_)
    mask[20:40, 30:50] = True
    return fill_methods.filled(inpainter, FillRequest(image, mask))


def test_the_network_alone_copies_nothing() -> None:
    """No pixel has a source, and another network gives other pixels."""
    one, other = (filled(fill_methods.NetworkAlone, seed) for seed in (1, 2))
    assert one.sources is not None
    assert (one.sources == -1).all()
    assert (one.pixels != other.pixels).any()


def test_copying_alone_does_not_ask_the_network() -> None:
    """Any network gives the same pixels, and all are copied."""
    one, other = (filled(fill_methods.CopyingAlone, seed) for seed in (1, 2))
    assert np.array_equal(one.pixels, other.pixels)
    assert one.sources is not None
    assert (one.sources[one.mask] >= 0).all()


def result(folder: Path, method: str, distances: list[float]) -> scores.Result:
    """As the harness writes it, with these feature distances."""
    rows = [
        {
            "image": f"{i}.png",
            "sha": "s",
            "area": 0.2,
            "psnr_hole": 15.0,
            "pdist_hole": distance,
            "sharp": 0.5,
            "seam": 1.0,
        }
        for i, distance in enumerate(distances)
    ]
    path = folder / f"{method}.json"
    path.write_text(json.dumps({"rows": rows, "failed": 0, "summary": {"kid": [90.0, 80, 100]}}))
    return scores.Result.read(path, method)


def test_an_interval_is_of_the_paired_differences(tmp_path: Path) -> None:
    """A small steady gain on photos that differ much has an interval above zero."""
    other = result(tmp_path, "copying", [0.2, 0.6, 1.0, 1.4])
    ours = result(tmp_path, "ours", [0.19, 0.58, 0.99, 1.38])
    found = scores.difference(ours, other, "pdist_hole", "-")
    assert found.mean == pytest.approx(0.015)
    assert 0 < found.low <= 0.0125
    assert 0.0175 <= found.high < 0.03
    assert found.wins == 1
    back = scores.difference(other, ours, "pdist_hole", "-")
    assert back.high < 0
    assert back.wins == 0


def test_tables_are_of_the_photos_that_all_have(tmp_path: Path) -> None:
    """Means leave out what one method lacks, and KID, which is of all photos, is not shown then."""
    ours = result(tmp_path, "ours", [0.1, 0.3])
    peer = result(tmp_path, "telea", [0.2, 0.4, 9.0])
    rows = scores.quality_table([ours, peer]).splitlines()[2:]
    assert rows == [
        "| OpenCV Telea | 15.00 | 0.300 | - | 0.50 | 1.00 |",
        "| **Inpaint App** | 15.00 | 0.200 | 90 | 0.50 | 1.00 |",
    ]
    assert scores.worst([ours, peer])[0] == ("0.png", "telea", pytest.approx(-0.1))


def test_different_holes_are_not_compared(tmp_path: Path) -> None:
    """Results for other holes in the same photos are refused."""
    ours, peer = (result(tmp_path, method, [0.1]) for method in ("ours", "telea"))
    peer.rows["0.png", "s"]["area"] = 0.3
    with pytest.raises(ValueError, match="different holes"):
        scores.quality_table([ours, peer])


def test_tables_are_put_between_their_marks(tmp_path: Path) -> None:
    """Only what stands between the marks changes; a file without them is refused."""
    path = tmp_path / "README.md"
    path.write_text("a\n<!-- quality -->\nold\n<!-- end of quality -->\nb\n")
    scores.put_between(path, "quality", "new")
    assert path.read_text() == "a\n<!-- quality -->\nnew\n<!-- end of quality -->\nb\n"
    with pytest.raises(ValueError, match="speed"):
        scores.put_between(path, "speed", "new")


def test_a_missing_harness_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the harness the command says what to pass, and does nothing."""
    words: list[Any] = ["quality.py", tmp_path / "none", tmp_path, "-o", tmp_path / "out"]
    monkeypatch.setattr(sys, "argv", [str(word) for word in words])
    with pytest.raises(SystemExit) as stop:
        quality.main()
    assert stop.value.code == 2
    assert "EVALFILL is the folder of the harness" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_result_is_kept_only_while_it_is_true(tmp_path: Path) -> None:
    """Other weights or code, or another number of photos, make it run again."""
    path = tmp_path / "objects_ours.json"
    assert not quality.is_there(path, 40, "a")
    path.write_text(json.dumps({"stamp": "a", "limit": 40}))
    assert quality.is_there(path, 40, "a")
    assert not quality.is_there(path, 40, "b")
    assert not quality.is_there(path, 4, "a")
    path.write_text("{")
    assert not quality.is_there(path, 40, "a")
