"""What the timeline makes of a worked case, in the words of its table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import WEEKDAYS, day
from tests.domain.worked import SETTINGS, SHORT, a_child
from transfer_cli.domain.case import Document, Event, LeftReason, PhaseMove, SettingType
from transfer_cli.domain.obligation import Obligation, Timeline
from transfer_cli.domain.rules.worked_cases import WorkedCase
from transfer_cli.domain.timeline import timeline
from transfer_cli.readers.bank_holidays import ENGLAND_BANK_HOLIDAYS

OFFICE = replace(SETTINGS, bank_holidays=ENGLAND_BANK_HOLIDAYS)
EXCEPT = re.compile(r"except (\w+) (.+?) to (.+?)(?: asked (.+?))?(?: of (\w+))?")
WORDS = "|".join(WEEKDAYS)


def evaluated(case: WorkedCase) -> Timeline:
    """The timeline of that case on its day, with its counting."""
    child = a_child(known_from=date(2014, 9, 1), **_child(case.child))
    return timeline(replace(child, events=_events(case.happened)), OFFICE, day(case.asked_on), explain=True)


def found(case: WorkedCase, timeline_: Timeline, wanted: str) -> str:
    """What stands in the place of one expectation, in its own words."""
    name, _, _ = wanted.removeprefix("no ").partition(" ")
    match name:
        case "stage":
            return f"stage {timeline_.stage}"
        case "addressee":
            return f"addressee {timeline_.addressee.role}"
        case "first_deadline":
            assert timeline_.conclude_by
            return f"first_deadline {_weekday(timeline_.conclude_by.due)}"
        case "latest_start" | "latest_notice":
            (of_rule,) = (o for o in timeline_.obligations if o.rule == case.rule)
            latest = getattr(of_rule, name)
            return f"{name} {_weekday(latest)}"
        case _:
            made = _obligation(case, timeline_, name)
            return f"no {name}" if made is None else f"{name} {_said(made)}"


def _obligation(case: WorkedCase, timeline_: Timeline, name: str) -> Obligation | None:
    read = re.fullmatch(r"(\w+?)(?:@([\w-]+))?(?:\[(.+)\])?", name)
    assert read, name
    kind, rule, about = read[1], read[2] or case.rule, read[3]
    of_kind = [o for o in timeline_.obligations if o.kind == kind and o.rule == rule]
    fitting = [o for o in of_kind if about is None or o.about.replace(" ", "_") == about]
    return fitting[0] if fitting else None


def _said(made: Obligation) -> str:
    late = f" {made.days_late}" if made.days_late else ""
    return f"{_weekday(made.due)} {made.state}{late}"


def _weekday(on: date | None) -> str:
    assert on
    return f"{WEEKDAYS[on.weekday()]} {on.day} {on:%b} {on.year}"


def _child(text: str) -> Mapping[str, Any]:
    """Fields of the case from `born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017`."""
    changes: dict[str, Any] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        word, _, rest = part.partition(" ")
        match word:
            case "born":
                changes["date_of_birth"] = day(rest)
            case "lda" | "non_statutory":
                changes["document"] = Document(word)
            case "post16" | "home":
                changes["setting_type"] = SettingType(word)
            case "moves":
                kind, _, on = rest.partition(" ")
                changes |= {"phase_move": PhaseMove(kind), "phase_move_on": day(on)}
            case "moved":
                changes["moved_in_on"] = day(rest.removeprefix("in "))
            case "left":
                on, _, reason = rest.rpartition(" ")
                changes |= {"left_on": day(on), "left_reason": LeftReason(reason)}
            case "cannot":
                changes["young_person_can_decide"] = False
            case _:
                field = {"reviewed": "last_annual_review", "made": "document_date", "begins": "assessment_begins"}[word]
                changes[field] = day(rest)
    return changes


def _events(text: str) -> tuple[Event, ...]:
    parts = filter(None, (part.strip() for part in text.split(",")))
    made = [_event(part, number) for number, part in enumerate(parts, start=1)]
    return tuple(sorted(made, key=lambda event: event.happened))


def _event(part: str, number: int) -> Event:
    if excepted := EXCEPT.fullmatch(part):
        ground, first, last, asked, agency = excepted.groups()
        values = {"from": day(first), "to": day(last), "asked": day(asked) if asked else None}
        detail = {key: value.isoformat() for key, value in values.items() if value}
        detail |= {"evidence": "a letter", "approved_by": "the SEN manager"} | ({"agency": agency} if agency else {})
        return Event(f"exception:{ground}", day(first), id=number, detail=detail)
    read = re.fullmatch(rf"(.+?) ((?:{WORDS}) .+)", part)
    assert read, part
    return Event(SHORT.get(read[1], read[1]), day(read[2]), id=number)
