"""The held-out report: intervals, verdicts and the page that is printed."""

from __future__ import annotations

import numpy as np
import pytest

from inpaint_app.core.learning.learn_steps import Sample
from inpaint_app.core.learning.report import (
    BETTER,
    NO_DIFFERENCE,
    WORSE,
    Case,
    Report,
    relative_change,
)
from inpaint_app.core.learning.report_page import report_page


def cases(gain: float, noise: float = 0.02, count: int = 20, seed: int = 0) -> tuple[Case, ...]:
    """Two holes in each photo, changed by about `gain`."""
    random = np.random.default_rng(seed)
    found = []
    for i in range(count):
        before = float(random.uniform(0.5, 1.5))
        after = before * (1 + gain + random.normal(0, noise))
        found.append(Case(f"{i}.jpg", i // 2, before, after, 0.1, 0.1 * after / before))
    return tuple(found)


def test_a_clear_gain_is_better() -> None:
    """The interval lies below zero and holds the true change."""
    report = Report(cases(-0.05), cases(0.0, noise=0.0, count=4))
    change = report.change
    assert change.low < -0.05 < change.high < 0
    assert report.verdict == BETTER
    assert report.win_rate > 0.9


def test_noise_is_no_difference() -> None:
    """Where the interval holds zero nothing is claimed."""
    assert Report(cases(0.0), ()).verdict == NO_DIFFERENCE


@pytest.mark.fault(65)
def test_a_clear_loss_is_worse() -> None:
    """The interval lies above zero."""
    assert Report(cases(0.05), ()).verdict == WORSE


@pytest.mark.fault(65)
def test_what_forgets_photos_of_anything_is_worse() -> None:
    """A gain on the folder does not pay for a loss elsewhere."""
    general = cases(0.02, noise=0.0, count=6)
    assert Report(cases(-0.05), general).verdict == WORSE


def test_equal_holes_count_half() -> None:
    """The win rate of no change at all is one half."""
    same = tuple(Case("a", i, 1.0, 1.0, 0.1, 0.1) for i in range(6))
    report = Report(same, ())
    assert report.win_rate == 0.5
    assert report.verdict == NO_DIFFERENCE


def test_intervals_draw_photos_and_not_holes() -> None:
    """Ten holes of one photo are not ten photos: the interval of one photo's group is a point."""
    one = [Case("a", 0, 1.0, value, 0.1, 0.1) for value in (0.8, 0.9, 1.3)]
    change = relative_change(one)
    assert change.low == change.high == change.mean


def test_worst_and_drawn_cases_are_told_apart() -> None:
    """The worst is the largest loss; the drawn ones are the same on each call."""
    report = Report(cases(-0.05), ())
    [worst] = report.worst(1)
    assert report.cases[worst].change == max(case.change for case in report.cases)
    assert report.drawn(4) == report.drawn(4)


def test_a_report_survives_its_file() -> None:
    """What was written is read back equal."""
    report = Report(cases(-0.01), cases(0.0, count=4))
    assert Report.from_dict(report.to_dict()) == report


def test_the_page_names_the_verdict_and_escapes_names() -> None:
    """One file with its pictures inside; a name is text, whatever it holds."""
    report = Report(cases(-0.05), ())
    pixels = np.full((20, 30, 3), 99, np.uint8)
    sample = Sample(0, pixels, np.zeros((20, 30), np.bool_), pixels, pixels)
    values = {
        "name": "<script>",
        "folder": "/photos & more",
        "date": "2026-01-01",
        "photos": 20,
        "skipped": 2,
        "held_out": 10,
        "holes": 20,
        "steps": 100,
        "seconds": 60.0,
        "device": "cpu",
        "notes": ["A note."],
        "report": report.to_dict(),
        **report.to_dict(),
        "error_change": -0.01,
        "general_change": 0.001,
        "search": {"near": 4.0, "trust": 0.6, "lay_out": False},
    }
    page = report_page(values, [sample])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "better" in page
    assert page.count("data:image/jpeg;base64,") == 4
    assert "http" not in page
