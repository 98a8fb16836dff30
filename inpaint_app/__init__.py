"""Paint over what should go in a photo, and it is gone: offline, every other pixel untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inpaint_app.api import FilledPhoto, fill

__all__ = ["FilledPhoto", "fill"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the interface for Python where it is used: the command line must start quickly."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from inpaint_app import api

    return getattr(api, name)
