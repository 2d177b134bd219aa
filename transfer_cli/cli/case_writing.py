"""The last step of all commands that write about one case: show, write once, say what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from transfer_cli.cli.access import log_read
from transfer_cli.cli.clash import REFUSE, Decide, settle
from transfer_cli.cli.options import Office
from transfer_cli.errors import Busy, InputUnusable

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes
    from transfer_cli.errors import Problem


def write_decided(
    office: Office,
    case: Case,
    decide: Decide,
    command: str,
    *,
    dry_run: bool,
    on_clash: str = REFUSE,
    also: Callable[[Case, Changes], Iterable[Problem]] | None = None,
) -> None:
    """Record what is decided of one case, also if somebody else has written about it since it was seen.

    Args:
        case: As it was seen.
        decide: What is to be recorded of the case, and in words. It is asked once more if somebody else has written
            about the case meanwhile.
        command: Name for the audit log.
        on_clash: What to do where somebody else has changed the same.
        also: What else a person should know of the changes to a case; None = nothing.

    Raises:
        Busy: REC004, somebody else is writing; UND007, somebody else has changed the same.
    """
    changes, words = decide(case)
    left = False
    if not changes and decide(office.case(office.caseload(), case.reference))[0]:
        case, changes, words, left = settle(office, case, changes, decide, on_clash=on_clash)
    while True:
        try:
            more = tuple(also(case, changes)) if also else ()
            _write(office, case, changes, command, words, dry_run=dry_run, left=left, also=more)
            break
        except Busy as busy:
            if busy.id != "REC005":
                raise
            try:
                case, changes, words, left = settle(office, case, changes, decide, on_clash=on_clash)
            except InputUnusable as gone:
                raise busy from gone


def _write(
    office: Office,
    case: Case,
    changes: Changes,
    command: str,
    words: str,
    *,
    dry_run: bool,
    left: bool,
    also: Iterable[Problem],
) -> None:
    """Record the changes of one case, with what a person should know of them.

    Args:
        changes: Empty = it is in the record already, and nothing is written.
        command: Name for the audit log.
        words: What is done, for the audit log and the screen; no name of a person.
        left: Whether there are no changes because what somebody else recorded is to stand.
        also: What else a person should know of them.
    """
    from transfer_cli.domain.actions import next_step
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.domain.concerns import concerns
    from transfer_cli.domain.recording import applied
    from transfer_cli.domain.timeline import timeline
    from transfer_cli.reports.case import next_text
    from transfer_cli.reports.case_document import changes_document

    if dry_run:
        log_read(office, case.reference)  # it shows what is in the record, and no operation says that somebody looked
    before = timeline(case, office.settings, office.as_of)
    after = timeline(applied(case, changes), office.settings, office.as_of)
    officers = [officer.name for officer in office.settings.officers]
    problems = (*concerns(before, after, changes, officers), *also)
    recorded = bool(changes) and not dry_run
    if recorded:
        office.store.record(NewOperation(command, f"{case.reference}: {words}", office.as_of), changes)
    else:
        office.store.check_untouched(changes)
    if left:
        office.say(f"{case.reference}: what somebody else recorded stands; nothing was written.")
    elif not changes:
        office.say(f"{case.reference}: {words}. This is in the record already; nothing was written.")
    elif dry_run:
        office.say(f"{case.reference}: {words}. This would be recorded; nothing was written.")
    else:
        office.say(f"{case.reference}: {words}. Recorded.")
    for problem in problems:
        office.tell(str(problem))
    step = next_step(after)
    office.say(next_text(step))
    office.answer(
        {
            "reference": case.reference,
            "as_of": office.as_of.isoformat(),
            "recorded": recorded,
            "dry_run": dry_run,
            "changes": changes_document(changes),
            "stage": after.stage.value,
            "next": step.as_document(office.as_of) if step else None,
            "problems": [problem.as_json() for problem in problems],
        }
    )
