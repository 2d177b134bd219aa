"""What `transfer import` says of a file: problems first, then the change, then what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from transfer_cli.cli.import_findings import Findings
from transfer_cli.cli.import_run import KINDS, Tally
from transfer_cli.cli.options import Office
from transfer_cli.cli.problems import show_problems
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.ledger import ImportBooks
from transfer_cli.errors import Severity
from transfer_cli.readers import Reading
from transfer_cli.readers.caseload import CaseloadFile
from transfer_cli.readers.events import EventsFile
from transfer_cli.reports.table import Table

CLASH = "IMP050"
LISTED = 20
_IF_PART = "If the file is only part of the caseload, import it with --part."
"""So many changes and references are listed unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run of `transfer import`.

    Attributes:
        left_out: File to which the rejected rows were written; None = none was.
        everything: Whether lists are shown whole.
    """

    file: Path
    reading: Reading
    findings: Findings
    tally: Tally
    left_out: Path | None
    dry_run: bool
    everything: bool

    @property
    def is_marked(self) -> bool:
        """Whether the user's own workbook was written back."""
        return bool(self.left_out and self.findings.to_mark and self.left_out.suffix.lower() != ".csv")

    @property
    def clashes(self) -> int:
        """In how many places the file and a change made here differ and the record's value stays."""
        return self.findings.counts[Severity.NOTE, CLASH]

    @property
    def turnable_dates(self) -> int:
        """How many dates would be other days if they were read month first."""
        content = self.reading.content
        return content.survey.turnable_dates if isinstance(content, CaseloadFile) else 0


def answer(office: Office, outcome: Outcome) -> None:
    """Print it all."""
    office.tell(f"Read {outcome.file.name}: {outcome.reading.sheet.description}.")
    profile = outcome.reading.profile
    if not profile.changes_nothing:
        office.tell(f"Read by the profile {profile.name}: {profile.title}.")
    if outcome.turnable_dates:
        office.tell(
            f"{_number(outcome.turnable_dates, 'date was', 'dates were')} read day first that would be another day "
            "month first, such as 03/04/2016."
        )
    show_problems(office, outcome.findings, outcome.file.name if not outcome.reading.sheet.name else "")
    office.answer(_document(outcome), *_tables(office, outcome))
    office.say("\n" + _conclusion(outcome))


def _document(outcome: Outcome) -> dict[str, object]:
    """The contract's JSON document: rows are counted as judged, and `loaded` says whether that is in the record."""
    tally, sheet, earlier = outcome.tally, outcome.reading.sheet, outcome.tally.earlier
    return {
        "file": outcome.file.name,
        "kind": KINDS[type(outcome.reading.content)],
        "profile": outcome.reading.profile.name,
        "sheet": sheet.name or None,
        "encoding": sheet.encoding or None,
        "delimiter": sheet.delimiter or None,
        "rows": tally.rows,
        "new": tally.new,
        "changed": tally.changed,
        "unchanged": tally.unchanged,
        "rejected": outcome.findings.rejected,
        "gone": tally.gone,
        "clashes": outcome.clashes,
        "changes": [
            {"reference": reference, "field": field, "old": old, "new": new}
            for reference, field, old, new in tally.changes
        ],
        "books": {**asdict(tally.books), "balance": tally.books.balance} if tally.books else None,
        "dates_either_way": outcome.turnable_dates,
        "loaded": tally.loaded,
        "dry_run": outcome.dry_run,
        "loaded_before": earlier.recorded.isoformat() if earlier else None,
        "rejects": str(outcome.left_out) if outcome.left_out else None,
        "problems": [problem.as_json() for problem in outcome.findings.problems],
    }


def _tables(office: Office, outcome: Outcome) -> Iterator[Table]:
    tally = outcome.tally
    content = outcome.reading.content
    is_caseload, adds_only = isinstance(content, CaseloadFile), isinstance(content, EventsFile)
    counts = {
        "Rows": tally.rows,
        "New": tally.new,
        **({} if adds_only else {"Changed": tally.changed}),
        "Unchanged": tally.unchanged,
        "Rejected": outcome.findings.rejected,
        **({"Gone from the file": len(tally.gone), "Clashes": outcome.clashes} if is_caseload else {}),
    }
    title = f"Import of {outcome.file.name}, {office.title_days}"
    yield Table(title, ("Rows of the file", "Number"), tuple(counts.items()))
    if tally.changes and not adds_only:
        of_what = "Reference" if is_caseload else "Setting"
        table = Table("Changes", (of_what, "What", "Was", "Becomes"), tuple(tally.changes))
        yield _with_rest(table, tally.changes_made - len(tally.changes))
    if tally.gone:
        shown = tally.gone if outcome.everything else tally.gone[:LISTED]
        gone = Table("In the record, not in the file", ("Reference",), tuple((reference,) for reference in shown))
        yield _with_rest(gone, len(tally.gone) - len(shown), _IF_PART if len(tally.gone) > tally.rows else "")
    if tally.books:
        yield _books(tally.books, is_done=tally.loaded)


def _with_rest(table: Table, more: int, note: str = "") -> Table:
    """The table, with how many rows are not shown."""
    rest = f"... and {more:,} more; --all lists them." if more else ""
    return replace(table, note=" ".join(part for part in (rest, note) if part))


def _books(books: ImportBooks, *, is_done: bool) -> Table:
    rows = (
        ("Open before", books.opening),
        ("+ new", books.new),
        ("+ moved in", books.moved_in),
        *([("+ opened again by a correction", books.reopened)] if books.reopened else []),
        ("- transferred", books.transferred),
        ("- no plan", books.no_plan),
        ("- left", books.left),
        ("= open now" if is_done else "= open then", books.closing),
    )
    return Table("The books", ("Cases", "Number"), rows)


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _conclusion(outcome: Outcome) -> str:
    tally, number = outcome.tally, outcome.findings.rejected
    rejected = f"{_number(number, 'row', 'rows')} of {tally.rows:,} {'is' if number == 1 else 'are'} rejected"
    if tally.earlier:
        when = f"on {show_day(tally.earlier.recorded.date())}, for {show_day(tally.earlier.as_of)}"
        return f"Nothing was changed: exactly this file was loaded {when} (operation {tally.earlier.id})."
    if outcome.dry_run:
        stops = f" {rejected}, which would stop it without --skip-bad-rows." if number else ""
        return f"Dry run: nothing was written.{stops}"
    if not tally.loaded:
        return f"Nothing was loaded: {rejected}. {_way_on(outcome)}"
    done = "Loaded." if tally.wrote else "Nothing was changed: the record says all of this already."
    if outcome.left_out is None:
        return done
    if outcome.is_marked:
        return f"{done} {rejected}. {_marked(outcome)}"
    return f"{done} {rejected}; they are in {outcome.left_out} with the reasons. Mend them there and import that file."


def _way_on(outcome: Outcome) -> str:
    if outcome.is_marked:
        return _marked(outcome)
    if outcome.left_out:
        return f"They are in {outcome.left_out} with the reasons; mend what is named in {outcome.file.name}."
    example = f"{outcome.file.stem}-marked{outcome.file.suffix}"
    marked = f" To have your workbook marked: --rejects {example}" if outcome.findings.to_mark else ""
    return f"Mend what is named, or load the other rows with --skip-bad-rows.{marked}"


def _marked(outcome: Outcome) -> str:
    return f"{outcome.left_out} is your workbook with all of it marked: mend it and import it whole."
