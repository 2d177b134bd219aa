"""The facts a letter is made from: text by name, taken from the case, its timeline and the settings.

Dates are ISO here; a template shows them with `day` or `weekday`. An empty fact is one that is not known. The same
facts make the same letter again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from transfer_cli.domain.case import Case, Document, SettingType
from transfer_cli.domain.correspondence import (
    SERVICE_FROM_YEAR,
    Post,
    occasion,
    post_to,
)
from transfer_cli.domain.envelopes import Envelope, envelopes_of, home_is_hidden, service_envelope
from transfer_cli.domain.obligation import Role, Stage, Timeline
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.settings import ContactPoint, Settings
from transfer_cli.domain.standing import WITHOUT_SETTING
from transfer_cli.domain.year_group import ncy_on
from transfer_cli.letters.facts_beside import beside
from transfer_cli.letters.facts_days import days_of, iso

COMMON: tuple[str, ...] = ("authority", "authority_address", "officer", "officer_ways", "signed_by")
"""Facts that every letter needs."""

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
        "new_date": iso(asked.new_date),
        **_child(timeline, to_self=envelope.to_young_person),
        **_office(case, settings, words),
        **_meeting(case, settings),
        **days_of(kind, timeline, settings, post, given),
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
    "review_by": "a day for the next review: the last annual review or its date, in the case (a statement "
    "that has lapsed has none)",
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
        "last_annual_review": iso(case.last_annual_review),
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
        "meeting_on": iso(case.meeting_on),
        "meeting_at": case.meeting_at,
        "meeting_place": case.meeting_place,
        "meeting_officer": case.meeting_officer,
        "service_name": service.addressee if service else "",
        "year_group": str(year_group),
    }
