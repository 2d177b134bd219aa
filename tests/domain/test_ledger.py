"""The books of an import come out, whatever the file does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from tests.domain.arriving import HOME, a_row, arrive, by_reference, made
from transfer_cli.domain.arrival import Precedence, arrivals
from transfer_cli.domain.case import Case, Document, Event, Step
from transfer_cli.domain.changes import NewEvent
from transfer_cli.domain.compare import compare
from transfer_cli.domain.compare_steps import StepsSeen, compare_steps
from transfer_cli.domain.ledger import ImportBooks, Ledger, way_out
from transfer_cli.domain.rows import CaseRow, StepRow
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.standing import standing

AS_OF = day("Mon 3 Oct 2016")
YESTERDAY, TOMORROW = day("Sun 2 Oct 2016"), day("Tue 4 Oct 2016")


def books(*recorded: Case, opening: int | None = None, closing: int | None = None, **cells: Any) -> ImportBooks:
    """What one row about CHILD does to the books in October."""
    ledger = Ledger(AS_OF)
    arrived = [arrive(a_row(**{**HOME, **cells}), *recorded, as_of="Mon 3 Oct 2016")]
    ledger.enter_rows(arrived, compare(arrived, AS_OF).changes.events)
    return ledger.close(len(recorded) if opening is None else opening, closing)


NOTHING = ImportBooks(opening=1, new=0, moved_in=0, reopened=0, transferred=0, no_plan=0, left=0, closing=1)
NEW = replace(NOTHING, opening=0, new=1)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, NEW),
        ({"moved_in_on": YESTERDAY}, replace(NEW, new=0, moved_in=1)),
        ({"plan_issued": YESTERDAY}, replace(NEW, transferred=1, closing=0)),
        ({"plan_issued": AS_OF}, replace(NEW, transferred=1, closing=0)),
        ({"plan_issued": TOMORROW}, NEW),
        ({"no_plan_notified": YESTERDAY}, replace(NEW, no_plan=1, closing=0)),
        ({"left_on": YESTERDAY}, replace(NEW, left=1, closing=0)),
        ({"left_on": TOMORROW}, NEW),
        ({"left_on": YESTERDAY, "plan_issued": YESTERDAY}, replace(NEW, transferred=1, closing=0)),
        ({"left_on": YESTERDAY, "plan_issued": AS_OF}, replace(NEW, left=1, closing=0)),
        ({"left_on": TOMORROW, "no_plan_notified": AS_OF}, replace(NEW, no_plan=1, closing=0)),
        ({"moved_in_on": YESTERDAY, "left_on": AS_OF}, replace(NEW, new=0, moved_in=1, left=1, closing=0)),
    ],
)
def test_what_a_new_child_does(cells: dict[str, Any], expected: ImportBooks) -> None:
    found = books(**cells)
    assert (found, found.balance) == (expected, True)


def happened(step: str, on: date) -> tuple[Event, ...]:
    return (Event(step, on, id=1, source="import"),)


OPEN = a_case()
LEFT = a_case(left_on=YESTERDAY)
TRANSFERRED = a_case(events=happened("plan_issued", YESTERDAY))


@pytest.mark.parametrize(
    ("recorded", "opening", "cells", "expected"),
    [
        (OPEN, 1, {}, NOTHING),
        (OPEN, 1, {"moved_in_on": YESTERDAY}, NOTHING),
        (OPEN, 1, {"plan_issued": AS_OF}, replace(NOTHING, transferred=1, closing=0)),
        (OPEN, 1, {"no_plan_notified": AS_OF}, replace(NOTHING, no_plan=1, closing=0)),
        (OPEN, 1, {"left_on": AS_OF}, replace(NOTHING, left=1, closing=0)),
        (LEFT, 0, {}, replace(NOTHING, opening=0, closing=0)),
        (LEFT, 0, {"left_on": None}, replace(NOTHING, opening=0, closing=0)),
        (LEFT, 0, {"left_on": TOMORROW}, replace(NOTHING, opening=0, reopened=1)),
        (LEFT, 0, {"plan_issued": day("1 Sep 2016")},
         replace(NOTHING, opening=0, reopened=1, transferred=1, closing=0)),
        (TRANSFERRED, 0, {"plan_issued": YESTERDAY}, replace(NOTHING, opening=0, closing=0)),
        (TRANSFERRED, 0, {"plan_issued": AS_OF}, replace(NOTHING, opening=0, closing=0)),
        (TRANSFERRED, 0, {"plan_issued": TOMORROW}, replace(NOTHING, opening=0, reopened=1)),
        (TRANSFERRED, 0, {"left_on": day("1 Sep 2016")},
         replace(NOTHING, opening=0, reopened=1, left=1, closing=0)),
    ],
)  # fmt: skip
def test_what_a_known_child_does(recorded: Case, opening: int, cells: dict[str, Any], expected: ImportBooks) -> None:
    found = books(recorded, opening=opening, **cells)
    assert (found, found.balance) == (expected, True)


def test_the_count_of_the_record_must_come_to_the_same() -> None:
    assert books(closing=1).balance
    assert not books(closing=0).balance
    assert books(closing=0).closing == 0


def entered(recorded: Case, *steps: tuple[str, date], parts: int = 1) -> ImportBooks:
    """What these steps do, in as many parts."""
    ledger, seen = Ledger(AS_OF), StepsSeen()
    rows = [StepRow(n, recorded.reference.casefold(), step, on) for n, (step, on) in enumerate(steps, start=2)]
    size = -(-len(rows) // parts)
    for start in range(0, len(rows), size):
        known = by_reference(recorded)
        found = compare_steps(rows[start : start + size], known, AS_OF, seen)
        ledger.enter_steps(known, found.changes.events)
    return ledger.close(0 if way_out(recorded, AS_OF) else 1)


@pytest.mark.parametrize("parts", [1, 2])
def test_a_case_is_closed_once_though_two_steps_close_it(parts: int) -> None:
    twice = (("plan_issued", AS_OF), ("plan_issued", YESTERDAY))
    assert entered(OPEN, *twice, parts=parts) == replace(NOTHING, transferred=1, closing=0)
    assert entered(OPEN, ("complaint", AS_OF), ("plan_issued", TOMORROW), parts=parts) == NOTHING
    both = (("plan_issued", YESTERDAY), ("no_plan_notified", AS_OF))
    assert entered(OPEN, *both, parts=parts) == replace(NOTHING, transferred=1, closing=0)
    assert entered(OPEN, *reversed(both), parts=parts) == replace(NOTHING, transferred=1, closing=0)


def test_steps_of_a_closed_case() -> None:
    nothing = replace(NOTHING, opening=0, closing=0)
    assert entered(TRANSFERRED, ("plan_issued", AS_OF)) == nothing
    assert entered(LEFT, ("plan_issued", AS_OF)) == nothing
    assert entered(LEFT, ("plan_issued", day("1 Sep 2016"))) == replace(nothing, reopened=1, transferred=1)


def test_a_learning_difficulty_assessment_that_is_asked_for_again_is_opened_again() -> None:
    refused = replace(OPEN, document=Document.LDA, events=(Event("no_plan_notified", YESTERDAY, id=1),))
    asked = ("request_received", AS_OF)
    reopened = replace(NOTHING, opening=0, reopened=1)
    assert entered(refused, asked) == reopened
    assert entered(replace(refused, document=Document.STATEMENT), asked) == replace(NOTHING, opening=0, closing=0)
    assert entered(refused, asked, ("no_plan_notified", TOMORROW)) == reopened


DAYS = st.integers(-3, 3).map(lambda days: AS_OF + timedelta(days=days))
MAYBE = st.none() | DAYS
DOCUMENTS = st.sampled_from([Document.STATEMENT, Document.LDA])
ENDS = st.fixed_dictionaries(
    {"document": DOCUMENTS, "left_on": MAYBE, "plan_issued": MAYBE, "no_plan_notified": MAYBE, "moved_in_on": MAYBE}
)
CELLS = st.fixed_dictionaries({}, optional=dict.fromkeys(("left_on", "plan_issued", "no_plan_notified"), MAYBE))
LOCAL = st.sets(st.sampled_from(["left_on"]))


def a_row_of(number: int, cells: dict[str, Any]) -> CaseRow:
    return a_row(number, **{**HOME, "reference": f"CW{number}", **cells})


def load(
    rows: Sequence[CaseRow], known: dict[str, Case], precedence: Precedence
) -> tuple[ImportBooks, dict[str, Case]]:
    """The books of a file, and the cases as they are then."""
    ledger = Ledger(AS_OF)
    arrived = list(arrivals(rows, known, precedence, AS_OF))
    found = compare(arrived, AS_OF, precedence=precedence)
    ledger.enter_rows(arrived, found.changes.events)
    now = dict(known)
    for arrival in arrived:
        events = arrival.before.events if arrival.before else ()
        now[arrival.reference.casefold()] = replace(
            made(arrival), events=_with(events, [e for e in found.changes.events if e.reference == arrival.reference])
        )
    return ledger.close(opened(known.values()), opened(now.values())), now


def _with(events: tuple[Event, ...], more: Sequence[NewEvent]) -> tuple[Event, ...]:
    """The events once these are recorded, numbered and in order of their days."""
    corrected = {event.supersedes for event in more}
    first = max((event.id or 0 for event in events), default=0) + 1
    new = (Event(e.step, e.happened, id=n, source=e.source) for n, e in enumerate(more, first))
    stay = (event for event in events if event.id not in corrected)
    return tuple(sorted((*stay, *new), key=lambda event: (event.happened, event.id)))


def opened(cases: Any) -> int:
    """How many of these are open, as everything else in the program counts it."""
    return sum(standing(case, AS_OF, ENGLAND).stage not in {"transferred", "no_plan", "left"} for case in cases)


@given(histories=st.lists(st.tuples(ENDS, st.none() | CELLS, st.none() | CELLS), max_size=4), local=LOCAL)
def test_the_books_balance_through_any_history(histories: list[Any], local: set[str]) -> None:
    precedence = Precedence({(f"CW{n}", field) for n in range(2, 6) for field in local})
    known: dict[str, Case] = {}
    for file in zip(*histories, strict=True):
        rows = [a_row_of(number, cells) for number, cells in enumerate(file, start=2) if cells is not None]
        found, known = load(rows, known, precedence)
        assert found.balance, found
        assert min(astuple(found)) >= 0


STEPS = st.lists(
    st.tuples(st.sampled_from([Step.PLAN_ISSUED, Step.NO_PLAN_NOTIFIED, Step.DRAFT_SERVED, "request_received"]), DAYS),
    max_size=5,
)


@given(cells=ENDS, steps=STEPS, parts=st.integers(1, 3))
def test_the_books_balance_whatever_steps_come(cells: dict[str, Any], steps: list[Any], parts: int) -> None:
    _, known = load([a_row_of(2, cells)], {}, Precedence())
    ledger, seen, now = Ledger(AS_OF), StepsSeen(), dict(known)
    size = max(1, -(-len(steps) // parts))
    for start in range(0, len(steps), size):
        rows = [StepRow(n, "CW2", step, on) for n, (step, on) in enumerate(steps[start : start + size], start)]
        found = compare_steps(rows, known, AS_OF, seen)
        ledger.enter_steps(known, found.changes.events)
        now["cw2"] = replace(now["cw2"], events=_with(now["cw2"].events, found.changes.events))
    found_books = ledger.close(opened(known.values()), opened(now.values()))
    assert found_books.balance, found_books
    assert min(astuple(found_books)) >= 0


@given(left=MAYBE, plan=MAYBE, no_plan=MAYBE)
def test_a_way_out_is_the_stage(left: date | None, plan: date | None, no_plan: date | None) -> None:
    events = [Event(step, on) for step, on in ((Step.PLAN_ISSUED, plan), (Step.NO_PLAN_NOTIFIED, no_plan)) if on]
    case = a_case(left_on=left, events=tuple(sorted(events, key=lambda event: event.happened)))
    stage = standing(case, AS_OF, ENGLAND).stage
    assert (way_out(case, AS_OF) or stage) == stage
    assert (way_out(case, AS_OF) is None) is (stage not in {"transferred", "no_plan", "left"})


def test_a_plan_sent_to_its_addressees_one_by_one_closes_the_case_with_the_second() -> None:
    sent = [("plan_sent:family", YESTERDAY), ("plan_sent:setting", AS_OF)]
    assert entered(OPEN, sent[0]) == NOTHING
    assert entered(OPEN, *sent, parts=2) == replace(NOTHING, transferred=1, closing=0)
