"""What is left of an erased child is days and codes, and no limit of the law is another for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import a_case, day
from transfer_cli.domain.case import Document, SettingType
from transfer_cli.domain.columns import FIELDS
from transfer_cli.domain.remains import (
    KEPT_FIELDS,
    birth_left,
    detail_left,
    marked,
    note_left,
    step_left,
    words_left,
)
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import timeline

PERSONAL = frozenset(
    {
        "reference", "upn", "forename", "surname", "date_of_birth", "home_address1", "home_address2", "home_address3",
        "home_address4", "home_address5", "home_postcode", "setting_urn", "setting_name",
        "commissioning_body", "hold_letters", "meeting_at", "meeting_place", "meeting_officer",
    }
)  # fmt: skip


def test_every_field_is_either_kept_or_personal() -> None:
    of_case = {column.name for column in FIELDS if not column.name.startswith("contact")}
    assert of_case == KEPT_FIELDS | PERSONAL
    assert not KEPT_FIELDS & PERSONAL


@pytest.mark.parametrize(
    ("field", "text", "left"),
    [
        ("hold_letters", "bereavement", "erased"),
        ("hold_letters", None, None),
        ("setting_name", "Oak Infant School", "Infant school"),
        ("setting_name", "Oak Primary School", "Erased setting"),
        ("setting_name", None, None),
        ("surname", "Example", "Child"),
        ("home_address1", None, "Erased"),
        ("upn", "Y895000000017", "erased"),
        ("upn", None, None),
        ("contact2_name", "Ms A", "Erased"),
        ("contact2_name", None, None),
        ("contact2_email", "a@example.org", None),
    ],
)
def test_marks(field: str, text: str | None, left: str | None) -> None:
    assert marked(field, text) == left


@pytest.mark.parametrize(
    ("step", "note", "left"),
    [
        ("complaint", "from the father", ""),
        ("postponed", "to 2017-07-21; agreed 2016-10-01 by parent; because of Zoë",
         "to 2017-07-21; agreed 2016-10-01 by parent"),
        ("postponed", "no day", ""),
        ("family_feedback", "satisfied=4; involved=2; Zoë likes it", "satisfied=4; involved=2"),
        ("advice_insufficient:health", "nothing on Zoë's hearing", ""),
        ("plan_promised", "version 3; to 2017-07-21; group those at Oak School", "version 3; to 2017-07-21"),
        ("exception:absence", "from=2016-10-01; to=2016-11-01; evidence=a letter; approved_by=J Price",
         "from=2016-10-01; to=2016-11-01; evidence=erased; approved_by=erased"),
    ],
)  # fmt: skip
def test_a_remark_keeps_the_days_that_it_carries(step: str, note: str, left: str) -> None:
    assert note_left(step, day("2016-10-01"), note) == left


def test_facts_and_names_of_a_step() -> None:
    assert detail_left({"begins": "2016-09-26", "letter": "x/CW0001-notice-1", "place": "School"}) == {
        "begins": "2016-09-26"
    }
    assert detail_left({"place": "School"}) is detail_left(None) is None
    assert step_left("placement_consulted:Oak School", 2) == "placement_consulted:2"
    assert step_left("advice_received:health", 2) == "advice_received:health"
    assert step_left("advice_received:Dr Quix", 2) == "advice_received:2"
    assert step_left("complaint", 2) == "complaint"
    assert step_left("slip_reason:late_advice:Dr Quix", 2) == "slip_reason:late_advice:2"
    assert step_left("slip_reason:no_officer", 2) == "slip_reason:no_officer"
    assert detail_left({"evidence": "a letter", "approved_by": ""}) == {"evidence": "erased", "approved_by": ""}


def test_words_of_operations_name_the_child_no_more() -> None:
    opaque = {"CW1": "erased-a", "CW10": "erased-b"}
    assert words_left("2 letters: CW1, CW10, CW100", opaque) == "2 letters: erased-a, erased-b, CW100"
    assert words_left("12 new", opaque) == "12 new"


@pytest.mark.parametrize(
    ("born", "left"),
    [
        ("2005-03-03", "2005-03-15"),
        ("2005-09-03", "2005-09-03"),
        ("2005-09-30", "2005-09-15"),
        ("1997-03-03", "1997-03-03"),
        ("1992-03-03", "1992-03-03"),
        ("1995-03-30", "1995-03-15"),
        ("2004-02-29", "2004-02-15"),
    ],
)
def test_the_day_of_birth_stays_only_where_a_right_ends_on_it(born: str, left: str) -> None:
    assert birth_left(day(born)) == day(left)


@pytest.mark.parametrize("document", Document)
@pytest.mark.parametrize("kind", [SettingType.MAINSTREAM, SettingType.POST16])
@pytest.mark.parametrize("year", [1990, 1994, 1997, 1998, 1999, 2000, 2004, 2011])
def test_no_limit_is_another_for_the_day_that_is_left(document: Document, kind: SettingType, year: int) -> None:
    for number in range(0, 365, 23):
        born = day(f"{year}-01-02") + timedelta(number)
        case = a_case(document=document, setting_type=kind, date_of_birth=born)
        left = a_case(document=document, setting_type=kind, date_of_birth=birth_left(born))
        for on in (day("2015-03-02"), day("2016-10-03"), day("2018-03-31")):
            before, after = timeline(case, Settings("A"), on), timeline(left, Settings("A"), on)
            assert (before.obligations, before.ncy, before.in_scope, before.risk) == (
                after.obligations, after.ncy, after.in_scope, after.risk,
            ), (born, on)  # fmt: skip
