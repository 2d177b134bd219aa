"""The record as commands use it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine

from transfer_cli.domain.access import Access, NewAccess
from transfer_cli.domain.alike import Alike, Likeness
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.changes import (
    Changes,
    FieldChange,
    Letter,
    NewOperation,
    NewSchedule,
    Operation,
    RecordedSchedule,
    Undoing,
)
from transfer_cli.domain.directory import Directory
from transfer_cli.domain.kept_forecast import KeptForecast
from transfer_cli.domain.subject_access import Subject
from transfer_cli.errors import Problem
from transfer_cli.store import access, queries
from transfer_cli.store.alike import read_alike
from transfer_cli.store.compacting import compact
from transfer_cli.store.counting import read_undone
from transfer_cli.store.forecasts import read_forecasts
from transfer_cli.store.opening import reading, writing
from transfer_cli.store.reading import read_caseload, read_known
from transfer_cli.store.subject import read_subject
from transfer_cli.store.trouble import readable, told, turned_meanwhile

if TYPE_CHECKING:
    from transfer_cli.domain.away import Away
    from transfer_cli.domain.four_eyes import Hands
    from transfer_cli.domain.roles import Role
    from transfer_cli.domain.undoing import Effect, Hindrance
    from transfer_cli.store.importing import Importing
    from transfer_cli.store.migrating import Copied


class Store:
    """The record: read as it was on a day, as known by a moment; written one command at a time.

    Every method that takes `known_at` (UTC) leaves out what was recorded later; None = nothing is left out.

    Args:
        engine: From `opening.open_engine`.
        name: File or address, without a password, for messages.
        patience: Seconds to wait for somebody else's write to end.
    """

    def __init__(self, engine: Engine, name: str, patience: float) -> None:
        self.name = name
        self._engine = engine
        self._patience = patience
        self._seen: int | None = None
        self._own: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go; SQLite then needs no file beside its own."""
        self._engine.dispose()

    def caseload(
        self,
        as_of: date,
        known_at: datetime | None = None,
        references: Collection[str] | None = None,
        *,
        up_to: int | None = None,
    ) -> Caseload:
        """The cases recorded so far, in order of reference, with the values their fields have on a day.

        What is then recorded through this Store rests on it: see `record`.

        Args:
            as_of: Day for fields and promises; events are all there.
            references: Only these; None = all.
            up_to: Number of the last operation that is known; None = all are.
        """
        with self._reading() as connection:
            known = read_known(connection, known_at, up_to)
            caseload = read_caseload(connection, known, as_of, known_at, references)
        self._seen = known.last
        return caseload

    def alike(self, as_of: date, known_at: datetime | None, likeness: Likeness) -> tuple[Alike, ...]:
        """The cases recorded so far as far as it takes to count them, those that are alike together.

        Args:
            as_of: Day for fields and promises; events are all there.
            likeness: What tells them apart.
        """
        with self._reading() as connection:
            return tuple(read_alike(connection, read_known(connection, known_at), as_of, likeness))

    def record(self, operation: NewOperation, changes: Changes) -> Operation | None:
        """Write all changes of one command, or nothing.

        Args:
            operation: The command; `as_of` is also the day on which new cases are first known.
            changes: `new_cases` bring their fields; their events stand in `changes.events`.

        Returns:
            The operation as recorded; None when there was nothing to write.

        Raises:
            Busy: REC004, somebody else holds the record; REC005, somebody else has changed one of these cases since
                this Store last read the caseload. Nothing was changed.
        """
        if not changes:
            return None
        from transfer_cli.store.writing import (
            Writing,  # like `verifying`, it loads SQLModel, which reading does without
        )

        with told(self.name), writing(self._engine, self._patience) as connection:
            if self._seen is not None:
                queries.check_untouched(connection, changes, self._seen, self._own)
            begun = Writing(connection, operation)
            begun.add(changes)
            recorded = begun.finish(operation)
        self._own.add(recorded.id)
        return recorded

    def note(self, operation: NewOperation) -> Operation:
        """Record that a command did something beside the record: a link of the chain without a row.

        Raises:
            Busy: REC004, somebody else holds the record. Nothing was changed.
        """
        from transfer_cli.store.writing import Writing

        with told(self.name), writing(self._engine, self._patience) as connection:
            recorded = Writing(connection, operation).finish(operation)
        self._own.add(recorded.id)
        return recorded

    def check_untouched(self, changes: Changes) -> None:
        """See that nobody else has written about these cases since this Store last read the caseload.

        Raises:
            Busy: REC005, somebody has.
        """
        if self._seen is not None:
            with self._reading() as connection:
                queries.check_untouched(connection, changes, self._seen, self._own)

    def undo(self, operation: NewOperation, undoing: Undoing) -> Operation:
        """Record that an operation counts no longer, or counts again, and bring the current values to that.

        Args:
            operation: The undo or redo.

        Raises:
            Busy: REC004, somebody else holds the record; REC005, somebody else has undone it meanwhile, or recorded
                something that rests on it. Nothing was changed.
        """
        from transfer_cli.store.resting import hindrances
        from transfer_cli.store.writing import Writing

        with told(self.name), writing(self._engine, self._patience) as connection:
            counts = undoing.of_operation not in read_undone(connection)
            if counts == undoing.counts or hindrances(connection, undoing):
                raise turned_meanwhile(undoing.of_operation)
            begun = Writing(connection, operation)
            begun.add(Changes(undoing=undoing))
            recorded = begun.finish(operation)
        self._own.add(recorded.id)
        return recorded

    def last_to_undo(self, *, redo: bool = False) -> int | None:
        """The operation that wrote last and counts, undo and redo left out; with `redo` the one undone last."""
        from transfer_cli.store.undoing import read_last

        with self._reading() as connection:
            return read_last(connection, redo=redo)

    def undone(self, known_at: datetime | None = None) -> Mapping[int, int]:
        """The operations that do not count, each with the one that undid it."""
        with self._reading() as connection:
            return read_known(connection, known_at).undone

    def undid(self, number: int) -> tuple[int, bool] | None:
        """Which operation another one undid (with False) or did again (True); None = it did neither."""
        from transfer_cli.store.undoing import read_undone_by

        with self._reading() as connection:
            return read_undone_by(connection, number)

    def hindrances(self, undoing: Undoing) -> tuple[Hindrance, ...]:
        """What stands in the way of undoing an operation, or of doing it again; nothing if it may be done."""
        from transfer_cli.store.resting import hindrances

        with self._reading() as connection:
            return hindrances(connection, undoing)

    def effect(self, number: int, as_of: date) -> Effect | None:
        """What undoing an operation would change, or doing it again if it is undone.

        Args:
            as_of: Day for which the schedule in force is told.

        Returns:
            None = there is no such operation.
        """
        from transfer_cli.store.undoing import read_effect, read_operation

        with self._reading() as connection:
            operation = read_operation(connection, number)
            if operation is None:
                return None
            counts = number in read_undone(connection)
            return read_effect(connection, operation, counts=counts, as_of=as_of)

    @contextmanager
    def importing(self, operation: NewOperation, *, dry_run: bool = False) -> Iterator[Importing]:
        """A file read into the record part by part, in one transaction: all of it, or nothing.

        Nobody else can write meanwhile, so whatever is read here is what is written on. Leaving without `finish`
        leaves the record as it was.

        Args:
            operation: The import; its words may change until it is finished.
            dry_run: Only read; nobody is kept from writing.

        Raises:
            Busy: REC004, somebody else holds the record.
        """
        from transfer_cli.store.importing import Importing, Unfinished

        transaction = reading(self._engine).begin() if dry_run else writing(self._engine, self._patience)
        with told(self.name), suppress(Unfinished), transaction as connection:
            with Importing(connection, self.name, operation) as session:
                yield session
            if session.operation is None:
                raise Unfinished
        if session.operation:
            self._own.add(session.operation.id)

    def erase(self, rules: Mapping[str, str], operation: NewOperation) -> tuple[Operation, dict[str, int]]:
        """Erase these children, in one transaction; `compact` then takes the bytes out of the file as well.

        Args:
            rules: Under which rule, by reference.
            operation: Its words name no reference.

        Returns:
            The operation as recorded, and how many rows of each table were written over.

        Raises:
            Busy: REC004, somebody else holds the record; REC005, somebody else has written about one of the children
                since this Store last read the caseload.
        """
        from transfer_cli.store.erasing import erase

        with told(self.name), writing(self._engine, self._patience) as connection:
            access.take_the_log(connection)
            if self._seen is not None:
                queries.check_nobody_wrote(connection, rules, self._seen, self._own)
            return erase(connection, rules, operation)

    def rows_about(self, references: Collection[str]) -> dict[str, int]:
        """How many rows of each table are about these children."""
        with self._reading() as connection:
            return queries.count_rows_about(connection, references)

    def compact(self) -> bool:
        """Take what was erased out of the bytes of the database; False = somebody else has the record open.

        Raises:
            Busy: REC004, somebody else is writing.
        """
        with told(self.name):
            return compact(self._engine)

    def operations(self, known_at: datetime | None = None, reference: str | None = None) -> tuple[Operation, ...]:
        """The commands that wrote, in order; only those that wrote about this case, if one is named."""
        with self._reading() as connection:
            return queries.read_operations(connection, read_known(connection, known_at), reference)

    def letters(
        self, known_at: datetime | None = None, reference: str | None = None, state: str | None = None
    ) -> tuple[Letter, ...]:
        """The register of letters in order, all, or those about one case or that ever came into one state."""
        with self._reading() as connection:
            return queries.read_letters(connection, read_known(connection, known_at), reference, state)

    def letter_hands(self, batch: str) -> dict[int, Hands]:
        """Who made and who approved each letter of a batch, by its number."""
        from transfer_cli.store.hands import read_hands

        with self._reading() as connection:
            return read_hands(connection, batch)

    def subject(self, case: Case) -> Subject:
        """Everything that is recorded about one child, also what was corrected later."""
        with self._reading() as connection:
            return read_subject(connection, read_known(connection, None), case)

    def schedule(self, as_of: date, known_at: datetime | None = None) -> NewSchedule | None:
        """The schedule in force on this day, as it was recorded; None = there is none.

        It is the last that was made for this day or one before it, unless one for a later such day was there already.
        """
        with self._reading() as connection:
            return queries.read_schedule(connection, read_known(connection, known_at), as_of)

    def settings_directory(self, known_at: datetime | None = None) -> Directory:
        """The directory of schools and other settings, with what was recorded last of each."""
        with self._reading() as connection:
            return queries.read_directory(connection, read_known(connection, known_at))

    def schedules(self, as_of: date, known_at: datetime | None = None) -> tuple[RecordedSchedule, ...]:
        """The schedules that were in force until this day, in order; the last one is."""
        with self._reading() as connection:
            return queries.read_schedules(connection, read_known(connection, known_at), as_of)

    def every_schedule(self, as_of: date, known_at: datetime | None = None) -> tuple[RecordedSchedule, ...]:
        """All that were made for this day or one before it, as recorded, also those that never came into force."""
        with self._reading() as connection:
            return queries.read_schedules(connection, read_known(connection, known_at), as_of, every=True)

    def case_operations(self, known_at: datetime | None = None) -> dict[str, tuple[tuple[int, datetime], ...]]:
        """By reference, number and moment (UTC) of each operation that recorded or changed something of the case."""
        with self._reading() as connection:
            return queries.read_case_operations(connection, read_known(connection, known_at))

    def written_since(self, moment: datetime, known_at: datetime | None = None) -> frozenset[str]:
        """References of cases that are new, or of which something was recorded or changed, after a moment (UTC)."""
        with self._reading() as connection:
            return queries.read_written_since(connection, read_known(connection, known_at), moment)

    def forecasts(self, as_of: date, known_at: datetime | None = None) -> tuple[KeptForecast, ...]:
        """The forecasts that were kept for this day and those before it, in the order of recording."""
        with self._reading() as connection:
            return read_forecasts(connection, read_known(connection, known_at), as_of)

    def field_changes(self, operation_id: int) -> tuple[FieldChange, ...]:
        """The fields that one operation changed, in order."""
        with self._reading() as connection:
            return queries.read_field_changes(connection, operation_id)

    def references(self) -> tuple[str, ...]:
        """Every case's reference, in order."""
        with self._reading() as connection:
            return queries.read_references(connection, read_undone(connection))

    def cases_away(self, as_of: date) -> tuple[Away, ...]:
        """Cases that are held and in no caseload, since what brought them is undone: as they were in it last.

        Args:
            as_of: Day whose values the fields have.
        """
        from transfer_cli.store.away import read_cases_away

        with self._reading() as connection:
            return read_cases_away(connection, as_of)

    def head(self, known_at: datetime | None = None) -> str:
        """Hash of the last operation; empty while there is none."""
        with self._reading() as connection:
            return queries.read_head(connection, known_at)

    def heads(self) -> dict[int, str]:
        """Hash of each operation by its number."""
        with self._reading() as connection:
            return queries.read_heads(connection)

    def log(self, *entries: NewAccess) -> None:
        """Note that these were read or handed out, before they are; the record's head stays where it is.

        Raises:
            Busy: REC004, somebody else holds the record.
            InputUnusable: REC006, whoever asks may not even add to the log, and therefore may not look.
        """
        if entries:
            with told(self.name), access.logging(self._engine, self._patience) as connection:
                access.add(connection, entries)

    def accesses(self, known_at: datetime | None = None) -> tuple[Access, ...]:
        """The log of reads, in order."""
        with self._reading() as connection:
            return access.read(connection, known_at)

    def head_of_reads(self) -> str:
        """Hash of the last entry of the log of reads; empty while there is none."""
        with self._reading() as connection:
            return access.head(connection)

    def verify(self, head: str = "") -> tuple[Problem, ...]:
        """What does not fit the hash chain, the first broken link first; nothing when all is whole.

        Args:
            head: A hash noted earlier, or its beginning, that must be in the chain; empty = none was noted. Without
                one it cannot show that the last operations were cut off.
        """
        from transfer_cli.store.verifying import verify

        with self._reading() as connection:
            return verify(connection, head)

    def snapshot(self, copy: Path) -> None:
        """Copy the record, as last committed, while others go on writing.

        Args:
            copy: An empty file; it becomes a SQLite record, whatever this one is.
        """
        from transfer_cli.store.snapshot import take_snapshot

        take_snapshot(self._engine, self.name, copy)

    def migrate(self, address: str) -> Copied:
        """Copy the record to a place where nothing is recorded yet: see `migrating.migrate`."""
        from transfer_cli.store.migrating import migrate

        return migrate(self._engine, self.name, address, self._patience)

    def roles_held(self) -> frozenset[Role] | None:
        """The roles that whoever is connected has in this record; None = it has none."""
        from transfer_cli.store.roles import held

        with told(self.name):
            return held(self._engine)

    def set_up_roles(self, *, dry_run: bool) -> tuple[str, ...]:
        """Make the groups of the roles on the server and give each its rights; the SQL that does it.

        Args:
            dry_run: Only say which SQL.
        """
        from transfer_cli.store.roles import apply, statements_for

        return (statements_for if dry_run else apply)(self._engine, self.name)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One transaction to read in."""
        with told(self.name), readable(self.name), reading(self._engine).begin() as connection:
            yield connection
