"""One file into the record: read, judged, compared and written part by part, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sized
from contextlib import ExitStack
from itertools import islice
from typing import TypeVar

from transfer_cli.cli.import_findings import Findings
from transfer_cli.cli.import_how import How
from transfer_cli.cli.import_judge import Judge
from transfer_cli.cli.import_schedules import load_schedules
from transfer_cli.cli.import_sink import Sink
from transfer_cli.cli.import_tally import Tally
from transfer_cli.cli.options import Office
from transfer_cli.domain.agreed_turns import beyond_the_law
from transfer_cli.domain.arrival import Arrival
from transfer_cli.domain.changes import Changes, NewOperation
from transfer_cli.domain.compare import Comparison
from transfer_cli.domain.compare_steps import StepsSeen, compare_steps
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.directory import Directory, compare_settings
from transfer_cli.domain.earlier_imports import IMPORT, come_since, latest_day, same_year, words_for
from transfer_cli.domain.gone import newly_gone, unsettled
from transfer_cli.domain.ledger import Ledger
from transfer_cli.domain.single_changes import single_changes
from transfer_cli.domain.words import count
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers import Reading
from transfer_cli.readers.caseload import CaseloadFile
from transfer_cli.readers.directory import DirectoryFile
from transfer_cli.readers.events import EventsFile
from transfer_cli.readers.schedules import SchedulesFile

PART = 500
"""So many rows are read, compared and written at a time."""

KINDS = {CaseloadFile: "caseload", EventsFile: "events", DirectoryFile: "settings", SchedulesFile: "schedules"}
"""What a file holds, in a word."""

T = TypeVar("T")


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
    if isinstance(reading.content, SchedulesFile):
        return load_schedules(office, reading, reading.content, findings, how)
    operation = NewOperation(IMPORT, _kind(reading), office.as_of, reading.sha256)
    with ExitStack() as stack:
        sink = Sink(office, stack, operation, dry_run=how.dry_run)
        return _Run(office, reading, findings, how, sink).run()


def _kind(reading: Reading) -> str:
    return words_for(KINDS[type(reading.content)])


class _Run:
    """One import under way."""

    def __init__(self, office: Office, reading: Reading, findings: Findings, how: How, sink: Sink) -> None:
        self.office = office
        self.as_of = office.as_of
        self.settings = office.settings
        self.reading = reading
        self.findings = findings
        self.how = how
        self.sink = sink
        self.tally = Tally(rows=reading.content.row_count)
        self.ledger = Ledger(office.as_of)
        self._opening = 0

    def run(self) -> Tally:
        """All of it."""
        content, session = self.reading.content, self.sink.session
        self._opening = session.open_cases() if session else 0
        if isinstance(content, EventsFile):
            self._steps(content)
        elif isinstance(content, CaseloadFile | DirectoryFile):
            if self._loaded_before():
                self._look_again(content)
                return self.tally
            self._look(content)
        if self._goes_on:
            self._finish()
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
        session, tally = self.sink.session, self.tally
        if session and not self.how.prefer_file:
            tally.earlier = same_year(session.imports_of(self.reading.sha256), self.as_of)
            tally.since = come_since(session.operations(), tally.earlier) if tally.earlier else ()
        return tally.earlier is not None

    def _look_again(self, content: CaseloadFile | DirectoryFile) -> None:
        """A file that was loaded before: nothing but a count, or all that is wrong with it if all is asked for."""
        if self.how.keep is not None:
            for _ in self.how.watch(self._parts_of(content), content.row_count):
                pass
        else:
            self._look(content)
        self.tally.change_nothing(self.findings.rejected)

    def _parts_of(self, content: CaseloadFile | DirectoryFile) -> Iterator[Sized]:
        """The rows, part by part."""
        if isinstance(content, CaseloadFile):
            return content.parts(self.findings.add)
        return _parts(content.rows(self.findings.add))

    def _look(self, content: CaseloadFile | DirectoryFile) -> None:
        """Judge and compare every row, and write what goes on."""
        if isinstance(content, DirectoryFile):
            self._directory(content)
        else:
            self._caseload(content)

    def _caseload(self, content: CaseloadFile) -> None:
        judge = Judge(
            self.office, self.sink.session, self.sink.cases, self.findings, self.ledger,
            addresses_follow=self.reading.profile.addresses_follow, prefer_file=self.how.prefer_file,
        )  # fmt: skip
        is_older = self._is_older()
        parts = content.parts(self.findings.add, judge.directory.names)
        for part in self.how.watch(parts, content.row_count):
            self._take(*judge.part(part))
        self.findings.extend(judge.notes())
        if not (self.how.is_part or is_older):
            self._gone(content, judge.meant)

    def _is_older(self) -> bool:
        """Whether a caseload was loaded for a later day than this one; it is told."""
        latest = latest_day(self.sink.session.operations()) if self.sink.session else None
        if latest is None or latest <= self.as_of:
            return False
        why = (
            f"it is loaded for {show_day(self.as_of)}, and a caseload was loaded for {show_day(latest)} before, so "
            "nobody is recorded as gone from it."
        )
        self.findings.add(Problem("IMP056", Severity.WARNING, "the file", "", why, "Look whether --as-of is right."))
        return True

    def _directory(self, content: DirectoryFile) -> None:
        recorded = self.sink.session.directory() if self.sink.session else Directory()
        for part in self.how.watch(_parts(content.rows(self.findings.add)), content.row_count):
            found = compare_settings(part, recorded, content.urns)
            self.findings.extend(found.problems)
            self.tally.take(found, found.single_changes, self.how.keep)
            if self._goes_on:
                self.sink.put(Changes(settings=found.entries))

    def _steps(self, content: EventsFile) -> None:
        seen = StepsSeen()
        for part in _parts(content.rows(self.findings.add)):
            recorded = self.sink.cases({row.reference for row in part})
            found = compare_steps(part, recorded, self.as_of, seen)
            self.ledger.enter_steps(recorded, found.changes.events)
            self._take(found, {})
            self.findings.extend(beyond_the_law(part, recorded, self.settings))
        self.findings.extend(seen.out_of_order())

    def _take(self, found: Comparison, known: Mapping[str, Arrival]) -> None:
        self.findings.extend(found.problems)
        self.tally.take(found, single_changes(found, known, self.as_of), self.how.keep)
        if self._goes_on:
            self.sink.put(found.changes)

    def _gone(self, content: CaseloadFile, meant: Collection[str]) -> None:
        """Take down open cases that the file does not name: they stay, and somebody must say why.

        Where a row does not say which child it is about, nobody is recorded as gone: it may be that row's.

        Args:
            meant: References that rows have without their leading zeros.
        """
        session, survey = self.sink.session, content.survey
        missing = set(session.references).difference(survey.references, survey.meant, meant) if session else ()
        for part in _parts(iter(sorted(missing))):
            cases = unsettled(self.sink.cases(part).values(), self.as_of)
            self.tally.gone += [case.reference for case in cases]
            if self._goes_on and not survey.unnamed:
                events = newly_gone(cases, self.as_of)
                self.tally.newly_gone += len(events)
                self.sink.put(Changes(events=events))
        missed, opening = len(self.tally.gone), self._opening
        if missed > opening / 2:
            why = f"{missed:,} of the {opening:,} open cases are not in it."
            fix = "If it is only part of the caseload, import it with --part."
            self.findings.add(Problem("IMP058", Severity.WARNING, "the file", "", why, fix))

    def _finish(self) -> None:
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
        books = self.ledger.close(self._opening, session.open_cases() if session and not self.how.dry_run else None)
        if not books.balance:
            defect = f"the books of this import do not balance: {books}"
            raise AssertionError(defect)
        tally.books = books
        gone = f", {tally.newly_gone} gone from the file" if tally.newly_gone else ""
        what = f"{tally.new} new, {tally.changed} changed{gone}" if self._is_caseload else count(tally.new, "new step")
        tally.wrote = self.sink.finish(f"{_kind(self.reading)}: {what}")

    @property
    def _is_caseload(self) -> bool:
        return isinstance(self.reading.content, CaseloadFile)


def _parts(rows: Iterator[T]) -> Iterator[list[T]]:
    while part := list(islice(rows, PART)):
        yield part
