"""Advice that came and does not suffice: what follows for its days, its letters and the morning's list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day
from tests.correspondence import POST, ROUTES, SETTINGS, case_for
from tests.domain.test_returned import a_letter
from transfer_cli.domain.actions import Task, actions
from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.correspondence import already_written
from transfer_cli.domain.envelopes import Envelope
from transfer_cli.domain.obligation import Kind
from transfer_cli.domain.posted import to_pull
from transfer_cli.domain.professionals import professionals
from transfer_cli.domain.timeline import timeline

PSYCHOLOGY = "educational_psychologist"
ENVELOPE = Envelope(("Educational Psychology Service",), ("County Hall",), agency=PSYCHOLOGY)


def case_of(*steps: tuple[str, str], **changes: Any) -> Case:
    """A case in assessment in which this happened."""
    begun = case_for("advice_request").events
    made = [Event(s if s == "advice_complete" else f"{s}:{PSYCHOLOGY}", day(on)) for s, on in steps]
    return case_for("advice_request", events=tuple(sorted((*begun, *made), key=lambda e: e.happened)), **changes)


ASKED = ("advice_requested", "26 Sep 2016")
CAME = ("advice_received", "28 Sep 2016")
POOR = ("advice_insufficient", "29 Sep 2016")
ANEW = ("advice_requested", "30 Sep 2016")
AGREED = ("advice_suffices", "30 Sep 2016")


def asked(case: Case) -> list[str]:
    found = professionals("advice_request", timeline(case, SETTINGS, POST.dated), SETTINGS, POST, ROUTES)
    return [one.agency for one in found if isinstance(one, Envelope)]


@pytest.mark.parametrize(
    ("steps", "again"),
    [
        ((ASKED, CAME), False),
        ((ASKED, CAME, POOR), True),
        ((ASKED, CAME, POOR, ANEW), False),
        ((ASKED, CAME, POOR, AGREED), False),
        ((AGREED,), False),
    ],
)
def test_who_is_to_be_asked(steps: tuple[tuple[str, str], ...], again: bool) -> None:
    case = case_of(*steps)
    assert (PSYCHOLOGY in asked(case)) is again
    found = actions([timeline(case, SETTINGS, POST.dated)], POST.dated)
    assert ("Ask anew for the advice: educational psychologist" in [one.what for one in found]) is again


def test_once_all_advice_is_in_nobody_is_asked_anew() -> None:
    case = case_of(ASKED, CAME, POOR, ("advice_complete", "30 Sep 2016"))
    found = actions([timeline(case, SETTINGS, POST.dated)], POST.dated)
    assert [one for one in found if one.task == Task.CHASE_ADVICE] == []


@pytest.mark.parametrize(
    ("steps", "due", "said"),
    [
        ((ASKED,), "2016-11-07", "6 weeks after that day = 7 Nov 2016"),
        ((ASKED, CAME, POOR), "2016-11-07", "found not to suffice on 29 Sep 2016: it is to be asked for anew"),
        ((ASKED, CAME, POOR, ANEW), "2016-11-11", "asked anew: an earlier answer did not suffice"),
        ((ASKED, AGREED), "2016-11-07", "agreed on 30 Sep 2016 that the advice on file suffices"),
    ],
)
def test_the_day_and_its_counting(steps: tuple[tuple[str, str], ...], due: str, said: str) -> None:
    (found,) = timeline(case_of(*steps), SETTINGS, POST.dated, explain=True).of(Kind.ADVICE)
    assert (found.due.isoformat(), said in found.working) == (due, True)


def test_agreed_advice_is_no_obligation() -> None:
    assert timeline(case_of(AGREED), SETTINGS, POST.dated).of(Kind.ADVICE) == ()


@pytest.mark.parametrize(
    ("steps", "dated", "known"),
    [
        ((ASKED,), "26 Sep 2016", True),
        ((), "26 Sep 2016", True),
        ((ASKED, CAME, POOR), "26 Sep 2016", False),
        ((ASKED, CAME, POOR), "29 Sep 2016", True),
        ((ASKED, CAME, POOR, ANEW), "26 Sep 2016", False),
        ((ASKED, CAME, POOR, ANEW), "30 Sep 2016", True),
    ],
)
def test_a_letter_of_an_earlier_request_is_no_repeat(
    steps: tuple[tuple[str, str], ...], dated: str, known: bool
) -> None:
    letter = a_letter(kind="advice_request", dated=day(dated), state="posted", facts={"agency": PSYCHOLOGY},
                      addressee="Educational Psychology Service")  # fmt: skip
    found = already_written("advice_request", ENVELOPE, case_of(*steps), [letter], POST.dated)
    assert (found is letter) is known


@pytest.mark.parametrize(("steps", "why"), [((ASKED, CAME), ["The advice has come in."]), ((ASKED, CAME, POOR), [])])
def test_a_request_is_pulled_once_good_advice_has_come(steps: tuple[tuple[str, str], ...], why: list[str]) -> None:
    case = case_of(*steps)
    letter = a_letter(kind="advice_request", state="made", facts={"agency": PSYCHOLOGY})
    found = to_pull(
        [letter], {case.reference: timeline(case, SETTINGS, POST.dated)}, POST, apart={"advice_request"}, register=()
    )
    assert [pull.why for pull in found] == why


def test_a_failed_appointment_excuses_the_request_that_counts() -> None:
    facts = {"from": "2016-10-01", "agency": PSYCHOLOGY, "evidence": "letter", "approved_by": "A Manager"}
    failed = Event("exception:appointment", day("1 Oct 2016"), detail=facts)
    case = case_of(ASKED, CAME, POOR, ANEW)
    excused = replace(case, events=(*case.events, failed))
    (found,) = timeline(excused, SETTINGS, day("12 Dec 2016")).of(Kind.ADVICE)
    assert found.state.value == "excepted"


def test_only_what_was_asked_for_is_an_obligation() -> None:
    older = Event("advice_received:health", day("1 Jun 2016"))
    case = case_of(ASKED)
    (found,) = timeline(replace(case, events=(older, *case.events)), SETTINGS, POST.dated).of(Kind.ADVICE)
    assert found.about == PSYCHOLOGY
