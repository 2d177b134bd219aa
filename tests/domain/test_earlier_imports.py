"""What was loaded before a file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.builders import day
from transfer_cli.domain.changes import Operation
from transfer_cli.domain.earlier_imports import come_since, latest_day, same_year

NOON = datetime(2016, 9, 5, 12, tzinfo=UTC)


def done(number: int, command: str, words: str = "", as_of: str = "Mon 5 Sep 2016") -> Operation:
    return Operation(number, command, words, "jp", day(as_of), NOON, None, "")


FIRST = done(1, "import", "caseload file: 3 new, 0 changed")


def test_the_last_of_the_same_school_year_counts() -> None:
    again = done(4, "import", FIRST.words, "Thu 31 Aug 2017")
    other = done(6, "import", FIRST.words, "Fri 1 Sep 2017")
    assert same_year([FIRST, again, other], day("Mon 5 Dec 2016")) == again
    assert same_year([FIRST], day("Fri 1 Sep 2017")) is None


@pytest.mark.parametrize(
    ("command", "words", "counts"),
    [
        ("import", "caseload file: 0 new, 1 changed", True),
        ("import", "events file: 1 new step", False),
        ("import", "settings file: 1 new, 0 changed", False),
        ("case record", "CW0001: notice given", True),
        ("case correct", "CW0001: officer", True),
        ("letters posted", "batch 2016-10-03", True),
        ("letters generate", "batch 2016-10-03", False),
        ("schedule", "3 starts", False),
    ],
)
def test_what_may_have_changed_the_same_children_came_since(command: str, words: str, counts: bool) -> None:
    later = done(2, command, words)
    assert come_since([FIRST, later], FIRST) == ((later,) if counts else ())
    assert come_since([FIRST, later], done(3, "import", FIRST.words)) == ()


def test_of_settings_only_settings_come_since() -> None:
    settings = done(1, "import", "settings file: 1 new, 0 changed")
    later = done(4, "import", "settings file: 0 new, 1 changed")
    others = [done(2, "case record", "CW0001: kept"), done(3, "import", "caseload file: 3 new, 0 changed")]
    assert come_since([settings, *others, later], settings) == (later,)


def test_the_latest_day_is_that_of_a_caseload() -> None:
    later = done(2, "import", "caseload file: 0 new, 1 changed", "Mon 3 Oct 2016")
    others = (
        done(3, "import", "caseload file: 0 new, 1 changed", "Mon 12 Sep 2016"),
        done(4, "import", "events file: 1 new step", "Mon 10 Oct 2016"),
        done(5, "case record", "CW0001: kept", "Mon 10 Oct 2016"),
    )
    assert latest_day([FIRST, later, *others]) == day("Mon 3 Oct 2016")
    assert latest_day(others[1:]) is None
