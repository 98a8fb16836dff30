"""Which network fills: the one that is shipped, or a learnt one that the user has chosen."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inpaint_app.core.errors import UserError
from inpaint_app.filling import Filling, LoadInpainter
from inpaint_app.library import Library
from inpaint_app.settings import Settings
from inpaint_app.worker import run_beside

if TYPE_CHECKING:
    from inpaint_app.core.inpainter import Inpainter

LoadWeights = Callable[[Path, str, str], "Inpainter"]  # file, device, name to show


class ActiveModel(QObject):
    """Loads the chosen model; `settings.model` is its name, empty for the shipped one.

    A learnt model that cannot be loaded is told by `failed`, and the shipped one fills.
    """

    changed = Signal()
    failed = Signal(object)  # UserError
    _lost = Signal(object)  # UserError, from a worker's thread

    def __init__(
        self,
        load_base: LoadInpainter,
        load_weights: LoadWeights,
        library: Library,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load_base = load_base
        self._load_weights = load_weights
        self.library = library
        self._settings = settings
        self._filling: Filling | None = None
        self._wanted = settings.model
        self._lost.connect(self._fall_back)

    @property
    def name(self) -> str:
        """The learnt model that fills; empty for the shipped one."""
        return self._settings.model

    def serve(self, filling: Filling) -> None:
        """Give the models to this filling from now on."""
        self._filling = filling

    def load(self) -> Inpainter:
        """The chosen model, else the shipped one; called on a worker's thread."""
        if self._settings.model:
            try:
                return self._load(self._settings.model)
            except UserError as error:
                self._lost.emit(error)
        return self._load_base()

    def use(self, name: str) -> None:
        """Load a model of the library, or with an empty name the shipped one, and fill with it."""
        assert self._filling is not None
        self._wanted = name
        run_beside(
            self._filling,  # a part of the session, which waits for its threads
            functools.partial(_loading, name, functools.partial(self._load, name)),
            succeeded=self._use,
            failed=self._not_used,
            cancelled=self._stopped,
        )

    def renamed(self, name: str, new: str) -> None:
        """The library has given a model another name."""
        if self._settings.model == name:
            self.use(new)

    def removed(self, name: str) -> None:
        """The library has lost a model."""
        if self._settings.model == name:
            self.use("")

    def _load(self, name: str) -> Inpainter:
        if not name:
            return self._load_base()
        return self._load_weights(self.library.find(name).weights, "auto", name)

    def _use(self, loaded: tuple[str, Inpainter]) -> None:
        name, inpainter = loaded
        if name == self._wanted and self._filling is not None:  # the last one asked for wins
            self._settings.model = name
            self._filling.adopt(inpainter)
            self.changed.emit()

    def _not_used(self, error: Exception) -> None:
        self._wanted = self._settings.model
        self.changed.emit()
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)

    def _fall_back(self, error: UserError) -> None:
        self._settings.model = self._wanted = ""
        self.changed.emit()
        self.failed.emit(error)

    def _stopped(self) -> None:
        self._wanted = self._settings.model


def _loading(name: str, load: LoadInpainter) -> Generator[None, None, tuple[str, Inpainter]]:
    yield
    return name, load()
