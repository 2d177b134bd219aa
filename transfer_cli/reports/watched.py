"""One week of slippage, advice and what families told: counted, and not yet laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transfer_cli.domain.advice import Advice, AdviceState, advice, answered, answered_between, in_state, median_wait
from transfer_cli.domain.agency_groups import agency_group
from transfer_cli.domain.calendar import Calendar
from transfer_cli.domain.changes import RecordedSchedule
from transfer_cli.domain.escalating import by_rung
from transfer_cli.domain.families import TOPICS, Told, about, told
from transfer_cli.domain.matters import Matter, matters
from transfer_cli.domain.obligation import Timeline
from transfer_cli.domain.redated import Move, OnLastDay, moved_there, moves_between, on_last_day, promised, redated
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.slip_reasons import Explained, Verdict, by_reason, explained, slipped, with_verdict
from transfer_cli.domain.slippage import Slip
from transfer_cli.domain.stuck import Stuck, Why, in_way, stuck
from transfer_cli.domain.terms import Period, latest
from transfer_cli.domain.watching import Rung


@dataclass(frozen=True, slots=True)
class Watched:
    """What is behind these sections, as lists: each figure is the length of one.

    Attributes:
        slipped: Children who slipped, each with its reason.
        slipped_by_kind: The same, with the kind of an agency in place of its name.
        told_to: Late children by the step of the ladder that they have come to.
        advice: All advice about the children, by kind of agency.
        overdue_before: Advice that was overdue a week earlier, likewise.
        redated: Open children whose promised week was ever changed.
        moves: Changes of a promised week in the seven days.
        terms: This school term and the one before.
    """

    as_of: date
    before_on: date
    slipped: tuple[Explained, ...]
    slipped_by_kind: tuple[Explained, ...]
    told_to: dict[Rung, tuple[Slip, ...]]
    advice: dict[str, tuple[Advice, ...]]
    overdue_before: dict[str, tuple[Advice, ...]]
    stuck: tuple[Stuck, ...]
    redated: tuple[Timeline, ...]
    moves: tuple[Move, ...]
    on_last_week: tuple[OnLastDay, ...]
    told: tuple[Told, ...]
    terms: tuple[Period, ...]
    open: tuple[Matter, ...]


def count_watched(
    children: Sequence[Timeline],
    before: Iterable[Timeline],
    slips: Iterable[Slip],
    settings: Settings,
    schedules: Iterable[RecordedSchedule],
    days: tuple[date, date],
) -> Watched:
    """Everything that these sections show.

    Args:
        children: As derived for the day of the report.
        before: As derived for a week earlier, from the same record.
        slips: Of the children.
        schedules: Those that held by the day of the report, in order.
        days: The day a week earlier, and that of the report.
    """
    before_on, as_of = days
    slips = tuple(slips)
    late = slipped(explained(slips, settings))
    references = {timeline.case.reference for timeline in children}
    of = {reference: one for reference, one in promised(schedules).items() if reference in references}
    return Watched(
        as_of=as_of,
        before_on=before_on,
        slipped=late,
        slipped_by_kind=tuple(_nameless(one, settings) for one in late),
        told_to=by_rung(slips, settings.watch.escalation),
        advice=_grouped(advice(children), settings),
        overdue_before=_grouped(in_state(advice(before), AdviceState.OVERDUE), settings),
        stuck=stuck(children, settings.watch),
        redated=redated(children, of),
        moves=moves_between(of, before_on, as_of),
        on_last_week=on_last_day(children, of, Calendar(settings.terms, settings.bank_holidays)),
        told=told(children),
        terms=latest(settings.terms, as_of),
        open=matters(children, settings.watch.answer_complaints_within),
    )


def _nameless(one: Explained, settings: Settings) -> Explained:
    found = one.reason
    if not found.agency:
        return one
    return replace(one, reason=replace(found, agency=agency_group(found.agency, settings.agencies)))


def _grouped(found: Iterable[Advice], settings: Settings) -> dict[str, tuple[Advice, ...]]:
    groups: dict[str, list[Advice]] = {}
    for one in found:
        groups.setdefault(agency_group(one.agency, settings.agencies), []).append(one)
    return {group: tuple(groups[group]) for group in sorted(groups)}


def every_advice(groups: dict[str, tuple[Advice, ...]]) -> tuple[Advice, ...]:
    """The advice of all agencies."""
    return tuple(one for group in groups.values() for one in group)


def watched_numbers(found: Watched) -> dict[str, object]:
    """The figures for programs."""
    return {
        "slippage_by_reason": [
            {"code": code.value, "agency": agency, "verdict": verdict.value, "children": len(cases)}
            for (code, agency, verdict), cases in by_reason(found.slipped_by_kind).items()
        ],
        "slippage_by_verdict": {verdict.value: len(with_verdict(found.slipped, verdict)) for verdict in Verdict},
        "stuck": {why.value: len(in_way(found.stuck, why)) for why in Why},
        "redated": len(found.redated),
        "redated_this_week": len(found.moves),
        "on_last_lawful_week": len(found.on_last_week),
        "moved_to_last_lawful_week": len(moved_there(found.on_last_week)),
        "escalation": [
            {"days_late": rung.days_late, "tell": rung.tell, "children": len(slips)}
            for rung, slips in found.told_to.items()
        ],
        "advice": [
            {
                "agency": agency,
                "asked": len(asked(pieces)),
                "received": len(answered(pieces)),
                "received_this_week": len(answered_between(pieces, found.before_on, found.as_of)),
                "overdue": len(in_state(pieces, AdviceState.OVERDUE)),
                "overdue_last_week": len(found.overdue_before.get(agency, ())),
                "ask_again": len(in_state(pieces, AdviceState.ASK_AGAIN)),
                "median_days": median_wait(pieces),
            }
            for agency, pieces in found.advice.items()
        ],
        "families": {
            topic.key: {
                **{term.name: len(about(found.told, topic, term)) for term in found.terms},
                "all": len(about(found.told, topic)),
            }
            for topic in TOPICS
        },
        "open_with_families": len(found.open),
    }


def asked(found: Iterable[Advice]) -> tuple[Advice, ...]:
    """Those that were asked for."""
    return tuple(one for one in found if one.request.asked)
