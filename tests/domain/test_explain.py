"""What `case explain` says of each day: the sentence, the counting, and the contract's document."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.domain.worked import cases
from transfer_cli.domain.case import Document, LeftReason
from transfer_cli.domain.explain import as_document, headline, sentences
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Role, Stage, State
from transfer_cli.domain.risk import notes_on
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.standing import standing
from transfer_cli.domain.timeline import timeline

SETTINGS = Settings("Example Council", bank_holidays=frozenset({day("Mon 2 Jan 2017"), day("Fri 14 Apr 2017")}))


def explained(as_of: str, steps: dict[str, str], **changes: Any) -> Any:
    return timeline(a_case(events=events(**steps), **changes), SETTINGS, day(as_of), explain=True)


def steps_of(text: str) -> dict[str, str]:
    """`notice_given Mon 12 Sep 2016, draft_served …` as steps by name."""
    return dict(part.strip().split(" ", 1) for part in text.split(",") if part.strip())


NOTICE = "notice_given Mon 12 Sep 2016"
BEGAN = f"{NOTICE}, assessment_began Mon 26 Sep 2016"
SERVED = f"{BEGAN}, draft_served Thu 1 Dec 2016"


@pytest.mark.parametrize(
    ("steps", "as_of", "kind", "last_sentences"),
    cases(f"""
why                          | steps                                                     | as_of           | kind | last sentences
notice in time               | {BEGAN}                                                   | Mon 3 Oct 2016  | notice | assessment began 26 Sep 2016 / 14 days before = 12 Sep 2016, the last safe day for notice / notice given 12 Sep 2016: in time
notice a day short           | notice_given Tue 13 Sep 2016, assessment_began Mon 26 Sep 2016 | Mon 3 Oct 2016 | notice | notice given 13 Sep 2016, 13 days before: arguably in time, but not safe
notice late                  | notice_given Wed 14 Sep 2016, assessment_began Mon 26 Sep 2016 | Mon 3 Oct 2016 | notice | notice given 14 Sep 2016: 2 days late
begun without notice         | assessment_began Mon 26 Sep 2016                          | Mon 3 Oct 2016  | notice | no notice is recorded
beginning assumed            | {NOTICE}                                                  | Mon 19 Sep 2016 | plan_issued | no beginning is stated; the earliest lawful day after the notice is 26 Sep 2016 = day 1 / day 126 = 29 Jan 2017 (a Sunday; not moved)
beginning ahead              | {BEGAN}                                                   | Mon 19 Sep 2016 | plan_issued | no beginning is stated; the earliest lawful day after the notice is 26 Sep 2016 = day 1 / day 126 = 29 Jan 2017 (a Sunday; not moved)
from the notice under R0     | notice_given Wed 1 Oct 2014, assessment_began Wed 15 Oct 2014 | Mon 3 Nov 2014 | plan_issued | the day of notice 1 Oct 2014 = day 1 / day 98 = 6 Jan 2015
begun without notice counts  | assessment_began Mon 26 Sep 2016                          | Mon 3 Oct 2016  | plan_issued | no notice is recorded; the latest lawful one was 12 Sep 2016, on or after 1 Sep 2015: 18 weeks / assessment began 26 Sep 2016 = day 1 / day 126 = 29 Jan 2017 (a Sunday; not moved)
ends on a bank holiday       | notice_given Fri 25 Nov 2016, assessment_began Sat 10 Dec 2016 | Mon 12 Dec 2016 | plan_issued | day 126 = 14 Apr 2017 (a bank holiday; not moved)
plan in time                 | {SERVED}, plan_issued Fri 27 Jan 2017                     | Wed 1 Feb 2017  | plan_issued | plan issued 27 Jan 2017: in time
plan a day late              | {SERVED}, plan_issued Mon 30 Jan 2017                     | Wed 1 Feb 2017  | plan_issued | plan issued 30 Jan 2017: 1 day late
decided against a plan       | {BEGAN}, no_plan_notified Fri 30 Dec 2016                 | Wed 1 Feb 2017  | plan_issued | decided against a plan, notified 30 Dec 2016: no longer due
no plan in time              | {BEGAN}, no_plan_notified Fri 30 Dec 2016                 | Wed 1 Feb 2017  | no_plan_notified | parent or young person notified 30 Dec 2016: in time
no plan late                 | {BEGAN}, no_plan_notified Tue 3 Jan 2017                  | Wed 1 Feb 2017  | no_plan_notified | parent or young person notified 3 Jan 2017: 2 days late
a draft settles it           | {SERVED}                                                  | Wed 1 Feb 2017  | no_plan_notified | a draft or plan has been sent, so the limit no longer matters
a decision would be late     | {BEGAN}                                                   | Mon 2 Jan 2017  | no_plan_notified | a no-plan decision would now be late
draft may be answered        | {SERVED}                                                  | Fri 2 Dec 2016  | draft_response | draft served 1 Dec 2016 = day 1 / day 15 = 15 Dec 2016, the last day to answer
draft answered               | {SERVED}, draft_answered Mon 5 Dec 2016                   | Tue 6 Dec 2016  | draft_response | answered 5 Dec 2016
an earlier answer is another | {BEGAN}, draft_answered Tue 1 Nov 2016, draft_served Thu 1 Dec 2016 | Tue 6 Dec 2016 | draft_response | day 15 = 15 Dec 2016, the last day to answer
plan before the answer       | {SERVED}, plan_issued Thu 15 Dec 2016                     | Fri 16 Dec 2016 | draft_response | plan issued 15 Dec 2016, before that day had passed and without an answer
advice                       | {BEGAN}, advice_requested:health Mon 26 Sep 2016          | Mon 3 Oct 2016  | advice | advice asked of health on 26 Sep 2016 / 6 weeks after that day = 7 Nov 2016
"""),
)  # fmt: skip
def test_the_counting_in_sentences(steps: str, as_of: str, kind: str, last_sentences: str) -> None:
    (obligation,) = explained(as_of, steps_of(steps)).of(Kind(kind))
    expected = tuple(sentence.strip() for sentence in last_sentences.split(" / "))
    assert obligation.working[-len(expected) :] == expected


def test_a_stated_beginning_that_lies_ahead() -> None:
    found = explained("Mon 19 Sep 2016", steps_of(NOTICE), assessment_begins=date(2016, 9, 26))
    assert "assessment begins 26 Sep 2016 = day 1" in found.of(Kind.PLAN_ISSUED)[0].working
    assert found.begins_assumed is False


def test_a_start_that_is_only_planned() -> None:
    found = explained("Mon 5 Sep 2016", {}, assessment_begins=date(2016, 9, 26))
    assert found.of(Kind.NOTICE)[0].working == (
        "the assessment is to begin 26 Sep 2016",
        "14 days before = 12 Sep 2016, the last safe day for notice",
        "no notice is recorded",
    )


def test_nothing_is_due_of_a_case_that_left() -> None:
    found = explained("Wed 1 Feb 2017", steps_of(BEGAN), left_on=date(2016, 11, 1), left_reason=LeftReason.MOVED_OUT)
    left = "left the caseload 1 Nov 2016: no longer due"
    assert found.stage == Stage.LEFT
    assert found.of(Kind.PLAN_ISSUED)[0].working[-1] == left
    assert found.of(Kind.NO_PLAN_NOTIFIED)[0].working[-1] == left
    assert found.of(Kind.PLAN_ISSUED)[0].state == State.NOT_APPLICABLE


def test_a_case_concluded_before_it_left_is_transferred() -> None:
    steps = steps_of(f"{SERVED}, plan_issued Fri 27 Jan 2017")
    kept = explained("Wed 1 Mar 2017", steps, left_on=date(2017, 2, 1), left_reason=LeftReason.OTHER)
    assert (kept.stage, kept.concluded_on) == (Stage.TRANSFERRED, day("Fri 27 Jan 2017"))
    lost = explained("Wed 1 Mar 2017", steps, left_on=date(2017, 1, 1), left_reason=LeftReason.OTHER)
    assert (lost.stage, lost.concluded_on) == (Stage.LEFT, None)


def test_the_request_of_a_young_person_with_an_lda() -> None:
    found = explained(
        "Mon 3 Oct 2016",
        steps_of("request_received Mon 5 Sep 2016"),
        document=Document.LDA,
        date_of_birth=date(1998, 5, 4),
    )
    assert found.of(Kind.PLAN_ISSUED)[0].working == (
        "request received 5 Sep 2016, itself not counted",
        "20 weeks after = 23 Jan 2017",
    )
    assert found.of(Kind.DECIDE_REQUEST)[0].due == day("Mon 17 Oct 2016")


def test_a_notice_to_a_young_person_with_an_lda_is_remarked_upon() -> None:
    case = a_case(document=Document.LDA, date_of_birth=date(1998, 5, 4), events=events(notice_given="Mon 5 Sep 2016"))
    facts = standing(case, day("Mon 3 Oct 2016"), ENGLAND)
    assert any("runs from a request" in note for note in notes_on(facts, (), (), ENGLAND))


def test_a_plan_that_a_tribunal_ordered_makes_it_transferred() -> None:
    found = explained(
        "Thu 1 Jun 2017", steps_of(f"{BEGAN}, no_plan_notified Fri 30 Dec 2016, plan_issued Mon 1 May 2017")
    )
    assert found.stage == Stage.TRANSFERRED
    assert found.concluded_on == day("Fri 30 Dec 2016")


@pytest.mark.parametrize(
    ("state", "done", "late", "said"),
    [
        (State.MET, "Fri 27 Jan 2017", 0, "kept, 27 Jan 2017"),
        (State.MET_LATE, "Mon 30 Jan 2017", 1, "done 30 Jan 2017, 1 day late"),
        (State.OVERDUE, None, 3, "overdue, 3 days late"),
        (State.AT_RISK, None, 0, "at risk"),
        (State.ON_TRACK, None, 0, "on track"),
        (State.EXCEPTED, None, 0, "excepted"),
        (State.NOT_APPLICABLE, None, 0, "no longer applies"),
    ],
)
def test_a_day_in_a_sentence(state: State, done: str | None, late: int, said: str) -> None:
    obligation = Obligation(
        Kind.PLAN_ISSUED, day("Sun 29 Jan 2017"), day(done) if done else None, state, late, Basis.STATUTE, "r", "s"
    )
    assert headline(obligation) == f"The EHC plan is to be sent by 29 Jan 2017, by law: {said}."


def test_everything_for_people() -> None:
    born = date(2000, 5, 4)
    found = explained("Mon 3 Oct 2016", {}, date_of_birth=born, contacts=(), setting_name="Highfield School")
    text = sentences(found)
    assert text.startswith(
        "CW0001 as of 3 Oct 2016: not started.\nLetters go to the young person (since 25 Jun 2016): Robin Example.\n"
    )
    assert "\nNote: The phase move is only presumed: record phase_move and phase_move_on, or none.\n" in text
    assert "  begun by 25 Nov 2016 it has its full 18 weeks\n  notice for that by 11 Nov 2016\n" in text
    late = explained("Mon 2 Jan 2017", {}, date_of_birth=born, contacts=())
    assert f"\nAt risk: {late.risk}\n" in sentences(late)


def test_nobody_to_write_to_is_said() -> None:
    found = explained("Mon 3 Oct 2016", {}, contacts=(), home_address=(), home_postcode=None)
    assert "nobody who may be written to is known" in sentences(found)
    assert found.addressee.role == Role.PARENT


def test_the_document_has_the_contracts_keys() -> None:
    document: Any = as_document(explained("Mon 3 Oct 2016", {}))
    assert {"reference", "as_of", "stage", "addressee", "obligations"} <= set(document)
    (first, *_) = [o for o in document["obligations"] if o["kind"] == "conclude_by"]
    assert list(first)[:9] == ["kind", "due", "done", "state", "days_late", "basis", "rule", "source", "working"]
    assert (first["presumed"], first["latest_start"], first["latest_notice"]) == (True, "2017-10-12", "2017-09-28")
