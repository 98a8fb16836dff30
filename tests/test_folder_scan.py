"""Looking through a folder before learning: everything is counted, nothing is followed for ever."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from generators import ended
from pictures import exif
from PIL import Image as PillowImage
from training_photos import drawn_photos

from inpaint_app.core.errors import UserError
from inpaint_app.core.learning import folder_scan
from inpaint_app.core.learning.folder_scan import FolderScan, groups_of, scan_folder
from inpaint_app.core.learning.plan import FEWEST, Plan, plan
from inpaint_app.core.learning.small_photos import read_small


def save(folder: Path, count: int, *, height: int = 130, width: int = 160) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, photo in enumerate(drawn_photos(count, height=height, width=width)):
        PillowImage.fromarray(photo).save(folder / f"{number:02}.png")


@pytest.mark.fault(66)
def test_what_cannot_be_used_is_counted_with_its_reason(tmp_path: Path) -> None:
    """Text, broken, tiny and doubled files each have their line; the photos are used."""
    save(tmp_path, 3)
    (tmp_path / "notes.txt").write_text("no photo")
    (tmp_path / "half.png").write_bytes((tmp_path / "00.png").read_bytes()[:2000])
    PillowImage.new("RGB", (40, 400)).save(tmp_path / "thin.jpg")
    os.link(tmp_path / "01.png", tmp_path / "zz_again.png")
    before = {path: path.stat() for path in tmp_path.iterdir()}
    scan = ended(scan_folder(tmp_path))
    assert [photo.path.name for photo in scan.photos] == ["00.png", "01.png", "02.png"]
    assert scan.skipped == {
        folder_scan.NO_PHOTO: 1,
        folder_scan.UNREADABLE: 1,
        folder_scan.TOO_SMALL: 1,
        folder_scan.SAME_FILE: 1,
    }
    assert Counter(reason for reason, _ in scan.examples) == scan.skipped
    assert scan.sentences()[0] == "3 photos usable"
    after = {path: path.stat() for path in tmp_path.iterdir()}
    assert [s.st_mtime_ns for s in before.values()] == [s.st_mtime_ns for s in after.values()]


@pytest.mark.fault(66)
@pytest.mark.parametrize("content", [[], ["a.txt", "b.pdf"]])
def test_a_folder_without_photos_is_refused_in_a_sentence(
    tmp_path: Path, content: list[str]
) -> None:
    """An empty folder, and one of other files, hold too few photos; the sentence says how many."""
    for name in content:
        (tmp_path / name).write_bytes(b"\0nothing to see\0")
    with pytest.raises(UserError, match="holds 0 different photos") as told:
        plan(ended(scan_folder(tmp_path)))
    assert f"{FEWEST} are needed" in str(told.value)


@pytest.mark.fault(67)
def test_links_that_form_a_loop_end(tmp_path: Path) -> None:
    """A folder that is linked inside itself, twelve levels deep, is entered once."""
    place = tmp_path
    for level in range(12):
        place = place / f"level{level}"
    save(place, 2)
    (place / "up").symlink_to(tmp_path, target_is_directory=True)
    (place / "dead").symlink_to(tmp_path / "nowhere")
    scan = ended(scan_folder(tmp_path))
    assert len(scan.photos) == 2


@pytest.mark.fault(67)
def test_of_very_many_files_an_even_choice_is_looked_at(tmp_path: Path) -> None:
    """Progress comes at every photo, and what is left out is counted."""
    save(tmp_path, 9)
    steps = scan_folder(tmp_path, most=3)
    fractions = []
    try:
        while True:
            fractions.append(next(steps).fraction)
    except StopIteration as end:
        scan = end.value
    assert [photo.path.name for photo in scan.photos] == ["00.png", "03.png", "06.png"]
    assert scan.skipped == {folder_scan.LEFT_OUT: 6}
    assert fractions == sorted(fractions)


def test_a_scan_can_be_stopped_at_any_photo(tmp_path: Path) -> None:
    """Closing the generator ends it."""
    save(tmp_path, 3)
    steps = scan_folder(tmp_path)
    next(steps)
    next(steps)
    steps.close()
    with pytest.raises(StopIteration):
        next(steps)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """The sentence names it and says what to do."""
    with pytest.raises(UserError, match="gone cannot be read; choose another folder"):
        ended(scan_folder(tmp_path / "gone"))


def test_near_duplicates_and_bursts_share_a_group(tmp_path: Path) -> None:
    """A brighter copy belongs to its photo; other scenes do not."""
    one, other = drawn_photos(2, height=130, width=160)
    brighter = np.clip(one.astype(int) + 12, 0, 255).astype(np.uint8)
    for name, pixels in (("a", one), ("b", other), ("c", brighter)):
        PillowImage.fromarray(pixels).save(tmp_path / f"{name}.png")
    scan = ended(scan_folder(tmp_path))
    assert scan.groups[0] == scan.groups[2] != scan.groups[1]
    assert scan.alike == 1


def test_photos_taken_within_seconds_are_grouped_more_easily(tmp_path: Path) -> None:
    """The same difference is two scenes a day apart and one burst a second apart."""
    save(tmp_path, 1)
    [photo] = ended(scan_folder(tmp_path)).photos
    apart = photo.thumbnail.copy()
    apart[: apart.shape[0] // 3] = apart[: apart.shape[0] // 3, ::-1]
    first = dataclasses.replace(photo, taken="2024:05:01 12:00:00")
    second = dataclasses.replace(photo, thumbnail=apart, taken="2024:05:01 12:00:01")
    later = dataclasses.replace(second, taken="2024:05:02 12:00:01")
    assert len(set(groups_of([first, second]))) == 1
    assert len(set(groups_of([first, later]))) == 2


def test_a_small_photo_is_upright_and_knows_its_size(tmp_path: Path) -> None:
    """Orientation is applied, and the size is that of the file."""
    drawn = drawn_photos(1, height=200, width=300)[0]
    PillowImage.fromarray(drawn).save(tmp_path / "a.jpg", exif=exif(6))
    small = read_small(tmp_path / "a.jpg", 64)
    assert small.size == (200, 300)
    assert small.pixels.shape == (96, 64, 3)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> FolderScan:
    folder = tmp_path_factory.mktemp("folder")
    save(folder, 16)
    found: FolderScan = ended(scan_folder(folder))
    return found


def test_a_plan_parts_no_group_and_is_the_same_each_time(scan: FolderScan) -> None:
    """Learning, steering and judging have nothing in common; JSON holds it all."""
    made = plan(scan)
    lists = [{p.path for p in photos} for photos in (made.learnt, made.steering, made.judged)]
    assert sum(map(len, lists)) == len(set().union(*lists)) == 16
    assert len(made.judged) >= 6
    assert plan(scan) == made
    assert Plan.from_dict(made.to_dict()) == made
    groups = [{p.group for p in photos} for photos in (made.learnt, made.steering, made.judged)]
    assert not groups[0] & groups[2]
    assert not groups[1] & groups[2]


def test_a_folder_of_one_scene_is_refused(scan: FolderScan) -> None:
    """Forty photos of a burst are one scene: nothing could be held out."""
    burst = dataclasses.replace(scan, groups=(0,) * len(scan.photos))
    with pytest.raises(UserError, match="holds 1 different photos"):
        plan(burst)
