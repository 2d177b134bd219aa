"""What can be said of any caseload from what the questions mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.test_spans import children
from tests.domain.worked import SETTINGS
from transfer_cli.domain.case import Case
from transfer_cli.domain.foi import Answer, Question, answer
from transfer_cli.domain.foi_system import TOTALS, system
from transfer_cli.domain.spans import spans
from transfer_cli.domain.timeline import timeline

DAYS = ("Wed 31 Dec 2014", "Thu 19 Jan 2017", "Sun 1 Apr 2018")


def all_answers(found: list[Case], as_of: str) -> list[Answer]:
    named = (replace(case, reference=f"CW{n:04}") for n, case in enumerate(found))
    held = spans([timeline(case, SETTINGS, day(as_of)) for case in named])
    return [answer(question, held, day(as_of), SETTINGS.terms) for question in Question]


@given(st.lists(children(), max_size=12), st.sampled_from(DAYS))
def test_every_sum_holds_and_no_rest_is_less_than_nobody(found: list[Case], as_of: str) -> None:
    made = system(all_answers(found, as_of))
    assert min(made.counts.values()) >= 0
    for one in made.sums:
        assert sum(made.counts[name] for name in one.wholes) == sum(made.counts[name] for name in one.parts)


@given(st.lists(children(), max_size=12), st.sampled_from(DAYS))
def test_a_total_that_tables_share_is_the_same_in_each(found: list[Case], as_of: str) -> None:
    tables = {
        (one.question, n): sum(len(members) for _, members in table.rows)
        for one in all_answers(found, as_of)
        for n, table in enumerate(one.tables)
    }
    for name in set(TOTALS.values()):
        assert len({tables[key] for key, shared in TOTALS.items() if shared == name}) == 1


@pytest.mark.parametrize("as_of", DAYS)
def test_nobody_at_all(as_of: str) -> None:
    made = system(all_answers([], as_of))
    assert set(made.counts.values()) == {0}
