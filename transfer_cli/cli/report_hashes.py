"""The content hashes of the weekly report, by which two copies of a record are compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.cli.week_counted import week_counted
from transfer_cli.domain.dates import show_day

if TYPE_CHECKING:
    from transfer_cli.domain.settings import Settings


def report_hashes(record: str, settings: Settings, as_of: date) -> dict[str, str]:
    """The hashes of the week's report for each audience, by name; none without a child in the record.

    Args:
        record: File or address; it must be a record.
    """
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.weekly import EXACT, weekly_report
    from transfer_cli.store import open_store

    with open_store(record, create=False) as store:
        caseload = store.caseload(as_of)
        if not caseload.cases or settings.jurisdiction != "england":
            return {}
        week = week_counted(store, settings, caseload, timelines(caseload, settings))
    days = f"as of {show_day(as_of)}"
    return {f"weekly-{audience.value}": weekly_report(week, audience, days).hash for audience in EXACT}


def differing(noted: Mapping[str, str], found: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the reports whose hashes are not those that were noted."""
    return tuple(name for name, digest in noted.items() if found.get(name) != digest)


def settings_in(path: Path | None) -> Settings:
    """The settings in a file; the usual ones without one."""
    from transfer_cli.readers.settings_toml import default_settings, read_settings

    return read_settings(path) if path else default_settings()
