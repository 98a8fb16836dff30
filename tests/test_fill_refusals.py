"""What `inpaint-app fill` refuses, which names it takes, and that it touches no other file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from fill_commands import MeanFiller, assert_refused, fill, hole, listing, read, save_mask
from pictures import drawn, encoded

from inpaint_app import cli
from inpaint_app.core.errors import UserError
from inpaint_app.core.photo_files import open_photo


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.png", "--mask", "mask.png", "-o", "out.png"], "none.png"),
        (["text.jpg", "--mask", "mask.png", "-o", "out.png"], "text.jpg"),
        (["torn.jpg", "--mask", "mask.png", "-o", "out.png"], "torn.jpg"),
        (["zero.png", "--mask", "mask.png", "-o", "out.png"], "zero.png"),
        (["photo.png", "--mask", "none.png", "-o", "out.png"], "none.png"),
        (["photo.png", "--mask", "text.jpg", "-o", "out.png"], "text.jpg"),
        (["photo.png", "--mask", "small.png", "-o", "out.png"], "small.png"),
        (["photo.png", "--mask", "black.png", "-o", "out.png"], "black.png marks nothing"),
        (["photo.png", "--mask", "white.png", "-o", "out.png"], "white.png covers the whole"),
        (["photo.png", "--mask", "mask.png", "-o", "nowhere/out.png"], "out.png was not saved"),
        (["photo.png", "--mask", "mask.png", "-o", "folder.png"], "folder.png"),
        (["photo.png", "--mask", "mask.png", "-o", "photo.png"], "--overwrite"),
        (["photo.png", "--mask", "mask.png", "-o", "link.png"], "--overwrite"),
        (["photo.png", "--mask", "mask.png", "-o", "mask.png", "--overwrite"], "the mask itself"),
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--model", "none"], "named none"),
        (
            ["photo.png", "--mask", "mask.png", "-o", "out.png", "--model", "./none.safetensors"],
            "none.safetensors",
        ),
        (
            ["photo.png", "--mask", "mask.png", "-o", "out.png", "--model", "./model.pt"],
            "no .safetensors file",
        ),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    folder: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a user can get wrong ends with 1 and one line naming the file; no file is touched."""
    (folder / "text.jpg").write_text("<html>not a photo</html>")
    (folder / "torn.jpg").write_bytes((folder / "photo.jpg").read_bytes()[:700])
    (folder / "zero.png").write_bytes(b"")
    (folder / "folder.png").mkdir()
    (folder / "link.png").symlink_to(folder / "photo.png")
    save_mask(folder / "small.png", hole()[:-1])
    save_mask(folder / "black.png", hole() & False)
    save_mask(folder / "white.png", hole() | True)
    if "out.png" in words:
        (folder / "out.png").write_bytes(b"an older result")
    before = listing(folder)
    code = fill(folder, *words)
    assert_refused(capsys, code, said)
    assert listing(folder) == before


@pytest.mark.parametrize(
    ("output", "words", "said"),
    [
        ("out.gif", [], "out.gif cannot be saved in this format"),
        ("out.psd", [], "out.psd cannot be saved in this format"),
        ("out", [], "out cannot be saved in this format"),
        ("", ["--variants", "2"], "cannot be saved in this format"),
        (".png", [], ".png is no possible file name"),
        ("nodir/out.png", [], "its folder does not exist"),
        ("out.png", ["--variants", "3"], "out_3.png is a folder"),
        ("out.bmp", ["--provenance"], "cannot say that the photo was filled"),
        ("out.jpg", [], "cannot keep the transparency"),
        ("out.jpg", ["--heal-alpha"], "cannot keep the transparency"),
    ],
)
def test_where_nothing_can_be_saved_is_told_before_the_work(
    folder: Path,
    output: str,
    words: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No network is loaded, for not one variant, and nothing is written."""
    monkeypatch.chdir(folder)
    photo = drawn(*hole().shape, channels=4)
    photo[0, 0, 3] = 9
    (folder / "clear.png").write_bytes(encoded("PNG", photo))
    (folder / "out_3.png").mkdir()
    before = listing(folder)
    filler = MeanFiller()
    code = cli.main(
        ["fill", "clear.png", "--mask", "mask.png", "-o", output, *words], load=filler.load
    )
    assert_refused(capsys, code, said)
    assert filler.loaded is None
    assert listing(folder) == before


def test_transparency_that_may_be_healed_is_not_refused(folder: Path) -> None:
    """With --heal-alpha what is transparent only in the hole may be opaque after the fill."""
    photo = drawn(*hole().shape, channels=4)
    photo[..., 3] = np.where(hole(), 0, 255)
    (folder / "clear.png").write_bytes(encoded("PNG", photo))
    words = ["clear.png", "--mask", "mask.png", "-o", "out.jpg"]
    filler = MeanFiller()
    assert fill(folder, *words, filler=filler) == 1
    assert filler.loaded is None
    assert fill(folder, *words, "--heal-alpha", filler=filler) == 0


def test_what_a_decoder_says_itself_is_not_shown(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Libtiff writes lines about damaged files past Python; one sentence is all there is."""
    picture = encoded("TIFF", hole().astype(np.uint8) * 90, compression="tiff_lzw")
    # Opened by its content: a TIFF.
    (folder / "odd.png").write_bytes(picture[:8] + b"\xff" * 40 + picture[48:])
    assert fill(folder, "odd.png", "--mask", "mask.png", "-o", "out.png") == 1
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "odd.png is damaged" in told.err
    with pytest.raises(UserError):
        open_photo(folder / "odd.png")
    assert "code not yet in table" in capfd.readouterr().err  # its own words


def test_the_photo_is_replaced_when_asked(folder: Path) -> None:
    """With --overwrite the output may be the photo itself."""
    before = read(folder / "photo.png")
    assert fill(folder, "photo.png", "--mask", "mask.png", "-o", "photo.png", "--overwrite") == 0
    after = read(folder / "photo.png")
    assert (before[~hole()] == after[~hole()]).all()
    assert (before != after).any()


@pytest.mark.fault(22)
@pytest.mark.parametrize("name", ["new\nline.png", "\x1b[31mred.png", "caf\udce9.png", "%s.png"])
def test_an_odd_name_stays_on_one_line(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line ends, terminal escapes and undecodable bytes in a name are shown escaped."""
    code = fill(folder, name, "--mask", "mask.png", "-o", "out.png")
    assert_refused(capsys, code)
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.fault(22)
@pytest.mark.parametrize("name", ["new\nline.png", "caf\udce9.png", "%s {x}.png", "été 🌻.png"])
def test_an_odd_name_works(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Photos and results may have any name that the system allows."""
    os.rename(folder / "photo.png", folder / name)
    assert fill(folder, name, "--mask", "mask.png", "-o", f"out {name}", "--json") == 0
    assert json.loads(capsys.readouterr().out)["output"] == str(folder / f"out {name}")
    assert (folder / f"out {name}").exists()
