"""Headings of a file matched with the canonical columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from transfer_cli.errors import InputUnusable, Problem, Severity
from transfer_cli.readers.sheet import Sheet

REASON = "reason"
"""Column that a file of rejected rows has beside the original ones; reading skips it."""


def canonical(heading: str) -> str:
    """The heading as a column would be named: trimmed, lower case, words joined by underscores."""
    return re.sub(r"[\s_-]+", "_", heading.strip().strip("\ufeff").casefold())


def match_headings(headings: Sequence[str], known: Collection[str], required: Sequence[str]) -> dict[str, int]:
    """The position of each known column.

    Args:
        headings: As written.
        known: Canonical column names that may be there.
        required: Those that must be there.

    Raises:
        InputUnusable: A required column is missing, or a known one is there twice.
    """
    names = [canonical(heading) for heading in headings]
    missing = [name for name in required if name not in names]
    if missing:
        unknown = [name for name in names if name and name not in known]
        raise InputUnusable("IMP006", f"There is no column {', '.join(missing)}.", _advice(missing, unknown))
    twice = [name for name, count in Counter(names).items() if count > 1 and name in known]
    if twice:
        raise InputUnusable(
            "IMP007",
            f"There is more than one column {' and '.join(twice)}.",
            "Keep the right one and take the other out or rename it.",
        )
    return {name: position for position, name in enumerate(names) if name in known}


def unknown_columns(sheet: Sheet, known: Collection[str]) -> tuple[Problem, ...]:
    """A note for each column that holds something and is not read."""
    names = [canonical(heading) for heading in sheet.headings]
    unknown = {n for n, name in enumerate(names) if name and name != REASON and name not in known}
    nameless = {n for n, name in enumerate(names) if not name}
    unknown |= {n for n in nameless if any(n < len(r.cells) and r.cells[n].strip() for r in sheet.records)}
    return tuple(
        Problem(
            "IMP030",
            Severity.NOTE,
            f"row 1, column {n + 1}",
            sheet.headings[n].strip(),
            "this column is not known and was not read."
            if names[n]
            else "this column has no heading and was not read.",
            _did_you_mean(names[n], known) or "Rename it if transfer should know it; nothing else is affected.",
            row=1,
        )
        for n in sorted(unknown)
    )


def _advice(missing: Sequence[str], unknown: Sequence[str]) -> str:
    """Which columns might be meant; the others that are not known are named for whoever knows what they hold."""
    nearest = {name: get_close_matches(name, unknown, n=1, cutoff=0.5) for name in missing}
    near = {name: match[0] for name, match in nearest.items() if match}
    rename = f"If it means the same, rename {' and '.join(f'{theirs} to {ours}' for ours, theirs in near.items())}. "
    others = [name for name in unknown if name not in near.values()]
    not_known = f" Not known: {', '.join(others[:10])}{' ...' if len(others) > 10 else ''}." if others else ""
    return f"{rename if near else ''}Add what is missing, or rename the column that holds it.{not_known}"


def _did_you_mean(name: str, known: Collection[str]) -> str:
    match = get_close_matches(name, known, n=1, cutoff=0.8)
    return f"Did you mean {match[0]}? Then rename it and import again." if match else ""
