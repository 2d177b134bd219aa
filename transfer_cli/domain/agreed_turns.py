"""Turns of an events file that were agreed for a day after the law's own: loaded, and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from transfer_cli.domain.case import Case, Event
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.rows import StepRow, place
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.turns import MOVED, agreed
from transfer_cli.domain.words import count, in_words
from transfer_cli.errors import Problem, Severity


def beyond_the_law(rows: Iterable[StepRow], recorded: Mapping[str, Case], settings: Settings) -> Iterator[Problem]:
    """A warning for each row that agrees on a day after the law's last one, as it was when they agreed.

    Args:
        recorded: Cases by reference in small letters.
    """
    for row in rows:
        case = recorded.get(row.reference.casefold())
        turn = agreed(Event(row.step, row.on, note=row.note)) if row.step in MOVED else None
        law = timeline(case, settings, row.on).statutory_conclude_by if case and turn else None
        if turn is None or law is None or turn.conclude_by <= law.due:
            continue
        late = count((turn.conclude_by - law.due).days, "day")
        why = (
            f"{in_words(row.step)} to {show_day(turn.conclude_by)}, {late} after {show_day(law.due)}, the law's last "
            f"day ({law.about}, rule {law.rule}); no agreement moves that day."
        )
        yield Problem(
            "IMP061", Severity.WARNING, place(row.row, "note"), row.note, why,
            f"Agree on a day up to {show_day(law.due)}.", row=row.row, column="note",
        )  # fmt: skip
