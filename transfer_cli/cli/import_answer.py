"""What `transfer import` says of a file: problems first, then the change, then what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transfer_cli.cli.options import Office
from transfer_cli.cli.problems import show_problems
from transfer_cli.domain.changes import Operation
from transfer_cli.domain.compare import Comparison
from transfer_cli.domain.dates import show_day
from transfer_cli.errors import Problem
from transfer_cli.readers import Reading
from transfer_cli.readers.csv_sheet import DELIMITERS
from transfer_cli.reports.table import Table

LISTED = 20
"""So many changes and references are listed unless -v asks for all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of `transfer import`.

    Attributes:
        rejected: How many rows cannot be loaded.
        earlier: The import of the same bytes in the same school year; None = there was none.
        left_out: File to which the rejected rows were written; None = none was.
        loaded: Whether what `comparison` says is in the record now.
    """

    file: Path
    reading: Reading
    comparison: Comparison
    problems: tuple[Problem, ...]
    rejected: int
    earlier: Operation | None
    left_out: Path | None
    loaded: bool
    dry_run: bool

    @property
    def rows(self) -> int:
        """Rows below the headings that are not empty."""
        return len(self.reading.sheet.records)

    @property
    def unchanged(self) -> int:
        """Rows that change nothing; all of a file that was loaded before."""
        found = self.comparison
        return len(found.new) + len(found.changed) + len(found.unchanged) if self.earlier else len(found.unchanged)


def answer(office: Office, outcome: Outcome) -> None:
    """Print it all."""
    sheet = outcome.reading.sheet
    cells = f", cells separated by {DELIMITERS[sheet.delimiter]}" if sheet.delimiter else ""
    office.tell(f"Read {outcome.file.name}: {sheet.encoding}{cells}.")
    show_problems(office, outcome.problems)
    office.answer(_document(outcome), *_tables(office, outcome))
    office.say("\n" + _conclusion(outcome))


def _document(outcome: Outcome) -> dict[str, object]:
    """The contract's JSON document: rows are counted as judged, and `loaded` says whether that is in the record."""
    found, earlier, sheet = outcome.comparison, outcome.earlier, outcome.reading.sheet
    return {
        "file": outcome.file.name,
        "kind": "events" if outcome.reading.is_events else "caseload",
        "encoding": sheet.encoding,
        "delimiter": sheet.delimiter,
        "rows": outcome.rows,
        "new": 0 if earlier else len(found.new),
        "changed": 0 if earlier else len(found.changed),
        "unchanged": outcome.unchanged,
        "rejected": outcome.rejected,
        "gone": list(found.gone),
        "changes": [] if earlier else list(_changes(found)),
        "loaded": outcome.loaded,
        "dry_run": outcome.dry_run,
        "loaded_before": earlier.recorded.isoformat() if earlier else None,
        "rejects": str(outcome.left_out) if outcome.left_out else None,
        "problems": [problem.as_json() for problem in outcome.problems],
    }


def _changes(found: Comparison) -> Iterator[dict[str, str | None]]:
    new = frozenset(found.new)
    for change in found.changes.fields:
        yield {"reference": change.reference, "field": change.field, "old": change.old, "new": change.new}
    for event in found.changes.events:
        if event.reference not in new:
            yield {"reference": event.reference, "field": event.step, "old": None, "new": event.happened.isoformat()}


def _tables(office: Office, outcome: Outcome) -> Iterator[Table]:
    found, earlier = outcome.comparison, outcome.earlier
    counts = {
        "Rows": outcome.rows,
        "New": 0 if earlier else len(found.new),
        "Changed": 0 if earlier else len(found.changed),
        "Unchanged": outcome.unchanged,
        "Rejected": outcome.rejected,
        "Gone from the file": len(found.gone),
    }
    if outcome.reading.is_events:
        counts = {name: counts[name] for name in ("Rows", "New", "Unchanged", "Rejected")}
    title = f"Import of {outcome.file.name}, {office.title_days}"
    yield Table(title, ("Rows of the file", "Number"), tuple(counts.items()))
    if found.changed and not earlier:
        changes = tuple((c["reference"], c["field"], c["old"], c["new"]) for c in _changes(found))
        yield _first(office, Table("Changes", ("Reference", "What", "Was", "Becomes"), changes))
    if found.gone:
        gone = tuple((reference,) for reference in found.gone)
        yield _first(office, Table("In the record, not in the file", ("Reference",), gone))


def _first(office: Office, table: Table) -> Table:
    """The beginning of a long table, unless -v asks for all of it."""
    more = len(table.rows) - LISTED
    if more <= 0 or office.verbosity > 0:
        return table
    return Table(table.title, table.columns, table.rows[:LISTED], f"... and {more:,} more; -v lists all.")


def _conclusion(outcome: Outcome) -> str:
    number = f"{outcome.rejected:,} row{'s' if outcome.rejected != 1 else ''} of {outcome.rows:,}"
    rejected = f"{number} {'is' if outcome.rejected == 1 else 'are'} rejected"
    if outcome.earlier:
        when = f"on {show_day(outcome.earlier.recorded.date())}, for {show_day(outcome.earlier.as_of)}"
        return f"Nothing was changed: exactly this file was loaded {when} (operation {outcome.earlier.id})."
    if outcome.dry_run:
        stops = f" {rejected}, which would stop it without --skip-bad-rows." if outcome.rejected else ""
        return f"Dry run: nothing was written.{stops}"
    if not outcome.loaded:
        return f"Nothing was loaded: {rejected}. Mend what is named, or load the other rows with --skip-bad-rows."
    done = "Loaded." if outcome.comparison.changes else "Nothing was changed: the record says all of this already."
    if outcome.left_out is None:
        return done
    return f"{done} {rejected}; they are in {outcome.left_out} with the reasons. Mend them there and import that file."
