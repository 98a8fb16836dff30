"""The choice of a device: one counts only if a real kernel ran on it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
import torch
from training_photos import tiny_network

from models import devices
from models.devices import bf16_pays, choose_device, try_kernel


def present(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let only these devices seem to be there."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in names)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in names)


def test_the_cpu_computes_right() -> None:
    """The test kernel runs here and its result is right."""
    assert try_kernel("cpu") is None


def test_a_device_that_is_none_fails_in_one_line() -> None:
    """What went wrong is one line, whatever the driver says."""
    problem = try_kernel("bogus")
    assert problem
    assert "\n" not in problem


def test_a_wrong_result_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that computes nonsense is not used."""
    monkeypatch.setattr(torch.nn.functional, "conv2d", lambda *_, **__: torch.zeros(1, 3, 8, 8))
    assert try_kernel("cpu") == "a test computation gave a wrong result"


@pytest.mark.fault(36)
def test_without_a_graphics_processor_the_cpu_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 36: the application starts on the CPU and says why."""
    present(monkeypatch)
    assert choose_device() == ("cpu", "The CPU is used: no graphics processor was found.")


@pytest.mark.fault(36)
def test_a_graphics_processor_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 36: a driver that raises on the first kernel leads to the CPU with the reason."""
    present(monkeypatch, "cuda")
    monkeypatch.setattr(
        devices, "try_kernel", lambda name: None if name == "cpu" else "driver too old"
    )
    choice = choose_device()
    assert choice.name == "cpu"
    assert "CUDA failed its test (driver too old)" in choice.reason


def test_a_working_graphics_processor_goes_before_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """CUDA, if its kernel runs, is chosen and called by its name."""
    present(monkeypatch, "cuda")
    monkeypatch.setattr(devices, "try_kernel", lambda _: None)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "Test 3000")
    assert choose_device() == ("cuda", "Test 3000 is used.")
    assert choose_device("cpu") == ("cpu", "The CPU is used: as chosen.")


def test_the_second_best_device_tells_why_the_first_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a broken CUDA and a working MPS, MPS is used and the reason given."""
    present(monkeypatch, "cuda", "mps")
    monkeypatch.setattr(devices, "try_kernel", lambda n: "no kernel" if n == "cuda" else None)
    assert choose_device() == ("mps", "MPS is used: CUDA failed its test (no kernel).")


def test_a_device_that_was_asked_for_and_is_missing_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asking for CUDA where there is none gives the CPU and says so."""
    present(monkeypatch)
    assert choose_device("cuda") == ("cpu", "The CPU is used: there is no CUDA device.")


def test_bfloat16_is_used_where_it_is_measured_to_be_faster(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On the CPU the clock decides; elsewhere the device's own word."""
    network = tiny_network()
    # A convolution six times in float32 and twice in bfloat16; where that does not take far too
    # long, the network four times in each.
    for convolution, whole, expected in (
        ((1.0, 2.0), (1.5, 1.0), True),
        ((1.0, 0.5), (1.0, 1.5), False),
        ((1.0, 60.0), (), False),
    ):
        took = [convolution[0]] * 6 + [convolution[1]] * 2
        took += [seconds for seconds in whole for _ in range(4)]
        clock = iter([t for each in took for t in (0.0, each)])
        monkeypatch.setattr(devices.time, "perf_counter", clock.__next__)
        assert bf16_pays(network, 32) is expected
        assert not list(clock)
    assert all(p.grad is None for p in network.parameters())
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: True)
    for name, expected in (("cuda", True), ("mps", False)):
        parameter = SimpleNamespace(device=SimpleNamespace(type=name))
        elsewhere = SimpleNamespace(parameters=lambda parameter=parameter: iter([parameter]))
        assert bf16_pays(cast(Any, elsewhere), 32) is expected
