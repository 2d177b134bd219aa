"""A file on its way into the record: what it is compared with, and its changes, part by part in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, NewOperation, Operation
from transfer_cli.domain.directory import Directory
from transfer_cli.domain.ledger import way_out
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.rules.ruleset import RuleSet
from transfer_cli.domain.whole_file import Identity
from transfer_cli.store import queries
from transfer_cli.store.beside import Beside
from transfer_cli.store.reading import FEW, batches, read_caseload, read_known
from transfer_cli.store.trouble import readable
from transfer_cli.store.writing import Writing

PART = FEW
"""So many cases are read, compared and written at a time."""


class Unfinished(Exception):
    """The block ended without `finish`: what was written is taken back."""


class Importing:
    """The record while a file is read into it.

    Args:
        connection: In the one transaction of the import.
        name: File or address of the record, for messages.
        operation: The import as it is begun.

    Attributes:
        operation: As recorded; None until it is finished.
    """

    def __init__(self, connection: Connection, name: str, operation: NewOperation) -> None:
        self._connection = connection
        self._name = name
        self._begun = operation
        self._beside = Beside()
        self._writing: Writing | None = None
        self._known = read_known(connection, None)
        self._recorded: dict[str, str] = {}
        self.operation: Operation | None = None
        if self._known.last:
            references = queries.read_references(connection, self._known.undone)
            self._recorded = {reference.casefold(): reference for reference in references}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        less = () if error is None else (Exception,)  # what went wrong first is what is told
        with suppress(*less):
            self._beside.close()

    @property
    def references(self) -> Collection[str]:
        """Every reference that was in the record at the beginning, in small letters."""
        return self._recorded.keys()

    def cases(self, references: Collection[str]) -> dict[str, Case]:
        """The cases among these that are in the record, by reference in small letters.

        Args:
            references: In any letters, at most `PART`.
        """
        known = [self._recorded[r] for reference in references if (r := reference.casefold()) in self._recorded]
        if not known:
            return {}
        with self._reading():
            caseload = read_caseload(self._connection, self._known, self._begun.as_of, None, known)
        return {case.reference.casefold(): case for case in caseload.cases}

    def identities(self) -> Iterator[Identity]:
        """What tells each recorded child from the others."""
        with self._reading():
            yield from queries.read_identities(self._connection, self._known.undone)

    def imports_of(self, file_sha256: str) -> tuple[Operation, ...]:
        """The imports of exactly this file that are not undone, in order."""
        self._beside.wait()
        return queries.read_counting(self._connection, self._known, file_sha256)

    def operations(self) -> tuple[Operation, ...]:
        """Everything that was written before and is not undone, in order."""
        self._beside.wait()
        return queries.read_counting(self._connection, self._known)

    def directory(self) -> Directory:
        """The directory of settings as it was at the beginning."""
        with self._reading():
            return queries.read_directory(self._connection, self._known)

    def locally_changed(self) -> frozenset[tuple[str, str]]:
        """Reference and field wherever the last change was made by another command than `import`."""
        self._beside.wait()
        return queries.read_locally_changed(self._connection, self._known.undone)

    def taken_back(self) -> frozenset[tuple[str, str, date]]:
        """Reference, step and day of every event of which somebody said that it never happened."""
        self._beside.wait()
        return queries.read_taken_back(self._connection, self._known.undone)

    def open_cases(self, rules: RuleSet = ENGLAND) -> int:
        """How many cases are open on the day of the import, as the record says it now.

        Args:
            rules: Say when a case is closed.
        """
        as_of = self._begun.as_of
        with self._reading():
            count, special = queries.count_open(self._connection, as_of, self._known.undone)
            known = read_known(self._connection, None)
            for some in batches(special):
                cases = read_caseload(self._connection, known, as_of, None, some).cases
                count += sum(way_out(case, as_of, rules) is None for case in cases)
        return count

    def add(self, changes: Changes) -> None:
        """Write these changes; an error may also come out of a later call.

        Raises:
            Busy: REC005, the record says something else than they rest on.
        """
        if changes:
            self._writing = self._writing or Writing(self._connection, self._begun, self._beside)
            self._writing.add(changes)

    def finish(self, words: str) -> Operation | None:
        """Seal the import; None = nothing was written.

        Args:
            words: What it did, for the audit log; references only, never a name or free text.
        """
        if self._writing:
            from dataclasses import replace

            self.operation = self._writing.finish(replace(self._begun, words=words))
        return self.operation

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """See that all that was added is there, and tell what cannot be read."""
        self._beside.wait()
        with readable(self._name):
            yield
