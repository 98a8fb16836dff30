"""What is open and what runs for it: opening, filling, saving, one at a time; no widgets."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inpaint_app.core.document import Document
from inpaint_app.core.errors import UserError
from inpaint_app.core.fills import Fill, Progress
from inpaint_app.core.photo_files import Photo, open_photo
from inpaint_app.core.pixels import Image
from inpaint_app.core.project import SUFFIX as PROJECT
from inpaint_app.editing import Editing
from inpaint_app.filling import Filling, LoadInpainter
from inpaint_app.mask_works import MaskWorks
from inpaint_app.opening import Opened, opening, reopening
from inpaint_app.places import Places
from inpaint_app.saving import Saving
from inpaint_app.sentences import translated
from inpaint_app.suggesting import Suggesting
from inpaint_app.variants import COUNT as VARIANTS
from inpaint_app.variants import Variants
from inpaint_app.worker import Worker, run_beside

if TYPE_CHECKING:  # it is slow to import
    from inpaint_app.core.suggesting import Suggestion


class Session(QObject):
    """Decides what happens next, and tells the user.

    `editing` holds the document and its history, `filling` the network. One work at a time: while
    a photo is opened, filled or saved (`busy`), nothing else changes it. `message` tells a
    sentence, details (may be empty) and a kind, "note" or "error".
    """

    opened = Signal()
    reopened = Signal(object)  # the file of a project, after `opened`
    changed = Signal()  # what may be done now, what is unsaved, what is busy
    fill_started = Signal()
    fill_progressed = Signal(float, str)  # a negative fraction: unknown
    fill_previewed = Signal(object)  # Preview: a first look, until `fill_ended`
    fill_ended = Signal()
    filled = Signal(float, str)  # seconds, the model that has filled
    device_known = Signal(str, str)  # name, reason
    message = Signal(str, str, str)

    def __init__(self, load_inpainter: LoadInpainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photo: Photo | None = None
        self.editing = Editing(self)
        self.editing.changed.connect(self.changed)
        self.variants = Variants(self.editing, self)
        self.variants.changed.connect(self.changed)
        self.mask_works = MaskWorks(self)
        self.places = Places(self)
        self.saving = Saving(self)
        self.filling = Filling(load_inpainter, self)
        self.filling.begun.connect(self._fill_begun)
        self.filling.progressed.connect(self._fill_progressed)
        self.filling.variant.connect(self._variant_found)
        self.filling.learnt.connect(self._photo_learnt)
        self.filling.filled.connect(self._fill_succeeded)
        self.filling.failed.connect(self._fill_failed)
        self.filling.cancelled.connect(self._fill_ended)
        self.filling.network_ready.connect(self._network_ready)
        self.suggesting = Suggesting(self.filling, self)
        self.suggesting.begun.connect(self._fill_begun)
        self.suggesting.progressed.connect(self._fill_progressed)
        self.suggesting.found.connect(self._suggestion_found)
        self.suggesting.failed.connect(self._fill_failed)
        self.suggesting.cancelled.connect(self._fill_ended)
        self.filling.network_failed.connect(self.tell)
        self._work = ""
        self._next: Callable[[], None] | None = None  # what to open or save when the work has ended
        self._seed = 0
        self._asked: tuple[Document, int] | None = None  # what is being filled, and its revision
        self._choosing = False  # whether more than one fill has been asked for

    @property
    def document(self) -> Document | None:
        """The document on screen."""
        return self.editing.document

    @property
    def busy(self) -> str:
        """The work that is running: "opening", "filling", "saving", or "" for none."""
        if self.filling.running:
            return "filling"
        return "suggesting" if self.suggesting.running else self._work

    @property
    def stoppable(self) -> bool:
        """Whether something runs that `cancel` ends."""
        return self.busy in ("filling", "suggesting")

    def open(self, path: Path) -> None:
        """Open a photo, or a project, instead of the present one; the last one asked for wins."""
        project = path.suffix.lower() == PROJECT
        read = functools.partial(open_photo, path)
        self._replace(reopening(path) if project else opening(read))

    def open_image(self, image: Image) -> None:
        """Open pixels that have no file, such as those of the clipboard."""
        self._replace(opening(functools.partial(Photo, image)))

    def load_network(self) -> None:
        """Begin to load the network, so that the first fill need not wait for it."""
        self.filling.load()

    def fill(self) -> None:
        """Fill what is painted; a second time in a row tries again with another seed.

        While there are variants to choose from, keep the one that is shown.
        """
        if self.variants.open:
            self.filling.cancel()
            self.variants.keep()
        else:
            self._fill(1)

    def fill_variants(self) -> None:
        """Fill what is painted with several seeds, to choose from."""
        if not self.variants.open:
            self._fill(VARIANTS)

    def _fill(self, count: int) -> None:
        if self.document is None or self.busy:
            return
        self.editing.end_stroke()
        if not self.editing.has_mask:
            sentence = self.tr("Nothing is painted yet; paint over what should go first.")
            self.message.emit(sentence, "", "note")
            return
        first = self._seed + 1 if self.editing.mask_spent else 0
        self._seed = first + count - 1
        self._choosing = count > 1
        self._asked = self.document, self.document.revision
        self.filling.fill(self.document, tuple(range(first, first + count)))

    def suggest_mask(self) -> None:
        """Look for dust and scratches; what is found becomes the mask, as one step."""
        if self.document is not None and not self.busy:
            self.editing.end_stroke()
            self.suggesting.suggest(self.document)

    def cancel(self) -> None:
        """End the running fill; without one the choice of variants or the unfinished stroke;
        without these clear the mask."""
        if self.stoppable:
            self._interrupt()
        elif self.variants.open:
            self.variants.drop()
        elif not self.editing.cancel_stroke() and self.editing.mask_shown:
            self.editing.clear_mask()

    def _interrupt(self) -> None:
        self.filling.cancel()
        self.suggesting.cancel()

    def stop(self) -> None:
        """Ask all work to end."""
        self._next = None
        for worker in self.findChildren(Worker):
            worker.stop()

    def wait(self) -> None:
        """Wait until every thread has ended; a photo that is being saved is saved."""
        for worker in self.findChildren(Worker):
            worker.wait()

    def _replace(self, work: Callable[[], Generator[None, None, Opened]]) -> None:
        if self.busy:
            self.follow_with(functools.partial(self._replace, work))
        else:
            self.run("opening", work, self._open_succeeded)

    def follow_with(self, following: Callable[[], None]) -> None:
        """Do this when the work has ended that runs now; one that can be ended is."""
        self._next = following
        self._interrupt()

    def run(
        self,
        name: str,
        work: Callable[[], Generator[None, None, Any]],
        succeeded: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Begin a work under a name for `busy`; `succeeded` and `failed` must call `end_work`.

        Without `failed` a failure is told.
        """
        self._work = name
        self._work_changed()
        failed = failed or self._work_failed
        run_beside(self, work, succeeded=succeeded, failed=failed, cancelled=self.end_work)

    def _work_changed(self) -> None:
        self.editing.locked = bool(self.busy)
        self.changed.emit()

    def end_work(self) -> None:
        """The work has ended: the document may change again, and what has waited begins."""
        self._work = ""
        following, self._next = self._next, None
        self._work_changed()
        if following is not None:
            following()

    def _work_failed(self, error: Exception) -> None:
        self.end_work()
        self.tell(error)

    def _open_succeeded(self, result: Opened) -> None:
        if self._next is None:
            self.photo, self.places.chosen = result.photo, None
            self.editing.adopt(result.document, result.pyramids)
            self.opened.emit()
            if result.photo.notes:
                self.message.emit(" ".join(map(translated, result.photo.notes)), "", "note")
        self.end_work()
        if result.project is not None and self.document is result.document:
            try:
                self.editing.restore(result.project)
            except UserError as error:
                self.tell(error)
            else:
                self.reopened.emit(result.project_file)

    def _network_ready(self) -> None:
        inpainter = self.filling.inpainter
        assert inpainter is not None
        reason = QCoreApplication.translate("devices", inpainter.device_reason)
        self.device_known.emit(inpainter.device, reason)

    def _fill_begun(self) -> None:
        self.fill_started.emit()
        self._work_changed()

    def _fill_progressed(self, progress: Progress) -> None:
        stage = QCoreApplication.translate("stages", progress.stage)
        self.fill_progressed.emit(progress.fraction, stage)
        if progress.preview is not None and self._fits and not self.variants.open:
            self.fill_previewed.emit(progress.preview)

    def _photo_learnt(self, better: bool) -> None:
        gain = self.tr("The network has learnt from this photo and knows its surroundings better.")
        none = self.tr("There was nothing to learn from this photo; it is filled as usual.")
        self.message.emit(gain if better else none, "", "note")

    def _variant_found(self, fill: Fill) -> None:
        if self._fits and self._next is None:
            self.variants.add(fill)
            self.filled.emit(fill.seconds, fill.model)

    def _fill_succeeded(self, fill: Fill) -> None:
        fits = self._fits
        try:
            if fits and self._next is None:
                if self._choosing:
                    self.variants.add(fill)
                else:
                    self.editing.put(fill)  # raises where the fill does not fit the photo
                self.filled.emit(fill.seconds, fill.model)
        finally:
            self._fill_ended()
        if fill.notes:
            self.message.emit(" ".join(map(translated, fill.notes)), "", "note")
        if not fits:
            sentence = self.tr("The photo was changed meanwhile, so this fill was dropped.")
            self.message.emit(sentence, "", "note")

    def _suggestion_found(self, suggestion: Suggestion) -> None:
        following = self._next is not None  # another photo, which needs no mask of this one
        self._fill_ended()
        if not following:
            self.mask_works.use(suggestion)

    @property
    def _fits(self) -> bool:
        """Whether the document is the one that is being filled, and unchanged but for variants."""
        if self._asked is None or self.document is not self._asked[0]:
            return False
        return self.variants.open or self.document.revision == self._asked[1]

    def _fill_failed(self, error: Exception) -> None:
        self._fill_ended()
        self.tell(error)

    def _fill_ended(self) -> None:
        self._asked = None
        self.fill_ended.emit()
        self.end_work()

    def tell(self, error: Exception) -> None:
        """Tell what the user can mend; anything else is a bug and goes to the excepthook."""
        if isinstance(error, MemoryError):
            sentence = self.tr("There is not enough memory for this; close other programs.")
            self.message.emit(sentence, repr(error), "error")
            return
        if not isinstance(error, UserError):
            raise error
        self.message.emit(translated(error), error.details, "error")
