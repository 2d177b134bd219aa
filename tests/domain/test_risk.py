"""What a person is told to look at."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import PARENT, day
from tests.domain.worked import cases, on
from transfer_cli.domain.case import Contact, Document, PhaseMove, Relationship, SettingType


def notes(as_of: str, steps: str = "", **changes: Any) -> tuple[str, ...]:
    return on(as_of, steps, **changes).notes


def test_an_ordinary_case_needs_no_note() -> None:
    assert notes("3 Oct 2016") == ()
    assert notes("3 Oct 2016", "notice 12 Sep 2016, began 26 Sep 2016") == ()


@pytest.mark.parametrize(
    ("steps", "note"),
    [
        ("notice 12 Sep 2016", "No beginning is stated; 26 Sep 2016, 14 days after notice, is assumed."),
        ("began 26 Sep 2016", "An assessment began and no notice is recorded."),
        (
            "draft 1 Oct 2016",
            "A draft was served and no notice is recorded: record notice_given, and assessment_began.",
        ),
        (
            "advice_requested:health 26 Sep 2016",
            "A step of an assessment is recorded and no notice is recorded: record notice_given, and assessment_began.",
        ),
        (
            "notice 13 Sep 2016, began 26 Sep 2016",
            "Notice was given 13 days before the beginning: arguably in time; 14 are safe.",
        ),
    ],
)
def test_notice(steps: str, note: str) -> None:
    assert notes("3 Oct 2016", steps) == (note,)


def test_another_way_to_a_plan_needs_no_notice() -> None:
    asked = "reassessment_requested 1 Sep 2016, reassessment_accepted 5 Sep 2016"
    assert notes("3 Oct 2016", asked) == notes("3 Oct 2016", f"{asked}, draft 1 Oct 2016") == ()


def test_a_late_notice_is_an_obligation_and_no_note() -> None:
    assert notes("3 Oct 2016", "notice 14 Sep 2016, began 26 Sep 2016") == ()


def test_a_notice_starts_no_clock_for_a_learning_difficulty_assessment() -> None:
    said = "A learning difficulty assessment runs from a request, not from a notice: record request_received."
    assert notes("3 Oct 2016", "notice 12 Sep 2016", document=Document.LDA) == (said,)
    assert notes("3 Oct 2016", "notice 12 Sep 2016, request 1 Sep 2016", document=Document.LDA) == ()


def test_responsibility_that_is_not_known() -> None:
    father = Contact("Mr Example", Relationship.FATHER)
    said = "It is not known who has parental responsibility."
    assert notes("3 Oct 2016", contacts=(PARENT, father)) == (said,)
    assert notes("3 Oct 2016", contacts=(father,), date_of_birth=day("30 Aug 2000"), phase_move=PhaseMove.NONE) == ()


@pytest.mark.parametrize(
    ("as_of", "noted"),
    cases("""
    why                            | as of       | noted
    on the leaving date of June    | 24 Jun 2016 | no
    the day after                  | 25 Jun 2016 | yes
    to the end of the school year  | 31 Aug 2016 | yes
    and no longer                  | 1 Sep 2016  | no
    """),
)
def test_the_summer_in_which_the_code_is_looser_than_the_law(as_of: str, noted: str) -> None:
    found = notes(as_of, date_of_birth=day("30 Aug 2000"), phase_move=PhaseMove.NONE)
    said = ("Rights passed to the young person on 25 Jun 2016; the Code says the end of the school year.",)
    assert found == (said if noted == "yes" else ())


@pytest.mark.parametrize(
    ("born", "as_of", "noted"),
    cases("""
    why                                | born       | as of       | noted
    before that day                    | 2 Sep 2000 | 24 Jun 2016 | no
    literally past school age          | 2 Sep 2000 | 25 Jun 2016 | yes
    until it is so in any case         | 2 Sep 2000 | 30 Jun 2017 | yes
    born after any term had begun      | 7 Sep 2000 | 3 Oct 2016  | no
    born on its last possible eve      | 6 Sep 2000 | 3 Oct 2016  | yes
    born in another month              | 2 Oct 2000 | 3 Oct 2016  | no
    """),
)
def test_births_in_the_first_days_of_september(born: str, as_of: str, noted: str) -> None:
    found = notes(as_of, date_of_birth=day(born), phase_move=PhaseMove.NONE)
    assert [note[:37] for note in found] == ["Born in the first days of September: "] * (noted == "yes")


def test_statements_that_lapse_come_first() -> None:
    college = "In a post-16 institution a statement has no effect: transfer it first."
    assert notes("3 Oct 2016", date_of_birth=day("3 Oct 1999"), setting_type=SettingType.POST16) == (college,)
    born: dict[str, Any] = {"date_of_birth": day("28 Feb 1998"), "phase_move": PhaseMove.NONE}
    assert notes("27 Aug 2016", **born) == ()
    before = "From 28 Feb 2017, the 19th birthday, the statement has no effect: transfer it first."
    assert notes("28 Aug 2016", **born) == notes("27 Feb 2017", **born) == (before,)
    since = "Since 28 Feb 2017, the 19th birthday, the statement has no effect: ask about a new plan."
    assert notes("28 Feb 2017", **born) == (since,)
    assert notes("28 Aug 2016", **born, document=Document.NON_STATUTORY) == ()


def test_a_move_to_college_is_pointed_out_six_months_before() -> None:
    moving: dict[str, Any] = {
        "date_of_birth": day("4 May 2001"), "phase_move": PhaseMove.SCHOOL_TO_POST16, "phase_move_on": day("1 Sep 2017")
    }  # fmt: skip
    assert notes("28 Feb 2017", **moving) == ()
    said = "From 1 Sep 2017, the move to a post-16 institution, the statement has no effect there."
    assert notes("1 Mar 2017", **moving) == (said,)
    assert notes("1 Sep 2017", **moving) == ()


def test_a_statement_still_alive_after_the_end_is_said_to_be_a_breach() -> None:
    assert notes("31 Mar 2018") == ()
    (said,) = notes("1 Apr 2018")
    in_force = "The statement is still in force after 31 Mar 2018, under the old law, until it is replaced"
    assert said == f"{in_force}; the authority is in breach."


def test_where_no_day_of_the_law_has_passed_it_is_no_breach() -> None:
    in_force = "The statement is still in force after 31 Mar 2018, under the old law, until it is replaced."
    appealed = notes("1 Apr 2018", "appeal_registered 1 Mar 2018")
    assert appealed[0] == in_force
    year_9: dict[str, Any] = {"date_of_birth": day("4 May 2004")}
    assert notes("31 Aug 2018", **year_9) == (in_force,)
    assert notes("1 Sep 2018", **year_9) == (f"{in_force[:-1]}; the authority is in breach.",)


def test_a_presumed_move_is_pointed_out_in_its_year_and_not_before() -> None:
    year_6: dict[str, Any] = {"date_of_birth": day("4 May 2006"), "known_from": day("5 Sep 2015")}
    assert notes("31 Aug 2016", **year_6) == ()
    said = ("The phase move is only presumed: record phase_move and phase_move_on, or none.",)
    assert notes("1 Sep 2016", **year_6) == said
    assert notes("1 Oct 2017", **year_6) == said


def test_a_closed_case_needs_no_notes() -> None:
    assert notes("3 Oct 2016", "notice 12 Sep 2016, plan 1 Oct 2016") == ()
    assert notes("3 Oct 2016", "notice 12 Sep 2016", left_on=day("1 Oct 2016")) == ()
