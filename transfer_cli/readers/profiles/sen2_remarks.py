"""What is said of a SEN2 set as a whole: rows without a partner, and rows beside which another one counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transfer_cli.domain.words import count
from transfer_cli.errors import Problem, Severity
from transfer_cli.readers.profiles.folding import fold_heading
from transfer_cli.readers.profiles.sen2_members import Chosen, Member, Members

_SHOWN = 10
"""So many rows are named."""


def remarks(members: Members, chosen: Mapping[str, Chosen]) -> Iterator[Problem]:
    """What has no partner, and what is not read because something else counts."""
    for member in members.values():
        if parent := members.get(member.file.parent):
            yield from _orphans(member, parent)
        yield from _unknown_headings(member)
    yield from _without_partner(members, chosen)
    yield from _more_than_one(members, chosen)


def _orphans(member: Member, parent: Member) -> Iterator[Problem]:
    """Rows that belong to none of the parent's; a person is read all the same."""
    keys = [key for above, keys in member.below.items() if above not in parent.rows for key in keys]
    if keys:
        read = "read all the same" if member.file.name == "person" else "not read"
        whose, are = ("these rows belong", "are") if len(keys) > 1 else ("this row belongs", "is")
        why = f"{whose} to no row of {parent.name}, and {are} {read}."
        fix = f"Look in the source system why, or export the set again: {member.file.parent_key} joins them."
        yield _remark(Severity.WARNING, _rows(member, keys), why, fix)


def _without_partner(members: Members, chosen: Mapping[str, Chosen]) -> Iterator[Problem]:
    """Persons without a plan or need."""
    person = members["person"]
    no_plan = [key for key, rows in chosen.items() if not {"activeplans", "namedplan"} & set(rows)]
    if no_plan:
        why = f"{'these children have' if len(no_plan) > 1 else 'this child has'} neither an active nor a named plan."
        fix = "Without a setting they are refused: take them out, or load the others with --skip-bad-rows."
        yield _remark(Severity.WARNING, _rows(person, no_plan), why, fix)
    for wanted, words in (("placementdetail", "a placement"), ("senneed", "a need")):
        lacking = [key for key, rows in chosen.items() if "activeplans" in rows and wanted not in rows]
        if lacking:
            why = f"{'these children have' if len(lacking) > 1 else 'this child has'} an active plan without {words}."
            yield _remark(Severity.NOTE, _rows(person, lacking), why, f"Look in {members[wanted].name}.")


def _more_than_one(members: Members, chosen: Mapping[str, Chosen]) -> Iterator[Problem]:
    """How many rows of a file belong to a child and do not count."""
    for name in ("requests", "namedplan", "plandetail", "activeplans", "placementdetail", "senneed"):
        member = members[name]
        parent = members[member.file.parent]
        belong = sum(len(keys) for above, keys in member.below.items() if above in parent.rows)
        further = belong - sum(name in rows for rows in chosen.values())
        if further:
            not_read = "are not read" if further > 1 else "is not read"
            why = f"{count(further, 'row')} of it {not_read}, because another row of the same child counts."
            yield _remark(Severity.NOTE, member.name, why, "transfer profile show sen2 says which.")


def _unknown_headings(member: Member) -> Iterator[Problem]:
    for heading in member.sheet.headings:
        if fold_heading(heading) not in member.file.known:
            why = "this column is not known and was not read."
            yield Problem("IMP030", Severity.NOTE, member.name, heading, why, "Nothing else is affected.")


def _rows(member: Member, keys: Sequence[str]) -> str:
    numbers = sorted(member.rows[key].row for key in keys)
    shown = ", ".join(map(str, numbers[:_SHOWN])) + (
        f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    )
    return f"{member.name}, row{'s' if len(numbers) > 1 else ''} {shown}"


def _remark(severity: Severity, where: str, why: str, fix: str) -> Problem:
    return Problem("IMP088", severity, where, "", why, fix)
