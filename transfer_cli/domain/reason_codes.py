"""The codes of reasons for slipping, as people give them."""

from __future__ import annotations

LATE_ADVICE, OTHER, NOT_SAID = "late_advice", "other", "not_said"

GIVEN: tuple[str, ...] = (
    LATE_ADVICE,
    "no_officer",
    "family_asked",
    "setting_closed",
    "exception_ground",
    "record_wrong",
    OTHER,
)
"""Those that staff can give."""
