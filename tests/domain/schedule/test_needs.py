"""Whose review needs an educational psychologist."""

from __future__ import annotations

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Event
from transfer_cli.domain.schedule.needs import needs_psychologist
from transfer_cli.domain.settings import Capacity, Settings

AS_OF = day("Mon 5 Sep 2016")
ADVICE = "advice_received:educational_psychologist"


@pytest.mark.parametrize(
    ("received", "codes", "needed", "why"),
    [
        (None, (), True, "nobody has advised"),
        ("Thu 4 Sep 2014", (), True, "more than two years ago"),
        ("Fri 5 Sep 2014", (), False, "two years ago to the day"),
        ("Sat 6 Sep 2014", ("psychologist",), True, "somebody says that a new one is needed"),
        (None, ("no_psychologist",), False, "somebody says that none is"),
        ("Tue 6 Sep 2016", (), True, "not received yet"),
    ],
)
def test_advice_that_still_suffices_needs_no_fresh_one(
    received: str | None, codes: tuple[str, ...], needed: bool, why: str
) -> None:
    events = (Event(ADVICE, day(received), id=1),) if received else ()
    case = a_case(events=events, priority=codes)
    settings = Settings("A", capacity=Capacity(psychologist_advice_lasts=24))
    assert needs_psychologist(case, settings, AS_OF) is needed, why


def test_months_that_are_no_whole_years() -> None:
    case = a_case(events=(Event(ADVICE, day("Mon 31 Aug 2015"), id=1),))
    for months, needed in ((6, True), (12, True), (13, False), (30, False)):
        settings = Settings("A", capacity=Capacity(psychologist_advice_lasts=months))
        assert needs_psychologist(case, settings, AS_OF) is needed, months
