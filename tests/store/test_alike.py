"""What is counted of children read as alike is what is counted of each by name."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from tests.builders import a_case, day
from tests.store.at_random import BEGAN, LOADED, POOL, WEEK, Office
from tests.store.builders import change, event, write
from transfer_cli.domain.alike import likeness
from transfer_cli.domain.case import SettingType
from transfer_cli.domain.outline import outlines
from transfer_cli.domain.progress import By, breakdown, progress
from transfer_cli.domain.rates import rates
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.domain.timeline import question, timelines
from transfer_cli.store import Store

SETTINGS = Settings("Testshire")
WITH_OFFICERS = Settings("Testshire", officers=(Officer("J Price", starts_per_week=2), Officer("A Okoro")))


def assert_counted_alike(store: Store, as_of: date, known_at: datetime | None, settings: Settings) -> None:
    whole = timelines(store.caseload(as_of, known_at), settings)
    for by in By:
        telling = likeness(settings, as_of, by_officer=by == By.OFFICER)
        found = tuple(outlines(store.alike(as_of, known_at, telling), question(settings, as_of)))
        assert progress(found, settings, as_of) == progress(whole, settings, as_of)
        assert rates(found, settings, as_of) == rates(whole, settings, as_of)
        assert breakdown(found, by) == breakdown(whole, by)


@pytest.mark.parametrize("settings", [SETTINGS, WITH_OFFICERS], ids=["no officers", "officers"])
@pytest.mark.parametrize("seed", range(5))
def test_counted_alike_after_whatever_commands(store: Store, seed: int, settings: Settings) -> None:
    write(store, str(BEGAN), *(a_case(reference=reference, officer="J Price") for reference in POOL[:LOADED]))
    Office(store, seed).do(60)
    moments = [operation.recorded for operation in store.operations()]
    for as_of in (BEGAN - WEEK, BEGAN + 2 * WEEK, BEGAN + 20 * WEEK):
        for known_at in (None, moments[0] - timedelta(seconds=1), moments[len(moments) // 2]):
            assert_counted_alike(store, as_of, known_at, settings)


def test_an_empty_record_has_nobody(store: Store) -> None:
    assert store.alike(BEGAN, None, likeness(SETTINGS, BEGAN)) == ()


def test_children_who_differ_by_name_and_birthday_are_read_as_one_case(store: Store) -> None:
    children = [
        a_case(reference=f"CW{n}", forename=f"Child {n}", date_of_birth=day(f"{n} Nov 2006"), officer=f"Officer {n}")
        for n in range(1, 9)
    ]
    write(store, "Mon 5 Sep 2016", *children, a_case(reference="CW9", setting_type=SettingType.SPECIAL))
    write(
        store,
        "Mon 5 Sep 2016",
        event("notice_given", "Mon 5 Sep 2016", "CW7"),
        event("notice_given", "Mon 5 Sep 2016", "CW8"),
    )
    as_of = day("Mon 3 Oct 2016")
    found = store.alike(as_of, None, likeness(SETTINGS, as_of))
    assert sorted(one.number for one in found) == [1, 2, 6]
    assert {(one.case.reference, one.case.name.strip(), one.case.contacts, one.case.officer) for one in found} == {
        ("", "", (), None)
    }
    by_officer = store.alike(as_of, None, likeness(SETTINGS, as_of, by_officer=True))
    assert Counter(one.number for one in by_officer) == {1: 9}


def test_reviews_concluded_long_ago_are_read_as_one_case(store: Store) -> None:
    write(store, "Mon 5 Sep 2016", *(a_case(reference=f"CW{n}") for n in range(1, 6)))
    issued = {"CW1": "Mon 7 Mar 2016", "CW2": "Tue 5 Apr 2016", "CW3": "Mon 5 Sep 2016"}
    write(store, "Mon 5 Sep 2016", *(event("plan_issued", on, reference) for reference, on in issued.items()))
    write(store, "Mon 5 Sep 2016", event("notice_given", "Mon 5 Oct 2015", "CW2"))
    write(store, "Mon 5 Sep 2016", *(event("plan_issued", "Mon 7 Mar 2016", reference) for reference in ("CW4", "CW5")))
    write(store, "Mon 5 Sep 2016", event("complaint", "Mon 7 Mar 2016", "CW4"))
    write(store, "Mon 5 Sep 2016", change("moved_in_on", None, "2015-12-01", "Mon 5 Sep 2016", "CW5"))
    as_of = day("Mon 3 Oct 2016")
    found = store.alike(as_of, None, likeness(SETTINGS, as_of))
    assert sorted((one.number, len(one.case.events)) for one in found) == [(1, 1), (1, 1), (1, 2), (2, 1)]
    assert_counted_alike(store, as_of, None, SETTINGS)
