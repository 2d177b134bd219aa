"""`transfer case correct`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case, Event
    from transfer_cli.domain.changes import Changes


@click.command("correct")
@click.argument("reference", type=REFERENCE)
@click.argument("what", metavar="FIELD_OR_STEP")
@click.argument("value", required=False)
@click.option("--event", "number", type=int, metavar="ID", help="Which event, when the step happened several times.")
@click.option("--on", "old", type=DAY, help="The wrong day, when the step happened several times.")
@click.option("--why", default="", metavar="TEXT", help="Why a step is corrected; kept with it.")
@click.option("--never-happened", is_flag=True, help="The step did not happen at all.")
@clash_options
@dry_run_option
@pass_office
def correct(
    office: Office,
    *,
    reference: str,
    what: str,
    value: str | None,
    number: int | None,
    old: date | None,
    why: str,
    never_happened: bool,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Correct a field, or the day of a step.

    Fields are the columns of the caseload file; "" means not known. A setting, officer or contact changes from the
    --as-of day on; a date or anything true for all time was never otherwise. The older entry stays in the record.

    \b
    Example: transfer case correct CW0001 officer "A Jones"
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.clashes import step_now
    from transfer_cli.domain.columns import BY_NAME

    office.refuse_known_on("case correct")
    name = what.strip().casefold().replace(" ", "_").replace("-", "_")
    is_field = name in BY_NAME and not BY_NAME[name].milestone
    if is_field and (never_happened or number is not None or old or why):
        raise click.UsageError("--event, --on, --why and --never-happened belong to a step, and this is a field.")
    if never_happened == (value is not None):
        raise click.UsageError("Give either the right value or --never-happened.")
    first = case_as_seen(office, reference, seen)
    event = None if is_field else _one_event(first, name, number, old)

    def decide(case: Case) -> tuple[Changes, str]:
        if event is None:
            return _field(case, name, value or "", office.as_of), f"{name} corrected"
        return _step(case, event, step_now(first, case, event), value, why)

    write_decided(office, first, decide, "case correct", dry_run=dry_run, on_clash=on_clash)


def _field(case: Case, name: str, value: str, as_of: date) -> Changes:
    from transfer_cli.cli.values import read_value
    from transfer_cli.domain.recording import corrected_field

    return corrected_field(case, name, read_value(name, value), as_of)


def _step(case: Case, meant: Event, event: Event | None, value: str | None, why: str) -> tuple[Changes, str]:
    """The correction of a step, and what it does in words.

    Args:
        meant: The event as it was seen.
        event: The one that stands for it now; None = somebody said meanwhile that it never happened.
        value: The right day; None = the step never happened.
    """
    from transfer_cli.domain.case import step_kind
    from transfer_cli.domain.changes import Changes
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.recording import moved_step, recorded_step, retracted_step
    from transfer_cli.domain.words import in_words

    step = in_words(step_kind(meant.step))
    if value is None:
        changes = retracted_step(case, event, why=why) if event else Changes()
        return changes, f"{step} on {show_day((event or meant).happened)} never happened"
    day = DAY.convert(value, None, None)
    words = f"{step} on {show_day(day)}, not {show_day((event or meant).happened)}"
    if event is None:
        return recorded_step(case, meant.step, day, note=why or meant.note), words
    return moved_step(case, event, day, why=why), words


def _one_event(case: Case, step: str, number: int | None, old: date | None) -> Event:
    """The one event that is meant.

    Raises:
        InputUnusable: No such field or step, no such event, or several.
    """
    from transfer_cli.cli.nearest import nearest
    from transfer_cli.domain.case import OTHER_STEPS, Step, is_step
    from transfer_cli.domain.columns import FIELDS
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.words import in_words
    from transfer_cli.errors import InputUnusable

    if not is_step(step):
        names = [*(column.name for column in FIELDS), *Step, *OTHER_STEPS]
        raise InputUnusable("USE006", f'"{step}" is neither a field nor a step.', nearest(step, names))
    events = [e for e in case.events if e.step == step]
    meant = [e for e in events if number in {None, e.id} and old in {None, e.happened}]
    if len(meant) == 1:
        return meant[0]
    shown = ", ".join(f"{show_day(e.happened)} (event {e.id})" for e in events)
    if not meant:
        fix = f"It is recorded on {shown}." if shown else f"Record it: transfer case record {case.reference} {step}."
        raise InputUnusable("USE008", f"{case.reference} has no such entry: {in_words(step)}.", fix)
    which = f"{case.reference} has {in_words(step)} on {shown}."
    raise InputUnusable("USE009", which, "Say which with --on OLD_DATE or --event ID.")
