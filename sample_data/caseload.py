"""The caseload file: every child, with the officer and the meeting."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sample_data.children import Child, children
from sample_data.cohorts import Outcome
from sample_data.draws import Draws
from sample_data.history import meeting
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.columns import COLUMNS
from transfer_cli.domain.settings import Settings

SHARE_WITH_OFFICER, SHARE_WHEN_PRESSING = 0.65, 0.3
"""Of children whose review has not begun, and of those among them who change phase next; the others are anybody's
work, so that whoever has room can take the pressing ones."""


def caseload(settings: Settings) -> list[Child]:
    """The children of the sample, in the order of their references.

    Args:
        settings: Those of the sample: officers, terms, bank holidays.
    """
    calendar = Calendar(settings.terms, settings.bank_holidays)
    made = children(Draws("children", calendar))
    _give_officers(Draws("officers", calendar), made, settings)
    draws = Draws("meetings", calendar)
    for child in made:
        child.cells |= meeting(draws, child.days, child.place.name, child.cells.get("officer", ""))
    return made


def as_csv(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The rows as a spreadsheet saves them: UTF-8 with a byte order mark, so that Excel reads the accents."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def caseload_csv(made: Sequence[Child]) -> bytes:
    """The caseload file with every canonical column."""
    return as_csv([column.name for column in COLUMNS], (child.row() for child in made))


def _give_officers(draws: Draws, made: Sequence[Child], settings: Settings) -> None:
    """Each place goes to one officer, so that the work is shared out as the officers' room is."""
    rooms = {officer.name: officer.starts_per_week or 1 for officer in settings.officers}
    load = dict.fromkeys(rooms, 0)
    officer_of: dict[str, str] = {}
    for name, count in Counter(child.place.name for child in made).most_common():
        least = min(rooms, key=lambda officer: (load[officer] / rooms[officer], officer))
        officer_of[name] = least
        load[least] += count
    for child in made:
        share = SHARE_WHEN_PRESSING if child.changes_phase_next else SHARE_WITH_OFFICER
        if child.outcome is not Outcome.NOT_STARTED or draws.chance(share):
            child.cells["officer"] = officer_of[child.place.name]
