"""What is open and what runs for it: opening, filling and saving, one at a time; no widgets."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal

from inpaint_app.core.document import Document
from inpaint_app.core.errors import Sentence, UserError, shown
from inpaint_app.core.fills import Fill, Progress
from inpaint_app.core.photo_files import Photo, open_photo, proposed_name, save_photo
from inpaint_app.core.pixels import Image
from inpaint_app.editing import Editing
from inpaint_app.filling import Filling, LoadInpainter
from inpaint_app.opening import Opened, neighbour, opening
from inpaint_app.shipped import RESOURCES
from inpaint_app.worker import Worker, run_beside


class Session(QObject):
    """Decides what happens next, and tells the user.

    `editing` holds the document and its history, `filling` the network. One work at a time: while
    a photo is opened, filled or saved (`busy`), nothing else changes it. `message` tells a
    sentence, details (may be empty) and a kind, "note" or "error".
    """

    opened = Signal()
    changed = Signal()  # what may be done now, what is unsaved, what is busy
    fill_started = Signal()
    fill_progressed = Signal(float, str)  # a negative fraction: unknown
    fill_ended = Signal()
    filled = Signal(float)  # seconds
    device_known = Signal(str, str)  # name, reason
    saved = Signal()
    save_failed = Signal()
    message = Signal(str, str, str)

    def __init__(self, load_inpainter: LoadInpainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photo: Photo | None = None
        self.editing = Editing(self)
        self.editing.changed.connect(self.changed)
        self.filling = Filling(load_inpainter, self)
        self.filling.begun.connect(self._fill_begun)
        self.filling.progressed.connect(self._fill_progressed)
        self.filling.filled.connect(self._fill_succeeded)
        self.filling.failed.connect(self._fill_failed)
        self.filling.cancelled.connect(self._fill_ended)
        self.filling.network_ready.connect(self._network_ready)
        self.filling.network_failed.connect(self._tell)
        self._work = ""
        self._next: Callable[[], None] | None = None  # what to open or save when the work has ended
        self._chosen: Path | None = None  # where the user has said to save
        self._seed = 0
        self._asked: tuple[Document, int] | None = None  # what is being filled, and its revision

    @property
    def document(self) -> Document | None:
        """The document on screen."""
        return self.editing.document

    @property
    def busy(self) -> str:
        """The work that is running: "opening", "filling", "saving", or "" for none."""
        return "filling" if self.filling.running else self._work

    @property
    def own_path(self) -> Path | None:
        """The file of the photo if it has one and is the user's, which the sample is not."""
        path = self.photo.path if self.photo is not None else None
        return None if path is None or path.is_relative_to(RESOURCES) else path

    @property
    def proposed_path(self) -> Path:
        """Where Save As begins: beside the photo, or a bare name where that is no place."""
        if self._chosen is not None:
            return self._chosen
        path = self.photo.path if self.photo is not None else None
        proposed = proposed_name(path or Path(self.tr("picture") + ".png"))
        return proposed if self.own_path is not None else Path(proposed.name)

    def open(self, path: Path) -> None:
        """Open a photo instead of the present one; the last one asked for wins."""
        self._replace(functools.partial(open_photo, path))

    def open_image(self, image: Image) -> None:
        """Open pixels that have no file, such as those of the clipboard."""
        self._replace(functools.partial(Photo, image))

    def pick_dropped(self, urls: list[QUrl]) -> Path | None:
        """The photo to open of those dropped on the window; says what happens to the others."""
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not paths:
            sentence = self.tr("Only files on this computer can be opened; save the picture first.")
            self.message.emit(sentence, "", "error")
            return None
        if len(paths) > 1:
            sentence = self.tr("{count} files were dropped; the first one, {name}, is opened.")
            sentence = sentence.format(count=len(paths), name=shown(paths[0]))
            self.message.emit(sentence, "\n".join(shown(path) for path in paths[1:]), "note")
        return paths[0]

    def neighbour(self, step: int) -> Path | None:
        """The next (1) or previous (-1) photo of the folder, or None, having said why."""
        if self.own_path is None:
            return None
        try:
            found = neighbour(self.own_path, step)
        except OSError as error:
            self.message.emit(self.tr("The folder can no longer be read."), str(error), "error")
            return None
        if found is None:
            end = self.tr("This is the last photo in its folder.")
            start = self.tr("This is the first photo in its folder.")
            self.message.emit(end if step > 0 else start, "", "note")
        return found

    def save(self) -> bool:
        """Save again where this photo was saved; False when a name has to be chosen first."""
        if self._chosen is None:
            return False
        self.save_as(self._chosen)
        return True

    def save_as(self, path: Path) -> None:
        """Save the photo under this name, which the user has chosen; this ends a running fill."""
        if self.document is None or self.photo is None:
            return
        if self.busy:
            self._next = functools.partial(self.save_as, path)
            self.filling.cancel()
        else:
            self.editing.end_stroke()
            self._run("saving", _saving(path, self.document, self.photo), self._save_succeeded)

    def load_network(self) -> None:
        """Begin to load the network, so that the first fill need not wait for it."""
        self.filling.load()

    def fill(self) -> None:
        """Fill what is painted; a second time in a row tries again with another seed."""
        if self.document is None or self.busy:
            return
        self.editing.end_stroke()
        if not self.editing.has_mask:
            sentence = self.tr("Nothing is painted yet; paint over what should go first.")
            self.message.emit(sentence, "", "note")
            return
        self._seed = self._seed + 1 if self.editing.mask_spent else 0
        self._asked = self.document, self.document.revision
        self.filling.fill(self.document, self._seed)

    def cancel(self) -> None:
        """End the running fill; without one the unfinished stroke; without that clear the mask."""
        if self.filling.running:
            self.filling.cancel()
        elif not self.editing.cancel_stroke() and self.editing.mask_shown:
            self.editing.clear_mask()

    def stop(self) -> None:
        """Ask all work to end."""
        self._next = None
        for worker in self.findChildren(Worker):
            worker.stop()

    def wait(self) -> None:
        """Wait until every thread has ended; a photo that is being saved is saved."""
        for worker in self.findChildren(Worker):
            worker.wait()

    def _replace(self, read: Callable[[], Photo]) -> None:
        if self.busy:
            self._next = functools.partial(self._replace, read)
            self.filling.cancel()
        else:
            self._run("opening", opening(read), self._open_succeeded)

    def _run(
        self,
        name: str,
        work: Callable[[], Generator[None, None, Any]],
        succeeded: Callable[[Any], None],
    ) -> None:
        self._work = name
        self._work_changed()
        run_beside(
            self, work, succeeded=succeeded, failed=self._work_failed, cancelled=self._work_ended
        )

    def _work_changed(self) -> None:
        self.editing.locked = bool(self.busy)
        self.changed.emit()

    def _work_ended(self) -> None:
        self._work = ""
        following, self._next = self._next, None
        self._work_changed()
        if following is not None:
            following()

    def _work_failed(self, error: Exception) -> None:
        was_saving = self._work == "saving"
        self._work_ended()
        if was_saving:
            self.save_failed.emit()
        self._tell(error)

    def _open_succeeded(self, result: Opened) -> None:
        if self._next is None:
            self.photo, self._chosen = result.photo, None
            self.editing.adopt(result.document, result.pyramids)
            self.opened.emit()
            if result.photo.notes:
                self.message.emit(" ".join(map(translated, result.photo.notes)), "", "note")
        self._work_ended()

    def _save_succeeded(self, photo: Photo) -> None:
        assert photo.path is not None
        self.photo, self._chosen = photo, photo.path
        self.editing.mark_saved()  # nothing has changed since: saving is a work
        self._work_ended()
        sentence = self.tr("Saved as {name}.").format(name=shown(photo.path))
        self.message.emit(sentence, "", "note")
        self.saved.emit()

    def _network_ready(self) -> None:
        inpainter = self.filling.inpainter
        assert inpainter is not None
        self.device_known.emit(inpainter.device, inpainter.device_reason)

    def _fill_begun(self) -> None:
        self.fill_started.emit()
        self._work_changed()

    def _fill_progressed(self, progress: Progress) -> None:
        stage = QCoreApplication.translate("stages", progress.stage)
        self.fill_progressed.emit(progress.fraction, stage)

    def _fill_succeeded(self, fill: Fill) -> None:
        document = self.document
        fits = document is not None and (document, document.revision) == self._asked
        try:
            if fits and self._next is None:
                self.editing.put(fill)  # raises where the fill does not fit the photo
                self.filled.emit(fill.seconds)
        finally:
            self._fill_ended()
        if not fits:
            sentence = self.tr("The photo was changed meanwhile, so this fill was dropped.")
            self.message.emit(sentence, "", "note")

    def _fill_failed(self, error: Exception) -> None:
        self._fill_ended()
        self._tell(error)

    def _fill_ended(self) -> None:
        self._asked = None
        self.fill_ended.emit()
        self._work_ended()

    def _tell(self, error: Exception) -> None:
        """Tell what the user can mend; anything else is a bug and goes to the excepthook."""
        if not isinstance(error, UserError):
            raise error
        self.message.emit(translated(error), error.details, "error")


def translated(said: UserError | Sentence) -> str:
    """The sentence in the language of the interface, closed as a sentence is in a window."""
    sentence = QCoreApplication.translate("errors", said.template).format(**said.values)
    return sentence if sentence.endswith((".", "?", "!", "…", "。")) else f"{sentence}."


def _saving(
    path: Path, document: Document, photo: Photo
) -> Callable[[], Generator[None, None, Photo]]:
    def steps() -> Generator[None, None, Photo]:
        yield
        # Not copied: nothing changes the document while a photo is saved.
        return save_photo(path, document.image, photo)

    return steps
