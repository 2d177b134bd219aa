"""`transfer case`: everything about one child or young person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.case_correct import correct
from transfer_cli.cli.case_exception import exception
from transfer_cli.cli.case_record import record
from transfer_cli.cli.options import DAY, Office, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.cli.suppose import Days, holiday_option, policy_option, supposed_settings

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.settings import Settings


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
    from transfer_cli.domain.timeline import timeline
    from transfer_cli.reports.case import case_tables, heading, notes_text
    from transfer_cli.reports.case_document import case_document

    found = office.case(office.caseload(), reference)
    derived = timeline(found, office.settings, office.as_of)
    step = next_step(derived)
    letters = office.store.letters(office.known_at, found.reference)
    directory = office.store.settings_directory(office.known_at)
    setting = directory.find(found.setting_urn, found.setting_name, office.as_of)
    office.say(heading(derived, step, office.title_days) + "\n")
    office.answer(case_document(derived, step, letters, setting), *case_tables(derived, letters, setting))
    if derived.notes:
        office.say("\n" + notes_text(derived))


@case.command("explain")
@click.argument("reference", type=REFERENCE)
@click.option("--if-notice", "notice", type=DAY, help="As if notice were given on that day.")
@click.option("--if-begins", "begins", type=DAY, help="As if the assessment began on that day.")
@holiday_option("--if-holiday")
@policy_option("--if-policy")
@pass_office
def explain(
    office: Office,
    *,
    reference: str,
    notice: date | None,
    begins: date | None,
    holidays: tuple[Days, ...],
    readings: tuple[tuple[str, str], ...],
) -> None:
    """Every date of one child with its counting, its rule and its source.

    With an --if option it says instead which dates would be others; nothing is written. transfer explain RULE says
    more of a rule.

    Example: transfer case explain CW0001

    Example: transfer case explain CW0001 --if-notice 2016-10-10 --if-begins 2016-10-31
    """
    from transfer_cli.domain.explain import as_document, sentences
    from transfer_cli.domain.open_points import Readings, open_points
    from transfer_cli.domain.timeline import timeline

    case = office.case(office.caseload(), reference)
    if notice or begins or holidays or readings:
        _suppose(office, case, (notice, begins), supposed_settings(office.settings, holidays, readings))
        return
    derived = timeline(case, office.settings, office.as_of, explain=True)
    points = open_points(derived, Readings(office.settings, office.as_of))
    office.say(sentences(derived))
    if points:
        office.say("\nOpen points of the law that matter here:\n" + "\n".join(f"  {point}" for point in points))
    office.answer({**as_document(derived), "open_points": [point.as_document() for point in points]})


def _suppose(office: Office, case: Case, days: tuple[date | None, date | None], settings: Settings) -> None:
    """What would be otherwise for one case, on the day asked about or once the supposed notice is given."""
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.explain import as_document
    from transfer_cli.domain.what_if import case_moves, supposed

    notice, begins = days
    as_of = max(office.as_of, notice or office.as_of)
    then = supposed(case, notice=notice, begins=begins)
    before, after, found = case_moves(case, then, office.settings, settings, as_of)
    office.say(f"{case.reference} as of {show_day(as_of)}, if it were so:")
    office.say("\n".join(f"  {moved}." for moved in found) or "  No day would be another.")
    office.answer(
        {
            "reference": case.reference,
            "as_of": as_of.isoformat(),
            "moves": [moved.as_document() for moved in found],
            "now": as_document(before),
            "then": as_document(after),
        }
    )


case.add_command(record)
case.add_command(correct)
case.add_command(exception)
