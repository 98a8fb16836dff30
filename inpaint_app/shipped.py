"""Where the files lie that are shipped beside the code."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def shipped_weights() -> Path:
    """The weights that come with the application."""
    return RESOURCES / "weights" / "inpaint.safetensors"


def icon(name: str) -> Path:
    """The SVG file of the icon with that name."""
    return RESOURCES / "icons" / f"{name}.svg"
