"""The content hashes of the weekly report, by which two copies of a record are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.domain.calendar import WEEK
from transfer_cli.domain.dates import show_day

if TYPE_CHECKING:
    from transfer_cli.domain.settings import Settings


def report_hashes(record: str, settings: Settings, as_of: date) -> dict[str, str]:
    """The hashes of the week's report for each audience, by name; none without a child in the record.

    Args:
        record: File or address; it must be a record.
    """
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.week import count_week
    from transfer_cli.reports.weekly import Audience, weekly_report
    from transfer_cli.store import open_store

    with open_store(record, create=False) as store:
        caseload, schedule, kept = store.caseload(as_of), store.schedule(as_of), store.forecasts(as_of)
    if not caseload.cases or settings.jurisdiction != "england":
        return {}
    before = as_of - WEEK
    week = count_week(
        timelines(caseload, settings), timelines(replace(caseload, as_of=before), settings), settings, as_of, before,
        schedule.feasible if schedule else None, kept,
    )  # fmt: skip
    days = f"as of {show_day(as_of)}"
    return {f"weekly-{audience.value}": weekly_report(week, audience, days).hash for audience in Audience}


def differing(noted: Mapping[str, str], found: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the reports whose hashes are not those that were noted."""
    return tuple(name for name, digest in noted.items() if found.get(name) != digest)


def settings_in(path: Path | None) -> Settings:
    """The settings in a file; the usual ones without one."""
    from transfer_cli.readers.settings_toml import default_settings, read_settings

    return read_settings(path) if path else default_settings()
