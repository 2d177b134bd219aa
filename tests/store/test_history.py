from __future__ import annotations

import pytest

from tests.builders import day
from transfer_cli.domain.changes import FieldChange
from transfer_cli.store.history import value_on

HOLDS = """
one change            | 3 Oct: B                     | 2 Oct A, 3 Oct B, end B
two in order          | 3 Oct: B, 10 Oct: C          | 2 Oct A, 9 Oct B, 10 Oct C, end C
recorded out of order | 10 Oct: C, 3 Oct: B          | 2 Oct A, 9 Oct B, 10 Oct C, end C
the same day twice    | 3 Oct: B, 3 Oct: C           | 2 Oct A, 3 Oct C, end C
never right           | ever: B                      | 1 Sep B, end B
never right after all | 3 Oct: B, ever: C            | 2 Oct C, 3 Oct C, end C
changed since         | ever: B, 3 Oct: C            | 2 Oct B, 3 Oct C, end C
known no longer       | 3 Oct: -                     | 2 Oct A, 3 Oct -, end -
nothing               |                              | 2 Oct A, end A
"""


def cases() -> list[tuple[str, list[FieldChange], str, str | None]]:
    found = []
    for line in HOLDS.strip().splitlines():
        name, changes, answers = (part.strip() for part in line.split("|"))
        made = [change(*part.split(": ")) for part in changes.split(", ") if part]
        found += [(f"{name}: {answer}", made, *_split(answer)) for answer in answers.split(", ")]
    return found


def _split(answer: str) -> tuple[str, str | None]:
    when, _, value = answer.rpartition(" ")
    return when, None if value == "-" else value


def change(when: str, new: str) -> FieldChange:
    holds_from = None if when == "ever" else day(f"{when} 2016")
    return FieldChange("CW0001", "officer", "?", None if new == "-" else new, holds_from)


@pytest.mark.parametrize(("changes", "when", "value"), [c[1:] for c in cases()], ids=[c[0] for c in cases()])
def test_the_value_of_a_field_on_a_day(changes: list[FieldChange], when: str, value: str | None) -> None:
    as_of = None if when == "end" else day(f"{when} 2016")
    assert value_on("A", changes, as_of) == value
