"""Importing torch beside a window that goes on drawing.

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

_LIBRARIES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}


def import_torch() -> None:
    """Import torch and what fills with it; call it on another thread than the window's."""
    if "torch" in sys.modules:
        return
    _load_library()
    collecting = gc.isenabled()
    gc.disable()
    try:
        import inpaint_app.core.inpainter  # noqa: F401 - imports torch
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _load_library() -> None:
    """Load torch's library without Python's lock; where that fails, the import does it."""
    library, spec = _LIBRARIES.get(sys.platform), importlib.util.find_spec("torch")
    if library is None or spec is None or spec.origin is None:
        return
    path = Path(spec.origin).parent / "lib" / library
    if path.exists():
        load = ctypes.CDLL(None).dlopen  # CDLL(path) would keep the lock
        load.restype = ctypes.c_void_p
        load.argtypes = [ctypes.c_char_p, ctypes.c_int]
        load(os.fsencode(path), os.RTLD_NOW)
