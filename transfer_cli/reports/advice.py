"""Advice as tables: by agency, what is open, and which reminders are due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from transfer_cli.domain.advice import (
    OPEN,
    Advice,
    AdviceState,
    answered,
    answered_between,
    in_state,
    median_wait,
)
from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.case import Document
from transfer_cli.domain.chasing import Chase
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.apart import ldas_among
from transfer_cli.reports.table import Cell, Table

STATES = {
    AdviceState.OVERDUE: "OVERDUE",
    AdviceState.ASK_AGAIN: "ask again",
    AdviceState.WAITING: "waiting",
    AdviceState.EXCUSED: "excused",
    AdviceState.RECEIVED: "received",
    AdviceState.SUFFICES: "agreed to suffice",
    AdviceState.ON_FILE: "on file",
    AdviceState.NOT_NEEDED: "not needed",
}
"""How advice stands, for people."""

BASES = {Basis.STATUTE: "law", Basis.GUIDANCE: "Code", Basis.LOCAL: "local"}
"""What sets the six weeks, in a word."""


def advice_summary(found: Sequence[Advice]) -> str:
    """How much is still to come, in a sentence, and how many cases other counts leave out."""
    late, again = in_state(found, AdviceState.OVERDUE), in_state(found, AdviceState.ASK_AGAIN)
    if not found:
        return "No advice was asked for."
    said = (
        f"{count(len(in_state(found, *OPEN)), 'piece of advice is', 'pieces of advice are')} still to come: "
        f"{len(late):,} overdue, {len(again):,} to be asked for anew."
    )
    return " ".join(part for part in (said, ldas_among(one.case for one in found)) if part)


def agencies_table(groups: Mapping[str, Sequence[Advice]], as_of: date, title: str) -> Table:
    """A row for each agency."""
    columns = ("Agency", "Asked", "Came", "This week", "Open", "Late", "Again", "Median")
    return Table(
        title=title,
        columns=columns,
        rows=tuple((in_words(agency), *_counts(found, as_of)) for agency, found in groups.items()),
        note="This week: came in the last 7 days. Again: does not suffice. Median: days from request to answer. "
        "What neither came nor is open is no longer needed: what is on file suffices or is complete, or the review "
        "is over.",
        key="agencies",
    )


def _counts(found: Sequence[Advice], as_of: date) -> tuple[Cell, ...]:
    return (
        sum(one.request.asked is not None for one in found),
        len(answered(found)),
        len(answered_between(found, as_of - WEEK, as_of)),
        len(in_state(found, *OPEN)),
        len(in_state(found, AdviceState.OVERDUE)),
        len(in_state(found, AdviceState.ASK_AGAIN)),
        median_wait(found),
    )


def agencies_document(groups: Mapping[str, Sequence[Advice]], as_of: date) -> list[dict[str, object]]:
    """The same as JSON; `of_ldas` is what of each figure is of learning difficulty assessments."""
    keys = ("asked", "received", "received_this_week", "open", "overdue", "ask_again", "median_days")
    return [
        {
            "agency": agency,
            **dict(zip(keys, _counts(found, as_of), strict=True)),
            "of_ldas": dict(zip(keys, _counts(_of_ldas(found), as_of), strict=True)),
        }
        for agency, found in groups.items()
    ]


def _of_ldas(found: Iterable[Advice]) -> tuple[Advice, ...]:
    return tuple(one for one in found if one.case.document == Document.LDA)


def advice_table(found: Iterable[Advice], title: str) -> Table:
    """One row for each agency and child."""
    columns = ("Reference", "Name", "Agency", "State", "Asked", "Due", "Basis", "Came", "Days late", "Why not")
    return Table(
        title=title,
        columns=columns,
        rows=tuple(
            (
                one.case.reference,
                one.case.name,
                in_words(one.agency),
                STATES[one.state],
                one.request.asked,
                one.due,
                BASES[one.basis] if one.basis else None,
                one.request.received,
                one.days_late or None,
                one.request.fault or None,
            )
            for one in found
        ),
        key="advice",
    )


def chases_summary(found: Sequence[Chase]) -> str:
    """What is to be done now, in a sentence."""
    if not found:
        return "No advice is late."
    letters = sum(one.wants_letter for one in found)
    above = sum(one.is_due for one in found) - letters
    ready = sum(one.made_on is not None for one in found)
    posted = f" {count(ready, 'letter is', 'letters are')} made and not yet posted." if ready else ""
    said = (
        f"{count(len(found), 'piece of advice is', 'pieces of advice are')} late. Due now: "
        f"{count(letters, 'chase letter')} (--make makes them) and {above:,} to be told to somebody above.{posted}"
    )
    return " ".join(part for part in (said, ldas_among(one.advice.case for one in found)) if part)


def chases_table(found: Iterable[Chase], title: str) -> Table:
    """One row for each agency and child that is late."""
    columns = ("Reference", "Name", "Agency", "Asked", "Due", "Days late", "Reminded", "Next", "To", "When")
    return Table(title=title, columns=columns, rows=tuple(_chase_row(one) for one in found), key="chases")


def _chase_row(one: Chase) -> tuple[Cell, ...]:
    found = one.advice
    return (
        found.case.reference,
        found.case.name,
        in_words(found.agency),
        found.request.asked,
        found.due,
        found.days_late,
        one.number,
        one.next.what if one.next else None,
        (one.next.tell or in_words(found.agency)) if one.next else None,
        _when(one),
    )


def _when(one: Chase) -> str | None:
    if one.made_on:
        return "letter made, to be posted"
    if one.next is None:
        return None
    return "now" if one.is_due else f"after {count(one.next.days_late, 'day')}"
