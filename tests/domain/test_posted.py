"""What the posting of a batch records, and which envelopes are pulled first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import day, events
from tests.correspondence import BEGUN, CALENDAR, PARENTS, SETTINGS, advice_asked, case_for, promised
from tests.domain.test_correspondence import registered
from transfer_cli.domain.case import Event, LeftReason, LetterFormat
from transfer_cli.domain.changes import Changes, FieldChange, Letter, LetterState, NewEvent
from transfer_cli.domain.correspondence import Post
from transfer_cli.domain.posted import made_for_another_way, never_again, not_had, states_of, steps_taken, to_pull
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.timeline import timeline

FIRST_CLASS = Post(day("Mon 3 Oct 2016"), PostClass.FIRST, CALENDAR)
NOTICE = registered("notice", facts={"occasion": "2016-10-31", "begins_on": "2016-10-31"})
NOTICE = replace(NOTICE, address=("Ms Alix Example", "1 Sample Street", "Chester", "CH1 2NP"))
OTHERWISE = "The meeting it invites to is arranged otherwise now."
STEPS = {
    "notice": "notice_given",
    "draft_plan": "draft_served",
    "final_plan": "plan_issued",
    "meeting_invitation": None,
}


@pytest.mark.parametrize(
    ("changes", "post", "why"),
    [
        ({}, FIRST_CLASS, ""),
        ({"left_on": day("Sat 1 Oct 2016"), "left_reason": LeftReason.DECEASED}, FIRST_CLASS, "The child has died."),
        ({"hold_letters": "bereavement"}, FIRST_CLASS, "Letters are held: bereavement."),
        ({"events": events(**BEGUN)}, FIRST_CLASS, "Notice was given already."),
        ({}, replace(FIRST_CLASS, dated=day("Thu 13 Oct 2016")), ""),
        (
            {},
            replace(FIRST_CLASS, dated=day("Fri 14 Oct 2016")),
            "It says that the review begins on 31 Oct 2016; it would be given on 18 Oct 2016, not by 17 Oct 2016.",
        ),
        (
            {"home_address": ("2 New Street", "Chester")},
            FIRST_CLASS,
            "It would go to somebody else, or to another address, today.",
        ),
        (
            {"contacts": (replace(PARENTS[0], do_not_write=True),)},
            FIRST_CLASS,
            "It would go to somebody else, or to another address, today.",
        ),
    ],
)
def test_pull(changes: dict[str, Any], post: Post, why: str) -> None:
    case = case_for("notice", **changes)
    found = to_pull([NOTICE], {"CW0001": timeline(case, SETTINGS, post.dated)}, post)
    assert [(pull.letter, pull.why) for pull in found] == ([(NOTICE, why)] if why else [])


def test_a_letter_to_the_service_goes_wherever_the_family_moves() -> None:
    letter = registered("young_peoples_service", addressee="Young People's Service")
    found = timeline(case_for("young_peoples_service", contacts=()), SETTINGS, FIRST_CLASS.dated)
    assert to_pull([letter], {"CW0001": found}, FIRST_CLASS, apart=["young_peoples_service"]) == ()


@pytest.mark.parametrize("kind", ["meeting_invitation", "young_peoples_service"])
@pytest.mark.parametrize(
    ("changes", "dated", "why"),
    [
        ({}, "Thu 13 Oct 2016", ""),
        ({}, "Fri 14 Oct 2016", "It would arrive on 18 Oct 2016; the meeting is on 18 Oct 2016."),
        ({"meeting_on": day("Tue 25 Oct 2016")}, "Mon 3 Oct 2016", OTHERWISE),
        ({"meeting_place": "The Hub"}, "Mon 3 Oct 2016", OTHERWISE),
        ({"meeting_on": None}, "Mon 3 Oct 2016", OTHERWISE),
    ],
)
def test_an_invitation_is_pulled_when_it_is_no_use(kind: str, changes: dict[str, Any], dated: str, why: str) -> None:
    letter = registered(kind, address=NOTICE.address)
    post = replace(FIRST_CLASS, dated=day(dated))
    found = {"CW0001": timeline(case_for(kind, **changes), SETTINGS, post.dated)}
    pulls = to_pull([letter], found, post, apart=["young_peoples_service"])
    assert [pull.why for pull in pulls] == ([why] if why else [])


def test_a_posted_notice_is_given_when_it_arrives_and_fixes_the_start() -> None:
    found = {"CW0001": timeline(case_for("notice"), SETTINGS, FIRST_CLASS.dated)}
    both = (NOTICE, replace(NOTICE, id=2, addressee="Mr Sam O'Neill"))
    changes = steps_taken(both, found, STEPS, FIRST_CLASS)
    assert changes.events == (
        NewEvent(
            "CW0001", "notice_given", day("Wed 5 Oct 2016"),
            detail={"begins": "2016-10-31", "batch": "2016-10-03", "class": "first", "sent": "2016-10-03"},
        ),
    )  # fmt: skip
    assert changes.fields == (FieldChange("CW0001", "assessment_begins", None, "2016-10-31", holds_from=None),)


def test_a_start_that_is_known_already_is_not_changed() -> None:
    case = case_for("notice", assessment_begins=day("Mon 31 Oct 2016"), promise=promised("Mon 31 Oct 2016"))
    changes = steps_taken([NOTICE], {"CW0001": timeline(case, SETTINGS, FIRST_CLASS.dated)}, STEPS, FIRST_CLASS)
    assert (len(changes.events), changes.fields) == (1, ())


@pytest.mark.parametrize(
    ("kind", "step", "happened"),
    [("draft_plan", "draft_served", "Wed 5 Oct 2016"), ("final_plan", "plan_issued", "Mon 3 Oct 2016")],
)
def test_a_draft_is_served_when_it_arrives_and_a_plan_issued_when_sent(kind: str, step: str, happened: str) -> None:
    found = {"CW0001": timeline(case_for(kind), SETTINGS, FIRST_CLASS.dated)}
    (event,) = steps_taken([registered(kind)], found, STEPS, FIRST_CLASS).events
    assert (event.step, event.happened, dict(event.detail)) == (
        step, day(happened), {"batch": "2016-10-03", "class": "first", "sent": "2016-10-03"},
    )  # fmt: skip


def test_an_invitation_takes_no_step_and_a_step_is_recorded_once() -> None:
    invitation = registered("meeting_invitation")
    found = {"CW0001": timeline(case_for("meeting_invitation"), SETTINGS, FIRST_CLASS.dated)}
    assert not steps_taken([invitation], found, STEPS, FIRST_CLASS)
    known = case_for("draft_plan", events=events(**BEGUN, draft_served="Wed 5 Oct 2016"))
    found = {"CW0001": timeline(known, SETTINGS, FIRST_CLASS.dated)}
    assert not steps_taken([registered("draft_plan")], found, STEPS, FIRST_CLASS)


def test_letters_are_posted_or_withdrawn() -> None:
    assert states_of([NOTICE], [replace(NOTICE, id=2)], FIRST_CLASS) == (
        LetterState(1, "posted", day("Mon 3 Oct 2016"), "first"),
        LetterState(2, "withdrawn", day("Mon 3 Oct 2016")),
    )


TO_SETTING = registered("notice_to_setting", facts={"occasion": "2016-10-31", "begins_on": "2016-10-31"})


def test_a_notice_to_the_setting_grown_too_short_is_pulled_unless_the_family_has_its_own() -> None:
    late = replace(FIRST_CLASS, dated=day("Fri 14 Oct 2016"))
    planned = {"CW0001": timeline(case_for("notice_to_setting"), SETTINGS, late.dated)}
    (pull,) = to_pull([TO_SETTING], planned, late, apart=["notice_to_setting"])
    assert "would be given on 18 Oct 2016, not by 17 Oct 2016" in pull.why
    given = case_for("notice_to_setting", assessment_begins=day("Mon 31 Oct 2016"),
                     events=events(notice_given="Wed 5 Oct 2016"))  # fmt: skip
    assert to_pull([TO_SETTING], {"CW0001": timeline(given, SETTINGS, late.dated)}, late, apart=[TO_SETTING.kind]) == ()


@pytest.mark.parametrize(
    ("kind", "agency", "changes", "why"),
    [
        ("advice_request", "health", {}, ""),
        ("advice_request", "health", {"events": (*events(**BEGUN), Event("advice_received:health", FIRST_CLASS.dated))},
         "The advice has come in."),
        ("advice_chaser", "health", {"events": advice_asked("health", "school")}, ""),
        ("advice_chaser", "health",
         {"events": (*advice_asked("health", "school"), Event("advice_received:health", FIRST_CLASS.dated))},
         "The advice is not late any more."),
    ],
)  # fmt: skip
def test_advice_that_came_in_is_not_asked_for(kind: str, agency: str, changes: dict[str, Any], why: str) -> None:
    letter = registered(kind, facts={"agency": agency})
    found = {"CW0001": timeline(case_for(kind, **changes), SETTINGS, FIRST_CLASS.dated)}
    assert [pull.why for pull in to_pull([letter], found, FIRST_CLASS, apart=[kind])] == ([why] if why else [])


def test_each_agency_that_was_asked_is_recorded_by_its_name() -> None:
    letters = [registered("advice_request", facts={"agency": agency}) for agency in ("school", "health", "school")]
    found = {"CW0001": timeline(case_for("advice_request"), SETTINGS, FIRST_CLASS.dated)}
    taken = steps_taken(letters, found, {"advice_request": "advice_requested:AGENCY"}, FIRST_CLASS)
    assert [(event.step, event.happened) for event in taken.events] == [
        ("advice_requested:school", day("Wed 5 Oct 2016")), ("advice_requested:health", day("Wed 5 Oct 2016")),
    ]  # fmt: skip


def test_a_copy_of_the_plan_is_sent_on_the_day_it_goes() -> None:
    letter = registered("copy_to_setting", facts={"agency": "setting"})
    found = {"CW0001": timeline(case_for("copy_to_setting"), SETTINGS, FIRST_CLASS.dated)}
    (event,) = steps_taken([letter], found, {"copy_to_setting": "plan_sent:setting"}, FIRST_CLASS).events
    assert (event.step, event.happened) == ("plan_sent:setting", FIRST_CLASS.dated)


EMAILED = replace(NOTICE, id=2, facts={**NOTICE.facts, "by_email": "yes", "email_to": "alix@example.org"})


@pytest.mark.parametrize(("email", "why"), [("alix@example.org", ""), ("new@example.org", "It would go to somebody")])
def test_an_email_goes_to_the_address_of_today(email: str, why: str) -> None:
    case = case_for("notice", contacts=(replace(PARENTS[0], format=LetterFormat.EMAIL, email=email),))
    found = to_pull([EMAILED], {"CW0001": timeline(case, SETTINGS, FIRST_CLASS.dated)}, FIRST_CLASS)
    assert [pull.why[: len(why)] for pull in found] == ([why] if why else [])


def test_an_email_is_not_late_when_the_post_would_be() -> None:
    post = replace(FIRST_CLASS, dated=day("Fri 14 Oct 2016"))
    case = case_for("notice", contacts=(replace(PARENTS[0], format=LetterFormat.EMAIL, email="alix@example.org"),))
    assert to_pull([EMAILED], {"CW0001": timeline(case, SETTINGS, post.dated)}, post) == ()


def test_a_step_is_taken_once_the_last_of_a_family_has_the_letter() -> None:
    case = {"CW0001": timeline(case_for("notice", contacts=PARENTS), SETTINGS, FIRST_CLASS.dated)}
    (alone,) = steps_taken([EMAILED], case, STEPS, FIRST_CLASS).events
    (both,) = steps_taken([EMAILED, NOTICE], case, STEPS, FIRST_CLASS).events
    assert (alone.happened, alone.detail["class"]) == (day("Mon 3 Oct 2016"), "email")
    assert (both.happened, both.detail["class"]) == (day("Wed 5 Oct 2016"), "first")
    states = states_of([EMAILED, NOTICE], [], FIRST_CLASS)
    assert [state.post_class for state in states] == ["email", "first"]


def test_notice_to_the_other_parent_goes_while_there_is_time_and_takes_no_step_again() -> None:
    given = events(notice_given="Wed 28 Sep 2016")
    for begins, dated, why in (
        ("2016-10-31", "Mon 3 Oct 2016", ""),
        ("2016-10-31", "Fri 14 Oct 2016", "it would be given on 18 Oct 2016, not by 17 Oct 2016."),
        ("2016-11-07", "Mon 3 Oct 2016", "the record says 7 Nov 2016."),
    ):
        case = case_for("notice", events=given, assessment_begins=day(begins))
        post = replace(FIRST_CLASS, dated=day(dated))
        derived = {"CW0001": timeline(case, SETTINGS, post.dated)}
        assert [pull.why.partition("; ")[2] for pull in to_pull([NOTICE], derived, post)] == ([why] if why else [])
        assert steps_taken([NOTICE], derived, STEPS, post).events == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, ""),
        ({"forename": "Robyn"}, "The child's name is another in the record now."),
        ({"date_of_birth": day("5 May 2007")}, "The child's date of birth is another in the record now."),
    ],
)
def test_a_letter_that_names_the_child_otherwise_is_pulled(changes: dict[str, Any], why: str) -> None:
    letter = replace(NOTICE, facts={**NOTICE.facts, "name": "Robin Example", "date_of_birth": "2007-05-04"})
    derived = timeline(case_for("notice", **changes), SETTINGS, FIRST_CLASS.dated)
    assert [pull.why for pull in to_pull([letter], {"CW0001": derived}, FIRST_CLASS)] == ([why] if why else [])
    assert never_again(letter, derived, FIRST_CLASS.dated, apart=False) == why


DRAFT = replace(NOTICE, facts={**NOTICE.facts, "email_to": "alix@example.org"})


@pytest.mark.parametrize(
    ("letter", "post_class", "another"),
    [
        (NOTICE, PostClass.FIRST, False),
        (NOTICE, PostClass.HAND, False),
        (NOTICE, PostClass.EMAIL, True),
        (DRAFT, PostClass.EMAIL, False),
        (DRAFT, PostClass.SECOND, True),
        (replace(DRAFT, facts={**DRAFT.facts, "by_email": "yes"}), PostClass.SECOND, False),
    ],
)
def test_whether_letters_went_as_they_were_made(letter: Letter, post_class: PostClass, another: bool) -> None:
    found = made_for_another_way([letter], replace(FIRST_CLASS, post_class=post_class))
    assert found == ((letter,) if another else ())


def test_a_draft_to_an_address_that_has_changed_is_pulled() -> None:
    for email, pulled in (("alix@example.org", 0), ("new@example.org", 1)):
        case = case_for("notice", contacts=(replace(PARENTS[0], email=email),))
        found = to_pull([DRAFT], {"CW0001": timeline(case, SETTINGS, FIRST_CLASS.dated)}, FIRST_CLASS)
        assert len(found) == pulled


def test_who_has_not_had_what_another_envelope_made_a_step() -> None:
    step = NewEvent("CW0001", "notice_given", FIRST_CLASS.dated)
    elsewhere = replace(NOTICE, reference="CW0002")
    invitation = replace(NOTICE, kind="meeting_invitation")
    assert not_had([NOTICE, elsewhere, invitation], STEPS, Changes(events=(step,))) == ((NOTICE, "notice_given"),)
