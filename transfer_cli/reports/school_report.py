"""A school's own list as a report: its children, and what is due from the school. No address, no contact, no reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.school_list import School, Wanted, review_begins
from transfer_cli.domain.words import capital, count, in_words
from transfer_cli.domain.year_group import show_year
from transfer_cli.reports.csv_list import LIST
from transfer_cli.reports.report import Report, Section
from transfer_cli.reports.table import Cell, Table

MEANINGS = (
    ("Not started", "The statement stands. Notice of the transfer review is still to be given."),
    ("Notice given", "The family and the setting were told when the assessment begins."),
    ("In assessment", "Advice is asked for, and the transfer review meeting is held."),
    ("Draft", "A draft EHC plan is with the family, who have at least 15 days to answer."),
    ("Review begins", "The day stated in the notice; before notice, the day now scheduled, which may still change."),
    (
        "By",
        "Advice: six weeks from the request. Answer about a place: 15 days. Day of a meeting: two weeks before.",
    ),
)
"""Word to what a school should know of it."""


def school_report(school: School, wanted: Sequence[Wanted], authority: str, as_of: date, days: str) -> Report:
    """The list for one school.

    Args:
        wanted: What is due from it.
        days: `as of …`, with `as known on …` where that differs.
    """
    late = [one for one in wanted if one.by < as_of]
    children = count(len(school.children), "child or young person", "children and young people")
    return Report(
        name="school",
        audience=slug(school),
        readers=f"For {school.name} only: it names its children. Send it as safely as a letter about a child.",
        authority=authority,
        as_of=as_of,
        days=days,
        title=f"Transfer reviews: {school.name}",
        verdict=f"{count(len(wanted), 'thing is', 'things are')} due from the school" if wanted else "Nothing is due",
        headline=f"{children} at {school.name} {'is' if len(school.children) == 1 else 'are'} still to be transferred.",
        honest=_honest(late, len(wanted)),
        figures=(
            ("children", len(school.children)),
            ("things due from the school", len(wanted)),
            ("of these things late", len(late)),
        ),
        sections=(_due(wanted, as_of), _children(school), _meanings()),
        numbers={
            "setting": school.name,
            "urn": school.urn,
            "children": [_child_document(timeline) for timeline in school.children],
            "due": [_due_document(one, as_of) for one in wanted],
        },
        is_plain=True,
    )


def _honest(late: Sequence[Wanted], due: int) -> str:
    """How many of the things due are late, and how many children these concern; empty if none is."""
    if not late:
        return ""
    if due == 1:
        return "The day of the one thing due has passed."
    every = "both" if due == 2 else f"all {due:,}"
    which = f"{len(late):,} of the {due:,}" if len(late) < due else every
    children = count(len({one.case.reference for one in late}), "child or young person", "children and young people")
    concern = "it concerns" if len(late) == 1 else "they concern"
    return f"The day of {which} things due has passed; {concern} {children}."


def told_apart(made: Sequence[Report]) -> tuple[Report, ...]:
    """The same reports; where two would have one file name, the later ones have a number behind it."""
    seen: Counter[str] = Counter()
    found = []
    for report in made:
        seen[report.audience] += 1
        number = seen[report.audience]
        found.append(report if number == 1 else replace(report, audience=f"{report.audience}-{number}"))
    return tuple(found)


def slug(school: School) -> str:
    """The school in a file name: its URN if it has one, and its name in small letters."""
    words = re.sub(r"[^a-z0-9]+", "-", f"{school.urn or ''} {school.name}".casefold().replace("'", ""))
    return words.strip("-") or "setting"


def _due(wanted: Sequence[Wanted], as_of: date) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.by, (one.by - as_of).days, one.case.name, one.case.reference, one.what) for one in wanted
    )
    sentences = () if rows else (f"Nothing is due from the school on {show_day(as_of)}.",)
    return Section(
        "due",
        "What is due from the school",
        sentences,
        table=Table("", ("By", "Days left", "Name", "Reference", "What"), rows),
    )


def _children(school: School) -> Section:
    columns = ("Reference", "Name", "Year group", "Stage", "Review begins", "Meeting", "At", "Officer")
    rows = tuple(_child(timeline) for timeline in school.children)
    sentence = f"{count(len(rows), 'child', 'children')}, by surname." if rows else "Nobody."
    return Section(LIST, "The children", (sentence,), table=Table("", columns, rows))


def _child(timeline: Timeline) -> tuple[Cell, ...]:
    case = timeline.case
    return (
        case.reference, case.name, show_year(timeline.ncy), capital(in_words(timeline.stage)), review_begins(timeline),
        case.meeting_on, case.meeting_at, case.officer,
    )  # fmt: skip


def _meanings() -> Section:
    return Section("meanings", "What the words mean", table=Table("", ("Word", "Meaning"), MEANINGS))


def _child_document(timeline: Timeline) -> dict[str, object]:
    case, begins = timeline.case, review_begins(timeline)
    return {
        "reference": case.reference,
        "name": case.name,
        "ncy": timeline.ncy,
        "stage": timeline.stage.value,
        "begins_on": begins.isoformat() if begins else None,
        "meeting_on": case.meeting_on.isoformat() if case.meeting_on else None,
        "officer": case.officer,
    }


def _due_document(one: Wanted, as_of: date) -> dict[str, object]:
    return {
        "reference": one.case.reference,
        "name": one.case.name,
        "what": one.what,
        "by": one.by.isoformat(),
        "days_left": (one.by - as_of).days,
    }
