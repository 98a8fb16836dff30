"""`python -m models`: weights made from a folder of photos, on one process and on two."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from children import PROJECT
from PIL import Image as PillowImage
from safetensors.torch import save_file
from training_photos import save_photos, tiny_network, vgg_weights

from models.__main__ import COLUMNS, main
from models.autoencoder import TINY, AutoencoderConfig, DenoisingAutoencoder
from models.checkpoint import Checkpoint, digest, load_checkpoint, load_tensors, save_checkpoint

FAST = ("--network", "tiny", "--stage", "1:16:2", "--threads", "1")


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of twelve drawn photos, a broken one and a note."""
    folder = tmp_path_factory.mktemp("photos")
    save_photos(folder, 12)
    (folder / "broken.png").write_bytes(b"no picture")
    (folder / "note.txt").write_text("no picture either")
    return folder


def run(photos: Path, output: Path, seconds: float, *options: str) -> int:
    return main([str(photos), "-o", str(output), "--until-seconds", str(seconds), *FAST, *options])


def test_it_writes_weights_state_log_and_sheet(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A few seconds on a folder leave all four files, and the weights tell where they are from."""
    output = tmp_path / "w.safetensors"
    assert run(photos, output, 1.5, "--note", "a test") == 0
    checkpoint = load_checkpoint(output)
    assert checkpoint.config == TINY
    assert checkpoint.network() is not None
    origin = checkpoint.origin
    assert origin["photos"] + origin["held_out_photos"] == 12
    assert origin["held_out_photos"] >= 1
    assert (origin["note"], origin["device"]) == ("a test", "cpu")
    assert origin["steps"] > 0
    assert origin["training"]["stages"] == [[1.0, 16, 2]]
    tensors, header = load_tensors(tmp_path / "w.state")
    assert header["step"] == origin["steps"]
    assert {name.split(".")[0] for name in tensors} >= {"raw", "ema", "optimizer"}
    with (tmp_path / "w.csv").open() as log:
        assert tuple(next(csv.reader(log))) == COLUMNS
    with PillowImage.open(tmp_path / "w.png") as sheet:
        assert sheet.width in (4 * 192, 8 * 192)
    assert "1 unreadable" in capsys.readouterr().out
    assert {p.suffix for p in tmp_path.iterdir()} == {".safetensors", ".state", ".csv", ".png"}


def test_it_goes_on_where_it_stopped(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --resume steps and seconds count on, and the log is continued, not begun anew."""
    output, state = tmp_path / "w.safetensors", tmp_path / "w.state"
    assert run(photos, output, 0.01) == 0
    used = load_tensors(state)[1]["seconds"]
    assert run(photos, output, used, "--resume") == 0
    assert load_checkpoint(output).origin["steps"] == 1  # its time was used up
    assert run(photos, output, used + 1, "--resume") == 0
    assert load_checkpoint(output).origin["steps"] > 1
    assert load_tensors(state)[1]["seconds"] >= used + 1
    assert (tmp_path / "w.csv").read_text().count("step") == 1
    assert run(photos, output, 0.01) == 0  # without --resume all begins anew
    assert load_checkpoint(output).origin["steps"] == 1


def test_it_starts_from_other_weights(photos: Path, tmp_path: Path) -> None:
    """--start-from begins with a checkpoint's weights and its network, unless there is a state."""
    network = tiny_network(seed=4)
    start = tmp_path / "start.safetensors"
    save_checkpoint(start, Checkpoint(TINY, dict(network.state_dict())), half=False)
    output = tmp_path / "w.safetensors"
    options = (
        "--start-from",
        str(start),
        "--network",
        "small",
        "--rate",
        "0",
        "--optimizer",
        "sgd",
    )
    assert run(photos, output, 0.01, *options) == 0
    ema, header = load_tensors(tmp_path / "w.state")
    found = {k[4:]: v for k, v in ema.items() if k.startswith("ema.")}
    assert digest(found) == digest(dict(network.state_dict()))
    more = header["seconds"] + 0.5
    assert run(photos, output, more, *options, "--resume") == 0
    assert load_checkpoint(output).origin["steps"] > 1


def test_another_seed_draws_other_crops(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a second schedule from the same weights does not see what the first one saw."""
    start = tmp_path / "start.safetensors"
    network = tiny_network(seed=4)
    save_checkpoint(start, Checkpoint(TINY, dict(network.state_dict())), half=False)
    after = []
    for i, seed in enumerate(("0", "1", "0")):
        output = tmp_path / f"w{i}.safetensors"
        # One step: the rate of a second one would follow from the clock.
        assert run(photos, output, 1e-6, "--start-from", str(start), "--seed", seed) == 0
        assert load_checkpoint(output).origin["training"]["seed"] == int(seed)
        after.append(load_tensors(output.with_suffix(".state"))[0]["raw.encoder.stem.weight"])
    assert not after[0].equal(after[1])
    assert after[0].equal(after[2])
    assert run(photos, tmp_path / "w1.safetensors", 60.0, "--resume") == 1
    assert "another --seed" in capsys.readouterr().err


def test_features_are_those_of_a_vgg(photos: Path, tmp_path: Path) -> None:
    """--features reads the weights of a VGG; a file that holds none is a usage error."""
    path = tmp_path / "features.safetensors"
    save_file(vgg_weights(), path)
    assert run(photos, tmp_path / "w.safetensors", 0.01, "--features", str(path)) == 0
    save_file({"conv": tiny_network().mean}, path)
    for wrong in (path, tmp_path / "missing"):
        with pytest.raises(SystemExit) as stop:
            run(photos, tmp_path / "w.safetensors", 1.0, "--features", str(wrong))
        assert stop.value.code == 2


@pytest.mark.parametrize(
    "options",
    [
        ("--stage", "1:16"),
        ("--stage", "1:20:2"),
        ("--stage", "1:16:0"),
        ("--weight", "beauty=1"),
        ("--weight", "hole=much"),
        ("--optimizer", "magic"),
        ("--until-seconds", "0"),
        ("--until-seconds", "soon"),
        ("-o", "/nowhere/at/all/w.safetensors"),
        ("-o", "w.png"),
    ],
)
def test_bad_options_are_told_before_any_work(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    """A usage error ends with 2 and a reason, and nothing is written."""
    with pytest.raises(SystemExit) as stop:
        run(photos, tmp_path / "w.safetensors", 1.0, *options)
    assert stop.value.code == 2
    assert "error: " in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    """A folder that is not there is told, and the exit code is 2."""
    with pytest.raises(SystemExit) as stop:
        run(tmp_path / "nowhere", tmp_path / "w.safetensors", 1.0)
    assert stop.value.code == 2


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    text = capsys.readouterr().err
    assert text.count("\n") == 1
    return text


@pytest.mark.fault(66)
def test_too_few_photos_are_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fault 66: seven photos are not trained on; the exit code is 1."""
    folder = tmp_path / "photos"
    save_photos(folder, 7)
    assert run(folder, tmp_path / "w.safetensors", 1.0) == 1
    assert "7 readable photos are too few" in one_line(capsys)
    assert not (tmp_path / "w.safetensors").exists()


def test_a_folder_of_one_photo_many_times_still_holds_one_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where all photos are alike none is chosen to be held out, and the last one is taken."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for i in range(8):
        PillowImage.fromarray(np.full((20, 20, 3), 90, np.uint8)).save(folder / f"{i}.png")
    assert run(folder, tmp_path / "w.safetensors", 0.01) == 0
    assert "7 photos, 1 held out" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["w.png", "w.csv", "w.safetensors"])
@pytest.mark.parametrize("resume", [(), ("--resume",)])
def test_no_file_is_replaced_that_no_training_made(
    photos: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    resume: tuple[str, ...],
) -> None:
    """Where a file lies in the way, and no state says that it is ours, it stays, and is named."""
    mine = tmp_path / name
    mine.write_bytes(b"my own")
    assert run(photos, tmp_path / "w.safetensors", 1.0, *resume) == 1
    assert f"{mine} exists" in one_line(capsys)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(name, b"my own")]


def test_a_foreign_state_is_not_replaced(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that only shares the name of a state stays, also without --resume."""
    state = tmp_path / "w.state"
    state.write_bytes(b"my own")
    assert run(photos, tmp_path / "w.safetensors", 1.0) == 1
    assert str(state) in one_line(capsys)
    assert state.read_bytes() == b"my own"


@pytest.mark.fault(60)
@pytest.mark.parametrize("damage", ["cut", "other network", "other optimizer"])
def test_a_state_that_does_not_fit_is_told_and_kept(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    """Fault 60: a damaged or foreign state ends with 1 and one line, and is not written over."""
    output, state = tmp_path / "w.safetensors", tmp_path / "w.state"
    assert run(photos, output, 0.01) == 0
    if damage == "cut":
        state.write_bytes(state.read_bytes()[:5000])
    before = state.read_bytes()
    options = ["--resume"]
    if damage == "other optimizer":
        options += ["--optimizer", "sgd"]
    if damage == "other network":
        other = AutoencoderConfig(**{**TINY.to_dict(), "match_width": 8})
        start = tmp_path / "start.safetensors"
        network = DenoisingAutoencoder(other)
        save_checkpoint(start, Checkpoint(other, dict(network.state_dict())))
        options += ["--start-from", str(start)]
    capsys.readouterr()
    assert run(photos, output, 5.0, *options) == 1
    assert str(state) in one_line(capsys)
    assert state.read_bytes() == before


def test_damaged_weights_to_start_from_are_told(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no checkpoint ends with 1 and one line."""
    start = tmp_path / "start.safetensors"
    start.write_bytes(b"nothing")
    assert run(photos, tmp_path / "w.safetensors", 1.0, "--start-from", str(start)) == 1
    assert str(start) in one_line(capsys)


@pytest.mark.fault(62)
def test_a_training_that_diverges_is_told(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fault 62: a rate beyond measure ends with 1 and a hint; what was saved before stays."""
    output = tmp_path / "w.safetensors"
    assert run(photos, output, 0.01) == 0
    before = output.read_bytes()
    assert run(photos, output, 60.0, "--rate", "1e30", "--optimizer", "sgd") == 1
    assert "lower --rate" in one_line(capsys)
    assert output.read_bytes() == before


SPY = """
import os, sys
from pathlib import Path
from models import __main__ as command
from models.checkpoint import digest

train = command.train

def spying(*arguments, **options):
    yield from train(*arguments, **options)
    state = options["state"]
    text = f"{digest(state.tensors())} {state.step} {state.seconds}"
    Path(sys.argv[1], "rank" + os.environ["RANK"]).write_text(text)

command.train = spying
sys.exit(command.main(sys.argv[2:]))
"""


def test_two_processes_train_one_network(photos: Path, tmp_path: Path) -> None:
    """Under torchrun both processes end with the same weights, and the first one saves them."""
    script = tmp_path / "spy.py"
    script.write_text(SPY)
    output = tmp_path / "w.safetensors"
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    training = [photos, "-o", output, "--until-seconds", "1", *FAST, "--device", "cpu"]
    done = subprocess.run(
        [*torchrun, "--nproc-per-node=2", script, tmp_path, *training],
        cwd=PROJECT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ranks = [(tmp_path / f"rank{i}").read_text() for i in range(2)]
    assert ranks[0] == ranks[1]
    assert load_checkpoint(output).origin["steps"] == int(ranks[0].split()[1])
    assert done.stdout.count("held out") == 1
