"""What the record does not say, or only presumes, of open cases: counted, with the children behind each count."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Kind, Timeline

SCHOOL_YEARS = range(1, 12)
"""Years 1 to 11, in which every pupil of a maintained school has a UPN."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known.

    Attributes:
        key: Name for programs.
        what: What is missing, in a few words.
        why: What it puts at risk.
        children: Those it is missing of, in order of reference.
        lasting: Whether the field outlives the erasure of a child, so that figures of the past stay as they were.
    """

    key: str
    what: str
    why: str
    children: tuple[Timeline, ...]
    lasting: bool


Test = Callable[[Timeline], bool]

_ERASED = ("officer", "upn", "contacts", "hold")
"""Gaps in fields that go when a child is erased."""

_GAPS: tuple[tuple[str, str, str, Test], ...] = (
    (
        "phase_move",
        "Phase move presumed, not confirmed",
        "the lawful day may be months too early or too late",
        lambda t: any(o.presumed for o in t.of(Kind.CONCLUDE_BY)),
    ),
    (
        "beginning",
        "Day on which the assessment began not recorded",
        "the last day for the plan is worked out from the notice",
        lambda t: t.begins_assumed,
    ),
    ("officer", "No officer", "nobody is asked when it is late", lambda t: not t.case.officer),
    (
        "review",
        "No annual review recorded",
        "a review may be missed while the child waits",
        lambda t: t.case.document == Document.STATEMENT and t.case.last_annual_review is None,
    ),
    ("need", "Primary need not known", "advice may be asked of the wrong agency", lambda t: not t.case.primary_need),
    (
        "upn",
        "No UPN in Years 1 to 11",
        "the child may be in two files under two names",
        lambda t: t.ncy in SCHOOL_YEARS and not t.case.upn,
    ),
    (
        "contacts",
        "Nobody named to write to",
        "letters go to the home address without a name",
        lambda t: not t.case.contacts,
    ),
    ("hold", "Letters held", "notice cannot be given until the hold is lifted", lambda t: bool(t.case.hold_letters)),
)


def gaps(timelines: Iterable[Timeline]) -> tuple[Gap, ...]:
    """Every kind of gap, also those that are nobody's.

    Args:
        timelines: Those that count; whoever is not open is left out.
    """
    found = sorted((t for t in timelines if t.is_open), key=lambda t: t.case.reference)
    return tuple(
        Gap(key, what, why, tuple(t for t in found if test(t)), key not in _ERASED) for key, what, why, test in _GAPS
    )
