"""The command line: the window and its commands, over the same core."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_app import __version__, signals
from inpaint_app.core.errors import UserError
from inpaint_app.shipped import shipped_weights

if TYPE_CHECKING:  # numpy and Pillow are not needed to say what is wrong with an option
    from inpaint_app.photo_fill import Filler, LoadFiller

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
COMMANDS = ("fill", "batch", "learn", "suggest", "models", "doctor")

LARGEST_SEED = 2**63 - 1  # what torch's generators take
LONGEST_LEARNING = 600  # seconds


def load_inpainter(weights: Path, device: str, name: str) -> Filler:
    """Load the network; here and not above, because importing torch takes over a second."""
    from inpaint_app.core.inpainter import Inpainter

    return Inpainter.load(weights, device=device, name=name, base=shipped_weights())


def main(argv: Sequence[str] | None = None, *, load: LoadFiller = load_inpainter) -> int:
    """Run the program; return 0 when done, 1 after one line on stderr, 130 on Ctrl+C.

    Wrong usage raises SystemExit(2) with the usage on stderr, as argparse does, and SIGTERM while a
    command works SystemExit(143).
    """
    _accept_any_name()
    # Read when torch loads. By default its threads spin while they wait, and beside one busy
    # program everything takes twice as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    words = list(sys.argv[1:] if argv is None else argv)
    # Before argparse: an optional PHOTO beside subcommands would let it take either for the other.
    command = words[0] if words and words[0] in COMMANDS else ""
    options = _parser(command).parse_args(words[1:] if command else words)
    try:
        with signals.orderly() if command else contextlib.nullcontext():
            return _run(command, options, load)
    except UserError as error:
        _complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
    except ImportError as error:
        _complain(
            f"A library of the application is missing or broken ({error}); "
            "install it again: pip install -c constraints.txt ."
        )
    except MemoryError:
        _complain(f"There is not enough memory for {_subject(options)}; close other programs")
    except Exception as error:
        if os.environ.get("INPAINT_APP_TRACEBACK"):
            raise
        _complain(
            f"An unexpected fault ({type(error).__name__}: {error}) stopped the work on "
            f"{_subject(options)}; set INPAINT_APP_TRACEBACK=1 to see where, and report it"
        )
    return FAILED


def _run(command: str, options: argparse.Namespace, load: LoadFiller) -> int:
    from inpaint_app import requirements

    if command == "doctor":
        from inpaint_app import doctor

        text, usable = doctor.report(as_json=options.json, load=load)
        _say(text)
        return DONE if usable else FAILED
    if old := requirements.outdated():
        raise UserError(
            "A library is too old: {libraries}; install the application again: "
            "pip install -c constraints.txt .",
            libraries=", ".join(old),
        )
    if command == "fill":
        from inpaint_app import fill_command

        _say(fill_command.run(options, load))
        return DONE
    if command == "batch":
        from inpaint_app import batch_command

        report, failure = batch_command.run(options, load)
        _say(report)
        if failure:
            _complain(failure)
        return FAILED if failure else DONE
    if command == "learn":
        from inpaint_app import learn_command

        _say(learn_command.run(options))
        return DONE
    if command == "suggest":
        from inpaint_app import suggest_command

        _say(suggest_command.run(options, load))
        return DONE
    if command == "models":
        from inpaint_app import models_command

        _say(models_command.run(options))
        return DONE
    return _window(options.photo)


def _window(photo: Path | None) -> int:
    """Open the window, with the photo if there is one."""
    from inpaint_app.display import missing_library, require_display

    require_display()
    try:
        from inpaint_app import application
    except ImportError as error:
        raise missing_library(error) or error from error

    return application.main([] if photo is None else [str(photo)])


def _parser(command: str) -> argparse.ArgumentParser:
    """The parser of one command; the empty name is the window."""
    if command == "fill":
        return _fill_parser()
    if command == "batch":
        return _batch_parser()
    if command == "learn":
        from inpaint_app import learn_command

        return learn_command.parser()
    if command == "suggest":
        from inpaint_app import suggest_command

        return suggest_command.parser()
    if command == "models":
        from inpaint_app import models_command

        return models_command.parser()
    if command == "doctor":
        parser = argparse.ArgumentParser(
            "inpaint-app doctor",
            description="Test the devices, the network and the installation.",
            allow_abbrev=False,
        )
        _add_json(parser)
        return parser
    parser = argparse.ArgumentParser(
        "inpaint-app",
        description="Paint over what should go in a photo, press Enter, and it is gone.",
        epilog="commands:\n"
        "  inpaint-app fill --help     fill a hole without a window\n"
        "  inpaint-app batch --help    fill every photo of a folder\n"
        "  inpaint-app learn --help    teach the network a folder of photos\n"
        "  inpaint-app suggest --help  find dust and scratches in a photo\n"
        "  inpaint-app models --help   the models that have been learnt\n"
        "  inpaint-app doctor          test the devices, the network and the installation\n"
        "A photo that is named like a command opens as ./fill.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("photo", nargs="?", type=Path, metavar="PHOTO", help="the photo to open")
    parser.add_argument("--version", action="version", version=f"inpaint-app {__version__}")
    return parser


def _fill_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "inpaint-app fill",
        description="Fill the hole that MASK marks in PHOTO and write the result to OUT. "
        "No pixel outside the mask changes.",
        allow_abbrev=False,
    )
    parser.add_argument("photo", type=Path, metavar="PHOTO")
    parser.add_argument(
        "--mask",
        type=Path,
        required=True,
        metavar="MASK",
        help="a picture of the size of the upright photo; white (over half) is filled",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help="where to write; its suffix chooses the format",
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="allow OUT to be the photo itself, replacing it"
    )
    _add_fill_options(parser)
    parser.add_argument(
        "--variants",
        type=int,
        choices=range(1, 5),
        default=1,
        metavar="K",
        help="1 to 4 fills with the seeds N, N+1, ...; further ones go beside OUT as _2, _3, _4",
    )
    return parser


def _batch_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "inpaint-app batch",
        description="Fill every photo below FOLDER and write the results to OUTDIR, under the same "
        "names and in the same formats. A photo that fails is listed and the others go on; the "
        "same command again does only what is left.",
        allow_abbrev=False,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--mask",
        type=Path,
        required=True,
        metavar="FILE|FOLDER",
        help="one mask for all photos, or a folder with a mask of the name of each photo",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUTDIR")
    _add_fill_options(parser)
    return parser


def _add_fill_options(parser: argparse.ArgumentParser) -> None:
    """What one photo and a folder of photos are filled with."""
    parser.add_argument(
        "--model",
        metavar="NAME|FILE",
        help="a network by its name or its .safetensors file (default: the shipped one)",
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")
    parser.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="the same N gives the same fill"
    )
    parser.add_argument(
        "--learn-photo",
        type=_learning_seconds,
        default=0.0,
        metavar="SECONDS",
        help="first train a copy of the network on the photo, for at most 600 (default: 0, off)",
    )
    parser.add_argument("--quality", choices=("fast", "best"), default="best")
    parser.add_argument(
        "--heal-alpha",
        action="store_true",
        help="fill transparency in the hole as well (default: it stays as it is)",
    )
    parser.add_argument(
        "--strip-location", action="store_true", help="leave out where the photo was taken"
    )
    parser.add_argument(
        "--provenance",
        action="store_true",
        help="say in the photo's XMP that a part of it was made by a network (IPTC; default: off)",
    )
    _add_json(parser)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _seed(text: str) -> int:
    try:
        seed = int(text)
    except ValueError:
        seed = -1
    if not 0 <= seed <= LARGEST_SEED:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to {LARGEST_SEED}")
    return seed


def _learning_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_LEARNING:  # nor is it for what is not a number
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {LONGEST_LEARNING}")
    return seconds


def _accept_any_name() -> None:
    """Let every file name be printed, whatever bytes it has and whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):  # None under pythonw
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _say(text: str) -> None:
    """Print and flush, so that a failure is told now and not by Python at exit."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget_output()
        raise UserError(
            "The report could not be written ({reason}); write it to a disk with free space",
            reason=error.strerror,
        ) from error


def _forget_output() -> None:
    """Let what is left of stdout go nowhere: Python flushes it again at exit and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _subject(options: argparse.Namespace) -> str:
    """What was being worked on, for a sentence."""
    photo = getattr(options, "photo", getattr(options, "folder", None))
    return "this command" if photo is None else str(photo)


def _complain(sentence: str) -> None:
    print(f"inpaint-app: {one_line(sentence)}", file=sys.stderr)


def one_line(text: str) -> str:
    """The text with line ends and other unprintable characters escaped, so that it is one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
