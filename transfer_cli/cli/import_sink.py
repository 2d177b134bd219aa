"""Where the parts of an import go: into the record, or nowhere until it is certain that there is to be one."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office
from transfer_cli.cli.own_backups import back_up_before
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, NewOperation
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from collections.abc import Collection

    from transfer_cli.store import Store
    from transfer_cli.store.importing import Importing

WAITING = 20
"""So many parts wait until the whole file is judged before a record is begun for them."""


class Sink:
    """The record during an import; there may be none yet.

    Args:
        stack: Ends the import when it is closed; what is not finished by then is taken back.
        operation: The import as it is begun.
        dry_run: Nothing is ever written.
    """

    def __init__(self, office: Office, stack: ExitStack, operation: NewOperation, *, dry_run: bool) -> None:
        self._office = office
        self._stack = stack
        self._operation = operation
        self._dry_run = dry_run
        self._waiting: list[Changes] = []
        self.session: Importing | None = None
        store = record_if_any(office)
        if store:
            self._begin(store)

    def cases(self, references: Collection[str]) -> dict[str, Case]:
        """The recorded cases among these, by reference in small letters."""
        return self.session.cases(references) if self.session else {}

    def put(self, changes: Changes) -> None:
        """Write a part."""
        if self._dry_run or not changes:
            return
        if self.session:
            self.session.add(changes)
            return
        self._waiting.append(changes)
        if len(self._waiting) > WAITING:
            self._begin_record()

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._begin_record()

    def finish(self, words: str) -> bool:
        """Keep all of it, and before it a backup of the record as it was; whether there was anything."""
        if not (self.session and not self._dry_run and self.session.finish(words)):
            return False
        back_up_before(self._office, "import")
        return True

    def _begin_record(self) -> None:
        self._begin(self._office.open_store(create=True))
        self._office.tell(f"There was no record at {self._office.db}, so one was started.")
        for changes in self._waiting:
            self.put(changes)
        self._waiting.clear()

    def _begin(self, store: Store) -> None:
        self.session = self._stack.enter_context(store.importing(self._operation, dry_run=self._dry_run))


def record_if_any(office: Office) -> Store | None:
    """The record, or None where none has been started: the first import starts it."""
    try:
        return office.store
    except InputUnusable as error:
        if error.id != "REC001":
            raise
        return None
