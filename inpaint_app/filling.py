"""Filling beside the window: the network loads behind it, and one fill runs at a time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inpaint_app.core.document import Document
from inpaint_app.core.fills import Fill, FillRequest, Progress, telling
from inpaint_app.worker import run_beside

if TYPE_CHECKING:  # importing it would import torch, which takes seconds
    from inpaint_app.core.inpainter import Inpainter

_COPIED_AT_ONCE = 16_000_000  # bytes: a few ms; 100 megapixels at once would be 0.2 s
LEARNING_S = 10.0  # of learning from the photo before a fill: as long as people wait for one

LoadInpainter = Callable[[], "Inpainter"]
Seeds = tuple[int, ...]


class Filling(QObject):
    """Owns the network and the running fill.

    A fill that is asked for before the network has loaded waits for it. After each `begun` comes
    exactly one of `filled` (the Fill), `failed` (an exception) and `cancelled`; where several seeds
    are filled, `variant` tells each Fill before the last. `progressed` tells
    Progress; its fraction is negative while only the network is awaited. `network_failed` tells
    the exception of a network that was not loaded; the next fill tries again. With a
    `learning_seconds` over 0 a copy of the network learns from the photo first; `learnt` tells
    whether it is better for that, and only then it fills.
    """

    begun = Signal()
    progressed = Signal(object)
    variant = Signal(object)
    learnt = Signal(bool)
    filled = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    network_ready = Signal()
    network_failed = Signal(object)

    def __init__(self, load_inpainter: LoadInpainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.load_inpainter = load_inpainter  # to be called on the thread of a worker
        self.inpainter: Inpainter | None = None
        self._loading = False
        self.learning_seconds = 0.0
        self._waiting: tuple[Document, Seeds] | None = None
        self._run: _Run | None = None
        self._ending: _Run | None = None  # dropped, at work until its next step

    @property
    def running(self) -> bool:
        """Whether a fill has begun that has neither ended nor been cancelled."""
        return self._run is not None or self._waiting is not None

    def load(self) -> None:
        """Load the network, unless it is there or on its way."""
        if self._loading or self.inpainter is not None:
            return
        self._loading = True
        run_beside(
            self,
            self._load_steps,
            succeeded=self._loaded,
            failed=self._not_loaded,
            cancelled=self._loading_stopped,
        )

    def adopt(self, inpainter: Inpainter) -> None:
        """Fill with this network from the next fill on."""
        self.inpainter = inpainter
        self.network_ready.emit()
        self._start_waiting()

    def fill(self, document: Document, seeds: Seeds) -> None:
        """Fill the document's mask, once with each seed.

        Nothing may change the document before the first Fill is told, or `cancelled`.
        """
        assert not self.running
        self._waiting = document, seeds
        self.begun.emit()
        if self.inpainter is None:
            self.progressed.emit(Progress(-1.0, "Loading the network…"))
            self.load()
        elif self._ending is not None:
            self.progressed.emit(Progress(-1.0, "Filling"))
        else:
            self._start_waiting()

    def cancel(self) -> None:
        """End the running fill; one that is done by now is dropped.

        A step in the midst of a large photo may take a second. Nobody looks at what comes of it, so
        the user need not wait for it; the next fill does, so that two never run at once.
        """
        if self._waiting is not None:
            self._waiting = None
            self.cancelled.emit()
        elif self._run is not None and not self._run.stopped:
            self.progressed.emit(Progress(-1.0, "Stopping…"))
            self._run.stop()

    def _load_steps(self) -> Generator[Progress, None, Inpainter]:
        yield Progress(0.0, "Loading the network…")
        return self.load_inpainter()

    def _loaded(self, inpainter: Inpainter) -> None:
        self._loading = False
        if self.inpainter is None:  # else another has been adopted meanwhile
            self.adopt(inpainter)

    def _not_loaded(self, error: Exception) -> None:
        self._loading = False
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self.network_failed.emit(error)
        else:
            self.failed.emit(error)

    def _loading_stopped(self) -> None:
        self._loading = False

    def _start_waiting(self) -> None:
        if self._waiting is None or self.inpainter is None or self._ending is not None:
            return
        (document, seeds), self._waiting = self._waiting, None
        self._run = _Run(_FillWork(self.inpainter, document, seeds, self.learning_seconds), self)
        self._run.told.connect(self._told)
        self._run.filled.connect(self._succeeded)
        self._run.failed.connect(self._failed)
        self._run.free.connect(self._cancelled)
        self._run.finished.connect(self._finished)

    def _told(self, progress: Progress | Fill | bool) -> None:
        if isinstance(progress, bool):
            self.learnt.emit(progress)
        elif isinstance(progress, Fill):
            self.variant.emit(progress)
        else:
            self.progressed.emit(progress)

    def _succeeded(self, fill: Fill) -> None:
        self._run = None
        self.filled.emit(fill)

    def _failed(self, error: Exception) -> None:
        self._run = None
        self.failed.emit(error)

    def _cancelled(self) -> None:
        self._run, self._ending = None, self._run
        self.cancelled.emit()

    def _finished(self, run: _Run) -> None:
        if run is self._ending:
            self._ending = None
            self._start_waiting()


class _Run(QObject):
    """A fill on its thread.

    It ends with `filled` or `failed`, or once it is stopped with `free`: the document may change.
    `finished` tells that it does nothing any more.
    """

    told = Signal(object)  # Progress, a Fill before the last, or whether it has learnt
    filled = Signal(object)
    failed = Signal(object)
    free = Signal()
    finished = Signal(object)  # itself

    def __init__(self, work: _FillWork, parent: QObject) -> None:
        super().__init__(parent)
        self.stopped = False
        self._told_free = False
        self._work: _FillWork | None = work
        self._worker = run_beside(
            self,
            work,
            succeeded=self._succeeded,
            failed=self._failed,
            cancelled=self._cancelled,
            progressed=self._progressed,
        )
        self._worker.finished.connect(self.deleteLater)

    def stop(self) -> None:
        """End at the next step; `free` follows, at once unless the photo is being copied."""
        self.stopped = True
        self._worker.stop()
        if self._work is not None and self._work.copied:
            self._free()

    def _progressed(self, progress: object) -> None:
        if not self.stopped:
            self.told.emit(progress)
        elif self._work is not None and self._work.copied:
            self._free()

    def _succeeded(self, fill: Fill) -> None:
        self._end()
        if not self.stopped:
            self.filled.emit(fill)

    def _failed(self, error: Exception) -> None:
        self._end()
        if not self.stopped:
            self.failed.emit(error)

    def _cancelled(self) -> None:
        self.stopped = True  # maybe by who has ended all work
        self._end()

    def _free(self) -> None:
        if not self._told_free:
            self._told_free = True
            self.free.emit()

    def _end(self) -> None:
        self._work = None
        if self.stopped:
            self._free()
        self.finished.emit(self)


class _FillWork:
    """The fills of one mask as the work of a Worker; all but the last are yielded.

    So is, after learning from the photo, whether that has made the network better.
    """

    def __init__(
        self, inpainter: Inpainter, document: Document, seeds: Seeds, learning_seconds: float
    ) -> None:
        self._inpainter, self._document, self._seeds = inpainter, document, seeds
        self._learning_seconds = learning_seconds
        self.copied = len(seeds) == 1  # whether it has what it needs, if the document changes

    def __call__(self) -> Generator[Progress | Fill | bool, None, Fill]:
        yield Progress(0.0, "Filling")
        request = yield from telling(self._request(), Progress(0.0, "Filling"))
        self.copied = True
        if self._learning_seconds:
            yield (yield from self._learn(request))
        fill = yield from self._fill(request, 0)
        for number, seed in enumerate(self._seeds[1:], start=1):
            yield fill
            fill = yield from self._fill(dataclasses.replace(request, seed=seed), number)
        return fill

    def _request(self) -> Generator[None, None, FillRequest]:
        """What is asked. The photo is copied only where several fills are: the first is put into it
        while the others are made. Else nothing changes it while it is read, and what reads on after
        Esc is not looked at.
        """
        document, image = self._document, self._document.image
        if len(self._seeds) > 1:
            image = yield from _copied(image)
        return FillRequest(
            image,
            document.mask,
            seed=self._seeds[0],
            excluded=document.excluded if document.excluded.any() else None,
            cover=document.cover,
        )

    def _learn(self, request: FillRequest) -> Generator[Progress, None, bool]:
        """Fill with a network that has learnt from the photo, if that makes it better."""
        from inpaint_app.core.photo_learning import PhotoInpainter, learn_photo  # imports torch

        taught = yield from learn_photo(
            self._inpainter, request.image, request.mask, self._learning_seconds
        )
        self._inpainter = taught
        return isinstance(taught, PhotoInpainter) and taught.learning.kept

    def _fill(self, request: FillRequest, number: int) -> Generator[Progress, None, Fill]:
        """One of the fills; its progress is a part of the whole."""
        steps = self._inpainter.fill(request)
        try:
            while True:
                progress = next(steps)
                fraction = (number + progress.fraction) / len(self._seeds)
                yield dataclasses.replace(progress, fraction=fraction)
        except StopIteration as end:
            fill: Fill = end.value
            return fill
        finally:
            steps.close()


def _copied(array: NDArray[Any]) -> Generator[None, None, NDArray[Any]]:
    """A copy; each yield is a place to stop."""
    copy = np.empty_like(array)
    rows = max(1, _COPIED_AT_ONCE // max(1, array[:1].nbytes))
    for top in range(0, len(array), rows):
        copy[top : top + rows] = array[top : top + rows]
        yield
    return copy
