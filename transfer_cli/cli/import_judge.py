"""The rows of a caseload, judged and compared with the record part by part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from transfer_cli.cli.import_findings import Findings
from transfer_cli.cli.options import Office
from transfer_cli.domain.arrival import Arrival, Precedence, arrivals
from transfer_cli.domain.arrival_checks import check_arrival
from transfer_cli.domain.case import Case
from transfer_cli.domain.compare import Comparison, compare, compare_newcomers
from transfer_cli.domain.directory import Directory
from transfer_cli.domain.emptied import EmptiedColumns
from transfer_cli.domain.ledger import Ledger
from transfer_cli.domain.newcomers import Newcomers, newcomers
from transfer_cli.domain.quick_look import remarkable
from transfer_cli.domain.references import lost_zeros, with_its_zeros
from transfer_cli.domain.rows import CaseRows
from transfer_cli.domain.setting_checks import SettingChecks
from transfer_cli.domain.whole_file import WholeFile
from transfer_cli.errors import Problem, Severity

if TYPE_CHECKING:
    from transfer_cli.store.importing import Importing

Cases = Callable[[Collection[str]], Mapping[str, Case]]
"""Gives the recorded cases among references, by reference in small letters."""


class Judge:
    """What is wrong with the rows, and what they change.

    Args:
        session: The record as it is before; None = there is none.
        cases: Looks in it.
        findings: Takes in everything wrong with them.
        ledger: Takes in what they do to the books.
        addresses_follow: Files of this kind never have an address.

    Attributes:
        meant: References in the record that rows have without their leading zeros.
    """

    def __init__(
        self,
        office: Office,
        session: Importing | None,
        cases: Cases,
        findings: Findings,
        ledger: Ledger,
        *,
        addresses_follow: bool,
        prefer_file: bool,
    ) -> None:
        settings = office.settings
        self._as_of = office.as_of
        self._cases = cases
        self._findings = findings
        self._ledger = ledger
        self._addresses_follow = addresses_follow
        self._known = session.references if session else ()
        local = session.locally_changed() if session else frozenset()
        self._precedence = Precedence(local, settings.file_fields, prefer_file=prefer_file)
        self._taken_back = session.taken_back() if session else frozenset()
        self.directory = session.directory() if session else Directory()
        self._whole, self._checks = (
            WholeFile(settings, self.directory.known),
            SettingChecks(self.directory, self._as_of),
        )
        self._emptied = EmptiedColumns()
        self.meant: set[str] = set()
        if session:
            self._whole.knows(session.identities())

    def part(self, rows: CaseRows) -> tuple[Comparison, Mapping[str, Arrival]]:
        """What these rows change, and by reference those beside which there may be a case in the record."""
        if not self._known:
            return self._newcomers(newcomers(rows, self._as_of)), {}
        recorded = self._cases([row.reference for row in rows])
        found_rows = arrivals(rows, recorded, self._precedence, self._as_of)
        good = [arrival for arrival in found_rows if self._is_good(arrival)]
        for arrival in good if self.directory else ():
            self._checks.see(arrival)
        for arrival in good if recorded else ():
            self._emptied.see(arrival)
        found = compare(good, self._as_of, taken_back=self._taken_back, precedence=self._precedence)
        self._ledger.enter_rows(good, found.changes.events)
        return found, {arrival.reference: arrival for arrival in good} if recorded else {}

    def notes(self) -> Iterator[Problem]:
        """What there is to say once of many rows."""
        yield from self._whole.notes()
        yield from self._checks.notes()
        yield from self._emptied.warnings()

    def _newcomers(self, new: Newcomers) -> Comparison:
        """What the rows change while the record has nobody."""
        bad = {place for place in remarkable(new) if not self._passes(new.arrival(place))}
        if bad:
            new = new.only([place for place in range(len(new)) if place not in bad])
        self._findings.extend(self._whole.see_newcomers(new))
        for place in range(len(new)) if self.directory else ():
            self._checks.see(new.arrival(place))
        self._ledger.enter_newcomers(new)
        return compare_newcomers(new)

    def _passes(self, arrival: Arrival, *also: Problem) -> bool:
        """Whether the row by itself can be loaded; whatever is wrong with it is taken down."""
        found = [*check_arrival(arrival, self._as_of, addresses_follow=self._addresses_follow), *also]
        self._findings.extend(found)
        return not any(problem.severity is Severity.REJECT for problem in found)

    def _is_good(self, arrival: Arrival) -> bool:
        """Whether the row can be loaded beside the record and the rows before it."""
        meant = with_its_zeros(arrival.reference, self._known)
        if meant:
            self.meant.add(meant)
        also = [lost_zeros(arrival.row.row, arrival.reference, meant)] if meant else []
        if not self._passes(arrival, *also):
            return False
        self._findings.extend(self._whole.see(arrival))
        return True
