"""`inpaint-app batch`: all photos of a folder, whatever happens to some of them."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
from batches import batch, names, report_of
from batches import folder as folder
from fill_commands import HEIGHT, WIDTH, MeanFiller, assert_refused, hole, save_mask
from pictures import drawn, encoded

from inpaint_app import cli
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.photo_files import open_photo
from inpaint_app.core.provenance import MEANING


def test_every_photo_is_filled_under_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Formats, names, metadata and subfolders are those of the photos; the sources stay."""
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    assert batch(folder, "--json", "--seed", "5") == 0
    report = report_of(capsys)
    assert (report["photos"], report["done"], report["failed"]) == (4, 4, [])
    assert (report["seed"], report["changed_outside"], report["other_files"]) == (5, 0, 1)
    assert names(folder / "out") == {"a.jpg", "b.png", "sub/a.jpg", "sub/deeper/c.tif"}
    for name in names(folder / "out"):
        photo, result = open_photo(folder / "photos" / name), open_photo(folder / "out" / name)
        assert result.format == photo.format
        assert (result.exif, result.icc_profile) == (photo.exif, photo.icc_profile)
        if photo.format != "JPEG":
            assert np.array_equal(result.image[~hole()], photo.image[~hole()])
        assert not np.array_equal(result.image[hole()], photo.image[hole()])
    assert {path: path.read_bytes() for path in before} == before


def test_each_photo_may_have_its_own_mask(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mask folder has the names and subfolders of the photos; one that is missing is told."""
    masks = folder / "masks"
    (masks / "sub" / "deeper").mkdir(parents=True)
    other = np.roll(hole(), 4, axis=0)
    save_mask(masks / "a.png", hole())
    save_mask(masks / "b.png", other)
    save_mask(masks / "sub" / "a.jpg.png", other)
    assert batch(folder, "--json", mask="masks") == 1
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert [entry["photo"] for entry in report["failed"]] == [str(Path("sub/deeper/c.tif"))]
    assert "no mask of its name" in report["failed"][0]["reason"]
    assert "c.tif" in captured.err
    before, after = (
        open_photo(folder / "photos/b.png").image,
        open_photo(folder / "out/b.png").image,
    )
    assert np.array_equal(before[~other], after[~other])
    save_mask(masks / "sub" / "deeper" / "c.bmp", other)
    assert batch(folder, "--json", mask="masks") == 0
    report = report_of(capsys)
    assert (report["done"], report["resumed"]) == (4, 3)


def test_formats_that_are_never_written_get_another_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A GIF becomes a PNG, told by the note on the first frame, and takes no other photo's name."""
    photos = folder / "photos"
    (photos / "b.gif").write_bytes(encoded("GIF", drawn(HEIGHT, WIDTH)))
    (photos / "d.gif").write_bytes(encoded("GIF", drawn(HEIGHT, WIDTH)))
    (photos / "real.gif").write_bytes(encoded("PNG", drawn(HEIGHT, WIDTH)))
    assert batch(folder) == 0
    assert {"b.png", "b.gif.png", "d.png", "real.gif"} <= names(folder / "out")
    assert open_photo(folder / "out" / "real.gif").format == "PNG"
    assert "7 of 7 photos are filled" in capsys.readouterr().out


def test_no_two_photos_share_a_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that come to the same are told apart, and a second run finds them again."""
    gif = encoded("GIF", drawn(HEIGHT, WIDTH))
    for name in ("d", "d.gif", "e.gif", "E.png"):
        (folder / "photos" / name).write_bytes(gif)
    careless = (folder / "photos" / "D.GIF").exists()  # a disk without regard to case
    (folder / "photos" / ("d.heic" if careless else "d.GIF")).write_bytes(gif)
    for resumed in (0, 9):
        capsys.readouterr()
        assert batch(folder, "--json") == 0
        report = report_of(capsys)
        outputs = [file["output"].casefold() for file in report["files"]]
        assert (report["done"], report["resumed"], len(set(outputs))) == (9, resumed, 9)
        assert {"d.png", "d.gif.png", "e.gif.png"} <= {
            name.lower() for name in names(folder / "out")
        }
        assert len(names(folder / "out")) == 9


def test_a_bug_in_one_photo_costs_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a bug nor a lack of memory ends the batch."""

    class Odd(MeanFiller):
        def fill(self, request: FillRequest) -> Generator[Progress, None, Fill]:
            fill = yield from super().fill(request)
            if len(self.requests) == 1:
                raise MemoryError
            if len(self.requests) == 2:
                raise UserError("The memory is full; close other programs")
            return fill

    assert batch(folder, filler=Odd()) == 1
    captured = capsys.readouterr()
    assert "FAILED a.jpg: an unexpected fault (MemoryError" in captured.out
    assert "FAILED b.png: b.png was not filled: The memory is full" in captured.out
    assert "2 of 4 photos are filled in out" in captured.out


def test_ctrl_c_ends_the_batch(folder: Path) -> None:
    """With 130; the next run goes on."""
    assert batch(folder, filler=MeanFiller(fault=KeyboardInterrupt())) == 130
    assert batch(folder) == 0


def test_the_location_is_left_out_of_all(folder: Path) -> None:
    """As `fill --strip-location` does for one."""
    assert batch(folder, "--strip-location") == 0
    assert b"N\0\0\0" in (open_photo(folder / "photos" / "a.jpg").exif or b"")
    assert open_photo(folder / "out" / "a.jpg").exif != open_photo(folder / "photos" / "a.jpg").exif


def test_all_are_marked_when_asked(folder: Path) -> None:
    """A run with the mark does not go on from one without."""
    for options, marked in (((), False), (("--provenance",), True)):
        assert batch(folder, *options) == 0
        assert (MEANING in (open_photo(folder / "out" / "a.jpg").xmp or b"")) is marked


@pytest.mark.parametrize(
    ("photos", "mask", "out", "said"),
    [
        ("none", "mask.png", "out", "none is no folder"),
        ("mask.png", "mask.png", "out", "mask.png is no folder"),
        ("photos", "none.png", "out", "none.png does not exist"),
        ("photos", "mask.png", "photos", "photos holds the sources"),
        ("photos", "masks", "masks", "masks holds the sources"),
        ("empty", "mask.png", "out", "empty holds no photos"),
        ("photos", "mask.png", "mask.png", "mask.png cannot be made"),
    ],
)
def test_what_cannot_begin_is_one_line(
    folder: Path, photos: str, mask: str, out: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written then."""
    (folder / "empty").mkdir()
    (folder / "masks").mkdir()
    before = names(folder)
    words = [str(folder / photos), "--mask", str(folder / mask), "-o", str(folder / out)]
    code = cli.main(["batch", *words], load=MeanFiller().load)
    assert_refused(capsys, code, said)
    assert names(folder) == before


def test_results_inside_of_the_folder_are_no_photos(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """OUTDIR and the masks may lie below FOLDER."""
    inside = folder / "photos" / "out"
    masks = folder / "photos" / "masks"
    masks.mkdir()
    for name in ("a.png", "b.png"):
        save_mask(masks / name, hole())
    words = ["batch", str(folder / "photos"), "--mask", str(masks), "-o", str(inside), "--json"]
    for _ in range(2):
        cli.main(words, load=MeanFiller().load)
        assert report_of(capsys)["photos"] == 4


def test_results_below_the_masks_are_no_masks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run does not take its own results for sources."""
    masks = folder / "masks"
    masks.mkdir()
    save_mask(masks / "a.png", hole())
    words = ["batch", str(folder / "photos"), "--mask", str(masks), "-o", str(masks / "out")]
    for resumed in (0, 1):
        cli.main([*words, "--json"], load=MeanFiller().load)
        assert report_of(capsys)["resumed"] == resumed


@pytest.mark.parametrize(
    ("photo", "link", "mask", "out", "said"),
    [
        ("photos/photos/b.png", "", "mask.png", ".", "holds the sources"),
        ("photos/m.png", "", "out/m.png", "out", "out holds the sources"),
        ("photos/masks/b.png", "", "out/masks", "out", "out holds the sources"),
        ("photos/m.png", "out/b.png", "mask.png", "out", "out holds the sources"),
    ],
    ids=["over a photo", "over the mask", "over one of the masks", "over a photo through a link"],
)
def test_no_source_is_written_over(
    folder: Path,
    photo: str,
    link: str,
    mask: str,
    out: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wherever OUTDIR lies, photos and masks stay as they are and nothing is written."""
    for made in ("photos/photos", "photos/masks", "out/masks"):
        (folder / made).mkdir(parents=True)
    (folder / photo).write_bytes(encoded("PNG", drawn(HEIGHT, WIDTH)))
    for name in ("out/m.png", "out/masks/b.png"):
        save_mask(folder / name, hole())
    if link:
        try:
            (folder / link).symlink_to(folder / photo)
        except OSError:
            pytest.skip("no links here")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    words = [str(folder / "photos"), "--mask", str(folder / mask), "-o", str(folder / out)]
    code = cli.main(["batch", *words], load=MeanFiller().load)
    assert_refused(capsys, code, said)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
