"""What the pill over the photo says: what is going on, or the next step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from inpaint_app.session import Session
from inpaint_app.ui.pill import Pill


class Hints(QObject):
    """Lets `pill` tell progress, and the next step until the user has been through all twice."""

    def __init__(self, session: Session, pill: Pill) -> None:
        super().__init__(pill)
        self._session, self._pill = session, pill
        self._fills = 0
        session.changed.connect(self.show)
        session.fill_started.connect(self._fill_started)
        session.fill_progressed.connect(pill.show_progress)
        session.fill_ended.connect(self.show)
        session.filled.connect(self._filled)
        self.show()

    def show(self) -> None:
        """Say it now."""
        busy, editing = self._session.busy, self._session.editing
        if busy == "opening":
            self._pill.show_progress(-1.0, self.tr("Opening…"))
        elif busy == "saving":
            self._pill.show_progress(-1.0, self.tr("Saving…"))
        elif not busy and self._session.variants.open:
            self._pill.show_hint(self.tr("Choose with 1 to 4, keep with Enter, drop with Esc."))
        elif not busy and self._fills > 1:
            self._pill.show_hint("")
        elif not busy and self._fills and not editing.mask_shown:
            self._pill.show_hint(self.tr("Hold \\ to see the original."))
        elif not busy and editing.has_mask:
            self._pill.show_hint(self.tr("Press Enter to fill."))
        elif not busy:
            self._pill.show_hint(self.tr("Paint over what should go, then press Enter."))

    def _fill_started(self) -> None:
        self._pill.show_progress(0.0, self.tr("Filling"))

    def _filled(self) -> None:
        self._fills += 1
