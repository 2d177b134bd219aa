"""The schedule as JSON."""

from __future__ import annotations

from transfer_cli.domain.schedule.check import Overfull
from transfer_cli.domain.schedule.judge import Remedy, Shortfall
from transfer_cli.domain.schedule.moves import Move
from transfer_cli.domain.schedule.outcome import Schedule, Start
from transfer_cli.reports.schedule import NO_ROOM, TOO_LATE, WHATEVER_IS_DONE
from transfer_cli.reports.schedule_tables import load_by_week, monday


def document(schedule: Schedule, *, recorded: bool) -> dict[str, object]:
    """The contract's JSON document, and what is late, moved, not for the post or broken, and the load by week."""
    return {
        "feasible": schedule.feasible,
        "as_of": schedule.as_of,
        "recorded": recorded,
        "hash": schedule.hash,
        "starts": [_start_document(schedule, start) for start in schedule.starts],
        "shortfalls": [_shortfall_document(schedule, each) for each in schedule.shortfalls],
        "remedies": [_remedy_document(schedule, each) for each in schedule.remedies],
        **_ahead_document(schedule),
        "fits_by_law_alone": schedule.fits_by_law and not schedule.gone,
        "late": [start.window.reference for start in schedule.late],
        "without_week": [start.window.reference for start in schedule.without_week],
        "overfull": [_overfull_document(schedule, each) for each in schedule.overfull],
        "moved": [start.window.reference for start in schedule.moved],
        "moves": [_move_document(move) for move in schedule.moves],
        "preferences": [each._asdict() for each in schedule.preferences],
        "by_hand": [
            {"reference": start.window.reference, "by": schedule.notice_by(start)} for start in schedule.by_hand
        ],
        "broken": [
            {"reference": start.window.reference, "why": why}
            for start in schedule.starts
            for why in (*start.window.broken, *start.window.waived)
        ],
        "not_as_agreed": [
            {"reference": start.window.reference, "why": start.window.unkept}
            for start in schedule.starts
            if start.window.unkept
        ],
        "weeks": [
            {
                "week": week.monday,
                "room": week.room,
                "room_by_starts": week.room_by_starts,
                "starts": week.starts,
                "open": week.open,
                "full": week.full,
            }
            for week in load_by_week(schedule)
        ],
    }


def scenario_document(change: str, schedule: Schedule) -> dict[str, object]:
    """One what-if, without its starts; `short_by` is that of the shortfall that lacks most, for they overlap."""
    load = load_by_week(schedule)
    return {
        "change": change,
        "feasible": schedule.feasible,
        "late": len(schedule.late),
        "short_by": max((each.short_by for each in schedule.shortfalls), default=0),
        "most_a_week": max((week.starts for week in load), default=0),
        "last_week": max((week.monday for week in load if week.starts), default=None),
        "moved": len(schedule.moved),
        "moves": [_move_document(move) for move in schedule.moves],
        "shortfalls": [_shortfall_document(schedule, each) for each in schedule.shortfalls],
        "remedies": [_remedy_document(schedule, each) for each in schedule.remedies],
    }


def _shortfall_document(schedule: Schedule, each: Shortfall) -> dict[str, object]:
    return {
        "from": monday(schedule, each.first),
        "to": monday(schedule, each.last),
        "must_start": each.must_start,
        "room": each.room,
        "short_by": each.short_by,
        "limit": each.limit,
        "id": TOO_LATE if each.limit in WHATEVER_IS_DONE else NO_ROOM,
    }


def _overfull_document(schedule: Schedule, each: Overfull) -> dict[str, object]:
    return {
        "from": monday(schedule, each.first),
        "to": monday(schedule, each.last),
        "starts": each.starts,
        "room": each.room,
        "limit": each.limit,
        "fault": each.fault,
    }


def _remedy_document(schedule: Schedule, each: Remedy) -> dict[str, object]:
    return {
        "extra_starts_per_week": each.extra_starts,
        "from": monday(schedule, each.first),
        "to": monday(schedule, each.last),
        "extra_open_reviews": each.extra_open,
        "officer": each.officer,
        "of_team": each.team and each.officer is None,
        "of_officers": each.officers and each.officer is None,
        "extra_psychologist_assessments_per_week": each.extra_assessments,
        "extra_panel_cases_per_month": each.extra_panel,
    }


def _ahead_document(schedule: Schedule) -> dict[str, object]:
    """What else would help, until when, and what happens if nothing does."""
    recovery, pace = schedule.recovery, schedule.pace
    return {
        "other_ways": [
            {
                "kind": way.kind,
                "amount": way.amount,
                "from_by": monday(schedule, way.week),
                "starts_per_week": way.starts,
                "open_reviews": way.opened,
                "shared_cases": way.shared,
                "raises_team_limits": way.team,
            }
            for way in schedule.other_ways
        ],
        "recovery": recovery
        and {"until": monday(schedule, recovery.last), "extra_starts_per_week_then": recovery.extra_starts},
        "pace": pace and {"starts_per_week": round(pace.starts, 1), "needed": pace.needed, "late": list(pace.late)},
    }


def _move_document(move: Move) -> dict[str, object]:
    return {
        "reference": move.reference,
        "first_promise": move.first,
        "previous": move.previous,
        "week": move.week,
        "previous_officer": move.before,
        "officer": move.officer,
        "why": move.why,
        "by_choice": move.by_choice,
    }


def _start_document(schedule: Schedule, start: Start) -> dict[str, object]:
    window, case = start.window, start.window.case
    last = window.first if window.last is None else window.last
    return {
        "reference": window.reference,
        "week": monday(schedule, start.place.week if start.place else None),
        "officer": start.officer,
        "window": [monday(schedule, window.first), monday(schedule, last)],
        "late": start.late,
        "pinned": start.pinned,
        "buffer_weeks": start.buffer,
        "first_promise": case.first_promise.week if case.first_promise else None,
        "previous": case.promise.week if case.promise else None,
    }
