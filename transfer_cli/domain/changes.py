"""What one command is about to write: a plain value that is shown under --dry-run and recorded otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from transfer_cli.domain.columns import Fields, FieldValue
from transfer_cli.domain.directory import Setting
from transfer_cli.domain.kept_forecast import KeptForecast


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a case gets another value.

    Attributes:
        field: Canonical column name (`domain.columns.FIELDS`).
        old: As `columns.to_text` writes it; None = was not known.
        new: Likewise; None = no longer known.
        holds_from: The `--as-of` day from which the new value holds; None = the old value was never right
            (columns that are `dated`).
    """

    reference: str
    field: str
    old: str | None
    new: str | None
    holds_from: date | None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A step to be recorded.

    Attributes:
        supersedes: Id of the event that this one corrects; None = a further event. The older row stays.
        retracts: The superseded event never happened and nothing takes its place; `step` and `happened`
            repeat the older row.
        source: `import` or `local`.
    """

    reference: str
    step: str
    happened: date
    note: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
    supersedes: int | None = None
    retracts: bool = False
    source: str = "local"


@dataclass(frozen=True, slots=True)
class NewCases:
    """Cases that come with a file, column by column, and the milestones that the file has of them.

    Attributes:
        fields: One value a case by canonical column; of a column that is not there nothing is known.
        milestones: Reference, step and day of each, column by column, in the file's order.
    """

    fields: Mapping[str, Sequence[FieldValue]]
    milestones: tuple[Sequence[str], Sequence[str], Sequence[date]]

    def __len__(self) -> int:
        return len(self.fields["reference"])


@dataclass(frozen=True, slots=True)
class NewStart:
    """Where a schedule puts one case.

    Attributes:
        week: Monday.
        starts_on: First school day of that week.
        earliest: Monday of the first lawful week; None = no lawful week was left.
        latest: Monday of the last week that still leaves the full period; None likewise.
    """

    reference: str
    week: date
    starts_on: date
    officer: str | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class NewSchedule:
    """A schedule to be recorded: every case still to begin."""

    feasible: bool
    starts: tuple[NewStart, ...]


@dataclass(frozen=True, slots=True)
class RecordedSchedule:
    """A schedule in the record.

    Attributes:
        as_of: The `--as-of` day it was made for.
        recorded: UTC.
        operation_id: Number of the operation that recorded it.
        command: Name of that command.
    """

    id: int
    as_of: date
    recorded: datetime
    operation_id: int
    command: str
    schedule: NewSchedule


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter that was rendered.

    Attributes:
        batch: Day of the letters, ISO, with a number when there are several that day: `2016-10-03`.
        kind: Folder name under `templates/letters/`.
        addressee: Name it is addressed to.
        address: Lines as printed, postcode last.
        file: Path relative to the batch folder.
        dated: Date printed on the letter.
        facts: The facts it was made from, text to text, for an exact reprint.
        template: SHA-256 of the template's files.
    """

    batch: str
    reference: str
    kind: str
    addressee: str
    address: tuple[str, ...]
    file: str
    dated: date
    sha256: str
    pages: int
    facts: Mapping[str, str]
    template: str


@dataclass(frozen=True, slots=True)
class LetterState:
    """A recorded letter was posted, is not to be used, came back, or came back and its address is right all the same.

    Attributes:
        letter_id: Number of the letter in the record.
        state: `approved` (another than its maker has looked), `posted`, `withdrawn`, `returned` or `cleared`.
        on: Day of that.
        post_class: How it went out: `first`, `second`, `email`, `hand`; None for `approved` and `withdrawn`.
    """

    letter_id: int
    state: str
    on: date
    post_class: str | None = None


@dataclass(frozen=True, slots=True)
class NewErasure:
    """The content of a row was erased by retention.

    Attributes:
        rule: Under which rule.
        seal: Covers what was left of the row.
    """

    table_name: str
    row_id: int
    rule: str
    seal: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """An operation counts no longer, or counts again.

    Attributes:
        of_operation: Its number; never one that itself undid something.
        counts: Whether what it recorded counts from now on.
    """

    of_operation: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything one command writes, in one transaction.

    Attributes:
        new_cases: All fields of each.
        newcomers: Further new cases, of an import that keeps everybody else from writing.
        forecast: A forecast to be held against what comes.
        undoing: The operation that is undone or done again; it comes alone.
        settings: Entries of the directory as they are from now on.
    """

    new_cases: tuple[Fields, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    events: tuple[NewEvent, ...] = ()
    schedule: NewSchedule | None = None
    letters: tuple[NewLetter, ...] = ()
    letter_states: tuple[LetterState, ...] = ()
    settings: tuple[Setting, ...] = ()
    newcomers: NewCases | None = None
    erasures: tuple[NewErasure, ...] = ()
    forecast: KeptForecast | None = None
    undoing: Undoing | None = None

    def __bool__(self) -> bool:
        of_cases = self.new_cases or self.newcomers or self.fields or self.events
        of_letters = self.letters or self.letter_states
        others = of_letters or self.settings or self.erasures or self.forecast or self.undoing
        return bool(of_cases or self.schedule or others)


@dataclass(frozen=True, slots=True)
class NewOperation:
    """One command that writes.

    Attributes:
        command: Its name, such as `import` or `case record`.
        words: What it does, for the audit log; references only, never a name or free text.
        as_of: The `--as-of` day it was run for.
        file_sha256: Hash of the file that was read; None = none was.
    """

    command: str
    words: str
    as_of: date
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One command that wrote, as recorded.

    Attributes:
        recorded: UTC.
        hash: Covers the previous operation's hash and a salted digest of each row written.
    """

    id: int
    command: str
    words: str
    actor: str
    as_of: date
    recorded: datetime
    file_sha256: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the register; fields as in `NewLetter`.

    Attributes:
        state: `made` (also when it is approved), `posted`, `withdrawn`, `returned` or `cleared`.
        on: Day it came into that state; None while `made`.
        history: All states since it was made, in the order of recording.
    """

    id: int
    batch: str
    reference: str
    kind: str
    addressee: str
    address: tuple[str, ...]
    file: str
    dated: date
    sha256: str
    pages: int
    facts: Mapping[str, str]
    template: str
    state: str
    on: date | None
    post_class: str | None
    recorded: datetime
    history: tuple[LetterState, ...] = ()
