"""`transfer case exception`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE

GROUNDS = ("closure", "circumstances", "absence", "appointment", "inappropriate")

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes


@click.command("exception")
@click.argument("reference", type=REFERENCE)
@click.argument("ground", type=click.Choice(GROUNDS, case_sensitive=False))
@click.option("--from", "first", type=DAY, help="First day of the absence, the circumstances or the closure.")
@click.option("--to", "last", type=DAY, help="Last day of it; left out while circumstances go on.")
@click.option("--asked", type=DAY, help="closure: when the head, principal or provider was asked for advice.")
@click.option("--agency", default="", metavar="AGENCY", help="appointment: whose appointment was not kept.")
@click.option("--evidence", required=True, metavar="TEXT", help="What shows it, such as a letter and where it is.")
@click.option("--approved-by", required=True, metavar="NAME", help="Who agreed that the ground holds.")
@click.option("--on", type=DAY, help="Day of the decision.  [default: the --as-of day]")
@click.option("--note", default="", metavar="TEXT", help="A remark, kept with it and never printed elsewhere.")
@clash_options
@dry_run_option
@pass_office
def exception(
    office: Office,
    *,
    reference: str,
    ground: str,
    first: date | None,
    last: date | None,
    asked: date | None,
    agency: str,
    evidence: str,
    approved_by: str,
    on: date | None,
    note: str,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Record an exception: why a limit need not be kept.

    closure, circumstances and absence excuse the plan and the decision against one; circumstances, absence and
    appointment excuse advice; inappropriate lifts the duty to conclude by a day. The ground is tested against the
    regulation and refused if it does not hold. No day ever moves. transfer explain regs-10-4 says more.

    \b
    Example: transfer case exception CW0141 circumstances --from 2/5/2016 --evidence "Letter of 20 Sep, file 7" --approved-by "J Price"
    """  # noqa: D301, E501 - Click's own mark against wrapping
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.excepting import Claim, recorded_exception
    from transfer_cli.domain.exceptions import Ground
    from transfer_cli.domain.rules import ENGLAND, read_as
    from transfer_cli.domain.words import in_words

    office.refuse_known_on("case exception")
    if first and last and last < first:
        raise click.UsageError("--to lies before --from.")
    if (ground == Ground.APPOINTMENT) != bool(agency):
        raise click.UsageError("--agency belongs to appointment, which needs it.")
    if ground != Ground.CLOSURE and first is None:
        raise click.UsageError("Every ground but closure needs --from.")
    case = case_as_seen(office, reference, seen)
    decided = on or office.as_of
    name = agency.strip().casefold().replace(" ", "_").replace("-", "_")
    claim = Claim(Ground(ground), first, last, asked, name, evidence.strip(), approved_by.strip(), decided, note)
    rules = read_as(ENGLAND, office.settings.policy)
    words = f"exception ({in_words(ground)}) decided on {show_day(decided)}"

    def decide(case: Case) -> tuple[Changes, str]:
        return recorded_exception(case, claim, office.settings.terms, office.as_of, rules), words

    write_decided(office, case, decide, "case exception", dry_run=dry_run, on_clash=on_clash)
