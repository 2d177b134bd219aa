"""Cases whose import is undone: still held, as they were when they were in the caseload last."""

from __future__ import annotations

from tests.builders import a_case, day
from tests.store.builders import change, event, write
from transfer_cli.domain.changes import NewOperation, Undoing
from transfer_cli.store import Store


def turn(store: Store, *numbers: int, counts: bool = False) -> None:
    for number in numbers:
        store.undo(NewOperation("undo", f"operation {number}", day("2016-10-10")), Undoing(number, counts))


def away(store: Store) -> list[tuple[str, str | None, list[str]]]:
    found = store.cases_away(day("2016-12-01"))
    return [(one.case.reference, one.case.officer, [step.step for step in one.case.events]) for one in found]


def test_as_they_were_last_and_none_while_they_count(store: Store) -> None:
    write(store, "2016-09-01", a_case(reference="CW0009"))
    write(store, "2016-09-05", a_case(officer="J Price"), a_case(reference="CW0002"))
    write(store, "2016-09-06", change("officer", "J Price", "A Okoro", "2016-09-06"), event("complaint", "2016-09-06"))
    assert away(store) == []
    turn(store, 3, 2)
    assert away(store) == [("CW0001", "J Price", []), ("CW0002", None, [])]
    (first, _) = store.cases_away(day("2016-12-01"))
    assert first.since == store.operations()[-1].recorded.date()
    turn(store, 2, counts=True)
    assert away(store) == []


def test_one_that_came_again_and_went_again(store: Store) -> None:
    write(store, "2016-09-05", a_case(officer="J Price"))
    turn(store, 1)
    again = write(store, "2016-09-12", a_case(officer="L Moss"))
    assert away(store) == []
    turn(store, again.id)
    assert away(store) == [("CW0001", "L Moss", [])]


def test_a_hold_that_had_to_be_undone_before_the_import_stands_until_it_is_lifted(store: Store) -> None:
    write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
    write(store, "2016-09-06", event("retention_hold", "2016-09-06", note="an inquiry"))
    write(store, "2016-09-07", event("retention_hold", "2016-09-07", reference="CW0002"))
    write(store, "2016-09-08", event("retention_hold_lifted", "2016-09-08", reference="CW0002"))
    turn(store, 4, 3, 2, 1)
    holds = {one.case.reference: one.hold for one in store.cases_away(day("2016-12-01"))}
    assert holds == {"CW0001": day("2016-09-06"), "CW0002": None}
