"""`transfer advice`: the group, and its list."""

from __future__ import annotations

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.advice_chase import chase
from transfer_cli.cli.advice_record import received, request, suffices
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.references import REFERENCE

STATES = ("overdue", "ask_again", "waiting", "excused", "received", "suffices", "on_file", "not_needed")


@click.group("advice")
def advice() -> None:
    """Advice of the assessments: ask for it, record what comes, remind whoever is late.

    Example: transfer advice list
    """


@advice.command("list")
@click.option("--agency", metavar="AGENCY", help="Only this agency.")
@click.option("--reference", type=REFERENCE, metavar="REFERENCE", help="Only this case, with all that is settled.")
@click.option(
    "--state", "states", type=click.Choice(STATES), multiple=True,
    help="Only advice that stands so; may be repeated.  [default: all that is still to come]",
)  # fmt: skip
@click.option("--overdue", is_flag=True, help="Only what is late: the week's list for each agency.")
@pass_office
def list_(office: Office, *, agency: str | None, reference: str | None, states: tuple[str, ...], overdue: bool) -> None:
    """Agency by agency, what was asked for, what is late, and how long answers take.

    Six weeks are the law's for health bodies, other authorities and youth offending teams (SI 2014/1530 reg 8), and
    the Code's for everybody else. Advice that came and does not suffice stays open until it is asked for anew. The
    median wait counts answers alone. Learning difficulty assessments are counted here as well, and the answer says how
    many there are.

    Example: transfer advice list --overdue
    """
    from transfer_cli.domain.advice import OPEN, AdviceState, advice, by_agency, in_state
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.words import as_code
    from transfer_cli.reports.advice import advice_summary, advice_table, agencies_document, agencies_table

    caseload = office.caseload()
    case = office.case(caseload, reference) if reference else None
    chosen = [t for t in timelines(caseload, office.settings) if case is None or t.case.reference == case.reference]
    found = tuple(a for a in advice(chosen) if agency is None or as_code(a.agency) == as_code(agency))
    wanted = {AdviceState(state) for state in states} or (set(AdviceState) if case else set(OPEN))
    shown = in_state(found, *({AdviceState.OVERDUE} if overdue else wanted))
    groups = by_agency(found)
    log_list(office, (one.case.reference for one in shown))
    office.say(advice_summary(found) + ("\n" if found else ""))
    document = {
        "as_of": office.as_of.isoformat(),
        "agencies": agencies_document(groups, office.as_of),
        "advice": [one.as_document() for one in shown],
    }
    tables = [agencies_table(groups, office.as_of, f"Advice by agency, {office.title_days}")] if found else []
    if shown:
        tables.append(advice_table(shown, f"Advice, {office.title_days}"))
    office.answer(document, *tables)


advice.add_command(request)
advice.add_command(received)
advice.add_command(suffices)
advice.add_command(chase)
