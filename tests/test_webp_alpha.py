"""A WebP whose alpha is opaque everywhere keeps its alpha."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from pictures import drawn, encoded, exif, opened, profile

from inpaint_app.core.photo_files import open_photo, save_photo
from inpaint_app.core.webp_alpha import with_opaque_alpha


def read(webp: bytes) -> np.ndarray:
    with PIL.Image.open(io.BytesIO(webp), formats=["WEBP"]) as picture:
        return np.array(picture)


@pytest.mark.parametrize("size", [(1, 1), (41, 53), (48, 64)])
@pytest.mark.parametrize("options", [{"lossless": True, "exact": True}, {"quality": 90}])
@pytest.mark.parametrize("described", [False, True])
def test_the_pixels_stay_and_alpha_is_there(
    size: tuple[int, int], options: dict[str, Any], described: bool
) -> None:
    """In lossless and lossy files, with and without profile and camera data."""
    image = drawn(*size, 4)
    image[..., 3] = 255
    tags = {"exif": exif(1), "icc_profile": profile(), "xmp": b"<x/>"} if described else {}
    plain = encoded("WEBP", image, **options, **tags)
    found = with_opaque_alpha(plain)
    assert np.array_equal(read(found), np.dstack((read(plain), image[..., 3])))
    assert np.array_equal(read(with_opaque_alpha(found)), read(found))
    with PIL.Image.open(io.BytesIO(found)) as picture:
        for name, value in tags.items():
            assert picture.info[name].removeprefix(b"Exif\0\0") == value.removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("quality", [None, 80])
def test_a_photo_with_alpha_opens_again_with_it(tmp_path: Path, quality: int | None) -> None:
    """Also after its last transparent pixel was filled."""
    image = drawn(channels=4)
    photo = opened(tmp_path, encoded("WEBP", image, lossless=True, exact=True), "photo.webp")
    image[..., 3] = 255
    save_photo(tmp_path / "b.webp", image, photo, quality=quality)
    again = open_photo(tmp_path / "b.webp")
    assert again.image.shape == image.shape
    assert (again.image[..., 3] == 255).all()
    if quality is None:
        assert np.array_equal(again.image, image)
