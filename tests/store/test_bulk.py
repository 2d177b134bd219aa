"""Many rows at once come out as if they had been added one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Table, create_engine, insert, select

from tests.builders import a_case, day
from transfer_cli.domain.columns import fields_of
from transfer_cli.store import open_store
from transfer_cli.store.bulk import Inserter, Same
from transfer_cli.store.tables import CASE, CONTACT, EVENT, OPERATION, SETTING


@pytest.fixture
def engine(address: str) -> Any:
    """A record with one operation, opened past the program."""
    open_store(address, create=True).close()
    made = create_engine(address if "://" in address else f"sqlite:///{address}")
    values = {"id": 1, "command": "import", "words": "", "actor": "", "as_of": date(2016, 9, 5), "hash": ""}
    with made.begin() as connection:
        from transfer_cli.store.writing import UNFINISHED

        connection.execute(insert(OPERATION), {**values, "recorded": UNFINISHED, "file_sha256": None})
    yield made
    made.dispose()


CASES = [
    fields_of(a_case(priority=("custody", "tribunal"), young_person_can_decide=False, left_on=day("2016-10-03"))),
    fields_of(a_case(reference="CW0002", surname="O\u2019Brien 50% :name ?", ncy_offset=-1)),
]


def add(connection: Connection, table: Table, *rows: Any, first: int = 1) -> None:
    """Add these rows of the one operation, numbered from `first` on, with all columns of the table that they have."""
    columns = {name: [row[name] for row in rows] for name in rows[0] if name in table.columns}
    numbers = range(first, first + len(rows))
    execute(connection, table, {"id": numbers, "operation_id": [1] * len(rows), **columns})


def execute(connection: Connection, table: Table, columns: Any) -> None:
    for statement, values in Inserter(connection, table).adding(columns):
        connection.exec_driver_sql(statement, values)


def test_cases_are_as_sqlalchemy_would_have_added_them(engine: Engine) -> None:
    with engine.begin() as connection:
        add(connection, CASE, *CASES)
        added = connection.execute(select(CASE).order_by(CASE.c.id)).all()
        connection.execute(CASE.delete())
        names = [column.name for column in CASE.columns if column.name not in {"id", "operation_id"}]
        rows = [{"id": n, "operation_id": 1, **{name: case[name] for name in names}} for n, case in enumerate(CASES, 1)]
        connection.execute(insert(CASE), rows)
        assert connection.execute(select(CASE).order_by(CASE.c.id)).all() == added
    assert added[0].priority == ("custody", "tribunal")
    assert added[0].left_on == day("2016-10-03")
    assert added[1].surname == "O\u2019Brien 50% :name ?"


def test_details_and_nothing_are_as_sqlalchemy_would_have_added_them(engine: Engine) -> None:
    common = {"reference": "CW0001", "step": "notice_given", "happened": day("2016-09-05"), "supersedes": None}
    common |= {"retracts": False, "source": "import"}
    details = [{"begins": "2016-09-26", "note": "Zoë"}, None]
    events = [{**common, "note": "", "detail": detail} for detail in details]
    with engine.begin() as connection:
        add(connection, CASE, CASES[0])
        add(connection, EVENT, *events)
        add(connection, EVENT, {**common, "note": "once more", "detail": None}, first=3)
        found = connection.execute(select(EVENT).order_by(EVENT.c.id)).all()
    assert [row.detail for row in found] == [*details, None]
    assert [(row.happened, row.retracts, row.note) for row in found] == [
        (day("2016-09-05"), False, note) for note in ("", "", "once more")
    ]


def test_columns_that_are_not_given_are_null(engine: Engine) -> None:
    contact = {"reference": "CW0001", "number": 1, "name": "Ms Alix Example", "confidential": True}
    with engine.begin() as connection:
        add(connection, CASE, CASES[0])
        execute(connection, CONTACT, {name: [value] for name, value in contact.items()})
        (found,) = connection.execute(select(CONTACT)).all()
    assert (found.name, found.confidential, found.do_not_write) == ("Ms Alix Example", True, None)


@pytest.mark.parametrize("rows", [1, 3, 500, 707])
def test_what_is_the_same_in_all_rows_is_as_if_it_had_been_given_for_each(engine: Engine, rows: int) -> None:
    columns = {"id": range(1, rows + 1), "reference": ["CW0001"] * rows, "step": [str(n) for n in range(rows)]}
    same: Same = {"operation_id": 1, "note": "it's ? :a %s", "retracts": False, "source": "import"}
    with engine.begin() as connection:
        add(connection, CASE, CASES[0])
        days = {"happened": [day("2016-09-05")] * rows}
        for statement, values in Inserter(connection, EVENT).adding(columns | days, same):
            connection.exec_driver_sql(statement, values)
        found = connection.execute(select(EVENT).order_by(EVENT.c.id)).all()
    assert [row.step for row in found] == columns["step"]
    assert {(row.operation_id, row.note, row.retracts, row.source, row.happened) for row in found} == {
        (1, "it's ? :a %s", False, "import", day("2016-09-05"))
    }


def test_more_rows_than_go_into_one_statement(engine: Engine) -> None:
    settings = {"id": range(1, 1_202), "operation_id": [1] * 1_201, "name": list(map(str, range(1_201)))}
    with engine.begin() as connection:
        execute(connection, SETTING, {**settings, "address": [""] * 1_201})
        execute(connection, SETTING, {"id": [], "operation_id": [], "name": [], "address": []})
        found = connection.execute(select(SETTING.c.id, SETTING.c.name, SETTING.c.head).order_by(SETTING.c.id)).all()
    assert found == [(number, str(number - 1), None) for number in range(1, 1_202)]
