"""What one import does to the record, counted as it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from transfer_cli.domain.changes import Operation
from transfer_cli.domain.compare import Comparison
from transfer_cli.domain.directory import DirectoryComparison, SingleChange
from transfer_cli.domain.ledger import ImportBooks


@dataclass(slots=True)
class Tally:
    """What the file does to the record.

    Attributes:
        changes: The single changes that are kept.
        changes_made: How many there are.
        gone: Open cases that the file does not name and that nobody has said to be kept.
        newly_gone: How many of them are recorded as gone by this import.
        earlier: The import of the same bytes in the same school year; None = there was none.
        since: What has come after that and may have changed what it said.
        books: None = nothing was counted.
        loaded: Whether all this is in the record now.
        wrote: Whether anything had to be written for that.
    """

    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: list[SingleChange] = field(default_factory=list)
    changes_made: int = 0
    gone: list[str] = field(default_factory=list)
    newly_gone: int = 0
    earlier: Operation | None = None
    since: tuple[Operation, ...] = ()
    books: ImportBooks | None = None
    loaded: bool = False
    wrote: bool = False

    def take(self, found: Comparison | DirectoryComparison, changes: Iterable[SingleChange], keep: int | None) -> None:
        """Count what a part changes.

        Args:
            changes: One by one.
            keep: How many of all are kept; None = all.
        """
        self.new += len(found.new)
        self.changed += len(found.changed)
        self.unchanged += found.unchanged
        for change in changes:
            self.changes_made += 1
            if keep is None or len(self.changes) < keep:
                self.changes.append(change)

    def change_nothing(self, rejected: int) -> None:
        """The file was loaded before: only its rows count, and that they are in the record if nothing came since."""
        self.new = self.changed = self.changes_made = 0
        self.changes.clear()
        self.unchanged = 0 if self.since else self.rows - rejected
