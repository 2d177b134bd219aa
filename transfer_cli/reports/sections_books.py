"""The books of a period: how the open cases of its first day became those of its last, and who is behind it."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.books import Books, Movement
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count, in_words
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Cell, Table

Rows = list[tuple[Cell, ...]]


def books_section(books: Books, restated: Books, before_on: date, as_of: date, heading: str) -> Section:
    """Every line of the books.

    Args:
        restated: Cases of `before_on` as they were known at its end, and as they are known now; those alone about
            which something was recorded since.
        before_on: Last day before the period.
    """
    first, formulas = _opening(books, restated, before_on)
    moved: Rows = [
        ("Came into scope", books.came_in),
        *([("Reopened", books.reopened)] if books.reopened else []),
        ("Transferred", -books.transferred),
        ("No plan", -books.no_plan),
        *((f"Left: {in_words(reason)}", -number) for reason, number in books.left.items()),
        *([("Out of scope", -books.out_of_scope)] if books.out_of_scope else []),
    ]
    rows = [*first, *moved, (f"Open at the end of {show_day(as_of)}", books.closing)]
    formulas[f"B{len(rows)}"] = f"SUM(B{len(first)}:B{len(rows) - 1})"
    late = len(restated.movements)
    sentence = (
        f"{count(late, 'change', 'changes')} of what was open on {show_day(before_on)} "
        f"{'was' if late == 1 else 'were'} recorded only afterwards."
        if late
        else ""
    )
    return Section(
        "books",
        heading,
        (sentence,) if sentence else (),
        table=Table("", ("Line", "Children"), tuple(rows)),
        formulas=formulas,
        total=True,
    )


def _opening(books: Books, restated: Books, before_on: date) -> tuple[Rows, dict[str, str]]:
    """The line that the rest is added to, after those that lead to it from the figure given at the time."""
    day = show_day(before_on)
    if not restated.movements:
        return [(f"Open at the end of {day}", books.opening)], {}
    change = restated.closing - restated.opening
    return [
        (f"Open at the end of {day}, as known then", books.opening - change),
        ("Recorded late or put right since", change),
        (f"Open at the end of {day}, as known now", books.opening),
    ], {"B3": "SUM(B1:B2)"}


def moved_children(books: Books, heading: str) -> Section:
    """Every child behind the movement."""
    columns = ("Reference", "Name", "Officer", "What happened", "On")
    rows = tuple(_moved(movement) for movement in books.movements)
    return _listed("moved_children", heading, columns, rows)


def late_records(restated: Books, before_on: date) -> Section:
    """Every child behind the change of a figure that was given before."""
    columns = ("Reference", "Name", "Officer", "Recorded late", "On")
    rows = tuple(_moved(movement) for movement in restated.movements)
    return _listed(
        "late_records", "Recorded late or put right", columns, rows, f" For {show_day(before_on)} or before."
    )


def _moved(movement: Movement) -> tuple[Cell, ...]:
    case = movement.now.case
    what, on = {
        "came_in": ("came into scope", case.moved_in_on),
        "reopened": ("open again", None),
        "out_of_scope": ("out of scope", None),
        "left": (f"left: {in_words(case.left_reason or 'unstated')}", case.left_on),
    }.get(movement.way, (in_words(movement.way), movement.now.concluded_on))
    return case.reference, case.name, case.officer, what, on


def _listed(
    key: str, heading: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], said: str = ""
) -> Section:
    sentence = f"{count(len(rows), 'line')}.{said}" if rows else "Nobody."
    return Section(key, heading, (sentence,), table=Table("", columns, rows))
