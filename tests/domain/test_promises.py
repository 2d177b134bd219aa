from __future__ import annotations

from typing import Any

import pytest

from tests.builders import day
from tests.domain.made import a_promise, a_timeline
from transfer_cli.domain.obligation import Stage
from transfer_cli.domain.promises import promises

PROMISED = a_promise("Mon 26 Sep 2016")
LATER = a_promise("Mon 7 Nov 2016", promised_on="Mon 3 Oct 2016", schedule_id=2)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"begins_on": day("Mon 26 Sep 2016"), "stage": Stage.IN_ASSESSMENT}, (1, 0, 0, 0), id="kept"),
        pytest.param({"begins_on": day("Tue 27 Sep 2016"), "stage": Stage.DRAFT}, (0, 1, 0, 0), id="a day late"),
        pytest.param(
            {"begins_on": day("Mon 10 Oct 2016"), "stage": Stage.NOTICE_GIVEN}, (0, 0, 1, 0), id="begins soon"
        ),
        pytest.param({}, (0, 0, 1, 0), id="nothing happened"),
        pytest.param({"promise": LATER}, (0, 0, 1, 1), id="nothing happened but a new date"),
        pytest.param(
            {"promise": LATER, "stage": Stage.TRANSFERRED, "concluded_on": day("Fri 23 Sep 2016")},
            (1, 0, 0, 0),
            id="concluded before, though nobody recorded the start, and re-dating it is of no account",
        ),
        pytest.param({"first_promise": LATER, "promise": LATER}, (0, 0, 0, 0), id="its day has not come"),
        pytest.param({"first_promise": None}, (0, 0, 0, 0), id="never promised"),
        pytest.param({"stage": Stage.LEFT}, (0, 0, 0, 0), id="left"),
        pytest.param({"in_scope": False}, (0, 0, 0, 0), id="not here"),
    ],
)
def test_what_became_of_a_promise(changes: dict[str, Any], expected: tuple[int, ...]) -> None:
    found = promises([a_timeline(**({"first_promise": PROMISED, "promise": PROMISED} | changes))])
    assert (found.kept, found.begun_late, found.waiting, found.redated) == expected
    assert found.due == sum(expected[:3])
