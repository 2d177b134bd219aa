"""The short form that families fill in: three answers of 1 to 5, and words that no report prints.

The answers stand in the step's remark, so that they survive an export and can come in by an events file:
`satisfied=4; understood=5; involved=3; The letter was clear.`
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FORM = "family_feedback"

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "satisfied": "Satisfied with the process",
        "understood": "Understood the letter",
        "involved": "Felt involved",
    }
)
"""What the form asks, by its key."""

LOWEST, HIGHEST = 1, 5


def note_of(given: Mapping[str, int], words: str = "") -> str:
    """The remark that carries the answers, then the words."""
    parts = [f"{key}={given[key]}" for key in QUESTIONS if key in given]
    return "; ".join([*parts, words] if words else parts)


def answers(note: str) -> dict[str, int]:
    """The answers in a remark; what is no answer of 1 to 5 is left out."""
    found: dict[str, int] = {}
    for part in note.split(";"):
        key, mark, value = part.strip().partition("=")
        number = value.strip()
        if mark and key.strip() in QUESTIONS and number.isdecimal() and LOWEST <= int(number) <= HIGHEST:
            found.setdefault(key.strip(), int(number))
    return found
