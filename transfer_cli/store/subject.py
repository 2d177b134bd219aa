"""Everything that the record holds about one child, rows that were corrected later included."""

from __future__ import annotations

from sqlalchemy import Connection, select

from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import FieldChange
from transfer_cli.domain.subject_access import Happened, Subject
from transfer_cli.store import access
from transfer_cli.store.queries import read_letters, read_operations
from transfer_cli.store.reading import Known
from transfer_cli.store.shapes import EVENT, FIELD_CHANGE, SCHEDULE, SCHEDULE_START
from transfer_cli.store.values import start_from_row


def read_subject(connection: Connection, known: Known, case: Case) -> Subject:
    """All of it, in the order of recording; what is undone is marked as such.

    Args:
        known: From `read_known`: everything.
    """
    reference, moments = case.reference, known.moments
    change, event, start = FIELD_CHANGE.c, EVENT.c, SCHEDULE_START.c
    changes = connection.execute(select(FIELD_CHANGE).where(change.reference == reference).order_by(change.id)).all()
    steps = connection.execute(select(EVENT).where(event.reference == reference).order_by(event.id)).all()
    undone = known.undone
    corrected = {row.supersedes for row in steps if row.supersedes is not None and row.operation_id not in undone}
    starts = connection.execute(
        select(SCHEDULE_START, SCHEDULE.c.operation_id.label("made_by"))
        .join(SCHEDULE, SCHEDULE.c.id == start.schedule_id)
        .where(start.reference == reference)
        .order_by(start.id)
    )
    return Subject(
        case=case,
        changes=tuple(
            (moments[row.operation_id][1], FieldChange(reference, row.field, row.old, row.new, row.holds_from))
            for row in changes
        ),
        steps=tuple(
            Happened(
                row.step, row.happened, row.note, row.detail or {}, row.source, moments[row.operation_id][1],
                row.id not in corrected and not row.retracts, row.operation_id in undone,
            )
            for row in steps
        ),
        starts=tuple((moments[row.made_by][0], start_from_row(row), row.made_by in undone) for row in starts),
        letters=read_letters(connection, known, reference),
        operations=read_operations(connection, known, reference),
        reads=tuple(entry for entry in access.read(connection, None) if entry.reference == reference),
        undone=frozenset(undone),
        changes_undone=tuple(row.operation_id in undone for row in changes),
    )  # fmt: skip
