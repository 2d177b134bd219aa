"""Who holds the rights and is written to, judged on the day of each letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from transfer_cli.domain.calendar import DAY, FRIDAY
from transfer_cli.domain.case import Case, Contact, Relationship
from transfer_cli.domain.obligation import Addressee, Role
from transfer_cli.domain.policy import LAW, Rights
from transfer_cli.domain.same_place import may_be_one_house

NATURAL_PARENTS = frozenset({Relationship.MOTHER, Relationship.FATHER, Relationship.PARENT})
CARERS = frozenset({Relationship.CARER, Relationship.FOSTER_CARER})
LOOKED_AFTER = "looked_after"
"""Priority code of a child in the care of an authority, whose social worker is written to beside parents and carer."""


def in_care(case: Case) -> bool:
    """Whether the child is in the care of an authority: so marked, or with a foster carer."""
    return LOOKED_AFTER in case.priority or any(c.relationship == Relationship.FOSTER_CARER for c in case.contacts)


def school_leaving_date(date_of_birth: date, rights: Rights = LAW) -> date:
    """The last Friday in June of the school year in which the child turns 16.

    The school year is taken to end on 31 August unless the authority reads it otherwise (Education Act 1996 s.8(3),
    SI 1997/1970 art 2).
    """
    year = date_of_birth.year + 16
    begins = rights.year_begins(year)
    year += (date_of_birth.month, date_of_birth.day) >= (begins.month, begins.day)
    last_of_june = date(year, 6, 30)
    return last_of_june - (last_of_june.weekday() - FRIDAY) % 7 * DAY


def young_person_since(date_of_birth: date, rights: Rights = LAW) -> date:
    """First day on which the rights are the young person's own: the day after the school leaving date."""
    leaves = school_leaving_date(date_of_birth, rights)
    return date(leaves.year, 9, 1) if rights.policy.young_person_from == "end_of_school_year" else leaves + DAY


def role_on(case: Case, day: date, *, notice_given: bool, rights: Rights = LAW) -> Role:
    """Whom a letter of that day is for.

    A parent who cannot decide is written to through a representative (SI 2014/1530 reg 63).

    Args:
        notice_given: Notice was given before. A young person who cannot decide is written to beside the
            representative in the notice itself, and through the representative in all later letters.
    """
    if day < young_person_since(case.date_of_birth, rights):
        return Role.REPRESENTATIVE if case.first("parent_cannot_decide", day) else Role.PARENT
    if case.young_person_can_decide is not False:
        return Role.YOUNG_PERSON
    return Role.REPRESENTATIVE if notice_given else Role.YOUNG_PERSON_AND_REPRESENTATIVE


def addressee(case: Case, day: date, *, notice_given: bool, rights: Rights = LAW) -> Addressee:
    """Role, since when and names of those a letter of that day is for; arguments as for `role_on`."""
    role = role_on(case, day, notice_given=notice_given, rights=rights)
    since = young_person_since(case.date_of_birth, rights)
    names = tuple(person.name for person in _people(case, role))
    return Addressee(role, since if role != Role.PARENT and since <= day else None, names)


def recipients(case: Case, day: date, *, notice_given: bool, rights: Rights = LAW) -> tuple[Contact, ...]:
    """Everyone to whom a letter of that day goes, each with the address to print.

    Whoever is marked do_not_write is never among them, and no letter goes to "the parent or carer" at a home
    where such a person lives. Two people at one address are two entries. An address may be empty: then none is
    known. What goes to the parents of a looked-after child goes to the social worker too, never at the child's home.

    Args:
        notice_given: As for `role_on`.
    """
    role = role_on(case, day, notice_given=notice_given, rights=rights)
    people = _people(case, role) + _social_workers(case, role)
    return tuple(person if person.address or _works_elsewhere(person) else _at_home(case, person) for person in people)


def parents(case: Case) -> tuple[Contact, ...]:
    """Contacts who are a parent under Education Act 1996 s.576, those not to be written to among them.

    A natural parent, anyone with parental responsibility and anyone who has care of the child. That
    responsibility is unknown excludes nobody, and "no" excludes neither a natural parent nor a carer. A contact
    whose relationship is unknown counts when responsibility is certain, or when there is nobody else.
    """
    certain = tuple(contact for contact in case.contacts if _is_parent(contact))
    if certain:
        return certain
    return tuple(c for c in case.contacts if c.relationship is None and c.parental_responsibility is not False)


def _is_parent(contact: Contact) -> bool:
    if contact.relationship in NATURAL_PARENTS or contact.relationship in CARERS:
        return True
    if contact.relationship == Relationship.GUARDIAN:
        return contact.parental_responsibility is not False
    return contact.parental_responsibility is True and contact.relationship != Relationship.YOUNG_PERSON


def _people(case: Case, role: Role) -> tuple[Contact, ...]:
    match role:
        case Role.PARENT:
            return _parents_to_write_to(case)
        case Role.YOUNG_PERSON:
            return _young_person(case)
        case Role.REPRESENTATIVE:
            return _representatives(case)
    return _young_person(case) + _representatives(case)


def _parents_to_write_to(case: Case) -> tuple[Contact, ...]:
    usable = _usable(parents(case))
    if usable or not case.home_address or any(c.do_not_write and lives_at_home(case, c) for c in case.contacts):
        return usable
    return (Contact(f"The parent or carer of {case.name}"),)


def _young_person(case: Case) -> tuple[Contact, ...]:
    own = tuple(c for c in case.contacts if c.relationship == Relationship.YOUNG_PERSON)
    return _usable(own)[:1] if own else (Contact(case.name, Relationship.YOUNG_PERSON),)


def _representatives(case: Case) -> tuple[Contact, ...]:
    named = _usable(tuple(c for c in case.contacts if c.relationship == Relationship.REPRESENTATIVE))
    return named or _parents_to_write_to(case)


def _social_workers(case: Case, role: Role) -> tuple[Contact, ...]:
    """Those of a looked-after child who are not parents in law already; none once the rights are the young person's."""
    if not in_care(case) or role != Role.PARENT:
        return ()
    found = (c for c in case.contacts if c.relationship == Relationship.SOCIAL_WORKER and not _is_parent(c))
    return _usable(tuple(found))


def _works_elsewhere(contact: Contact) -> bool:
    return contact.relationship == Relationship.SOCIAL_WORKER


def _usable(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    return tuple(contact for contact in contacts if not contact.do_not_write)


def lives_at_home(case: Case, contact: Contact) -> bool:
    """Whether somebody may live at the child's home: no other address is known, or theirs may be the same house."""
    home, postcode = case.home_address, case.home_postcode
    return not contact.address or may_be_one_house(contact.address, contact.postcode, home, postcode)


def _at_home(case: Case, contact: Contact) -> Contact:
    return replace(contact, address=case.home_address, postcode=case.home_postcode)
