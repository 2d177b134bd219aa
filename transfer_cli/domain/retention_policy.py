"""How long an authority keeps what it holds of a child, and the copies it makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

STARTS = ("birth", "closed")
"""What a period counts from: the day of birth, or the day on which the case was concluded or left."""


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long the files of some children are kept.

    Attributes:
        name: As certificates give it.
        years: From `after` on, which is one of `STARTS`.
        priority: Only children with one of these codes; empty = whoever.
        documents: Only these documents; empty = all.
        source: Where the period comes from.
    """

    name: str
    years: int
    after: str = "birth"
    priority: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    source: str = ""


SEN_FILE = RetentionRule(
    "sen_file",
    31,
    source="IRMS Information Management Toolkit for Schools (2019): SEN files, 31 years from birth, that is the 25 "
    "years for which a plan can last and six under the Limitation Act 1980; its editions before that said 25",
)
"""What holds where the settings give no rule; of the two periods that have been advised, the longer."""


@dataclass(frozen=True, slots=True)
class Retention:
    """The authority's schedule of retention.

    Attributes:
        rules: Of several that fit a child the one that keeps the file longest counts.
        two_people: Another person must have approved the list before it is carried out.
        backups: Whether older backups in the folder for them are removed as well; else they are only named.
    """

    rules: tuple[RetentionRule, ...] = (SEN_FILE,)
    two_people: bool = False
    backups: bool = True


OUTPUTS: Mapping[str, str] = MappingProxyType(
    {
        "letters": "batches of letters, from the day the last letter of the batch was posted or withdrawn",
        "reports": "the team's editions of reports, from the day they are about",
        "exports": "files in the folder exports, from the day they were last written",
        "case_files": "all letters of a child in one file, from the day it was last written",
        "reprints": "letters printed once more, from the day of the batch",
        "sar": "answers to subject access requests, from the day they were made for",
        "schedule": "published schedules and calendars, from the day they were last written",
    }
)
"""Folders with copies of what the record holds, by their key in the settings, and what a period counts from."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """How long copies are kept.

    Attributes:
        keep_days: By key of `OUTPUTS`; what is not there is kept until somebody removes it.
    """

    keep_days: Mapping[str, int] = field(default_factory=dict)
