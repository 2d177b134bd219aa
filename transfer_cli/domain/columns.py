"""The canonical columns of a caseload: one table that reading, comparing, storing and exporting share.

A field's value is typed (`date`, `bool`, `str`, a code's enum value as `str`, or a tuple of words); None = not known.
`to_text` and `from_text` are each other's inverse and are what the record keeps of a changed field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter

from transfer_cli.domain.case import (
    Case,
    Contact,
    Document,
    LeftReason,
    LetterFormat,
    PhaseMove,
    Relationship,
    SettingType,
    Step,
)

FieldValue = date | bool | int | str | tuple[str, ...] | None
Fields = Mapping[str, FieldValue]
"""Value by canonical column: every one of `FIELDS`, as `fields_of` gives them."""

CONTACTS = 3
ADDRESS_LINES = 5

NEEDS: tuple[str, ...] = (
    "SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "OTH",
)  # fmt: skip
"""Primary need codes of the school census (England) from 2014-15."""

YEAR_GROUPS = range(-4, 21)
"""National Curriculum years that a file may state: DfE SEN2 counts Reception as 0 and earlier years below it."""


class Kind(StrEnum):
    """How a cell of the column is read and written."""

    TEXT = "text"
    DATE = "date"
    YES_NO = "yes_no"
    CODE = "code"
    WORDS = "words"
    NCY = "ncy"
    UPN = "upn"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """One canonical column.

    Attributes:
        codes: Values allowed, for `Kind.CODE`.
        required: Every row must have a value.
        dated: The value carries its own day or is true for all time, so a later import corrects it for the
            past as well. Otherwise a new value holds from the import's `--as-of` day.
        milestone: The cell is an event, not a field of the case.
    """

    name: str
    kind: Kind = Kind.TEXT
    codes: tuple[str, ...] = ()
    required: bool = False
    dated: bool = False
    milestone: bool = False


def _codes(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in enum)


def _contact_columns(number: int) -> tuple[Column, ...]:
    prefix = f"contact{number}_"
    return (
        Column(prefix + "name"),
        Column(prefix + "relationship", Kind.CODE, _codes(Relationship)),
        Column(prefix + "parental_responsibility", Kind.YES_NO),
        *(Column(f"{prefix}address{line}") for line in range(1, ADDRESS_LINES + 1)),
        Column(prefix + "postcode"),
        Column(prefix + "email"),
        Column(prefix + "language"),
        Column(prefix + "format", Kind.CODE, _codes(LetterFormat)),
        Column(prefix + "do_not_write", Kind.YES_NO),
        Column(prefix + "confidential", Kind.YES_NO),
    )


COLUMNS: tuple[Column, ...] = (
    Column("reference", required=True, dated=True),
    Column("upn", Kind.UPN, dated=True),
    Column("forename", required=True),
    Column("surname", required=True),
    Column("date_of_birth", Kind.DATE, required=True, dated=True),
    *(Column(f"home_address{line}") for line in range(1, ADDRESS_LINES + 1)),
    Column("home_postcode"),
    Column("ncy", Kind.NCY),
    Column("document", Kind.CODE, _codes(Document), required=True),
    Column("document_date", Kind.DATE, dated=True),
    Column("last_annual_review", Kind.DATE, dated=True),
    Column("setting_urn"),
    Column("setting_name", required=True),
    Column("setting_type", Kind.CODE, _codes(SettingType), required=True),
    Column("phase_move", Kind.CODE, _codes(PhaseMove)),
    Column("phase_move_on", Kind.DATE),
    Column("primary_need", Kind.CODE, NEEDS),
    Column("officer"),
    Column("commissioning_body"),
    Column("priority", Kind.WORDS),
    Column("hold_letters"),
    Column("young_person_can_decide", Kind.YES_NO),
    *(column for number in range(1, CONTACTS + 1) for column in _contact_columns(number)),
    *(Column(step.value, Kind.DATE, dated=True, milestone=True) for step in Step),
    Column("assessment_begins", Kind.DATE, dated=True),
    Column("meeting_on", Kind.DATE),
    Column("meeting_at", Kind.TIME),
    Column("meeting_place"),
    Column("meeting_officer"),
    Column("moved_in_on", Kind.DATE, dated=True),
    Column("left_on", Kind.DATE, dated=True),
    Column("left_reason", Kind.CODE, _codes(LeftReason), dated=True),
)

BY_NAME: dict[str, Column] = {column.name: column for column in COLUMNS}
FIELDS: tuple[Column, ...] = tuple(column for column in COLUMNS if not column.milestone)
"""Columns that are fields of a case; `ncy` stands for `Case.ncy_offset`."""


def to_text(value: FieldValue) -> str | None:
    """The value as the record keeps it: ISO dates, `yes`/`no`, words joined by `;`; None stays None."""
    match value:
        case str():
            return value or None
        case None | ():
            return None
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case tuple():
            return ";".join(value)
        case _:
            return str(value)


def from_text(name: str, text: str | None) -> FieldValue:
    """The typed value of a field from what `to_text` wrote.

    Args:
        name: Column name.
        text: Text as kept; None = not known.

    Raises:
        KeyError: No such column.
        ValueError: The text is not of the column's kind.
    """
    if text is None or text == "":
        return None
    match BY_NAME[name].kind:
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.YES_NO:
            return text == "yes"
        case Kind.WORDS:
            return tuple(text.split(";"))
        case Kind.NCY:
            return int(text)
        case _:
            return text


BLANK: Fields = dict.fromkeys(column.name for column in FIELDS)
"""Nothing known of a case."""

CONTACT_COLUMNS: tuple[tuple[str, ...], ...] = tuple(
    tuple(column.name for column in _contact_columns(number)) for number in range(1, CONTACTS + 1)
)
"""Names of each contact's columns; that of its name is the first."""

_NOBODY = (None,) * len(CONTACT_COLUMNS[0])
USUAL: tuple[tuple[int, FieldValue], ...] = tuple(
    (CONTACT_COLUMNS[0].index(f"contact1_{name}"), usual)
    for name, usual in (
        ("language", "en"), ("format", LetterFormat.STANDARD.value), ("do_not_write", False), ("confidential", False),
    )
)  # fmt: skip
"""What holds of a contact when nothing is said, and so is kept as nothing: place among its columns, and value."""

ADDRESSES: tuple[tuple[str, ...], ...] = tuple(
    tuple(f"{prefix}address{line}" for line in range(1, ADDRESS_LINES + 1))
    for prefix in ("home_", *(f"contact{number}_" for number in range(1, CONTACTS + 1)))
)
_VALUES_OF = {names: itemgetter(*names) for names in (*CONTACT_COLUMNS, *ADDRESSES)}


def settled(fields: dict[str, FieldValue]) -> dict[str, FieldValue]:
    """The fields as a case has them, changed in place: `fields_of(case_from(fields))`, several times as fast.

    Contacts without a name are nobody, and the others move up; lines of an address leave no gap; what is usual is
    not said.
    """
    fields["ncy"] = fields["ncy"] or 0
    fields["priority"] = fields["priority"] or None
    named = 0
    for columns in CONTACT_COLUMNS:
        if fields[columns[0]]:
            _settle_contact(fields, columns, CONTACT_COLUMNS[named])
            named += 1
        elif _VALUES_OF[columns](fields) != _NOBODY:
            fields |= dict.fromkeys(columns)
    for lines in ADDRESSES:
        written = _VALUES_OF[lines](fields)
        if any(written):
            full = tuple(line for line in written if line)
            if written[: len(full)] != full:
                fields |= dict(zip(lines, (*full, *(None,) * (ADDRESS_LINES - len(full))), strict=True))
    return fields


def _settle_contact(fields: dict[str, FieldValue], columns: tuple[str, ...], place: tuple[str, ...]) -> None:
    """Move a contact from its columns to those of its place, and leave out what is usual."""
    if columns is not place:
        fields |= dict(zip(place, _VALUES_OF[columns](fields), strict=True))
        fields |= dict.fromkeys(columns)
    for n, usual in USUAL:
        if fields[place[n]] == usual:
            fields[place[n]] = None


def fields_of(case: Case) -> dict[str, FieldValue]:
    """Every field of the case by canonical column name; milestones are events and not among them.

    `ncy` holds `ncy_offset`, the part of the year group that stays with the child.
    """
    fields: dict[str, FieldValue] = {
        "reference": case.reference,
        "upn": case.upn,
        "forename": case.forename,
        "surname": case.surname,
        "date_of_birth": case.date_of_birth,
        **_address("home_", case.home_address),
        "home_postcode": case.home_postcode,
        "ncy": case.ncy_offset,
        "document": case.document.value,
        "document_date": case.document_date,
        "last_annual_review": case.last_annual_review,
        "setting_urn": case.setting_urn,
        "setting_name": case.setting_name,
        "setting_type": case.setting_type.value,
        "phase_move": case.phase_move.value if case.phase_move else None,
        "phase_move_on": case.phase_move_on,
        "primary_need": case.primary_need,
        "officer": case.officer,
        "commissioning_body": case.commissioning_body,
        "priority": case.priority or None,
        "hold_letters": case.hold_letters,
        "young_person_can_decide": case.young_person_can_decide,
    }
    for number in range(1, CONTACTS + 1):
        contact = case.contacts[number - 1] if number <= len(case.contacts) else None
        fields |= _contact_fields(f"contact{number}_", contact)
    fields |= {
        "assessment_begins": case.assessment_begins,
        "meeting_on": case.meeting_on,
        "meeting_at": case.meeting_at,
        "meeting_place": case.meeting_place,
        "meeting_officer": case.meeting_officer,
        "moved_in_on": case.moved_in_on,
        "left_on": case.left_on,
        "left_reason": case.left_reason.value if case.left_reason else None,
    }
    return fields


def case_from(fields: Mapping[str, FieldValue], known_from: date) -> Case:
    """The case that these fields describe; the inverse of `fields_of`.

    Args:
        fields: Typed values by canonical column name; a missing key = not known.
        known_from: The `--as-of` day of the import that first brought the case.

    Raises:
        KeyError: A required field is missing.
        TypeError: date_of_birth is not a date.
        ValueError: A code is unknown.
    """

    def text(name: str) -> str | None:
        value = fields.get(name)
        return None if value is None else str(value)

    def day(name: str) -> date | None:
        value = fields.get(name)
        return value if isinstance(value, date) else None

    def yes(name: str) -> bool | None:
        value = fields.get(name)
        return value if isinstance(value, bool) else None

    def contact(number: int) -> Contact | None:
        prefix = f"contact{number}_"
        name = text(prefix + "name")
        if name is None:
            return None
        relationship = text(prefix + "relationship")
        return Contact(
            name=name,
            relationship=Relationship(relationship) if relationship else None,
            parental_responsibility=yes(prefix + "parental_responsibility"),
            address=lines(prefix),
            postcode=text(prefix + "postcode"),
            email=text(prefix + "email"),
            language=text(prefix + "language") or "en",
            format=LetterFormat(text(prefix + "format") or "standard"),
            do_not_write=bool(yes(prefix + "do_not_write")),
            confidential=bool(yes(prefix + "confidential")),
        )

    def lines(prefix: str) -> tuple[str, ...]:
        found = (text(f"{prefix}address{line}") for line in range(1, ADDRESS_LINES + 1))
        return tuple(line for line in found if line)

    date_of_birth = fields["date_of_birth"]
    if not isinstance(date_of_birth, date):
        raise TypeError("date_of_birth is not a date")
    ncy = fields.get("ncy")
    priority = fields.get("priority")
    phase_move, left_reason = text("phase_move"), text("left_reason")
    contacts = (contact(number) for number in range(1, CONTACTS + 1))
    return Case(
        reference=str(fields["reference"]),
        forename=str(fields["forename"]),
        surname=str(fields["surname"]),
        date_of_birth=date_of_birth,
        document=Document(str(fields["document"])),
        setting_name=str(fields["setting_name"]),
        setting_type=SettingType(str(fields["setting_type"])),
        known_from=known_from,
        upn=text("upn"),
        home_address=lines("home_"),
        home_postcode=text("home_postcode"),
        ncy_offset=ncy if isinstance(ncy, int) else 0,
        document_date=day("document_date"),
        last_annual_review=day("last_annual_review"),
        setting_urn=text("setting_urn"),
        phase_move=PhaseMove(phase_move) if phase_move else None,
        phase_move_on=day("phase_move_on"),
        primary_need=text("primary_need"),
        officer=text("officer"),
        commissioning_body=text("commissioning_body"),
        priority=priority if isinstance(priority, tuple) else (),
        hold_letters=text("hold_letters"),
        young_person_can_decide=yes("young_person_can_decide"),
        contacts=tuple(c for c in contacts if c is not None),
        assessment_begins=day("assessment_begins"),
        meeting_on=day("meeting_on"),
        meeting_at=text("meeting_at"),
        meeting_place=text("meeting_place"),
        meeting_officer=text("meeting_officer"),
        moved_in_on=day("moved_in_on"),
        left_on=day("left_on"),
        left_reason=LeftReason(left_reason) if left_reason else None,
    )


def _address(prefix: str, lines: tuple[str, ...]) -> dict[str, FieldValue]:
    padded = (*lines, *(None,) * ADDRESS_LINES)
    return {f"{prefix}address{line}": padded[line - 1] for line in range(1, ADDRESS_LINES + 1)}


def _contact_fields(prefix: str, contact: Contact | None) -> dict[str, FieldValue]:
    if contact is None:
        return {column.name: None for column in FIELDS if column.name.startswith(prefix)}
    return {
        prefix + "name": contact.name,
        prefix + "relationship": contact.relationship.value if contact.relationship else None,
        prefix + "parental_responsibility": contact.parental_responsibility,
        **_address(prefix, contact.address),
        prefix + "postcode": contact.postcode,
        prefix + "email": contact.email,
        prefix + "language": contact.language if contact.language != "en" else None,
        prefix + "format": contact.format.value if contact.format != LetterFormat.STANDARD else None,
        prefix + "do_not_write": contact.do_not_write or None,
        prefix + "confidential": contact.confidential or None,
    }
