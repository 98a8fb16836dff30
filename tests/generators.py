"""Generators as the application uses them: steps, then what they return."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

T = TypeVar("T")


def ended(steps: Generator[Any, None, T]) -> T:
    """What the steps return at their end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
