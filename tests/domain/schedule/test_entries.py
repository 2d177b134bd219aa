"""One entry a review, for good: what it says now, and how often that has changed."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.builders import day, events
from tests.domain.schedule.cases import ONE_A_WEEK, a_settled_case
from tests.domain.schedule.recorded import a_start, derived, recorded
from transfer_cli.domain.schedule.entries import Standing, entries

FIRST, SECOND, THIRD = day("Mon 5 Sep 2016"), day("Mon 3 Oct 2016"), day("Mon 7 Nov 2016")
JANUARY, MARCH = day("Mon 9 Jan 2017"), day("Mon 6 Mar 2017")


def test_planned_moved_and_moved_back() -> None:
    case = a_settled_case("CW0001")
    schedules = [
        recorded(1, a_start("CW0001", JANUARY, "J Price", latest=MARCH), as_of=FIRST),
        recorded(2, a_start("CW0001", JANUARY, "J Price", latest=MARCH), as_of=SECOND),
        recorded(3, a_start("CW0001", MARCH, "S Kaur", latest=MARCH), as_of=THIRD),
    ]
    (now,) = entries(schedules[:2], derived([case], ONE_A_WEEK, SECOND))
    assert (now.day, now.officer, now.standing, now.version, now.before) == (
        JANUARY, "J Price", Standing.PLANNED, 0, None,
    )  # fmt: skip
    assert now.changed == datetime(2016, 9, 5, 9, 0, tzinfo=UTC)
    (now,) = entries(schedules, derived([case], ONE_A_WEEK, THIRD))
    assert (now.day, now.officer, now.others, now.version) == (MARCH, "S Kaur", ("J Price",), 2)
    assert (now.first, now.before, now.latest) == (JANUARY, JANUARY, MARCH)
    back = recorded(4, a_start("CW0001", JANUARY, "J Price", latest=MARCH), as_of=THIRD)
    (now,) = entries([*schedules, back], derived([case], ONE_A_WEEK, THIRD))
    assert (now.day, now.others, now.version, now.before) == (JANUARY, ("S Kaur",), 4, MARCH)


def test_notice_fixes_the_day_it_states() -> None:
    case = a_settled_case(
        "CW0001",
        officer="S Kaur",
        assessment_begins=day("Wed 11 Jan 2017"),
        events=events(notice_given="Mon 19 Dec 2016"),
    )
    schedules = [recorded(1, a_start("CW0001", JANUARY, "J Price"), as_of=FIRST), recorded(2, as_of=THIRD)]
    (now,) = entries(schedules, derived([case], ONE_A_WEEK, day("Tue 20 Dec 2016")))
    assert (now.day, now.officer, now.standing, now.version) == (
        day("Wed 11 Jan 2017"), "S Kaur", Standing.FIXED, 3,
    )  # fmt: skip


def test_who_left_or_is_planned_no_more_is_cancelled() -> None:
    left = a_settled_case("CW0001", left_on=day("Mon 10 Oct 2016"))
    dropped = a_settled_case("CW0002")
    schedules = [
        recorded(1, a_start("CW0001", JANUARY), a_start("CW0002", MARCH), a_start("CW0003", MARCH), as_of=FIRST),
        recorded(2, as_of=SECOND),
    ]
    found = entries(schedules, derived([left, dropped], ONE_A_WEEK, THIRD))
    assert [(e.reference, e.day, e.standing, e.version) for e in found] == [
        ("CW0001", JANUARY, Standing.CANCELLED, 2),
        ("CW0002", MARCH, Standing.CANCELLED, 2),
        ("CW0003", MARCH, Standing.CANCELLED, 2),
    ]


def test_the_version_rises_with_whatever_is_recorded_and_never_falls() -> None:
    """Notice is given, its day corrected, the notice taken back; the child leaves, and has not left after all."""
    schedules = [recorded(1, a_start("CW0001", JANUARY, "J Price"), as_of=FIRST)]
    noticed = {"officer": "J Price", "events": events(notice_given="Mon 19 Dec 2016")}
    histories = [
        a_settled_case("CW0001"),
        a_settled_case("CW0001", assessment_begins=day("Wed 11 Jan 2017"), **noticed),
        a_settled_case("CW0001", assessment_begins=day("Thu 12 Jan 2017"), **noticed),
        a_settled_case("CW0001"),
        a_settled_case("CW0001", left_on=THIRD),
        a_settled_case("CW0001"),
    ]
    moments = [datetime(2016, 12, n + 1, tzinfo=UTC) for n in range(len(histories))]
    made: list[tuple[int, datetime]] = []
    for number, case in enumerate(histories):
        touched = {"CW0001": [(1, moments[0]), *((n + 1, moments[n]) for n in range(1, number + 1))]}
        (now,) = entries(schedules, derived([case], ONE_A_WEEK, day("Tue 20 Dec 2016")), touched)
        made.append((now.version, now.changed))
    versions = [version for version, _ in made]
    assert versions == sorted(set(versions))
    assert [moment for _, moment in made] == [schedules[0].recorded, *moments[1:]]


def test_what_was_planned_no_more_and_is_planned_again_goes_on_counting() -> None:
    start = a_start("CW0001", JANUARY)
    schedules = [recorded(1, start, as_of=FIRST), recorded(2, as_of=SECOND), recorded(3, start, as_of=THIRD)]
    of = derived([a_settled_case("CW0001")], ONE_A_WEEK, THIRD)
    found = [entries(schedules[:number], of)[0] for number in (1, 2, 3)]
    assert [(entry.version, entry.standing) for entry in found] == [
        (0, Standing.PLANNED), (2, Standing.CANCELLED), (4, Standing.PLANNED),
    ]  # fmt: skip
    assert found[2].changed == schedules[2].recorded


def test_what_is_concluded_without_a_beginning_on_record_is_cancelled() -> None:
    done = a_settled_case("CW0001", events=events(plan_issued="Mon 3 Oct 2016"))
    (now,) = entries([recorded(1, a_start("CW0001", JANUARY), as_of=FIRST)], derived([done], ONE_A_WEEK, THIRD))
    assert (now.standing, now.version) == (Standing.CANCELLED, 1)


def test_no_schedule_no_entries() -> None:
    assert entries([], derived([a_settled_case("CW0001")], ONE_A_WEEK, FIRST)) == ()
