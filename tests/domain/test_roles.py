"""Who may do what: by command, and by table."""

from __future__ import annotations

import pytest

from transfer_cli.domain.roles import WRITES, Role, allowed, privileges, why_refused

# command              read-only  caseworker  business support  manager
MATRIX = """
status                 yes        yes         yes               yes
letters list           yes        yes         yes               yes
report weekly          yes        yes         yes               yes
case record            no         yes         yes               yes
advice request         no         yes         yes               yes
advice list            yes        yes         yes               yes
feedback record        no         yes         yes               yes
slippage reason        no         yes         yes               yes
slippage               yes        yes         yes               yes
import                 no         no          yes               yes
export                 no         no          yes               yes
letters generate       no         no          yes               yes
letters posted         no         no          yes               yes
schedule               no         no          no                yes
undo                   no       yes         yes               yes
schedule check         yes        yes         yes               yes
backup                 no         no          no                yes
migrate                no         no          no                yes
"""


@pytest.mark.parametrize("line", MATRIX.strip().splitlines(), ids=lambda line: line[:20].strip())
def test_whose_a_command_is(line: str) -> None:
    command, *answers = line[:22].strip(), *line[22:].split()
    assert [not why_refused(command, {role}) for role in Role] == [answer == "yes" for answer in answers]


def test_one_of_several_roles_is_enough() -> None:
    assert why_refused("letters generate", {Role.CASEWORKER, Role.BUSINESS_SUPPORT}) == ""


def test_why_not() -> None:
    said = why_refused("letters generate", {Role.CASEWORKER})
    assert said == "letters generate is for business support or manager, and you are caseworker here."
    assert why_refused("export", {Role.READ_ONLY}).endswith("and you are read-only here.")
    assert why_refused("status", ()) == "You have none of the roles of this record."


def test_who_may_not_give_the_command_may_not_write_its_tables_either() -> None:
    for table, command in (("letter", "letters generate"), ("letter_state", "letters posted"), ("setting", "import")):
        writers = {role for role in Role if "INSERT" in privileges(role, table)}
        assert writers == allowed(command)


def test_whoever_writes_may_write_their_own_entry() -> None:
    for role in set(Role) - {Role.READ_ONLY}:
        assert {"INSERT", "UPDATE"} <= set(privileges(role, "operation"))
        assert "INSERT" in privileges(role, "digest_block")


def test_nobody_but_a_manager_takes_rows_away_other_than_contacts() -> None:
    for role in set(Role) - {Role.MANAGER}:
        assert {table for table, changes in WRITES[role].items() if "DELETE" in changes} <= {"contact"}


def test_read_only_reads() -> None:
    assert privileges(Role.READ_ONLY, "letter") == ("SELECT",)
    assert privileges(Role.MANAGER, "a_table_of_a_later_version") == ("SELECT", "INSERT", "UPDATE", "DELETE")


def test_whoever_may_look_can_leave_a_note_of_it_and_take_none_away() -> None:
    assert {role for role in Role if "INSERT" in privileges(role, "access")} == set(Role)
    assert {role for role in Role if "DELETE" in privileges(role, "access")} == {Role.MANAGER}
