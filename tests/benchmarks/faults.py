"""Which rows of the list of faults have tests: python tests/benchmarks/faults.py [FAULTS.md].

A test names the row that it covers by `@pytest.mark.fault(n)`. With the list, of which every row
begins with `| n |`, the rows are told by their names, else by number alone.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROWS = 79


def named(folder: Path = TESTS) -> dict[int, list[str]]:
    """The tests of each row, as file::function."""
    found = defaultdict(list)
    for path in sorted(folder.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                for row in _rows(node.decorator_list):
                    found[row].append(f"{path.name}::{node.name}")
    return dict(found)


def _rows(decorators: list[ast.expr]) -> list[int]:
    calls = [call for call in decorators if isinstance(call, ast.Call)]
    marks = [call for call in calls if ast.unparse(call.func) == "pytest.mark.fault"]
    return [ast.literal_eval(row) for call in marks for row in call.args]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("list", nargs="?", type=Path, metavar="FAULTS.md")
    options = p.parse_args()
    names: dict[int, str] = {}
    if options.list is not None:
        rows = re.findall(r"(?m)^\| (\d+) \| ([^|]+) \|", options.list.read_text(encoding="utf-8"))
        names = {int(number): name for number, name in rows}
    found = named()
    for row in range(1, ROWS + 1):
        tests = found.get(row, [])
        print(f"{row:3} {len(tests):3} {names.get(row, '')[:60]:60} {' '.join(tests[:1]) or '-'}")
    missing = [row for row in range(1, ROWS + 1) if row not in found]
    print(f"{len(found)} of {ROWS} rows have tests; without: {missing}")


if __name__ == "__main__":
    main()
