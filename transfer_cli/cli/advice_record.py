"""`transfer advice request`, `received` and `suffices`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, F, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
    from transfer_cli.cli.clash import Decide
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes


def _on_option(command: F) -> F:
    return click.option("--on", type=DAY, help="The day it reached them or came in.  [default: the --as-of day]")(
        command
    )


def _note_option(command: F) -> F:
    return click.option("--note", default="", metavar="TEXT", help="A remark, kept with it and never printed.")(command)


@click.command("request")
@click.argument("reference", type=REFERENCE)
@click.argument("agencies", metavar="AGENCY...", nargs=-1, required=True)
@_on_option
@_note_option
@clash_options
@dry_run_option
@pass_office
def request(
    office: Office,
    *,
    reference: str,
    agencies: tuple[str, ...],
    on: date | None,
    note: str,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Record that advice was asked for, of one agency or several.

    AGENCY is a kind or a name of [[agencies]], or school. The six weeks count from the day on which they had the
    request. Letters that ask are made by letters generate --kind advice_request, and record this when they are posted.

    Example: transfer advice request CW0001 health educational_psychologist
    """
    from transfer_cli.domain.advice_recording import requested
    from transfer_cli.domain.dates import show_day

    day = on or office.as_of
    words = f"advice asked for on {show_day(day)}"
    case = _case(office, reference, seen, "advice request")
    _write(
        office, case, lambda now: (requested(now, agencies, day, note), words), "advice request", on_clash,
        dry_run=dry_run,
    )  # fmt: skip


@click.command("received")
@click.argument("reference", type=REFERENCE)
@click.argument("agency")
@_on_option
@click.option("--not-sufficient", "insufficient", is_flag=True, help="It does not suffice: ask for it anew.")
@click.option("--why", default="", metavar="TEXT", help="What is missing; goes with --not-sufficient.")
@_note_option
@clash_options
@dry_run_option
@pass_office
def received(
    office: Office,
    *,
    reference: str,
    agency: str,
    on: date | None,
    insufficient: bool,
    why: str,
    note: str,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Record that advice came in, and whether it suffices.

    What does not suffice stays open. Ask for it anew (advice request): the new request has six weeks of its own.

    \b
    Example: transfer advice received CW0001 health --not-sufficient --why "Says nothing of the hours"
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.domain.advice_recording import received as came
    from transfer_cli.domain.dates import show_day

    if insufficient != bool(why.strip()):
        raise click.UsageError("--not-sufficient and --why go together.")
    day = on or office.as_of
    words = f"advice received on {show_day(day)}{', not sufficient' if insufficient else ''}"

    def decide(case: Case) -> tuple[Changes, str]:
        return came(case, agency, day, note=note, insufficient=insufficient, why=why.strip()), words

    case = _case(office, reference, seen, "advice received")
    _write(office, case, decide, "advice received", on_clash, dry_run=dry_run)


@click.command("suffices")
@click.argument("reference", type=REFERENCE)
@click.argument("agency")
@click.option("--adviser", type=DAY, required=True, help="Day on which the adviser agreed.")
@click.option("--authority", type=DAY, required=True, help="Day on which the authority agreed.")
@click.option("--family", type=DAY, required=True, help="Day on which the parent or the young person agreed.")
@_note_option
@clash_options
@dry_run_option
@pass_office
def suffices(
    office: Office,
    *,
    reference: str,
    agency: str,
    adviser: date,
    authority: date,
    family: date,
    note: str,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Record that the advice on file is fresh enough, so that it is not asked for again.

    All three must be satisfied: the adviser, the authority, and the parent or young person (SI 2014/1530 reg 6(4)).
    The family's own advice is always asked for.

    \b
    Example: transfer advice suffices CW0001 health --adviser 3/10/2016 --authority 3/10/2016 --family 3/10/2016
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.domain.advice_recording import suffices as agreed
    from transfer_cli.domain.dates import show_day

    days = (adviser, authority, family)
    words = f"agreed by all three on {show_day(max(days))} that the advice on file suffices"
    case = _case(office, reference, seen, "advice suffices")
    _write(
        office, case, lambda now: (agreed(now, agency, days, note), words), "advice suffices", on_clash, dry_run=dry_run
    )


def _case(office: Office, reference: str, seen: int | None, command: str) -> Case:
    office.refuse_known_on(command)
    return case_as_seen(office, reference, seen)


def _write(office: Office, case: Case, decide: Decide, command: str, on_clash: str, *, dry_run: bool) -> None:
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.advice_recording import remarks

    agencies = office.settings.agencies
    write_decided(
        office, case, decide, command, dry_run=dry_run, on_clash=on_clash,
        also=lambda now, changes: remarks(now, changes, agencies),
    )  # fmt: skip
