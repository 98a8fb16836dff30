"""The catalogues of translations: what the code says, and what each language makes of it.

Run it after changing sentences (`python tests/catalogues.py`): it brings the .ts files in line with
the code and compiles them. New sentences are then "unfinished": translate them in the .ts files,
with Qt Linguist (`pyside6-linguist`) or any editor, and run it again.
"""

from __future__ import annotations

import ast
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "es", "fr", "ja", "zh_CN")

Message = tuple[str, str]  # context and English text

# The command line speaks English, so what only it says is in no catalogue.
_ENGLISH_ONLY = ("cli", "doctor", "display", "requirements")
# Values that carry an English text and are translated where they are shown.
_CARRIERS = {
    "UserError": ("errors", 0),
    "Sentence": ("errors", 0),
    "said": ("errors", 0),
    "Progress": ("stages", 1),
}


class NotLiteral(Exception):
    """A text that is put together while the program runs cannot be translated."""


def said() -> set[Message]:
    """All that the window can say."""
    modules = sorted((ROOT / "inpaint_app").rglob("*.py"))
    spoken = [p for p in modules if p.stem not in _ENGLISH_ONLY and "_command" not in p.stem]
    return {message for path in spoken for message in messages_of(path)}


def messages_of(path: Path) -> Iterator[Message]:
    """What one module says."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    carriers = dict(_CARRIERS)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and "UserError" in map(_name, node.bases):
            carriers[node.name] = carriers["UserError"]
    own = _context_of_tr(tree)

    def visit(node: ast.AST, holder: str) -> Iterator[Message]:
        if isinstance(node, ast.ClassDef):
            holder = node.name
        elif isinstance(node, ast.FunctionDef) and node.name == "_tr":
            return  # it passes on what others say
        elif isinstance(node, ast.Call):
            name = _name(node.func)
            if name == "tr" and isinstance(node.func, ast.Attribute):
                yield holder, _text(path, node, 0)
            elif name == "_tr":
                yield own, _text(path, node, 0)
            elif name == "QT_TRANSLATE_NOOP" or (name == "translate" and _literal(node, 1)):
                yield _text(path, node, 0), _text(path, node, 1)
            elif name in carriers:
                context, place = carriers[name]
                if not _passed_on(node, place):
                    yield context, _text(path, node, place)
        for child in ast.iter_child_nodes(node):
            yield from visit(child, holder)

    yield from visit(tree, "")


def _context_of_tr(tree: ast.Module) -> str:
    """The context for which the module's own function `_tr` stands."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and _literal(inner, 0):
                    return str(ast.literal_eval(inner.args[0]))
    return ""


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literal(node: ast.Call, place: int) -> bool:
    if len(node.args) <= place:
        return False
    return isinstance(node.args[place], ast.Constant)


def _passed_on(node: ast.Call, place: int) -> bool:
    """Whether the text comes from another value of that kind, whose making is seen elsewhere."""
    argument = node.args[place] if len(node.args) > place else None
    return isinstance(argument, ast.Starred | ast.Subscript) or (
        isinstance(argument, ast.Attribute) and argument.attr in ("template", "stage")
    )


def _text(path: Path, node: ast.Call, place: int) -> str:
    if not _literal(node, place):
        raise NotLiteral(f"{path.name}:{node.lineno}: {ast.unparse(node)}")
    return str(ast.literal_eval(node.args[place]))


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def path_of(language: str) -> Path:
    return FOLDER / f"inpaint_app_{language}.ts"


def read(language: str) -> dict[Message, str]:
    """The catalogue of a language; an unfinished message has an empty translation."""
    if not path_of(language).exists():
        return {}
    found = {}
    for context in ElementTree.parse(path_of(language)).getroot().iter("context"):
        for message in context.iter("message"):
            made = message.find("translation")
            assert made is not None
            text = "" if made.get("type") == "unfinished" else made.text or ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


def write(language: str, translations: dict[Message, str]) -> None:
    """Write the .ts file, in order, so that a change is a small difference; compile the .qm."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for context in sorted({context for context, _ in translations}):
        group = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(group, "name").text = context
        for (owner, source), text in sorted(translations.items()):
            if owner == context:
                message = ElementTree.SubElement(group, "message")
                ElementTree.SubElement(message, "source").text = source
                made = ElementTree.SubElement(message, "translation")
                made.text = text
                if not text:
                    made.set("type", "unfinished")
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path = path_of(language)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{declaration}{text}\n", encoding="utf-8")
    compiled = path.with_suffix(".qm")
    command = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([command, "-silent", str(path), "-qm", str(compiled)], check=True)


def refresh() -> None:
    """Bring every catalogue in line with the code; translations of what is still said stay."""
    wanted = said()
    for language in LANGUAGES:
        old = read(language)
        write(language, {message: old.get(message, "") for message in wanted})
        missing = sum(not text for text in read(language).values())
        print(f"{language}: {len(wanted)} sentences, {missing} to be translated")


if __name__ == "__main__":
    refresh()
