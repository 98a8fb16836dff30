"""The app never opens a connection and never runs what a file contains."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from children import run_python
from test_layers import every_module, imports, within

NETWORK = (
    "PySide6.QtNetwork",
    "PySide6.QtWebEngineCore",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "torch.hub",
    "urllib",
    "urllib3",
    "xmlrpc",
)
CODE_FROM_DATA = ("cloudpickle", "dill", "joblib", "marshal", "pickle", "shelve", "yaml")
# Full names: Qt's dialog.exec() and torch's network.eval() are other things.
CALLS = (
    "eval",
    "exec",
    "os.popen",
    "os.system",
    "torch.hub.load",
    "torch.jit.load",
    "torch.load",
    "torch.save",
)


def banned_calls(code: str) -> list[str]:
    """The calls in the code that could run data, a shell or a browser."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name in CALLS or name.endswith(".openUrl"):
            found.append(f"{name} in line {node.lineno}")
        found += [
            f"{word.arg} in line {node.lineno}"
            for word in node.keywords
            if word.arg in ("allow_pickle", "shell") and ast.unparse(word.value) != "False"
        ]
    return found


# The report on a learnt model is a page that the program has written itself, shown to be printed.
ALLOWED = {"inpaint_app.ui.learn_report": "QDesktopServices.openUrl"}


@every_module
def test_no_module_can_reach_the_network_or_run_a_pickle(module: str, path: Path) -> None:
    """No module imports a network library or one that turns data into code."""
    banned = {
        name
        for name in imports(module, path)
        if any(within(name, place) for place in (*NETWORK, *CODE_FROM_DATA, *CALLS))
    }
    assert not banned


@every_module
def test_no_module_calls_what_runs_data_or_a_shell(module: str, path: Path) -> None:
    """No module calls eval, exec, torch.load, a shell or the browser."""
    found = banned_calls(path.read_text(encoding="utf-8"))
    assert [call for call in found if not call.startswith(ALLOWED.get(module, "nothing"))] == []


@pytest.mark.parametrize(
    "code",
    [
        "eval('1')",
        "torch.load(f)",
        "np.load(f, allow_pickle=True)",
        "subprocess.run('ls', shell=True)",
        "QDesktopServices.openUrl(u)",
    ],
)
def test_a_banned_call_is_found(code: str) -> None:
    """The search for banned calls finds one of each kind."""
    assert banned_calls(code)


@pytest.mark.parametrize("code", ["network.eval()", "dialog.exec()", "pattern.exec(x)"])
def test_methods_that_only_share_the_name_are_allowed(code: str) -> None:
    """Qt's exec and torch's eval are other things than the built-in functions."""
    assert banned_calls(code) == []


def test_a_command_opens_no_socket(tmp_path: Path) -> None:
    """The whole command line works where every socket is an error."""
    code = (
        "import sys\n"
        "def forbid(event, args):\n"
        "    if event.startswith('socket.'): raise RuntimeError(event)\n"
        "sys.addaudithook(forbid)\n"
        "from inpaint_app.cli import main\n"
        "main(['doctor'])\n"
    )
    done = run_python(code)
    assert done.returncode == 0, done.stderr
    assert "socket." not in done.stdout + done.stderr
