"""Charts: the burn-up's figures for a Vega-Lite specification, and any specification as an SVG picture."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from transfer_cli.domain.burnup import BurnUp
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Chart

Row = dict[str, str | float | None]


def burn_up_chart(lines: BurnUp) -> Chart:
    """The burn-up as a picture: lines told apart by dash and width as well as by colour."""
    rows = [
        _row(point.on.isoformat(), line, value)
        for point in lines.points
        for line, value in (("Promised", point.promised), ("Done", point.done), ("Needed", point.needed))
        if value is not None
    ]
    rows += [
        _row(point.on.isoformat(), "Forecast", point.forecast.middle) | {
            "low": point.forecast.low, "high": point.forecast.high,
        }
        for point in lines.points
        if point.forecast
    ]  # fmt: skip
    ends = (lines.points[0].on, lines.points[-1].on)
    rows += [_row(end.isoformat(), "All children", lines.total) for end in ends]
    rows.append(_row(lines.deadline.isoformat(), "Deadline", 0, f"Deadline {show_day(lines.deadline)}"))
    rows.append(_row(lines.as_of.isoformat(), "Today", 0, show_day(lines.as_of)))
    return Chart("burn_up", tuple(rows), _summary(lines))


def _row(on: str, line: str, children: float, label: str | None = None) -> Row:
    return {"on": on, "line": line, "children": children, "label": label}


def _summary(lines: BurnUp) -> str:
    """What a reader who cannot see the picture needs of it."""
    now = next(point for point in lines.points if point.on == lines.as_of)
    promised = "" if now.promised is None else f" The first schedule promised {now.promised:,} by that day."
    return f"{_done(lines, now.done or 0)}{promised}{_needed(lines, now.done or 0)}{_forecast(lines)}"


def _done(lines: BurnUp, done: int) -> str:
    day = show_day(lines.as_of)
    if not lines.total:
        return f"There was nobody to conclude on {day}."
    if done == lines.total:
        return f"{f'All {done:,} children were' if done > 1 else 'The one child was'} concluded by {day}."
    children = count(lines.total, "child", "children")
    return f"{done:,} of {children} {'was' if 1 in {done, lines.total} else 'were'} concluded by {day}."


def _needed(lines: BurnUp, done: int) -> str:
    """What is still needed; nothing where nobody is left."""
    if lines.as_of > lines.deadline:
        return f" The deadline was {show_day(lines.deadline)}."
    if done == lines.total:
        return ""
    pace = f"an even pace to all {lines.total:,} is" if lines.total > 1 else "its conclusion is"
    return f" From here {pace} needed by {show_day(lines.deadline)}."


def _forecast(lines: BurnUp) -> str:
    """Where the band stands at the deadline, or at its end."""
    band = [point.forecast for point in lines.points if point.forecast and point.on > lines.as_of]
    if not band:
        return ""
    at = next((count for count in reversed(band) if count.on <= lines.deadline), band[-1])
    return (
        f" Forecast by {show_day(at.on)}: {at.low:,} to {at.high:,} with a chance of 85%, in the middle {at.middle:,}."
    )


def svg(chart: Chart) -> str:
    """The chart as one SVG picture; the same figures give the same picture. Nothing is fetched."""
    source = files("transfer_cli.templates").joinpath("charts", f"{chart.spec}.vl.json")
    spec = json.loads(source.read_text(encoding="utf-8"))
    spec["data"]["values"] = list(chart.values)
    return _drawn(json.dumps(spec))


@lru_cache(maxsize=8)
def _drawn(spec: str) -> str:
    """The same picture stands in several formats, and drawing it takes its time."""
    import vl_convert

    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
