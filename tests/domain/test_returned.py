"""Letters that came back: which addresses are in doubt, for whom, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.builders import a_case, day
from tests.correspondence import PARENTS, POST, SETTINGS, case_for, orders_for
from transfer_cli.domain.actions import Task, actions
from transfer_cli.domain.case import Case, Event, LeftReason, LetterFormat
from transfer_cli.domain.changes import Letter, LetterState, NewEvent
from transfer_cli.domain.orders import place_orders
from transfer_cli.domain.posted import never_again, to_pull
from transfer_cli.domain.reprinted import reprint_folders, reprinted, reprints
from transfer_cli.domain.returned import came_back, cleared, doubtful_addresses, to_mend
from transfer_cli.domain.timeline import timeline

ON = day("Mon 10 Oct 2016")
HOME = ("Ms Alix Example", "1 Sample Street", "Chester", "CH1 2NP")
LATER = replace(POST, dated=ON)
GONE_AWAY = Event("letter_returned", ON, note="gone away.", detail={"letter": "2016-10-03/CW0001-notice-1.pdf"})


def a_letter(**changes: Any) -> Letter:
    """A notice that came back from the child's home."""
    made = Letter(
        id=7, batch="2016-10-03", reference="CW0001", kind="notice", addressee=HOME[0], address=HOME,
        file="CW0001-notice-1.pdf", dated=POST.dated, sha256="0" * 64, pages=2, facts={}, template="1" * 64,
        state="returned", on=ON, post_class="second", recorded=datetime(2016, 10, 3, tzinfo=UTC),
    )  # fmt: skip
    changed = replace(made, **changes)
    came = () if changed.state == "made" else (LetterState(7, changed.state, changed.on or ON, changed.post_class),)
    return replace(changed, history=changes.get("history", came))


def test_the_address_is_in_doubt_with_its_reason() -> None:
    found = doubtful_addresses([a_letter()], [a_case(events=(GONE_AWAY,))], on=ON).of("CW0001", HOME)
    assert found is not None
    assert found.why == "A letter to this address came back on 10 Oct 2016: gone away."
    bare = doubtful_addresses([a_letter()], on=ON).of("CW0001", HOME)
    assert bare is not None
    assert bare.why == "A letter to this address came back on 10 Oct 2016."


@pytest.mark.parametrize(
    ("reference", "lines", "in_doubt"),
    [
        ("CW0001", ("Mr Sam O'Neill", "1 Sample Street", "Chester", "CH1 2NP"), True),
        ("CW0001", ("Ms Alix Example", "1, SAMPLE street", "Chester", "ch12np"), True),
        ("CW0001", ("Ms Alix Example", "2 Sample Street", "Chester", "CH1 2NP"), False),
        ("CW0002", HOME, True),
        ("CW0002", ("Mr Sam O'Neill", "1 Sample Street", "Chester", "CH1 2NP"), False),
        ("CW0001", (), False),
    ],
    ids=["same child", "written otherwise", "another house", "a sister", "another family there", "no address"],
)
def test_for_whom_it_is_in_doubt(reference: str, lines: tuple[str, ...], in_doubt: bool) -> None:
    assert (doubtful_addresses([a_letter()], on=ON).of(reference, lines) is not None) == in_doubt


@pytest.mark.parametrize("state", ["made", "posted", "withdrawn", "cleared"])
def test_in_any_other_state_nothing_is_in_doubt(state: str) -> None:
    assert doubtful_addresses([a_letter(state=state)], on=ON).by_lines == {}


BACK_AND_CLEARED = (
    LetterState(7, "posted", POST.dated, "second"),
    LetterState(7, "returned", ON, "second"),
    LetterState(7, "cleared", day("Wed 12 Oct 2016"), "second"),
)


@pytest.mark.parametrize(
    ("on", "in_doubt"),
    [
        ("Sun 2 Oct 2016", False),
        ("Sun 9 Oct 2016", False),
        ("Mon 10 Oct 2016", True),
        ("Tue 11 Oct 2016", True),
        ("Wed 12 Oct 2016", False),
    ],
)
def test_it_is_in_doubt_from_the_day_the_letter_came_back_until_it_is_cleared(on: str, in_doubt: bool) -> None:
    letter = a_letter(state="cleared", history=BACK_AND_CLEARED)
    assert bool(doubtful_addresses([letter], on=day(on)).by_lines) is in_doubt


def test_what_is_recorded() -> None:
    back = came_back([a_letter(state="posted")], ON, "gone away")
    assert back.letter_states == (LetterState(7, "returned", ON, "second"),)
    assert back.events == (
        NewEvent(
            "CW0001", "letter_returned", ON, note="gone away", detail={"letter": "2016-10-03/CW0001-notice-1.pdf"}
        ),
    )
    assert cleared([a_letter()], ON).letter_states == (LetterState(7, "cleared", ON, "second"),)
    assert cleared([a_letter()], ON).events == ()


def test_the_next_letter_is_held_and_the_other_household_gets_its_own() -> None:
    case = case_for("notice", contacts=PARENTS)
    found = place_orders(
        [("notice", timeline(case, SETTINGS, ON))], [a_letter()], SETTINGS, LATER,
        cases=[replace(case, events=(GONE_AWAY,))],
    )  # fmt: skip
    assert [order.envelope.addressee for order in found.orders] == ["Mr Sam O'Neill"]
    assert [(held.addressee, held.id, held.why) for held in found.held] == [
        ("Ms Alix Example", "LET043", "A letter to this address came back on 10 Oct 2016: gone away.")
    ]


def test_a_letter_that_waits_to_be_posted_there_is_pulled() -> None:
    case = case_for("notice")
    (order,) = orders_for("notice", case).orders
    waiting = a_letter(
        id=8, state="made", addressee=order.envelope.addressee, address=order.envelope.lines,
        facts={"begins_on": "2016-10-31"},
    )  # fmt: skip
    timelines = {case.reference: timeline(case, SETTINGS, ON)}
    assert to_pull([waiting], timelines, LATER) == ()
    (pull,) = to_pull([waiting], timelines, LATER, register=[a_letter(), waiting])
    assert pull.why == "A letter to this address came back on 10 Oct 2016."


def mended(case: Case, *letters: Letter) -> list[str]:
    """The letters for which the right address is still to be found."""
    derived = timeline(case, SETTINGS, ON)
    return [d.letter.addressee for _, d in to_mend(letters or [a_letter()], [derived], SETTINGS, on=ON)]


def test_somebody_has_to_find_the_right_address() -> None:
    derived = timeline(a_case(), SETTINGS, ON)
    (task,) = [
        action
        for action in actions([], ON, (), to_mend([a_letter()], [derived], SETTINGS, on=ON))
        if action.case == a_case()
    ]
    assert (task.task, task.day, task.what) == (Task.MEND_ADDRESS, ON, "Find the right address of Ms Alix Example")
    assert task.why.endswith("10 Oct 2016. Nothing more goes there until it is mended or cleared.")
    assert not task.binding


def test_until_the_address_is_another_one_or_the_child_has_left() -> None:
    assert mended(a_case()) == ["Ms Alix Example"]
    assert mended(a_case(), a_letter(), a_letter(id=8)) == ["Ms Alix Example"]
    assert mended(a_case(home_address=("2 New Street", "Chester"))) == []
    assert mended(a_case(reference="CW0002")) == []
    assert mended(a_case(left_on=day("Sat 1 Oct 2016"), left_reason=LeftReason.MOVED_OUT)) == []


def test_an_office_whose_address_is_wrong_is_found_too() -> None:
    service = ("Young People's Service", "The Hub", "Sampleton", "SA1 2BB")
    assert mended(a_case(), a_letter(addressee=service[0], address=service)) == ["Young People's Service"]


@pytest.mark.parametrize(
    ("state", "changes", "apart", "why"),
    [
        ("posted", {}, False, ""),
        ("withdrawn", {}, False, "It was pulled before it went, or undone."),
        ("posted", {"left_on": ON, "left_reason": LeftReason.DECEASED}, False, "The child has died."),
        ("posted", {"hold_letters": "bereavement"}, False, "Letters are held: bereavement."),
        ("posted", {"home_postcode": "CH9 9ZZ"}, False, "It would go to somebody else, or to another address, today."),
        ("posted", {"home_postcode": "CH9 9ZZ"}, True, ""),
    ],
)
def test_what_may_go_out_once_more(state: str, changes: dict[str, Any], apart: bool, why: str) -> None:
    derived = timeline(a_case(**changes), SETTINGS, ON)
    assert never_again(a_letter(state=state), derived, ON, apart=apart) == why


def test_reprints_are_remembered_with_their_folder() -> None:
    changes = reprinted([a_letter()], ON, "lost", "2016-10-10")
    (new,) = changes.events
    assert (new.step, new.note) == ("letter_reprinted", "lost")
    case = a_case(events=(Event(new.step, new.happened, detail=new.detail), Event("letter_reprinted", ON)))
    assert reprints([case]) == {"2016-10-03/CW0001-notice-1.pdf": ON}
    assert reprint_folders([case]) == {"2016-10-10"}


def test_an_email_that_came_back_leaves_that_mailbox_in_doubt_and_no_house() -> None:
    found = doubtful_addresses([a_letter(facts={"email_to": "alix@example.org"})], on=ON)
    assert found.of("CW0001", HOME) is None
    assert found.of("CW0001", HOME, ["Alix@example.org"]) is not None
    assert found.of("CW0001", HOME, ["other@example.org"]) is None
    case = case_for("notice", contacts=(replace(PARENTS[0], format=LetterFormat.EMAIL, email="alix@example.org"),))
    back = a_letter(facts={"email_to": "alix@example.org"})
    placed = place_orders([("notice", timeline(case, SETTINGS, ON))], [back], SETTINGS, LATER)
    assert [held.id for held in placed.held] == ["LET043"]
    assert mended(case, back) == ["Ms Alix Example"]
    assert mended(replace(case, contacts=(replace(case.contacts[0], email="new@example.org"),)), back) == []
    placed = place_orders([("notice", timeline(case, SETTINGS, ON))], [a_letter()], SETTINGS, LATER)
    assert [order.envelope.emails for order in placed.orders] == [("alix@example.org",)]
