"""`inpaint-app batch`: all photos of a folder, whatever happens to some of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from children import PROJECT
from fill_commands import HEIGHT, WIDTH, MeanFiller, assert_refused, hole, save_mask
from pictures import drawn, encoded, exif, profile

from inpaint_app import cli
from inpaint_app.batch_journal import NAME, Journal
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress
from inpaint_app.core.photo_files import open_photo
from inpaint_app.core.provenance import MEANING


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A mask and a folder of photos with a subfolder, and files that are none."""
    photos = tmp_path / "photos"
    (photos / "sub" / "deeper").mkdir(parents=True)
    image = drawn(HEIGHT, WIDTH)
    tags = {"exif": exif(1), "icc_profile": profile()}
    (photos / "a.jpg").write_bytes(encoded("JPEG", image, quality=90, **tags))
    (photos / "b.png").write_bytes(encoded("PNG", image))
    (photos / "sub" / "a.jpg").write_bytes(encoded("JPEG", image))
    (photos / "sub" / "deeper" / "c.tif").write_bytes(encoded("TIFF", image))
    (photos / "notes.txt").write_text("no photo")
    (photos / ".hidden.png").write_bytes(encoded("PNG", image))
    save_mask(tmp_path / "mask.png", hole())
    return tmp_path


def batch(
    folder: Path, *words: str, filler: MeanFiller | None = None, mask: str = "mask.png"
) -> int:
    filler = filler or MeanFiller()
    paths = [str(folder / "photos"), "--mask", str(folder / mask), "-o", str(folder / "out")]
    return cli.main(["batch", *paths, *words], load=filler.load)


def report_of(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {NAME}


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


def test_failures_are_listed_and_the_others_are_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of 200 photos with five broken ones 195 are done; mended, only these five are done again."""
    photos = folder / "photos"
    for path in list(photos.rglob("*.*")):
        if path.is_file():
            path.unlink()
    sound = encoded("PNG", drawn(HEIGHT, WIDTH))
    broken = {
        "017.png": sound[: len(sound) // 2],
        "042.png": b"",
        "043.png": b"<html>not found</html>",
        "099.png": encoded("PNG", drawn(HEIGHT, WIDTH + 1)),
        "150.png": encoded("PNG", np.zeros((9, 9, 3), np.uint8)),
    }
    for number in range(200):
        name = f"{number:03}.png"
        (photos / name).write_bytes(broken.get(name, sound))
    assert batch(folder, "--json") == 1
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert (report["photos"], report["done"], report["resumed"]) == (200, 195, 0)
    assert [entry["photo"] for entry in report["failed"]] == sorted(broken)
    assert all(entry["photo"] in entry["reason"] or "mask.png" in entry["reason"]
               for entry in report["failed"])  # fmt: skip
    assert captured.err.count("\n") == 1
    assert "5 of 200 photos were not filled: 017.png, 042.png, 043.png and 2 more" in captured.err
    for name in broken:
        (photos / name).write_bytes(sound)
    filler = MeanFiller()
    assert batch(folder, "--json", filler=filler) == 0
    report = report_of(capsys)
    assert (report["done"], report["resumed"], len(filler.requests)) == (200, 195, 5)


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_a_killed_batch_goes_on_where_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed in the third photo, the next run does this one and the rest; no part of it is left."""
    script = """
import os, signal, sys
sys.path.insert(0, "tests")
from fill_commands import MeanFiller
from inpaint_app import cli
class Killed(MeanFiller):
    def fill(self, request):
        if len(self.requests) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().fill(request)
cli.main(sys.argv[1:], load=Killed().load)
"""
    paths = ["--mask", str(folder / "mask.png"), "-o", str(folder / "out")]
    done = subprocess.run(
        [sys.executable, "-c", script, "batch", str(folder / "photos"), *paths],
        cwd=PROJECT, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert names(folder / "out") == {"a.jpg", "b.png"}
    with (folder / "out" / NAME).open("a") as journal:
        journal.write('{"torn')  # as a kill in the middle of a line would leave it
    filler = MeanFiller()
    assert batch(folder, "--json", filler=filler) == 0
    report = report_of(capsys)
    assert (report["done"], report["resumed"], len(filler.requests)) == (4, 2, 2)
    assert batch(folder, "--json") == 0
    assert report_of(capsys)["resumed"] == 4


def test_what_has_changed_is_done_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another photo, mask or option since then, or no result: the old one is not believed."""
    assert batch(folder) == 0

    def resumed(*words: str) -> int:
        capsys.readouterr()
        assert batch(folder, "--json", *words) == 0
        return int(report_of(capsys)["resumed"])

    assert resumed() == 4
    (folder / "photos" / "b.png").write_bytes(encoded("PNG", drawn(HEIGHT, WIDTH)[::-1]))
    assert resumed() == 3
    (folder / "out" / "b.png").unlink()
    assert resumed() == 3
    assert resumed("--seed", "1") == 0
    save_mask(folder / "mask.png", np.roll(hole(), 3, axis=1))
    assert resumed("--seed", "1") == 0


def test_what_the_user_has_changed_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A result retouched in another program is listed; deleted, it is made again."""
    assert batch(folder) == 0
    result = folder / "out" / "sub" / "a.jpg"
    retouched = encoded("JPEG", drawn(HEIGHT, WIDTH)[::-1])
    result.write_bytes(retouched)
    for _ in range(2):
        capsys.readouterr()
        assert batch(folder, "--json") == 0
        report = report_of(capsys)
        assert (report["done"], report["resumed"], report["failed"]) == (3, 3, [])
        assert report["changed"] == [{"photo": str(Path("sub/a.jpg")), "output": str(result)}]
        assert result.read_bytes() == retouched
    assert batch(folder) == 0
    said = capsys.readouterr().out
    assert "3 of 4 photos are filled in out" in said
    assert f"{Path('sub/a.jpg')} was changed since it was made and is left alone; delete it" in said
    result.unlink()
    assert batch(folder, "--json") == 0
    report = report_of(capsys)
    assert (report["done"], report["resumed"], report["changed"]) == (4, 3, [])
    assert result.read_bytes() != retouched


@pytest.mark.parametrize("words", [(), ("--seed", "1")])
def test_what_a_kill_has_left_is_not_taken_for_the_users_change(
    folder: Path,
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Made anew, after it was deleted or with another option, but not yet written down as done."""
    assert batch(folder) == 0
    if not words:
        (folder / "out" / "a.jpg").unlink()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "add", killed)
        assert batch(folder, *words) == 130
    assert (folder / "out" / "a.jpg").exists()
    capsys.readouterr()
    assert batch(folder, "--json") == 0
    report = report_of(capsys)
    assert (report["done"], report["resumed"], report["changed"]) == (4, 3, [])


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
