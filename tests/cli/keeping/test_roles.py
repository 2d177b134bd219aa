"""Roles on a server: what each can do through the program and past it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import ProgrammingError

from tests.cli.keeping.conftest import office
from tests.conftest import Run
from tests.store.conftest import SERVER, empty_schema, tamper
from tests.test_help import COMMANDS as EVERY_COMMAND
from transfer_cli.domain.roles import COMMANDS

__all__ = ["empty_schema", "office"]

As = Callable[[str], str]


@pytest.fixture
def as_(office: Run, empty_schema: str) -> Iterator[As]:
    """The record on the server with its roles, and its address for somebody who has the role that is named."""
    assert office("migrate", "--to", empty_schema).exit_code == 0
    assert office("--db", empty_schema, "migrate", "--roles").exit_code == 0
    made: list[str] = []

    def address(role: str) -> str:
        name = f"test_{uuid.uuid4().hex[:12]}"
        made.append(name)
        tamper(SERVER, f"CREATE ROLE {name} LOGIN", *([f"GRANT transfer_{role} TO {name}"] if role else []))
        return make_url(empty_schema).set(username=name).render_as_string(hide_password=False)

    yield address
    for name in made:
        tamper(SERVER, f"DROP ROLE {name}")


def test_every_command_that_belongs_to_somebody_is_one() -> None:
    assert sorted(set(COMMANDS) - set(EVERY_COMMAND)) == []


def test_a_caseworker_records_and_makes_no_letters(office: Run, as_: As) -> None:
    db = as_("caseworker")
    assert office("--db", db, "status").exit_code == 0
    assert office("--db", db, "case", "record", "D001", "notice_given", "--on", "2016-10-03").exit_code == 0
    assert office("--db", db, "case", "correct", "D001", "officer", "A Jones").exit_code == 0
    Path("x.csv").write_text("reference,step,on,note\nD001,complaint,2016-10-01,\n", encoding="utf-8")
    for words in (("letters", "generate", "--due"), ("export", "all.csv"), ("schedule",), ("import", "x.csv")):
        answer = office("--db", db, *words)
        assert (answer.exit_code, "[ROL001]" in answer.stderr) == (4, True), words
    assert (
        "letters generate is for business support or manager, and you are caseworker here."
        in office("--db", db, "letters", "generate", "--due").stderr
    )


def test_whoever_may_give_a_command_may_undo_it(office: Run, as_: As) -> None:
    db = as_("caseworker")
    assert office("--db", db, "case", "record", "D001", "complaint", "--on", "2016-10-03").exit_code == 0
    assert office("--db", db, "undo", "--yes").exit_code == 0
    assert office("--db", db, "redo", "--yes").exit_code == 0
    answer = office("--db", db, "undo", "1", "--yes")
    assert (answer.exit_code, "[ROL001]" in answer.stderr) == (4, True)
    assert "import is for business support or manager, and you are caseworker here." in answer.stderr
    assert office("--db", as_("read_only"), "undo", "--dry-run").exit_code == 4


def test_read_only_reads(office: Run, as_: As) -> None:
    db = as_("read_only")
    assert office("--db", db, "case", "show", "D001").exit_code == 0
    assert office("--db", db, "audit", "verify").exit_code == 0
    answer = office("--db", db, "case", "record", "D001", "notice_given", "--on", "2016-10-03")
    assert (answer.exit_code, "[ROL001]" in answer.stderr) == (4, True)


def test_business_support_loads_and_writes_letters(office: Run, as_: As) -> None:
    db = as_("business_support")
    Path("more.csv").write_text("reference,step,on,note\nD001,complaint,2016-10-01,\n", encoding="utf-8")
    assert office("--db", db, "import", "more.csv").exit_code == 0
    assert office("--db", db, "letters", "generate", "--due").exit_code in {0, 1}
    assert office("--db", db, "export", "all.csv").exit_code == 0
    assert office("--db", db, "export", "all.csv", "--schedules", "s.csv", "--force").exit_code == 0
    assert office("--db", db, "schedule").exit_code == 4


def test_a_manager_does_all_of_it(office: Run, as_: As) -> None:
    db = as_("manager")
    assert office("--db", db, "schedule").exit_code in {0, 1}
    assert office("--db", db, "backup", "b").exit_code == 0
    assert office("--db", db, "audit", "verify").exit_code == 0


def test_nobody_without_a_role_is_let_in(office: Run, as_: As) -> None:
    answer = office("--db", as_(""), "status")
    assert (answer.exit_code, "[ROL003]" in answer.stderr) == (4, True)


def test_a_schema_that_is_not_there(office: Run, empty_schema: str) -> None:
    address = make_url(empty_schema).update_query_dict({"options": "-csearch_path=nowhere"})
    answer = office("migrate", "--to", address.render_as_string(hide_password=False))
    assert (answer.exit_code, "[ROL003]" in answer.stderr) == (4, True)


def test_nobody_but_the_owner_sets_up_roles(office: Run, as_: As) -> None:
    answer = office("--db", as_("manager"), "migrate", "--roles")
    assert (answer.exit_code, "[ROL001]" in answer.stderr) == (4, True)
    assert "The server does not let you do this" in answer.stderr


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        ("caseworker", "INSERT INTO letter_state VALUES (1, 1, 1, 'posted', '2016-10-03', 'first')"),
        ("caseworker", "DELETE FROM event"),
        ("caseworker", "UPDATE event SET happened = '2016-01-01'"),
        ("business_support", "DELETE FROM letter"),
        ("business_support", "DELETE FROM operation"),
        ("read_only", "UPDATE case_row SET surname = 'x'"),
        ("manager", "DROP TABLE event"),
    ],
)
def test_the_server_holds_it_past_the_program_too(as_: As, role: str, statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be (owner|superuser)"):
        tamper_as(as_(role), statement)


def tamper_as(address: str, statement: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(address)
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


def test_the_sql_is_printed_and_can_be_given_again(office: Run, as_: As, empty_schema: str) -> None:
    as_("")
    printed = office("--db", empty_schema, "migrate", "--roles", "--dry-run").stdout
    assert "GRANT SELECT, INSERT ON" in printed
    assert "PASSWORD" not in printed
    assert office("--db", empty_schema, "migrate", "--roles").exit_code == 0
    again = office("--json", "--db", empty_schema, "migrate", "--roles").json
    assert again["applied"]
    assert "".join(f"{one};\n" for one in again["sql"]) == printed


def test_a_file_has_no_roles(office: Run) -> None:
    answer = office("migrate", "--roles")
    assert (answer.exit_code, "[ROL002]" in answer.stderr) == (3, True)
    assert office("migrate", "--roles", "--to", "copy.db").exit_code == 2
