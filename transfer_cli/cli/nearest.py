"""Did you mean …: the nearest names to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(wanted: str, names: Iterable[str]) -> str:
    """A sentence that names up to three close matches, or all names when there are few and none is close."""
    from difflib import get_close_matches

    by_fold = {name.casefold(): name for name in names}
    close = [by_fold[match] for match in get_close_matches(wanted.strip().casefold(), by_fold, n=3, cutoff=0.5)]
    if close:
        return f"Did you mean {' or '.join(close)}?"
    if not by_fold:
        return "None is known yet."
    shown = sorted(by_fold.values())
    more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
    return f"Known are {', '.join(shown[:12])}{more}."
