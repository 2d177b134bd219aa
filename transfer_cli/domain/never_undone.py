"""Operations that are never undone, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WHY: Mapping[str, str] = MappingProxyType(
    {
        "forecast": (
            "a forecast that was kept is held against what comes. If one that failed could be taken back, the score "
            "would count only those that held"
        ),
        "report freeze": "a report that was kept is a copy of what was handed out, and stays what it was",
        "retention run": "what retention has erased is gone, and nothing brings it back",
    }
)
"""By command."""

_OTHERWISE = "it recorded nothing that can be, or retention has erased some of it"


def why_never(command: str) -> str:
    """Why an operation of this command that cannot be undone cannot, as the end of a sentence without its stop."""
    return _WHY.get(command, _OTHERWISE)
