"""Children by year group for a plan: made up, one for each of so many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from transfer_cli.domain.case import Case, PhaseMove, SettingType
from transfer_cli.domain.plan_example import made_up
from transfer_cli.domain.settings import Settings
from transfer_cli.readers.settings_toml import read_settings

FOLDER = Path(__file__).parent


def plan_settings(name: str) -> Settings:
    """The settings of one of the plans in this folder."""
    return read_settings(FOLDER / f"{name}.toml")


def children(
    count: int,
    year: int,
    ncy: int,
    setting: SettingType = SettingType.MAINSTREAM,
    move: PhaseMove | None = PhaseMove.NONE,
) -> list[Case]:
    """So many in a year group of the school year that begins in `year`, known since September 2014."""
    child = replace(made_up(year, ncy, setting, move), known_from=date(2014, 9, 1))
    return [replace(child, reference=f"{year}-{ncy}-{setting.value}-{number}") for number in range(1, count + 1)]


def as_published(settings: Settings) -> list[Case]:
    """As many children as each group of a plan counts, in its first year group."""
    return [
        child
        for group in settings.plan
        for child in children(group.published_count or 0, group.starts, group.year_groups[0])
    ]
