"""The held-out report as one HTML file that can be printed; no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import PIL.Image

from inpaint_app.core.learning.learn_steps import Sample
from inpaint_app.core.learning.report import BETTER, WORSE
from inpaint_app.core.learning.scores import Pixels
from inpaint_app.core.synthesis.search_prior import PLAIN

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d1d1f; background: #fff; }
table { border-collapse: collapse; } td, th { padding: .2rem 1rem .2rem 0; text-align: left; }
td + td { font-variant-numeric: tabular-nums; }
.better { color: #1a7f37; } .worse { color: #b42318; }
figure { margin: 1.2rem 0; break-inside: avoid; }
figure div { display: grid; grid-template-columns: repeat(4, 1fr); gap: .4rem; }
img { width: 100%; border-radius: 4px; } small, figcaption { color: #6e6e73; }
svg { width: 100%; max-width: 40rem; }
"""


def report_page(report: dict[str, Any], samples: Sequence[Sample]) -> str:
    """The page of a report as `learn` keeps it, with the cases that are shown."""
    change, error = report["change"], report["error_change"]
    verdict = report["verdict"]
    kind = {BETTER: "better", WORSE: "worse"}.get(verdict, "")
    rows = [
        ("Photos", f"{report['photos']} used, {report['skipped']} files skipped"),
        ("Kept aside for judging", f"{report['held_out']} photos, {report['holes']} holes"),
        ("Training", f"{report['steps']} steps, {report['seconds']:.0f} s on {report['device']}"),
        ("Feature distance before", f"{report['before']:.4f}"),
        ("Feature distance after", f"{report['after']:.4f}"),
        (
            "Change",
            f"{change['mean']:+.1%} (95 % interval {change['low']:+.1%} to {change['high']:+.1%})",
        ),
        ("Mean absolute error", f"{error:+.1%}"),
        ("Filled better than before", f"{report['win_rate']:.0%} of the holes"),
        ("Search for what to copy", _search(report["search"])),
        ("On photos of anything", f"{report['general_change']:+.1%}"),
    ]
    table = "\n".join(f"<tr><th>{_text(a)}</th><td>{_text(b)}</td></tr>" for a, b in rows)
    notes = "".join(f"<p>{_text(note)}</p>" for note in report["notes"])
    cases = report["report"]["cases"]
    figures = "\n".join(_figure(sample, cases[sample.case]) for sample in samples)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{_text(report["name"])}</title>
<style>{_STYLE}</style></head><body>
<h1>{_text(report["name"])}</h1>
<p><small>{_text(report["date"])} · {_text(report["folder"])}</small></p>
<h2>Verdict: <span class="{kind}">{_text(verdict)}</span></h2>
<p>{_text(_meaning(verdict))}</p>
<table>{table}</table>
{notes}
<h2>Every hole</h2>
{_chart([case["after"] / max(case["before"], 1e-9) - 1 for case in cases])}
<p><small>One bar for each hole, sorted: down is better than before, up is worse.</small></p>
<h2>Cases drawn by lot, then the worst</h2>
{figures}
<p><small>Lower is better. The photos kept aside were not learnt from; the same holes were filled
before and after. The interval is a paired bootstrap over photos. Half of the distance is
of the features of the encoder as it was before learning, half of edges.</small></p>
</body></html>
"""


def _search(prior: dict[str, Any]) -> str:
    said = (
        f"weight of nearness {prior['near']:g}, trust in the network's picture {prior['trust']:g}"
    )
    coarsest = prior.get("coarsest", PLAIN.coarsest)  # reports of before do not have it
    said += f", begun on at least {coarsest} pixels"
    return f"{said}, {'two layouts' if prior['lay_out'] else 'one layout'}"


def _meaning(verdict: str) -> str:
    if verdict == BETTER:
        return "Photos like these are filled measurably better with this model."
    if verdict == WORSE:
        return "This model fills worse than before and is not used."
    return "No difference could be shown, so the model before stays in use."


def _figure(sample: Sample, case: dict[str, Any]) -> str:
    grey = sample.truth.copy()
    grey[sample.mask] = 127
    pictures = (
        ("to fill", grey),
        ("before", sample.before),
        ("after", sample.after),
        ("the photo", sample.truth),
    )
    shown = "".join(f'<img alt="{name}" src="{_data(pixels)}">' for name, pixels in pictures)
    change = case["after"] / max(case["before"], 1e-9) - 1
    said = f"{case['before']:.3f} → {case['after']:.3f} ({change:+.1%})"
    caption = f"{case['photo']}: to fill, before, after, the photo; {said}"
    return f"<figure><div>{shown}</div><figcaption>{_text(caption)}</figcaption></figure>"


def _chart(changes: Sequence[float]) -> str:
    """Bars of the change of each hole."""
    ordered = sorted(changes)
    most = max(0.02, *(abs(change) for change in ordered))
    wide = 400 / max(len(ordered), 1)
    bars = "".join(
        f'<rect x="{i * wide:.1f}" y="{50 - max(c, 0) / most * 48:.1f}" width="{wide * 0.8:.1f}" '
        f'height="{abs(c) / most * 48:.1f}" fill="{"#b42318" if c > 0 else "#1a7f37"}"/>'
        for i, c in enumerate(ordered)
    )
    return (
        f'<svg viewBox="0 0 400 100" role="img" aria-label="change of each hole">{bars}'
        '<line x1="0" y1="50" x2="400" y2="50" stroke="#888" stroke-width=".5"/></svg>'
        f"<p><small>Scale: ±{most:.0%}</small></p>"
    )


def _data(pixels: Pixels) -> str:
    buffer = io.BytesIO()
    PIL.Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "JPEG", quality=85)
    return f"data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}"


def _text(value: object) -> str:
    return html.escape(str(value))
