"""`inpaint-app models`: what the library of learnt models holds, and moving models in and out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inpaint_app.library import LearntModel, Library


def parser() -> argparse.ArgumentParser:
    """The options of the command; without a word it lists."""
    p = argparse.ArgumentParser(
        "inpaint-app models",
        description="List, export, import, rename and remove learnt models.",
        allow_abbrev=False,
    )
    p.add_argument("--json", action="store_true", help="print one JSON object")
    what = p.add_subparsers(dest="what", metavar="WHAT")
    listing = what.add_parser("list", help="the models of the library (default)")
    export = what.add_parser("export", help="copy the weights of a model to a file")
    export.add_argument("name", metavar="NAME")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    add = what.add_parser("import", help="check the weights in a file and add them to the library")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--name", metavar="NAME", help="default: the name of the file")
    rename = what.add_parser("rename", help="give a model another name")
    rename.add_argument("name", metavar="NAME")
    rename.add_argument("new", metavar="NEW")
    remove = what.add_parser("remove", help="delete a model and its report")
    remove.add_argument("name", metavar="NAME")
    for each in (listing, export, add, rename, remove):
        # Not False: that would overwrite a --json that stands before the word.
        each.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object"
        )
    return p


def run(options: argparse.Namespace) -> str:
    """Do what is asked; return what to print. UserError for what the user can mend."""
    from inpaint_app.library import Library

    library = Library()
    what = options.what or "list"
    if what == "list":
        return _listed(library, as_json=options.json)
    said: dict[str, Any]
    if what == "export":
        said = {"exported": options.name, "file": str(library.export(options.name, options.output))}
    elif what == "import":
        model = library.add(options.file, options.name)
        said = {"imported": model.name, "file": str(model.weights)}
    elif what == "rename":
        said = {"renamed": options.name, "name": library.rename(options.name, options.new).name}
    else:
        library.remove(options.name)
        said = {"removed": options.name}
    return json.dumps(said) if options.json else ": ".join(str(value) for value in said.values())


def _listed(library: Library, *, as_json: bool) -> str:
    models = library.models()
    if as_json:
        return json.dumps({"models": [_facts(model) for model in models]})
    if not models:
        return "No model has been learnt yet: inpaint-app learn FOLDER --name NAME"
    return "\n".join(
        f"{model.name}  {model.date or '-'}  {_percent(model.gain)}  "
        f"{model.verdict or 'not judged here'}  {model.size / 1e6:.1f} MB  {model.folder}"
        for model in models
    )


def _facts(model: LearntModel) -> dict[str, Any]:
    return {
        "name": model.name,
        "date": model.date,
        "folder": model.folder,
        "gain": model.gain,
        "verdict": model.verdict,
        "size": model.size,
        "file": str(model.weights),
    }


def _percent(gain: float | None) -> str:
    if gain is None:
        return "-"
    gain = round(gain, 3)
    return f"{gain:+.1%}" if gain else "0.0%"
