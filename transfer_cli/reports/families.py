"""What families told, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transfer_cli.domain.case import Document
from transfer_cli.domain.families import TOPICS, Told, about
from transfer_cli.domain.matters import Matter
from transfer_cli.domain.terms import Period
from transfer_cli.domain.words import capital
from transfer_cli.reports.table import Cell, Table


def families_table(found: Sequence[Told], terms: Sequence[Period], title: str) -> Table:
    """A row for each topic: the last terms, and everything so far."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            topic.group,
            capital(topic.label),
            *(len(about(found, topic, term)) for term in terms),
            len(about(found, topic)),
        )
        for topic in TOPICS
    )
    columns = ("Group", "What", *(capital(term.name) for term in terms), "So far")
    return Table(title=title, columns=columns, rows=rows, key="told")


def families_document(found: Sequence[Told], terms: Sequence[Period]) -> list[dict[str, object]]:
    """The same as JSON; `of_ldas` is what of `all` is of learning difficulty assessments."""
    of_ldas = [one for one in found if one.case.document == Document.LDA]
    return [
        {
            "topic": topic.key,
            "group": topic.group,
            "by_term": {term.name: len(about(found, topic, term)) for term in terms},
            "all": len(about(found, topic)),
            "of_ldas": len(about(of_ldas, topic)),
        }
        for topic in TOPICS
    ]


def matters_table(found: Iterable[Matter], title: str) -> Table:
    """What is open, one row each."""
    columns = ("Reference", "Name", "Officer", "What", "Since", "Due", "Days late", "Basis")
    return Table(
        title=title,
        columns=columns,
        rows=tuple(
            (
                one.case.reference,
                one.case.name,
                one.case.officer,
                one.what,
                one.since,
                one.due,
                one.days_late or None,
                one.basis.value if one.basis else None,
            )
            for one in found
        ),
        key="open",
    )
