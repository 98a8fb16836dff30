"""Transparency in the hole: kept, or filled where that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from measuring_fills import disc
from PIL import Image as PillowImage
from training_photos import drawn_photos, tiny_network

from inpaint_app import cli
from inpaint_app.core.fills import Fill, FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.pixels import Image, Mask
from inpaint_app.photo_fill import to_the_end


def cut_out(dtype: type = np.uint8) -> Image:
    """A drawn photo of which the right is clear."""
    limit = np.iinfo(dtype).max
    photo = drawn_photos(1, height=72, width=96)[0].astype(dtype) * dtype(limit // 255)
    alpha = np.full((72, 96, 1), limit, dtype)
    alpha[:, 60:] = 0
    return np.dstack((photo, alpha))


def healed(image: Image, mask: Mask, **options: Any) -> Image:
    request = FillRequest(image, mask, quality="fast", heal_alpha=True, **options)
    fill: Fill = to_the_end(Inpainter(tiny_network()).fill(request), show=False)
    result = image.copy()
    result[fill.bounds.slices] = fill.pixels
    return result


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_clear_hole_in_an_opaque_photo_becomes_opaque(dtype: type) -> None:
    """And seen, with colours of the photo; nothing outside changes."""
    image, mask = cut_out(dtype), disc(72, 96, 20)
    image[..., 3] = np.iinfo(dtype).max
    image[mask] = 0
    result = healed(image, mask)
    assert (result[..., 3] == np.iinfo(dtype).max).all()
    assert result[mask][:, :3].any()
    assert np.array_equal(result[~mask], image[~mask])


def test_the_edge_of_a_cut_out_goes_on_through_the_hole() -> None:
    """Opaque on its side, clear on the other, and nothing that is nearly either."""
    image = cut_out()
    mask = disc(72, 96, 22)
    mask = np.roll(mask, 12, axis=1)  # around the edge
    image[mask] = 0
    alpha = healed(image, mask)[..., 3]
    wanted = cut_out()[..., 3]
    assert (np.abs(alpha.astype(int) - wanted)[mask] < 64).mean() > 0.85
    assert not ((alpha > 0) & (alpha < 4)).any()
    assert not ((alpha < 255) & (alpha > 251)).any()
    assert np.array_equal(alpha[~mask], wanted[~mask])


def test_a_soft_mask_heals_in_part() -> None:
    """Half covered is half opaque."""
    image, mask = cut_out(), disc(72, 96, 20)
    image[..., 3] = 255
    image[mask] = 0
    cover = np.where(mask, 128, 0).astype(np.uint8)
    assert set(np.unique(healed(image, mask, cover=cover)[mask][:, 3])) == {128}


def test_alpha_is_healed_from_the_command_line(tmp_path: Path) -> None:
    """With --heal-alpha; without, it stays as it was."""
    image, mask = cut_out(), disc(72, 96, 20)
    image[..., 3] = 255
    image[mask] = 0
    PillowImage.fromarray(image).save(tmp_path / "photo.png")
    PillowImage.fromarray(mask).save(tmp_path / "mask.png")
    paths = [str(tmp_path / name) for name in ("photo.png", "mask.png", "out.png")]
    words = ["fill", paths[0], "--mask", paths[1], "-o", paths[2], "--quality", "fast"]
    assert cli.main([*words, "--device", "cpu", "--heal-alpha"]) == 0
    with PillowImage.open(paths[2]) as written:
        assert written.getchannel("A").getextrema() == (255, 255)
    assert cli.main([*words, "--device", "cpu"]) == 0
    with PillowImage.open(paths[2]) as written:
        assert np.array_equal(np.asarray(written.getchannel("A")), image[..., 3])
