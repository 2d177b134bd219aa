"""Cases that come again: they had gone with the import that brought them, when that was undone.

Their first row is still there and is never written again. What is new of them are changes of values that were never
right, beside a row that says that they are back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import compress

from sqlalchemy import Connection

from transfer_cli.domain.changes import Changes, FieldChange, NewCases
from transfer_cli.domain.columns import BLANK, FIELDS, Fields, to_text
from transfer_cli.store.current import read_fields
from transfer_cli.store.reading import batches


def with_returns(connection: Connection, changes: Changes, away: Collection[str]) -> tuple[Changes, tuple[str, ...]]:
    """The changes with cases that come again told from new ones.

    Args:
        away: References of cases that have gone.

    Returns:
        The changes without those among the new cases, but with changes of their fields; and their references.
    """
    if not away or not (changes.new_cases or changes.newcomers):
        return changes, ()
    back = [case for case in changes.new_cases if case["reference"] in away]
    new = tuple(case for case in changes.new_cases if case["reference"] not in away)
    newcomers = changes.newcomers
    if newcomers:
        back += _cases(newcomers, away)
        newcomers = _without(newcomers, away)
    if not back:
        return changes, ()
    fields = (*changes.fields, *_rewritten(connection, back))
    references = tuple(str(case["reference"]) for case in back)
    return replace(changes, new_cases=new, newcomers=newcomers, fields=fields), references


def _cases(newcomers: NewCases, away: Collection[str]) -> list[Fields]:
    """Those of them that had gone."""
    columns = newcomers.fields
    return [
        {**BLANK, **{name: values[n] for name, values in columns.items()}}
        for n, reference in enumerate(columns["reference"])
        if reference in away
    ]


def _without(newcomers: NewCases, away: Collection[str]) -> NewCases:
    """Those of them that are new; all milestones stay."""
    stays = [reference not in away for reference in newcomers.fields["reference"]]
    fields = {name: list(compress(values, stays)) for name, values in newcomers.fields.items()}
    return NewCases(fields, newcomers.milestones)


def _rewritten(connection: Connection, cases: Iterable[Fields]) -> list[FieldChange]:
    """What differs from what is known of them."""
    changes = []
    for some in batches(cases):
        known = dict(read_fields(connection, [str(case["reference"]) for case in some]))
        for case in some:
            reference = str(case["reference"])
            for column in FIELDS:
                old, new = to_text(known[reference][column.name]), to_text(case[column.name])
                if old != new:
                    changes.append(FieldChange(reference, column.name, old, new, None))
    return changes
