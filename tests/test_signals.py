"""A command that is asked to stop ends with its exit code, and what was begun is put in order."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from children import run_python
from short_learning import save

_LEARN = """
import os, signal, sys
from inpaint_app import cli, learning
from inpaint_app.core.learning.learn_steps import LearnStep

class Work:
    def __init__(self, *_, **__):
        self.begun = False

    def steps(self):
        yield LearnStep("Learning", 0.0, 600.0)
        for _ in range(int(sys.argv[2])):
            os.kill(os.getpid(), int(sys.argv[1]))
        print("the step is whole")
        try:
            yield LearnStep("Learning", 0.1, 540.0)
            print("another step")
        finally:
            self.begun = True
            print("saved")

learning.FolderLearning = Work
sys.exit(cli.main(["learn", ".", "--name", "Garden"]))
"""


@pytest.mark.parametrize(("kind", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_learning_that_is_asked_to_stop_saves_after_its_step(kind: int, code: int) -> None:
    """Wherever in a step the signal comes; then it says how to go on."""
    ended = run_python(_LEARN, int(kind), 1)
    assert ended.returncode == code
    assert ended.stdout.split("\n") == ["the step is whole", "saved", ""]
    assert ended.stderr == "Stopped; the same command with --resume goes on\n"


@pytest.mark.parametrize(("kind", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_learning_that_is_asked_twice_stops_at_once(kind: int, code: int) -> None:
    ended = run_python(_LEARN, int(kind), 2)
    assert ended.returncode == code
    assert (ended.stdout, ended.stderr) == ("", "")


_STOPPED = """
import os, signal, sys
from inpaint_app import cli, learning
from inpaint_app.core.learning.learn_steps import READING

steps = learning.FolderLearning.steps

def stopped(self):
    begun = steps(self)
    try:
        for step in begun:
            if step.stage == READING:
                os.kill(os.getpid(), signal.SIGINT)
            yield step
    finally:
        begun.close()

learning.FolderLearning.steps = stopped
os.environ["XDG_DATA_HOME"] = sys.argv[2]
sys.exit(cli.main(["learn", sys.argv[1], "--name", "Garden", "--device", "cpu", *sys.argv[3:]]))
"""


def test_what_ctrl_c_stopped_can_be_gone_on_with(tmp_path: Path) -> None:
    """A real learning, stopped while it reads: it is found again, under its name."""
    folder = tmp_path / "photos"
    folder.mkdir()
    save(folder, 13)
    for resume in ([], ["--resume"]):
        ended = run_python(_STOPPED, folder, tmp_path / "data", *resume)
        assert ended.returncode == 130, ended.stderr
        assert ended.stderr == "Stopped; the same command with --resume goes on\n"


def test_a_terminated_command_cleans_up() -> None:
    """SIGTERM unwinds it; without that the copy of a photo would stay in the temporary folder."""
    ended = run_python(
        """
import os, signal, sys
from inpaint_app import cli, models_command

def run(options):
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        print("not stopped")
    finally:
        print("cleaned up")

models_command.run = run
sys.exit(cli.main(["models", "list"]))
"""
    )
    assert ended.returncode == 143
    assert ended.stdout == "cleaned up\n"
