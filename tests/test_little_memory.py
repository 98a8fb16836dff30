"""With little memory: what is too large is told, what is not is done, and nothing crashes."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from children import run_python
from driving import Heard
from PIL import Image
from pytestqt.qtbot import QtBot

from inpaint_app import opening
from inpaint_app.session import Session

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")

_OPENING = """
import os, resource, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QEventLoop
from inpaint_app.session import Session

app = QCoreApplication([])
session = Session(lambda: None)
said = []
session.message.connect(lambda sentence, details, kind: said.append(sentence))
session.opened.connect(lambda: said.append("opened"))
photo, small = map(Path, sys.argv[1:])

def size():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * resource.getpagesize()

def open_photo(path, megabytes=None):
    said.clear()
    free = resource.RLIM_INFINITY
    limit = free if megabytes is None else size() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, free))
    session.open(path)
    while session.busy:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    resource.setrlimit(resource.RLIMIT_AS, (free, free))
    print(*said)

open_photo(small)
for megabytes in (40, 100, 160, 220):
    open_photo(photo, megabytes)
    assert session.document.width in (30, 5000)
open_photo(photo)
session.wait()  # its thread may not have ended yet
"""


@pytest.mark.fault(76)
def test_a_photo_that_is_too_large_for_the_memory_is_told(tmp_path: Path) -> None:
    """At whichever step memory ends there is one sentence, and the photo before stays open."""
    photo, small = tmp_path / "large.png", tmp_path / "small.png"
    Image.fromarray(np.zeros((5000, 5000), np.uint8)).save(photo, compress_level=1)
    Image.fromarray(np.zeros((20, 30), np.uint8)).save(small)
    ended = run_python(_OPENING, photo, small)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    first, *tries, last = ended.stdout.splitlines()
    assert (first, last) == ("opened", "opened")
    assert len(tries) == 4
    told = [line for line in tries if "not enough memory" in line]
    assert told
    assert len(told) + tries.count("opened") == 4


@pytest.mark.fault(76)
def test_memory_that_ends_while_a_photo_is_prepared_is_told(
    qtbot: QtBot, session: Session, photo_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only the decoder needs memory; wherever it ends, it is no bug but a sentence."""

    def document(image: np.ndarray) -> None:
        raise MemoryError

    monkeypatch.setattr(opening, "Document", document)
    heard = Heard(session)
    with qtbot.waitSignal(session.message):
        session.open(photo_path)
    assert heard.messages[0][0].startswith("There is not enough memory for this")
    assert session.busy == ""
    assert session.document is None


_LARGE = """
import resource, sys
import numpy as np, torch
from inpaint_app.core.fills import FillRequest
from inpaint_app.core.inpainter import Inpainter
from models.autoencoder import TINY, DenoisingAutoencoder

torch.manual_seed(0)
inpainter = Inpainter(DenoisingAutoencoder(TINY))
# Not made by a command that writes: 300 MB of zeros that nobody writes to take no memory.
image = np.zeros((10_000, 10_000, 3), np.uint8)
mask = np.zeros((10_000, 10_000), np.bool_)
mask[5000:5030, 7000:7030] = True
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
steps = inpainter.fill(FillRequest(image, mask, quality="fast"))
try:
    while True:
        next(steps)
except StopIteration as end:
    fill = end.value
assert fill.bounds == (7000, 5000, 30, 30)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.fault(39)
def test_a_small_hole_in_100_megapixels_costs_little_more_than_the_photo() -> None:
    """The photo is copied once and the mask a few times; nothing else is of their size."""
    ended = run_python(_LARGE)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) < 700
