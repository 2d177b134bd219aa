"""What is written when advice is asked for, comes, or is agreed to suffice, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.builders import a_case, day
from tests.domain.test_advice_rounds import history
from transfer_cli.domain.advice_recording import agency_in, received, remarks, requested, suffices
from transfer_cli.domain.changes import Changes
from transfer_cli.domain.settings import Agency
from transfer_cli.errors import Refused

ON = day("Mon 3 Oct 2016")
AGENCIES = (Agency("health", "Community Paediatrics"),)


def steps(changes: Changes) -> list[tuple[str, str, str]]:
    return [(event.step, event.happened.isoformat(), event.note) for event in changes.events]


def said(case_steps: str, changes_of: Sequence[str], agencies: tuple[Agency, ...] = AGENCIES) -> list[str]:
    case = a_case(events=history(case_steps) if case_steps else ())
    return [problem.id for problem in remarks(case, requested(case, changes_of, ON), agencies)]


def test_several_agencies_are_asked_at_once() -> None:
    found = requested(a_case(), ["Health", "Educational Psychologist", "health"], ON, "by e-mail")
    assert steps(found) == [
        ("advice_requested:health", "2016-10-03", "by e-mail"),
        ("advice_requested:educational_psychologist", "2016-10-03", "by e-mail"),
    ]


def test_what_does_not_suffice_is_recorded_with_what_is_missing() -> None:
    case = a_case(events=history("asked 1 Sep"))
    assert steps(received(case, "health", ON)) == [("advice_received:health", "2016-10-03", "")]
    assert steps(received(case, "health", ON, note="post", insufficient=True, why="no hours")) == [
        ("advice_received:health", "2016-10-03", "post"),
        ("advice_insufficient:health", "2016-10-03", "no hours"),
    ]


@pytest.mark.parametrize(
    ("asked_of", "name", "agency"),
    [
        ("Educational Psychology Service", "educational psychology service", "Educational Psychology Service"),
        ("school", "head teacher", "school"),
        ("health", "Social Care", "social_care"),
    ],
)
def test_an_agency_is_called_as_the_record_calls_it(asked_of: str, name: str, agency: str) -> None:
    case = a_case()
    events = requested(case, [asked_of], ON).events
    from transfer_cli.domain.case import Event

    named = a_case(events=(Event(f"advice_requested:{asked_of}", ON),))
    assert len(events) == 1
    assert agency_in(named, name) == agency


def test_all_three_have_to_agree() -> None:
    days = (day("1 Oct 2016"), ON, day("2 Oct 2016"))
    assert steps(suffices(a_case(), "health", days, "report of May")) == [
        (
            "advice_suffices:health", "2016-10-03",
            "adviser 2016-10-01; authority 2016-10-03; family 2016-10-02; report of May",
        )
    ]  # fmt: skip
    assert steps(suffices(a_case(), "health", days))[0][2].endswith("family 2016-10-02")


def test_the_family_s_own_advice_is_always_asked_for() -> None:
    with pytest.raises(Refused) as refused:
        suffices(a_case(), "Parents", (ON, ON, ON))
    assert refused.value.id == "RULE070"


def test_what_is_said() -> None:
    assert said("", ["health"]) == []
    assert said("", ["community paediatrics", "school", "parent"]) == []
    assert said("", ["dentist"]) == ["USE060"]
    assert said("", ["dentist"], ()) == []
    assert said("asked 1 Sep", ["health"]) == ["USE061"]
    assert said("asked 1 Sep, poor 2 Sep", ["health"]) == []
    assert said("agreed 1 Sep", ["health"]) == ["USE062"]
    assert said("came 1 Jun", ["health"]) == []
    case = a_case(events=history("asked 1 Sep"))
    assert list(remarks(case, received(case, "health", ON), AGENCIES)) == []
