"""Cases that are in no caseload, since what brought them is undone: as they were when they were in it last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, select

from transfer_cli.domain.away import Away
from transfer_cli.domain.retention import HOLD, LIFTED
from transfer_cli.store.counting import read_away
from transfer_cli.store.reading import Known, among, read_caseload, read_known
from transfer_cli.store.shapes import CASE, CASE_RETURN, EVENT


def read_cases_away(connection: Connection, as_of: date) -> tuple[Away, ...]:
    """Every such case, in order of reference; one that was erased is among them, under what stands for it.

    Args:
        as_of: Day whose values the fields have.
    """
    known = read_known(connection, None)
    away = read_away(connection, known.undone)
    holds = _holds(connection, away)
    found = []
    for undoing, references in _by_undoing(connection, known, away).items():
        before = read_known(connection, None, undoing - 1)
        since = known.moments[undoing][1].date()
        cases = read_caseload(connection, before, as_of, None, references).cases
        found += [Away(case, since, holds.get(case.reference)) for case in cases]
    return tuple(sorted(found, key=lambda one: one.case.reference))


def _by_undoing(connection: Connection, known: Known, away: Collection[str]) -> Mapping[int, set[str]]:
    """The references by the operation with which each left the caseload last."""
    left: dict[str, int] = {}
    for table in (CASE, CASE_RETURN):
        query = select(table.c.reference, table.c.operation_id).where(among(table, away))
        for reference, brought in connection.execute(query):
            if reference in away:
                left[reference] = max(left.get(reference, 0), known.undone[brought])
    found: dict[int, set[str]] = defaultdict(set)
    for reference, undoing in left.items():
        found[undoing].add(reference)
    return found


def _holds(connection: Connection, away: Collection[str]) -> dict[str, date]:
    event = EVENT.c
    query = select(event.reference, event.step, event.happened).where(event.step.in_((HOLD, LIFTED)))
    last = {
        row.reference: row
        for row in connection.execute(query.where(among(EVENT, away), event.retracts.is_(False)).order_by(event.id))
    }
    return {reference: row.happened for reference, row in last.items() if row.step == HOLD}
