"""What is due in a nation whose law is not England's: the same steps under its own rules, without those it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from transfer_cli.domain.calendar import DAY
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Kind, Obligation
from transfer_cli.domain.rules.ruleset import RuleSet


def of_nation(obligations: Iterable[Obligation], rules: RuleSet) -> tuple[Obligation, ...]:
    """The obligations that this nation knows, each with its own rule; a rule that is uncertain says so."""
    if not rules.in_place_of:
        return tuple(obligations)
    return tuple(found for made in obligations if (found := _own(made, rules)))


def _own(made: Obligation, rules: RuleSet) -> Obligation | None:
    id_ = rules.in_place_of.get(made.rule, made.rule)
    rule = rules.rule(id_)
    if rule is None:
        return None
    source = f"{rule.source} (uncertain: {rule.confidence})" if rule.confidence.uncertain else rule.source
    working = _to_notice(made) if made.kind == Kind.CONCLUDE_BY and rules.notice_concludes else made.working
    return replace(made, rule=id_, source=source, working=working, what=rules.says.get(rule.id, ""))


def _to_notice(made: Obligation) -> tuple[str, ...]:
    """The counting of a day that is kept by the notice alone."""
    if not made.working:
        return ()
    said = (made.working[0], f"notice given before {show_day(made.due + DAY)}: last day {show_day(made.due)}")
    return (*said, f"notice given {show_day(made.done)}") if made.done else said
