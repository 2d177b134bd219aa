"""Whose file need not be kept any longer, and what stands against erasing it."""

from __future__ import annotations

import pytest

from tests.builders import a_case, day, events
from transfer_cli.domain.away import Away
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.changes import Changes
from transfer_cli.domain.retention import (
    HOLD,
    LIFTED,
    due_for_erasing,
    held,
    hold_on,
    kept_until,
    lifted,
    list_hash,
    undone_for_erasing,
)
from transfer_cli.domain.retention_policy import SEN_FILE, Retention, RetentionRule
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline

ISSUED = events(plan_issued="Mon 20 Feb 2017")
SHORT = RetentionRule("short", 6, after="closed")
IN_CARE = RetentionRule("looked_after", 75, priority=("looked_after",))
LDA = RetentionRule("lda", 40, documents=("lda",))


def due(case: Case, on: str, *rules: RetentionRule) -> list[tuple[str, str, str]]:
    found = due_for_erasing([timeline(case, Settings("A"), day(on))], Retention(rules or (SEN_FILE,)), day(on))
    return [(one.rule.name, one.due.isoformat(), one.against) for one in found]


@pytest.mark.parametrize(
    ("case", "on", "rules", "expected"),
    [
        (a_case(events=ISSUED), "2038-05-04", (), []),
        (a_case(events=ISSUED), "2038-05-05", (), [("sen_file", "2038-05-04", "")]),
        (a_case(events=ISSUED), "2038-05-05", (SEN_FILE, IN_CARE, LDA), [("sen_file", "2038-05-04", "")]),
        (a_case(events=ISSUED, priority=("Looked_After",)), "2082-05-04", (SEN_FILE, IN_CARE), []),
        (a_case(events=ISSUED, priority=("looked_after",)), "2082-05-05", (SEN_FILE, IN_CARE),
         [("looked_after", "2082-05-04", "")]),
        (a_case(events=ISSUED), "2023-02-21", (SHORT,), [("short", "2023-02-20", "")]),
        (a_case(left_on=day("2016-01-04")), "2022-01-05", (SHORT,), [("short", "2022-01-04", "")]),
        (a_case(), "2050-01-01", (SHORT,), []),
        (a_case(), "2050-01-01", (), [("sen_file", "2038-05-04", "the case is still open: record first how it ended")]),
        (a_case(events=ISSUED), "2050-01-01", (LDA,), []),
        (a_case(events=ISSUED, reference="erased-0123"), "2050-01-01", (), []),
    ],
)  # fmt: skip
def test_the_rule_that_keeps_it_longest_counts(
    case: Case, on: str, rules: tuple[RetentionRule, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert due(case, on, *rules) == expected


def test_without_a_rule_that_fits_it_is_kept() -> None:
    assert kept_until(timeline(a_case(), Settings("A"), day("2050-01-01")), Retention((LDA,))) is None


def test_a_hold_stands_against_it_until_it_is_lifted() -> None:
    on_hold = Event(HOLD, day("2020-01-01"), id=7)
    case = a_case(events=(*ISSUED, on_hold))
    assert hold_on(case) == on_hold
    assert due(case, "2050-01-01") == [("sen_file", "2038-05-04", "a legal hold since 2020-01-01")]
    ended = a_case(events=(*ISSUED, Event(LIFTED, day("2020-01-01"), id=8), on_hold))
    assert hold_on(ended) is None
    assert held(case, day("2021-01-01"), "why") == lifted(ended, day("2021-01-01"), "why") == Changes()
    (put,) = held(ended, day("2021-01-01"), "an inquiry").events
    (taken,) = lifted(case, day("2021-01-01"), "it ended").events
    assert [(e.step, e.note) for e in (put, taken)] == [(HOLD, "an inquiry"), (LIFTED, "it ended")]


@pytest.mark.parametrize(
    ("case", "since", "on", "rules", "expected"),
    [
        (a_case(), "2016-10-10", "2038-05-05", (), [("sen_file", "2038-05-04", "")]),
        (a_case(), "2016-10-10", "2038-05-04", (), []),
        (a_case(), "2016-10-10", "2022-10-11", (SHORT,), [("short", "2022-10-10", "")]),
        (a_case(left_on=day("2016-01-04")), "2016-10-10", "2022-01-05", (SHORT,), [("short", "2022-01-04", "")]),
        (a_case(), "2016-10-10", "2050-01-01", (LDA,), []),
        (a_case(reference="erased-0123"), "2016-10-10", "2050-01-01", (), []),
    ],
)
def test_a_child_of_an_undone_import_is_never_open_and_ended_when_it_was_undone(
    case: Case, since: str, on: str, rules: tuple[RetentionRule, ...], expected: list[tuple[str, str, str]]
) -> None:
    away = Away(case, day(since)), timeline(case, Settings("A"), day(on))
    found = undone_for_erasing([away], Retention(rules or (SEN_FILE,)), day(on))
    assert [(one.rule.name, one.due.isoformat(), one.against) for one in found] == expected
    assert all(one.undone for one in found)


def test_a_hold_on_a_child_of_an_undone_import_stands_against_it() -> None:
    away = Away(a_case(), day("2016-10-10"), hold=day("2016-09-12"))
    held_still = (away, timeline(a_case(), Settings("A"), day("2050-01-01")))
    (found,) = undone_for_erasing([held_still], Retention(), day("2050-01-01"))
    assert found.against == "a legal hold since 2016-09-12; to lift it, have the import back first (transfer redo)"


def test_an_approval_is_of_exactly_one_list() -> None:
    def listed(*references: str, on: str = "2050-01-01") -> str:
        lines = [timeline(a_case(reference=r, events=ISSUED), Settings("A"), day(on)) for r in references]
        return list_hash(due_for_erasing(lines, Retention(), day(on)))

    assert listed("CW0001", "CW0002") == listed("CW0002", "CW0001") != listed("CW0001")
    open_too = due_for_erasing([timeline(a_case(), Settings("A"), day("2050-01-01"))], Retention(), day("2050-01-01"))
    assert list_hash(open_too) == list_hash(())
