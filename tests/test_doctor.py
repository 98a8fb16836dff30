"""The doctor tells what is amiss, and nothing keeps it from telling."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import torch
from children import run_python

from inpaint_app import cli, doctor
from inpaint_app.core.inpainter import Inpainter
from models.autoencoder import TINY, DenoisingAutoencoder
from models.checkpoint import Checkpoint, save_checkpoint


def load(weights: Path, device: str, name: str) -> Inpainter:
    return Inpainter.load(weights, device=device, name=name)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A sound checkpoint of a tiny network with seeded weights, which knows photos of anything."""
    torch.manual_seed(3)
    path = tmp_path / "tiny.safetensors"
    network = DenoisingAutoencoder(TINY)
    origin = {"steps": 12, "background": {"mean": [0.5] * 64}}
    save_checkpoint(path, Checkpoint(TINY, network.state_dict(), origin))
    return path


def test_a_sound_installation_is_usable(weights: Path) -> None:
    """With a sound network every test passes and what a person reads of the network is told."""
    report = doctor.examine(weights, load)
    assert report["problems"] == []
    assert report["usable"] is True
    assert report["network"]["sound"] is True
    assert len(report["network"]["sha256"]) == 64
    assert report["network"]["origin"] == {"steps": 12}
    assert report["fill"]["seconds"] > 0


def test_the_processor_is_tested_by_a_kernel(weights: Path) -> None:
    """Every kind of device is listed; the CPU works, and what does not work has a reason."""
    devices = {entry["device"]: entry for entry in doctor.examine(weights, load)["devices"]}
    assert set(devices) == {"cpu", "cuda", "mps"}
    assert devices["cpu"]["works"] is True
    assert all(entry["works"] or entry["reason"] for entry in devices.values())


def test_the_versions_are_told(weights: Path) -> None:
    """The report names the versions of the app, of Python and of the libraries."""
    versions = doctor.examine(weights, load)["versions"]
    assert versions["python"] == ".".join(map(str, sys.version_info[:3]))
    for name in ("inpaint-app", "torch", "pyside6-essentials", "pillow", "numpy", "safetensors"):
        assert versions[name], name


@pytest.mark.fault(77)
def test_missing_weights_are_a_problem(tmp_path: Path) -> None:
    """Without the file of the network the report says so and is not usable."""
    report = doctor.examine(tmp_path / "none.safetensors", load)
    assert report["usable"] is False
    assert "none.safetensors is missing" in report["problems"][0]
    assert report["devices"]


@pytest.mark.fault(60)
@pytest.mark.parametrize("position", [0, 100, -1])
def test_a_damaged_network_is_a_problem(weights: Path, position: int) -> None:
    """A flipped byte in the header or in the weights is found by the checksum."""
    data = bytearray(weights.read_bytes())
    data[position] ^= 0xFF
    weights.write_bytes(data)
    report = doctor.examine(weights, load)
    assert report["usable"] is False
    assert "tiny.safetensors" in report["problems"][0]
    assert report["network"]["sound"] is False


@pytest.mark.parametrize("fault", [ValueError, OSError, RuntimeError, MemoryError])
def test_a_failing_trial_fill_is_a_problem(weights: Path, fault: type[Exception]) -> None:
    """Whatever the trial fill raises is told and nothing escapes."""

    def load_broken(*_: object) -> Inpainter:
        raise fault("broken")

    report = doctor.examine(weights, load_broken)
    assert report["problems"] == ["A trial fill failed: broken"]
    assert report["usable"] is False


def test_the_report_is_json(weights: Path) -> None:
    """Everything in the report can be written as JSON."""
    report = doctor.examine(weights, load)
    assert json.loads(json.dumps(report)) == report


def test_the_report_is_text(weights: Path, tmp_path: Path) -> None:
    """The text for a person ends with the verdict and names each problem."""
    assert doctor.as_text(doctor.examine(weights, load)).endswith("All is well.")
    text = doctor.as_text(doctor.examine(tmp_path / "none.safetensors", load))
    assert "PROBLEM: The network" in text
    assert text.endswith("Photos cannot be filled here yet.")


@pytest.mark.parametrize("module", ["torch", "PySide6"])
def test_a_missing_library_is_told_by_the_report_itself(module: str) -> None:
    """Without torch or Qt the doctor still gives its report."""
    code = (
        f"import sys\nsys.modules[{module!r}] = None\n"
        "from inpaint_app.cli import main\n"
        "sys.exit(main(['doctor', '--json']))\n"
    )
    done = run_python(code)
    assert done.stderr == ""
    report = json.loads(done.stdout)
    assert done.returncode == (0 if report["usable"] else 1)
    if module == "torch":
        assert "PyTorch cannot be used" in report["problems"][0]
        assert report["usable"] is False
    else:
        assert report["window"]["ready"] is False


def test_the_command_prints_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    """`doctor --json` prints one object and ends with 0 exactly when photos can be filled."""
    code = cli.main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    assert code == (0 if report["usable"] else 1)
