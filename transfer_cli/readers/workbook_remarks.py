"""What is to be said of a worksheet as a whole: hidden, merged and repeated rows, and sheets that were not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.layout import Layout, letters
from transfer_cli.readers.worksheet import Survey

_SHOWN = 5
"""So many places are named, and of the others their number."""


def remarks(name: str, layout: Layout, survey: Survey, left: int, unread: Sequence[str]) -> Iterator[Problem]:
    """Everything that a person who looks at the sheet might not expect of what was read.

    Args:
        name: Of the worksheet.
        left: Number of the column of position 0.
        unread: Names of hidden sheets that were not looked at.
    """
    if survey.hidden:
        why = _number(
            survey.hidden, "this row is hidden, and was", "these rows are hidden, by hand or by a filter, and were"
        )
        yield _note(
            "IMP077", name, _runs(survey.hidden), f"{why} read like the others.", "Delete what should not be read."
        )
    columns = [column for column in (left + n for n in survey.columns) if column in layout.hidden_columns]
    if columns:
        places = [f"{letters(column)}:{letters(column)}" for column in columns]
        why = _number(columns, "this column is hidden, and was", "these columns are hidden, and were")
        fix = _number(columns, "Look whether what it holds is right.", "Look whether what they hold is right.")
        yield _note("IMP077", name, places, f"{why} read like the others.", fix)
    if survey.merged:
        places = [f"{letters(each.left)}{each.top}:{letters(each.left)}{each.bottom}" for each in survey.merged]
        why = "the value of merged cells was read as the value of every row that they go over."
        fix = "Look whether it holds for each of these children."
        yield Problem("IMP078", Severity.WARNING, f"{name}!{_list(places)}", "", why, fix)
    if survey.repeated:
        why = _number(
            survey.repeated, "this row repeats the headings, and was", "these rows repeat the headings, and were"
        )
        yield _note("IMP079", name, _runs(survey.repeated), f"{why} left out.", "Nothing need be done.")
    if unread:
        why = _number(unread, "this sheet is hidden, and was", "these sheets are hidden, and were")
        where = _list(unread)
        fix = f'Nothing need be done, unless it is the right one: then say --sheet "{unread[0]}".'
        yield Problem("IMP077", Severity.NOTE, where, "", f"{why} not read.", fix)


def _note(id: str, name: str, places: Sequence[str], why: str, fix: str) -> Problem:  # noqa: A002 - the contract's word
    return Problem(id, Severity.NOTE, f"{name}!{_list(places)}", "", why, fix)


def _number(of: Sequence[object], one: str, several: str) -> str:
    return one if len(of) == 1 else several


def _list(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _runs(rows: Iterable[int]) -> list[str]:
    """Rows that follow one another as one range: `29:31`; one alone as `46`."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return [str(first) if first == last else f"{first}:{last}" for first, last in runs]
