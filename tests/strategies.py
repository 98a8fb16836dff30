"""Small images, masks and regions for property tests."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from inpaint_app.core.geometry import Bounds

sides = st.integers(1, 12)
sizes = st.tuples(sides, sides)  # (height, width)


@st.composite
def images(draw: st.DrawFn, size: tuple[int, int] | None = None) -> np.ndarray[Any, Any]:
    """An image of any kind that the application knows: 8 or 16 bits, with or without alpha."""
    height, width = size or draw(sizes)
    dtype = draw(st.sampled_from((np.uint8, np.uint16)))
    return draw(arrays.arrays(dtype, (height, width, draw(st.sampled_from((3, 4))))))


def masks(size: tuple[int, int]) -> st.SearchStrategy[np.ndarray[Any, Any]]:
    """Any mask of that size."""
    return arrays.arrays(np.bool_, size)


def bounds() -> st.SearchStrategy[Bounds]:
    """Any region, also outside an image and also empty."""
    places = st.integers(-20, 20)
    return st.builds(Bounds, places, places, st.integers(0, 20), st.integers(0, 20))
