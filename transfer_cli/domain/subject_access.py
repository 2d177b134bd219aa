"""A subject access request: by when it is to be answered, and whose data is not the child's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.access import Access
from transfer_cli.domain.case import Case, Contact
from transfer_cli.domain.changes import FieldChange, Letter, NewStart, Operation
from transfer_cli.domain.same_place import may_be_one_house

GDPR_FROM = date(2018, 5, 25)
"""From this day on Regulation (EU) 2016/679 applies: its article 99(2)."""
FORTY_DAYS = timedelta(days=39)
"""The fortieth day, of which the day of the request is the first."""

ANOTHER = "[another person]"
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "the", "and"})
Changed = Collection[tuple[datetime, FieldChange]]
"""Changes of a case with the moment of recording."""

_CONTACT = re.compile(r"contact(\d)_")
_NAME = re.compile(r"contact\d_name")

CHILD = 0
"""Stands for the child or young person among those who ask."""


@dataclass(frozen=True, slots=True)
class Limit:
    """By when a request is to be answered.

    Attributes:
        due: Last day.
        rule: What gives it, with its source.
        others: The rule on what is also about other people.
    """

    due: date
    rule: str
    others: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A step as it stands in the record, also one that was corrected later.

    Attributes:
        standing: Whether no later entry that counts took its place.
        undone: Whether what recorded it is undone.
    """

    step: str
    happened: date
    note: str
    detail: Mapping[str, str]
    source: str
    recorded: datetime
    standing: bool
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything that the record holds about one child.

    Attributes:
        changes: With the moment of recording.
        changes_undone: Of each of them in order, whether what recorded it is undone.
        starts: Day for which the schedule was made, where it put the child, and whether it is undone.
        undone: Numbers of operations that do not count.
    """

    case: Case
    changes: tuple[tuple[datetime, FieldChange], ...]
    steps: tuple[Happened, ...]
    starts: tuple[tuple[date, NewStart, bool], ...]
    letters: tuple[Letter, ...]
    operations: tuple[Operation, ...]
    reads: tuple[Access, ...]
    undone: frozenset[int] = frozenset()
    changes_undone: tuple[bool, ...] = ()


def limit_of(received: date) -> Limit:
    """The law of the day on which the request came."""
    if received < GDPR_FROM:
        return Limit(
            received + FORTY_DAYS,
            "promptly, and before the end of forty days beginning with the day of the request: Data Protection Act "
            "1998 s.7(8) and (10)",
            "what is also about somebody else is given only with their consent, or if it is reasonable without: Data "
            "Protection Act 1998 s.7(4) to (6)",
        )
    return Limit(
        received + relativedelta(months=1),
        "without undue delay, and within one month of receipt, which two further months may follow where it is complex "
        "and the person is told why within the first: GDPR article 12(3)",
        "what is also about somebody else is given only with their consent, or if it is reasonable without: Data "
        "Protection Act 2018 Schedule 2 paragraph 16; of people who work in education or social care for the child it "
        "is reasonable, paragraph 17",
    )


def others_of(case: Case, asked_by: int) -> tuple[Contact, ...]:
    """Contacts of the child whose own data is not given to whoever asks.

    Args:
        asked_by: Number of the contact who asks; `CHILD` = the child.
    """
    return tuple(
        contact for number, contact in enumerate(case.contacts, 1) if not _asks(case, contact, number, asked_by)
    )


def names_of_others(case: Case, asked_by: int, everybody: Iterable[Case], former: Iterable[str] = ()) -> frozenset[str]:
    """Words that name somebody else: other contacts of the child, and children of the same home or the same parents.

    Args:
        former: Names of those who were contacts once.
    """
    own = _words(case.name) | (_words(case.contacts[asked_by - 1].name) if asked_by else set())
    names = {word for contact in others_of(case, asked_by) for word in _words(contact.name)}
    names |= {word for name in former for word in _words(name)}
    family = {contact.name.casefold() for contact in case.contacts}
    for other in everybody:
        at_home = bool(case.home_address) and (other.home_address, other.home_postcode) == (
            case.home_address, case.home_postcode,
        )  # fmt: skip
        same_parents = any(contact.name.casefold() in family for contact in other.contacts)
        if other.reference != case.reference and (at_home or same_parents):
            names |= _words(other.name)
    return frozenset(names - own)


def without_others(text: str, names: frozenset[str]) -> str:
    """The text without these names, in whatever letters; several words of one name leave one mark."""
    if not names or not text:
        return text
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    found = re.sub(rf"\b({either})\b", ANOTHER, text, flags=re.IGNORECASE)
    return re.sub(rf"({re.escape(ANOTHER)})([ ,'-]+{re.escape(ANOTHER)})+", ANOTHER, found)


def former_names(changes: Changed, case: Case, asked_by: int) -> frozenset[str]:
    """Names of those who were contacts of the child once, without whoever asks."""
    named = {value for _, c in changes if _NAME.fullmatch(c.field) for value in (c.old, c.new) if value}
    others = others_of(case, asked_by)
    own = {contact.name.casefold() for contact in case.contacts if contact not in others}
    return frozenset(name for name in named if name.casefold() not in {*own, case.name.casefold()})


def home_is_confidential(case: Case) -> bool:
    """Whether the child's home may be that of a contact whose address is confidential, the young person apart."""
    return any(contact.confidential and _may_live_at_home(contact, case) for contact in others_of(case, CHILD))


def home_is_anothers(case: Case, asked_by: int) -> bool:
    """Whether the child's home may be that of a contact whose address is confidential, and is not surely the asker's.

    A contact without an address of their own is taken to live at home, but for the one who asks: a doubt never gives
    the home away. A young person who asks knows where they live.
    """
    asks = case.contacts[asked_by - 1] if asked_by else None
    if asks is None or asks.relationship == "young_person" or _surely_lives_at_home(asks, case):
        return False
    return any(contact.confidential and _may_live_at_home(contact, case) for contact in others_of(case, asked_by))


def is_to_another(letter: Letter, case: Case, asked_by: int, former: Iterable[str] = ()) -> bool:
    """Whether a letter went to somebody else who is or was a contact of the child, and so shows where they live.

    Args:
        former: As `former_names` gives them.
    """
    names = (*(contact.name for contact in others_of(case, asked_by)), *former)
    addressee = letter.addressee.casefold()
    if any(name and name.casefold() in addressee for name in names):
        return True
    home = _place(case.home_address, case.home_postcode)
    return home_is_anothers(case, asked_by) and not home.isdisjoint(map(_plainly, letter.address))


def is_about_another(field: str, case: Case, asked_by: int) -> bool:
    """Whether a field of the case is about a contact other than the one who asks, or says where they live."""
    if field.startswith("home_"):
        return home_is_anothers(case, asked_by)
    found = _CONTACT.match(field)
    if found is None:
        return False
    number = int(found[1])
    asks = number <= len(case.contacts) and _asks(case, case.contacts[number - 1], number, asked_by)
    return not asks


def was_about_another(recorded: datetime, change: FieldChange, changes: Changed) -> bool:
    """Whether a change is of a time when somebody of another name may have been the contact in that place."""
    found = _CONTACT.match(change.field)
    renamed = [when for when, one in changes if found and one.field == f"contact{found[1]}_name" and one.old]
    return bool(renamed) and recorded <= max(renamed)


def _may_live_at_home(contact: Contact, case: Case) -> bool:
    """Whether first line or postcode are the same, or all of it may be one house typed otherwise."""
    place = _place(contact.address, contact.postcode)
    if not place or not place.isdisjoint(_place(case.home_address, case.home_postcode)):
        return True
    return may_be_one_house(contact.address, contact.postcode, case.home_address, case.home_postcode)


def _surely_lives_at_home(contact: Contact, case: Case) -> bool:
    """Whether first line and postcode are the same, each where both have one, and the first line is there."""
    first, home = (_plainly("".join(address[:1])) for address in (contact.address, case.home_address))
    postcodes = {_plainly(postcode) for postcode in (contact.postcode, case.home_postcode) if postcode}
    return bool(first) and first == home and len(postcodes) <= 1


def _place(address: Iterable[str], postcode: str | None) -> frozenset[str]:
    return frozenset(plain for line in (*tuple(address)[:1], postcode or "") if (plain := _plainly(line)))


def _plainly(line: str) -> str:
    return "".join(re.findall(r"\w", line.casefold()))


def _asks(case: Case, contact: Contact, number: int, asked_by: int) -> bool:
    """Whether this contact is the one who asks; a young person may be a contact in their own right."""
    if asked_by:
        return number == asked_by
    return contact.relationship == "young_person" or contact.name.casefold() == case.name.casefold()


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{2,}", name) if word.casefold() not in TITLES}
