"""The window of learning before, during and after, as pictures.

    python tests/learn_walk.py FOLDER [--photos PHOTOS] [--minutes M] [--readme]

learns PHOTOS, by default pieces of the photos that come with the application, in the real window
without a screen, and writes FOLDER/setup.png, learning.png and report.png. --readme also puts the
last two into resources/screenshots; the first names a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PIL import Image as PillowImage

ROOT = Path(__file__).resolve().parent.parent
SHOWN_STEP = 20  # of the training, when there is something to see
PIECE = 256


def pieces(folder: Path) -> None:
    """Four pieces of each photo that comes with the application, as photos of their own."""
    for path in sorted((ROOT / "resources" / "general").glob("*.jpg")):
        with PillowImage.open(path) as photo:
            side = min(PIECE, min(photo.size) // 2)
            for number in range(4):
                x, y = number % 2 * (photo.width - side), number // 2 * (photo.height - side)
                piece = photo.convert("RGB").crop((x, y, x + side, y + side))
                piece.save(folder / f"{path.stem}{number + 1}.png")


def walk(out: Path, photos: Path, minutes: float) -> int:
    """The application's own exit code, or 1 where learning failed."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QTimer

    from inpaint_app.application import Application, load_shipped
    from inpaint_app.learn_session import State

    application = Application(load_shipped)
    learning = application.teaching.learning
    application.window.show()
    application.teaching.show_learning()
    dialog = application.teaching._dialog
    assert dialog is not None
    problems: list[str] = []
    taken: set[str] = set()

    def take(name: str) -> None:
        taken.add(name)
        dialog.grab().save(str(out / f"{name}.png"))

    def end() -> None:
        take("report")
        application.window.leave()

    def begin() -> None:
        take("setup")
        learning.start("My photos", minutes)

    def changed() -> None:
        if learning.state is State.READY and learning.preflight and "setup" not in taken:
            taken.add("setup")
            QTimer.singleShot(500, begin)
        if learning.state is State.LEARNT and "report" not in taken:
            taken.add("report")
            QTimer.singleShot(500, end)

    def stepped(step: object) -> None:
        training = getattr(step, "training", None)
        if training is not None and training.step >= SHOWN_STEP and "learning" not in taken:
            take("learning")

    def failed(error: object) -> None:
        problems.append(str(error))
        application.window.leave()

    learning.changed.connect(changed)
    learning.stepped.connect(stepped)
    learning.failed.connect(failed)
    QTimer.singleShot(2000, lambda: learning.look(photos))
    code = application.run()
    missing = {"setup", "learning", "report"} - taken
    for problem in [*problems, *(f"no picture of {name}" for name in sorted(missing))]:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems or missing else code


def main() -> int:
    p = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    p.add_argument("output", type=Path, metavar="FOLDER")
    p.add_argument("--photos", type=Path)
    p.add_argument("--minutes", type=float, default=4)
    p.add_argument("--readme", action="store_true")
    a = p.parse_args()
    a.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= dict.fromkeys(
            ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), home
        )
        os.environ |= {"OMP_WAIT_POLICY": "PASSIVE", "QT_QPA_PLATFORM": "offscreen"}
        os.environ.setdefault("INPAINT_APP_THEME", "light")
        os.environ.setdefault("INPAINT_APP_LANGUAGE", "en")
        photos = a.photos or Path(home) / "My photos"
        if a.photos is None:
            photos.mkdir()
            pieces(photos)
        code = walk(a.output, photos, a.minutes)
    if a.readme and not code:
        for name in ("learning", "report"):
            with PillowImage.open(a.output / f"{name}.png") as picture:
                target = ROOT / "resources" / "screenshots" / f"learn_{name}.jpg"
                picture.convert("RGB").save(target, quality=82, subsampling=0, optimize=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
