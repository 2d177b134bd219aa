"""An events file against the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import CHILD, a_case, day, events
from tests.domain.arriving import by_reference
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, NewEvent
from transfer_cli.domain.compare import Comparison
from transfer_cli.domain.compare_steps import StepsSeen, compare_steps
from transfer_cli.domain.rows import StepRow
from transfer_cli.errors import Problem, Severity

OCTOBER = "Mon 3 Oct 2016"


def step(on: str, name: str = "complaint", number: int = 2, reference: str = "CW0001") -> StepRow:
    return StepRow(number, reference, name, day(on), "by telephone")


def test_steps_are_added_once() -> None:
    recorded = a_case(events=(replace(events(complaint="Mon 12 Sep 2016")[0], note="by telephone"),))
    rows = [step("Mon 12 Sep 2016"), step("Tue 13 Sep 2016"), step("Tue 13 Sep 2016", number=4, reference="cw0001")]
    seen = StepsSeen()
    assert compare_steps(rows, by_reference(recorded), day(OCTOBER), seen) == Comparison(
        Changes(
            events=(NewEvent("CW0001", "complaint", day("Tue 13 Sep 2016"), note="by telephone", source="import"),)
        ),
        new=("CW0001",),
        unchanged=2,
    )
    assert compare_steps(rows[1:], by_reference(recorded), day(OCTOBER), seen) == Comparison(Changes(), unchanged=2)


def test_steps_of_nobody_or_before_birth_are_rejected_and_later_ones_noted() -> None:
    rows = [step("Mon 12 Sep 2016", reference="CW0009"), step("Thu 3 May 2007", number=3), step("4 Oct 2016", number=4)]
    found = compare_steps(rows, by_reference(CHILD), day(OCTOBER), StepsSeen())
    assert [(p.id, p.severity.value, p.row) for p in found.problems] == [
        ("IMP021", "reject", 2),
        ("IMP019", "reject", 3),
        ("IMP036", "warning", 4),
    ]
    assert [event.happened for event in found.changes.events] == [day("4 Oct 2016")]


def added(recorded: Case, *rows: StepRow) -> list[tuple[str, str]]:
    """Step and note of each event that these rows add."""
    found = compare_steps(rows, by_reference(recorded), day(OCTOBER), StepsSeen())
    assert found.unchanged == len(rows) - len(found.changes.events)
    return [(event.step, event.note) for event in found.changes.events]


def test_two_steps_of_a_kind_on_a_day_are_told_apart_by_their_notes() -> None:
    first, other = step("Tue 13 Sep 2016"), replace(step("Tue 13 Sep 2016", number=3), note="by letter")
    assert added(CHILD, first, other, replace(first, row=4)) == [
        ("complaint", "by telephone"), ("complaint", "by letter"),
    ]  # fmt: skip
    recorded = a_case(events=(replace(events(complaint="Tue 13 Sep 2016")[0], note="by letter"),))
    assert added(recorded, first, other) == [("complaint", "by telephone")]


def test_a_milestone_without_a_note_is_that_which_the_record_has() -> None:
    recorded = a_case(events=(replace(events(notice_given="Mon 12 Sep 2016")[0], note="by hand"),))
    plain = replace(step("Mon 12 Sep 2016", "notice_given"), note="")
    assert added(recorded, plain) == []
    assert added(recorded, replace(plain, note="by post")) == [("notice_given", "by post")]
    assert added(a_case(events=(replace(recorded.events[0], step="complaint"),)), replace(plain, step="complaint")) == [
        ("complaint", "")
    ]


def disorder(*rows: StepRow, parts: int = 1, **recorded: str) -> list[Problem]:
    """What is said of the order once these rows were seen, in as many parts."""
    case, seen = a_case(events=events(**recorded)), StepsSeen()
    size = -(-len(rows) // parts)
    for start in range(0, len(rows), size):
        compare_steps(rows[start : start + size], by_reference(case), day(OCTOBER), seen)
    return list(seen.out_of_order())


NOTICE, DRAFT = step("Mon 12 Sep 2016", "notice_given", 2), step("Mon 5 Sep 2016", "draft_served", 3)


@pytest.mark.parametrize("parts", [1, 2])
def test_steps_in_the_file_out_of_order_are_told_at_the_later(parts: int) -> None:
    expected = Problem(
        "IMP038", Severity.WARNING, "row 3, column on", "2016-09-05",
        "draft_served of CW0001 stands before notice_given on 12 Sep 2016.", "Look which of the two is wrong.",
        row=3, column="on",
    )  # fmt: skip
    assert disorder(NOTICE, DRAFT, parts=parts) == [expected]
    assert disorder(DRAFT, NOTICE, parts=parts) == [expected]
    assert disorder(DRAFT, notice_given="Mon 12 Sep 2016") == [expected]


def test_a_step_after_the_recorded_one_that_follows_it_is_told_where_it_stands() -> None:
    (found,) = disorder(NOTICE, draft_served="Mon 5 Sep 2016")
    assert (found.row, found.value) == (2, "2016-09-12")
    assert found.why == "notice_given of CW0001 stands after draft_served on 5 Sep 2016."


def test_the_first_day_of_each_step_counts_and_each_pair_once() -> None:
    earlier = step("Thu 1 Sep 2016", "notice_given", 4)
    assert disorder(NOTICE, DRAFT, earlier) == []
    assert disorder(DRAFT, notice_given="Thu 1 Sep 2016") == []
    assert disorder(step("Tue 13 Sep 2016"), notice_given="Mon 12 Sep 2016", draft_served="Mon 5 Sep 2016") == []
    early = step("Thu 1 Sep 2016", "assessment_began", 5)
    assert [found.row for found in disorder(NOTICE, early)] == [5]


def test_what_the_record_had_out_of_order_before_is_not_the_file_s() -> None:
    meeting = step("Tue 13 Sep 2016", "meeting_held", 2)
    assert disorder(meeting, notice_given="Mon 12 Sep 2016", draft_served="Mon 5 Sep 2016") == []
