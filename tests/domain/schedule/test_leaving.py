"""An officer leaves, and as few reviews as can be are late for it."""

from __future__ import annotations

from itertools import product
from random import Random

from tests.builders import events
from tests.domain.schedule.cases import START, a_mover, a_settled_case
from tests.domain.schedule.recorded import calendar_of, derived
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.schedule.choosing import chosen_for
from transfer_cli.domain.schedule.handover import Hand, changes_of, hands, with_officers
from transfer_cli.domain.schedule.leaving import Handover, handed_over
from transfer_cli.domain.schedule.task import late_in, task_of
from transfer_cli.domain.schedule.what_if import with_freed
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.solver import most_in_time

LEAVING = "J Price"


def under_way(number: int, officer: str = LEAVING, notice: str = "Mon 5 Sep 2016") -> Case:
    home = {"home_address": (f"{number} Street",)}
    return a_settled_case(f"UW{number:04}", officer=officer, events=events(notice_given=notice), **home)


def given_by(settings: Settings, *cases: Case, to: tuple[str, ...] = ()) -> tuple[Hand, ...]:
    wanted = Handover(settings, LEAVING, to)
    return handed_over(wanted, Caseload(cases, START), calendar_of(settings), START, most_in_time)


def late_after(settings: Settings, given: tuple[Hand, ...], *cases: Case) -> int:
    """Reviews late once these cases are handed over; those still to begin that nobody was given are anybody's."""
    shared = with_officers(Caseload(cases, START), changes_of(given, START))
    freed = with_freed(shared, frozenset({LEAVING.casefold()}))
    without = Handover(settings, LEAVING).without
    task = task_of(derived(freed.cases, without, START), without, calendar_of(without), START)
    return len(late_in(chosen_for(task, most_in_time, fits=False).places, task))


def test_reviews_under_way_go_where_they_take_no_place_of_one_to_begin() -> None:
    """S Kaur has least work, but may have one open and has a mover to begin; T Okafor has none."""
    officers = (Officer(LEAVING), Officer("S Kaur", 9, open_reviews=1), Officer("T Okafor", 1, open_reviews=1))
    settings = Settings("A", officers=officers)
    cases = (under_way(1), a_mover("CW0001", officer="S Kaur"))
    by_work = hands(derived(cases, settings, START), settings, LEAVING)
    assert [(hand.to, late_after(settings, by_work, *cases)) for hand in by_work] == [("S Kaur", 1)]
    found = given_by(settings, *cases)
    assert [(hand.case.reference, hand.to, late_after(settings, found, *cases)) for hand in found] == [
        ("UW0001", "T Okafor", 0)
    ]


def test_only_to_those_named_even_if_somebody_is_late_for_it() -> None:
    officers = (Officer(LEAVING), Officer("S Kaur", 9, open_reviews=1), Officer("T Okafor", 1, open_reviews=1))
    settings = Settings("A", officers=officers)
    cases = (under_way(1), a_mover("CW0001", officer="S Kaur"))
    assert [hand.to for hand in given_by(settings, *cases, to=("s kaur",))] == ["S Kaur"]


def test_reviews_to_begin_go_to_whoever_has_room_for_them() -> None:
    settings = Settings("A", officers=(Officer(LEAVING), Officer("S Kaur", 1), Officer("T Okafor", 2)))
    cases = tuple(a_mover(f"CW000{n}", officer=LEAVING) for n in range(6))
    found = given_by(settings, *cases)
    assert len(found) == 6
    assert {hand.to for hand in found} == {"S Kaur", "T Okafor"}
    assert late_after(settings, found, *cases) == 0


def test_few_are_late_for_it() -> None:
    """Never more than if the work alone were shared out, and over all nearly the fewest that there can be."""
    more = 0
    for seed in range(6):
        settings, cases = an_office(seed)
        late = late_after(settings, given_by(settings, *cases), *cases)
        by_work = hands(derived(cases, settings, START), settings, LEAVING)
        assert late <= late_after(settings, by_work, *cases), seed
        more += late - fewest_late(settings, cases)
    assert 0 <= more <= 1


def an_office(seed: int) -> tuple[Settings, tuple[Case, ...]]:
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    others = tuple(Officer(f"officer {n}", random.randint(1, 2), open_reviews=random.randint(1, 4)) for n in range(3))
    settings = Settings("A", officers=(Officer(LEAVING, 1, open_reviews=9), *others))
    mine = tuple(under_way(n, notice=random.choice(("Mon 5 Sep 2016", "Mon 2 May 2016"))) for n in range(2))
    movers = tuple(
        a_mover(f"CW000{n}", officer=random.choice([LEAVING, None, *(each.name for each in others)]))
        for n in range(random.randint(2, 5))
    )
    return settings, (*mine, *movers)


def fewest_late(settings: Settings, cases: tuple[Case, ...]) -> int:
    """By trying every way to share out the reviews under way."""
    mine = derived([case for case in cases if case.events], settings, START)
    names = [officer.name for officer in settings.officers if officer.name != LEAVING]
    return min(
        late_after(settings, tuple(Hand(t.case, name, 1) for t, name in zip(mine, to, strict=True)), *cases)
        for to in product(names, repeat=len(mine))
    )


def test_cases_of_others_and_of_nobody_stay_as_they_are() -> None:
    settings = Settings("A", officers=(Officer(LEAVING), Officer("S Kaur", 1)))
    assert given_by(settings, a_mover("CW0001"), a_mover("CW0002", officer="S Kaur")) == ()
