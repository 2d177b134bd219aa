"""`transfer schedule`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office

if TYPE_CHECKING:
    from transfer_cli.domain.schedule.job import Job, Places
    from transfer_cli.domain.schedule.room import Limits

FIRST_STARTS = 10


@click.command("schedule")
@dry_run_option
@pass_office
@click.pass_context
def schedule(ctx: click.Context, office: Office, *, dry_run: bool) -> None:
    """Give every review still to begin its week, or show why they do not all fit.

    The law, the local plan and the school terms leave each child some weeks; the settings say how many reviews the
    team and each officer can begin in a week and have open at once. If all fit, the load is level, as early as that
    allows, and weeks promised before are kept where they can be. If not, the answer says between which days how many
    are too many and what would be enough, and leaves with 1. -v lists every start.

    Example: transfer schedule --dry-run
    """
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.schedule.outcome import new_schedule
    from transfer_cli.domain.schedule.plan import plan
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.schedule import document, sentences, starts_table, weeks_table

    if not dry_run:
        office.refuse_known_on("schedule")
    settings = office.settings
    calendar = Calendar(settings.terms, settings.bank_holidays)
    from transfer_cli.solver import most_in_time
    found = plan(timelines(office.caseload(), settings), settings, calendar, office.as_of, most_in_time)
    new = new_schedule(found)
    write = bool(new.starts) and not dry_run and new != office.store.schedule(office.as_of)
    if write:
        words = f"{len(new.starts)} starts, {'feasible' if new.feasible else 'not feasible'}"
        office.store.record(NewOperation("schedule", words, office.as_of), Changes(schedule=new))
    office.say("\n".join(sentences(found)) + "\n")
    shown = found.starts if office.verbosity > 0 else found.starts[:FIRST_STARTS]
    tables = (weeks_table(found, settings.terms, office.title_days), starts_table(found, shown, office.title_days))
    office.answer(document(found, recorded=write), *(tables if shown else ()))
    if len(shown) < len(found.starts):
        office.say(f"\nThe first {len(shown)} of {len(found.starts):,} starts; -v lists them all.")
    if dry_run:
        office.say("Nothing was written: --dry-run.")
    elif write:
        office.say("The schedule is recorded.")
    else:
        office.say("Nothing new, so nothing was written.")
    if not found.feasible:
        ctx.exit(1)


def _solve(jobs: Sequence[Job], limits: Limits) -> Places:
    """The solver, loaded only when it is asked."""
    from transfer_cli.solver import most_in_time

    return most_in_time(jobs, limits)
