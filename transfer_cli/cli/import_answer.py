"""What `transfer import` says of a file: problems first, then the change, then what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from transfer_cli.cli.import_findings import Findings
from transfer_cli.cli.import_run import KINDS
from transfer_cli.cli.import_tally import Tally
from transfer_cli.cli.options import Office
from transfer_cli.cli.problems import show_problems
from transfer_cli.domain.changes import Operation
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import SingleChange
from transfer_cli.domain.ledger import ImportBooks
from transfer_cli.domain.single_changes import for_people
from transfer_cli.errors import Severity
from transfer_cli.readers import Reading
from transfer_cli.readers.caseload import CaseloadFile
from transfer_cli.readers.events import EventsFile
from transfer_cli.reports.table import Table

CLASH = "IMP050"
LISTED = 20
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

    @property
    def turnable_example(self) -> str:
        """One of them with its column."""
        content = self.reading.content
        example, column = content.survey.turnable_example if isinstance(content, CaseloadFile) else ("", "")
        return f"{example} in column {column}"


def answer(office: Office, outcome: Outcome) -> None:
    """Print it all."""
    office.tell(f"Read {outcome.file.name}: {outcome.reading.sheet.description}.")
    profile = outcome.reading.profile
    if not profile.changes_nothing:
        office.tell(f"Read by the profile {profile.name}: {profile.title}.")
    if outcome.turnable_dates:
        office.tell(
            f"{_number(outcome.turnable_dates, 'date was', 'dates were')} read day first that would be another day "
            f"month first, such as {outcome.turnable_example}."
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
        "changes": [_change(change) for change in tally.changes],
        "books": {**asdict(tally.books), "balance": tally.books.balance} if tally.books else None,
        "dates_either_way": outcome.turnable_dates,
        "loaded": tally.loaded,
        "dry_run": outcome.dry_run,
        "loaded_before": earlier.recorded.isoformat() if earlier else None,
        "rejects": str(outcome.left_out) if outcome.left_out else None,
        "problems": [problem.as_json() for problem in outcome.findings.problems],
    }


def _change(change: SingleChange) -> dict[str, object]:
    """One change for programs: days in ISO form, year groups as numbers."""
    reference, field, old, new = change
    if field == "ncy":
        return {"reference": reference, "field": field, "old": int(old or 0), "new": int(new or 0)}
    return {"reference": reference, "field": field, "old": old, "new": new}


def _counts(outcome: Outcome) -> dict[str, int]:
    """What is said of the rows: of a file that was loaded before no more than is certain."""
    tally, content, rejected = outcome.tally, outcome.reading.content, {"Rejected": outcome.findings.rejected}
    rows = {"Rows": tally.rows}
    if tally.since:
        return {**rows, **rejected}
    changed = {} if isinstance(content, EventsFile) else {"Changed": tally.changed}
    counts = {**rows, "New": tally.new, **changed, "Unchanged": tally.unchanged, **rejected}
    if isinstance(content, CaseloadFile) and not tally.earlier:
        counts |= {"Gone from the file": len(tally.gone), "Clashes": outcome.clashes}
    return counts


def _tables(office: Office, outcome: Outcome) -> Iterator[Table]:
    tally = outcome.tally
    content = outcome.reading.content
    is_caseload, adds_only = isinstance(content, CaseloadFile), isinstance(content, EventsFile)
    title = f"Import of {outcome.file.name}, {office.title_days}"
    yield Table(title, ("Rows of the file", "Number"), tuple(_counts(outcome).items()))
    if tally.changes and not adds_only:
        of_what = "Reference" if is_caseload else "Setting"
        table = Table("Changes", (of_what, "What", "Was", "Becomes"), tuple(map(for_people, tally.changes)))
        yield _with_rest(table, tally.changes_made - len(tally.changes))
    if tally.gone:
        shown = tally.gone if outcome.everything else tally.gone[:LISTED]
        gone = Table("In the record, not in the file", ("Reference",), tuple((reference,) for reference in shown))
        yield _with_rest(gone, len(tally.gone) - len(shown))
    if tally.books:
        yield _books(tally.books, is_done=tally.loaded)


def _with_rest(table: Table, more: int) -> Table:
    """The table, with how many rows are not shown."""
    return replace(table, note=f"... and {more:,} more; --all lists them." if more else "")


def _books(books: ImportBooks, *, is_done: bool) -> Table:
    rows = (
        ("Open before", books.opening),
        ("+ new", books.new),
        ("+ moved in", books.moved_in),
        *((("+ opened again", books.reopened),) if books.reopened else ()),
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
        return _loaded_before(tally.earlier, tally.since)
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


def _loaded_before(earlier: Operation, since: Sequence[Operation]) -> str:
    when = f"on {show_day(earlier.recorded.date())}, for {show_day(earlier.as_of)}"
    said = f"Nothing was changed: exactly this file was loaded {when} (operation {earlier.id})."
    if not since:
        return said
    last = since[-1]
    came = f"{last.command} on {show_day(last.recorded.date())} (operation {last.id})"
    return (
        f"{said} The record may say something else by now, since {_number(len(since), 'change', 'changes')} came after "
        f"it, the last by {came}. To turn the record back to what this file says: --prefer-file."
    )


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
