"""Which device computes, and why: a device counts only if a real kernel ran on it."""

from __future__ import annotations

import copy
import statistics
import time
from typing import NamedTuple

import torch

from models.autoencoder import DenoisingAutoencoder

ORDER = ("cuda", "mps", "cpu")
_CROPS = 4


class DeviceChoice(NamedTuple):
    """The device that was chosen."""

    name: str  # "cuda", "mps" or "cpu"
    reason: str  # one sentence for the user


def try_kernel(name: str) -> str | None:
    """Run a small convolution there; None if the result is right, else what went wrong."""
    try:
        device = torch.device(name)
        x = torch.ones(1, 2, 8, 8, device=device)
        y = torch.nn.functional.conv2d(x, torch.ones(3, 2, 3, 3, device=device), padding=1)
        right = float(y[0, 0, 4, 4].cpu()) == 18.0
    # Drivers fail with RuntimeError and its kin; a torch without that backend asserts.
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        return (str(error).splitlines() or [type(error).__name__])[0]
    return None if right else "a test computation gave a wrong result"


def bf16_is_quick(device: torch.device) -> bool:
    """Whether what `bf16_pays` found still holds: on a CPU oneDNN alone is quick in it.

    A program may have left that since, for want of memory.
    """
    enabled: object = torch.backends.mkldnn.enabled
    return device.type != "cpu" or enabled is not False


def bf16_pays(network: DenoisingAutoencoder, side: int) -> bool:
    """Whether training it on crops of that side is faster in bfloat16 than in float32.

    CPUs are measured, with the network itself: on one, a single convolution takes 1.7 times as long
    in bfloat16, and the whole network on crops of 96 pixels half as long.
    """
    device = next(network.parameters()).device.type
    if device != "cpu":
        return device == "cuda" and torch.cuda.is_bf16_supported()
    if _bf16_is_hopeless():
        return False
    trained = copy.deepcopy(network).train()
    image, hole = torch.rand(_CROPS, 3, side, side), torch.zeros(_CROPS, 1, side, side)
    image = image.contiguous(memory_format=torch.channels_last)
    hole[..., side // 3 : side // 2, side // 3 : side // 2] = 1

    def seconds(bf16: bool) -> float:
        started = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            found = trained(image, hole, hole)
        told = (found.image, found.query, found.key)
        torch.stack([x.float().square().mean() for x in told]).sum().backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        return time.perf_counter() - started

    full, half = ([seconds(bf16) for _ in range(4)][1:] for bf16 in (False, True))
    return statistics.median(half) < statistics.median(full)  # the first makes its kernels


def _bf16_is_hopeless() -> bool:
    """Without the instructions bfloat16 takes sixty times as long: seconds for a whole network."""
    conv = torch.nn.Conv2d(160, 160, 3, padding=1).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    x = torch.ones(8, 160, 16, 16).to(memory_format=torch.channels_last)

    def seconds(bf16: bool) -> float:
        started = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            y = conv(x)
        y.float().sum().backward()
        return time.perf_counter() - started

    full = statistics.median([seconds(False) for _ in range(6)][1:])
    return min(seconds(True) for _ in range(2)) > 3 * full


def _present(name: str) -> bool:
    if name == "cuda":
        return torch.cuda.is_available()
    return name == "cpu" or torch.backends.mps.is_available()


def choose_device(wanted: str = "auto") -> DeviceChoice:
    """The first device that works, or `wanted` if it does, else the CPU and the reason."""
    names = ORDER if wanted == "auto" else (wanted,)
    failures = []
    for name in names:
        if not _present(name):
            if wanted != "auto":
                failures.append(f"there is no {name.upper()} device")
            continue
        problem = try_kernel(name)
        if problem is None:
            if failures:
                return DeviceChoice(name, f"{name.upper()} is used: {'; '.join(failures)}.")
            if name == "cpu":
                found = "no graphics processor was found" if wanted == "auto" else "as chosen"
                return DeviceChoice("cpu", f"The CPU is used: {found}.")
            return DeviceChoice(name, f"{_device_name(name)} is used.")
        failures.append(f"{name.upper()} failed its test ({problem})")
    return DeviceChoice("cpu", f"The CPU is used: {'; '.join(failures)}.")


def _device_name(name: str) -> str:
    return torch.cuda.get_device_name() if name == "cuda" else name.upper()
