"""What the letters say: each kind in whole, to a parent and to a young person."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.builders import day, events
from tests.correspondence import (
    DATED,
    NEVER_GROWN,
    PARENTS,
    POST,
    RECEIVES,
    SETTINGS,
    YOUNG_PERSON,
    a_turn,
    advice_asked,
    an_order,
    case_for,
    orders_for,
    promised,
)
from tests.letters.parts import a_letter
from transfer_cli.domain.case import Case, Contact, Document, Event, LetterFormat, Relationship, SettingType, is_step
from transfer_cli.domain.obligation import Kind
from transfer_cli.domain.orders import Held, Order
from transfer_cli.domain.settings import Agency, Settings
from transfer_cli.domain.timeline import timeline
from transfer_cli.letters.facts import COMMON, SERVICES, Asked, facts_of, where_given
from transfer_cli.letters.fingerprint import fingerprint
from transfer_cli.letters.guard import neighbours, whole_text
from transfer_cli.letters.kinds import TEMPLATES, kinds
from transfer_cli.letters.making import Made, make
from transfer_cli.letters.markdown import to_text
from transfer_cli.letters.text import compose, html, missing, required

KINDS = tuple(kinds())
READERS = ("parent", "young_person")


def squeezed(text: str) -> str:
    return "".join(text.split())


LETTERS = [(kind, reader) for kind in KINDS for reader in READERS if reader == "parent" or kind not in NEVER_GROWN]
"""Every kind about a child and about a young person, as far as it can be; golden files are named after both."""


def reader_changes(reader: str, kind: str) -> dict[str, Any]:
    if reader == "parent" or kind == "young_peoples_service":
        return {}
    return {**YOUNG_PERSON, "setting_type": SettingType.SPECIAL} if kind == "moved_in" else YOUNG_PERSON


@pytest.mark.parametrize(("kind", "reader"), LETTERS)
def test_the_whole_letter(kind: str, reader: str, golden: Callable[[str, str], None]) -> None:
    golden(a_letter(kind, **reader_changes(reader, kind)).markdown, f"{kind}-{reader}.md")


@pytest.mark.parametrize(("kind", "reader"), LETTERS)
def test_what_the_law_requires_is_said(kind: str, reader: str) -> None:
    letter = a_letter(kind, **reader_changes(reader, kind))
    said = squeezed(re.sub(r"\n[=-]+\n", "\n", to_text(letter.tokens)))
    assert [source for says, source in required(letter) if squeezed(says) not in said] == []
    assert all(source for _, source in required(letter))


AGENCIES = (
    "educational_psychologist",
    "speech_therapy",
    "community_paediatrics",
    "social_care",
    "young_peoples_service",
)


@pytest.mark.parametrize("agency", [*AGENCIES, "somebody_else"])
def test_each_agency_is_asked_what_it_knows(agency: str, golden: Callable[[str, str], None]) -> None:
    elsewhere = tuple(replace(a, address=("Somewhere",)) for a in SETTINGS.agencies)
    asked = replace(SETTINGS, agencies=(*elsewhere, Agency("somebody_else", "Portage", address=("Somewhere",))))
    case = case_for("advice_request", date_of_birth=date(2002, 3, 1))
    (made,), held = made_for([order_to(agency, "advice_request", case, asked)], asked)
    assert held == ()
    golden(made.letter.markdown, f"advice_request-{agency}.md")


def order_to(agency: str, kind: str, case: Case, settings: Settings) -> Order:
    return next(o for o in orders_for(kind, case, settings=settings).orders if o.envelope.agency == agency)


def made_for(orders: list[Order], settings: Settings) -> tuple[tuple[Made, ...], tuple[Held, ...]]:
    return make(orders, settings, POST, Asked(), neighbours((order.case for order in orders), settings))


def test_late_advice_is_asked_for_by_the_law_that_asks_for_it() -> None:
    asked = [a_letter("advice_chaser", events=advice_asked(who)).markdown for who in ("speech_therapy", "school")]
    assert ["regulation 8(1)" in said for said in asked] == [True, False]
    assert ["Code of Practice (chapter 9)" in said for said in asked] == [False, True]


@pytest.mark.parametrize("kind", sorted(RECEIVES))
def test_no_professional_is_told_where_the_family_lives(kind: str) -> None:
    letter = a_letter(kind, contacts=PARENTS)
    text = whole_text(letter)
    for line in ("1 Sample Street", "CH1 2NP", "9 Other Road", "SA3 4DD", "Alix", "Sam O"):
        assert line not in text


@pytest.mark.parametrize(
    ("by", "parent", "young_person"),
    [
        ("parent", "with Robin’s family on", "with your parents on"),  # noqa: RUF001 - as printed
        ("young_person", "with Robin on", "with you on"),
        ("representative", "with the person who speaks for Robin on", "with the person who speaks for you on"),
    ],
)
def test_a_turn_was_agreed_with_somebody(by: str, parent: str, young_person: str) -> None:
    turn = a_turn("Fri 30 Sep 2016", f"to 2017-07-21; agreed 2016-09-29 by {by}; because it suits")
    assert parent in a_letter("postponed", events=(turn,)).markdown
    assert young_person in a_letter("postponed", events=(turn,), **YOUNG_PERSON).markdown


def test_the_reason_of_a_turn_comes_from_the_record_unless_one_is_given() -> None:
    order = an_order("postponed")
    facts = facts_of("postponed", order.timeline, order.envelope, SETTINGS, POST, Asked())
    assert facts["reason"] == "Robin will be in hospital until April."
    silent = an_order("postponed", events=(a_turn("Fri 30 Sep 2016", "to 2017-07-21"),))
    facts = facts_of("postponed", silent.timeline, silent.envelope, SETTINGS, POST, Asked())
    assert missing(kinds()["postponed"], facts) == ("reason",)
    facts = facts_of("postponed", silent.timeline, silent.envelope, SETTINGS, POST, Asked(reason="It suits."))
    said = compose(kinds()["postponed"], facts).markdown
    assert "It was agreed with" not in said
    assert "The reason: It suits" in said


def test_the_welcome_says_what_was_begun_here_already() -> None:
    planned = a_letter("moved_in", promise=promised("Mon 31 Oct 2016")).markdown
    assert "We plan to begin it on Monday 31 October 2016" in planned
    given = events(notice_given="Mon 3 Oct 2016")
    told = a_letter("moved_in", events=given, assessment_begins=day("Mon 31 Oct 2016")).markdown
    assert "begins on **31 October 2016**" in told
    assert "The dates in our letter about it stand" in told


def test_help_after_a_learning_difficulty_assessment_is_not_said_to_go_on() -> None:
    lda = {**YOUNG_PERSON, "document": Document.LDA, "events": events(lda_decided_to_assess="Mon 5 Sep 2016")}
    assert "stays in force" not in a_letter("no_plan", **lda).markdown
    assert "What stays in force" not in a_letter("no_plan", **lda).markdown
    assert "until the appeal is over" not in a_letter("no_plan_to_setting", **lda).markdown
    assert "What stays in force" in a_letter("no_plan").markdown


@pytest.mark.parametrize(
    ("dated", "name"),
    [
        ("2017-06-16", "the Local Government Ombudsman"),
        ("2017-06-19", "the Local Government and Social Care Ombudsman"),
    ],
)
def test_the_ombudsman_has_the_name_of_the_day(dated: str, name: str) -> None:
    post = replace(POST, dated=date.fromisoformat(dated))
    order = orders_for("delay", case_for("delay"), post=post).orders[0]
    facts = facts_of("delay", order.timeline, order.envelope, SETTINGS, post, Asked())
    assert name in compose(kinds()["delay"], facts).markdown


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_declares_what_exists(kind: str) -> None:
    declared = kinds()[kind]
    order = an_order(kind)
    facts = facts_of(kind, order.timeline, order.envelope, SETTINGS, POST, Asked())
    assert set(declared.facts) <= set(facts)
    assert declared.receives == RECEIVES.get(kind, "rights_holder")
    assert declared.step is None or is_step(declared.step)
    assert declared.must
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprint(declared, facts))


def test_the_page_for_business_support_names_every_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "business-support.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == set(KINDS)


def test_every_folder_is_a_kind() -> None:
    folders = {folder.name for folder in (files(TEMPLATES) / "letters").iterdir() if folder.is_dir()}
    assert folders - {"__pycache__"} == set(KINDS)
    assert len({fingerprint(kind, {}) for kind in kinds().values()}) == len(KINDS)


def test_a_letter_without_a_fact_is_not_written() -> None:
    order = an_order("final_plan")
    facts = facts_of("final_plan", order.timeline, order.envelope, Settings(authority="X"), POST, Asked())
    absent = missing(kinds()["final_plan"], facts)
    assert absent == (
        "authority_address", "officer_ways", "ias_name", "ias_ways", "mediation_name", "mediation_ways",
        "disagreement_name", "disagreement_ways",
    )  # fmt: skip
    assert where_given("mediation_ways") == "[contacts.mediation] in transfer.toml"
    assert {where_given(name) for name in COMMON} >= {"[authority] address in transfer.toml"}
    assert where_given("plan_due") == "the case (plan_due)"
    assert set(SERVICES.values()) <= set(SETTINGS.contacts)


def test_the_notice_prints_the_days_that_the_explanation_gives() -> None:
    letter = a_letter("notice")
    case = case_for("notice", assessment_begins=day("Mon 31 Oct 2016"))
    given = day("Wed 5 Oct 2016")
    later = timeline(replace(case, events=(Event("notice_given", given),)), SETTINGS, given)
    (plan,), (no_plan,) = later.of(Kind.PLAN_ISSUED), later.of(Kind.NO_PLAN_NOTIFIED)
    assert (plan.due, no_plan.due) == (day("Sun 5 Mar 2017"), day("Sun 5 Feb 2017"))
    assert letter.facts["plan_due"] == plan.due.isoformat()
    assert letter.facts["no_plan_due"] == no_plan.due.isoformat()
    assert letter.facts["given_on"] == given.isoformat()


def test_a_draft_is_answered_within_fifteen_days_of_its_arrival() -> None:
    facts = a_letter("draft_plan").facts
    assert facts["given_on"] == day("Wed 5 Oct 2016").isoformat()
    assert facts["answer_by"] == day("Wed 19 Oct 2016").isoformat()
    assert facts["plan_due"] == day("Sun 29 Jan 2017").isoformat()


def test_a_late_draft_says_so() -> None:
    facts = {"plan_due": "2016-09-20", "plan_is_late": "yes"}
    assert "should have had the final plan by 20 September 2016\\. We are late" not in a_letter("draft_plan").markdown
    assert "By law you should have had the final plan by 20 September 2016" in a_letter(
        "draft_plan", facts=facts
    ).markdown.replace("\\", "")


def test_a_decision_can_be_appealed_for_two_months() -> None:
    assert a_letter("final_plan").facts["appeal_by"] == day("Sat 3 Dec 2016").isoformat()
    assert a_letter("final_plan").facts["review_by"] == day("Mon 2 Oct 2017").isoformat()
    assert a_letter("no_plan").facts["appeal_by"] == day("Sat 3 Dec 2016").isoformat()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Asked(), "You have a right to know the reason\\. J Price will tell you"),
        (Asked(), "We will write to you again by **31 October 2016**"),
        (Asked(reason="Advice came late"), "Why we are late\n\nAdvice came late\n"),
        (Asked(new_date=date(2016, 11, 4)), "We now expect to finish by **4 November 2016**"),
    ],
)
def test_a_delay_gives_reason_and_new_date_or_owns_up(asked: Asked, says: str) -> None:
    order = an_order("delay")
    facts = facts_of("delay", order.timeline, order.envelope, SETTINGS, POST, asked)
    assert facts["days_late"] == "15"
    assert says.replace("\\", "") in compose(kinds()["delay"], facts).markdown.replace("\\", "")


def test_a_delay_is_not_written_when_nothing_is_late() -> None:
    order = an_order("draft_plan")
    facts = facts_of("delay", order.timeline, order.envelope, SETTINGS, POST, Asked())
    assert "days_late" in missing(kinds()["delay"], facts)


def test_large_print_repeats_name_and_date() -> None:
    mother = Contact("Ms Alix Example", Relationship.MOTHER, format=LetterFormat.LARGE_PRINT)
    letter = a_letter("notice", contacts=(mother,))
    assert letter.large_print
    assert letter.markdown.startswith("Ms Alix Example\n\n3 October 2016\n\nOur reference: CW0001\n\nDear Ms Alix")


def test_a_child_is_never_called_you_in_a_letter_to_a_parent() -> None:
    assert "your statement" not in a_letter("notice").markdown
    assert "your statement stays in force" in a_letter("notice", **YOUNG_PERSON).markdown


def test_a_plan_made_before_the_act_is_called_what_it_is() -> None:
    text = a_letter("notice", document=Document.NON_STATUTORY).markdown
    assert "The plan Robin has was made before that day" in text
    assert "Until then Robin’s plan stays in force" in text  # noqa: RUF001 - as printed


def test_the_page_for_the_web() -> None:
    letter = a_letter("notice", forename="<Robin> & Co")
    page = html(letter)
    assert '<html lang="en-GB">' in page
    assert "<title>Notice of transfer review, CW0001</title>" in page
    assert "<h1>&lt;Robin&gt; &amp; Co’s transfer review begins on 31 October 2016</h1>" in page  # noqa: RUF001
    assert "<Robin>" not in page
    assert "http" not in page
    assert "<address>Ms Alix Example<br>1 Sample Street<br>Chester<br>CH1 2NP</address>" in page
    assert letter.dated == DATED
