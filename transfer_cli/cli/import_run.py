"""One file into the record: read, judged, compared and written part by part, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from transfer_cli.cli.import_findings import Findings
from transfer_cli.cli.import_sink import Sink
from transfer_cli.cli.options import Office
from transfer_cli.domain.arrival import Arrival, Precedence, arrivals
from transfer_cli.domain.arrival_checks import check_arrival
from transfer_cli.domain.calendar import school_year
from transfer_cli.domain.changes import Changes, NewOperation, Operation
from transfer_cli.domain.compare import Comparison, compare, compare_steps
from transfer_cli.domain.directory import Directory, DirectoryComparison, SingleChange, compare_settings
from transfer_cli.domain.gone import newly_gone, unsettled
from transfer_cli.domain.ledger import ImportBooks, Ledger
from transfer_cli.domain.references import lost_zeros, with_its_zeros
from transfer_cli.domain.setting_checks import SettingChecks
from transfer_cli.domain.whole_file import WholeFile
from transfer_cli.errors import Severity
from transfer_cli.readers import Reading
from transfer_cli.readers.caseload import CaseloadFile
from transfer_cli.readers.directory import DirectoryFile
from transfer_cli.readers.events import EventsFile

PART = 500
"""So many rows are read, compared and written at a time."""

KINDS = {CaseloadFile: "caseload", EventsFile: "events", DirectoryFile: "settings"}
"""What a file holds, in a word."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class How:
    """What the user asked for.

    Attributes:
        is_part: The file does not claim to be the whole caseload, so that nobody is gone from it.
        write_rejects: Writes the rejected rows, before anything is kept: without their file nothing is loaded.
        keep: How many single changes are kept to be shown; None = all.
        watch: Is passed what is gone through with its length, to show how far it is.
    """

    dry_run: bool
    skip_bad_rows: bool
    prefer_file: bool
    is_part: bool
    write_rejects: Callable[[], None]
    keep: int | None
    watch: Callable[[Iterator[Any], int], Iterator[Any]]


@dataclass(slots=True)
class Tally:
    """What the file does to the record.

    Attributes:
        changes: The single changes that are kept.
        changes_made: How many there are.
        gone: Open cases that the file does not name and that nobody has said to be kept.
        newly_gone: How many of them are recorded as gone by this import.
        earlier: The import of the same bytes in the same school year; None = there was none.
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
    books: ImportBooks | None = None
    loaded: bool = False
    wrote: bool = False

    def take(self, found: Comparison | DirectoryComparison, keep: int | None) -> None:
        """Count what a part changes."""
        self.new += len(found.new)
        self.changed += len(found.changed)
        self.unchanged += found.unchanged
        for change in single_changes(found):
            self.changes_made += 1
            if keep is None or len(self.changes) < keep:
                self.changes.append(change)


def single_changes(found: Comparison | DirectoryComparison) -> Iterator[SingleChange]:
    """Every change of a field, and every milestone, of what is not new."""
    if isinstance(found, DirectoryComparison):
        yield from found.single_changes
        return
    new = frozenset(found.new)
    for change in found.changes.fields:
        yield change.reference, change.field, change.old, change.new
    for event in found.changes.events:
        if event.reference not in new:
            yield event.reference, event.step, None, event.happened.isoformat()


def run(office: Office, reading: Reading, findings: Findings, how: How) -> Tally:
    """Load the file, or see what loading it would do.

    Args:
        findings: Takes in everything wrong with it.

    Raises:
        InputUnusable: The record or the settings cannot be used, or the file was changed meanwhile.
        Busy: Somebody else is writing.
    """
    findings.extend(reading.content.sheet.remarks)
    findings.extend(reading.content.problems)
    operation = NewOperation("import", _kind(reading), office.as_of, reading.sha256)
    with ExitStack() as stack:
        sink = Sink(office, stack, operation, dry_run=how.dry_run)
        return _Run(office, reading, findings, how, sink).run()


def _kind(reading: Reading) -> str:
    return f"{KINDS[type(reading.content)]} file"


class _Run:
    """One import under way."""

    def __init__(self, office: Office, reading: Reading, findings: Findings, how: How, sink: Sink) -> None:
        self.as_of = office.as_of
        self.settings = office.settings
        self.reading = reading
        self.findings = findings
        self.how = how
        self.sink = sink
        self.tally = Tally(rows=reading.content.row_count)
        self.ledger = Ledger(office.as_of)
        self._meant: set[str] = set()

    def run(self) -> Tally:
        """All of it."""
        content, session = self.reading.content, self.sink.session
        opening = session.open_cases() if session else 0
        if isinstance(content, EventsFile):
            self._steps(content)
        elif self._loaded_before():
            self._look_again(content)
            return self.tally
        elif isinstance(content, DirectoryFile):
            self._directory(content)
        else:
            self._caseload(content)
        if self._goes_on:
            self._finish(opening)
        return self.tally

    @property
    def _goes_on(self) -> bool:
        """Whether what was found wrong so far leaves something to be loaded."""
        return not self.tally.earlier and (self.how.skip_bad_rows or not self.findings.rejected)

    def _loaded_before(self) -> bool:
        """Whether the same caseload or directory, byte for byte, was imported for a day of the same school year.

        Loaded again after a later file it would turn everything back; only --prefer-file asks for that. Steps are only
        ever added, so an events file may be loaded again: a child who was unknown may be known by now.
        """
        if self.sink.session and not self.how.prefer_file:
            year = school_year(self.as_of)
            for operation in self.sink.session.imports_of(self.reading.sha256):
                if school_year(operation.as_of) == year:
                    self.tally.earlier = operation
        return self.tally.earlier is not None

    def _look_again(self, content: CaseloadFile | DirectoryFile) -> None:
        """A file that was loaded before: nothing but a count, or all that is wrong with it if all is asked for."""
        tally = self.tally
        if self.how.keep is not None:
            tally.unchanged = sum(1 for _ in self.how.watch(content.rows(self.findings.add), content.row_count))
            return
        if isinstance(content, DirectoryFile):
            self._directory(content)
        else:
            self._caseload(content)
        tally.unchanged += tally.new + tally.changed
        tally.new = tally.changed = tally.changes_made = 0
        tally.changes.clear()

    def _caseload(self, content: CaseloadFile) -> None:
        session = self.sink.session
        local = session.locally_changed() if session else frozenset()
        precedence = Precedence(local, self.settings.file_fields, prefer_file=self.how.prefer_file)
        taken_back = session.taken_back() if session else frozenset()
        directory = session.directory() if session else Directory()
        whole, checks = WholeFile(self.settings, directory.known), SettingChecks(directory, self.as_of)
        if session:
            whole.knows(session.identities())
        rows = content.rows(self.findings.add, directory.names)
        for part in _parts(self.how.watch(rows, content.row_count)):
            recorded = self.sink.cases([row.reference for row in part])
            found_rows = arrivals(part, recorded, precedence, self.as_of)
            good = [arrival for arrival in found_rows if self._is_good(arrival, whole)]
            for arrival in good if directory else ():
                checks.see(arrival)
            found = compare(good, self.as_of, taken_back=taken_back, precedence=precedence)
            self.ledger.enter_rows(good, found.changes.events)
            self._take(found)
        self.findings.extend((*whole.notes(), *checks.notes()))
        if not self.how.is_part:
            self._gone(content)

    def _is_good(self, arrival: Arrival, whole: WholeFile) -> bool:
        """Whether the row can be loaded; whatever is wrong with it is taken down."""
        found = list(check_arrival(arrival, self.as_of, addresses_follow=self.reading.profile.addresses_follow))
        known = self.sink.session.references if self.sink.session else ()
        meant = with_its_zeros(arrival.reference, known)
        if meant:
            self._meant.add(meant)
            found.append(lost_zeros(arrival.row.row, arrival.reference, meant))
        self.findings.extend(found)
        if any(problem.severity is Severity.REJECT for problem in found):
            return False
        self.findings.extend(whole.see(arrival))
        return True

    def _directory(self, content: DirectoryFile) -> None:
        recorded = self.sink.session.directory() if self.sink.session else Directory()
        for part in _parts(self.how.watch(content.rows(self.findings.add), content.row_count)):
            found = compare_settings(part, recorded, content.urns)
            self.findings.extend(found.problems)
            self.tally.take(found, self.how.keep)
            if self._goes_on:
                self.sink.put(Changes(settings=found.entries))

    def _steps(self, content: EventsFile) -> None:
        seen: set[int] = set()
        for part in _parts(content.rows(self.findings.add)):
            recorded = self.sink.cases({row.reference for row in part})
            found = compare_steps(part, recorded, self.as_of, seen)
            self.ledger.enter_steps(recorded, found.changes.events)
            self._take(found)

    def _take(self, found: Comparison) -> None:
        self.findings.extend(found.problems)
        self.tally.take(found, self.how.keep)
        if self._goes_on:
            self.sink.put(found.changes)

    def _gone(self, content: CaseloadFile) -> None:
        """Take down open cases that the file does not name: they stay, and somebody must say why.

        Where a row does not say which child it is about, nobody is recorded as gone: it may be that row's.
        """
        session, survey = self.sink.session, content.survey
        missing = set(session.references).difference(survey.references, survey.meant, self._meant) if session else ()
        for part in _parts(iter(sorted(missing))):
            cases = unsettled(self.sink.cases(part).values(), self.as_of)
            self.tally.gone += [case.reference for case in cases]
            if self._goes_on and not survey.unnamed:
                events = newly_gone(cases, self.as_of)
                self.tally.newly_gone += len(events)
                self.sink.put(Changes(events=events))

    def _finish(self, opening: int) -> None:
        """Count once more and keep it all, unless the books do not balance or the file is not what it was."""
        if self.findings.rejected and not self.how.dry_run:
            self.how.write_rejects()
        self.reading.check_same()
        self.sink.flush()
        tally, session = self.tally, self.sink.session
        tally.loaded = not self.how.dry_run
        if isinstance(self.reading.content, DirectoryFile):
            tally.wrote = self.sink.finish(f"{_kind(self.reading)}: {tally.new} new, {tally.changed} changed")
            return
        books = self.ledger.close(opening, session.open_cases() if session and not self.how.dry_run else None)
        if not books.balance:
            defect = f"the books of this import do not balance: {books}"
            raise AssertionError(defect)
        tally.books = books
        gone = f", {tally.newly_gone} gone from the file" if tally.newly_gone else ""
        what = f"{tally.new} new, {tally.changed} changed{gone}" if self._is_caseload else f"{tally.new} new steps"
        tally.wrote = self.sink.finish(f"{_kind(self.reading)}: {what}")

    @property
    def _is_caseload(self) -> bool:
        return isinstance(self.reading.content, CaseloadFile)


def _parts(rows: Iterator[T]) -> Iterator[list[T]]:
    while part := list(islice(rows, PART)):
        yield part
