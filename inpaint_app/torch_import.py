"""Importing torch and OpenCV beside a window that goes on drawing.

Measured with a timer of 10 ms on a busy machine of two cores: a plain import in a thread holds the
window up for 2.3 s at once, this one for 0.1 s. Two things hold Python's lock for long:

- the dynamic linker, while it loads the library of 200 MB. Called through ctypes it does so without
  the lock, and the import then finds the library loaded;
- the garbage collector, which goes again and again through the many objects that the import makes
  and that live as long as the process. It pauses, and never looks at them again.
"""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import sys
from pathlib import Path

_LIBRARIES = {"linux": "lib/libtorch_cpu.so", "darwin": "lib/libtorch_cpu.dylib"}
_OPENCV = "cv2.abi3.so"


def import_torch() -> None:
    """Import torch and what fills with it; call it on another thread than the window's."""
    if "torch" in sys.modules:
        return
    _load_library("torch", _LIBRARIES.get(sys.platform, ""))
    collecting = gc.isenabled()
    gc.disable()
    try:
        import inpaint_app.core.inpainter  # noqa: F401 - imports torch
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def import_opencv() -> None:
    """Import OpenCV before the window needs it; call it on another thread than the window's.

    The end of a stroke looks for closed lines with it: the first one waited for this import, on a
    machine that had not read its 90 MB lately for .4 to .6 s.
    """
    if "cv2" not in sys.modules:
        _load_library("cv2", _OPENCV)
        import cv2  # noqa: F401


def _load_library(package: str, name: str) -> None:
    """Load a package's library without Python's lock; where that fails, the import does it."""
    spec = importlib.util.find_spec(package)
    if not name or os.name != "posix" or spec is None or spec.origin is None:
        return
    path = Path(spec.origin).parent / name
    if path.exists():
        load = ctypes.CDLL(None).dlopen  # CDLL(path) would keep the lock
        load.restype = ctypes.c_void_p
        load.argtypes = [ctypes.c_char_p, ctypes.c_int]
        load(os.fsencode(path), os.RTLD_NOW)
