"""Settings come back as they were; damaged ones cost nothing but themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from inpaint_app.core.errors import UserError
from inpaint_app.settings import Settings, read_settings, write_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the settings of a test lie; the folder does not exist yet."""
    return tmp_path / "config" / "settings.json"


def test_settings_come_back(path: Path) -> None:
    """What is written is read, with names of files in any script or bytes."""
    settings = Settings(theme="dark", geometry="AAEC", brush=0.25, open_folder="/photos/Ålesund")
    settings.remember(Path("/photos/日本/wedding \udcff.jpg"))
    write_settings(path, settings)
    assert read_settings(path) == (settings, None)


def test_without_a_file_the_defaults_count(path: Path) -> None:
    """A first start tells nothing."""
    assert read_settings(path) == (Settings(), None)


def test_recent_photos_are_the_last_six_without_doubles() -> None:
    """The latest comes first."""
    settings = Settings()
    for number in (*range(8), 5):
        settings.remember(Path(f"/photos/{number}.jpg"))
    assert [Path(name).stem for name in settings.recent] == ["5", "7", "6", "4", "3", "2"]
    assert settings.open_folder == str(Path("/photos"))


@pytest.mark.fault(71)
@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\0", b"[]", b'"text"', b"[" * 100_000, b" " * 2_000_000]
)
def test_a_damaged_file_is_kept_aside_and_told(path: Path, content: bytes) -> None:
    """The defaults count, and nothing that the user may want back is deleted."""
    path.parent.mkdir()
    path.write_bytes(content)
    settings, note = read_settings(path)
    assert settings == Settings()
    assert note is not None
    assert "settings.json.bad-" in note
    kept = [other for other in path.parent.iterdir() if other != path]
    assert [other.read_bytes() for other in kept] == [content]


@pytest.mark.fault(71)
def test_single_bad_values_become_defaults(path: Path) -> None:
    """The good ones and those of a newer version's file are not lost with them."""
    path.parent.mkdir()
    bad = {"theme": "pink", "geometry": 7, "brush": -1, "open_folder": "/a", "recent": ["", 3]}
    path.write_text(json.dumps({"version": 99, "unknown": True, **bad}))
    assert read_settings(path) == (Settings(open_folder="/a"), None)


@pytest.mark.fault(71)
@given(st.data())
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_change_of_bytes_stops_the_program(path: Path, data: st.DataObject) -> None:
    """Whatever happens to the file, settings come back that can be used and written."""
    write_settings(path, Settings(recent=["/a.jpg"]))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    settings, _ = read_settings(path)
    assert 0 < settings.brush <= 0.5
    write_settings(path, settings)
    assert read_settings(path) == (settings, None)


@pytest.mark.fault(73)
def test_two_windows_do_not_undo_each_others_settings(path: Path) -> None:
    """Each writes what was changed in it; the recent photos of both are kept."""
    write_settings(path, Settings(theme="dark", brush=0.1))
    one, other = read_settings(path)[0], read_settings(path)[0]
    one.theme = "light"
    one.remember(Path("/photos/one.jpg"))
    other.brush = 0.2
    other.remember(Path("/photos/other.jpg"))
    write_settings(path, one, read=Settings(theme="dark", brush=0.1))
    write_settings(path, other, read=Settings(theme="dark", brush=0.1))
    found, _ = read_settings(path)
    assert (found.theme, found.brush) == ("light", 0.2)
    assert [Path(name).stem for name in found.recent] == ["other", "one"]


@pytest.mark.fault(72)
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Writing says so; reading gives the defaults."""
    blocked = tmp_path / "file"
    blocked.touch()
    path = blocked / "settings.json"
    assert read_settings(path) == (Settings(), None)
    with pytest.raises(UserError):
        write_settings(path, Settings())
