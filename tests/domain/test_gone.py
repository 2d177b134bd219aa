"""Children whom the file no longer names: told once, settled by a day or a word, and never lost sight of."""

from __future__ import annotations

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.changes import NewEvent
from transfer_cli.domain.gone import back_again, gone_since, newly_gone, unsettled

AS_OF = day("Mon 3 Oct 2016")
GONE, BACK, KEPT = "gone_from_file", "back_in_file", "kept"


def a_history(*steps: tuple[str, str], **fields: object) -> Case:
    """A case with these steps on these days."""
    happened = (Event(step, day(on), id=number, source="import") for number, (step, on) in enumerate(steps, start=1))
    return a_case(events=tuple(happened), **fields)


HISTORIES: list[tuple[tuple[tuple[str, str], ...], bool, str | None]] = [
    ((), True, None),
    (((GONE, "Mon 12 Sep 2016"),), False, "Mon 12 Sep 2016"),
    (((GONE, "Mon 12 Sep 2016"), (KEPT, "Tue 13 Sep 2016")), False, None),
    (((GONE, "Mon 12 Sep 2016"), (BACK, "Tue 13 Sep 2016")), True, None),
    (((GONE, "Mon 12 Sep 2016"), (KEPT, "Tue 13 Sep 2016"), (BACK, "Wed 14 Sep 2016")), True, None),
    (((GONE, "Mon 5 Sep 2016"), (BACK, "Tue 6 Sep 2016"), (GONE, "Mon 12 Sep 2016")), False, "Mon 12 Sep 2016"),
    (((KEPT, "Mon 12 Sep 2016"),), False, None),
    (((GONE, "Mon 12 Sep 2016"), ("complaint", "Tue 13 Sep 2016")), False, "Mon 12 Sep 2016"),
]
"""Steps, whether the child is newly gone if the file does not name it, and since when it is gone unsettled."""


def not_named(case: Case) -> tuple[NewEvent, ...]:
    """What is recorded of a case that the file does not name."""
    return newly_gone(unsettled([case], AS_OF), AS_OF)


@pytest.mark.parametrize(("steps", "new"), [(steps, new) for steps, new, _ in HISTORIES])
def test_gone_is_recorded_once(steps: tuple[tuple[str, str], ...], new: bool) -> None:
    found = not_named(a_history(*steps))
    assert found == ((NewEvent("CW0001", GONE, AS_OF, source="import"),) if new else ())


@pytest.mark.parametrize(("steps", "since"), [(steps, since) for steps, _, since in HISTORIES])
def test_it_is_unsettled_until_somebody_says(steps: tuple[tuple[str, str], ...], since: str | None) -> None:
    assert gone_since(a_history(*steps), AS_OF) == (day(since) if since else None)


@pytest.mark.parametrize(
    ("steps", "listed"), [(steps, KEPT not in dict(steps) or steps[-1][0] == BACK) for steps, _, _ in HISTORIES]
)
def test_who_is_kept_is_not_listed_until_the_file_has_named_them_again(
    steps: tuple[tuple[str, str], ...], listed: bool
) -> None:
    case = a_history(*steps)
    assert unsettled([case], AS_OF) == ((case,) if listed else ())


@pytest.mark.parametrize(("steps", "new"), [(steps, new) for steps, new, _ in HISTORIES])
def test_who_was_gone_is_back_once(steps: tuple[tuple[str, str], ...], new: bool) -> None:
    was_gone = not new and (GONE in {step for step, _ in steps})
    found = back_again(a_history(*steps), AS_OF)
    assert found == ((NewEvent("CW0001", BACK, AS_OF, source="import"),) if was_gone else ())


ENDINGS: list[dict[str, object]] = [{"left_on": day("Sun 2 Oct 2016")}, {"left_on": AS_OF}]


@pytest.mark.parametrize("ending", ENDINGS)
def test_who_has_left_is_not_gone(ending: dict[str, object]) -> None:
    assert unsettled([a_history(**ending)], AS_OF) == ()
    assert gone_since(a_history((GONE, "Mon 12 Sep 2016"), **ending), AS_OF) is None


@pytest.mark.parametrize("step", ["plan_issued", "no_plan_notified"])
def test_a_concluded_case_is_not_gone(step: str) -> None:
    assert unsettled([a_history((step, "Mon 3 Oct 2016"))], AS_OF) == ()
    assert gone_since(a_history((GONE, "Mon 12 Sep 2016"), (step, "Mon 3 Oct 2016")), AS_OF) is None


def test_an_ending_that_lies_ahead_ends_nothing_yet() -> None:
    ahead = {"left_on": day("Tue 4 Oct 2016")}
    cases = (a_history(**ahead), a_history(("plan_issued", "Tue 4 Oct 2016")))
    assert unsettled(cases, AS_OF) == cases
    assert len(newly_gone(cases, AS_OF)) == 2
    assert gone_since(a_history((GONE, "Mon 12 Sep 2016"), **ahead), AS_OF) == day("Mon 12 Sep 2016")


def test_who_was_gone_later_is_not_back_by_a_file_of_before() -> None:
    case = a_history((GONE, "Mon 12 Sep 2016"))
    assert back_again(case, day("Sun 11 Sep 2016")) == ()
    assert len(back_again(case, day("Mon 12 Sep 2016"))) == 1


def test_on_an_earlier_day_it_was_not_gone_yet() -> None:
    case = a_history((GONE, "Mon 12 Sep 2016"))
    assert gone_since(case, day("Sun 11 Sep 2016")) is None
