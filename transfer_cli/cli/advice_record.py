"""`transfer advice request`, `received` and `suffices`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import DAY, F, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
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
@dry_run_option
@pass_office
def request(
    office: Office, *, reference: str, agencies: tuple[str, ...], on: date | None, note: str, dry_run: bool
) -> None:
    """Record that advice was asked for, of one agency or several.

    AGENCY is a kind or a name of [[agencies]], or school. The six weeks count from the day on which they had the
    request. Letters that ask are made by letters generate --kind advice_request, and record this when they are posted.

    Example: transfer advice request CW0001 health educational_psychologist
    """
    from transfer_cli.domain.advice_recording import requested
    from transfer_cli.domain.dates import show_day

    case, day = _case(office, reference, "advice request"), on or office.as_of
    changes = requested(case, agencies, day, note)
    _write(office, case, changes, "advice request", f"advice asked for on {show_day(day)}", dry_run=dry_run)


@click.command("received")
@click.argument("reference", type=REFERENCE)
@click.argument("agency")
@_on_option
@click.option("--not-sufficient", "insufficient", is_flag=True, help="It does not suffice: ask for it anew.")
@click.option("--why", default="", metavar="TEXT", help="What is missing; goes with --not-sufficient.")
@_note_option
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
    case, day = _case(office, reference, "advice received"), on or office.as_of
    changes = came(case, agency, day, note=note, insufficient=insufficient, why=why.strip())
    words = f"advice received on {show_day(day)}{', not sufficient' if insufficient else ''}"
    _write(office, case, changes, "advice received", words, dry_run=dry_run)


@click.command("suffices")
@click.argument("reference", type=REFERENCE)
@click.argument("agency")
@click.option("--adviser", type=DAY, required=True, help="Day on which the adviser agreed.")
@click.option("--authority", type=DAY, required=True, help="Day on which the authority agreed.")
@click.option("--family", type=DAY, required=True, help="Day on which the parent or the young person agreed.")
@_note_option
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

    case, days = _case(office, reference, "advice suffices"), (adviser, authority, family)
    changes = agreed(case, agency, days, note)
    words = f"agreed by all three on {show_day(max(days))} that the advice on file suffices"
    _write(office, case, changes, "advice suffices", words, dry_run=dry_run)


def _case(office: Office, reference: str, command: str) -> Case:
    office.refuse_known_on(command)
    return office.case(office.caseload(), reference)


def _write(office: Office, case: Case, changes: Changes, command: str, words: str, *, dry_run: bool) -> None:
    from transfer_cli.cli.case_writing import write
    from transfer_cli.domain.advice_recording import remarks

    also = tuple(remarks(case, changes, office.settings.agencies))
    write(office, case, changes, command, words, dry_run=dry_run, also=also)
