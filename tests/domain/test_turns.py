"""What a remark says of a family's turn: written, and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_case, day
from transfer_cli.domain.case import Event
from transfer_cli.domain.turns import Agreement, Promised, agreement, promises

DAYS = st.dates(date(2014, 9, 1), date(2018, 12, 31))
LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
REASONS = st.text(LETTERS | st.just(" "), max_size=60).map(str.strip)
AS_OF = day("31 Dec 2018")


@given(
    st.builds(
        Agreement,
        on=st.just(AS_OF),
        conclude_by=DAYS,
        start_from=st.none() | DAYS,
        agreed_on=DAYS,
        agreed_by=st.sampled_from(["", "parent", "young_person", "representative"]),
        school_agreed_on=st.none() | DAYS,
        reason=REASONS,
        forward=st.booleans(),
    )
)
def test_an_agreement_reads_back_as_it_was_written(agreed: Agreement) -> None:
    case = a_case(events=(Event(agreed.step, AS_OF, note=agreed.note),))
    assert agreement(case, AS_OF) == agreed


@given(DAYS, st.sampled_from(["3", "2016 (second)"]), DAYS, st.sampled_from(["2016/17, Year 9", "2017/18, all left"]))
def test_a_promise_reads_back_as_it_was_written(on: date, version: str, to: date, group: str) -> None:
    promised = Promised(on, version, to, group)
    case = a_case(events=(Event("plan_promised", on, note=promised.note),))
    assert promises(case, AS_OF) == (promised,)


@pytest.mark.parametrize(
    ("note", "to"),
    [
        ("to 8 December 2017; the family asked", "8 Dec 2017"),
        ("to 08/12/2017", "8 Dec 2017"),
        ("postponed by a year", None),
        ("to the summer term", None),
        ("", None),
        ("because it is agreed to 2017-12-08", None),
    ],
)
def test_a_remark_that_people_wrote(note: str, to: str | None) -> None:
    case = a_case(events=(Event("postponed", AS_OF, note=note),))
    found = agreement(case, AS_OF)
    assert (found.conclude_by if found else None) == (day(to) if to else None)


def test_the_last_agreement_that_names_a_day_counts() -> None:
    steps = (
        Event("postponed", day("5 Sep 2016"), note="to 2017-07-21"),
        Event("brought_forward", day("3 Oct 2016"), note="to 2017-03-31"),
        Event("postponed", day("7 Nov 2016"), note="no day was said"),
        Event("postponed", day("9 Jan 2017"), note="to 2017-12-08"),
    )
    case = a_case(events=steps)
    ends = [agreement(case, day(on)) for on in ("4 Sep 2016", "3 Oct 2016", "8 Jan 2017", "9 Jan 2017")]
    assert [found.conclude_by.isoformat() if found else None for found in ends] == [
        None, "2017-03-31", "2017-03-31", "2017-12-08",
    ]  # fmt: skip


def test_promises_made_later_are_not_known_yet() -> None:
    steps = tuple(Event("plan_promised", day(on), note="to 2017-07-21") for on in ("15 Jan 2016", "15 Jul 2016"))
    case = a_case(events=(*steps, Event("plan_promised", day("1 Aug 2016"), note="of old")))
    assert [promise.on for promise in promises(case, day("1 Mar 2016"))] == [day("15 Jan 2016")]
    assert len(promises(case, AS_OF)) == 2
