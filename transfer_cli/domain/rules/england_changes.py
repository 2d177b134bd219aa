"""What would give another day under each rule of England, as `case explain` says beside the day."""

from __future__ import annotations

_ANOTHER_BEGINNING = (
    "another beginning, or notice on the other side of 1 September 2015; not weekends, holidays, late advice or an "
    "exception"
)
FROM_NOTICE = (
    "another day of the notice, from which the weeks run; not another beginning, weekends, holidays, late advice or an "
    "exception"
)
"""What would give the plan another day while its weeks ran from the notice."""

_ANOTHER_REQUEST = "another day of the request; not holidays, late advice or an exception"
_ANOTHER_MOVE = "another move or another year of it, or that there is none"

CHANGES_IF: dict[str, str] = {
    "order-7": "another day of the consent, or of paragraph (11) if that is another",
    "order-12": _ANOTHER_MOVE,
    "order-13": "another year group; nothing else, and no day is fixed within the school year",
    "order-13-3": "that the transfer was not settled for that year",
    "order-14-3-a": f"{_ANOTHER_MOVE}, or a move into a school's own sixth form, which is none",
    "order-14-3-b": _ANOTHER_MOVE,
    "order-14-3-c": "another year group, or a phase move with an earlier day",
    "order-14-5": "a phase move, Year 9 or custody, which have days of their own",
    "order-14a": "another group, which has a day of its own",
    "order-18-1": "another day on which the assessment begins; a longer notice is always lawful",
    "order-21-3": _ANOTHER_BEGINNING,
    "order-22-3": _ANOTHER_BEGINNING,
    "order-22-6": "an appeal, a mediation certificate, or another day of the letter",
    "order-23": "another day of the request or order, or that it was refused",
    "order-27": "another day of consent, or the other kind of assessment",
    "order-32": "another day on which the assessment begins",
    "order-34": _ANOTHER_BEGINNING,
    "regs-5-1": _ANOTHER_REQUEST,
    "regs-8-1": "another day of asking; a failed appointment, absence or exceptional circumstances excuse it",
    "regs-10-1": _ANOTHER_REQUEST,
    "regs-13-1": "another day on which the draft arrived, or another draft",
    "regs-13-2": _ANOTHER_REQUEST,
    "regs-15": "another day of the move, or of the last review of the plan",
    "regs-18-1": _ANOTHER_MOVE,
    "regs-44": "another day of the order; absence or exceptional circumstances excuse it",
    "cfa-44": "another day on which the plan was sent",
    "code-advice": "another day of asking",
    "code-consult": "another day of consulting; the authority may go on without an answer",
    "ea-328-5": "another day of the last review; notice of the transfer ends it",
    "old-regs-19": _ANOTHER_MOVE,
    "old-regs-23": "another day of the move",
    "old-regs-20": "another day of the meeting or of the report, or other terms; notice of the transfer ends it",
    "ftt-20": "another day of the letter, or a mediation certificate",
    "regs-33": "another day of the family's word",
    "guidance-lda": "that the young person does not go on in further education or training",
    "guidance-non-statutory": "that there is a statement as well",
    "guidance-phase-2018": _ANOTHER_MOVE,
    "guidance-special-2018": _ANOTHER_MOVE,
    "guidance-post16-2015": _ANOTHER_MOVE,
    "guidance-post16-2018": _ANOTHER_MOVE,
    "guidance-year-9": "another year group",
    "guidance-year-9-2017": "another year group",
    "local-deadline": "another day that the authority sets itself",
    "local-plan": "another group of the published plan, or another version of it",
}
