"""Many new rows at once come to what each of them comes to by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import day
from tests.domain.arriving import AS_OF, HOME, REQUIRED, a_row
from transfer_cli.domain.arrival import Arrival, Precedence, arrivals
from transfer_cli.domain.arrival_checks import check_arrival
from transfer_cli.domain.columns import BLANK, BY_NAME, COLUMNS, Column, Kind
from transfer_cli.domain.compare import compare, compare_newcomers
from transfer_cli.domain.ledger import Ledger
from transfer_cli.domain.newcomers import newcomers
from transfer_cli.domain.quick_look import remarkable
from transfer_cli.domain.rows import CaseRow, CaseRows, evenly
from transfer_cli.domain.settings import Officer, Settings
from transfer_cli.domain.whole_file import Identity, WholeFile
from transfer_cli.errors import Problem

DAYS = tuple(
    map(
        date.fromisoformat,
        (
            "1985-05-05",
            "1999-09-01",
            "2002-10-01",
            "2005-09-01",
            "2014-08-31",
            "2014-09-01",
            "2016-09-05",
            "2016-09-06",
        ),
    )
)
OF_KIND: dict[Kind, tuple[Any, ...]] = {
    Kind.TEXT: ("Ms Alix Example", "Sam", "n/a", "?", "en", "900001"),
    Kind.DATE: DAYS,
    Kind.YES_NO: (True, False),
    Kind.WORDS: (("custody",),),
    Kind.NCY: (0, 6, 7, 11),
    Kind.UPN: ("B801200005001", "A801200005001", "R900400001001", "B8012000050", "BA01200005001"),
    Kind.TIME: ("14:00",),
}
OPTIONAL = tuple(column.name for column in COLUMNS if not column.required)
OF_CONTACTS = tuple(name for name in OPTIONAL if name.startswith("contact"))


def values_of(column: Column) -> st.SearchStrategy[Any]:
    usual = ("CH1 2NP", "CH1") if column.name.endswith("postcode") else OF_KIND.get(column.kind, column.codes)
    return st.sampled_from(usual) if column.required else st.none() | st.sampled_from(usual)


@st.composite
def files(draw: st.DrawFn) -> CaseRows:
    """A few rows of a file with some of the columns; half of the values of each are missing."""
    some = st.sampled_from(OPTIONAL) | st.sampled_from(OF_CONTACTS)
    names = sorted({*REQUIRED, *draw(st.lists(some, max_size=14))})
    count = draw(st.integers(1, 5))
    columns = {name: [draw(values_of(BY_NAME[name])) for _ in range(count)] for name in names}
    columns["reference"] = [f"CW{number:04}" for number in range(count)]
    return CaseRows(range(2, 2 + count), columns)


def one_by_one(rows: CaseRows) -> list[Arrival]:
    return list(arrivals(rows, {}, Precedence(), AS_OF))


@given(files())
@settings(max_examples=400, deadline=None)
def test_they_get_the_fields_that_each_gets(rows: CaseRows) -> None:
    new = newcomers(rows, AS_OF)
    alone = one_by_one(rows)
    fields = [{**BLANK, **{name: values[place] for name, values in new.now.items()}} for place in range(len(new))]
    assert fields == [arrival.now for arrival in alone]
    assert [new.arrival(place) for place in range(len(new))] == alone


@given(files())
@settings(max_examples=600, deadline=None)
def test_nothing_is_found_of_a_row_that_is_not_remarkable(rows: CaseRows) -> None:
    wrong = {place for place, arrival in enumerate(one_by_one(rows)) if check_arrival(arrival, AS_OF)}
    assert wrong <= set(remarkable(newcomers(rows, AS_OF)))


def test_ordinary_rows_are_not_remarkable() -> None:
    ordinary = a_row(
        **HOME, upn="B801200005001", ncy=5, officer="Anybody", home_postcode="CH1 2NP",
        phase_move="primary_to_secondary", phase_move_on=day("1 Sep 2018"), document_date=day("4 May 2012"),
        contact1_name="Ms Alix Example", contact2_name="Mr Sam Example", contact2_do_not_write=True,
        notice_given=day("1 Sep 2014"), assessment_began=day("15 Sep 2014"), draft_served=day("1 Dec 2014"),
        assessment_begins=day("1 Jan 2017"),
    )  # fmt: skip
    nothing: dict[str, Any] = dict.fromkeys(ordinary.values.keys() - REQUIRED.keys())
    young = a_row(3, **{**nothing, "contact1_name": "Ms B Example"})
    new = newcomers(file_of(ordinary, young), AS_OF)
    assert (remarkable(new), new.only([1]).references, len(new.only([]))) == ([], ["CW0001"], 0)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_contact_whose_email_address_is_none_is_remarkable(number: int) -> None:
    contact = {f"contact{number}_name": "Ms Alix Example"}
    right = a_row(2, **{**HOME, **contact, f"contact{number}_email": "alix@example.org"})
    wrong = a_row(3, **{**HOME, **contact, f"contact{number}_email": "alix@example.org; sam@example.org"})
    assert 1 in remarkable(newcomers(file_of(right, wrong), AS_OF))


def file_of(*rows: CaseRow) -> CaseRows:
    columns = {name: [row.values[name] for row in rows] for name in rows[0].values}
    return CaseRows([row.row for row in rows], columns)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.id, problem.row))


@given(st.lists(files(), min_size=1, max_size=3), st.booleans())
@settings(max_examples=300, deadline=None)
def test_between_rows_the_same_is_seen(parts: list[CaseRows], in_the_record: bool) -> None:
    office = Settings("Cheshire West", officers=(Officer("Sam"),), commissioning_bodies=("Ms Alix Example",))
    together, alone = (WholeFile(office, frozenset({"sam", "900001"})) for _ in range(2))
    for whole in (together, alone) if in_the_record else ():
        whole.knows([Identity("CW9000", "B801200005001", "Sam", "n/a", DAYS[1])])
    found: list[Problem] = []
    expected: list[Problem] = []
    for number, part in enumerate(parts):
        rows = CaseRows([row + 10 * number for row in part.numbers], part.columns)
        found += together.see_newcomers(newcomers(rows, AS_OF))
        expected += (problem for arrival in one_by_one(rows) for problem in alone.see(arrival))
    assert in_order(found) == in_order(expected)
    assert in_order(together.notes()) == in_order(alone.notes())


@given(st.lists(files(), min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_they_change_what_each_changes(parts: list[CaseRows]) -> None:
    together, alone = Ledger(AS_OF), Ledger(AS_OF)
    for rows in parts:
        new = newcomers(rows, AS_OF)
        found, expected = compare_newcomers(new), compare(one_by_one(rows), AS_OF)
        assert found.new == expected.new
        milestones = found.changes.newcomers.milestones if found.changes.newcomers else ((), (), ())
        assert list(zip(*milestones, strict=True)) == [
            (event.reference, event.step, event.happened) for event in expected.changes.events
        ]
        together.enter_newcomers(new)
        alone.enter_rows(one_by_one(rows), expected.changes.events)
    assert together.close(0) == alone.close(0)


def test_rows_come_evenly_whatever_was_left_out() -> None:
    def parts() -> Iterator[CaseRows]:
        for numbers in (range(3), range(3, 6), range(6, 8), range(8, 11), range(11, 12)):
            yield CaseRows(numbers, {"reference": [f"CW{number}" for number in numbers]})

    found = list(evenly(parts(), 3))
    assert [list(part.numbers) for part in found] == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]
    assert [row.reference for part in found for row in part] == [f"CW{number}" for number in range(12)]
    assert found[3].row(2) == CaseRow(11, {"reference": "CW11"})


def test_new_cases_are_something_to_write() -> None:
    changes = compare_newcomers(newcomers(file_of(a_row(**HOME)), AS_OF)).changes
    assert changes
    assert changes.newcomers is not None
    assert len(changes.newcomers) == 1


NAMES = (
    "Ana Lee", "ANA LEE", " Ana Lee", "Ana  Lee", "Ana\u00a0Lee ", "Ana\tLee", "Ana\0Lee", "Stra\u00dfe", "STRASSE",
)  # fmt: skip


@given(st.lists(st.tuples(*[st.sampled_from((*NAMES, "Sam"))] * 2), min_size=1, max_size=6), st.integers(0, 6))
def test_however_names_are_written_the_same_children_are_seen(names: list[tuple[str, str]], first: int) -> None:
    rows = [a_row(n, reference=f"CW{n}", forename=one, surname=other) for n, (one, other) in enumerate(names, start=2)]
    together, alone = WholeFile(Settings("Sampleshire")), WholeFile(Settings("Sampleshire"))
    parts = [file_of(*some) for some in (rows[:first], rows[first:]) if some]
    found = [problem for part in parts for problem in together.see_newcomers(newcomers(part, AS_OF))]
    assert found == [problem for part in parts for row in one_by_one(part) for problem in alone.see(row)]


def test_two_with_one_upn_or_name_are_told_within_a_part_and_beside_earlier_ones() -> None:
    office = Settings("Cheshire West", officers=(Officer("Sam"),))
    whole = WholeFile(office)
    about: dict[str, Any] = {**HOME, "officer": "Ann", "contact1_name": "Ms A", "contact1_relationship": "mother"}
    about["contact1_parental_responsibility"] = None
    kit = a_row(3, **{**about, "upn": "B801200005001", "forename": "Kit"})
    sam = a_row(4, **{**about, "upn": None, "forename": "Sam"})
    ola = a_row(5, **{**about, "upn": "B801200005001", "forename": "Ola"})
    found = [whole.see_newcomers(newcomers(file_of(*rows), AS_OF)) for rows in ((kit, sam), (ola, sam._replace(row=6)))]
    told = [[(problem.id, problem.row, problem.why.split(".")[0]) for problem in part] for part in found]
    assert told == [
        [],
        [
            ("IMP034", 5, "row 3 has the same UPN"),
            ("IMP049", 6, "row 4 has the same name and day of birth"),
        ],
    ]
    assert [(note.id, note.row, note.why.count("3 more rows")) for note in whole.notes()] == [
        ("IMP040", 3, 1),
        ("IMP048", 3, 1),
    ]
