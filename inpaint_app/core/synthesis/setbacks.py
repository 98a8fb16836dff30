"""What fails while a network computes, and what is tried next: the CPU, then a coarser search.

Memory, numbers and the device are no faults of the photo: the fill is done again where it can
succeed, and says so. Only what fails there too is told as a failure.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator
from enum import Enum
from typing import Protocol

import torch

from inpaint_app.core.errors import Sentence, UserError
from inpaint_app.core.fills import Fill, FillRequest, Progress


class NotNumbers(UserError):
    """The network's answer holds NaN or infinity."""


class Setback(Enum):
    """Why a fill did not come to its end."""

    MEMORY = "memory"
    NUMBERS = "numbers"
    DEVICE = "device"


class Filler(Protocol):
    """What fills once, on one device."""

    @property
    def device(self) -> str: ...

    @property
    def exact(self) -> bool:
        """Whether it computes in float32 on the CPU, after which nothing is left to try."""

    def fill_once(self, request: FillRequest) -> Generator[Progress, None, Fill]: ...


# What oneDNN says of an allocation that failed, and of all like it afterwards.
_STUCK = "could not create a"
_SHORT = ("DefaultCPUAllocator", "out of memory", "enough memory", _STUCK)


def setback_of(error: Exception) -> Setback | None:
    """What kind of setback an exception is; None for a mistake of the user or of the program."""
    if isinstance(error, NotNumbers):
        return Setback.NUMBERS
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return Setback.MEMORY
    if not isinstance(error, RuntimeError):
        return None
    said = str(error)
    if any(words in said for words in _SHORT):
        return Setback.MEMORY
    # A type of its own since torch 2.8; it stays for the whole process, whatever is tried there.
    lost = getattr(torch, "AcceleratorError", ())
    if isinstance(error, lost) or "CUDA error" in said or "cuDNN error" in said:
        return Setback.DEVICE
    return None


def enduring(
    filler: Filler, on_cpu: Callable[[Setback], Filler], request: FillRequest
) -> Generator[Progress, None, Fill]:
    """Fill; after a setback again on the CPU, and where memory is short there too, coarsely.

    The Fill's `notes` say what was done otherwise. UserError where that fails too.
    """
    notes: tuple[Sentence, ...] = ()
    while True:
        onednn: object = torch.backends.mkldnn.enabled
        try:
            fill = yield from filler.fill_once(request)
            return dataclasses.replace(fill, notes=notes)
        except Exception as error:
            setback, said = setback_of(error), str(error)
            if setback is None or (filler.exact and setback is not Setback.MEMORY):
                raise
        # Not above: while an exception is handled, its traceback keeps all tensors of the fill.
        if _STUCK in said and onednn is True:
            _leave_onednn()  # and the same without it
        elif filler.exact and request.quality == "fast":
            raise UserError(
                "There is not enough memory for this fill; close other programs or paint a "
                "smaller hole",
                details=said,
            )
        elif filler.exact:
            request = dataclasses.replace(request, quality="fast")
            notes += (COARSE,)
        else:
            filler = on_cpu(setback)
            notes += (_INSTEAD[setback],)
        yield Progress(0.0, "Trying again on the CPU")


def _leave_onednn() -> None:
    """Use it no more in this process.

    It keeps what it could not make for want of memory and then fails whatever there is. Torch's
    own convolutions take half as long again, which is little of a fill.
    """
    torch.backends.mkldnn.set_flags(False)  # type: ignore[no-untyped-call]


COARSE = Sentence(
    "Memory was short, so a coarser fill was made; close other programs for a finer one."
)
_INSTEAD = {
    Setback.MEMORY: Sentence(
        "The memory of the graphics processor was not enough, so the CPU made this fill."
    ),
    Setback.NUMBERS: Sentence(
        "The graphics processor gave values that are not numbers, so the CPU made this fill."
    ),
    Setback.DEVICE: Sentence(
        "The graphics processor has stopped working, so the CPU is used until the next start."
    ),
}


def not_numbers(model: str) -> NotNumbers:
    """What is said where the network's values are none."""
    return NotNumbers(
        "The model {name} gave values that are not numbers, so nothing was filled; "
        "choose another model",
        name=model,
    )


def unusable(model: str) -> NotNumbers:
    """What is said where the colours of a fill are none."""
    return NotNumbers("The model {name} gave no usable result; choose another model", name=model)
