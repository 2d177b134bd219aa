"""`transfer slippage reason`."""

from __future__ import annotations

from datetime import date

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.domain.reason_codes import GIVEN, LATE_ADVICE, OTHER


@click.command("reason")
@click.argument("reference", type=REFERENCE)
@click.argument("code", type=click.Choice(GIVEN, case_sensitive=False))
@click.option("--agency", default="", metavar="AGENCY", help="late_advice: whose.")
@click.option("--note", default="", metavar="TEXT", help="In words; other needs it. Printed in no report.")
@click.option("--on", type=DAY, help="Day from which it counts.  [default: the --as-of day]")
@clash_options
@dry_run_option
@pass_office
def reason(
    office: Office,
    *,
    reference: str,
    code: str,
    agency: str,
    note: str,
    on: date | None,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Say why a case slipped; the reason said last is the one that counts.

    It is a step of the case: case show lists it, case correct takes it back, and an events file can bring it. That
    the family asked, the setting was closed or another ground holds counts as lawful only once the record shows it:
    case postpone, case exception.

    \b
    Example: transfer slippage reason CW0141 no_officer --note "Vacancy since June"
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.reasoning import given_reason, remarks

    office.refuse_known_on("slippage reason")
    if agency and code != LATE_ADVICE:
        raise click.UsageError("--agency belongs to late_advice.")
    if code == OTHER and not note.strip():
        raise click.UsageError("other needs --note, so that somebody can know what it was.")
    day = on or office.as_of
    words = f"reason for slipping said on {show_day(day)}: {code.replace('_', ' ')}"
    write_decided(
        office,
        case_as_seen(office, reference, seen),
        lambda case: (given_reason(case, code, day, agency=agency, note=note.strip()), words),
        "slippage reason",
        dry_run=dry_run,
        on_clash=on_clash,
        also=lambda case, changes: remarks(case, changes, office.as_of),
    )
