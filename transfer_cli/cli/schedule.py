"""`transfer schedule`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.cli.schedule_check import check
from transfer_cli.cli.schedule_handover import handover
from transfer_cli.cli.schedule_publish import publish
from transfer_cli.cli.schedule_undo import undo

if TYPE_CHECKING:
    from transfer_cli.domain.schedule.outcome import Schedule

FIRST_STARTS = 10
AS_IT_IS, ALL_OF_THEM = "as it is", "all of these"


@click.group("schedule", invoke_without_command=True)
@click.option(
    "--what-if", "what_if", multiple=True, metavar="KEY=VALUE",
    help="Suppose something else, and record nothing; several are compared side by side and tried together.",
)  # fmt: skip
@dry_run_option
@pass_office
@click.pass_context
def schedule(ctx: click.Context, office: Office, *, what_if: tuple[str, ...], dry_run: bool) -> None:
    """Give every review still to begin its week, or show why they do not all fit.

    The law, the local plan and the school terms leave each child some weeks; the settings say how many reviews the
    team and each officer can begin in a week and have open at once, how many need an educational psychologist and what
    panels can decide. If all fit, the load is level, as early as that allows, weeks promised before are kept where
    they can be, and preferences are met where that costs nobody anything. If not, the answer says between which days
    how many are too many and what would be enough, and leaves with 1. -v lists every start and every move.

    --what-if takes starts_per_week=14, open_reviews=300, psychologist_assessments_per_week=6, panel_dates_per_month=2,
    deadline=2018-02-28, buffer_weeks=2, change_budget=20, "officer:J Price absent 2017-01-09..2017-02-17", and of an
    officer also leaves DATE, joins DATE or starts_per_week=3; join what belongs together with a semicolon.

    \b
    Example: transfer schedule --dry-run
    Example: transfer schedule --what-if "starts_per_week=14" --what-if "officer:J Price leaves 2017-01-09"
    """  # noqa: D301 - Click's own mark against wrapping
    if ctx.invoked_subcommand:
        if what_if or dry_run:
            what = f"Give the options of schedule {ctx.invoked_subcommand} after its name."
            raise click.UsageError(what)
        return
    found = _compare(office, what_if) if what_if else _schedule(office, dry_run=dry_run)
    if not found.feasible:
        ctx.exit(1)


schedule.add_command(check)
schedule.add_command(handover)
schedule.add_command(publish)

schedule.add_command(undo)


def _schedule(office: Office, *, dry_run: bool) -> Schedule:
    """Plan, record what is new, and answer."""
    from transfer_cli.cli.schedule_plan import planned
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.domain.schedule.outcome import new_schedule
    from transfer_cli.domain.words import count
    from transfer_cli.reports.schedule_document import document

    if not dry_run:
        office.refuse_known_on("schedule")
    found = planned(office, office.settings, office.caseload())
    new = new_schedule(found)
    write = bool(new.starts) and not dry_run and new != office.store.schedule(office.as_of)
    if write:
        words = f"{count(len(new.starts), 'start')}, {'feasible' if new.feasible else 'not feasible'}"
        office.store.record(NewOperation("schedule", words, office.as_of), Changes(schedule=new))
    else:
        log_list(office, (start.reference for start in new.starts))
    _show(office, found)
    office.answer(document(found, recorded=write))
    if dry_run:
        office.say("Nothing was written: --dry-run.")
    elif write:
        office.say(f"The schedule is recorded, hash {found.hash[:16]}.")
    else:
        office.say("Nothing new, so nothing was written.")
    if write:
        _tell_if_overtaken(office)
    return found


def _tell_if_overtaken(office: Office) -> None:
    """A schedule made for a day before that of another one holds only until then."""
    from datetime import date

    from transfer_cli.domain.dates import show_day

    later = [made.as_of for made in office.store.every_schedule(date.max) if made.as_of > office.as_of]
    if later:
        first = show_day(min(later))
        office.tell(f"It holds until the schedule made for {first}, which was recorded before it and stays in force.")


def _show(office: Office, found: Schedule) -> None:
    """Sentences, the strip and the tables, for people."""
    if office.json:
        return
    from transfer_cli.reports.schedule import sentences
    from transfer_cli.reports.schedule_heat import heat_lines, print_strip
    from transfer_cli.reports.schedule_tables import moves_table, preferences_table, starts_table, weeks_table

    office.say("\n".join(sentences(found)) + "\n", wrap=True)
    print_strip(heat_lines(found, office.settings.terms), plain=office.plain)
    every = office.verbosity > 0
    shown = found.starts if every else found.starts[:FIRST_STARTS]
    weeks = weeks_table(found, office.settings.terms, office.title_days)
    tables = [weeks] if weeks.rows else []
    tables += [starts_table(found, shown, office.title_days)] if shown else []
    tables += [moves_table(found.moves, office.title_days)] if every and found.moves else []
    preferences = preferences_table(found.preferences, office.title_days)
    office.say("")
    office.answer({}, *tables, *([preferences] if preferences.rows else []))
    if len(shown) < len(found.starts):
        office.say(f"\nThe first {len(shown)} of {len(found.starts):,} starts; -v lists them all.")


def _compare(office: Office, what_if: tuple[str, ...]) -> Schedule:
    """Plan as it is, with each change and with all of them, and set them side by side."""
    from transfer_cli.cli.schedule_plan import planned, supposed_schedule
    from transfer_cli.domain.schedule.what_if import supposed
    from transfer_cli.reports.schedule import held_back, sentences
    from transfer_cli.reports.schedule_document import document, scenario_document
    from transfer_cli.reports.schedule_tables import moves_table, what_if_table

    for change in what_if:
        supposed(office.settings, change)
    caseload = office.caseload()
    changes = {AS_IT_IS: ""} | {change: change for change in what_if}
    changes |= {ALL_OF_THEM: ";".join(what_if)} if len(what_if) > 1 else {}
    found = {
        name: supposed_schedule(office, caseload, change) if change else planned(office, office.settings, caseload)
        for name, change in changes.items()
    }
    name, last = list(found.items())[-1]
    office.say("\n".join((f"With {name}:", *sentences(last))) + "\n", wrap=True)
    office.answer(
        {
            **document(last, recorded=False),
            "what_if": [scenario_document(name, each) for name, each in found.items()],
        },
        what_if_table(list(found.items()), office.title_days),
        *([moves_table(last.moves, office.title_days)] if office.verbosity > 0 and last.moves else []),
    )
    for change in dict.fromkeys(what_if):
        if limit := held_back(found[change], found[AS_IT_IS]):
            office.say(f"{change}: {limit}")
    return last
