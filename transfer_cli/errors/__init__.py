"""What can be wrong, in three kinds that are never mixed.

A `Problem` is bad data: a value, collected and shown with all the others. A `TransferError` stops a command:
raised anywhere, caught once at the edge, carrying its exit code. Anything else that escapes is our own defect.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar


class Severity(StrEnum):
    """How much a problem matters: a rejected row is not loaded, the others are."""

    REJECT = "reject"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one value.

    Attributes:
        id: Stable id that `transfer explain` expands, such as `IMP012`.
        severity: Whether the row is refused or the value only noted.
        where: Place a person can find, such as `row 36, column date_of_birth`.
        value: The value as it was read; empty when the value is what is missing.
        why: One sentence.
        fix: What to do about it, one sentence.
        source: File the problem stands in, or empty.
        row: Row the problem stands in, as a spreadsheet counts; 0 = not about one row.
        column: Canonical name of the column, or the heading of one that is not known; empty = not about one column.
    """

    id: str
    severity: Severity
    where: str
    value: str
    why: str
    fix: str
    source: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.source, self.where) if part)
        shown = f'"{self.value}": ' if self.value else ""
        return f"{place}: {shown}{self.why} {self.fix} [{self.id}]"

    def as_json(self) -> dict[str, str]:
        """The problem as the contract's JSON object."""
        return {key: str(value) for key, value in asdict(self).items() if key not in {"source", "row", "column"}}


class TransferError(Exception):
    """A command cannot go on.

    Args:
        id: Stable id that `transfer explain` expands.
        what: What happened and where, one sentence.
        fix: How to mend it, one sentence.
        problems: The single values at fault, when there are several.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, id: str, what: str, fix: str, problems: tuple[Problem, ...] = ()) -> None:  # noqa: A002 - the contract's word
        super().__init__(f"{what} {fix} [{id}]")
        self.id = id
        self.what = what
        self.fix = fix
        self.problems = problems

    def as_json(self) -> dict[str, object]:
        """The error as it is printed under --json."""
        return {
            "error": {
                "id": self.id,
                "what": self.what,
                "fix": self.fix,
                "exit_code": self.exit_code,
                "problems": [problem.as_json() for problem in self.problems],
            }
        }


class InputUnusable(TransferError):
    """The file, settings or database cannot be used at all; nothing was changed."""

    exit_code = 3


class NotUnderstood(TransferError):
    """What is asked on the command line cannot be understood; nothing was changed."""

    exit_code = 2


class Refused(TransferError):
    """It would break a rule; nothing was changed."""

    exit_code = 4


class Busy(TransferError):
    """Somebody else holds it or changed it meanwhile; nothing was changed."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What `transfer explain ID` says of an error.

    Attributes:
        title: A few words.
        why: Why it is a problem, with the source of the rule where there is one.
        fix: How to mend it, step by step if need be.
    """

    title: str
    why: str
    fix: str
