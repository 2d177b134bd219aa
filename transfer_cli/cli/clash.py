"""What somebody else has changed meanwhile: shown field by field, and settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import click

from transfer_cli.cli.asking import can_ask
from transfer_cli.cli.options import F, Office
from transfer_cli.errors import Busy, Problem, Severity

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes, Operation
    from transfer_cli.domain.clashes import Clash

REFUSE, MINE, THEIRS = "refuse", "mine", "theirs"

Decide = Callable[["Case"], tuple["Changes", str]]
"""What is to be recorded of a case as it stands, and in words."""


class Settled(NamedTuple):
    """What is to be recorded after all, on the case as it is now.

    Attributes:
        words: Of what is done.
        left: Whether nothing is to be recorded, since what somebody else recorded is to stand.
    """

    case: Case
    changes: Changes
    words: str
    left: bool = False


def clash_options(command: F) -> F:
    """`--on-clash` and `--seen` in the same words everywhere."""
    for option in (
        click.option(
            "--on-clash", type=click.Choice((REFUSE, MINE, THEIRS)), default=REFUSE, show_default=True,
            help="When somebody else has changed the same meanwhile. In a terminal you are asked.",
        ),
        click.option(
            "--seen", type=int, metavar="OPERATION",
            help="The operation up to which you know the case, as case show says; later changes by others are shown.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def case_as_seen(office: Office, reference: str, seen: int | None) -> Case:
    """The case as it was once this operation was recorded; None = as it is now.

    Raises:
        InputUnusable: UND001, there is no such operation; USE001 or USE002, no case, or several.
    """
    from transfer_cli.errors import InputUnusable

    if seen is None:
        return office.case(office.caseload(), reference)
    if all(operation.id != seen for operation in office.store.operations()):
        raise InputUnusable("UND001", f"There is no operation {seen}.", "See: transfer audit log.")
    return office.case(office.store.caseload(office.as_of, up_to=seen), reference)


def settle(office: Office, seen: Case, mine: Changes, decide: Decide, *, on_clash: str) -> Settled:
    """What to record now that somebody else wrote about the case since it was seen.

    If deciding anew comes out the same, whatever they changed does not matter, and both are recorded. Otherwise the
    clash is shown field by field, and somebody chooses.

    Args:
        on_clash: What was chosen beforehand.

    Raises:
        Busy: UND007, nobody chose.
    """
    from transfer_cli.domain.changes import Changes
    from transfer_cli.domain.clashes import clashes, the_same, without

    others = office.store.operations(reference=seen.reference)
    now = office.case(office.caseload(), seen.reference)
    found = clashes(seen, now, mine)
    by = _by(office, others)
    if not found:
        anew, words = decide(now)
        if the_same(mine, anew):
            office.tell(
                f"{by('', None)} wrote about {seen.reference} meanwhile. Yours does not touch that; both are kept."
            )
            return Settled(now, anew, words)
    problems = [_problem(seen, clash, by(clash.what, clash.recorded)) for clash in found]
    problems = problems or [_at_large(seen, by("", None))]
    theirs = _theirs(office, found, problems, on_clash)
    anew, words = decide(now)
    settled = without(anew, theirs) if found or not theirs else Changes()
    return Settled(now, settled, words, left=bool(theirs) and not settled)


def _theirs(office: Office, found: Sequence[Clash], problems: Sequence[Problem], on_clash: str) -> set[str]:
    """The fields and steps that stay as somebody else left them."""
    names = [clash.what for clash in found] or [""]
    if on_clash == REFUSE and not can_ask(office):
        what = "Somebody else changed the same meanwhile; nothing was changed."
        fix = f"Look at it, and give the command again, or with --on-clash {MINE} or {THEIRS}."
        raise Busy("UND007", what, fix, tuple(problems))
    theirs = set()
    for name, problem in zip(names, problems, strict=True):
        office.tell(str(problem))
        chosen = on_clash
        if chosen == REFUSE:
            chosen = click.prompt("Which is to stand?", type=click.Choice((MINE, THEIRS)), err=True)
        if chosen == THEIRS:
            theirs.add(name)
    return theirs


def _by(office: Office, operations: Sequence[Operation]) -> Callable[[str, datetime | None], str]:
    """Who wrote what, and when, in words."""
    from transfer_cli.domain.dates import show_day

    def name(what: str, recorded: datetime | None) -> str:
        found = operations[-1]
        for operation in operations:
            changed = {change.field for change in office.store.field_changes(operation.id)}
            if what in changed or operation.recorded == recorded:
                found = operation
        return f"{found.actor} ({found.command}, {show_day(found.recorded.date())} {found.recorded:%H:%M} UTC)"

    return name


def _problem(case: Case, clash: Clash, by: str) -> Problem:
    why = f"{clash}; it was changed by {by}."
    return Problem("UND007", Severity.REJECT, case.reference, "", why, "Which is to stand: mine or theirs?")


def _at_large(case: Case, by: str) -> Problem:
    why = f"{by} wrote about it meanwhile, and what you are about to record comes out otherwise now."
    return Problem("UND007", Severity.REJECT, case.reference, "", why, "Which is to stand: mine or theirs?")
