"""What is wrong with rows that can be read."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_case, day
from tests.domain.arriving import AS_OF, HOME, a_row, arrive, made
from transfer_cli.domain.arrival_checks import check_arrival
from transfer_cli.domain.case import Case
from transfer_cli.errors import Problem, Severity


def found(*recorded: Case, **cells: Any) -> list[tuple[str, str, str]]:
    """Id, severity and column of everything wrong with one row; it has a home address unless `cells` say otherwise."""
    problems = check_arrival(arrive(a_row(**{**HOME, **cells}), *recorded), AS_OF)
    return [(p.id, p.severity.value, p.where.removeprefix("row 2, column ")) for p in problems]


def test_an_ordinary_row_is_right() -> None:
    assert found(
        upn="B801200005001", ncy=5, phase_move="none", officer="Anybody", commissioning_body="Any",
        document_date=day("4 May 2007"), contact1_name="Ms Alix Example", contact1_email="alix@example.org",
        notice_given=day("1 Sep 2014"), assessment_began=day("15 Sep 2014"), meeting_held=day("1 Oct 2014"),
        draft_served=day("1 Dec 2014"), plan_issued=day("1 Dec 2014"),
        assessment_begins=day("1 Jan 2017"), meeting_on=day("1 Jan 2017"), left_on=day("1 Jan 2017"),
    ) == []  # fmt: skip


@pytest.mark.parametrize("text", ["n/a", "N/A", "none", "TBC", "Not known", "?", "-", "??", "--"])
@pytest.mark.parametrize("column", ["home_address1", "contact1_name", "contact3_name", "contact2_address1"])
def test_nobody_can_be_written_to_at_a_word_for_nothing(text: str, column: str) -> None:
    assert [each for each in found(**{column: text}) if each[0] != "IMP044"] == [("IMP059", "warning", column)]


@pytest.mark.parametrize("text", ["Ms Nonesuch", "1 Na Road", "The Unknown Inn", "Ms A-B?"])
def test_a_name_or_address_with_such_a_word_in_it_is_one(text: str) -> None:
    assert found(contact1_name=text, home_address1=text) == []


def test_other_columns_may_say_that_there_is_nothing() -> None:
    assert found(home_address2="-", officer="tbc", contact1_name="Ms Alix Example", contact1_email="?") == []


NOBODY = [("IMP018", "reject", "contact1_name")]


def test_somebody_must_be_there_to_write_to() -> None:
    none: dict[str, Any] = {"home_address1": None, "home_address2": None}
    assert found(**none) == NOBODY
    assert found(**none, home_postcode="CH1 2NP") == NOBODY
    assert found(**none, contact1_email="alix@example.org") == [*NOBODY, ("IMP044", "warning", "contact1_email")]
    assert found(**none, contact2_name="Ms Alix Example") == []


def test_a_file_without_these_columns_leaves_the_recorded_contact() -> None:
    (problem,) = check_arrival(arrive(a_row()), AS_OF)
    assert problem.id == "IMP018"
    assert check_arrival(arrive(a_row(), a_case()), AS_OF) == ()


def test_a_recorded_contact_keeps_its_name_where_the_file_has_no_such_column() -> None:
    assert found(a_case(), contact1_email="alix@example.org") == []
    assert found(a_case(), contact1_email="alix@example.org", contact1_name=None) == [
        ("IMP044", "warning", "contact1_email")
    ]


@pytest.mark.parametrize(
    "column",
    ["notice_given", "no_plan_notified", "document_date", "last_annual_review", "phase_move_on", "assessment_begins",
     "meeting_on", "moved_in_on", "left_on"],
)  # fmt: skip
def test_nothing_happens_before_birth(column: str) -> None:
    assert found(**{column: day("3 May 2007")}) == [("IMP019", "reject", column)]


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("31 Dec 1988", [("IMP035", "warning", "date_of_birth")]),
        ("1 Jan 1989", []),
        ("5 Sep 2016", []),
        ("6 Sep 2016", [("IMP035", "warning", "date_of_birth")]),
    ],
)
def test_an_unlikely_day_of_birth(born: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(date_of_birth=day(born)) == expected


@pytest.mark.parametrize("column", ["notice_given", "document_date", "last_annual_review", "moved_in_on"])
def test_what_is_behind_a_case_does_not_lie_ahead(column: str) -> None:
    assert found(**{column: day("Tue 6 Sep 2016")}) == [("IMP036", "warning", column)]
    assert found(**{column: day("Mon 5 Sep 2016")}) == []


def test_no_step_before_transfers_began() -> None:
    assert found(notice_given=day("Sun 31 Aug 2014")) == [("IMP037", "warning", "notice_given")]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({"notice_given": "2 Feb 2016", "assessment_began": "1 Feb 2016"}, ["assessment_began"]),
        ({"notice_given": "2 Feb 2016", "plan_issued": "1 Feb 2016"}, ["plan_issued"]),
        ({"notice_given": "2 Feb 2016", "draft_served": "1 Feb 2016", "plan_issued": "31 Jan 2016"},
         ["draft_served", "plan_issued"]),
        ({"notice_given": "2 Feb 2016", "no_plan_notified": "1 Feb 2016"}, ["no_plan_notified"]),
        ({"notice_given": "2 Feb 2016", "meeting_held": "1 Feb 2016"}, ["meeting_held"]),
        ({"advice_complete": "3 Feb 2016", "meeting_held": "1 Feb 2016"}, []),
    ],
)  # fmt: skip
def test_steps_follow_one_another(steps: dict[str, str], expected: list[str]) -> None:
    cells = {step: day(on) for step, on in steps.items()}
    assert found(**cells) == [("IMP038", "warning", column) for column in expected]


@pytest.mark.parametrize(("born", "young"), [("5 Sep 2000", False), ("6 Sep 2000", True)])
def test_an_lda_is_for_sixteen_and_over(born: str, young: bool) -> None:
    expected = [("IMP039", "warning", "document")] if young else []
    assert found(document="lda", date_of_birth=day(born)) == expected
    assert found(document="statement", date_of_birth=day(born)) == []


@pytest.mark.parametrize(
    ("move", "ncy", "fits"),
    [
        ("early_years_to_school", -1, True),
        ("early_years_to_school", 3, False),
        ("infant_to_junior", 2, True),
        ("primary_to_secondary", 6, True),
        ("primary_to_secondary", 5, False),
        ("middle_to_secondary", 8, True),
        ("school_to_post16", 11, True),
        ("school_to_post16", 10, False),
        ("mainstream_to_special", 1, True),
        ("none", 6, True),
    ],
)
def test_a_move_fits_the_year_it_ends(move: str, ncy: int, fits: bool) -> None:
    born = day(f"4 May {2012 - ncy}")
    assert found(date_of_birth=born, phase_move=move) == ([] if fits else [("IMP042", "warning", "phase_move")])


def test_a_recorded_move_is_not_judged_where_the_file_does_not_name_it() -> None:
    recorded = made(arrive(a_row(phase_move="primary_to_secondary", **HOME)))
    assert found(recorded) == []


@pytest.mark.parametrize(
    ("ncy", "expected"),
    [(5, []), (4, ["note"]), (6, ["note"]), (3, ["warning"]), (None, [])],
)
def test_a_year_group_beside_the_age(ncy: int | None, expected: list[str]) -> None:
    assert found(ncy=ncy) == [("IMP043", severity, "ncy") for severity in expected]


def test_a_year_group_beside_the_age_is_told_in_words() -> None:
    (problem,) = check_arrival(arrive(a_row(ncy=3, **HOME)), AS_OF)
    assert problem == Problem(
        "IMP043", Severity.WARNING, "row 2, column ncy", "3", "by age the child would be in Year 5, 2 years above.",
        "Nothing need be done if the child is taught there.", row=2, column="ncy",
    )  # fmt: skip


def test_a_wrong_upn_is_only_pointed_out() -> None:
    assert found(upn="A801200005001") == [("IMP033", "warning", "upn")]
    assert found(upn="R900400001001") == [("IMP033", "warning", "upn")]


@pytest.mark.parametrize("postcode", ["CH1 2NP", "ch12np", "SW1A 1AA", "W1A 0AX", "GIR 0AA", "BFPO 57", "M1 1AE"])
def test_postcodes_of_every_form(postcode: str) -> None:
    assert found(home_postcode=postcode, contact3_postcode=postcode, contact3_name="Sam Example") == []


@pytest.mark.parametrize("postcode", ["CH1", "CH1 2CP", "CH1  2NP", "1CH 2NP", "CHH1 2NP", "CH1 2NP.", "75001", "O1 2"])
def test_what_has_not_the_form_of_a_postcode(postcode: str) -> None:
    columns = ("home_postcode", "contact1_postcode", "contact2_postcode", "contact3_postcode")
    names = {f"contact{n}_name": f"Sam Example {n}" for n in (1, 2, 3)}
    assert found(**names, **dict.fromkeys(columns, postcode)) == [("IMP047", "warning", column) for column in columns]


def test_what_is_not_one_email_address() -> None:
    named = {"contact1_name": "Ms Alix Example"}
    assert found(**named, contact1_email="a@x.org, b@x.org") == [("IMP096", "warning", "contact1_email")]
    assert found(**named, contact1_email="a@x.org") == []


def test_somebody_of_the_contacts_may_be_written_to() -> None:
    mother: dict[str, Any] = {"contact1_name": "Ms Alix Example", "contact1_do_not_write": True}
    father: dict[str, Any] = {"contact2_name": "Mr Sam Example", "contact2_do_not_write": True}
    told = [("IMP046", "warning", "contact1_do_not_write")]
    assert found(**mother) == told
    assert found(**mother, **father) == told
    assert found(**mother, **{**father, "contact2_do_not_write": None}) == []
    assert found(**{**mother, "contact1_do_not_write": False}, **father) == []


def test_where_the_file_has_no_contacts_those_of_the_record_count() -> None:
    recorded = made(arrive(a_row(contact1_name="Ms Alix Example", contact1_do_not_write=True, **HOME)))
    assert found(recorded, officer="J Price") == [("IMP046", "warning", "contact1_do_not_write")]


def test_a_young_person_is_written_to_at_home_whatever_the_parent_wants() -> None:
    parent: dict[str, Any] = {"contact1_name": "Ms Alix Example", "contact1_do_not_write": True}
    assert found(date_of_birth=day("4 May 1998"), setting_type="post16", **parent) == []


def test_a_contact_of_whom_the_file_says_nothing_needs_no_name() -> None:
    assert found(contact2_name=None, contact2_email=None, contact3_email=None) == []


def test_a_file_that_never_has_addresses_is_loaded_and_they_follow() -> None:
    nobody: dict[str, Any] = {"home_address1": None}
    arrival = arrive(a_row(**nobody, ncy=4))
    assert [(p.id, p.severity.value) for p in check_arrival(arrival, AS_OF)] == [
        ("IMP018", "reject"),
        ("IMP043", "note"),
    ]
    told, other = check_arrival(arrival, AS_OF, addresses_follow=True)
    assert (told.id, told.severity, other.id) == ("IMP018", Severity.WARNING, "IMP043")
    assert told.why == "there is no contact and no home address yet, so no letter can be sent."
