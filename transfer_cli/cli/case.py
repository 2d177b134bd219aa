"""`transfer case`: everything about one child or young person."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_read
from transfer_cli.cli.case_correct import correct
from transfer_cli.cli.case_exception import exception
from transfer_cli.cli.case_record import record
from transfer_cli.cli.case_sar import sar
from transfer_cli.cli.options import DAY, Office, pass_office
from transfer_cli.cli.pages import page_options, write_page
from transfer_cli.cli.postpone import postpone
from transfer_cli.cli.references import REFERENCE
from transfer_cli.cli.suppose import Days, holiday_option, policy_option, supposed_settings

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.obligation import Timeline
    from transfer_cli.domain.settings import Settings
    from transfer_cli.errors import Problem
    from transfer_cli.reports.page import Page


@click.group("case")
def case() -> None:
    """One child or young person: show, explain, record a step, correct.

    A reference may be shortened as long as only one case answers to it.

    Example: transfer case show CW0001
    """


@case.command("show")
@click.argument("reference", type=REFERENCE)
@pass_office
def show(office: Office, *, reference: str) -> None:
    """The timeline of one child: facts, who is written to, what happened, what is due, letters.

    Example: transfer case show CW0001
    """
    from transfer_cli.domain.actions import next_step
    from transfer_cli.domain.matters import matters_of
    from transfer_cli.domain.slip_reasons import explained
    from transfer_cli.domain.slippage import slippage
    from transfer_cli.domain.timeline import timeline
    from transfer_cli.reports.case import case_tables, heading, notes_text, undone_table
    from transfer_cli.reports.case_document import case_document, undone_document
    from transfer_cli.reports.families import matters_table
    from transfer_cli.reports.slippage import slip_text

    found = office.case(office.caseload(), reference)
    log_read(office, found.reference)
    derived = timeline(found, office.settings, office.as_of)
    step = next_step(derived)
    letters = office.store.letters(office.known_at, found.reference)
    directory = office.store.settings_directory(office.known_at)
    setting = directory.find(found.setting_urn, found.setting_name, office.as_of)
    office.say(heading(derived, step, office.title_days))
    slips = explained(slippage([derived]), office.settings) if derived.nation == "england" else ()
    if said := " ".join(slip_text(one, office.settings.watch.escalation) for one in slips):
        office.say(said, wrap=True)
    office.say("")
    waiting = tuple(matters_of(derived, office.settings.watch.answer_complaints_within))
    document = case_document(derived, step, letters, setting)
    document["open_with_family"] = [matter.as_document() for matter in waiting]
    history = office.store.operations(office.known_at, found.reference)
    by = office.store.undone(office.known_at)
    undone = tuple((operation, by[operation.id]) for operation in history if operation.id in by)
    document |= {"undone": undone_document(undone), "operation": history[-1].id}
    office.answer(
        document,
        *case_tables(derived, letters, setting),
        *([matters_table(waiting, "Open with the family")] if waiting else []),
        *([undone_table(undone)] if undone else []),
    )
    if derived.notes:
        office.say("\n" + notes_text(derived))
    last = history[-1].id
    office.say(f"\nKnown up to operation {last}; with --seen {last} you are shown what others change later.")


@case.command("explain")
@click.argument("reference", type=REFERENCE)
@click.option("--if-notice", "notice", type=DAY, help="As if notice were given on that day.")
@click.option("--if-begins", "begins", type=DAY, help="As if the assessment began on that day.")
@holiday_option("--if-holiday")
@policy_option("--if-policy")
@page_options
@pass_office
def explain(
    office: Office,
    *,
    reference: str,
    notice: date | None,
    begins: date | None,
    holidays: tuple[Days, ...],
    readings: tuple[tuple[str, str], ...],
    html: Path | None,
    pdf: Path | None,
) -> None:
    """Every date of one child with its counting, its rule and its source.

    With an --if option it says instead which dates would be others; nothing is written. With --html or --pdf the same
    is written as a page that can be given to the family; it names nobody but the child. transfer explain RULE says
    more of a rule.

    Example: transfer case explain CW0001

    Example: transfer case explain CW0001 --if-notice 2016-10-10 --if-begins 2016-10-31

    Example: transfer case explain CW0001 --html CW0001.html --pdf CW0001.pdf
    """
    from transfer_cli.domain.explain import as_document, sentences
    from transfer_cli.domain.open_points import Readings, open_points
    from transfer_cli.domain.timeline import timeline

    supposing = notice or begins or holidays or readings
    if supposing and (html or pdf):
        raise click.UsageError("--html and --pdf write what is so, not what would be: leave the --if options out.")
    case = office.case(office.caseload(), reference)
    log_read(office, case.reference)
    if supposing:
        _suppose(office, case, (notice, begins), supposed_settings(office.settings, holidays, readings))
        return
    derived = timeline(case, office.settings, office.as_of, explain=True)
    points = open_points(derived, Readings(office.settings, office.as_of))
    files = write_page(
        office, lambda: _page(office, derived, [said for point in points if (said := point.for_family)]), html, pdf,
        about=case.reference,
    )  # fmt: skip
    if not files:
        office.say(sentences(derived))
        if points:
            office.say("\nOpen points of the law that matter here:\n" + "\n".join(f"  {point}" for point in points))
    document = {**as_document(derived), "open_points": [point.as_document() for point in points]}
    office.answer(document | ({"files": files} if files else {}))


def _page(office: Office, derived: Timeline, points: list[str]) -> Page:
    """The page for the family; whoever makes it is told what to think of before it is handed out."""
    from transfer_cli.domain.rules import rules_of
    from transfer_cli.reports.explain_page import explain_page, told

    if warning := told(derived):
        office.tell(warning)
    return explain_page(derived, rules_of(office.settings), office.settings, points)


def _suppose(office: Office, case: Case, days: tuple[date | None, date | None], settings: Settings) -> None:
    """What would be otherwise for one case, on the day asked about or once the supposed notice is given.

    What the law says against the supposed days is told; days that cannot be are refused.
    """
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.explain import as_document
    from transfer_cli.domain.rules import rules_of
    from transfer_cli.domain.supposing import Supposed, breaches, refuse_impossible
    from transfer_cli.domain.what_if import case_moves, supposed

    wanted = Supposed(*days)
    rules = rules_of(settings)
    then = supposed(case, notice=wanted.notice, begins=wanted.begins)
    warnings: tuple[Problem, ...] = ()
    if wanted.notice or wanted.begins:
        refuse_impossible(case, then, wanted, office.as_of, rules)
        warnings = breaches(then, wanted, rules)
    seen_on = max(office.as_of, wanted.notice or office.as_of)
    before, after, found = case_moves(case, then, office.settings, settings, seen_on)
    seen = f", seen from {show_day(seen_on)}" if seen_on != office.as_of else ""
    office.say(f"{case.reference} as of {show_day(office.as_of)}{seen}, if it were so:")
    office.say("\n".join(f"  {moved}." for moved in found) or "  No day would be another.")
    for warning in warnings:
        office.tell(str(warning))
    office.answer(
        {
            "reference": case.reference,
            "as_of": office.as_of.isoformat(),
            "seen_on": seen_on.isoformat(),
            "warnings": [warning.as_json() for warning in warnings],
            "moves": [moved.as_document() for moved in found],
            "now": as_document(before),
            "then": as_document(after),
        }
    )


case.add_command(record)
case.add_command(correct)
case.add_command(postpone)
case.add_command(exception)
case.add_command(sar)
