"""Young people: who is 16 or over, who holds the rights, and who prepares for adulthood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transfer_cli.domain.case import Document
from transfer_cli.domain.obligation import Role, Timeline
from transfer_cli.domain.progress import Tally, tally

AFTER_SCHOOL_AGE = 12
"""First National Curriculum year after compulsory school age."""

PREPARING_FROM = 9
"""From Year 9 on advice is sought on preparing for adulthood: SEND Regulations 2014 reg 6(1)."""


@dataclass(frozen=True, slots=True)
class Older:
    """Young people and those on the way there; learning difficulty assessments are among the first two.

    Attributes:
        over_16: In Year 12 or above.
        own_rights: Of those open, the ones who hold the rights and act for themselves.
        represented: Of those open, the ones for whom a representative acts.
        preparing: In Years 9 to 11.
    """

    over_16: Tally
    own_rights: int
    represented: int
    preparing: Tally


def older(timelines: Iterable[Timeline]) -> Older:
    """Count them, among these cases."""
    found = [t for t in timelines if t.in_scope]
    over = [t for t in found if t.ncy >= AFTER_SCHOOL_AGE]
    roles = [t.addressee.role for t in over if t.is_open]
    return Older(
        over_16=tally(over),
        own_rights=roles.count(Role.YOUNG_PERSON),
        represented=sum(role in {Role.REPRESENTATIVE, Role.YOUNG_PERSON_AND_REPRESENTATIVE} for role in roles),
        preparing=tally(
            t for t in found if PREPARING_FROM <= t.ncy < AFTER_SCHOOL_AGE and t.case.document != Document.LDA
        ),
    )
