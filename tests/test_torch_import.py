"""Torch and OpenCV are imported beside the window without holding it up for long."""

from __future__ import annotations

import sys

import pytest
from children import run_python


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the process has mapped")
def test_the_import_holds_no_lock_for_long() -> None:
    """Its library is loaded before, without Python's lock; the collector waits meanwhile."""
    done = run_python(
        "import gc, sys\n"
        "from inpaint_app import torch_import\n"
        "collected = []\n"
        "gc.callbacks.append(lambda phase, info: collected.append(info['generation']))\n"
        "torch_import._load_library('torch', torch_import._LIBRARIES['linux'])\n"
        "assert 'libtorch_cpu' in open('/proc/self/maps').read()\n"
        "assert 'torch' not in sys.modules\n"
        "del collected[:]\n"
        "torch_import.import_torch()\n"
        "assert 2 not in collected, collected\n"
        "assert 'torch' in sys.modules and gc.isenabled() and gc.get_freeze_count() > 100_000\n"
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="reads what the process has mapped")
def test_the_end_of_the_first_stroke_waits_for_no_import() -> None:
    """OpenCV comes with the network, its library loaded before without Python's lock."""
    done = run_python(
        "import sys\n"
        "from inpaint_app import application, torch_import\n"
        "assert 'cv2' not in sys.modules\n"
        "torch_import._load_library('cv2', torch_import._OPENCV)\n"
        "assert torch_import._OPENCV in open('/proc/self/maps').read()\n"
        "assert 'cv2' not in sys.modules\n"
        "application.load_shipped()\n"
        "assert 'cv2' in sys.modules\n"
    )
    assert done.returncode == 0, done.stderr
