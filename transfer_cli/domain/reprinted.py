"""Letters printed once more: which were before, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, Letter, NewEvent
from transfer_cli.domain.returned import letter_name

REPRINTED = "letter_reprinted"
"""The step in the case's own history, its note the reason."""


def reprints(cases: Iterable[Case]) -> dict[str, date]:
    """Names of the letters that were printed once more, with the last day of it."""
    return {
        event.detail["letter"]: event.happened
        for case in cases
        for event in case.events
        if event.step == REPRINTED and "letter" in event.detail
    }


def reprint_folders(cases: Iterable[Case]) -> frozenset[str]:
    """Names of the folders of copies that the record knows."""
    events = (event for case in cases for event in case.events if event.step == REPRINTED)
    return frozenset(event.detail["folder"] for event in events if "folder" in event.detail)


def reprinted(letters: Iterable[Letter], on: date, reason: str, folder: str) -> Changes:
    """What is recorded of letters that are printed once more."""
    return Changes(
        events=tuple(
            NewEvent(le.reference, REPRINTED, on, note=reason, detail={"letter": letter_name(le), "folder": folder})
            for le in letters
        )
    )
