"""Whether a window can be opened here, asked before Qt is.

Qt ends the process with an abort when it finds no screen or when a library of its platform
plug-in is missing, so the question has to be put to the system first. Nothing here imports Qt.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from inpaint_app.core.errors import UserError

# Debian's names of what Qt takes from the system; read with readelf from PySide6-Essentials 6.12:
# the first line for any window, also one without a screen, the others for X11.
PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0 "
    "libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)


def missing_library(error: ImportError | OSError) -> UserError | None:
    """The sentence about a system library that a load failed for, or None for another failure."""
    library, said, _ = str(error).partition(": cannot open shared object file")
    if not said:
        return None
    return UserError(
        "The window needs a system library that is not installed ({library}); on Debian or Ubuntu: "
        "apt-get install {packages}",
        library=library,
        packages=PACKAGES,
        details=str(error),
    )


def require_display(
    environment: Mapping[str, str] = os.environ, *, system: str = sys.platform
) -> None:
    """Raise UserError, with what to do, where Qt would find no screen to open a window on.

    Only X11 and Wayland are asked; a platform that was chosen by name ("offscreen", "vnc") and
    other systems than Linux need nothing.
    """
    if not system.startswith("linux"):
        return
    wanted = environment.get("QT_QPA_PLATFORM", "")
    platforms = {name.split(":")[0] for name in wanted.split(";") if name} or {"wayland", "xcb"}
    if not platforms <= {"wayland", "wayland-egl", "xcb"}:
        return
    if platforms & {"wayland", "wayland-egl"} and _wayland_answers(environment):
        return
    if "xcb" not in platforms or not _x11_answers(environment):
        raise UserError(
            "No screen was found to open the window on; log in to a desktop or set DISPLAY, or use "
            "the command line without a window: inpaint-app fill --help",
        )
    _require_x11_plugin()


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether the compositor accepts a connection."""
    if not (environment.get("WAYLAND_DISPLAY") or environment.get("WAYLAND_SOCKET")):
        return False
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    if environment.get("WAYLAND_SOCKET"):
        return True  # an inherited connection: asking would use it up
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(os.fsencode(environment["WAYLAND_DISPLAY"]))
    if not connection:
        return False
    wayland.wl_display_disconnect(connection)
    return True


def _x11_answers(environment: Mapping[str, str]) -> bool:
    """Whether the X server accepts a connection."""
    display = environment.get("DISPLAY")
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)  # never NULL, even on failure
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _require_x11_plugin() -> None:
    """Raise UserError naming the library that Qt's X11 plug-in misses, if it misses one."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return  # importing it says so better
    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return  # a system's own Qt keeps its plug-ins elsewhere, and its own dependencies
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        if (sentence := missing_library(error)) is not None:
            raise sentence from error
