"""A caseload in disguise: nobody can be recognised, and the law sees no difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import CHILD, a_case, day
from transfer_cli.domain.case import Caseload, Contact, Event, Relationship
from transfer_cli.domain.changes import NewSchedule, NewStart, RecordedSchedule
from transfer_cli.domain.disguise import HELD, Disguise
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline
from transfer_cli.domain.upn import upn_fault

KEY = Disguise(b"k" * 32, frozenset({"our_code"}))
OTHER = Disguise(b"o" * 32)
FULL = a_case(
    forename="Zebulon Jo",
    surname="Quixwood",
    upn="Y895000000017",
    setting_urn="123456",
    officer="J Price",
    commissioning_body="NHS West Cheshire CCG",
    priority=("custody", "Our_Code", "brother of Kit"),
    hold_letters="bereavement in the family",
    meeting_place="Quix Hall",
    meeting_officer="A Okoro",
    contacts=(
        Contact("Mrs Ottoline Quixwood", Relationship.MOTHER, email="otti@quix.example", language="ur"),
        Contact("Mr B. Other", Relationship.FATHER, address=("9 Hidden Lane",), postcode="CH1 9ZZ"),
        Contact("Zebulon Jo Quixwood", Relationship.YOUNG_PERSON),
    ),
    events=(
        Event("placement_consulted:Hidden School", day("2016-09-01"), 1, "a remark"),
        Event("advice_requested:health", day("2016-09-01"), 2),
        Event("advice_requested:Dr Quix", day("2016-09-01"), 3),
        Event("postponed", day("2016-09-02"), 4, "to 2017-07-21; because Zebulon is ill"),
        Event("complaint", day("2016-09-02"), 5, detail={"place": "Quix Hall"}),
    ),
)
TRUE = (
    "Zebulon", "Quix", "Ottoline", "Other", "Hidden", "Sample Street", "CH1", "Y895", "123456", "Price", "Okoro",
    "West Cheshire", "bereavement", "Kit", "CW0001", "otti@", "'ur'", "Larkfield", "is ill", "remark",
)  # fmt: skip


def test_nothing_true_of_anybody_is_left() -> None:
    said = repr(KEY.case(FULL)).replace("hold_letters='A reason", "")
    assert [word for word in TRUE if word in said] == []


def test_who_belongs_together_still_does() -> None:
    case, sibling = KEY.case(FULL), KEY.case(a_case(reference="CW0002", surname="QUIXWOOD"))
    assert case.surname == sibling.surname
    assert (case.home_address, case.home_postcode) == (sibling.home_address, sibling.home_postcode)
    assert (case.setting_name, case.reference) != (KEY.setting("Other School"), sibling.reference)
    mother, father, themselves = case.contacts
    assert mother.name.startswith("Mrs ")
    assert mother.name.endswith(f" {case.surname}")
    assert themselves.name == case.name
    assert (father.name[:3], len(father.name.split()[1])) == ("Mr ", 1)
    assert case.priority == ("custody", "Our_Code")
    assert case.hold_letters == HELD


def test_steps_keep_their_days_and_codes() -> None:
    events = KEY.case(FULL).events
    assert [e.happened for e in events] == [e.happened for e in FULL.events]
    assert [e.step.partition(":")[0] for e in events] == [e.step.partition(":")[0] for e in FULL.events]
    assert events[0].step == f"placement_consulted:{KEY.setting('Hidden School')}"
    assert events[1].step == "advice_requested:health"
    assert events[2].step.startswith("advice_requested:agency_")
    assert [e.note for e in events] == ["", "", "", "to 2017-07-21", ""]
    assert all(not e.detail for e in events)


def test_the_same_key_gives_the_same_false_people_and_another_key_others() -> None:
    assert KEY.case(FULL) == Disguise(KEY.key, KEY.codes).case(FULL)
    assert KEY.case(FULL).reference != OTHER.case(FULL).reference
    assert KEY.case(FULL).name != OTHER.case(FULL).name


@pytest.mark.parametrize("number", range(40))
def test_a_false_upn_is_one(number: int) -> None:
    assert upn_fault(KEY.upn(f"Y8950000{number:05}")) == ""


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("Oak Primary School", " Primary School"),
        ("St Mary's Infants", " Infant School"),
        ("Deeside College", " College"),
        ("The Willows", " Centre"),
    ],
)
def test_a_setting_stays_of_its_kind(name: str, ending: str) -> None:
    false = KEY.setting(name)
    assert false.endswith(ending)
    assert false == KEY.setting(name.upper())


def test_nothing_known_stays_nothing() -> None:
    bare = replace(CHILD, surname="", setting_name="", home_address=(), home_postcode=None, contacts=())
    case = KEY.case(bare)
    assert (case.surname, case.setting_name, case.home_address, case.home_postcode) == ("", "", (), None)
    assert (case.upn, case.officer, case.meeting_place, case.commissioning_body) == (None, None, None, None)
    assert KEY.person(" ") == ""
    assert replace(KEY, officers=frozenset({"j price"})).case(FULL).officer == "J Price"
    assert KEY.case(replace(FULL, contacts=(Contact("Madonna"),))).contacts[0].name


@pytest.mark.parametrize("born", ["2005-03-03", "2005-09-03", "2005-09-30", "1998-03-03", "2004-02-29", "1999-04-02"])
def test_every_obligation_is_the_same(born: str) -> None:
    for number in range(20):
        case = a_case(reference=f"CW{number}", date_of_birth=day(born))
        false = KEY.case(case)
        assert false.date_of_birth.replace(day=1) == case.date_of_birth.replace(day=1)
        for on in (day("2015-03-02"), day("2016-10-03"), day("2018-03-31")):
            before, after = timeline(case, Settings("A"), on), timeline(false, Settings("A"), on)
            assert (before.obligations, before.ncy, before.addressee.since) == (
                after.obligations, after.ncy, after.addressee.since,
            )  # fmt: skip


def test_a_caseload_and_its_schedules() -> None:
    caseload = Caseload((a_case(), a_case(reference="CW0002")), day("2016-10-03"), head="ab")
    made = KEY.caseload(caseload)
    assert made.head == ""
    assert [case.reference for case in made.cases] == sorted(map(KEY.reference, ("CW0001", "CW0002")))
    start = NewStart("CW0001", day("2016-10-03"), day("2016-10-03"), "J Price", None, None)
    operation = (1, day("2016-10-03"), made.cases[0].events and None, 1, "schedule")
    recorded = RecordedSchedule(*operation, NewSchedule(True, (start, replace(start, officer=None))))  # type: ignore[arg-type]
    (schedule,) = KEY.schedules([recorded])
    assert [s.reference for s in schedule.schedule.starts] == [KEY.reference("CW0001")] * 2
    assert [s.officer for s in schedule.schedule.starts] == [KEY.person("J Price"), None]
