"""The tables. Rows are only ever added; `case_row` and `contact` alone follow what is known now.

No due date, stage, status or age is here: `domain.timeline` derives them. Rows are inserted from the domain's frozen
values and read by column selects; the classes are the schema and are never used as objects. Whatever only reads
selects from `shapes` instead.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Index, MetaData, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from transfer_cli.store.shapes import Moment, Words


class Row(SQLModel):
    """What all tables share: names of constraints that migrations can rely on."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _key() -> Any:  # noqa: ANN401 - what Field itself returns
    """A number that `writing` gives out under its lock, so that it never depends on the database."""
    return Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class OperationRow(Row, table=True):
    """One command that wrote. `hash` covers the row before, this row and the digests of the rows it wrote."""

    __tablename__ = "operation"

    id: int = _key()
    command: str
    words: str
    actor: str
    as_of: date
    recorded: datetime = Field(sa_type=Moment)
    file_sha256: str | None = Field(default=None, index=True)
    hash: str = Field(unique=True)


class DigestBlock(Row, table=True):
    """Salts and salted digests of rows that were written one after another, apart from the rows.

    `salts` and `digests` hold one each for the rows from `first_row_id` on, 16 and 32 bytes long, as the rows were
    first written. Whoever must erase a row writes zeros over its salt as well: the chain still holds, and says
    "erased". `columns` names those that were digested, in order, with spaces between; NULL = those that were not
    NULL, in the form of before version 0004.
    """

    __tablename__ = "digest_block"

    table_name: str = Field(primary_key=True)
    first_row_id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    salts: bytes
    digests: bytes
    columns: str | None


class CaseRow(Row, table=True):
    """What is known now of a child or young person, by canonical column; `ncy` is `Case.ncy_offset`."""

    __tablename__ = "case_row"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id")
    reference: str = Field(unique=True)
    upn: str | None
    forename: str | None
    surname: str | None
    date_of_birth: date
    home_address1: str | None
    home_address2: str | None
    home_address3: str | None
    home_address4: str | None
    home_address5: str | None
    home_postcode: str | None
    ncy: int | None
    document: str
    document_date: date | None
    last_annual_review: date | None
    setting_urn: str | None
    setting_name: str | None
    setting_type: str
    phase_move: str | None
    phase_move_on: date | None
    primary_need: str | None
    officer: str | None
    commissioning_body: str | None
    priority: tuple[str, ...] | None = Field(sa_type=Words)
    hold_letters: str | None
    young_person_can_decide: bool | None
    assessment_begins: date | None
    meeting_on: date | None
    meeting_at: str | None
    meeting_place: str | None
    meeting_officer: str | None
    moved_in_on: date | None
    left_on: date | None
    left_reason: str | None


class ContactRow(Row, table=True):
    """The contact in place `number` (1 to 3) of a case, as known now."""

    __tablename__ = "contact"

    reference: str = Field(primary_key=True, foreign_key="case_row.reference")
    number: int = _key()
    name: str | None
    relationship: str | None
    parental_responsibility: bool | None
    address1: str | None
    address2: str | None
    address3: str | None
    address4: str | None
    address5: str | None
    postcode: str | None
    email: str | None
    language: str | None
    format: str | None
    do_not_write: bool | None
    confidential: bool | None


class FieldChangeRow(Row, table=True):
    """A field got another value; texts as `columns.to_text` writes them.

    `holds_from` NULL: the old value was never right.
    """

    __tablename__ = "field_change"
    __table_args__ = (Index(None, "reference", "field"),)

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    reference: str = Field(foreign_key="case_row.reference")
    field: str
    old: str | None
    new: str | None
    holds_from: date | None = Field(default=None, index=True)


class EventRow(Row, table=True):
    """A step that happened, or (superseding an older row) happened otherwise, or (`retracts`) never happened."""

    __tablename__ = "event"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    reference: str = Field(foreign_key="case_row.reference", index=True)
    step: str
    happened: date
    note: str
    detail: dict[str, str] | None = Field(sa_type=JSON(none_as_null=True))
    supersedes: int | None = Field(foreign_key="event.id", index=True)
    retracts: bool
    source: str


class ScheduleRow(Row, table=True):
    """One schedule."""

    __tablename__ = "schedule"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id")
    feasible: bool


class ScheduleStartRow(Row, table=True):
    """Where one schedule puts one case; `week`, `earliest` and `latest` are Mondays."""

    __tablename__ = "schedule_start"
    __table_args__ = (UniqueConstraint("reference", "schedule_id"),)

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    schedule_id: int = Field(foreign_key="schedule.id", index=True)
    reference: str = Field(foreign_key="case_row.reference")
    week: date
    starts_on: date
    officer: str | None
    earliest: date | None
    latest: date | None


class LetterRow(Row, table=True):
    """A letter that was made; `address` one line a line, `facts` for an exact reprint."""

    __tablename__ = "letter"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    batch: str = Field(index=True)
    reference: str = Field(foreign_key="case_row.reference", index=True)
    kind: str
    addressee: str
    address: str
    file: str
    dated: date
    sha256: str
    pages: int
    facts: dict[str, str] = Field(sa_type=JSON)
    template: str


class LetterStateRow(Row, table=True):
    """A letter was posted or withdrawn, came back, or was cleared on the day `happened`."""

    __tablename__ = "letter_state"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    letter_id: int = Field(foreign_key="letter.id", index=True)
    state: str
    happened: date
    post_class: str | None


class SettingRow(Row, table=True):
    """A school or other setting as the directory had it when this was written; the last row of a setting counts.

    `address` has one line a line, `kind` is a code of `setting_type`.
    """

    __tablename__ = "setting"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    urn: str | None
    name: str
    kind: str | None
    head: str | None
    address: str
    postcode: str | None
    email: str | None
    phone: str | None
    lowest_age: int | None
    highest_age: int | None
    closed_on: date | None


class AccessRow(Row, table=True):
    """A case was read, or a file handed out; the entries have a hash chain of their own (`store.access`)."""

    __tablename__ = "access"

    id: int = _key()
    recorded: datetime = Field(sa_type=Moment)
    actor: str
    command: str
    reference: str | None = Field(default=None, index=True)
    file_sha256: str | None
    salt: bytes
    digest: bytes
    hash: str


class ErasureRow(Row, table=True):
    """Retention erased the content of a row; `seal` covers what was left of it (`store.erased`)."""

    __tablename__ = "erasure"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    table_name: str
    row_id: int
    rule: str
    seal: str


class ForecastRow(Row, table=True):
    """A forecast that was kept; `on_day` is the day it was made for, ranges are those of 85 per cent.

    NULL: a day later than could be said, or a deadline that had passed. `chance` is in tenths of a per cent.
    """

    __tablename__ = "forecast"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    on_day: date = Field(index=True)
    model: str
    seed: int = Field(sa_type=BigInteger)
    runs: int
    open: int
    concluded: int
    earliest: date | None
    likely_from: date | None
    middle: date | None
    likely_by: date | None
    latest: date | None
    soon_on: date
    soon_low: int
    soon_middle: int
    soon_high: int
    deadline: date
    deadline_low: int | None
    deadline_middle: int | None
    deadline_high: int | None
    chance: int | None


class UndoingRow(Row, table=True):
    """From here on an operation does not count, or (`counts`) counts again; the last row about it says which."""

    __tablename__ = "undoing"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    of_operation_id: int = Field(foreign_key="operation.id")
    counts: bool


class CaseReturnRow(Row, table=True):
    """A case that had gone with the undone operation that brought it came again."""

    __tablename__ = "case_return"

    id: int = _key()
    operation_id: int = Field(foreign_key="operation.id", index=True)
    reference: str = Field(foreign_key="case_row.reference")


def _table(row: type[Row]) -> Table:
    return Row.metadata.tables[str(row.__tablename__)]


OPERATION = _table(OperationRow)
DIGEST_BLOCK = _table(DigestBlock)
CASE = _table(CaseRow)
CONTACT = _table(ContactRow)
FIELD_CHANGE = _table(FieldChangeRow)
EVENT = _table(EventRow)
SCHEDULE = _table(ScheduleRow)
SCHEDULE_START = _table(ScheduleStartRow)
LETTER = _table(LetterRow)
LETTER_STATE = _table(LetterStateRow)
SETTING = _table(SettingRow)
ACCESS = _table(AccessRow)
ERASURE = _table(ErasureRow)
FORECAST = _table(ForecastRow)

UNDOING = _table(UndoingRow)
CASE_RETURN = _table(CaseReturnRow)

DIGESTED: tuple[Table, ...] = (
    CASE, FIELD_CHANGE, EVENT, SCHEDULE, SCHEDULE_START, LETTER, LETTER_STATE, SETTING, UNDOING, CASE_RETURN, ERASURE,
    FORECAST,
)  # fmt: skip
"""Tables whose rows the hash chain covers; a contact is part of its case or of a change."""
