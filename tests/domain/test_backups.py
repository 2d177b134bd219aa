"""Which backups are made by themselves, what they are called, and which are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from transfer_cli.domain.backups import BY_HAND, BackupPolicy, Manifest, backup_name, is_of, named, surplus

NOW = datetime(2016, 10, 5, 8, 15, tzinfo=UTC)  # a Wednesday
NOTHING = BackupPolicy(keep=0, keep_weeks=0, keep_months=0)


def made(*days_ago: int, reason: str = "import") -> list[str]:
    return [backup_name(NOW - timedelta(days=days), reason) for days in days_ago]


def test_the_name_gives_moment_and_reason_and_nothing_else() -> None:
    name = backup_name(NOW, "import")
    assert name == "transfer-20161005-081500-import.transfer-backup"
    assert named(name) == (NOW, "import", 1)


def test_a_second_one_in_the_same_second_has_a_number() -> None:
    first = backup_name(NOW, BY_HAND)
    second = backup_name(NOW, BY_HAND, {first})
    third = backup_name(NOW, BY_HAND, {first, second})
    assert second == "transfer-20161005-081500-by-hand-2.transfer-backup"
    assert {named(name) for name in (first, second, third)} == {(NOW, BY_HAND, number) for number in (1, 2, 3)}


def test_the_number_of_one_that_was_deleted_is_not_given_again() -> None:
    first = backup_name(NOW, "import")
    tenth = first.replace("-import", "-import-10")
    assert backup_name(NOW, "import", {tenth}).startswith("transfer-20161005-081500-import-11.")
    latest_only = BackupPolicy(keep=1, keep_weeks=0, keep_months=0)
    assert surplus([tenth, first, first.replace("-import", "-import-2")], latest_only, NOW)[0] == first


@pytest.mark.parametrize("name", ["copy.transfer-backup", "transfer.db", "transfer-20161399-081500-x.transfer-backup"])
def test_other_names_are_let_be(name: str) -> None:
    assert named(name) is None
    assert surplus([name], NOTHING, NOW) == ()


def test_the_latest_are_kept() -> None:
    names = made(1, 5, 3, 2, 4)
    assert surplus(names, BackupPolicy(keep=2, keep_weeks=0, keep_months=0), NOW) == tuple(made(5, 4, 3))


def test_the_latest_of_all_is_kept_whatever_the_policy() -> None:
    assert surplus(made(1, 2, 0), NOTHING, NOW) == tuple(made(2, 1))


def test_of_each_week_the_latest_is_kept() -> None:
    policy = BackupPolicy(keep=0, keep_weeks=2, keep_months=0)
    # Monday and Tuesday of this week, Sunday and Friday of the last one, Sunday of the one before
    assert surplus(made(2, 1, 3, 5, 10), policy, NOW) == tuple(made(10, 5, 2))


def test_of_each_month_the_latest_is_kept() -> None:
    policy = BackupPolicy(keep=0, keep_weeks=0, keep_months=2)
    # 4 October, 30 September, 25 September, 31 August
    assert surplus(made(1, 5, 10, 35), policy, NOW) == tuple(made(35, 10))


def test_months_go_on_over_the_turn_of_the_year() -> None:
    policy = BackupPolicy(keep=0, keep_weeks=0, keep_months=2)
    january = datetime(2017, 1, 10, tzinfo=UTC)
    december, november = (backup_name(datetime(2016, month, 20, tzinfo=UTC), "import") for month in (12, 11))
    assert surplus([december, november], policy, january) == (november,)


def test_what_somebody_asked_for_stays_as_long_as_the_monthly_ones() -> None:
    policy = BackupPolicy(keep=1, keep_weeks=0, keep_months=2)
    names = [*made(0), *made(20, 21, 70, reason=BY_HAND)]
    assert surplus(names, policy, NOW) == tuple(made(70, reason=BY_HAND))


def test_more_to_keep_than_there_are_keeps_all() -> None:
    assert surplus(made(400, 1), BackupPolicy(keep=5, keep_weeks=0, keep_months=0), NOW) == ()


@pytest.mark.parametrize(
    ("before", "is_file", "wanted"),
    [
        (None, True, True),
        (None, False, False),
        (("import",), False, True),
        (("letters",), True, False),
        ((), True, False),
    ],
)
def test_when_one_is_made(before: tuple[str, ...] | None, *, is_file: bool, wanted: bool) -> None:
    assert BackupPolicy(before=before).wants("import", is_file=is_file) is wanted


def test_of_which_record_it_is() -> None:
    backup = Manifest(NOW, BY_HAND, "1.0", "0004", 2, "b", {})
    assert is_of(backup, {1: "a", 2: "b", 3: "c"})
    assert not is_of(backup, {1: "a"})
    assert not is_of(backup, {1: "b", 2: "x"})
    assert not is_of(replace(backup, operations=0, head=""), {1: "a"})


def test_whether_a_passphrase_is_needed() -> None:
    plain = Manifest(NOW, BY_HAND, "1.0", "0004", 0, "", {})
    assert not plain.is_encrypted
    assert replace(plain, sealing={"kdf": "scrypt"}).is_encrypted
