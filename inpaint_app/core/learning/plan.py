"""Which photos are learnt from, which steer the learning and which judge it at the end."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inpaint_app.core.errors import UserError, shown
from inpaint_app.core.learning.folder_scan import FolderScan

FEWEST = 12  # photos: of fewer nothing can be held out that would tell anything
CAREFUL = 30  # photos: of fewer only the matching heads and gains are trained
# Of the photos. Two holes of one photo tell less than two photos: of sixty, twelve were too few for
# an interval that tells what is gained.
_JUDGED = 1 / 3
_LEAST_JUDGED, _MOST_JUDGED = 6, 20
_STEERING = 0.1  # of the photos: tells when to stop; never part of the report
_LEAST_STEERING, _MOST_STEERING = 2, 12


@dataclass(frozen=True)
class PlannedPhoto:
    """A file and what it was when it was looked at."""

    path: str  # relative to the folder
    stamp: tuple[int, int]
    group: int
    size: tuple[int, int]  # width and height, upright

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> PlannedPhoto:
        """KeyError, TypeError or ValueError for anything that is none."""
        modified, length = values["stamp"]
        width, height = values["size"]
        return cls(
            str(values["path"]),
            (int(modified), int(length)),
            int(values["group"]),
            (int(width), int(height)),
        )

    def unchanged(self, folder: Path) -> bool:
        """Whether it is still there, and the same."""
        try:
            state = os.stat(folder / self.path)
        except OSError:
            return False
        return (state.st_mtime_ns, state.st_size) == self.stamp


@dataclass(frozen=True)
class Plan:
    """The photos of a folder by what they are for; no group is in two of the lists."""

    folder: str
    learnt: tuple[PlannedPhoto, ...]
    steering: tuple[PlannedPhoto, ...]
    judged: tuple[PlannedPhoto, ...]
    skipped: dict[str, int]
    unlike: tuple[str, ...] = ()  # those that are unlike the rest; they are used like all others

    @property
    def photos(self) -> int:
        """How many photos are used in any way."""
        return len(self.learnt) + len(self.steering) + len(self.judged)

    @property
    def careful(self) -> bool:
        """So few photos that most of the network stays as it is."""
        return self.photos < CAREFUL

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it; `from_dict` is the inverse."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Plan:
        """KeyError, TypeError or ValueError for anything that is no plan."""
        lists = {
            name: tuple(PlannedPhoto.from_dict(photo) for photo in values[name])
            for name in ("learnt", "steering", "judged")
        }
        return cls(
            folder=str(values["folder"]),
            skipped=dict(values["skipped"]),
            unlike=tuple(map(str, values["unlike"])),
            **lists,
        )


def plan(scan: FolderScan, unlike: Sequence[int] = ()) -> Plan:
    """Hold out a third of the photos, six to twenty, by group; UserError where there are too few.

    `unlike` are photos that stand out, as a Survey tells; they are only named.

    The choice follows from what the photos show, not from their names or their order.
    """
    photos = scan.photos
    groups: dict[int, list[int]] = {}
    for i, group in enumerate(scan.groups):
        groups.setdefault(group, []).append(i)
    if len(photos) < FEWEST or len(groups) < FEWEST:
        raise UserError(
            "{name} holds {count} different photos that can be learnt from, and {least} are "
            "needed; choose a folder with more",
            name=shown(scan.folder),
            count=len(groups),
            least=FEWEST,
            details="\n".join(scan.sentences()),
        )

    def order(members: list[int]) -> tuple[int, str]:
        # Large groups last: a burst of forty is better learnt from than counted forty times.
        shown_there = hashlib.sha256(photos[members[0]].thumbnail.tobytes()).hexdigest()
        return (len(members) > max(3, len(photos) // 20), shown_there)

    ordered = sorted(groups.values(), key=order)
    judged_count = min(max(round(_JUDGED * len(photos)), _LEAST_JUDGED), _MOST_JUDGED)
    steering_count = min(max(round(_STEERING * len(photos)), _LEAST_STEERING), _MOST_STEERING)
    judged, rest = _take(ordered, judged_count)
    steering, learnt = _take(rest, steering_count)

    def planned(members: Sequence[list[int]]) -> tuple[PlannedPhoto, ...]:
        return tuple(
            PlannedPhoto(
                os.path.relpath(photos[i].path, scan.folder),
                photos[i].stamp,
                scan.groups[i],
                photos[i].size,
            )
            for group in members
            for i in group
        )

    return Plan(
        os.path.abspath(scan.folder),
        planned(learnt),
        planned(steering),
        planned(judged),
        dict(scan.skipped),
        tuple(os.path.relpath(photos[i].path, scan.folder) for i in unlike),
    )


def _take(groups: list[list[int]], count: int) -> tuple[list[list[int]], list[list[int]]]:
    """Whole groups until that many photos are taken, and the rest."""
    taken = 0
    for place, group in enumerate(groups):
        if taken >= count or place == len(groups) - 1:
            return groups[:place], groups[place:]
        taken += len(group)
    return groups, []
