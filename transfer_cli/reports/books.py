"""The books of any period as a report of their own."""

from __future__ import annotations

from datetime import date

from transfer_cli.domain.books import Books
from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count
from transfer_cli.reports.report import Report
from transfer_cli.reports.sections_books import books_section, late_records, moved_children

READERS = {
    "sendsg": "For members of the SEND strategy group only. It names nobody, but small numbers stand in it, by which "
    "somebody could be recognised: it is not for publication.",
    "team": "For the SEN team only: it names children. Keep it where only the team can read it.",
}


def books_report(
    books: Books, restated: Books, before_on: date, as_of: date, authority: str, days: str, audience: str
) -> Report:
    """The report.

    Args:
        restated: How the open cases of `before_on`, as known then, became those known now.
        before_on: Last day before the period, which ends with `as_of`.
        audience: `sendsg`, or `team`, which is given the children behind the lines.
    """
    period = f"{show_day(before_on + DAY)} to {show_day(as_of)}"
    named = (moved_children(books, "Children behind the movement"), late_records(restated, before_on))
    went = books.transferred + books.no_plan + sum(books.left.values()) + books.out_of_scope
    came = books.came_in + books.reopened
    return Report(
        name=f"books-from-{(before_on + DAY).isoformat()}",
        audience=audience,
        readers=READERS[audience],
        authority=authority,
        as_of=as_of,
        days=days,
        title=f"Books of the transfers, {period}",
        verdict="The books balance",
        headline=(
            f"{books.opening:,} open before, {count(came, 'child', 'children')} in, {went:,} out, "
            f"{books.closing:,} open at the end."
        ),
        honest=_late(restated, before_on),
        figures=(("open before", books.opening), ("in", came), ("out", went), ("open at the end", books.closing)),
        sections=(
            books_section(books, restated, before_on, as_of, "Line by line"),
            *(named if audience == "team" else ()),
        ),
        numbers=books_document(books, restated, before_on, as_of),
    )


def _late(restated: Books, before_on: date) -> str:
    late = len(restated.movements)
    if not late:
        return "Nothing was recorded afterwards that changes the first of these figures."
    change = restated.closing - restated.opening
    changes = count(late, "change", "changes")
    return f"{changes} of what was open on {show_day(before_on)} came to be known only afterwards, {change:+,} in all."


def books_document(books: Books, restated: Books, before_on: date, as_of: date) -> dict[str, object]:
    """The lines for programs."""
    change = restated.closing - restated.opening
    return {
        "from": (before_on + DAY).isoformat(),
        "to": as_of.isoformat(),
        "opening_as_known_then": books.opening - change,
        "recorded_late": change,
        "opening": books.opening,
        "came_in": books.came_in,
        "reopened": books.reopened,
        "transferred": books.transferred,
        "no_plan": books.no_plan,
        "left": dict(books.left),
        "out_of_scope": books.out_of_scope,
        "closing": books.closing,
    }
