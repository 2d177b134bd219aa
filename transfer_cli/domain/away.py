"""A case that is in no caseload, since what brought it is undone, and that the record holds all the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfer_cli.domain.case import Case


@dataclass(frozen=True, slots=True)
class Away:
    """Such a case.

    Attributes:
        case: As it was when it was in the caseload last.
        since: Day (UTC) on which what brought it was undone.
        hold: Day of the last legal hold on its file that nobody lifted, also if the hold itself is undone, since the
            import could not be undone before it; None = there is none.
    """

    case: Case
    since: date
    hold: date | None = None
