"""Figures that may be published: no count of a few children can be worked out from them.

The figures of one publication form trees: children of one kind, divided into parts that add up, those divided again.
Each count is replaced by a *band*, the whole numbers it may be, and only bands are published.

1. The bands of the smallest parts are fixed beforehand: 0 to `smallest` - 1 together, then `round_to` numbers around
   each multiple of `round_to`. Nought stands with the small numbers, so that "nobody" is never said of a group.
2. A total is between the sum of its parts' lower ends and the sum of their upper ends: a reader can add that up. This
   range, and not the numbers from nought on, is cut into bands, each at least as wide as the widest band of the parts.
   Where the cuts fall depends on the parts' bands alone, so that it tells nothing more.

**Guarantee.** Whatever the true figures, each value of each band published is still possible, with all trees of the
publication before the reader and the rule known. Let a part have the band [l, u], the parts together the range [L, U],
and the total the band [A, B] within it. The part can be l if the others can make up the rest: A - l <= U - u, that is
A <= U - (u - l), and it can be u if B >= L + (u - l). Both hold as soon as B - A >= u - l, which step 2 sees to; all
values between follow, as the others' sum takes every whole number of its range. What is below the part is a tree of
its own, of which the same holds. No band is a single number, so no figure is ever known, and one below `smallest` can
be anything from 0 to `smallest` - 1 at least.

**Weeks.** A band depends on that week's counts alone, and nothing that joins two weeks is published: no movement, no
change, no table of last week; the pace alone is, which is worked out from the bands of both weeks
(`domain.published_pace`). So for a reader who knows nothing besides, what is said above of one week holds of all.
The ends of the bands rise with the counts: one who knows that a count never falls still finds both ends of every band
possible, totals aside. For such a reader who has ten weeks with their totals, and knows that nobody came or changed
group, there is no proof but a test: `tests/reports/test_attack.py` plays that reader with an exact solver.

**What it does not cover.** Two ways of dividing the same children in one week, such as by year group and by setting:
they meet in the same totals. An edition divides once, and the authority does not change how from week to week. Exact
figures of the same children published elsewhere. An edition takes in nothing but trees of different children.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Union

Tree = Union[int, Mapping[str, "Tree"]]  # noqa: UP007 - a name that stands in its own definition
"""A count, or the parts that add up to one."""

LEAST, MOST = 3, 100
"""What `smallest` and `round_to` may be: with less a band would hide next to nothing."""


@dataclass(frozen=True, slots=True)
class Publication:
    """How figures are protected, as the settings say.

    Attributes:
        smallest: Counts below this are never told apart; LEAST to MOST.
        round_to: Others are given to the nearest multiple of this; LEAST to MOST.
        divided_by: How the one table of groups divides the children: `year-groups` or `settings`.
        strategy_group: Whether the strategy group's edition is protected like the public's.
    """

    smallest: int = 5
    round_to: int = 5
    divided_by: str = "year-groups"
    strategy_group: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure.

    Attributes:
        low, high: First and last number it may be.
        about: What is printed: the multiple of `round_to` nearest the middle; None = a small number.
        parts: What adds up to it, by name; empty = it is divided no further.
    """

    low: int
    high: int
    about: int | None
    parts: Mapping[str, Figure] = field(default_factory=dict)

    @property
    def stated(self) -> float:
        """For rates worked out from figures as printed: of a small number the middle of what it may be."""
        return (self.low + self.high) / 2 if self.about is None else self.about

    @property
    def words(self) -> str:
        """As printed in a sentence: `about 1,300`, `fewer than 5`."""
        return f"fewer than {self.high + 1:,}" if self.about is None else f"about {self.about:,}"

    @property
    def cell(self) -> int | str:
        """As printed in a table."""
        return f"under {self.high + 1:,}" if self.about is None else self.about

    @property
    def document(self) -> dict[str, int]:
        """For programs: what a reader can know of it."""
        return {"from": self.low, "to": self.high}

    def __getitem__(self, part: str) -> Figure:
        return self.parts[part]


def protect(tree: Tree, rule: Publication) -> Figure:
    """The figures of one tree as they may be published.

    Args:
        tree: Its names must not depend on the children counted: a group that is listed only while somebody is in it
            would tell that nobody was.
    """
    if isinstance(tree, int):
        return _figure(tree, 0, None, (rule.round_to + 1) // 2, rule, {})
    parts = {name: protect(part, rule) for name, part in tree.items()}
    low, high = sum(part.low for part in parts.values()), sum(part.high for part in parts.values())
    return _figure(total(tree), low, high, max(part.high - part.low + 1 for part in parts.values()), rule, parts)


def protected_total(value: int, divisions: Iterable[Iterable[Figure]], rule: Publication) -> Figure:
    """The figure of a total that is divided in several ways, so that it is the same in each of them.

    What is said of one division holds here too, as long as the range that all of them leave possible is as wide as the
    widest band of any part; whether it is, is left to the caller, who knows what else is published
    (`domain.foi_protection`).
    """
    found = [tuple(parts) for parts in divisions]
    if not found:
        return protect(value, rule)
    low = max(sum(part.low for part in parts) for parts in found)
    high = min(sum(part.high for part in parts) for parts in found)
    least = max(part.high - part.low + 1 for parts in found for part in parts)
    return _figure(value, low, high, least, rule, {})


def total(tree: Tree) -> int:
    """Everybody in a tree."""
    return tree if isinstance(tree, int) else sum(total(part) for part in tree.values())


def _figure(
    value: int, low: int, high: int | None, least: int, rule: Publication, parts: Mapping[str, Figure]
) -> Figure:
    first, cuts = low, _cuts(low, rule)
    while True:
        cut = next(cuts)
        if high is not None and high - cut + 1 < least:
            return _shown(first, high, rule, parts)
        if cut - first >= least:
            if value < cut:
                return _shown(first, cut - 1, rule, parts)
            first = cut


def _cuts(low: int, rule: Publication) -> Iterator[int]:
    """Where one band may end and the next begin, upwards from `low`."""
    if low < rule.smallest:
        yield rule.smallest
    floor = max(low, rule.smallest)
    down = rule.round_to // 2
    yield from count(((floor + down) // rule.round_to + 1) * rule.round_to - down, rule.round_to)


def _shown(low: int, high: int, rule: Publication, parts: Mapping[str, Figure]) -> Figure:
    about = rule.round_to * int((low + high) / 2 / rule.round_to + 0.5)
    return Figure(low, high, None if low < rule.smallest else about, parts)
