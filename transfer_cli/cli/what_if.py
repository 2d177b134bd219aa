"""`transfer what-if`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, pass_office
from transfer_cli.cli.suppose import Days, holiday_option, policy_option, supposed_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transfer_cli.domain.what_if import Moved
    from transfer_cli.reports.table import Table

NOTHING = (
    "No day would be another: the law's limits are calendar days, and no last day is moved for a weekend or a holiday."
)


@click.command("what-if")
@holiday_option("--holiday")
@policy_option("--policy")
@click.option(
    "--calendar", "other", type=click.Path(path_type=Path), metavar="FILE",
    help="As if this settings file held: its terms, transfer plan, deadline and policy.",
)  # fmt: skip
@pass_office
def what_if(
    office: Office, *, holidays: tuple[Days, ...], readings: tuple[tuple[str, str], ...], other: Path | None
) -> None:
    """List every date that would move under another calendar, plan or reading of the law.

    For the whole caseload, before anything is accepted: nothing is written, and no settings are changed. Starts that
    a schedule promised move to the first school day left in their week, or in the next week that has one.

    Example: transfer what-if --holiday 2016-11-07..2016-11-11

    Example: transfer what-if --policy year_9=order_only
    """
    from transfer_cli.domain.what_if import caseload_moves
    from transfer_cli.readers.settings_toml import read_settings

    if not (holidays or readings or other):
        raise click.UsageError("Say what would be otherwise: --holiday, --policy or --calendar.")
    then = supposed_settings(read_settings(other) if other else office.settings, holidays, readings)
    found = caseload_moves(office.caseload(), office.settings, then)
    document = {
        "as_of": office.as_of.isoformat(),
        "children": _children(found),
        "moves": [m.as_document() for m in found],
    }
    office.answer(document, *((_table(office, found),) if found else ()))
    if not found:
        office.say(NOTHING)


def _children(found: Sequence[Moved]) -> int:
    return len({moved.reference for moved in found})


def _table(office: Office, found: Sequence[Moved]) -> Table:
    from transfer_cli.domain.words import count, in_words
    from transfer_cli.reports.table import Table

    rows = tuple(
        (m.reference, m.what, m.was, m.would_be, in_words(m.state) if m.state else "gone", m.rule) for m in found
    )
    said = f"{count(len(found), 'day')} of {count(_children(found), 'child', 'children')} would be another."
    columns = ("Reference", "What", "Was", "Would be", "It would be", "Rule")
    return Table(f"What would move, {office.title_days}", columns, rows, said)
