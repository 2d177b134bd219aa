"""What a profile says: which headings of another system hold which of our columns, and what its words mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from transfer_cli.readers.profiles.folding import fold_heading

CANONICAL = "canonical"
"""Name of the profile for files that have our own columns."""


class Taken(StrEnum):
    """How one cell is taken apart into several columns."""

    ADDRESS = "address"
    SURNAME_FORENAME = "surname_forename"
    FORENAME_SURNAME = "forename_surname"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to fill a column.

    Attributes:
        headings: The column of the file that has one of these; a file may have only one of them. None at all, and
            neither `join` nor `constant`: the column's own name.
        join: The columns of the file that are put one behind the other instead.
        between: What stands between them.
        codes: Our word by theirs, folded; a word that is not here is handed on as it is. The empty word stands for
            an empty cell.
        words: Their words as written, by the folded ones.
        noted: What to say to the user where a word of theirs, folded, was found.
        lookup: Name of a directory in which the cell is looked up, such as `setting_name`; empty = in none.
        before: Put before what is in the cell.
        constant: Said of every row; None = nothing is.
    """

    headings: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    between: str = " "
    codes: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)
    lookup: str = ""
    before: str = ""
    constant: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """One cell that fills several columns.

    Attributes:
        headings: As in `Rule`.
        taken: How it is taken apart.
        into: The columns: of an address its lines and then the postcode, of a name surname and forename.
    """

    headings: tuple[str, ...]
    taken: Taken
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """How files of one kind are read.

    Attributes:
        name: As `--profile` takes it; of a profile in a file, the file's name.
        title: A few words.
        about: One or more sentences on what it is for.
        fingerprint: Headings that every such file has, each under one of the spellings that its rule knows.
        columns: Ways to fill each canonical column, to be tried in order: the first that gives something counts. A
            column's own name is always a heading of it.
        splits: Cells that fill several columns, where no rule has filled them.
        ignore: Headings that are knowingly not read.
        empty: Words that mean an empty cell, folded.
        dates: Forms of a date beyond those that every file may use.
        remarks: Said of every file that is read by it.
        addresses_follow: Whether addresses come from elsewhere, so that a child without any is loaded all the same.
    """

    name: str
    title: str
    about: str = ""
    fingerprint: tuple[str, ...] = ()
    columns: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    splits: tuple[Split, ...] = ()
    ignore: tuple[str, ...] = ()
    empty: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    addresses_follow: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether a file of it is read as it stands."""
        return not (self.columns or self.splits or self.ignore or self.empty or self.dates)

    @property
    def looks_up(self) -> bool:
        """Whether any cell is looked up in a directory."""
        return any(rule.lookup for rules in self.columns.values() for rule in rules)

    def spellings(self) -> Iterator[tuple[str, ...]]:
        """Headings that mean the same, in groups."""
        for rules in self.columns.values():
            for rule in rules:
                yield from (rule.headings, *((heading,) for heading in rule.join))
        yield from (split.headings for split in self.splits)

    def same_as(self, heading: str) -> frozenset[str]:
        """The heading and all others that mean the same in this profile, folded."""
        wanted = fold_heading(heading)
        found = {wanted}
        for group in self.spellings():
            folded = set(map(fold_heading, group))
            if wanted in folded:
                found |= folded
        return frozenset(found)
