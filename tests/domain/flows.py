"""Flows made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from transfer_cli.domain.flow import Flow, NextWeek, PastWeek
from transfer_cli.domain.forecast import HORIZON
from transfer_cli.domain.forecast_run import Draw, Outlook
from transfer_cli.domain.past_pace import past_pace


def chance(seed: int) -> Draw:
    return Random(seed).random  # noqa: S311 - no secret


def weeks(number: int, *, begun: int, ripe: int, concluded: int) -> tuple[PastWeek, ...]:
    """So many weeks in term, all alike."""
    return (PastWeek(in_term=True, begun=begun, ripe=ripe, concluded=concluded),) * number


STEADY = weeks(52, begun=4, ripe=20, concluded=4)
"""A year in which four reviews began and four of twenty ripe ones were concluded each week."""


def a_flow(past: Sequence[PastWeek] = STEADY, **changes: Any) -> Flow:
    """Ten waiting children, and as many reviews under way as that year would leave."""
    steady = Flow(
        past=tuple(past), waiting=10, fixed=(), young=(4,) * 12, ripe=20, delay=12, concluded=208, first_concluded=52,
        lately=208,
    )  # fmt: skip
    return replace(steady, **changes)


def an_outlook(
    found: Flow, *, room: int | None = None, most_open: int | None = None, newcomers_for: int = 0
) -> Outlook:
    """Weeks in term with the same room in each; nothing can begin in the first two."""
    ahead = [NextWeek(in_term=True, room=0)] * 2 + [NextWeek(in_term=True, room=room)] * (HORIZON - 2)
    return Outlook(found, past_pace(found), ahead, most_open, newcomers_for)
