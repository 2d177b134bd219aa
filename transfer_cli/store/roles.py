"""Roles on a PostgreSQL server: the grants that make them, and which of them whoever is connected has."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, text

from transfer_cli.domain.roles import Role, privileges
from transfer_cli.errors import InputUnusable
from transfer_cli.store.migrations import VERSION_TABLE
from transfer_cli.store.tables import Row
from transfer_cli.store.trouble import not_allowed, told

PREFIX = "transfer_"
"""Begins the name of each group on the server: `transfer_caseworker`."""


def group(role: Role) -> str:
    """The name of a role's group on the server."""
    return f"{PREFIX}{role.value}"


def grants(schema: str) -> tuple[str, ...]:
    """SQL that makes the groups, without anybody in them, and gives each its rights; given again it changes nothing.

    Args:
        schema: Quoted as it is to stand in SQL.
    """
    tables = sorted(table.name for table in Row.metadata.sorted_tables)
    statements: list[str] = []
    for role in Role:
        name = group(role)
        statements += [
            _MAKE.format(name=name),
            f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}",
            f"GRANT USAGE ON SCHEMA {schema} TO {name}",
            f"GRANT SELECT ON {schema}.{VERSION_TABLE} TO {name}",
            *(f"GRANT {', '.join(privileges(role, table))} ON {schema}.{table} TO {name}" for table in tables),
        ]
    return tuple(statements)


def statements_for(engine: Engine, name: str) -> tuple[str, ...]:
    """The grants for this record.

    Raises:
        InputUnusable: ROL002, it is a file.
    """
    if engine.dialect.name != "postgresql":
        raise InputUnusable(
            "ROL002", f"{name} is a file, which has no roles: whoever may write to it may do everything.",
            "Let the rights of its folder say who may; roles need a record on a PostgreSQL server.",
        )  # fmt: skip
    with told(name), engine.begin() as connection:
        return grants(_schema(connection))


def apply(engine: Engine, name: str) -> tuple[str, ...]:
    """Give the rights, all or none; what was said to the server.

    Raises:
        InputUnusable: ROL002, it is a file.
        Refused: ROL001, whoever is connected does not own the tables, or may not make groups.
    """
    statements = statements_for(engine, name)
    with told(name), engine.begin() as connection:
        if not connection.scalar(text(_OWNS)):  # the server would only warn that nothing was granted
            raise not_allowed(name)
        for statement in statements:
            connection.execute(text(statement))
    return statements


def held(engine: Engine) -> frozenset[Role] | None:
    """The roles that whoever is connected has here: all for the owner of the tables; None = no roles were set up."""
    if engine.dialect.name != "postgresql":
        return None
    with engine.begin() as connection:
        if not connection.scalar(text(_SET_UP), {"group": group(Role.READ_ONLY)}):
            return None
        if connection.scalar(text(_OWNS)):
            return frozenset(Role)
        return frozenset(_held(connection, Role))


_MAKE = (
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name} NOLOGIN; "
    "END IF; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
)
_SET_UP = """
SELECT EXISTS (
    SELECT FROM pg_roles
    WHERE rolname = :group AND has_table_privilege(oid, 'operation'::regclass, 'SELECT')
)
"""
_OWNS = "SELECT pg_has_role(relowner, 'MEMBER') FROM pg_class WHERE oid = 'operation'::regclass"
_HAS = "SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = :group"


def _held(connection: Connection, roles: Iterable[Role]) -> Iterable[Role]:
    return [role for role in roles if connection.scalar(text(_HAS), {"group": group(role)})]


def _schema(connection: Connection) -> str:
    name = connection.scalar(text("SELECT current_schema()"))
    return connection.dialect.identifier_preparer.quote(str(name))
