"""Who shares an envelope: one letter for each household that is written to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.addressee import CARERS, in_care, lives_at_home, recipients
from transfer_cli.domain.case import Case, Contact, LetterFormat, Relationship
from transfer_cli.domain.policy import LAW, Rights
from transfer_cli.domain.same_place import squeezed
from transfer_cli.domain.settings import Settings

YOUNG_PEOPLES_SERVICE = "young_peoples_service"
"""Its key among the contacts and its kind among the agencies."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One letter's addressee.

    Attributes:
        names: Everybody it is to, in the order of the record.
        address: Lines without the names, postcode last; empty = none is known.
        to_young_person: It is to the young person, and speaks to them of themselves.
        large_print: Somebody it is to reads large print.
        easy_read: Somebody it is to needs Easy Read.
        by_email: They ask for letters by e-mail; then `emails` has one address or none.
        emails: E-mail addresses of those it is to, as far as the record has them.
        without_email: Somebody it is to has no e-mail address in the record.
        language: Code of the language they asked for; `en` unless the record says otherwise.
        agency: What the steps of the record call the professional it is to: `educational_psychologist`, `setting`;
            empty = it is to the family.
    """

    names: tuple[str, ...]
    address: tuple[str, ...]
    to_young_person: bool = False
    large_print: bool = False
    easy_read: bool = False
    by_email: bool = False
    emails: tuple[str, ...] = ()
    without_email: bool = False
    language: str = "en"
    agency: str = ""

    @property
    def addressee(self) -> str:
        """The names on one line."""
        *others, last = self.names
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole address block as printed."""
        return (self.addressee, *self.address)


def envelopes_of(case: Case, day: date, *, notice_given: bool, rights: Rights = LAW) -> tuple[Envelope, ...]:
    """The envelopes of a letter about the case, one for each household.

    Somebody whose own address is not known is not written to at a home that is somebody else's confidential
    address, or the carer's of a looked-after child: the letter would tell where that is. Whoever has care of the child
    lives there and knows.

    Args:
        notice_given: As for `addressee.recipients`.
    """
    people = recipients(case, day, notice_given=notice_given, rights=rights)
    hidden = home_is_hidden(case)
    return envelopes(_without_address(p) if hidden and _supposed_at_home(case, p) else p for p in people)


def home_is_hidden(case: Case) -> bool:
    """Whether the child's home is an address that only those who live there may be told.

    However their addresses are typed: where they may be one house, they are taken for one.
    """
    at_home = [c for c in case.contacts if lives_at_home(case, c)]
    with_carer = in_care(case) and any(c.relationship in CARERS for c in at_home)
    return with_carer or any(c.confidential for c in at_home)


def envelopes(people: Iterable[Contact]) -> tuple[Envelope, ...]:
    """One envelope for each address; people at one address share it if they read the same language in the same way.

    Two share with nobody: a young person, whose letter speaks to them of themselves, and somebody whose address is
    confidential, since the letter would tell the other where they live. Who asks for e-mail shares with those of the
    same e-mail address only.
    """
    households: dict[tuple[object, ...], list[Contact]] = {}
    for person in people:
        alone = person.confidential or person.relationship == Relationship.YOUNG_PERSON
        key = (_place(person), person.name if alone else None, person.language, _mailbox(person))
        households.setdefault(key, []).append(person)
    return tuple(_envelope(together) for together in households.values())


def service_envelope(settings: Settings) -> Envelope | None:
    """The Young People's Service: from the contacts, else from the agencies; None = no address of it is given."""
    point = settings.contacts.get(YOUNG_PEOPLES_SERVICE)
    if point and point.name and point.address:
        return _service(point.name, point.address, point.email)
    agency = next((a for a in settings.agencies if a.kind == YOUNG_PEOPLES_SERVICE and a.address), None)
    return _service(agency.name, agency.address, agency.email) if agency else None


def _service(name: str, address: tuple[str, ...], email: str | None) -> Envelope:
    return Envelope((name,), address, emails=(email,) if email else (), agency=YOUNG_PEOPLES_SERVICE)


def _supposed_at_home(case: Case, person: Contact) -> bool:
    """Whether this contact is written to at the child's home only because no other address is known."""
    if person.confidential or person.relationship in CARERS | {Relationship.YOUNG_PERSON}:
        return False
    same = (person.name, person.relationship)
    return any(not contact.address and (contact.name, contact.relationship) == same for contact in case.contacts)


def _without_address(person: Contact) -> Contact:
    return replace(person, address=(), postcode=None)


def _place(person: Contact) -> str:
    return squeezed((*person.address, person.postcode or "")) if person.address else ""


def _mailbox(person: Contact) -> str | None:
    """Where somebody is e-mailed who asks for it; None = they have letters on paper."""
    return (person.email or "").strip().casefold() if person.format == LetterFormat.EMAIL else None


def _envelope(together: list[Contact]) -> Envelope:
    first = together[0]
    lines = (*first.address, first.postcode or "") if first.address else ()
    return Envelope(
        names=tuple(dict.fromkeys(person.name for person in together)),
        address=tuple(line.strip() for line in lines if line.strip()),
        to_young_person=first.relationship == Relationship.YOUNG_PERSON,
        large_print=any(person.format == LetterFormat.LARGE_PRINT for person in together),
        easy_read=any(person.format == LetterFormat.EASY_READ for person in together),
        by_email=first.format == LetterFormat.EMAIL,
        emails=tuple(dict.fromkeys(person.email.strip() for person in together if person.email)),
        without_email=any(not person.email for person in together),
        language=first.language,
    )
