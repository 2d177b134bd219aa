"""What is derived of one case, as the contract's JSON document and as sentences for people."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_cli.domain.columns import to_text
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.obligation import Basis, Kind, Obligation, Role, State, Timeline
from transfer_cli.domain.words import count, in_words

_WHAT = {
    Kind.NOTICE: "Notice of the assessment",
    Kind.PLAN_ISSUED: "The EHC plan is to be sent",
    Kind.NO_PLAN_NOTIFIED: "A decision that there will be no plan is to be notified",
    Kind.ADVICE: "Advice is to be in",
    Kind.DRAFT_RESPONSE: "The draft may be answered",
    Kind.CONCLUDE_BY: "The transfer is to be concluded",
    Kind.ANNUAL_REVIEW: "The statement is to be reviewed",
    Kind.CONSULT_YEAR6: "Year 6 is to be consulted",
    Kind.DECIDE_REQUEST: "The request for an assessment is to be decided",
    Kind.PLACEMENT_REPLY: "The setting that was consulted is to answer",
    Kind.NAME_SETTING: "The next setting is to be named",
    Kind.MOVED_IN_LETTER: "The family that moved here is to be told what happens next",
    Kind.STATEMENT_ENDS: "The statement is kept",
    Kind.TRIBUNAL_ORDER: "The Tribunal's order is to be carried out",
    Kind.FIRST_REVIEW: "The new plan is to be reviewed",
    Kind.APPEAL: "The family may appeal",
    Kind.MEDIATION: "Mediation",
}
_OVER = {
    Kind.DRAFT_RESPONSE: "the time to answer has passed",
    Kind.APPEAL: "the time to appeal has passed",
}
_UNTIL = frozenset({Kind.DRAFT_RESPONSE, Kind.STATEMENT_ENDS, Kind.APPEAL})
_BASIS = {Basis.STATUTE: "by law", Basis.GUIDANCE: "by guidance", Basis.LOCAL: "by the authority's own plan"}
_BY_RULE = {"agreed-turn": "as agreed with the family", "local-deadline": "by the authority's own target"}
_RUNNING = {
    Kind.DRAFT_RESPONSE: "the time is running",
    Kind.APPEAL: "the time is running",
    Kind.STATEMENT_ENDS: "still in force",
}
_ROLE = {
    Role.PARENT: "the parents",
    Role.YOUNG_PERSON: "the young person",
    Role.REPRESENTATIVE: "the representative",
    Role.YOUNG_PERSON_AND_REPRESENTATIVE: "the young person and the representative",
}


def as_document(timeline: Timeline) -> dict[str, object]:
    """The document that `transfer --json case explain` prints; dates are ISO strings or None."""
    return {
        "reference": timeline.case.reference,
        "as_of": timeline.as_of.isoformat(),
        "stage": timeline.stage.value,
        "in_scope": timeline.in_scope,
        "year_group": timeline.ncy,
        "addressee": {
            "role": timeline.addressee.role.value,
            "since": to_text(timeline.addressee.since),
            "names": list(timeline.addressee.names),
        },
        "notice_on": to_text(timeline.notice_on),
        "begins_on": to_text(timeline.begins_on),
        "begins_assumed": timeline.begins_assumed,
        "concluded_on": to_text(timeline.concluded_on),
        "overdue": timeline.overdue,
        "at_risk": timeline.at_risk,
        "risk": timeline.risk,
        "notes": list(timeline.notes),
        "obligations": [obligation_document(obligation) for obligation in timeline.obligations],
    }


def obligation_document(obligation: Obligation) -> dict[str, object]:
    """One obligation of that document; `presumed` and the latest days only where they mean something."""
    document: dict[str, object] = {
        "kind": obligation.kind.value,
        "due": obligation.due.isoformat(),
        "done": to_text(obligation.done),
        "state": obligation.state.value,
        "days_late": obligation.days_late,
        "basis": obligation.basis.value,
        "rule": obligation.rule,
        "source": obligation.source,
        "working": list(obligation.working),
    }
    if obligation.about:
        document["about"] = obligation.about
    if obligation.presumed is not None:
        document["presumed"] = obligation.presumed
    if obligation.confidence:
        document["confidence"] = obligation.confidence
        document["changes_if"] = obligation.changes_if
    if obligation.late_when_left:
        document["late_when_left"] = obligation.late_when_left
    if obligation.latest_start:
        document["latest_start"] = obligation.latest_start.isoformat()
        document["latest_notice"] = to_text(obligation.latest_notice)
    return document


def sentences(timeline: Timeline) -> str:
    """Everything for people: who is written to, then each day with its counting, rule and source."""
    return "\n".join(_lines(timeline))


def headline(obligation: Obligation) -> str:
    """One day as a sentence, such as `The EHC plan is to be sent by 29 Jan 2017, by law: on track.` says it."""
    by = _BY_RULE.get(obligation.rule, _BASIS[obligation.basis])
    return f"{asked(obligation)}, {by}: {_state(obligation)}."


def asked(obligation: Obligation) -> str:
    """What is due and by when: `The EHC plan is to be sent by 29 Jan 2017`."""
    return f"{what(obligation)} {_until(obligation)} {show_day(obligation.due)}"


def _until(obligation: Obligation) -> str:
    if obligation.rule == "order-14a":
        return "as soon as possible, and at the latest by"
    if obligation.kind == Kind.STATEMENT_ENDS and obligation.state == State.NOT_APPLICABLE:
        return "beyond"
    return "until" if obligation.kind in _UNTIL else "by"


def what(obligation: Obligation) -> str:
    """What is due, and about what: `Advice is to be in (health)`."""
    about = f" ({in_words(obligation.about)})" if obligation.about else ""
    return f"{obligation.what or _WHAT[obligation.kind]}{about}"


def _lines(timeline: Timeline) -> Iterator[str]:
    names = ", ".join(timeline.addressee.names) or "nobody who may be written to is known"
    since = f" (since {show_day(timeline.addressee.since)})" if timeline.addressee.since else ""
    yield f"{timeline.case.reference} as of {show_day(timeline.as_of)}: {in_words(timeline.stage)}."
    if timeline.has_died:
        yield "The child or young person has died: no letters are sent."
    else:
        yield f"Letters go to {_ROLE[timeline.addressee.role]}{since}: {names}."
    if timeline.risk:
        yield f"At risk: {timeline.risk}"
    yield from (f"Note: {note}" for note in timeline.notes)
    for obligation in timeline.obligations:
        yield ""
        yield headline(obligation)
        yield from (f"  {step}" for step in obligation.working)
        sure = f" ({obligation.confidence})" if obligation.confidence not in obligation.source else ""
        yield f"  Rule {obligation.rule}: {obligation.source}{sure}"
        if obligation.changes_if:
            yield f"  Another day would need: {obligation.changes_if}"


def _state(obligation: Obligation) -> str:
    if obligation.over:
        return _OVER[obligation.kind]
    if obligation.state == State.NOT_APPLICABLE and obligation.kind == Kind.STATEMENT_ENDS:
        return "goes on, as an appeal is not determined"
    if obligation.state == State.MET and obligation.kind == Kind.STATEMENT_ENDS:
        return "it has ended"
    if obligation.state == State.ON_TRACK and obligation.kind in _RUNNING:
        return _RUNNING[obligation.kind]
    if obligation.late_when_left:
        return f"was {count(obligation.late_when_left, 'day')} late when the case left"
    late = count(obligation.days_late, "day", "days") + " late"
    return {
        State.MET: f"kept, {show_day(obligation.done)}",
        State.MET_LATE: f"done {show_day(obligation.done)}, {late}",
        State.ON_TRACK: "on track",
        State.AT_RISK: "at risk",
        State.OVERDUE: f"overdue, {late}",
        State.EXCEPTED: f"done {show_day(obligation.done)}, excepted" if obligation.done else "excepted",
        State.NOT_APPLICABLE: "no longer applies",
    }[obligation.state]
