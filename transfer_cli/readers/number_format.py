"""Number formats that show something else than the number: zeros in front, or a part of a date only."""

from __future__ import annotations

import re
from typing import NamedTuple

PART_OF_DATE = "\0part of a date"
"""Stands for a cell that shows a day without its year, as a spreadsheet does when 03-Apr is typed."""

_ZEROS = re.compile(r'(?:"([^"]*)")?(0+)(?:;.*)?')
_NO_PLACES = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
"""Parts of a format that are shown as they stand, or are colours and conditions."""


class Shown(NamedTuple):
    """What a number format makes of a number.

    Attributes:
        before: Text that it shows in front.
        figures: So many at least; 0 = it shows a part of a date.
    """

    before: str
    figures: int

    def of(self, number: str) -> str:
        """What is shown in place of the number; empty = the number itself."""
        if not self.figures:
            return PART_OF_DATE
        return self.before + number.zfill(self.figures) if number.isdigit() else ""


PARTLY = Shown("", 0)

BUILT_IN: dict[int, Shown] = {16: PARTLY, 17: PARTLY}
"""`d-mmm` and `mmm-yy`, which need not be written into a file."""


def shown_by(number_format: str) -> Shown | None:
    """What a number format shows in place of numbers; None = nothing else than their values.

    Args:
        number_format: As a spreadsheet writes it: `00000`, `"CW"0000`, `d-mmm`.
    """
    zeros = _ZEROS.fullmatch(number_format)
    if zeros:
        return Shown(zeros[1] or "", len(zeros[2])) if zeros[1] or len(zeros[2]) > 1 else None
    places = frozenset(_NO_PLACES.sub("", number_format).partition(";")[0].lower())
    has_time = bool(places & {"h", "s"})
    has_date = bool(places & {"d", "y"}) or ("m" in places and not has_time)
    return PARTLY if has_date and not {"d", "m", "y"} <= places else None
