"""The library in its window, and which model fills: chosen, lost, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import drawn_photo
from driving import LEFT, dialog_of, open_in_window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from test_access import controls, cut_off, name_of, reached_by_tab
from test_access import pseudo as pseudo
from training_photos import tiny_network

from inpaint_app.active_model import ActiveModel
from inpaint_app.core.errors import UserError
from inpaint_app.core.inpainter import Inpainter
from inpaint_app.core.latents import Background, Descriptors, Familiarity
from inpaint_app.core.synthesis.describing import describe
from inpaint_app.filling import Filling
from inpaint_app.library import PAGE, Library
from inpaint_app.settings import Settings
from inpaint_app.ui import models_dialog
from inpaint_app.ui.learn_words import change
from inpaint_app.ui.main_window import MainWindow
from inpaint_app.ui.models_dialog import ModelsDialog
from models.checkpoint import Checkpoint, save_checkpoint


def add_model(library: Library, name: str, verdict: str, **origin: Any) -> None:
    network = tiny_network()
    weights = library.weights(name)
    weights.parent.mkdir(parents=True)
    save_checkpoint(weights, Checkpoint(network.config, dict(network.state_dict()), origin))
    if verdict:
        report = {"date": "2026-01-02", "folder": "/photos/Roses", "verdict": verdict}
        report |= {"change": {"mean": -0.04, "low": -0.06, "high": -0.02}}  # type: ignore[dict-item]
        library.write_report(name, report, "<html>")


def load(weights: Path, device: str, name: str) -> Inpainter:
    return Inpainter.load(weights, device="cpu", name=name)


def test_a_change_has_a_sign_unless_it_is_rounded_to_nothing() -> None:
    assert [change(part) for part in (-0.041, 0.041, 0.0, -0.0, -0.0004, 0.0004)] == [
        "−4.1 %",
        "+4.1 %",
        *["0.0 %"] * 4,
    ]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "models")
    add_model(library, "Garden", "better")
    add_model(library, "Noise", "no difference")
    add_model(library, "From a friend", "")
    return library


@pytest.fixture
def make_active(
    window: MainWindow, library: Library, inpainter: Inpainter
) -> Callable[[Settings], ActiveModel]:
    def make(settings: Settings) -> ActiveModel:
        active = ActiveModel(lambda: inpainter, load, library, settings, window)
        active.serve(window._session.filling)
        return active

    return make


@pytest.fixture
def active(make_active: Callable[[Settings], ActiveModel]) -> ActiveModel:
    return make_active(Settings())


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, active: ActiveModel) -> ModelsDialog:
    dialog = ModelsDialog(active, window._session, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def lines(dialog: ModelsDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(i) for i in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(6)] for item in items if item is not None]


def choose(dialog: ModelsDialog, line: int) -> None:
    item = dialog.list.topLevelItem(line)
    assert item is not None
    dialog.list.setCurrentItem(item)


def click(button: QPushButton) -> None:
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, LEFT)


def test_the_models_are_listed_with_the_shipped_one_first(dialog: ModelsDialog) -> None:
    """Name, date, folder, error and size; only what is better or unjudged can be used."""
    names = [line[0] for line in lines(dialog)]
    assert names == ["As shipped (in use)", "From a friend", "Garden", "Noise"]
    assert lines(dialog)[2][1:4] == ["2026-01-02", "Roses", "−4.0 %"]
    assert lines(dialog)[2][4].endswith("MB")
    assert lines(dialog)[1][2] == "imported"
    for line, usable, changeable in ((0, False, False), (1, True, True), (2, True, True)):
        choose(dialog, line)
        assert dialog.use_button.isEnabled() == usable
        assert dialog.delete_button.isEnabled() == changeable
    choose(dialog, 3)
    assert not dialog.use_button.isEnabled()
    assert "not found to be better" in dialog.use_button.toolTip()


def test_a_chosen_model_fills_and_the_shipped_one_can_be_chosen_again(
    qtbot: QtBot, window: MainWindow, dialog: ModelsDialog, active: ActiveModel
) -> None:
    """The status bar tells which it is; the choice is remembered."""
    choose(dialog, 2)
    with qtbot.waitSignal(window._session.device_known):
        click(dialog.use_button)
    qtbot.waitUntil(lambda: active.name == "Garden")
    assert "Garden" in window.status.device.text()
    assert lines(dialog)[2][0] == "Garden (in use)"
    choose(dialog, 0)
    with qtbot.waitSignal(active.changed):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert active.name == ""
    assert window._session.filling.inpainter is not None
    assert window._session.filling.inpainter.model == "tiny"


def test_a_model_that_is_gone_gives_way_to_the_shipped_one(
    qtbot: QtBot, make_active: Callable[[Settings], ActiveModel], inpainter: Inpainter
) -> None:
    """At the start it is told, and the choice is forgotten."""
    settings = Settings(model="Gone")
    active = make_active(settings)
    with qtbot.waitSignal(active.failed) as told:
        assert active.load() is inpainter
    assert "no learnt model named Gone" in str(told.args[0])
    assert settings.model == ""


@pytest.mark.fault(60)
def test_a_damaged_model_is_not_used(
    qtbot: QtBot, window: MainWindow, dialog: ModelsDialog, active: ActiveModel, library: Library
) -> None:
    """What fills now goes on filling."""
    library.weights("Garden").write_bytes(b"nothing")
    before = window._session.filling.inpainter
    choose(dialog, 2)
    with qtbot.waitSignal(active.failed):
        click(dialog.use_button)
    assert "cannot be used" in dialog.message.text()
    assert active.name == ""
    assert window._session.filling.inpainter is before


def test_the_last_model_asked_for_fills(
    qtbot: QtBot, window: MainWindow, active: ActiveModel
) -> None:
    """Whichever is loaded first."""
    active.use("Garden")
    active.use("From a friend")
    qtbot.waitUntil(lambda: active.name == "From a friend")
    window._session.wait()
    QTest.qWait(0)
    assert active.name == "From a friend"


def test_renaming_and_deleting_the_model_in_use(
    qtbot: QtBot, dialog: ModelsDialog, active: ActiveModel, library: Library
) -> None:
    """It is used on under its new name; without it the shipped one fills. Deleting asks first."""
    active.use("Garden")
    qtbot.waitUntil(lambda: active.name == "Garden")
    choose(dialog, 2)
    click(dialog.rename_button)
    asked: QInputDialog = dialog_of(dialog, QInputDialog)  # type: ignore[arg-type]
    assert asked.textValue() == "Garden"
    asked.setTextValue("Noise")
    asked.accept()
    assert "exists already" in dialog.message.text()
    assert active.name == "Garden"
    dialog._rename("Garden", "Roses")
    qtbot.waitUntil(lambda: active.name == "Roses")
    choose(dialog, 3)
    click(dialog.delete_button)
    box: QMessageBox = dialog_of(dialog, QMessageBox)  # type: ignore[arg-type]
    assert "Roses" in box.text()
    [delete] = [button for button in box.buttons() if button.text() == "Delete"]
    QTest.mouseClick(delete, LEFT)
    qtbot.waitUntil(lambda: active.name == "")
    assert [model.name for model in library.models()] == ["From a friend", "Noise"]


def test_a_model_is_exported_and_imported(
    qtbot: QtBot, dialog: ModelsDialog, library: Library, tmp_path: Path
) -> None:
    """What is no model is refused in a sentence."""
    choose(dialog, 2)
    click(dialog.export_button)
    chooser: QFileDialog = dialog_of(dialog, QFileDialog)  # type: ignore[arg-type]
    chooser.reject()
    dialog._export("Garden", str(tmp_path / "sent.safetensors"))
    dialog._import(str(tmp_path / "sent.safetensors"))
    qtbot.waitUntil(lambda: "sent" in [line[0] for line in lines(dialog)])
    (tmp_path / "bad.safetensors").write_bytes(b"nothing")
    dialog._import(str(tmp_path / "bad.safetensors"))
    qtbot.waitUntil(lambda: "cannot be used" in dialog.message.text())
    click(dialog.import_button)
    dialog_of(dialog, QFileDialog).reject()  # type: ignore[arg-type]


def test_a_report_is_opened_to_print(
    dialog: ModelsDialog, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is one."""
    opened: list[Path] = []
    monkeypatch.setattr(models_dialog, "open_page", opened.append)
    choose(dialog, 1)
    assert not dialog.report_button.isEnabled()
    choose(dialog, 2)
    click(dialog.report_button)
    assert opened == [library.weights("Garden").with_name(PAGE)]


def test_how_familiar_the_open_photo_is_to_each_model_is_told(
    qtbot: QtBot, window: MainWindow, active: ActiveModel, library: Library,
    monkeypatch: pytest.MonkeyPatch, photo_path: Path, inpainter: Inpainter, tmp_path: Path,
) -> None:  # fmt: skip
    """By the model's own network; of a model without that knowledge nothing."""
    described = describe(tiny_network(), np.ascontiguousarray(drawn_photo()))
    random = np.random.default_rng(0)

    def photos(count: int, away: float) -> Descriptors:
        rows = described + away + random.normal(size=(count, len(described)))
        return rows.astype(np.float32)

    background = Background.of(photos(200, away=3))
    for name, away in (("Home", 0), ("Elsewhere", 6)):
        known = Familiarity.of(photos(30, away), background).to_dict()
        add_model(library, name, "better", familiarity=known)
    dialog = ModelsDialog(active, window._session, window)
    qtbot.addWidget(dialog)
    open_in_window(qtbot, window, photo_path)
    qtbot.waitUntil(lambda: any(line[5] for line in lines(dialog)))
    told = {line[0]: line[5] for line in lines(dialog)}
    assert (told["Home"], told["Elsewhere"]) == ("familiar to it", "strange to it")
    assert told["Garden"] == ""


def test_the_window_tells_which_model_has_filled(
    qtbot: QtBot, window: MainWindow, photo_path: Path, dialog: ModelsDialog
) -> None:
    """A learnt model leaves a photo that is unlike its own to the shipped one."""
    choose(dialog, 2)
    with qtbot.waitSignal(window._session.device_known):
        click(dialog.use_button)
    open_in_window(qtbot, window, photo_path)
    window._session.filled.emit(1.5, "another")
    assert "Model: another." in window.status.device.text()
    assert "1.5" in window.status.seconds.text()
    open_in_window(qtbot, window, photo_path)
    assert "Model: Garden." in window.status.device.text()


def test_the_library_is_used_by_keyboard(qtbot: QtBot, dialog: ModelsDialog) -> None:
    """Each control by Tab, each with a name."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    choose(dialog, 2)
    dialog.list.setFocus()
    wanted = controls(dialog)
    assert len(wanted) >= 9
    assert [widget for widget in wanted if not name_of(widget)] == []
    found = reached_by_tab(dialog)
    assert [name_of(widget) for widget in wanted if widget not in found] == []


def test_longer_words_have_room_in_the_library(pseudo: None, dialog: ModelsDialog) -> None:
    """Nothing is cut off, and everything is translated."""
    assert cut_off(dialog) == []
    assert all("~" in button.text() for button in dialog.findChildren(QPushButton))
    assert all("~" in label.text() for label in dialog.findChildren(QLabel) if label.text())
    assert "~" in dialog.list.headerItem().text(0)


def test_a_network_that_is_adopted_is_not_replaced_by_the_first(
    qtbot: QtBot, inpainter: Inpainter
) -> None:
    """Also where the first was still being loaded."""
    filling = Filling(lambda: inpainter)
    other = Inpainter(tiny_network())
    filling.load()
    filling.adopt(other)
    qtbot.waitUntil(lambda: not filling._loading)
    assert filling.inpainter is other


def test_a_failure_to_load_that_is_a_bug_is_raised(active: ActiveModel) -> None:
    """It goes to where bugs go."""
    with pytest.raises(RuntimeError, match="bug"):
        active._not_used(RuntimeError("bug"))
    heard: list[UserError] = []
    active.failed.connect(heard.append)
    active._not_used(UserError("no"))
    assert heard
