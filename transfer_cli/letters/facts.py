"""The facts a letter is made from: text by name, taken from the case, its timeline and the settings.

Dates are ISO here; a template shows them with `day` or `weekday`. An empty fact is one that is not known. The same
facts make the same letter again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.calendar import months_from
from transfer_cli.domain.case import Case, Document, SettingType, Step
from transfer_cli.domain.correspondence import (
    SERVICE_FROM_YEAR,
    WRITE_AGAIN,
    Post,
    late_obligation,
    occasion,
    planned_start,
    post_to,
)
from transfer_cli.domain.envelopes import Envelope, envelopes_of, home_is_hidden, service_envelope
from transfer_cli.domain.obligation import Kind, Obligation, Role, Stage, Timeline
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.settings import ContactPoint, Settings
from transfer_cli.domain.standing import WITHOUT_SETTING
from transfer_cli.domain.year_group import ncy_on
from transfer_cli.letters.facts_beside import after, beside, due_day

COMMON: tuple[str, ...] = ("authority", "authority_address", "officer", "officer_ways", "signed_by")
"""Facts that every letter needs."""

APPEAL_TIME = relativedelta(months=2)
"""Time to appeal, counted from the day the decision is sent: SI 2008/2699 r.20(1)(c)."""

FIRST_REVIEW = 12
"""Months to the first review of a plan, the day it was concluded being the first: SI 2014/2270 art 21(4)."""

ANSWER = timedelta(days=ENGLAND.answer_days - 1)
"""Days after the day a draft is served that are left to answer it: SI 2014/1530 reg 13(1)."""

RENAMED = date(2017, 6, 19)
"""Day from which the Local Government Ombudsman has the longer name."""

SERVICES: dict[str, str] = {
    "ias": "ias",
    "mediation": "mediation",
    "disagreement": "disagreement_resolution",
    "complaints": "complaints",
    "local_offer": "local_offer",
    "personal_budgets": "personal_budgets",
}
"""Table under `[contacts]` that gives the facts `NAME_name` and `NAME_ways` of a service."""

WAYS: Mapping[str, str] = MappingProxyType({"phone": "phone", "email": "email", "web": "web", "address": "address"})
"""What stands before each way to reach somebody."""

_DOCUMENTS: dict[Document, tuple[str, str]] = {
    Document.STATEMENT: ("statement", "a statement of special educational needs"),
    Document.NON_STATUTORY: ("plan", "a plan made before September 2014"),
    Document.LDA: ("learning difficulty assessment", "a learning difficulty assessment"),
}
_SETTINGS: dict[SettingType, str] = {
    SettingType.POST16: "college or training provider",
    SettingType.EARLY_YEARS: "nursery or early years provider",
    SettingType.HOME: "school or college",
    SettingType.NONE: "school or college",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer adds on the command line.

    Attributes:
        reason: Why a decision was taken or a plan is late; empty = not said.
        new_date: When a late plan is now expected; None = not said.
    """

    reason: str = ""
    new_date: date | None = None


def facts_of(
    kind: str,
    timeline: Timeline,
    envelope: Envelope,
    settings: Settings,
    post: Post,
    asked: Asked,
    words: Mapping[str, str] = WAYS,
) -> dict[str, str]:
    """Every fact that a letter of this kind may use; what is not known is empty.

    Args:
        timeline: The case on the day of the letter.
        post: Day and way of posting, which say when the letter arrives; who asks for e-mail has it by e-mail.
        words: What stands before a way to reach somebody, in the language of the letter.
    """
    case, given = timeline.case, _all_have_it(timeline, post)
    post = post_to(envelope, post)
    facts = {
        "reference": case.reference,
        "dated": post.dated.isoformat(),
        "given_on": post.arrives_on.isoformat(),
        "addressee": envelope.addressee,
        "names": "\n".join(envelope.names),
        "address": "\n".join(envelope.address),
        "agency": envelope.agency,
        "language": "en",
        "large_print": "yes" if envelope.large_print else "",
        "print_size": str(settings.letters.large_print_size) if envelope.large_print else "",
        "easy_read": "",
        "by_email": "yes" if envelope.by_email else "",
        "email_to": "\n".join(envelope.emails) if post.post_class == PostClass.EMAIL else "",
        "occasion": occasion(kind, case),
        "reason": asked.reason,
        "new_date": _iso(asked.new_date),
        **_child(timeline, to_self=envelope.to_young_person),
        **_office(case, settings, words),
        **_meeting(case, settings),
        **_days(kind, timeline, settings, post, given),
        **beside(kind, timeline, settings, post, envelope),
    }
    if kind == "postponed" and not asked.reason:
        facts["reason"] = facts["turn_reason"]
    return {name: value or "" for name, value in facts.items()}


def _all_have_it(timeline: Timeline, post: Post) -> date:
    """The day on which the last of the family has a letter of this post: the step it takes has that day."""
    notice_given = timeline.stage != Stage.NOT_STARTED
    family = envelopes_of(timeline.case, post.dated, notice_given=notice_given, rights=timeline.rights)
    return max((post_to(envelope, post).arrives_on for envelope in family), default=post.arrives_on)


def where_given(fact: str) -> str:
    """Where a missing fact is to be filled in, for people."""
    service, _, _ = fact.rpartition("_")
    if service in SERVICES:
        return f"[contacts.{SERVICES[service]}] in transfer.toml"
    return _WHERE.get(fact, f"the case ({fact})")


_WHERE: dict[str, str] = {
    "authority": "[authority] name in transfer.toml",
    "authority_address": "[authority] address in transfer.toml",
    "signed_by": "[authority] signatory in transfer.toml",
    "officer": "the case's officer, or [contacts.sen_team] name in transfer.toml",
    "officer_ways": "the officer's phone or email, or [contacts.sen_team] in transfer.toml",
    "reason": "--reason on the command line",
    "review_by": "the day of the last annual review or of the statement, in the case",
    "turn_by": "the day agreed, recorded by transfer case postpone",
}


def _child(timeline: Timeline, *, to_self: bool) -> dict[str, str | None]:
    """Who the letter is about: "your" to a young person, "Robin's" to everybody else."""
    case = timeline.case
    document_name, a_document = _DOCUMENTS[case.document]
    return {
        "to_young_person": "yes" if to_self else "",
        "rights_are_own": "yes" if timeline.addressee.role == Role.YOUNG_PERSON else "",
        "name": case.name,
        "forename": case.forename,
        "date_of_birth": case.date_of_birth.isoformat(),
        "who": "you" if to_self else case.forename,
        "whose": "your" if to_self else f"{case.forename}\N{RIGHT SINGLE QUOTATION MARK}s",
        "have": "have" if to_self else "has",
        "do": "do" if to_self else "does",
        "need": "need" if to_self else "needs",
        "document": case.document.value,
        "document_name": document_name,
        "setting_type": case.setting_type.value,
        "a_document": a_document,
        "last_annual_review": _iso(case.last_annual_review),
        "setting_word": _SETTINGS.get(case.setting_type, "school"),
        "setting_name": "" if home_is_hidden(case) or case.setting_type in WITHOUT_SETTING else case.setting_name,
    }


def _office(case: Case, settings: Settings, words: Mapping[str, str]) -> dict[str, str | None]:
    team = settings.contacts.get("sen_team", ContactPoint())
    officer = next((o for o in settings.officers if o.name == case.officer), None)
    own = ContactPoint(phone=officer.phone, email=officer.email) if officer else ContactPoint()
    facts: dict[str, str | None] = {
        "authority": settings.authority,
        "authority_address": "\n".join(settings.address),
        "team_name": team.name,
        "team_phone": team.phone,
        "team_email": team.email,
        "officer": case.officer or team.name,
        "officer_ways": ways(own, words) or ways(team, words),
        "officer_email": own.email or "",
        "signed_by": settings.signatory or case.officer,
        "signed_as": settings.signatory_title if settings.signatory else "",
    }
    for fact, table in SERVICES.items():
        service = settings.contacts.get(table, ContactPoint())
        facts |= {f"{fact}_name": service.name, f"{fact}_ways": ways(service, words)}
    return facts


def ways(point: ContactPoint, words: Mapping[str, str] = WAYS) -> str:
    """Every way to reach a service, to stand inside a sentence; empty if there is none."""
    parts = (
        f"{words['phone']} {point.phone}" if point.phone else "",
        f"{words['email']} {point.email}" if point.email else "",
        f"{words['web']} {point.web}" if point.web else "",
        f"{words['address']} {', '.join(point.address)}" if point.address else "",
    )
    return ", ".join(part for part in parts if part)


def _meeting(case: Case, settings: Settings) -> dict[str, str | None]:
    year_group = ncy_on(case, case.meeting_on) if case.meeting_on else 0
    service = service_envelope(settings) if year_group >= SERVICE_FROM_YEAR else None
    return {
        "meeting_on": _iso(case.meeting_on),
        "meeting_at": case.meeting_at,
        "meeting_place": case.meeting_place,
        "meeting_officer": case.meeting_officer,
        "service_name": service.addressee if service else "",
        "year_group": str(year_group),
    }


def _days(kind: str, timeline: Timeline, settings: Settings, post: Post, given: date) -> dict[str, str | None]:
    """The days that letters of this kind print, from the same obligations that `case explain` shows.

    Args:
        given: When the last of the family has it.
    """
    case, sent = timeline.case, post.dated
    match kind:
        case "notice" | "notice_to_setting":
            start = planned_start(case)
            then = after(case, Step.NOTICE_GIVEN, given, settings, assessment_begins=start)
            return {
                "begins_on": _iso(start),
                "plan_due": due_day(then, Kind.PLAN_ISSUED),
                "no_plan_due": due_day(then, Kind.NO_PLAN_NOTIFIED),
            }
        case "draft_plan":
            plan_due = due_day(timeline, Kind.PLAN_ISSUED)
            return {
                "answer_by": _iso(post.arrives_on + ANSWER),
                "plan_due": plan_due,
                "plan_is_late": "yes" if plan_due and plan_due < sent.isoformat() else "",
            }
        case "copy_to_setting" | "copy_to_commissioning_body":
            told = _family_told(timeline, Step.PLAN_ISSUED, sent)
            return {"plan_dated": _iso(told), "review_by": _iso(months_from(told, FIRST_REVIEW))}
        case "no_plan_to_setting" | "no_plan_to_commissioning_body":
            return {"appeal_by": _iso(_family_told(timeline, Step.NO_PLAN_NOTIFIED, sent) + APPEAL_TIME)}
        case "final_plan":
            return {"appeal_by": _iso(sent + APPEAL_TIME), "review_by": _iso(months_from(sent, FIRST_REVIEW))}
        case "no_plan":
            return {"appeal_by": _iso(sent + APPEAL_TIME)}
        case "delay":
            return _lateness(late_obligation(timeline), sent)
        case _:
            return {}


def _family_told(timeline: Timeline, step: Step, sent: date) -> date:
    """The day of the letter to the family, whose copy this is: that of its posting, or today while it is to go too."""
    event = timeline.case.last(step, timeline.as_of)
    return date.fromisoformat(event.detail.get("sent", event.happened.isoformat())) if event else sent


def _lateness(late: Obligation | None, sent: date) -> dict[str, str | None]:
    if late is None:
        return {}
    return {
        "late_for": "plan" if late.kind == Kind.PLAN_ISSUED else "transfer",
        "was_due": _iso(late.due),
        "days_late": str((sent - late.due).days),
        "write_again_by": _iso(sent + WRITE_AGAIN),
        "ombudsman": _ombudsman(sent),
    }


def _ombudsman(on: date) -> str:
    """The Ombudsman's name on that day."""
    return "Local Government and Social Care Ombudsman" if on >= RENAMED else "Local Government Ombudsman"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
