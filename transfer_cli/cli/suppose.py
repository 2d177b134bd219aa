"""The options of "what if": another day of notice or beginning, further holidays, another reading of the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from transfer_cli.cli.options import DAY

if TYPE_CHECKING:
    from transfer_cli.domain.policy import Policy
    from transfer_cli.domain.settings import Settings

LONGEST = 366
"""Days that one holiday can have; whatever is longer was mistyped."""

Days = tuple[date, ...]


class Holiday(click.ParamType[Days]):
    """A day, or the first and last of several: `2017-05-02` or `2017-05-02..2017-05-05`."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Days:  # noqa: ANN401 - Click's signature
        """Every day of it, or Click's own usage error."""
        if isinstance(value, tuple):
            return value
        from transfer_cli.domain.calendar import days

        first, _, last = str(value).partition("..")
        begins = DAY.convert(first, param, ctx)
        ends = DAY.convert(last, param, ctx) if last else begins
        length = (ends - begins).days + 1
        if not 1 <= length <= LONGEST:
            self.fail(f'"{value}": write the first day, two dots and the last day.', param, ctx)
        return tuple(days(begins, length))


class Reading(click.ParamType[tuple[str, str]]):
    """An open point read otherwise: `year_9=order_only`."""

    name = "reading"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None  # noqa: ANN401 - Click's signature
    ) -> tuple[str, str]:  # fmt: skip
        """The switch and its value, or Click's own usage error."""
        if isinstance(value, tuple):
            return value
        from transfer_cli.cli.nearest import nearest
        from transfer_cli.domain.policy import SWITCHES

        key, _, chosen = (part.strip().casefold() for part in str(value).partition("="))
        switches = {switch.key: switch for switch in SWITCHES}
        if key not in switches:
            self.fail(f'"{key}" is no open point. {nearest(key, switches)}', param, ctx)
        if chosen not in switches[key].options:
            known = " or ".join(switches[key].options)
            self.fail(f'"{chosen}" is no reading of {key}. Write {key}={known}.', param, ctx)
        return key, chosen


HOLIDAY, READING = Holiday(), Reading()

F = TypeVar("F", bound=Callable[..., object])


def holiday_option(name: str) -> Callable[[F], F]:
    """A further holiday, in the same words everywhere."""
    return click.option(
        name, "holidays", type=HOLIDAY, multiple=True, metavar="DAY[..DAY]",
        help="As if nobody worked and no school were open on that day, or from the first to the last.",
    )  # fmt: skip


def policy_option(name: str) -> Callable[[F], F]:
    """Another reading of an open point, in the same words everywhere."""
    return click.option(
        name, "readings", type=READING, multiple=True, metavar="KEY=VALUE",
        help="As if [policy] in the settings read that open point so.",
    )  # fmt: skip


def supposed_settings(
    settings: Settings, holidays: tuple[Days, ...], readings: tuple[tuple[str, str], ...]
) -> Settings:
    """The settings with these holidays and readings."""
    from dataclasses import replace

    from transfer_cli.domain.what_if import with_holidays

    found = with_holidays(settings, [day for days in holidays for day in days])
    return replace(found, policy=_read(found.policy, readings))


def _read(policy: Policy, readings: tuple[tuple[str, str], ...]) -> Policy:
    for key, value in readings:
        policy = policy.choosing(key, value)
    return policy
