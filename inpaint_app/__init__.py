"""Paint over what should go in a photo, and it is gone: offline, every other pixel untouched."""

__version__ = "0.1.0"
