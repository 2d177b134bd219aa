"""`transfer case record`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.domain.case import LeftReason

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes


@click.command("record")
@click.argument("reference", type=REFERENCE)
@click.argument("step")
@click.option("--on", type=DAY, required=True, help="The day it happened; for meeting_planned, the day of the meeting.")
@click.option("--note", default="", metavar="TEXT", help="A remark, kept with the step and never printed elsewhere.")
@click.option("--begins", type=DAY, help="notice_given: the day the assessment begins, as the notice says.")
@click.option("--at", metavar="TIME", help="meeting_planned: time of the meeting, such as 14:00.")
@click.option("--place", metavar="TEXT", help="meeting_planned: where it is held.")
@click.option("--officer", metavar="NAME", help="meeting_planned: officer of the authority who will be there.")
@click.option(
    "--reason", type=click.Choice([reason.value for reason in LeftReason]), help="left: why the case left the caseload."
)
@clash_options
@dry_run_option
@pass_office
def record(
    office: Office,
    *,
    reference: str,
    step: str,
    on: date,
    note: str,
    begins: date | None,
    at: str | None,
    place: str | None,
    officer: str | None,
    reason: str | None,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Record a step that happened, such as notice_given, draft_served or plan_issued.

    What happened can always be recorded: whatever is late or unlawful is noted, and recorded all the same. The same
    step on the same day is recorded once. meeting_planned arranges the transfer review meeting, left takes the case out
    of the open ones, and kept says that a case stays although a file does not name it any more.

    \b
    Example: transfer case record CW0001 meeting_planned --on 14/11/2016 --at 14:00 --place School --officer "J Price"
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.case import step_kind
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.recording import LEFT, MEETING_PLANNED, left_case, recorded_step
    from transfer_cli.domain.words import in_words

    office.refuse_known_on("case record")
    step = _step(step)
    if step.startswith("exception:"):
        raise click.UsageError("transfer case exception records it, with its days and who agreed.")
    if step in ("letter_returned", "letter_reprinted"):
        raise click.UsageError("transfer letters returned and transfer letters reprint record it, with the letter.")
    meeting = (at, place, officer)
    if step != MEETING_PLANNED and any(meeting):
        raise click.UsageError("--at, --place and --officer belong to meeting_planned.")
    if step != "notice_given" and begins:
        raise click.UsageError("--begins belongs to notice_given.")
    if step != LEFT and reason:
        raise click.UsageError("--reason belongs to left.")
    why_left = LeftReason(reason) if reason else None
    if step == LEFT and why_left is None:
        raise click.UsageError("left needs --reason.")

    def decide(case: Case) -> tuple[Changes, str]:
        if why_left:
            return left_case(case, on, why_left), f"left on {show_day(on)}"
        if step == MEETING_PLANNED:
            return _meeting(case, on, meeting, office.as_of, note), f"meeting planned for {show_day(on)}"
        words = f"{in_words(step_kind(step))} on {show_day(on)}"
        return recorded_step(case, step, on, note=note, begins=begins), words

    case = case_as_seen(office, reference, seen)
    _refuse_half_a_turn(case, step, on, note)
    write_decided(office, case, decide, "case record", dry_run=dry_run, on_clash=on_clash)


def _meeting(
    case: Case, on: date, meeting: tuple[str | None, str | None, str | None], as_of: date, note: str
) -> Changes:
    from transfer_cli.cli.values import read_value
    from transfer_cli.domain.recording import planned_meeting

    at, place, officer = meeting
    if not (at and place and officer):
        raise click.UsageError("meeting_planned needs --on, --at, --place and --officer.")
    read = {name: str(read_value(f"meeting_{name}", text)) for name, text in
            (("at", at), ("place", place), ("officer", officer))}  # fmt: skip
    return planned_meeting(case, (on, read["at"], read["place"], read["officer"]), as_of, note=note)


def _refuse_half_a_turn(case: Case, step: str, on: date, note: str) -> None:
    """A turn that was promised or moved to no day would change nothing, and nobody would notice.

    Raises:
        InputUnusable: USE028.
    """
    from transfer_cli.domain.case import Event
    from transfer_cli.domain.turns import PROMISED, lacks_its_day
    from transfer_cli.domain.words import in_words
    from transfer_cli.errors import InputUnusable

    if lacks_its_day(Event(step, on, note=note)):
        command = f'transfer case postpone {case.reference} --to DATE --reason "..." --consent DATE'
        fix = f"Use {'transfer plan publish' if step == PROMISED else command}."
        raise InputUnusable("USE028", f"{case.reference}: {in_words(step)} does not say to which day.", fix)


def _step(wanted: str) -> str:
    """The step's name as the record spells it.

    Raises:
        InputUnusable: There is no such step.
    """
    from transfer_cli.cli.nearest import nearest
    from transfer_cli.domain.case import OFFERED_STEPS, is_step
    from transfer_cli.domain.recording import LEFT
    from transfer_cli.domain.steps import endings
    from transfer_cli.errors import InputUnusable

    step = wanted.strip().casefold().replace(" ", "_").replace("-", "_")
    if is_step(step) or step == LEFT:
        return step
    fix = endings(step) or nearest(step, (*OFFERED_STEPS, LEFT))
    raise InputUnusable(
        "USE005", f'"{wanted}" is no step that can be recorded.', f"{fix} transfer explain USE005 lists them all."
    )
