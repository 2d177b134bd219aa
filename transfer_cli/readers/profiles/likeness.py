"""Headings that are like one another, so that a renamed one can be shown beside its old name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher

from transfer_cli.readers.profiles.folding import fold_heading

_NEAR = 0.6


def nearest_headings(
    missing: Mapping[str, Collection[str]], new: Sequence[str], at_least: float = _NEAR
) -> dict[str, str]:
    """The nearest new heading by each old one that is missing; empty = none is near.

    Args:
        missing: Old headings, each with all its spellings, folded.
        new: As written; each is near to one old heading only.
        at_least: How like they must be, up to 1.
    """
    pairs = sorted(
        ((_likeness(spellings, heading), old, heading) for old, spellings in missing.items() for heading in new),
        key=lambda pair: -pair[0],
    )
    nearest: dict[str, str] = {}
    for likeness, old, heading in pairs:
        if likeness >= at_least and old not in nearest and heading not in nearest.values():
            nearest[old] = heading
    return {old: nearest.get(old, "") for old in missing}


def _likeness(spellings: Collection[str], heading: str) -> float:
    folded = fold_heading(heading)
    return max((SequenceMatcher(None, spelling, folded).ratio() for spelling in spellings), default=0)
