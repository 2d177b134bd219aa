"""The tables come about by migrations alone, and a migration happens whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from tests.builders import a_case, day
from tests.store.builders import change, event, write
from tests.store.conftest import erase_salts_of_events, tamper
from tests.store.old_form import in_the_old_form
from transfer_cli.domain.case import Caseload
from transfer_cli.domain.changes import NewOperation, Undoing
from transfer_cli.domain.columns import FIELDS
from transfer_cli.store import open_store
from transfer_cli.store.chain import DIGEST_BYTES, ERASED, SALT_BYTES, pieces
from transfer_cli.store.migrations import REVISIONS, VERSION_TABLE
from transfer_cli.store.migrations.upgrade import FOLDER
from transfer_cli.store.shapes import CASE_FIELDS, CONTACT_FIELDS, CONTACT_NUMBERS
from transfer_cli.store.tables import Row

NEXT = '''"""One table more."""

from alembic import op
from sqlalchemy import Column, Integer

revision = "9999"
down_revision = "{last}"


def upgrade():
    op.create_table("visit", Column("id", Integer))
    op.add_column("event", Column("place", Integer))
    {then}
'''


def test_the_migrations_make_the_tables_that_the_program_uses(address: str) -> None:
    open_store(address, create=True).close()
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.connect() as connection:
        options = {"compare_type": True, "version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Row.metadata) == []
        names = set(inspect(connection).get_table_names())
    engine.dispose()
    assert names == {*Row.metadata.tables, VERSION_TABLE}


def test_every_field_has_a_place() -> None:
    contacts = {f"contact{number}_{name}" for number in CONTACT_NUMBERS for name in CONTACT_FIELDS}
    assert {*CASE_FIELDS, *contacts} == {column.name for column in FIELDS}


def test_the_list_of_versions_is_that_of_the_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    files = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in files) == tuple(reversed(REVISIONS))


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the program a version that it does not have yet; it ends with this statement."""

    def give(then: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        source = NEXT.format(last=REVISIONS[-1], then=then)
        (folder / "versions" / "v9999.py").write_text(source, encoding="utf-8")
        monkeypatch.setattr("transfer_cli.store.migrations.upgrade.FOLDER", folder)
        monkeypatch.setattr("transfer_cli.store.opening.REVISIONS", (*REVISIONS, "9999"))

    return give


def version(address: str) -> str:
    return str(tamper(address, "SELECT version_num FROM record_version")[0][0])


def test_an_older_record_is_brought_up_to_date_with_all_that_is_in_it(
    address: str, next_version: Callable[[str], None]
) -> None:
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
        before = store.caseload(day("2016-09-05"))
    next_version("")
    with open_store(address, create=False) as store:
        assert store.caseload(day("2016-09-05")) == before
        assert store.verify() == ()
    assert version(address) == "9999"
    assert tamper(address, "SELECT * FROM visit") == []


def test_a_migration_that_fails_leaves_nothing(address: str, next_version: Callable[[str], None]) -> None:
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
    next_version('raise RuntimeError("power cut")')
    with pytest.raises(RuntimeError, match="power cut"):
        open_store(address, create=False)
    assert version(address) == REVISIONS[-1]
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    tables, columns = inspect(engine).get_table_names(), inspect(engine).get_columns("event")
    engine.dispose()
    assert "visit" not in tables
    assert "place" not in {column["name"] for column in columns}


def test_a_record_that_fails_while_it_is_made_is_none(address: str, next_version: Callable[[str], None]) -> None:
    next_version('raise RuntimeError("power cut")')
    with pytest.raises(RuntimeError, match="power cut"):
        open_store(address, create=True)
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    assert inspect(engine).get_table_names() == []
    engine.dispose()


OLDER = (
    "CREATE TABLE row_digest (table_name VARCHAR NOT NULL, row_id INTEGER NOT NULL, operation_id INTEGER NOT NULL "
    "REFERENCES operation (id), salt {bytes}, digest {bytes} NOT NULL, PRIMARY KEY (table_name, row_id))"
)
"""The table of version 0001 that version 0002 took apart."""


def before_undoing(address: str) -> None:
    """Take back what version 0005 made."""
    tamper(address, "DROP TABLE undoing", "DROP TABLE case_return", "DROP INDEX ix_event_supersedes")
    tamper(
        address,
        "ALTER TABLE event ADD CONSTRAINT uq_event_supersedes UNIQUE (supersedes)"
        if "://" in address
        else "CREATE UNIQUE INDEX uq_event_supersedes ON event (supersedes)",
    )


def turned_back(address: str) -> int:
    """Bring a record back to version 0001; gives how many digests it has."""
    in_the_old_form(address)
    before_undoing(address)
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        kind = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
        connection.execute(text(OLDER.format(bytes=kind)))
        rows = []
        for block in connection.execute(text("SELECT * FROM digest_block")).all():
            salts, digests = pieces(bytes(block.salts), SALT_BYTES), pieces(bytes(block.digests), DIGEST_BYTES)
            rows += [
                {"t": block.table_name, "n": number, "o": block.operation_id, "s": salt, "d": digest}
                for number, (salt, digest) in enumerate(zip(salts, digests, strict=True), block.first_row_id)
            ]
        for row in rows:
            row["s"] = None if row["s"] == ERASED else row["s"]
        connection.execute(text("INSERT INTO row_digest VALUES (:t, :n, :o, :s, :d)"), rows)
        connection.execute(text("DROP TABLE digest_block"))
        for later in ("setting", "access", "erasure", "forecast"):
            connection.execute(text(f"DROP TABLE {later}"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))  # noqa: S608
    engine.dispose()
    return len(rows)


def a_long_record(address: str) -> Caseload:
    """A record of several operations, one of them of more rows than a block of digests holds."""
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", *(a_case(reference=f"CW{n:04}") for n in range(1, 1_203)))
        write(store, "2016-09-05", event("complaint", "2016-09-05"), a_case(reference="CW2000"))
        write(store, "2016-09-06", change("officer", None, "J Price", "2016-09-06"), event("complaint", "2016-09-06"))
        return store.caseload(day("2016-09-07"))


def test_a_record_of_the_first_version_is_as_whole_in_the_second(address: str) -> None:
    before = a_long_record(address)
    digests = turned_back(address)
    assert (digests, version(address)) == (1_206, "0001")
    with open_store(address, create=False) as store:
        assert store.verify() == ()
        assert store.caseload(day("2016-09-07")).cases == before.cases
        write(store, "2016-09-08", a_case(reference="CW3000"), event("complaint", "2016-09-08"))
        assert store.verify() == ()
    assert version(address) == REVISIONS[-1]
    sizes = [size for (size,) in tamper(address, "SELECT length(digests) FROM digest_block")]
    assert sum(sizes) == DIGEST_BYTES * (digests + 2)
    assert max(sizes) == DIGEST_BYTES * 500


def test_what_retention_erased_stays_erased_in_the_second_version(address: str) -> None:
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
        write(store, "2016-09-05", event("complaint", "2016-09-05"))
    tamper(address, "DELETE FROM event")
    erase_salts_of_events(address)
    turned_back(address)
    with open_store(address, create=False) as store:
        assert [problem.id for problem in store.verify()] == ["REC017"]


def test_what_was_changed_by_hand_before_still_shows_after(address: str) -> None:
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case())
    turned_back(address)
    tamper(address, "UPDATE case_row SET surname = 'Other'")
    with open_store(address, create=False) as store:
        assert [problem.id for problem in store.verify()] == ["REC011"]


def test_blocks_of_before_the_fourth_version_are_whole_beside_those_after_it(address: str) -> None:
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case(), a_case(reference="CW0002"))
        write(store, "2016-09-06", change("officer", None, "J Price", "2016-09-06"))
        before = store.caseload(day("2016-09-07"))
    in_the_old_form(address)
    before_undoing(address)
    tamper(
        address,
        "ALTER TABLE digest_block DROP COLUMN columns",
        "DROP TABLE access",
        "DROP TABLE erasure",
        "DROP TABLE forecast",
        f"UPDATE {VERSION_TABLE} SET version_num = '0003'",  # noqa: S608
    )
    with open_store(address, create=False) as store:
        assert store.verify() == ()
        assert store.caseload(day("2016-09-07")).cases == before.cases
        write(store, "2016-09-08", a_case(reference="CW0003"), event("complaint", "2016-09-08"))
        assert store.verify() == ()
        tamper(address, "UPDATE case_row SET surname = 'Other'")
        assert [problem.where.split(" of ")[1] for problem in store.verify()] == ["CW0001", "CW0002", "CW0003"]
    forms = tamper(address, "SELECT DISTINCT columns IS NULL FROM digest_block WHERE table_name = 'case_row'")
    assert {bool(old) for (old,) in forms} == {True, False}


def test_events_are_all_there_after_the_fifth_version_and_can_be_corrected_again(address: str) -> None:
    with open_store(address, create=True) as store:
        write(store, "2016-09-05", a_case(), event("notice_given", "2016-09-12", detail={"begins": "2016-09-26"}))
        write(store, "2016-09-06", event("notice_given", "2016-09-13", supersedes=1, note="by post"))
        write(store, "2016-09-07", event("notice_given", "2016-09-14", supersedes=2))
        before = store.caseload(day("2016-09-08"))
    before_undoing(address)
    tamper(address, "DROP TABLE access", "DROP TABLE erasure", "DROP TABLE forecast")
    tamper(address, f"UPDATE {VERSION_TABLE} SET version_num = '0004'")  # noqa: S608
    with open_store(address, create=False) as store:
        assert store.verify(before.head) == ()
        assert store.caseload(day("2016-09-08")) == before
        (kept,) = before.cases[0].events
        assert (kept.id, kept.happened) == (3, day("2016-09-14"))
        store.undo(NewOperation("undo", "3", day("2016-09-08")), Undoing(3, counts=False))
        write(store, "2016-09-08", event("notice_given", "2016-09-15", supersedes=2))
        assert [e.happened for e in store.caseload(day("2016-09-08")).cases[0].events] == [day("2016-09-15")]
        assert store.verify() == ()
