"""`inpaint-app batch`, done again: only what is left, and never over the user's own work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from batches import batch, names, report_of
from batches import folder as folder
from children import PROJECT
from fill_commands import HEIGHT, WIDTH, MeanFiller, hole, save_mask
from pictures import drawn, encoded

from inpaint_app.batch_journal import NAME, Journal


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
