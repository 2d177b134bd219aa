"""Which parts a template takes in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TAKES_IN = re.compile(r"\{%[-+]?\s*(?:include|import|from|extends)\b\s*(?:[\"']([^\"']+)[\"'])?")


def taken_in(name: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the parts that a template takes in, and those that they take in; all if it does not name them."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        for part in _TAKES_IN.findall(texts.get(waiting.pop(), "")):
            if not part:
                return tuple(other for other in texts if other.startswith("_parts/"))
            if part not in found and part in texts:
                found[part] = None
                waiting.append(part)
    return tuple(sorted(found))
