"""A file against the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import a_case, day, events
from tests.domain.arriving import AS_OF, HOME, a_row, arrive, made
from transfer_cli.domain.arrival import Precedence
from transfer_cli.domain.case import Case, Contact, Event, LeftReason, Relationship
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent
from transfer_cli.domain.columns import case_from
from transfer_cli.domain.compare import Comparison, compare
from transfer_cli.errors import Problem, Severity

OCTOBER = "Mon 3 Oct 2016"


def against(
    *recorded: Case,
    local: tuple[str, ...] = (),
    taken_back: str = "",
    file_counts: dict[str, Any] | None = None,
    **cells: Any,
) -> Comparison:
    """What one row about CHILD changes in October; `file_counts` are words of `Precedence`."""
    counts = file_counts or {}
    back = {("CW0001", "notice_given", day(taken_back))} if taken_back else set()
    arrived = [arrive(a_row(**cells), *recorded, local=local, as_of=OCTOBER, **counts)]
    return compare(arrived, day(OCTOBER), taken_back=back, precedence=Precedence(**counts))


def test_new_children_come_with_their_milestones() -> None:
    found = against(**HOME, notice_given=day("Mon 12 Sep 2016"), plan_issued=None)
    assert found.new == ("CW0001",)
    (fields,) = found.changes.new_cases
    assert case_from(fields, AS_OF).home_address == ("1 Sample Street", "Chester")
    assert found.changes.events == (NewEvent("CW0001", "notice_given", day("Mon 12 Sep 2016"), source="import"),)
    assert "notice_given" not in fields


def test_each_changed_field_holds_from_the_day_of_the_file_unless_it_has_its_own() -> None:
    found = against(
        a_case(officer="J Price"), officer="A N Other", upn="B801200005001", home_address1="1 Sample Street"
    )
    assert found == Comparison(
        Changes(
            fields=(
                FieldChange("CW0001", "upn", None, "B801200005001", None),
                FieldChange("CW0001", "officer", "J Price", "A N Other", day(OCTOBER)),
            )
        ),
        changed=("CW0001",),
    )


def test_the_same_again_changes_nothing() -> None:
    recorded = a_case(events=events(notice_given="Mon 12 Sep 2016"))
    assert against(recorded, **HOME, notice_given=day("Mon 12 Sep 2016"), contact1_language="en") == Comparison(
        Changes(), unchanged=1
    )


def test_who_is_named_again_is_recorded_as_back_and_nothing_else_changes() -> None:
    recorded = a_case(events=events(gone_from_file="Mon 12 Sep 2016"))
    back = NewEvent("CW0001", "back_in_file", day(OCTOBER), source="import")
    assert against(recorded) == Comparison(Changes(events=(back,)), unchanged=1)


def test_another_day_in_the_file_corrects_the_imported_milestone() -> None:
    found = against(a_case(events=events(notice_given="Mon 12 Sep 2016")), notice_given=day("Tue 13 Sep 2016"))
    assert found.changed == ("CW0001",)
    assert found.changes.events == (
        NewEvent("CW0001", "notice_given", day("Tue 13 Sep 2016"), supersedes=1, source="import"),
    )


def test_of_two_imported_drafts_the_later_is_corrected() -> None:
    drafts = tuple(
        Event("draft_served", day(on), id=number, source="import")
        for number, on in ((1, "Mon 12 Sep 2016"), (2, "Mon 26 Sep 2016"))
    )
    assert against(a_case(events=drafts), draft_served=day("Mon 12 Sep 2016")).changes == Changes()
    (changed,) = against(a_case(events=drafts), draft_served=day("Tue 27 Sep 2016")).changes.events
    assert (changed.happened, changed.supersedes) == (day("Tue 27 Sep 2016"), 2)


def problem(column: str, value: str, why: str, error_id: str = "IMP050") -> Problem:
    fix = {
        "IMP050": "If the file is right, import it with --prefer-file, or correct the record: transfer case correct.",
        "IMP051": "If it never happened, take it back: transfer case correct.",
        "IMP052": "If the record was right, correct it again: transfer case correct.",
    }[error_id]
    return Problem(error_id, Severity.NOTE, f"row 2, column {column}", value, why, fix, row=2, column=column)


def test_a_milestone_recorded_here_stays() -> None:
    here = replace(events(notice_given="Mon 12 Sep 2016")[0], source="local")
    assert against(a_case(events=(here,)), notice_given=day("Tue 13 Sep 2016")) == Comparison(
        Changes(),
        unchanged=1,
        problems=(
            problem(
                "notice_given",
                "2016-09-13",
                "notice_given of CW0001 was recorded here as 12 Sep 2016, which is kept.",
            ),
        ),
    )


def test_a_milestone_taken_back_here_does_not_come_again() -> None:
    found = against(a_case(), taken_back="Mon 12 Sep 2016", notice_given=day("Mon 12 Sep 2016"))
    assert found.changes == Changes()
    assert [p.why for p in found.problems] == [
        "notice_given of CW0001 was taken back here as never having happened, which is kept."
    ]
    assert against(a_case(), taken_back="Mon 12 Sep 2016", notice_given=day("Tue 13 Sep 2016")).changes


@pytest.mark.parametrize(("source", "told"), [("import", True), ("local", False)])
def test_an_emptied_cell_takes_no_milestone_away(source: str, told: bool) -> None:
    recorded = replace(events(notice_given="Mon 12 Sep 2016")[0], source=source)
    why = "notice_given of CW0001 was imported as 12 Sep 2016, which is kept."
    assert against(a_case(events=(recorded,)), notice_given=None) == Comparison(
        Changes(),
        unchanged=1,
        problems=(problem("notice_given", "", why, "IMP051"),) if told else (),
    )


def test_a_field_changed_here_stays_and_the_rest_is_loaded() -> None:
    found = against(
        a_case(officer="J Price", meeting_on=day("Mon 10 Oct 2016")), local=("officer", "meeting_on"),
        officer="A N Other", meeting_on=None, home_postcode="CH1 2NQ",
    )  # fmt: skip
    assert found.changes.fields == (FieldChange("CW0001", "home_postcode", "CH1 2NP", "CH1 2NQ", day(OCTOBER)),)
    assert found.problems == (
        problem("officer", "A N Other", 'officer of CW0001 was changed here to "J Price", which is kept.'),
        problem("meeting_on", "", 'meeting_on of CW0001 was changed here to "10 Oct 2016", which is kept.'),
    )


PREFERRED: list[dict[str, Any]] = [
    {"prefer_file": True},
    {"file_fields": frozenset(("officer", "notice_given"))},
]


@pytest.mark.parametrize("file_counts", PREFERRED)
def test_where_the_file_counts_the_change_made_here_gives_way_and_it_is_told(file_counts: dict[str, Any]) -> None:
    here = replace(events(notice_given="Mon 12 Sep 2016")[0], source="local")
    found = against(
        a_case(officer="J Price", events=(here,)), local=("officer",), file_counts=file_counts,
        officer="A N Other", notice_given=day("Tue 13 Sep 2016"),
    )  # fmt: skip
    assert found.changes == Changes(
        fields=(FieldChange("CW0001", "officer", "J Price", "A N Other", day(OCTOBER)),),
        events=(NewEvent("CW0001", "notice_given", day("Tue 13 Sep 2016"), supersedes=1, source="import"),),
    )
    why = 'officer of CW0001 was changed here to "J Price"; the file counts.'
    recorded = "notice_given of CW0001 was recorded here as 12 Sep 2016; the file counts."
    assert found.problems == (
        problem("officer", "A N Other", why, "IMP052"),
        problem("notice_given", "2016-09-13", recorded, "IMP052"),
    )


def test_the_file_counts_for_a_milestone_taken_back_here_if_it_is_preferred() -> None:
    found = against(
        a_case(), taken_back="Mon 12 Sep 2016", file_counts={"prefer_file": True}, notice_given=day("Mon 12 Sep 2016")
    )
    assert found.changes.events == (NewEvent("CW0001", "notice_given", day("Mon 12 Sep 2016"), source="import"),)
    why = "notice_given of CW0001 was taken back here as never having happened; the file counts."
    assert found.problems == (problem("notice_given", "2016-09-12", why, "IMP052"),)


LEFT_ON = day("Mon 12 Sep 2016")


@pytest.mark.parametrize("cells", [{"left_on": None}, {"left_on": None, "left_reason": None}])
@pytest.mark.parametrize("file_counts", [{}, {"prefer_file": True}])
def test_an_emptied_cell_does_not_bring_back_who_left(cells: dict[str, Any], file_counts: dict[str, Any]) -> None:
    left = a_case(left_on=LEFT_ON, left_reason=LeftReason.MOVED_OUT)
    why = "left_on of CW0001 is recorded as 12 Sep 2016, which is kept."
    fix = "If the child did not leave, take it back: transfer case correct."
    assert against(left, file_counts=file_counts, **cells) == Comparison(
        Changes(),
        unchanged=1,
        problems=(replace(problem("left_on", "", why, "IMP051"), fix=fix),),
    )


def test_of_who_was_said_here_to_have_left_an_empty_cell_is_a_clash() -> None:
    left = a_case(left_on=LEFT_ON, left_reason=LeftReason.MOVED_OUT)
    found = against(left, local=("left_on",), left_on=None, left_reason=None)
    assert found.changes == Changes()
    why = 'left_on of CW0001 was changed here to "12 Sep 2016", which is kept.'
    assert found.problems == (problem("left_on", "", why),)


def test_the_day_on_which_somebody_left_can_be_corrected_by_a_file() -> None:
    found = against(a_case(left_on=LEFT_ON), left_on=day("Tue 13 Sep 2016"))
    assert [(c.field, c.new) for c in found.changes.fields] == [("left_on", "2016-09-13")]
    assert found.problems == ()


def test_a_year_group_changed_here_is_shown_as_such() -> None:
    (found,) = against(a_case(ncy_offset=-1), local=("ncy",), ncy=5).problems
    assert (found.value, found.why) == ("5", 'ncy of CW0001 was changed here to "Year 4", which is kept.')


def test_of_several_clashes_some_may_be_kept_and_others_taken() -> None:
    found = against(
        a_case(officer="J Price", primary_need="ASD"), local=("officer", "primary_need"),
        file_counts={"file_fields": frozenset(("officer",))}, officer="A N Other", primary_need="SLCN",
    )  # fmt: skip
    assert [change.field for change in found.changes.fields] == ["officer"]
    assert [(p.id, p.column) for p in found.problems] == [("IMP050", "primary_need"), ("IMP052", "officer")]


@pytest.mark.parametrize(("as_of", "offset"), [("Wed 30 Aug 2017", None), ("Mon 4 Sep 2017", "-1")])
def test_the_same_file_says_another_year_group_in_another_school_year(as_of: str, offset: str | None) -> None:
    recorded = made(arrive(a_row(ncy=5), as_of="Mon 5 Sep 2016"))
    found = compare([arrive(a_row(ncy=5), recorded, as_of=as_of)], day(as_of))
    assert [(c.field, c.old, c.new) for c in found.changes.fields] == ([("ncy", "0", offset)] if offset else [])


def test_a_contact_changed_here_never_gets_the_address_of_another_contact() -> None:
    """The file names the two contacts the other way round; the name of the first was corrected here."""
    mother = Contact("Ms Alix Example", Relationship.MOTHER, address=("1 Refuge Road",))
    father = Contact("Mr Sam Other", Relationship.FATHER, address=("2 Other Road",))
    recorded = a_case(contacts=(mother, father))
    arrival = arrive(
        a_row(
            contact1_name="Mr Sam Other", contact1_relationship="father", contact1_address1="2 Other Road",
            contact2_name="Ms Alex Example", contact2_relationship="mother", contact2_address1="1 Refuge Road",
        ),
        recorded, local=("contact1_name",), as_of=OCTOBER,
    )  # fmt: skip
    homes = {contact.name: contact.address for contact in made(arrival).contacts}
    assert homes.get("Ms Alix Example", mother.address) == mother.address
    assert homes.get("Mr Sam Other", father.address) == father.address
