"""Who may do what in a record that a team shares on a server. A record in a file has no roles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is in the team; a role can do what its place in the service needs, and no more."""

    READ_ONLY = "read_only"
    CASEWORKER = "caseworker"
    BUSINESS_SUPPORT = "business_support"
    MANAGER = "manager"

    @property
    def in_words(self) -> str:
        """As people say it."""
        return {"read_only": "read-only"}.get(self.value, self.value.replace("_", " "))


_OFFICE = frozenset({Role.BUSINESS_SUPPORT, Role.MANAGER})
_CASEWORK = frozenset({Role.CASEWORKER, *_OFFICE})
_MANAGER = frozenset({Role.MANAGER})

COMMANDS: Mapping[str, frozenset[Role]] = {
    "advice received": _CASEWORK,
    "advice request": _CASEWORK,
    "advice suffices": _CASEWORK,
    "case correct": _CASEWORK,
    "case exception": _CASEWORK,
    "case postpone": _CASEWORK,
    "case record": _CASEWORK,
    "feedback record": _CASEWORK,
    "slippage reason": _CASEWORK,
    "case sar": _OFFICE,
    "import": _OFFICE,
    "export": _OFFICE,
    "letters approve": _OFFICE,
    "letters file": _OFFICE,
    "letters generate": _OFFICE,
    "letters posted": _OFFICE,
    "letters reprint": _OFFICE,
    "letters returned": _OFFICE,
    "schedule": _MANAGER,
    "schedule handover": _MANAGER,
    "schedule undo": _MANAGER,
    "schedule check": frozenset(Role),
    "schedule publish": _OFFICE,
    "plan publish": _MANAGER,
    "retention approve": _MANAGER,
    "retention hold": _MANAGER,
    "retention run": _MANAGER,
    "undo": _CASEWORK,
    "redo": _CASEWORK,
    "backup": _MANAGER,
    "migrate": _MANAGER,
}
"""Whose each command is, and undoing what it did. One that is not here only looks, and is everybody's, or is held by
the grants alone."""

ADD, CHANGE, TAKE = "INSERT", "UPDATE", "DELETE"

_EACH_READER: Mapping[str, tuple[str, ...]] = {"access": (ADD,)}
"""What every command that shows a child needs: whoever may look must be able to leave a note of it."""

_EACH_WRITER: Mapping[str, tuple[str, ...]] = {**_EACH_READER, "operation": (ADD, CHANGE), "digest_block": (ADD,)}
"""What every command that writes needs as well: its own entry and the digests of its rows."""

_OF_CASES: Mapping[str, tuple[str, ...]] = {
    **_EACH_WRITER,
    "case_row": (CHANGE,),
    "contact": (ADD, CHANGE, TAKE),
    "field_change": (ADD,),
    "event": (ADD,),
    "undoing": (ADD,),
}

WRITES: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    Role.READ_ONLY: _EACH_READER,
    Role.CASEWORKER: _OF_CASES,
    Role.BUSINESS_SUPPORT: {
        **_OF_CASES,
        "case_row": (ADD, CHANGE),
        "case_return": (ADD,),
        "setting": (ADD,),
        "schedule": (ADD,),
        "schedule_start": (ADD,),
        "letter": (ADD,),
        "letter_state": (ADD,),
        "forecast": (ADD,),
    },
}
"""What each role may do to which table beside reading all of them; a manager may do everything to every table."""


def allowed(command: str) -> frozenset[Role]:
    """Whose a command is, by its words such as `letters generate`."""
    return COMMANDS.get(command, frozenset(Role))


def privileges(role: Role, table: str) -> tuple[str, ...]:
    """What a role may do to a table, as SQL says it."""
    changes = (ADD, CHANGE, TAKE) if role is Role.MANAGER else WRITES[role].get(table, ())
    return ("SELECT", *changes)


def why_refused(command: str, held: Collection[Role]) -> str:
    """Why somebody may not give a command, one sentence; empty = they may."""
    if not held:
        return "You have none of the roles of this record."
    if allowed(command).isdisjoint(held):
        who, own = (" or ".join(sorted(role.in_words for role in roles)) for roles in (allowed(command), held))
        return f"{command} is for {who}, and you are {own} here."
    return ""
