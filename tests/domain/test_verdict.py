from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import day
from tests.domain.made import a_timeline
from transfer_cli.domain.obligation import Stage, Timeline
from transfer_cli.domain.progress import progress
from transfer_cli.domain.rates import rates
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.verdict import is_over, schedule_fault, settled, unplaced, verdict

SETTINGS = Settings(authority="Sample Council")
WAITING = a_timeline()
STARTED = a_timeline(stage=Stage.IN_ASSESSMENT, notice_on=day("Mon 4 Dec 2017"), begins_on=day("Mon 18 Dec 2017"))
DONE = a_timeline(stage=Stage.TRANSFERRED, concluded_on=day("Thu 29 Mar 2018"))


@pytest.mark.parametrize(
    ("as_of", "caseload", "said", "over"),
    [
        ("Fri 30 Mar 2018", [STARTED], "Not on plan", False),
        ("Fri 30 Mar 2018", [DONE], "Finished", False),
        ("Sat 31 Mar 2018", [STARTED], "Not on plan", False),
        ("Sat 31 Mar 2018", [STARTED, *[DONE] * 84], "On plan", False),
        ("Sat 31 Mar 2018", [DONE], "Finished", True),
        ("Sat 31 Mar 2018", [], "Nothing to report yet", True),
        ("Sun 1 Apr 2018", [STARTED, DONE], "Deadline missed", True),
        ("Sun 1 Apr 2018", [DONE], "Finished", True),
    ],
)
def test_a_day_is_not_missed_before_it_is_over(as_of: str, caseload: list[Timeline], said: str, over: bool) -> None:
    on = day(as_of)
    found = [replace(child, as_of=on) for child in caseload]
    now = progress(found, SETTINGS, on)
    assert verdict(now, rates(found, SETTINGS, on), "") == said
    assert (settled(now) in {said, ""}, is_over(now)) == (True, over)


def test_a_fault_of_the_schedule_spoils_it() -> None:
    on = day("Mon 5 Feb 2018")
    found = [replace(child, as_of=on) for child in [STARTED, *[replace(DONE, concluded_on=on)] * 12]]
    now, pace = progress(found, SETTINGS, on), rates(found, SETTINGS, on)
    assert [verdict(now, pace, fault) for fault in ("", "It does not fit.")] == ["On plan", "Not on plan"]


@pytest.mark.parametrize(
    ("feasible", "caseload", "said"),
    [
        (True, [STARTED, DONE], ""),
        (None, [STARTED, DONE], ""),
        (False, [STARTED], "The latest schedule cannot begin every review in time."),
        (None, [WAITING], "There is no schedule, and 1 child is still to begin."),
        (True, [WAITING] * 2, "The latest schedule has no place for 2 children still to begin."),
    ],
)
def test_what_is_wrong_with_the_schedule(feasible: bool | None, caseload: list[Timeline], said: str) -> None:
    assert schedule_fault(feasible, unplaced(caseload, feasible)) == said
