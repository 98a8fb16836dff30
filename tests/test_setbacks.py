"""Memory, numbers and the device fail: the fill is done where it can be, and says so."""

from __future__ import annotations

import contextlib
import gc
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from children import run_python
from conftest import drawn_photo
from generators import ended

from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, FillRequest
from inpaint_app.core.inpainter import Inpainter
from models.autoencoder import TINY, DenoisingAutoencoder, Reconstruction
from models.devices import bf16_is_quick

CPU_FULL = RuntimeError(
    "[enforce fail at alloc_cpu.cpp:121] err == 0. DefaultCPUAllocator: can't allocate memory"
)


def request(**options: Any) -> FillRequest:
    mask = np.zeros((120, 160), np.bool_)
    mask[40:60, 50:75] = True
    return FillRequest(drawn_photo(), mask, **options)


def filled(inpainter: Inpainter, wanted: FillRequest) -> Fill:
    return ended(inpainter.fill(wanted))


def tiny() -> DenoisingAutoencoder:
    torch.manual_seed(0)
    return DenoisingAutoencoder(TINY)


class FaultyInpainter(Inpainter):
    """Stands for a graphics processor: its reconstruction fails `times` times with a fault."""

    def __init__(self, fault: Callable[[], Exception], times: int = 1, device: str = "gpu") -> None:
        super().__init__(tiny(), device="cpu", model="tiny")
        self._spare = tiny()
        self.gpu = device == "gpu"
        self.fault, self.times, self.tried = fault, times, 0
        self.held: list[weakref.ref[Any]] = []

    @property
    def exact(self) -> bool:
        """Not where it stands for a graphics processor."""
        return not self.gpu

    def reconstruct(self, photo: torch.Tensor, hole: torch.Tensor, seed: int) -> Reconstruction:
        self.tried += 1
        if self.tried <= self.times:
            working = torch.zeros(1000)  # what a real failure has on the device
            self.held.append(weakref.ref(working))
            raise self.fault()
        return super().reconstruct(photo, hole, seed)


@pytest.mark.fault(32)
def test_without_memory_on_the_graphics_processor_the_cpu_fills() -> None:
    """The pixels are those of the CPU, the fill says so, and the next one is tried there again."""
    inpainter = FaultyInpainter(lambda: torch.OutOfMemoryError("CUDA out of memory"))
    fill = filled(inpainter, request())
    expected = filled(Inpainter(tiny()), request())
    assert np.array_equal(fill.pixels, expected.pixels)
    assert "CPU made this fill" in str(fill.notes[0])
    assert (fill.device, fill.model) == ("cpu", "tiny")
    again = filled(inpainter, request())
    assert again.notes == ()
    assert inpainter.tried == 2


@pytest.mark.fault(32)
@pytest.mark.parametrize("nth", [1, 3])
def test_memory_may_fail_at_any_part(nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hole of several parts that fails in a later one is filled whole on the CPU."""
    mask = np.zeros((60, 800), np.bool_)
    mask[25:31, 10:790] = True
    wanted = FillRequest(drawn_photo(800, 60), mask, quality="fast")
    inpainter = FaultyInpainter(lambda: torch.OutOfMemoryError("CUDA out of memory"), times=0)
    whole = inpainter.reconstruct

    def failing(photo: torch.Tensor, hole: torch.Tensor, seed: int) -> Reconstruction:
        if inpainter.tried + 1 == nth:
            inpainter.tried += 1
            raise torch.OutOfMemoryError("CUDA out of memory")
        return whole(photo, hole, seed)

    monkeypatch.setattr(inpainter, "reconstruct", failing)
    fill = filled(inpainter, wanted)
    assert len(fill.notes) == 1
    assert np.array_equal(fill.pixels, filled(Inpainter(tiny()), wanted).pixels)


@pytest.mark.fault(33)
@pytest.mark.parametrize(
    "fault", [MemoryError(), CPU_FULL, torch.OutOfMemoryError("out of memory")], ids=repr
)
def test_without_memory_on_the_cpu_a_coarser_fill_is_made(fault: Exception) -> None:
    """Whichever of the three kinds it is: once more with the quality `fast`, and it says so."""
    inpainter = FaultyInpainter(lambda: fault, device="cpu")
    fill = filled(inpainter, request())
    assert "a coarser fill was made" in str(fill.notes[0])
    fast = filled(Inpainter(tiny()), request(quality="fast"))
    assert np.array_equal(fill.pixels, fast.pixels)


@pytest.mark.fault(33)
def test_what_onednn_could_not_make_is_filled_without_it() -> None:
    """It would fail ever after. The fill is as fine as asked for; the next one begins without."""
    stuck = RuntimeError("could not create a primitive")
    inpainter = FaultyInpainter(lambda: stuck, device="cpu")
    before = torch.backends.mkldnn.set_flags(True)[0]
    try:
        assert filled(inpainter, request()).notes == ()
        assert not bf16_is_quick(torch.device("cpu"))
        assert torch.backends.mkldnn.set_flags(None)[0] is False
        inpainter.tried, inpainter.times = 0, 1
        assert "a coarser fill" in str(filled(inpainter, request()).notes[0])
    finally:
        torch.backends.mkldnn.set_flags(before)
    assert bf16_is_quick(torch.device("cpu"))


@pytest.mark.fault(33)
def test_without_any_memory_it_is_told_and_the_next_fill_works() -> None:
    """One sentence that says what to do; nothing is wrong with the inpainter after it."""
    inpainter = FaultyInpainter(MemoryError, times=2, device="cpu")
    with pytest.raises(UserError, match="not enough memory for this fill; close other programs"):
        filled(inpainter, request())
    assert filled(inpainter, request()).notes == ()


@pytest.mark.fault(34)
@pytest.mark.parametrize("times", [1, 2])
def test_a_failed_try_gives_its_memory_back_before_the_next(times: int) -> None:
    """What the failed computation held is gone when the second one runs, and after a failure."""
    inpainter = FaultyInpainter(MemoryError, times=times, device="cpu")
    gc.collect()
    gc.disable()  # only the program itself gives back
    try:
        steps = inpainter.fill(request())
        while next(steps).stage != "Trying again on the CPU":
            pass
        assert inpainter.held[0]() is None
        ended = pytest.raises(UserError) if times == 2 else contextlib.nullcontext()
        with ended:
            list(steps)
        assert [held() for held in inpainter.held] == [None] * times
    finally:
        gc.enable()


@pytest.mark.fault(35)
@pytest.mark.parametrize("said", ["CUDA error: device-side assert triggered", "cuDNN error: X"])
def test_a_lost_graphics_processor_is_left_alone_from_then_on(said: str) -> None:
    """One message; every later fill is the CPU's at once, with the same weights."""
    inpainter = FaultyInpainter(lambda: RuntimeError(said), times=99)
    first = filled(inpainter, request())
    assert "the CPU is used until the next start" in str(first.notes[0])
    second = filled(inpainter, request(seed=1))
    assert second.notes == ()
    assert inpainter.tried == 1
    assert np.array_equal(second.pixels, filled(Inpainter(tiny()), request(seed=1)).pixels)


class HalfBlind(DenoisingAutoencoder):
    """Gives NaN in bfloat16, as a network may whose values are too large for it."""

    def forward(self, *corrupted: torch.Tensor) -> Reconstruction:
        if not torch.is_autocast_enabled("cpu"):
            return super().forward(*corrupted)
        # Not computed: a CPU without instructions for bfloat16 needs half a minute.
        nothing = torch.full((1, 3, 16, 16), float("nan"))
        return Reconstruction(*[nothing] * 7)


@pytest.mark.fault(37)
def test_values_that_are_no_numbers_are_tried_again_on_the_cpu_in_float32() -> None:
    """There they are numbers, and the fill says where it was made; there is never a black hole."""
    torch.manual_seed(0)
    inpainter = Inpainter(HalfBlind(TINY), model="tiny")
    inpainter._half = True
    fill = filled(inpainter, request())
    assert "not numbers, so the CPU made this fill" in str(fill.notes[0])
    assert np.array_equal(fill.pixels, filled(Inpainter(tiny()), request()).pixels)


def test_a_mistake_is_not_tried_again() -> None:
    """A fault of the program or of the user is told at once, as it is."""
    inpainter = FaultyInpainter(lambda: ValueError("shapes differ"))
    with pytest.raises(ValueError, match="shapes differ"):
        filled(inpainter, request())
    assert inpainter.tried == 1


_LADDER = """
import os, resource, sys
os.environ["OMP_NUM_THREADS"] = sys.argv[1]
import numpy as np, torch
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.synthesis import sharing
from models.autoencoder import TINY, DenoisingAutoencoder

sharing.THREADS = int(sys.argv[1])
torch.set_num_threads(1)  # a thread that cannot be started ends the process
torch.manual_seed(0)
inpainter = Inpainter(DenoisingAutoencoder(TINY))
image = np.random.default_rng(0).integers(0, 256, (400, 400, 3), dtype=np.uint8)
mask = np.zeros((400, 400), np.bool_)
mask[150:250, 150:250] = True

def fill():
    steps = inpainter.fill(FillRequest(image, mask))
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value

def size():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * resource.getpagesize()

# Without oneDNN, which a want of memory can put out of action, the same is rounded otherwise.
with torch.backends.mkldnn.flags(enabled=False):
    possible = [fill().pixels]
possible.append(fill().pixels)
told = filled = 0
for megabytes in (0, 2, 6, 16, 48):
    resource.setrlimit(resource.RLIMIT_AS, (size() + megabytes * 2**20, resource.RLIM_INFINITY))
    try:
        fill()
        filled += 1
    except UserError as error:
        assert "not enough memory" in str(error)
        told += 1
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
after = fill().pixels
assert any(np.array_equal(after, before) for before in possible)
print(told, filled)
"""


@pytest.mark.fault(33)
@pytest.mark.parametrize("threads", [1, 2])
def test_with_little_memory_it_fills_or_says_why(threads: int) -> None:
    """With one more step of memory each time: never a crash, and after it fills are as before."""
    ended = run_python(_LADDER, str(threads))
    assert ended.returncode == 0, ended.stderr
    told, done = map(int, ended.stdout.split())
    assert told + done == 5
    assert told
