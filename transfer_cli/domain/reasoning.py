"""Recording why a case slipped, and what is to be said of a ground that the record does not show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_cli.domain.advice_recording import agency_in
from transfer_cli.domain.advice_rounds import here_by
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes
from transfer_cli.domain.recording import recorded_step
from transfer_cli.domain.slip_reasons import STEP, Code
from transfer_cli.domain.turns import agreement
from transfer_cli.domain.words import in_words
from transfer_cli.errors import Problem, Severity


def given_reason(case: Case, code: str, on: date, *, agency: str = "", note: str = "") -> Changes:
    """The reason as a step of the case; nothing if it is in the record already.

    Args:
        code: Any of `Code` but `not_said`.
        agency: Whose advice is late, for that code alone.
    """
    whose = f":{agency_in(case, agency)}" if agency else ""
    return recorded_step(case, f"{STEP}{code}{whose}", on, note=note)


def remarks(case: Case, changes: Changes, as_of: date) -> Iterator[Problem]:
    """A note where the fact behind a lawful reason is not in the record."""
    for event in changes.events:
        why = _unshown(case, Code(event.step.removeprefix(STEP).partition(":")[0]), as_of)
        if why:
            where = f"{case.reference}, {in_words(event.step)}"
            fix = "Until it is, the reason is counted as none that the law accepts."
            yield Problem("USE065", Severity.NOTE, where, "", f"{why} is not recorded.", fix)


def _unshown(case: Case, code: Code, as_of: date) -> str:
    """What would show the ground and is not recorded; empty = nothing has to."""
    if code == Code.FAMILY_ASKED:
        turn = agreement(case, as_of)
        return "" if turn and not turn.forward else "a turn put off by agreement (transfer case postpone)"
    if code in {Code.SETTING_CLOSED, Code.EXCEPTION_GROUND}:
        shown = any(event.step.startswith("exception:") for event in here_by(case, as_of))
        return "" if shown else "an exception (transfer case exception)"
    return ""
