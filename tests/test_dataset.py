"""Photos and crops: what is read, what is held out, and that crops are what they should be."""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image as PillowImage
from training_photos import drawn_photos, save_photos

from models.dataset import (
    Crops,
    difference_hash,
    duplicate_groups,
    photo_files,
    read_photos,
    split,
)


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def near_copy(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The photo, a little brighter and coded as JPEG."""
    buffer = io.BytesIO()
    brighter = np.clip(photo.astype(int) + 4, 0, 255).astype(np.uint8)
    PillowImage.fromarray(brighter).save(buffer, "JPEG", quality=80)
    return np.asarray(PillowImage.open(buffer))


def test_only_picture_files_are_listed_by_name(tmp_path: Path) -> None:
    """Other suffixes, folders, pipes and dead links are left out; the order is that of names."""
    save_photos(tmp_path, 2)
    (tmp_path / "B.JPG").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("no photo")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "gone.png").symlink_to(tmp_path / "nowhere.png")
    os.mkfifo(tmp_path / "pipe.png")
    assert [path.name for path in photo_files(tmp_path)] == ["000.png", "001.png", "B.JPG"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    """A folder that cannot be listed raises OSError."""
    with pytest.raises(OSError, match="nowhere"):
        photo_files(tmp_path / "nowhere")


@pytest.mark.fault(66)
def test_broken_files_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    """Empty, truncated, foreign and 16-bit files are told; the photos beside them are read."""
    save_photos(tmp_path, 2)
    good = (tmp_path / "000.png").read_bytes()
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "half.png").write_bytes(good[: len(good) // 2])
    (tmp_path / "page.jpg").write_text("<html>not found</html>")
    deep = PillowImage.fromarray(np.full((8, 8), 40_000, np.uint16))
    deep.save(tmp_path / "deep.png")
    photos, unreadable = read_photos(photo_files(tmp_path))
    assert len(photos) == 2
    assert [p.name for p in unreadable] == ["deep.png", "empty.png", "half.png", "page.jpg"]


def test_photos_are_read_as_small_upright_rgb(tmp_path: Path) -> None:
    """Grey and transparent photos become RGB, large ones small, turned ones upright."""
    PillowImage.new("L", (100, 60), 90).save(tmp_path / "a.png")
    PillowImage.new("RGBA", (60, 100), (1, 2, 3, 4)).save(tmp_path / "b.webp", lossless=True)
    turned = PillowImage.new("RGB", (100, 60))
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(tmp_path / "c.jpg", exif=exif)
    photos, _ = read_photos(photo_files(tmp_path), short_side=30)
    assert [photo.shape for photo in photos] == [(30, 50, 3), (50, 30, 3), (50, 30, 3)]
    assert all(photo.dtype == np.uint8 for photo in photos)
    assert int(photos[0][0, 0, 0]) == 90


def test_small_photos_are_not_scaled_up(tmp_path: Path) -> None:
    """A photo under the wanted size is kept as it is."""
    save_photos(tmp_path, 1)
    photos, _ = read_photos(photo_files(tmp_path))
    assert np.array_equal(photos[0], drawn_photos(1)[0])


def test_near_duplicates_have_like_hashes_and_different_photos_have_not() -> None:
    """A brighter, coded copy differs in few of 64 bits; other photos differ in many."""
    photos = drawn_photos(12)
    hashes = [difference_hash(p) for p in photos]
    assert all(h.shape == (64,) for h in hashes)
    assert int((hashes[0] != difference_hash(near_copy(photos[0]))).sum()) <= 6
    between = [(hashes[i] != hashes[j]).sum() for i in range(12) for j in range(i)]
    assert min(between) > 6


def test_groups_join_in_chains() -> None:
    """Near-duplicates of near-duplicates share a group, and a group is named by a photo of it."""
    photos = drawn_photos(6)
    photos += [near_copy(photos[4]), near_copy(near_copy(photos[4])), near_copy(photos[0])]
    groups = duplicate_groups(photos)
    assert groups[4] == groups[6] == groups[7]
    assert groups[0] == groups[8]
    assert len(set(groups.tolist())) == 6
    assert all(groups[g] == g for g in groups)


def test_groups_are_those_of_comparing_all_pairs() -> None:
    """The matrix product gives what comparing the hashes pair by pair gives."""
    random = np.random.default_rng(0)
    photos = [random.integers(0, 40, (9, 8, 3), dtype=np.uint8) for _ in range(60)]
    bits = np.stack([difference_hash(p) for p in photos])
    expected = np.arange(len(photos))
    for i in range(len(photos)):
        for j in range(i + 1, len(photos)):
            if (bits[i] != bits[j]).sum() <= 19 and expected[j] != expected[i]:
                expected[expected == expected[j]] = expected[i]
    groups = duplicate_groups(photos, distance=19)
    assert 1 < len(set(groups.tolist())) < 60
    assert np.array_equal(groups, expected)


def test_thousands_of_photos_are_grouped() -> None:
    """Among six thousand photos the copies share a group."""
    random = np.random.default_rng(0)
    photos = [random.integers(0, 256, (8, 9, 3), dtype=np.uint8) for _ in range(2000)]
    photos += [np.full((8, 9, 3), i % 256, np.uint8) for i in range(2000)] + photos[:2000]
    groups = duplicate_groups(photos)
    assert len(set(groups.tolist())) <= 2001
    assert np.array_equal(groups[:2000], groups[4000:])


def test_a_split_never_parts_near_duplicates() -> None:
    """Copies are on the same side as their original, and every photo is on exactly one side."""
    originals = drawn_photos(40, height=36, width=48)
    photos = originals + [near_copy(p) for p in originals]
    train, aside = split(photos, held_out=0.3)
    assert sorted(train + aside) == list(range(80))
    assert aside
    groups = duplicate_groups(photos)
    assert not set(groups[train].tolist()) & set(groups[aside].tolist())


def test_a_split_does_not_depend_on_names_or_order() -> None:
    """The pixels decide: the same photos are held out when they come in another order."""
    photos = drawn_photos(40, height=36, width=48)
    _, aside = split(photos, held_out=0.3)
    _, turned = split(photos[::-1], held_out=0.3)
    assert sorted(39 - i for i in turned) == aside


def test_crops_are_images_in_range_and_repeat_from_a_seed() -> None:
    """Crops lie in [0, 1], have the wanted size, and follow from the generator."""
    crops = Crops(drawn_photos(5))
    assert len(crops) == 5
    one = crops.draw(48, seeded(), count=7)
    assert one.shape == (7, 3, 48, 48)
    assert one.dtype == torch.float32
    assert 0 <= float(one.min()) < float(one.max()) <= 1
    assert torch.equal(one, crops.draw(48, seeded(), count=7))
    assert not torch.equal(one, crops.draw(48, seeded(1), count=7))


def test_crops_come_from_the_photos_that_are_named() -> None:
    """`which` chooses: photos of one colour give crops of that colour, but for light and tint."""
    colours = [np.full((40, 60, 3), (level, level, level), np.uint8) for level in (20, 120)]
    crops = Crops(colours).draw(32, seeded(), which=torch.tensor([1, 0, 1]))
    means = crops.mean((1, 2, 3))
    assert means[1] < 0.15 < 0.3 < min(means[0], means[2])
    assert float(crops.flatten(2).std(2).max()) < 1e-6


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (9, 7)])
def test_photos_smaller_than_the_crop_are_scaled_up(shape: tuple[int, int]) -> None:
    """Any photo gives crops, down to a single pixel."""
    photo = np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8)
    crop = Crops([photo, *drawn_photos(1)]).draw(32, seeded(), which=torch.tensor([0, 0]))
    assert bool(crop.isfinite().all())
    assert float(crop.max()) <= 1


def test_a_crop_stays_in_its_photo() -> None:
    """No pixel of a neighbour in memory gets into a crop."""
    dark, light = np.zeros((41, 57, 3), np.uint8), np.full((33, 65, 3), 255, np.uint8)
    crops = Crops([light, dark, light]).draw(32, seeded(), which=torch.ones(50, dtype=torch.long))
    assert float(crops.max()) == 0


def test_a_far_crop_is_the_mean_of_what_it_shows() -> None:
    """With a long reach no crop of a fine checker board shows a coarser pattern."""
    board = (np.indices((64, 64)).sum(0) % 2 * 255).astype(np.uint8)
    photo = np.repeat(board[..., None], 3, 2)
    far = Crops([photo], reach=5.0)
    assert len(far) == 1
    spread = far.draw(12, torch.Generator().manual_seed(0), count=64).std((2, 3)).mean(1)
    assert 20 < int((spread < 1e-6).sum()) < 45  # about half reach further than twice
    assert int((spread > 0.05).sum()) > 10  # near ones do show the board
