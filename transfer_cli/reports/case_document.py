"""One child or young person as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from transfer_cli.domain.actions import Action
from transfer_cli.domain.case import Event, Promise
from transfer_cli.domain.changes import Changes, Letter, Operation
from transfer_cli.domain.columns import fields_of, to_text
from transfer_cli.domain.directory import Setting
from transfer_cli.domain.explain import obligation_document
from transfer_cli.domain.obligation import Timeline


def case_document(
    timeline: Timeline, step: Action | None, letters: Iterable[Letter], setting: Setting | None = None
) -> dict[str, object]:
    """Everything about the case as JSON.

    Args:
        setting: Where the child learns, as the directory has it; None = it is not there.
    """
    case, addressee = timeline.case, timeline.addressee
    return {
        "reference": case.reference,
        "as_of": timeline.as_of.isoformat(),
        "stage": timeline.stage.value,
        "in_scope": timeline.in_scope,
        "ncy": timeline.ncy,
        "overdue": timeline.overdue,
        "at_risk": timeline.at_risk,
        "risk": timeline.risk,
        "fields": {name: to_text(value) for name, value in fields_of(case).items() if name != "ncy"},
        "setting": _setting(setting) if setting else None,
        "addressee": {"role": addressee.role.value, "since": to_text(addressee.since), "names": list(addressee.names)},
        "events": [_event(event) for event in case.events],
        "promises": {"first": _promise(case.first_promise), "latest": _promise(case.promise)},
        "obligations": [obligation_document(obligation) for obligation in timeline.obligations],
        "letters": [letter_document(letter) for letter in letters],
        "next": step.as_document(timeline.as_of) if step else None,
        "notes": list(timeline.notes),
    }


def undone_document(undone: Iterable[tuple[Operation, int]]) -> list[dict[str, object]]:
    """What was recorded of a case and is undone, as JSON."""
    return [
        {
            "operation": operation.id,
            "recorded": operation.recorded.isoformat(),
            "actor": operation.actor,
            "command": operation.command,
            "words": operation.words,
            "undone_by": by,
        }
        for operation, by in undone
    ]


def changes_document(changes: Changes) -> list[dict[str, object]]:
    """What is written for one case, as JSON."""
    fields: list[dict[str, object]] = [{"field": c.field, "old": c.old, "new": c.new} for c in changes.fields]
    events: list[dict[str, object]] = [
        {"step": e.step, "on": e.happened.isoformat(), "supersedes": e.supersedes, "retracts": e.retracts}
        for e in changes.events
    ]
    return fields + events


def _setting(setting: Setting) -> dict[str, object]:
    return {
        "urn": setting.urn,
        "name": setting.name,
        "head": setting.head,
        "address": [*setting.address, *([setting.postcode] if setting.postcode else [])],
        "email": setting.email,
        "phone": setting.phone,
        "closed_on": to_text(setting.closed_on),
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "step": event.step,
        "happened": event.happened.isoformat(),
        "note": event.note,
        "detail": dict(event.detail),
        "recorded": event.recorded.isoformat() if event.recorded else None,
        "source": event.source,
    }


def _promise(promise: Promise | None) -> dict[str, object] | None:
    if promise is None:
        return None
    return {
        "week": promise.week.isoformat(),
        "starts_on": promise.starts_on.isoformat(),
        "officer": promise.officer,
        "promised_on": promise.promised_on.isoformat(),
        "schedule_id": promise.schedule_id,
    }


def letter_document(letter: Letter) -> dict[str, object]:
    """A letter of the register as JSON."""
    return {
        "id": letter.id,
        "reference": letter.reference,
        "kind": letter.kind,
        "addressee": letter.addressee,
        "address": list(letter.address),
        "dated": letter.dated.isoformat(),
        "class": letter.post_class,
        "state": letter.state,
        "on": to_text(letter.on),
        "batch": letter.batch,
        "file": letter.file,
        "pages": letter.pages,
        "sha256": letter.sha256,
        "template": letter.template,
        "facts": dict(letter.facts),
        "recorded": letter.recorded.isoformat(),
        "history": [{"state": s.state, "on": s.on.isoformat(), "class": s.post_class} for s in letter.history],
    }
