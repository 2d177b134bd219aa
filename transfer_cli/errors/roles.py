"""Errors about who may do what: ids beginning ROL."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "ROL001": ErrorText(
        "Not your role",
        "The record is on a server on which each person has a role, and what you asked for belongs to another one: "
        "letters and exports to business support and managers, the schedule to managers. The server holds it too, "
        "whatever program is used.",
        "Ask somebody with that role to do it. If you should have it, whoever looks after the server puts you into its "
        "group: GRANT transfer_business_support TO your name on the server.",
    ),
    "ROL002": ErrorText(
        "A file has no roles",
        "A record in a file belongs to whoever may write to the file; nothing within it tells one person from another.",
        "Let the rights of the folder say who may work with it. For roles move the record to a PostgreSQL server: "
        "`transfer migrate --to URL`, then `transfer migrate --roles`.",
    ),
    "ROL003": ErrorText(
        "No schema for you",
        "The address leads to a database in which there is no schema that you may look into: either it was not made "
        "yet, or you are in none of the groups that may use it.",
        "Whoever looks after the server makes the schema (CREATE SCHEMA), or puts you into a group, for example: "
        "GRANT transfer_caseworker TO your name.",
    ),
}
