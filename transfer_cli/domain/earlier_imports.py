"""What was loaded before a file: the file itself, and what came since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from transfer_cli.domain.calendar import school_year
from transfer_cli.domain.changes import Operation

IMPORT = "import"
_CASES_BY_HAND = ("case ", "letters posted")
"""Beginnings of the other commands that change what a file of cases says too."""


def words_for(kind: str) -> str:
    """The beginning of what the audit log says of an import of this kind: `caseload file`."""
    return f"{kind} file"


def same_year(imports: Iterable[Operation], as_of: date) -> Operation | None:
    """The last of these for a day of the same school year."""
    year = school_year(as_of)
    same = (operation for operation in imports if school_year(operation.as_of) == year)
    return max(same, key=lambda operation: operation.id, default=None)


def come_since(operations: Iterable[Operation], earlier: Operation) -> tuple[Operation, ...]:
    """What has come after that import and may have changed what it said."""
    kind = earlier.words.partition(":")[0]
    return tuple(o for o in operations if o.id > earlier.id and _touches(o, kind))


def latest_day(operations: Sequence[Operation]) -> date | None:
    """The latest day for which a caseload was loaded."""
    days = (o.as_of for o in operations if o.command == IMPORT and _is_of(o, words_for("caseload")))
    return max(days, default=None)


def _touches(operation: Operation, kind: str) -> bool:
    if operation.command == IMPORT:
        return _is_of(operation, kind)
    return kind == words_for("caseload") and operation.command.startswith(_CASES_BY_HAND)


def _is_of(operation: Operation, kind: str) -> bool:
    return operation.words.partition(":")[0] == kind
