"""A small schedule in force, for the files that show it."""

from __future__ import annotations

from tests.builders import day, events
from tests.domain.schedule.cases import a_mover, a_settled_case
from tests.domain.schedule.recorded import a_start, derived, recorded
from transfer_cli.domain.schedule.entries import Entry, entries
from transfer_cli.domain.settings import Capacity, Officer, Settings

AS_OF = day("Mon 3 Oct 2016")
SETTINGS = Settings(
    "Sample & Sons Council",
    capacity=Capacity(starts_per_week=2),
    officers=(Officer("J Price", 1, absent=((day("Mon 16 Jan 2017"), day("Fri 20 Jan 2017")),)), Officer("S Kaur", 1)),
)
CASES = (
    a_settled_case("A/1; x"),
    a_settled_case("CW0002"),
    a_settled_case("CW0003", events=events(notice_given="Mon 19 Sep 2016")),
    a_settled_case("CW0004", left_on=day("Mon 26 Sep 2016")),
    a_mover("CW0005"),
)
LAST = day("Mon 20 Nov 2017")
JANUARY, MARCH, MAY = day("Mon 9 Jan 2017"), day("Mon 6 Mar 2017"), day("Mon 1 May 2017")
SCHEDULES = (
    recorded(
        1,
        a_start("A/1; x", JANUARY, "J Price", LAST),
        a_start("CW0002", JANUARY, "J Price", LAST),
        a_start("CW0003", day("Mon 3 Oct 2016"), "S Kaur", LAST),
        a_start("CW0004", MARCH, "S Kaur", LAST),
        as_of=day("Mon 5 Sep 2016"),
    ),
    recorded(
        2,
        a_start("A/1; x", JANUARY, "J Price", LAST),
        a_start("CW0002", MARCH, "S Kaur", LAST),
        a_start("CW0005", MAY, None, MARCH),
        as_of=AS_OF,
        feasible=False,
    ),
)


def some_entries() -> tuple[Entry, ...]:
    return entries(SCHEDULES, derived(CASES, SETTINGS, AS_OF))
