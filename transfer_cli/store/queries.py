"""The smaller questions to the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from sqlalchemy import Connection, and_, func, or_, select, union_all

from transfer_cli.domain.case import Document, Step
from transfer_cli.domain.changes import (
    Changes,
    FieldChange,
    Letter,
    LetterState,
    NewSchedule,
    NewStart,
    Operation,
    RecordedSchedule,
)
from transfer_cli.domain.directory import Directory
from transfer_cli.domain.ledger import SENT
from transfer_cli.domain.whole_file import Identity
from transfer_cli.store.counting import among_operations, counting, in_caseload, read_turns
from transfer_cli.store.reading import Known, batches, every_schedule_until, schedules_until
from transfer_cli.store.shapes import (
    ACCESS,
    CASE,
    CASE_RETURN,
    CONTACT,
    EVENT,
    FIELD_CHANGE,
    LETTER,
    LETTER_STATE,
    OPERATION,
    SCHEDULE,
    SCHEDULE_START,
    SETTING,
)
from transfer_cli.store.trouble import changed_meanwhile
from transfer_cli.store.values import letter_from_row, operation_from_row, setting_from_row, start_from_row

TOUCHED = union_all(
    *(
        select(table.c.operation_id, table.c.reference)
        for table in (CASE, CASE_RETURN, FIELD_CHANGE, EVENT, SCHEDULE_START, LETTER)
    ),
    select(LETTER_STATE.c.operation_id, LETTER.c.reference).join(LETTER, LETTER.c.id == LETTER_STATE.c.letter_id),
).subquery("touched")
"""Which operation wrote about which case; whatever undid or redid one of these touched the same cases."""

WITHDRAWN = "withdrawn"
"""State of a letter that is not to be used."""

OF_THE_CASE = union_all(*(select(table.c.operation_id, table.c.reference) for table in (FIELD_CHANGE, EVENT))).subquery(
    "of_the_case"
)
"""Which operation recorded something that happened to a case, or changed a field of it."""


def read_operations(connection: Connection, known: Known, reference: str | None = None) -> tuple[Operation, ...]:
    """The operations in order, undone ones too; only those that wrote about this case, if one is named.

    What undid or redid such an operation counts as one of them.
    """
    query = select(OPERATION).where(OPERATION.c.id <= known.last).order_by(OPERATION.c.id)
    if reference is not None:
        touched = set(connection.scalars(select(TOUCHED.c.operation_id).where(TOUCHED.c.reference == reference)))
        turned = {turn.by for turn in read_turns(connection) if turn.of in touched}
        query = query.where(among_operations(OPERATION.c.id, touched | turned))
    return tuple(operation_from_row(row) for row in connection.execute(query))


def read_counting(connection: Connection, known: Known, file_sha256: str | None = None) -> tuple[Operation, ...]:
    """The operations that are not undone, in order; only those that read this file, if one is named."""
    query = select(OPERATION).where(known.rows(OPERATION.c.id)).order_by(OPERATION.c.id)
    if file_sha256 is not None:
        query = query.where(OPERATION.c.file_sha256 == file_sha256)
    return tuple(operation_from_row(row) for row in connection.execute(query))


def read_case_operations(connection: Connection, known: Known) -> dict[str, tuple[tuple[int, datetime], ...]]:
    """By reference, number and moment of each operation that recorded or changed something of the case, in order."""
    query = (
        select(OF_THE_CASE.c.reference, OF_THE_CASE.c.operation_id)
        .where(known.rows(OF_THE_CASE.c.operation_id))
        .distinct()
        .order_by(OF_THE_CASE.c.operation_id)
    )
    found: dict[str, list[tuple[int, datetime]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.reference, []).append((row.operation_id, known.moments[row.operation_id][1]))
    return {reference: tuple(of) for reference, of in found.items()}


def read_written_since(connection: Connection, known: Known, moment: datetime) -> frozenset[str]:
    """References of cases that are new, or of which something was recorded, changed or undone after that moment."""
    turns = (turn for turn in read_turns(connection) if turn.by <= known.last and known.moments[turn.by][1] > moment)
    wrote = union_all(select(OF_THE_CASE), select(CASE.c.operation_id, CASE.c.reference)).subquery("wrote")
    query = (
        select(wrote.c.reference)
        .join(OPERATION, OPERATION.c.id == wrote.c.operation_id)
        .where(
            or_(OPERATION.c.recorded > moment, among_operations(OPERATION.c.id, {turn.of for turn in turns})),
            OPERATION.c.id <= known.last,
        )
        .distinct()
    )
    return frozenset(connection.scalars(query))


def read_letters(
    connection: Connection, known: Known, reference: str | None, state: str | None = None
) -> tuple[Letter, ...]:
    """The register of letters, each with the states that were known; those of an undone batch are withdrawn.

    Args:
        state: Only letters that ever came into this state; not for `made`, which is the want of any.
    """
    recorded = select(LETTER_STATE).where(known.rows(LETTER_STATE.c.operation_id)).order_by(LETTER_STATE.c.id)
    states: dict[int, list[LetterState]] = defaultdict(list)
    for row in connection.execute(recorded):
        states[row.letter_id].append(LetterState(row.letter_id, row.state, row.happened, row.post_class))
    if known.undone:
        of_undone = select(LETTER.c.id, LETTER.c.operation_id).order_by(LETTER.c.id)
        for row in connection.execute(of_undone.where(among_operations(LETTER.c.operation_id, known.undone))):
            on, _ = known.moments[known.undone[row.operation_id]]
            states[row.id].append(LetterState(row.id, WITHDRAWN, on))
    query = (
        select(LETTER, OPERATION.c.recorded)
        .join(OPERATION, OPERATION.c.id == LETTER.c.operation_id)
        .where(OPERATION.c.id <= known.last)
        .order_by(LETTER.c.id)
    )
    if reference is not None:
        query = query.where(LETTER.c.reference == reference)
    if state is not None:
        query = query.where(
            LETTER.c.id.in_([id_ for id_, those in states.items() if any(one.state == state for one in those)])
        )
    return tuple(letter_from_row(row, tuple(states.get(row.id, ()))) for row in connection.execute(query))


def read_schedule(connection: Connection, known: Known, as_of: date) -> NewSchedule | None:
    """The schedule in force on that day."""
    schedules = schedules_until(known, as_of).subquery()
    query = select(SCHEDULE.c.id, SCHEDULE.c.feasible).join(schedules, schedules.c.id == SCHEDULE.c.id)
    latest = connection.execute(query.order_by(schedules.c.place.desc()).limit(1)).one_or_none()
    if latest is None:
        return None
    starts = select(SCHEDULE_START).where(SCHEDULE_START.c.schedule_id == latest.id).order_by(SCHEDULE_START.c.id)
    return NewSchedule(latest.feasible, tuple(start_from_row(row) for row in connection.execute(starts)))


def read_directory(connection: Connection, known: Known) -> Directory:
    """The directory of settings, the last entry of each."""
    query = select(SETTING).where(known.rows(SETTING.c.operation_id)).order_by(SETTING.c.id)
    return Directory(setting_from_row(row) for row in connection.execute(query))


def read_schedules(
    connection: Connection, known: Known, as_of: date, *, every: bool = False
) -> tuple[RecordedSchedule, ...]:
    """The schedules that held on that day or before it, in order.

    Args:
        every: Those as well that never held, since another had been made for a later day.
    """
    schedules = (every_schedule_until if every else schedules_until)(known, as_of).subquery()
    operation = OPERATION.c
    query = (
        select(SCHEDULE.c.id, SCHEDULE.c.feasible, operation.as_of, operation.recorded, operation.id, operation.command)
        .join(schedules, schedules.c.id == SCHEDULE.c.id)
        .join(OPERATION, operation.id == SCHEDULE.c.operation_id)
        .order_by(schedules.c.place)
    )
    found = connection.execute(query).all()
    starts: dict[int, list[NewStart]] = {row[0]: [] for row in found}
    for row in connection.execute(select(SCHEDULE_START).order_by(SCHEDULE_START.c.id)):
        if row.schedule_id in starts:
            starts[row.schedule_id].append(start_from_row(row))
    return tuple(
        RecordedSchedule(id_, day, recorded, operation_id, command, NewSchedule(feasible, tuple(starts[id_])))
        for id_, feasible, day, recorded, operation_id, command in found
    )


def read_field_changes(connection: Connection, operation_id: int) -> tuple[FieldChange, ...]:
    """The fields that one operation changed, in order."""
    change = FIELD_CHANGE.c
    query = select(change.reference, change.field, change.old, change.new, change.holds_from)
    rows = connection.execute(query.where(change.operation_id == operation_id).order_by(change.id))
    return tuple(FieldChange(*row) for row in rows)


def read_references(connection: Connection, undone: Collection[int]) -> tuple[str, ...]:
    """The reference of every case in the caseload, in order."""
    return tuple(sorted(connection.scalars(select(CASE.c.reference).where(in_caseload(undone)))))


def read_locally_changed(connection: Connection, undone: Collection[int]) -> frozenset[tuple[str, str]]:
    """Reference and field wherever the last change that counts was made by another command than `import`."""
    change = FIELD_CHANGE.c
    last = (
        select(func.max(change.id))
        .where(counting(change.operation_id, undone))
        .group_by(change.reference, change.field)
    )
    query = (
        select(change.reference, change.field)
        .join(OPERATION, OPERATION.c.id == change.operation_id)
        .where(change.id.in_(last), OPERATION.c.command != "import")
    )
    return frozenset((row.reference, row.field) for row in connection.execute(query))


def read_taken_back(connection: Connection, undone: Collection[int]) -> frozenset[tuple[str, str, date]]:
    """Reference, step and day of every event of which somebody said that it never happened."""
    query = select(EVENT.c.reference, EVENT.c.step, EVENT.c.happened)
    query = query.where(EVENT.c.retracts, counting(EVENT.c.operation_id, undone))
    return frozenset((row.reference, row.step, row.happened) for row in connection.execute(query))


def read_identities(connection: Connection, undone: Collection[int]) -> Iterator[Identity]:
    """What tells each child from the others."""
    columns = (CASE.c.reference, CASE.c.upn, CASE.c.forename, CASE.c.surname, CASE.c.date_of_birth)
    for reference, upn, forename, surname, born in connection.execute(select(*columns).where(in_caseload(undone))):
        yield Identity(reference, upn, forename or "", surname or "", born)


def count_open(connection: Connection, as_of: date, undone: Collection[int]) -> tuple[int, tuple[str, ...]]:
    """How many cases had no day by then that ends a case, and the references of those that need a closer look.

    A closer look is needed where a plan was sent to its addressees on days of their own; where the case moved in, as
    what another authority did does not count; and at a learning difficulty assessment, which can be asked for again.
    """
    event, later = EVENT.c, EVENT.alias("later").c
    superseded = select(later.supersedes).where(later.supersedes.is_not(None), counting(later.operation_id, undone))
    stays = event.retracts.is_(False) & event.id.not_in(superseded) & counting(event.operation_id, undone)
    standing = and_(event.happened <= as_of, stays)
    concluded = select(event.reference).where(standing, event.step.in_((Step.PLAN_ISSUED, Step.NO_PLAN_NOTIFIED)))
    sent = select(event.reference).where(standing, event.step.startswith(SENT, autoescape=True))
    asked_again = CASE.c.document == Document.LDA.value
    special = or_(CASE.c.moved_in_on.is_not(None), CASE.c.reference.in_(sent), asked_again)
    here = in_caseload(undone)
    query = select(func.count()).select_from(CASE).where(here, ~special)
    query = query.where(or_(CASE.c.left_on.is_(None), CASE.c.left_on > as_of), CASE.c.reference.not_in(concluded))
    return connection.scalar(query) or 0, tuple(connection.scalars(select(CASE.c.reference).where(here, special)))


def read_head(connection: Connection, known_at: datetime | None) -> str:
    """Hash of the last operation recorded by then; empty = there is none."""
    query = select(OPERATION.c.hash).order_by(OPERATION.c.id.desc()).limit(1)
    if known_at is not None:
        query = query.where(OPERATION.c.recorded <= known_at)
    return connection.scalar(query) or ""


def read_heads(connection: Connection) -> dict[int, str]:
    """Hash of each operation by its number."""
    return {row.id: row.hash for row in connection.execute(select(OPERATION.c.id, OPERATION.c.hash))}


def check_untouched(connection: Connection, changes: Changes, seen: int, own: Collection[int]) -> None:
    """Whether the cases that the changes are about are as they were when they were read.

    Args:
        seen: Last operation that was read.
        own: Later ones that are the reader's own work.

    Raises:
        Busy: Somebody else has written about one of them since.
    """
    check_nobody_wrote(connection, _about(connection, changes), seen, own)


def check_nobody_wrote(connection: Connection, references: Iterable[str], seen: int, own: Collection[int]) -> None:
    """Whether nobody else has written about these cases; arguments and error as for `check_untouched`."""
    turned = {turn.of for turn in read_turns(connection) if turn.by > seen and turn.by not in own}
    theirs = and_(TOUCHED.c.operation_id > seen, TOUCHED.c.operation_id.not_in(own))
    if turned:
        theirs |= among_operations(TOUCHED.c.operation_id, turned)
    if clashing := set(references).intersection(connection.scalars(select(TOUCHED.c.reference).where(theirs))):
        raise changed_meanwhile(clashing)


def _about(connection: Connection, changes: Changes) -> set[str]:
    """References of the cases that the changes are about."""
    schedule, posted = changes.schedule, {state.letter_id for state in changes.letter_states}
    of_letters = connection.execute(select(LETTER.c.id, LETTER.c.reference)) if posted else ()
    return {
        *(str(case["reference"]) for case in changes.new_cases),
        *(change.reference for change in changes.fields),
        *(event.reference for event in changes.events),
        *(letter.reference for letter in changes.letters),
        *(start.reference for start in (schedule.starts if schedule else ())),
        *(row.reference for row in of_letters if row.id in posted),
    }


def count_rows_about(connection: Connection, references: Collection[str]) -> dict[str, int]:
    """How many rows of each table are about these cases; tables without any are left out."""
    counts: dict[str, int] = {}
    for table in (CASE, CONTACT, FIELD_CHANGE, EVENT, SCHEDULE_START, LETTER, ACCESS):
        for some in batches(references):
            found = connection.scalar(select(func.count()).select_from(table).where(table.c.reference.in_(some))) or 0
            if found:
                counts[table.name] = counts.get(table.name, 0) + found
    return counts
