from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day
from tests.domain.made import AS_OF, a_promise, a_timeline, due
from transfer_cli.domain.burnup import BurnUp, burn_up, promised_end
from transfer_cli.domain.obligation import Kind, Stage, Timeline

FIRST, DEADLINE = day("Thu 1 Sep 2016"), day("Thu 15 Dec 2016")
SCHEDULED = day("Mon 5 Sep 2016")


def lines(*timelines: Timeline, as_of: Any = AS_OF, deadline: Any = DEADLINE) -> BurnUp:
    return burn_up(timelines, FIRST, deadline, as_of)


def rows(found: BurnUp) -> list[tuple[str, int | None, int | None, float | None]]:
    return [(p.on.isoformat(), p.promised, p.done, p.needed) for p in found.points]


def done(on: str, **changes: Any) -> Timeline:
    return a_timeline(stage=Stage.TRANSFERRED, concluded_on=day(on), **changes)


def test_the_lines_of_a_small_caseload() -> None:
    found = lines(
        done("Fri 2 Sep 2016"),
        done("Mon 3 Oct 2016", first_promise=a_promise("Mon 5 Sep 2016")),
        a_timeline(first_promise=a_promise("Mon 26 Sep 2016")),
        a_timeline(),
        a_timeline(stage=Stage.LEFT),
        a_timeline(in_scope=False),
    )
    assert (found.total, found.unpromised, found.scheduled_on) == (4, 1, SCHEDULED)
    assert rows(found) == [
        ("2016-09-30", 1, 1, None),
        ("2016-10-03", 1, 2, 2.0),
        ("2016-10-31", 1, None, 2.8),
        ("2016-11-30", 1, None, 3.6),
        ("2016-12-15", 1, None, 4.0),
        ("2016-12-31", 1, None, None),
        ("2017-01-31", 3, None, None),
    ]


def test_without_a_schedule_there_is_no_promised_line() -> None:
    found = lines(done("Fri 2 Sep 2016"), a_timeline())
    assert (found.scheduled_on, found.unpromised) == (None, 0)
    assert {point.promised for point in found.points} == {None}


def test_after_the_deadline_nothing_is_needed_any_more() -> None:
    found = lines(a_timeline(), as_of=day("Fri 16 Dec 2016"))
    assert [point.needed for point in found.points] == [None] * len(found.points)
    assert found.points[-1].on == day("Sat 31 Dec 2016")


def test_on_the_deadline_itself_what_is_done_is_all_that_counts() -> None:
    found = lines(done("Fri 2 Sep 2016"), a_timeline(), as_of=DEADLINE)
    assert [p.needed for p in found.points if p.needed is not None] == [1.0]


def test_nobody_at_all() -> None:
    found = lines()
    assert found.total == 0
    assert {(p.done, p.needed) for p in found.points if p.on == AS_OF} == {(0, 0.0)}


PLAN = due(Kind.PLAN_ISSUED, "Sun 29 Jan 2017")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"first_promise": a_promise("Mon 26 Sep 2016")}, "Sun 29 Jan 2017", id="18 weeks from the promise"
        ),
        pytest.param(
            {"concluded_on": day("Fri 2 Sep 2016"), "obligations": (PLAN,)}, "Fri 2 Sep 2016", id="done before"
        ),
        pytest.param(
            {"concluded_on": day("Mon 5 Sep 2016"), "obligations": (PLAN,)}, "Sun 29 Jan 2017", id="under way"
        ),
        pytest.param({"concluded_on": day("Mon 5 Sep 2016")}, "Mon 5 Sep 2016", id="done since, with no lawful day"),
        pytest.param({}, None, id="never promised"),
    ],
)
def test_the_day_a_family_was_promised(changes: dict[str, Any], expected: str | None) -> None:
    found = promised_end(a_timeline(**changes), SCHEDULED)
    assert found == (day(expected) if expected else None)
