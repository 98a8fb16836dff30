"""The library of learnt models: names, files and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from training_photos import tiny_network

from inpaint_app import cli
from inpaint_app.core.errors import UserError
from inpaint_app.fill_command import find_weights
from inpaint_app.learning import FolderLearning
from inpaint_app.library import PAGE, WEIGHTS, Library, data_folder, model_name
from models.checkpoint import Checkpoint, save_checkpoint


def weights_at(path: Path, seed: int = 0) -> Path:
    network = tiny_network(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_checkpoint(path, Checkpoint(network.config, dict(network.state_dict())))
    return path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library in a data folder of its own, with one model in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    library = Library()
    weights_at(library.weights("Garden"))
    report = {"date": "2026-01-02", "folder": "/photos", "verdict": "better"}
    report |= {"change": {"mean": -0.04, "low": -0.06, "high": -0.02}}  # type: ignore[dict-item]
    library.write_report("Garden", report, "<html>")
    return library


def test_a_model_is_listed_with_what_its_report_says(library: Library) -> None:
    """Name, date, folder, gain and size; what is no model is not listed."""
    (library.root / "unfinished").mkdir()
    [model] = library.models()
    assert (model.name, model.date, model.folder) == ("Garden", "2026-01-02", "/photos")
    assert model.gain == pytest.approx(0.04)
    assert model.size > model.weights.stat().st_size
    assert model.weights.is_relative_to(data_folder())


def test_renaming_moves_everything_at_once(library: Library) -> None:
    """The report goes with the model; a name that is taken is refused."""
    weights_at(library.weights("Other"))
    with pytest.raises(UserError, match="Other exists already"):
        library.rename("Garden", "Other")
    assert library.rename("Garden", "Roses 2").verdict == "better"
    with pytest.raises(UserError, match="no learnt model named Garden; the library holds: Other"):
        library.find("Garden")


def test_an_exported_model_can_be_imported(library: Library, tmp_path: Path) -> None:
    """The file is named after the model and holds the same weights."""
    file = library.export("Garden", tmp_path)
    assert file == tmp_path / "Garden.safetensors"
    assert library.add(file, "Again").weights.read_bytes() == file.read_bytes()
    with pytest.raises(UserError, match="exists already"):
        library.add(file, "Again")


@pytest.mark.fault(60)
@pytest.mark.parametrize("damage", ["cut", "flipped", "shapes", "empty"])
def test_what_is_no_sound_model_is_not_imported(
    library: Library, tmp_path: Path, damage: str
) -> None:
    """A cut, changed or ill-fitting file is refused in a sentence, and stays where it is."""
    file = weights_at(tmp_path / "model.safetensors")
    data = bytearray(file.read_bytes())
    if damage == "cut":
        del data[-1000:]
    elif damage == "flipped":
        data[-1000] ^= 1
    elif damage == "empty":
        data.clear()
    else:
        network = tiny_network()
        wrong = {name: torch.zeros(3) for name in network.state_dict()}
        save_checkpoint(file, Checkpoint(network.config, wrong))
        data = bytearray(file.read_bytes())
    file.write_bytes(data)
    with pytest.raises(UserError, match="cannot be used"):
        library.add(file, "New")
    assert file.read_bytes() == data
    assert [model.name for model in library.models()] == ["Garden"]


@pytest.mark.fault(61)
def test_a_pickle_is_refused_by_its_type(library: Library, tmp_path: Path) -> None:
    """Neither under its own name nor disguised is one ever unpickled."""
    trap = tmp_path / "ran"
    payload = b"cos\nsystem\n(S'touch " + str(trap).encode() + b"'\ntR."
    for name in ("model.pt", "model.safetensors"):
        (tmp_path / name).write_bytes(payload)
        with pytest.raises(UserError):
            library.add(tmp_path / name, "New")
    assert not trap.exists()


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "-o", "x" * 61, "inpaint", "a ."])
def test_names_that_could_leave_the_library_are_refused(library: Library, name: str) -> None:
    """A name is a plain word or some, never a path or an option."""
    with pytest.raises(UserError, match="no possible name"):
        library.place(name)


def test_a_report_may_name_a_folder_whose_name_is_no_text(library: Library) -> None:
    """A byte that is no UTF-8 must not cost the minutes of learning at their end."""
    library.write_report("Garden", {"folder": "Fotos \udce4"}, "<p>Fotos \udce4</p>")
    page = library.place("Garden") / PAGE
    assert page.read_text("utf-8") == "<p>Fotos \\udce4</p>"


def test_a_model_without_its_report_is_still_listed(library: Library) -> None:
    """A damaged report costs only what it says."""
    (library.root / "Garden" / "report.json").write_bytes(b"{" * 9)
    [model] = library.models()
    assert (model.verdict, model.gain) == ("", None)


def test_a_removed_model_leaves_nothing(library: Library) -> None:
    """Weights, report and folder go."""
    library.remove("Garden")
    assert list(library.root.iterdir()) == []
    with pytest.raises(UserError, match="no learnt model"):
        library.remove("Garden")


def test_a_name_that_is_being_learnt_is_left_alone(library: Library, tmp_path: Path) -> None:
    """Nobody else learns under it, and its folder is neither removed nor imported into."""
    file = library.export("Garden", tmp_path)
    with library.making("Roses") as place:
        (place / "learning.state").write_bytes(b"half a model")
        for refused in (library.making("Roses").__enter__, lambda: library.remove("Roses")):
            with pytest.raises(UserError, match="Roses is being learnt; wait"):
                refused()
        with pytest.raises(UserError, match="Roses is being learnt; choose another name"):
            library.add(file, "Roses")
        assert (place / "learning.state").read_bytes() == b"half a model"
    library.remove("Roses")
    assert library.add(file, "Roses").name == "Roses"


def test_a_library_that_cannot_be_written_is_told_before_anything_is_learnt(
    tmp_path: Path,
) -> None:
    """Not after minutes, and not as a full disk."""
    (tmp_path / "models").touch()
    work = FolderLearning(tmp_path, "Roses", 60.0, library=Library(tmp_path / "models"))
    with pytest.raises(UserError, match=r"Roses .*see whether its folder can be written"):
        next(work.steps())


def test_a_fill_finds_models_by_name(library: Library) -> None:
    """`--model NAME` looks into the library; what is called model is named after its folder."""
    weights = find_weights("Garden")
    assert weights == library.root / "Garden" / WEIGHTS
    assert model_name(weights) == "Garden"
    assert model_name(Path("any/file.safetensors")) == "file"
    with pytest.raises(UserError, match=r"one of: inpaint, Garden"):
        find_weights("Lawn")


def test_the_command_line_moves_models(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """List, export, import, rename and remove, each told as JSON too."""

    def run(*words: str) -> Any:
        assert cli.main(["models", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert [model["name"] for model in run("list")["models"]] == ["Garden"]
    file = run("export", "Garden", "-o", str(tmp_path / "out.safetensors"))["file"]
    assert run("import", file, "--name", "Second")["imported"] == "Second"
    assert run("rename", "Second", "Third")["name"] == "Third"
    assert run("remove", "Third") == {"removed": "Third"}
    assert cli.main(["models"]) == 0
    assert "Garden  2026-01-02  +4.0%  better" in capsys.readouterr().out
    nothing = {"change": {"mean": 0.0, "low": 0.0, "high": 0.0}, "verdict": "no difference"}
    library.write_report("Garden", nothing, "<html>")
    assert cli.main(["models"]) == 0
    assert "Garden  -  0.0%  no difference" in capsys.readouterr().out
    assert cli.main(["models", "remove", "Third"]) == 1
    assert "no learnt model named Third" in capsys.readouterr().err
