"""Who may import whom: the table of the layers, read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest
from children import PROJECT, run_python

PACKAGES = ("models", "inpaint_app")

CORE, MODELS, QT, APP = "inpaint_app.core", "models", "PySide6", "inpaint_app"
WIDGETS = ("inpaint_app.ui", "inpaint_app.application")
FILLS = tuple(
    f"inpaint_app.{name}"
    for name in (
        "api",
        "batch_command",
        "batch_journal",
        "fill_command",
        "photo_fill",
        "suggest_command",
    )
)
LEARN, MODELS_COMMAND = "inpaint_app.learn_command", "inpaint_app.models_command"
COMMANDS = ("inpaint_app.cli", "inpaint_app.doctor", *FILLS, LEARN, MODELS_COMMAND)
LIBRARY, LEARNING = "inpaint_app.library", "inpaint_app.learning"
FACTS = tuple(
    f"inpaint_app.{name}"
    for name in ("__version__", "display", "requirements", "shipped", "signals")
)


class Rule(NamedTuple):
    """For the modules that a pattern names: what of this project they may import, and what never.

    `never` goes before `may`; the first rule whose pattern fits counts.
    """

    modules: str
    may: tuple[str, ...]
    never: tuple[str, ...]


RULES = (
    *(
        Rule(f"models.{name}", (MODELS,), (QT, "PIL", "pathlib", "os"))
        for name in ("autoencoder", "copying", "corruption", "losses", "discriminator", "training")
    ),
    Rule("models*", (MODELS,), (QT,)),
    Rule("inpaint_app.core.inpainter", (CORE, MODELS), (QT,)),
    Rule("inpaint_app.core.photo_learning", (CORE, MODELS), (QT,)),
    Rule("inpaint_app.core.learning*", (CORE, MODELS), (QT,)),
    Rule("inpaint_app.core.synthesis*", (CORE, MODELS), (QT,)),
    Rule("inpaint_app.core*", (CORE,), (QT, "torch")),
    Rule("inpaint_app.ui*", (APP,), ("torch", "PIL", "inpaint_app.application", *COMMANDS)),
    Rule(
        "inpaint_app.application",
        (APP,),
        ("torch", "PIL", "inpaint_app.cli", "inpaint_app.fill_command"),
    ),
    Rule("inpaint_app.__main__", COMMANDS, (QT, "torch")),
    Rule("inpaint_app.cli", (CORE, *COMMANDS, *FACTS, "inpaint_app.application"), (QT, "torch")),
    Rule("inpaint_app.doctor", (CORE, MODELS, *COMMANDS, *FACTS), ()),  # it examines everything
    *(Rule(name, (CORE, *FILLS, *FACTS, LIBRARY), (QT, "torch")) for name in FILLS),
    Rule(LEARN, (CORE, LEARNING, *FACTS), (QT, "torch")),
    Rule(MODELS_COMMAND, (LIBRARY,), (QT, "torch")),
    Rule(LIBRARY, (CORE, *FACTS), (QT, "torch")),
    Rule(LEARNING, (CORE, MODELS, LIBRARY, *FACTS), (QT,)),
    *(Rule(name, (CORE,), (QT, "torch")) for name in FACTS),
    Rule("inpaint_app", ("inpaint_app.api",), (QT, "torch")),
    # What is left is the session and its parts: Qt without widgets.
    Rule("inpaint_app.*", (APP, MODELS), ("PySide6.QtWidgets", "PIL", *WIDGETS, *COMMANDS)),
)


def _modules() -> Iterator[tuple[str, Path]]:
    """All modules of the project with their files."""
    for package in PACKAGES:
        for path in sorted((PROJECT / package).rglob("*.py")):
            parts = path.relative_to(PROJECT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


MODULES = tuple(_modules())
every_module = pytest.mark.parametrize(
    ("module", "path"), MODULES, ids=[module for module, _ in MODULES]
)


def imports(module: str, path: Path) -> set[str]:
    """The full names that a module imports anywhere in it, for types only or inside a function."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def rule_for(module: str) -> Rule | None:
    return next((rule for rule in RULES if fnmatchcase(module, rule.modules)), None)


def within(name: str, place: str) -> bool:
    return name == place or name.startswith(place + ".")


def violations(module: str, names: set[str], rule: Rule) -> list[str]:
    def allowed(name: str) -> bool:
        if any(within(name, place) for place in rule.never):
            return False
        ours = any(within(name, package) for package in (*PACKAGES, "resources"))
        return not ours or any(within(name, place) for place in rule.may)

    return sorted(f"{module} imports {name}" for name in names if not allowed(name))


@pytest.mark.fault(41)
@every_module
def test_each_module_imports_only_what_its_layer_may(module: str, path: Path) -> None:
    """Every module falls under a rule of the layers and keeps it."""
    rule = rule_for(module)
    assert rule is not None, f"{module} has no rule: say in RULES what it must not import"
    assert violations(module, imports(module, path), rule) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("models.training", "import os.path"),
        ("models.dataset", "def f():\n    from inpaint_app.core import pixels"),
        ("inpaint_app.core.document", "from PySide6.QtCore import QObject"),
        ("inpaint_app.core.document", "from .. import session"),
        ("inpaint_app.core.masking", "import torch.nn"),
        ("inpaint_app.core.document", "import inpaint_app.anything_new"),
        ("inpaint_app.session", "from PySide6 import QtWidgets"),
        ("inpaint_app.session", "from inpaint_app.ui.canvas import Canvas"),
        ("inpaint_app.ui.canvas", "import models"),
        ("inpaint_app.ui.canvas", "from PIL import Image"),
    ],
)
def test_a_violation_is_found_wherever_it_hides(module: str, code: str, tmp_path: Path) -> None:
    """A forbidden import is seen in functions, in relative form and as a submodule."""
    path = tmp_path / "module.py"
    path.write_text(code)
    rule = rule_for(module)
    assert rule is not None
    assert violations(module, imports(module, path), rule)


@pytest.mark.fault(41)
def test_only_widgets_know_pixmaps() -> None:
    """Neither may be touched off the GUI thread, where Qt would say nothing and fail later."""
    drawn = ("PySide6.QtWidgets", "PySide6.QtGui.QPixmap")
    aside = (*WIDGETS, "inpaint_app.doctor")  # which is a command, and asks whether Qt is there
    outside = [(m, p) for m, p in MODULES if not any(within(m, place) for place in aside)]
    assert len(outside) > 50
    known = {
        f"{module}: {name}"
        for module, path in outside
        for name in imports(module, path)
        if any(within(name, place) for place in drawn)
    }
    assert known == set()


def assert_runs(code: str) -> None:
    """Run code in a fresh interpreter; what it prints on failure becomes the test's message."""
    done = run_python(code, flags=("-W", "error::ImportWarning"))
    assert done.returncode == 0, done.stderr


def test_the_core_and_the_network_run_without_qt() -> None:
    """Every module of core and models can be imported where PySide6 is not installed."""
    names = [
        name
        for name, _ in MODULES
        if (within(name, "models") or within(name, "inpaint_app.core")) and "__main__" not in name
    ]
    assert len(names) > 10
    assert_runs(
        "import importlib, sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )


def test_the_window_does_not_wait_for_torch() -> None:
    """Importing the application, with all its widgets, does not import torch."""
    assert_runs(
        "import inpaint_app.application, sys\n"
        "found = [m for m in sys.modules if m.split('.')[0] in ('torch', 'models')]\n"
        "assert not found, found\n"
    )


def test_a_usage_error_does_not_wait_for_torch_or_qt() -> None:
    """The command line loads neither torch nor Qt, nor numpy, before it knows what is asked."""
    assert_runs(
        "import sys, inpaint_app.cli\n"
        "try: inpaint_app.cli.main(['fill', 'photo.png'])\n"
        "except SystemExit as stop: assert stop.code == 2\n"
        "found = {'torch', 'PySide6', 'numpy', 'PIL'} & set(sys.modules)\n"
        "assert not found, found\n"
    )
