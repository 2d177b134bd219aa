"""What is counted of a case is what its whole timeline says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_case, day
from tests.domain.odd_cases import days, odd_cases
from tests.domain.worked import SETTINGS, cases
from transfer_cli.domain.alike import LONG_AGO, Alike, likeness, same_birth, same_school
from transfer_cli.domain.calendar import DAY, WEEK, Term
from transfer_cli.domain.case import Case, Document, Event, PhaseMove, SettingType, Step
from transfer_cli.domain.obligation import Counted
from transfer_cli.domain.outline import outline, outlines
from transfer_cli.domain.policy import SAFE
from transfer_cli.domain.progress import PACE_WEEKS, By, breakdown, progress
from transfer_cli.domain.rates import rates
from transfer_cli.domain.settings import Officer, PlanGroup, Settings
from transfer_cli.domain.timeline import question, timeline

PLAN = (
    PlanGroup("2016/17", 2016, year_groups=(4,), conclude_by=day("21 Jul 2017")),
    PlanGroup("2016/17", 2016, phase_moves=("primary_to_secondary",), conclude_by=day("16 Dec 2016")),
    PlanGroup("2016/17", 2016, priority=("custody",), term="spring"),
    PlanGroup("2017/18", 2017, term="autumn", conclude_by=day("15 Dec 2017"), everyone_left=True),
)
AUTUMN = Term("Autumn term 2016", day("5 Sep 2016"), day("21 Dec 2016"))
EVERY_SETTINGS = (
    SETTINGS,
    Settings("Testshire", plan=PLAN, terms=(AUTUMN,)),
    Settings("Testshire", deadline=day("31 Dec 2017")),
    Settings("Testshire", jurisdiction="wales"),
    *(Settings("Testshire", policy=policy) for _, _, policy in SAFE.others()),
)


WHAT_COUNTS = (
    "as_of", "in_scope", "stage", "ncy", "notice_on", "begins_on", "concluded_on", "overdue", "at_risk", "is_open",
    "late_otherwise", "cohort_day",
)  # fmt: skip


def counted(found: Counted) -> dict[str, Any]:
    """What counting asks of it."""
    return {name: getattr(found, name) for name in WHAT_COUNTS}


@settings(max_examples=600)
@given(odd_cases(), days, st.sampled_from(EVERY_SETTINGS))
def test_an_outline_counts_as_the_whole_timeline_does(case: Case, as_of: date, chosen: Settings) -> None:
    whole, found = timeline(case, chosen, as_of), outline(case, question(chosen, as_of))
    if whole.in_scope:
        assert counted(found) == counted(whole)
    else:
        assert not found.in_scope


@given(odd_cases(), days, st.sampled_from(EVERY_SETTINGS[:4]))
def test_names_addresses_and_the_name_of_most_settings_do_not_count(case: Case, as_of: date, chosen: Settings) -> None:
    nobody = replace(
        case, reference="", forename="", surname="", upn=None, home_address=(), home_postcode=None, contacts=(),
        document_date=None, last_annual_review=None, setting_urn=None, primary_need=None, commissioning_body=None,
        hold_letters=None, young_person_can_decide=None, meeting_on=None, left_reason=None, first_promise=None,
        officer=None, setting_name=same_school(case.setting_name),
    )  # fmt: skip
    asked = question(chosen, as_of)
    assert counted(outline(nobody, asked)) == counted(outline(case, asked))


AGES = (0, 3, 11, 15, 16, 17, 18, 19, 20)
"""Whose birthdays, about the day asked about, might make a difference."""
OFFICERS = Settings("Testshire", officers=(Officer("J Vole"),))
FIRST_TERM = Settings("Testshire", policy=SAFE.choosing("school_year_begins", "first_term"))


@pytest.mark.parametrize("document", Document)
@pytest.mark.parametrize("setting", [SettingType.MAINSTREAM, SettingType.POST16])
@pytest.mark.parametrize("as_of", ["Fri 5 Jun 2015", "Mon 5 Sep 2016", "Sat 31 Mar 2018"])
@pytest.mark.parametrize("chosen", [EVERY_SETTINGS[1], FIRST_TERM], ids=["as in law", "by the first term"])
def test_of_the_day_of_birth_counts_what_its_stand_in_says(
    document: Document, setting: SettingType, as_of: str, chosen: Settings
) -> None:
    asked, stand_in = question(chosen, day(as_of)), same_birth(chosen.rights, day(as_of))
    near = [day(as_of).replace(year=day(as_of).year - age, day=28) + n * DAY for age in AGES for n in range(-190, 190)]
    found: dict[date, dict[str, Any]] = {}
    known_from = day("Mon 1 Sep 2014")
    for born in near:
        case = a_case(date_of_birth=born, document=document, setting_type=setting, known_from=known_from)
        its = counted(outline(case, asked))
        assert its == found.setdefault(stand_in(born), its), born
    assert len(found) < len(near) / 4


TELLING = (
    "date_of_birth", "document", "setting_type", "setting_name", "known_from", "ncy_offset", "phase_move",
    "phase_move_on", "priority", "moved_in_on", "events",
)  # fmt: skip


@settings(max_examples=400)
@given(odd_cases(), odd_cases(), days, st.sampled_from(EVERY_SETTINGS[:2]))
def test_beside_others_who_differ_in_one_thing_everybody_counts_as_alone(
    case: Case, other: Case, as_of: date, chosen: Settings
) -> None:
    asked = question(chosen, as_of)
    family = [case, *(replace(case, **{name: getattr(other, name)}) for name in TELLING)]
    together = outlines([Alike(one, 1) for one in family], asked)
    assert [counted(found) for found in together] == [counted(outline(one, asked)) for one in family]


@pytest.mark.parametrize(
    ("step", "note"),
    [
        ("year6_transfer_agreed", ""),
        ("released_from_custody", ""),
        ("postponed", "to 2017-12-15"),
        ("brought_forward", "to 2016-11-15"),
    ],
)
def test_who_differs_in_a_step_that_moves_the_day_counts_otherwise(step: str, note: str) -> None:
    as_of = day("Mon 3 Oct 2016")
    plain = a_case(date_of_birth=day("4 May 2006"), phase_move=PhaseMove.NONE)
    other = replace(plain, events=(Event(step, day("Sat 1 Oct 2016"), note=note),))
    first, second = outlines([Alike(plain, 1), Alike(other, 1)], question(SETTINGS, as_of))
    assert second.cohort_day == timeline(other, SETTINGS, as_of).cohort_day != first.cohort_day


@pytest.mark.parametrize(
    ("born", "other", "as_of", "alike"),
    cases("""
    why                                  | born        | other       | as of      | alike
    the same school year                 | 1 Sep 2006  | 31 Aug 2007 | 5 Sep 2016 | yes
    the next school year                 | 31 Aug 2007 | 1 Sep 2007  | 5 Sep 2016 | no
    19 in between                        | 4 Sep 1997  | 6 Sep 1997  | 5 Sep 2016 | no
    both over 19                         | 3 Sep 1996  | 4 Sep 1996  | 5 Sep 2016 | no
    not born yet                         | 4 Sep 2016  | 6 Sep 2016  | 5 Sep 2016 | no
    """),
)
def test_who_is_born_alike(born: str, other: str, as_of: str, alike: str) -> None:
    stand_in = same_birth(SETTINGS.rights, day(as_of))
    assert (stand_in(day(born)) == stand_in(day(other))) == (alike == "yes")


@settings(max_examples=400)
@given(
    odd_cases(),
    st.dates(date(2014, 11, 1), date(2018, 9, 30)),
    st.sampled_from([SETTINGS, EVERY_SETTINGS[1]]),
    st.data(),
)
def test_of_a_review_concluded_long_ago_no_count_asks_when_its_steps_were(
    case: Case, as_of: date, chosen: Settings, data: st.DataObject
) -> None:
    telling = likeness(chosen, as_of)
    past = st.dates(date(2014, 6, 1), as_of - LONG_AGO)
    steps = {Step.PLAN_ISSUED, *data.draw(st.lists(st.sampled_from(Step), max_size=4))}
    milestones = sorted((Event(step, data.draw(past)) for step in steps), key=lambda event: event.happened)
    assert all(telling.is_long_ago(event.step, event.happened) for event in milestones)
    changes: dict[str, Any] = {"assessment_begins": None, "moved_in_on": None, "left_on": None, "left_reason": None}
    document = Document.STATEMENT if case.document == Document.LDA else case.document
    then = replace(case, events=tuple(milestones), document=document, **changes)
    stands = replace(then, events=(telling.concluded(),))
    asked = question(chosen, as_of)
    one, other = [outline(then, asked)], [outline(stands, asked)]
    assert progress(one, chosen, as_of) == progress(other, chosen, as_of)
    assert rates(one, chosen, as_of) == rates(other, chosen, as_of)
    for by in By:
        assert breakdown(one, by) == breakdown(other, by)


def test_under_other_law_and_of_other_steps_every_day_tells() -> None:
    as_of = day("Mon 3 Oct 2016")
    england, wales = likeness(SETTINGS, as_of), likeness(EVERY_SETTINGS[3], as_of)
    assert england.is_long_ago("plan_issued", day("Mon 16 May 2016"))
    assert not england.is_long_ago("plan_issued", day("Tue 17 May 2016"))
    assert not england.is_long_ago("complaint", day("Mon 16 May 2016"))
    assert not wales.is_long_ago("plan_issued", day("Mon 16 May 2016"))
    assert LONG_AGO >= PACE_WEEKS * WEEK + 14 * DAY


@settings(max_examples=50)
@given(st.lists(odd_cases(), max_size=8), st.lists(st.integers(1, 4), min_size=8, max_size=8), days)
def test_so_many_alike_count_as_so_many(found: list[Case], numbers: list[int], as_of: date) -> None:
    asked = question(SETTINGS, as_of)
    alike = [Alike(case, number) for case, number in zip(found, numbers, strict=False)]
    together = tuple(outlines(alike, asked))
    apart = tuple(outline(case, asked) for case, number in zip(found, numbers, strict=False) for _ in range(number))
    assert progress(together, SETTINGS, as_of) == progress(apart, SETTINGS, as_of)
    assert rates(together, SETTINGS, as_of) == rates(apart, SETTINGS, as_of)
    for by in By:
        assert breakdown(together, by) == breakdown(apart, by)


@pytest.mark.parametrize(
    ("chosen", "by_officer", "apart"),
    [
        pytest.param(SETTINGS, False, False, id="nobody asks for officers"),
        pytest.param(SETTINGS, True, True, id="counted by officer"),
        pytest.param(OFFICERS, False, True, id="officers have room of their own"),
    ],
)
def test_officers_tell_children_apart_where_they_count(chosen: Settings, by_officer: bool, apart: bool) -> None:
    assert likeness(chosen, day("5 Sep 2016"), by_officer=by_officer).by_officer is apart


LATER_IN_LAW = a_case(date_of_birth=day("Tue 4 May 2004"), phase_move=PhaseMove.NONE)
"""In Year 9 from September 2017: by law before Year 10 begins, so by 31 August 2018."""
OLD_PLAN = a_case(document=Document.NON_STATUTORY, phase_move=PhaseMove.NONE)


@pytest.mark.parametrize(
    ("case", "as_of", "late", "overdue"),
    [
        pytest.param(LATER_IN_LAW, "Sat 31 Mar 2018", False, False, id="on the deadline"),
        pytest.param(LATER_IN_LAW, "Sun 1 Apr 2018", True, False, id="past the deadline, by law later"),
        pytest.param(LATER_IN_LAW, "Sat 1 Sep 2018", False, True, id="past the law"),
        pytest.param(OLD_PLAN, "Sun 1 Apr 2018", True, False, id="no day in law"),
        pytest.param(a_case(), "Wed 14 Feb 2018", False, False, id="guidance kept so far"),
        pytest.param(a_case(), "Thu 15 Feb 2018", True, False, id="past guidance alone"),
        pytest.param(a_case(left_on=day("Mon 5 Mar 2018")), "Sun 1 Apr 2018", False, False, id="left"),
    ],
)
def test_late_otherwise_than_by_law(case: Case, as_of: str, *, late: bool, overdue: bool) -> None:
    found = outline(case, question(Settings("Testshire"), day(as_of)))
    assert (found.late_otherwise, found.overdue) == (late, overdue)


@given(odd_cases(), days, st.sampled_from(EVERY_SETTINGS))
def test_after_the_deadline_every_open_case_is_overdue_or_late_otherwise(
    case: Case, as_of: date, chosen: Settings
) -> None:
    found = outline(case, question(chosen, as_of))
    assert not (found.late_otherwise and found.overdue)
    if found.stage.is_open and as_of > chosen.deadline:
        assert found.late_otherwise or found.overdue
