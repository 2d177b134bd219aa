"""A rule set as one authority reads it: the open points that change rows, applied to the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.obligation import Basis
from transfer_cli.domain.policy import Policy
from transfer_cli.domain.rules.ruleset import Anchor, CohortDeadline, Holder, Regime, RuleSet

AMENDED = date(2015, 4, 1)
"""SI 2015/505 comes into force: the plan's clock runs from the beginning and not from the notice."""

BEFORE = frozenset({"order-12", "order-14-3-a", "order-14-3-b", "guidance-post16-2015", "guidance-non-statutory"})
"""Rules whose words are "before" a day that others write as "by" that day, and one that takes its days from theirs."""


_MOVERS_OF_2018 = frozenset({"guidance-phase-2018", "guidance-special-2018", "guidance-post16-2018"})


@lru_cache(maxsize=64)
def read_as(rules: RuleSet, policy: Policy) -> RuleSet:
    """The rule set with its open points read in this way; itself when it is read so already."""
    if policy == rules.policy or rules.in_place_of:  # the open points are those of England's law
        return rules
    return replace(
        rules,
        policy=policy,
        notice_grace=rules.notice_grace if policy.thirteen_days_notice == "warn" else 0,
        regimes=tuple(_regimes(rules.regimes, policy.first_months)),
        deadlines=tuple(_deadlines(rules.deadlines, policy)),
    )


def _regimes(regimes: tuple[Regime, ...], first_months: str) -> Iterator[Regime]:
    """The regimes, the change of April 2015 taking hold when the authority says."""
    if first_months == "unless_expired" or not any(regime.anchor == Anchor.NOTICE for regime in regimes):
        yield from regimes
        return
    first, second, *others = regimes
    if first_months == "from_notice":
        yield replace(first, notice_before=AMENDED, when="before 1 Apr 2015")
        yield replace(second, notice_from=AMENDED)
    else:
        yield replace(second, notice_from=first.notice_from)
    yield from others


def _deadlines(rows: Iterable[CohortDeadline], policy: Policy) -> Iterator[CohortDeadline]:
    for row in rows:
        if _is_left_out(row, policy):
            continue
        read = replace(row, last_day=_last_day(row, policy))
        if row.rule == "order-14-3-a" and policy.sixth_form_leavers == "15_february":
            yield replace(read, rule="order-14-3-b", holder=Holder.YOUNG_PERSON, last_day=_february(policy))
            yield replace(read, holder=Holder.CHILD)
        else:
            yield read


def _is_left_out(row: CohortDeadline, policy: Policy) -> bool:
    """Whether the row is guidance that the authority does not follow."""
    if row.basis != Basis.GUIDANCE:
        return False
    if row.rule.startswith("guidance-year-9"):
        return policy.year_9 == "order_only"
    return row.rule in _MOVERS_OF_2018 and policy.movers_of_2018 == "order_only"


def _last_day(row: CohortDeadline, policy: Policy) -> tuple[int, int, int]:
    if row.rule == "guidance-lda" and policy.lda_by == "31_december_2016":
        return 0, 12, 31
    if row.rule in BEFORE and policy.before_a_day == "that_day":
        return _a_day_later(row.last_day)
    return row.last_day


def _february(policy: Policy) -> tuple[int, int, int]:
    return (0, 2, 15) if policy.before_a_day == "that_day" else (0, 2, 14)


def _a_day_later(last_day: tuple[int, int, int]) -> tuple[int, int, int]:
    years, month, day = last_day
    later = date(2015, month, day) + DAY
    return years, later.month, later.day
