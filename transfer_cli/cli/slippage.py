"""`transfer slippage`."""

from __future__ import annotations

import click

from transfer_cli.cli.options import Office, pass_office


@click.command("slippage")
@click.option("--check", is_flag=True, help="Exit with 1 when anything is late, at risk or behind its promise.")
@pass_office
@click.pass_context
def slippage(ctx: click.Context, office: Office, *, check: bool) -> None:
    """What is late or about to be, since when, and what happens next.

    Three measures are kept apart: days past what the law allows; days past the start first promised; days past the
    start in the latest schedule. While no notice is given, the start is counted as the earliest day it still can be.
    -v says of each case what is wrong.

    Example: transfer slippage
    """
    from transfer_cli.domain.slippage import Standing, slippage
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.daily import slippage_summary, slippage_table

    found = slippage(timelines(office.caseload(), office.settings))
    document = {
        "as_of": office.as_of.isoformat(),
        **{standing.value: sum(slip.standing == standing for slip in found) for standing in Standing},
        "slippage": [slip.as_document() for slip in found],
    }
    office.say(slippage_summary(found) + ("\n" if found else ""))
    table = slippage_table(found, f"Slippage, {office.title_days}", why=office.verbosity > 0)
    office.answer(document, *([table] if found else []))
    if check and any(slip.is_finding for slip in found):
        ctx.exit(1)
