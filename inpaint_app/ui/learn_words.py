"""How learning is put into words: numbers, times and reasons in the language of the interface."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from inpaint_app.core.errors import shown
from inpaint_app.learn_session import Preflight
from inpaint_app.sentences import in_words

if TYPE_CHECKING:
    from inpaint_app.core.learning.folder_scan import FolderScan


def summary(preflight: Preflight) -> str:
    """The folder in one line: what is usable, what is not and why, what stands out."""
    sentences = (*preflight.scan.sentences(), *preflight.survey.sentences())
    return _tr("{list}.").format(list=_listed(str(in_words(said)) for said in sentences))


def details(preflight: Preflight) -> str:
    """Which files each part of the summary is about."""
    scan = preflight.scan
    skipped = sorted(scan.skipped.items(), key=lambda item: -item[1])  # as sentences() tells them
    blocks = []
    for (reason, count), sentence in zip(skipped, scan.sentences()[1:], strict=False):
        names = [shown(path) for why, path in scan.examples if why == reason]
        blocks.append((in_words(sentence), names, count - len(names)))
    alike = _groups(scan)
    if alike:
        blocks.append((_tr("Nearly the same, so never both learnt from and judged"), alike, 0))
    if preflight.survey.unlike:
        names = [shown(scan.photos[i].path) for i in preflight.survey.unlike]
        blocks.append((_tr("Unlike the others"), names, 0))
    return "\n\n".join(_block(*block) for block in blocks)


def time_left(seconds: float) -> str:
    """About how long it will take."""
    if seconds < 50:
        return _tr("less than a minute left")
    minutes = max(1, round(seconds / 60))
    if minutes >= 90:
        hours = QLocale().toString(minutes / 60, "f", 1)
        return _tr("about {hours} h left").format(hours=hours)
    return _tr("about {minutes} min left").format(minutes=minutes)


def percent(part: float, digits: int = 1) -> str:
    """A share as a number of hundredths."""
    return _tr("{number} %").format(number=QLocale().toString(100 * part, "f", digits))


def change(part: float) -> str:
    """A relative change, with its sign; what is rounded to nothing has none."""
    part = round(part, 3) + 0.0  # -0.0 becomes 0.0
    sign = "+" if part > 0 else ""
    return f"{sign}{percent(part)}".replace("-", "−")


def _groups(scan: FolderScan) -> list[str]:
    members: dict[int, list[str]] = {}
    for photo, group in zip(scan.photos, scan.groups, strict=True):
        members.setdefault(group, []).append(shown(photo.path))
    return [_listed(names) for names in members.values() if len(names) > 1]


def _block(title: str, names: list[str], others: int) -> str:
    more = [_tr("and {count} more").format(count=others)] if others > 0 and names else []
    return "\n".join([title, *(f"    {name}" for name in (*names, *more))])


def _listed(parts: Iterable[str]) -> str:
    joined = _tr("{first}, {second}")
    return functools.reduce(lambda a, b: joined.format(first=a, second=b), parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("learning", text)
