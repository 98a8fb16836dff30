"""Pixels pass between numpy and Qt without a change."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PySide6.QtGui import QColorSpace, QImage

from inpaint_app.ui import qimage

shapes = st.tuples(st.integers(1, 9), st.integers(1, 9), st.sampled_from([3, 4]))


@given(shapes.flatmap(lambda shape: arrays.arrays(np.uint8, shape)))
def test_an_image_survives_the_way_there_and_back(image: np.ndarray) -> None:
    """Every byte is as before, at every width, with alpha and without."""
    assert np.array_equal(qimage.to_image(qimage.to_qimage(image)), image)


def test_a_wrapped_image_shows_the_array_as_it_is_now() -> None:
    """A contiguous 8-bit array is not copied."""
    image = np.zeros((4, 5, 3), np.uint8)
    wrapped = qimage.wrap(image)
    image[1, 2] = 10, 20, 30
    assert wrapped.pixelColor(2, 1).getRgb() == (10, 20, 30, 255)


@pytest.mark.fault(43)
def test_a_wrapped_copy_outlives_what_it_was_made_of() -> None:
    """The memory of parts and of 16-bit images stays as long as the QImage."""
    image = np.arange(8 * 8 * 3, dtype=np.uint8).reshape(8, 8, 3)
    part = qimage.wrap(image[2:5, 3:7])
    deep = qimage.wrap(np.full((3, 3, 3), 65535, np.uint16))
    gc.collect()
    assert part.pixelColor(0, 0).getRgb()[:3] == tuple(image[2, 3])
    assert deep.pixelColor(1, 1).getRgb() == (255, 255, 255, 255)


@pytest.mark.parametrize(
    "format_",
    [QImage.Format.Format_RGB32, QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB16],
)
def test_any_format_of_the_clipboard_is_read(format_: QImage.Format) -> None:
    """A picture without transparency becomes RGB, whatever way Qt holds it."""
    picture = QImage(3, 2, format_)
    picture.fill(0xFFFFFFFF)
    image = qimage.to_image(picture)
    assert image.shape == (2, 3, 3)
    assert image.min() == 255


@pytest.mark.qt_log_ignore("ICC|fromIccProfile")
@pytest.mark.fault(14)
def test_a_broken_profile_means_srgb() -> None:
    """A profile that Qt cannot use is no reason to show nothing; a good one is used."""
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    p3 = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3)
    assert qimage.colour_space(None) == srgb
    assert qimage.colour_space(b"no profile" * 20) == srgb
    assert qimage.colour_space(bytes(p3.iccProfile().data())) == p3
