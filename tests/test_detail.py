"""Pixels at full resolution from a copy field that was searched at a coarser one."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from measuring_fills import noise
from torch import Tensor

from inpaint_app.core.pixels import Image, Mask
from inpaint_app.core.synthesis.detail import as_pasted, detailed
from inpaint_app.core.synthesis.levels import Level, pyramid

HALVINGS, SIDE = 2, 4
H, W = 96, 128


@pytest.fixture
def image() -> Image:
    return np.random.default_rng(0).integers(60, 190, (H, W, 3)).astype(np.uint8)


@pytest.fixture
def hole() -> Mask:
    """Not along the borders of cells."""
    found = np.zeros((H, W), np.bool_)
    found[33:62, 70:110] = True
    return found


def coarse(image: Image, hole: Mask) -> Level:
    """Without cells of the hole, means of the known pixels."""
    tensor = torch.from_numpy(image.astype(np.float32) / 255).permute(2, 0, 1)[None]
    return pyramid(tensor, torch.from_numpy(hole).float()[None, None], halvings=HALVINGS)[HALVINGS]


def shifted(level: Level, cells: Tensor | int) -> Tensor:
    """The field in which each hidden cell copies what lies that many cells to the left."""
    field = torch.arange(level.hole.numel())
    return torch.where(level.hole.flatten() > 0, field - cells, field)


def filled(image: Image, hole: Mask, level: Level, field: Tensor, more: float = 0) -> Image:
    """What is found, from a photo whose hole is black."""
    hidden = np.where(hole[..., None], 0, image).astype(np.uint8)
    pasted = level.image.flatten(2)[..., field].view_as(level.image) + more * level.hole
    result = hidden.copy()
    for piece in detailed(hidden, level, field, pasted, HALVINGS, hole):
        assert hole[piece.y, piece.x].all()
        assert piece.source_y is not None
        assert piece.source_x is not None
        assert not hole[piece.source_y, piece.source_x].any()
        result[piece.y, piece.x] = np.rint(piece.colours * 255)
    return result


def test_what_is_hidden_beside_a_source_has_no_influence(image: Image, hole: Mask) -> None:
    """Between a source at the rim and the next cell, which is hidden, lies what is to go."""
    hole[33:62, 70:112] = True  # to the border of a cell, so that pixels lie between two
    level = coarse(image, hole)
    cells = int(level.hole[0, 0].amax(0).sum())  # across the hole
    field = shifted(level, cells)
    pasted = level.image.flatten(2)[..., field].view_as(level.image)
    found = []
    for shade in (0, 255):
        full = np.where(hole[..., None], shade, image).astype(np.uint8)
        dark = level._replace(image=torch.where(level.hole > 0, shade / 255, level.image))
        pieces = list(detailed(full, dark, field, pasted, HALVINGS, hole))
        found.append(np.concatenate([piece.colours for piece in pieces]))
    assert (found[0] == found[1]).all()


def test_one_source_is_copied_pixel_by_pixel(image: Image, hole: Mask) -> None:
    """Where all cells copy along one arrow, each pixel is that of its source exactly."""
    level = coarse(image, hole)
    result = filled(image, hole, level, shifted(level, 12))
    expected = np.roll(image, 12 * SIDE, axis=1)
    inner = np.zeros_like(hole)
    inner[33 + SIDE : 62 - SIDE, 70 + SIDE : 110 - SIDE] = (
        True  # at the border the paste has known cells in it
    )
    assert np.array_equal(result[inner], expected[inner])


def test_what_the_paste_changes_is_added(image: Image, hole: Mask) -> None:
    """A paste that is brighter than its sources makes the pixels as much brighter."""
    level = coarse(image, hole)
    plain = filled(image, hole, level, shifted(level, 12)).astype(int)
    brighter = filled(image, hole, level, shifted(level, 12), more=20 / 255).astype(int)
    inner = np.zeros_like(hole)
    inner[33 + SIDE : 62 - SIDE, 70 + SIDE : 110 - SIDE] = True
    assert np.abs(brighter[inner] - plain[inner] - 20).max() <= 1


def test_where_sources_differ_the_noise_stays(image: Image, hole: Mask) -> None:
    """Every cell copies from elsewhere: neither blurred nor noisier than what is around."""
    level = coarse(image, hole)
    some = 4 + torch.from_numpy(np.random.default_rng(1).integers(0, 7, level.hole.numel()))
    result = filled(image, hole, level, shifted(level, some + 7))
    assert 0.7 < noise(result, hole, 16) < 1.3


def test_rounding_is_not_copied_as_if_it_were_texture(hole: Mask) -> None:
    """A smooth ramp in whole numbers has no grain, and gets none."""
    ramp = np.repeat(np.rint(np.linspace(60, 160, H))[:, None, None], W, axis=1)
    image = np.repeat(ramp, 3, axis=2).astype(np.uint8)
    level = coarse(image, hole)
    some = 11 + torch.from_numpy(np.random.default_rng(1).integers(0, 5, level.hole.numel()))
    result = filled(image, hole, level, shifted(level, some))
    assert np.abs(result.astype(int) - image)[hole].max() <= 1
    assert (np.diff(result[..., 0].astype(int), axis=0) >= 0)[hole[1:]].all()


def test_each_hidden_pixel_is_told_once(image: Image, hole: Mask) -> None:
    """Also at the edges of the photo and where only single pixels are hidden."""
    scattered = np.random.default_rng(2).random((H, W)) < 0.02
    scattered[:3, :5] = scattered[-2:, -7:] = True
    scattered[40:90, 8:40] = False
    level = coarse(image, scattered)
    field = torch.arange(level.hole.numel())
    source = 15 * (W // SIDE) + 5  # a cell that is known, and so are those around it
    field = torch.where(level.hole.flatten() > 0, source, field)
    count = np.zeros((H, W), np.int64)
    for piece in detailed(image, level, field, level.image, HALVINGS, scattered):
        np.add.at(count, (piece.y, piece.x), 1)
    assert np.array_equal(count, scattered.astype(np.int64))


def test_without_a_field_the_paste_is_scaled_up(hole: Mask) -> None:
    """Where nothing can be copied, what the network says is all there is."""
    ramp = torch.linspace(0, 1, W // SIDE).expand(1, 3, H // SIDE, -1)
    for piece in as_pasted(ramp, None, W // SIDE, HALVINGS, hole):
        assert piece.source_x is None
        wanted = (piece.x + 0.5) / SIDE - 0.5
        assert np.allclose(piece.colours[:, 0] * (W // SIDE - 1), wanted, atol=1e-3)
