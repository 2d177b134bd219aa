"""`transfer slippage`: what is late and why, what is stuck, and who sits on the last lawful week."""

from __future__ import annotations

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.slippage_reason import reason
from transfer_cli.domain.reason_codes import GIVEN, NOT_SAID


@click.group("slippage", invoke_without_command=True)
@click.option("--check", is_flag=True, help="Exit with 1 when anything is late, at risk or behind its promise.")
@click.option(
    "--reason", "codes", type=click.Choice((*GIVEN, NOT_SAID)), multiple=True,
    help="Only cases with this reason; may be repeated.",
)  # fmt: skip
@pass_office
@click.pass_context
def slippage(ctx: click.Context, office: Office, *, check: bool, codes: tuple[str, ...]) -> None:
    """What is late or about to be, why, since when, and what happens next.

    Three measures are kept apart: days past what the law allows; days past the start first promised; days past the
    start in the latest schedule. While no notice is given, the start is counted as the earliest day it still can be.
    Each case has one reason: the one that staff said last (slippage reason), else what the record tells by itself.
    Late advice, few staff and many cases are none that the law accepts. -v says of each case what is wrong.

    Example: transfer slippage

    Example: transfer slippage --reason no_officer --reason not_said
    """
    if ctx.invoked_subcommand is not None:
        return
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.redated import on_last_day, promised
    from transfer_cli.domain.slip_reasons import Code, explained, slipped
    from transfer_cli.domain.slippage import Standing
    from transfer_cli.domain.slippage import slippage as slips_of
    from transfer_cli.domain.stuck import stuck
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.slippage import (
        beside_text,
        reasons_table,
        slip_document,
        slippage_summary,
        slippage_table,
    )

    settings, derived = office.settings, timelines(office.caseload(), office.settings)
    every = explained(slips_of(derived), settings)
    found = [one for one in every if not codes or one.reason.code in {Code(code) for code in codes}]
    of = promised(office.store.schedules(office.as_of, office.known_at))
    slips = [one.slip for one in found]
    calendar = Calendar(settings.terms, settings.bank_holidays)
    waiting, last = stuck(derived, settings.watch), on_last_day(derived, of, calendar)
    log_list(office, (*(slip.case.reference for slip in slips), *(one.timeline.case.reference for one in last)))
    document = {
        "as_of": office.as_of.isoformat(),
        **{standing.value: sum(slip.standing == standing for slip in slips) for standing in Standing},
        "slippage": [slip_document(one, of, settings.watch.escalation) for one in found],
        "stuck": [one.as_document() for one in waiting],
        "on_last_lawful_week": [one.timeline.case.reference for one in last],
    }
    said = slippage_summary(slips) if found or not every else "No case that slipped has this reason."
    office.say(said + ("\n" if found else ""))
    tables = []
    if found:
        title = f"Slippage, {office.title_days}"
        tables = [slippage_table(found, of, settings.watch.escalation, title, why=office.verbosity > 0)]
        tables += [reasons_table(slipped(found), f"By reason, {office.title_days}")] if slipped(found) else []
    office.answer(document, *tables)
    if beside := beside_text(waiting, last):
        office.say(f"\n{beside}" if found else beside, wrap=True)
    if check and any(slip.is_finding for slip in slips):
        ctx.exit(1)


@slippage.command("stuck")
@click.option("--check", is_flag=True, help="Exit with 1 when any case is stuck.")
@pass_office
@click.pass_context
def stuck_(ctx: click.Context, office: Office, *, check: bool) -> None:
    """Cases under way in which nothing moves, those of most days first.

    Nothing recorded, notice without a meeting, a draft without an answer, or an assessment begun without notice to
    the family: after how many days each counts is said in transfer.toml ([slippage]). Learning difficulty assessments
    are listed here as well, and the answer says how many there are.

    Example: transfer slippage stuck
    """
    from transfer_cli.domain.stuck import stuck
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.apart import ldas_among
    from transfer_cli.reports.slippage import stuck_table

    found = stuck(timelines(office.caseload(), office.settings), office.settings.watch)
    log_list(office, (one.case.reference for one in found))
    document = {"as_of": office.as_of.isoformat(), "stuck": [one.as_document() for one in found]}
    if not found:
        office.say(f"No case is stuck, {office.title_days}.")
    if apart := ldas_among(one.case for one in found):
        office.say(f"{apart}\n")
    office.answer(document, *([stuck_table(found, f"Stuck, {office.title_days}")] if found else []))
    if check and found:
        ctx.exit(1)


@slippage.command("last-week")
@pass_office
def last_week(office: Office) -> None:
    """Reviews still to begin that sit on the last week that keeps the law, and how often each was moved.

    A plan that slips can look lawful to the end by moving everybody to the last week: whoever was moved there stands
    first. That week lies ahead: a review that can keep the law no more is at risk or late instead.

    Example: transfer slippage last-week
    """
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.redated import on_last_day, promised
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.slippage import last_week_document, last_week_summary, last_week_table

    settings, of = office.settings, promised(office.store.schedules(office.as_of, office.known_at))
    calendar = Calendar(settings.terms, settings.bank_holidays)
    found = on_last_day(timelines(office.caseload(), settings), of, calendar)
    log_list(office, (one.timeline.case.reference for one in found))
    document = {"as_of": office.as_of.isoformat(), "on_last_lawful_week": [last_week_document(one) for one in found]}
    office.say(last_week_summary(found) + ("\n" if found else ""))
    title = f"On the last lawful week, {office.title_days}"
    office.answer(document, *([last_week_table(found, title)] if found else []))


slippage.add_command(reason)
