"""Many rows at once come out as if they had been added one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, insert, select

from tests.builders import a_case, day
from transfer_cli.domain.columns import fields_of
from transfer_cli.store import open_store
from transfer_cli.store.bulk import Inserter
from transfer_cli.store.tables import CASE, CONTACT, EVENT, OPERATION


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


def test_cases_are_as_sqlalchemy_would_have_added_them(engine: Engine) -> None:
    with engine.begin() as connection:
        Inserter(connection, CASE, ("id", "operation_id")).add(CASES, [1, 2], [1, 1])
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
        Inserter(connection, CASE, ("id", "operation_id")).add(CASES[:1], [1], [1])
        inserter = Inserter(connection, EVENT, ("id", "operation_id"))
        inserter.add(events, [1, 2], [1, 1])
        inserter.add([], [], [])
        inserter.add([{**common, "note": "once more", "detail": None}], [3], [1])
        found = connection.execute(select(EVENT).order_by(EVENT.c.id)).all()
    assert [row.detail for row in found] == [*details, None]
    assert [(row.happened, row.retracts, row.note) for row in found] == [
        (day("2016-09-05"), False, note) for note in ("", "", "once more")
    ]


def test_rows_need_no_given_columns(engine: Engine) -> None:
    names = [column.name for column in CONTACT.columns]
    contact = {
        **dict.fromkeys(names),
        "reference": "CW0001",
        "number": 1,
        "name": "Ms Alix Example",
        "confidential": True,
    }
    with engine.begin() as connection:
        Inserter(connection, CASE, ("id", "operation_id")).add(CASES[:1], [1], [1])
        Inserter(connection, CONTACT).add([contact])
        (found,) = connection.execute(select(CONTACT)).all()
    assert (found.name, found.confidential, found.do_not_write) == ("Ms Alix Example", True, None)
