"""`transfer case postpone`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes

CONSENTS = ("parent", "young_person", "representative")


@click.command("postpone")
@click.argument("reference", type=REFERENCE)
@click.option("--to", "to", type=DAY, required=True, help="The new last day by which the review is to end.")
@click.option("--from", "start_from", type=DAY, help="The first day on which it may begin.  [default: at once]")
@click.option("--reason", required=True, metavar="TEXT", help="Why, in words; kept, and printed in the letter.")
@click.option("--consent", type=DAY, required=True, help="The day on which the family agreed, or asked for it.")
@click.option(
    "--consent-by", type=click.Choice(CONSENTS), help="Who agreed.  [default: who holds the rights on that day]",
)  # fmt: skip
@click.option("--school-agreed", type=DAY, help="The day on which the school agreed.")
@clash_options
@dry_run_option
@pass_office
def postpone(
    office: Office,
    *,
    reference: str,
    to: date,
    start_from: date | None,
    reason: str,
    consent: date,
    consent_by: str | None,
    school_agreed: date | None,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Move one family's turn in the plan by agreement: put it off, or bring it forward.

    Whether that is later or sooner follows from the day. The plan itself stays as published; what was first promised
    stays in the record. A turn is never put beyond the law's last day, and a review that runs is not put off.

    \b
    Example: transfer case postpone CW0420 --to 2017-12-08 --reason "In hospital until June" --consent 2016-09-28
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.addressee import addressee
    from transfer_cli.domain.local_plan import windows_of
    from transfer_cli.domain.postponing import moved_turn
    from transfer_cli.domain.rules import rules_of
    from transfer_cli.domain.timeline import timeline
    from transfer_cli.domain.turns import Agreement

    def decide(case: Case) -> tuple[Changes, str]:
        found = timeline(case, office.settings, office.as_of)
        moved = moved_turn(found, windows_of(office.settings, office.as_of, rules_of(office.settings)), wanted)
        for problem in moved.problems:
            office.tell(str(problem))
        return moved.changes, moved.words

    office.refuse_known_on("case postpone")
    case = case_as_seen(office, reference, seen)
    holder = addressee(case, consent, notice_given=False).role.value
    wanted = Agreement(
        on=office.as_of,
        conclude_by=to,
        start_from=start_from,
        agreed_on=consent,
        agreed_by=consent_by or (holder if holder in CONSENTS else "representative"),
        school_agreed_on=school_agreed,
        reason=" ".join(reason.split()),
    )
    write_decided(office, case, decide, "case postpone", dry_run=dry_run, on_clash=on_clash)
