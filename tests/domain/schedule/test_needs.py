"""Until when a review can begin without a fresh assessment by an educational psychologist."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Event
from transfer_cli.domain.schedule.needs import advice_lasts_until
from transfer_cli.domain.settings import Capacity, Settings

AS_OF = day("Mon 5 Sep 2016")
ADVICE = "advice_received:educational_psychologist"
ALWAYS, NEVER = date.min, date.max
"""A fresh one is needed."""


@pytest.mark.parametrize(
    ("received", "codes", "until", "why"),
    [
        (None, (), ALWAYS, "nobody has advised"),
        ("Thu 4 Sep 2014", (), day("Sun 4 Sep 2016"), "two years after it was received, which is past"),
        ("Fri 5 Sep 2014", (), day("Mon 5 Sep 2016"), "two years after it was received"),
        ("Sat 6 Sep 2014", ("psychologist",), ALWAYS, "somebody says that a new one is needed"),
        (None, ("no_psychologist",), NEVER, "somebody says that none is"),
        ("Tue 6 Sep 2016", (), ALWAYS, "not received yet"),
    ],
)
def test_advice_suffices_for_its_months(received: str | None, codes: tuple[str, ...], until: date, why: str) -> None:
    events = (Event(ADVICE, day(received), id=1),) if received else ()
    case = a_case(events=events, priority=codes)
    settings = Settings("A", capacity=Capacity(psychologist_advice_lasts=24))
    assert advice_lasts_until(case, settings, AS_OF) == until, why


def test_months_that_are_no_whole_years() -> None:
    case = a_case(events=(Event(ADVICE, day("Mon 31 Aug 2015"), id=1),))
    for months, until in ((6, "Sun 28 Feb 2016"), (12, "Wed 31 Aug 2016"), (13, "Wed 28 Sep 2016")):
        settings = Settings("A", capacity=Capacity(psychologist_advice_lasts=months))
        assert advice_lasts_until(case, settings, AS_OF) == day(until), months
