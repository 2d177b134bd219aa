"""The wall planner: a page for each officer and term, with case references and no names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.resources import as_file, files

from transfer_cli.domain.calendar import WEEK, Calendar, Term, monday_of
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.schedule.entries import Entry, Standing
from transfer_cli.domain.words import count

NOBODY = "Nobody in particular"


@dataclass(frozen=True, slots=True)
class Planner:
    """What the pages say.

    Attributes:
        days: `as of 3 Oct 2016`.
        hash: Of the schedule.
        absent: Days away by officer, in small letters; first and last day included.
        waiting: Reviews still to begin that have no week, and so are on no page.
    """

    authority: str
    days: str
    hash: str
    entries: tuple[Entry, ...]
    calendar: Calendar
    absent: Mapping[str, tuple[tuple[date, date], ...]]
    waiting: int = 0

    @property
    def note(self) -> str:
        """What the pages do not show."""
        have = "has" if self.waiting == 1 else "have"
        return f" {count(self.waiting, 'review')} still to begin {have} no week." if self.waiting else ""


def planner_pages(planner: Planner) -> list[dict[str, object]]:
    """The pages as a template prints them: text, lists and truth values only."""
    shown = [entry for entry in planner.entries if entry.standing != Standing.CANCELLED]
    officers = sorted({entry.officer or NOBODY for entry in shown}, key=lambda name: (name == NOBODY, name))
    pages = (
        _page(name, term, [entry for entry in shown if (entry.officer or NOBODY) == name], planner)
        for name in officers
        for term in planner.calendar.terms
    )
    return [page for page in pages if page]


def write_planner(planner: Planner, as_of: date) -> bytes:
    """The pages as a PDF in A3, PDF/UA-1 and PDF/A-2a; the same schedule gives the same bytes."""
    import typst

    words = json.dumps(
        {
            "authority": planner.authority,
            "days": planner.days,
            "hash": planner.hash[:16],
            "note": planner.note,
            "pages": planner_pages(planner),
        }
    )
    templates = files("transfer_cli.templates")
    with as_file(templates.joinpath("fonts")) as fonts:
        return typst.compile(
            templates.joinpath("reports", "planner.typ").read_bytes(),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
            sys_inputs={"planner": words},
            pdf_standards=["a-2a", "ua-1"],
            timestamp=datetime.combine(as_of, time(), tzinfo=UTC),
        )


def _page(officer: str, term: Term, entries: Sequence[Entry], planner: Planner) -> dict[str, object] | None:
    """One officer's term; None = nothing begins in it."""
    mine = [entry for entry in entries if monday_of(term.first) <= monday_of(entry.day) <= term.last]
    if not mine:
        return None
    absent = planner.absent.get(officer.casefold(), ())
    weeks = [
        _week(monday, [e for e in mine if monday_of(e.day) == monday], absent, planner.calendar)
        for monday in _mondays(term)
    ]
    return {"officer": officer, "term": term.name, "summary": _summary(mine), "weeks": weeks}


def _mondays(term: Term) -> Iterable[date]:
    monday = monday_of(term.first)
    while monday <= term.last:
        yield monday
        monday += WEEK


def _week(
    monday: date, entries: Sequence[Entry], absent: Iterable[tuple[date, date]], calendar: Calendar
) -> dict[str, object]:
    first = calendar.first_school_day(monday)
    if first is None:
        note = "no school"
    elif any(since <= first <= until for since, until in absent):
        note = "away"
    else:
        note = "" if first == monday else f"begins {first:%A} {show_day(first)}"
    return {
        "monday": show_day(monday),
        "note": note,
        "school": first is not None,
        "starts": [{"reference": e.reference, "fixed": e.standing == Standing.FIXED} for e in entries],
    }


def _summary(entries: Sequence[Entry]) -> str:
    fixed = sum(entry.standing == Standing.FIXED for entry in entries)
    rest = f", {fixed:,} of them fixed by notice (bold)" if fixed else ""
    return f"{count(len(entries), 'review')} begin{'s' if len(entries) == 1 else ''}{rest}"
