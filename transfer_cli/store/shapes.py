"""The tables as reading sees them: names and types of columns, and nothing that takes long to import.

`tables` is the schema. What is only asked for is selected from these instead, so that a question is answered without
SQLModel and Pydantic; `tests/store/test_shapes.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    String,
    TableClause,
    Text,
    column,
    table,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from transfer_cli.domain.columns import BY_NAME, CONTACTS, FIELDS, Kind


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of words, kept as text joined by `;`; no words are NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The words as text."""
        return ";".join(value) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The text as words."""
        return tuple(value.split(";")) if value else None


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, also where the database keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment with its time zone, in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


Type = type[TypeEngine[Any]]

_OF_KIND: dict[Kind, Type] = {Kind.DATE: Date, Kind.YES_NO: Boolean, Kind.NCY: Integer, Kind.WORDS: Words}
"""What is not here is text."""

_FIRST = "contact1_"
"""The first contact stands for all; `tests/store/test_migrations.py` sees that they are alike."""

CASE_FIELDS: tuple[str, ...] = tuple(field.name for field in FIELDS if not field.name.startswith("contact"))
"""Fields that are columns of `case_row`, in canonical order."""

CONTACT_FIELDS: tuple[str, ...] = tuple(
    field.name.removeprefix(_FIRST) for field in FIELDS if field.name.startswith(_FIRST)
)
"""What is kept of a contact: the ends of the canonical names `contact1_…`."""

CONTACT_NUMBERS = range(1, CONTACTS + 1)


def _shape(name: str, /, **columns: Type) -> TableClause:
    return table(name, *(column(its_name, its_type) for its_name, its_type in columns.items()))


def _fields(names: Iterable[str], prefix: str = "") -> dict[str, Type]:
    return {name: _OF_KIND.get(BY_NAME[prefix + name].kind, String) for name in names}


OPERATION = _shape(
    "operation", id=Integer, command=String, words=String, actor=String, as_of=Date, recorded=Moment,
    file_sha256=String, hash=String,
)  # fmt: skip
CASE = _shape("case_row", id=Integer, operation_id=Integer, **_fields(CASE_FIELDS))
CONTACT = _shape("contact", reference=String, number=Integer, **_fields(CONTACT_FIELDS, _FIRST))
FIELD_CHANGE = _shape(
    "field_change", id=Integer, operation_id=Integer, reference=String, field=String, old=String, new=String,
    holds_from=Date,
)  # fmt: skip
EVENT = _shape(
    "event", id=Integer, operation_id=Integer, reference=String, step=String, happened=Date, note=String, detail=JSON,
    supersedes=Integer, retracts=Boolean, source=String,
)  # fmt: skip
SCHEDULE = _shape("schedule", id=Integer, operation_id=Integer, feasible=Boolean)
SCHEDULE_START = _shape(
    "schedule_start", id=Integer, operation_id=Integer, schedule_id=Integer, reference=String, week=Date,
    starts_on=Date, officer=String, earliest=Date, latest=Date,
)  # fmt: skip
LETTER = _shape(
    "letter", id=Integer, operation_id=Integer, batch=String, reference=String, kind=String, addressee=String,
    address=String, file=String, dated=Date, sha256=String, pages=Integer, facts=JSON, template=String,
)  # fmt: skip
LETTER_STATE = _shape(
    "letter_state", id=Integer, operation_id=Integer, letter_id=Integer, state=String, happened=Date,
    post_class=String,
)  # fmt: skip
FORECAST = _shape(
    "forecast", id=Integer, operation_id=Integer, on_day=Date, model=String, seed=BigInteger, runs=Integer,
    open=Integer, concluded=Integer, earliest=Date, likely_from=Date, middle=Date, likely_by=Date, latest=Date,
    soon_on=Date, soon_low=Integer, soon_middle=Integer, soon_high=Integer, deadline=Date, deadline_low=Integer,
    deadline_middle=Integer, deadline_high=Integer, chance=Integer,
)  # fmt: skip
SETTING = _shape(
    "setting", id=Integer, operation_id=Integer, urn=String, name=String, kind=String, head=String, address=String,
    postcode=String, email=String, phone=String, lowest_age=Integer, highest_age=Integer, closed_on=Date,
)  # fmt: skip
ACCESS = _shape(
    "access", id=Integer, recorded=Moment, actor=String, command=String, reference=String, file_sha256=String,
    salt=LargeBinary, digest=LargeBinary, hash=String,
)  # fmt: skip
ERASURE = _shape(
    "erasure", id=Integer, operation_id=Integer, table_name=String, row_id=Integer, rule=String, seal=String,
)  # fmt: skip
UNDOING = _shape("undoing", id=Integer, operation_id=Integer, of_operation_id=Integer, counts=Boolean)
CASE_RETURN = _shape("case_return", id=Integer, operation_id=Integer, reference=String)
