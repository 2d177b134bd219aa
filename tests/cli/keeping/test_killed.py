"""A few kills by a seed; `python -m tests.benchmarks.kills` does hundreds on more children."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.kills import JOBS, Trial, killed_at_step, prepare, trial
from tests.store.conftest import empty_schema, tamper

__all__ = ["empty_schema"]

CHILDREN = 15
SEED = 20160901
KILLS = 12


@pytest.mark.usefixtures("workspace")
def test_whatever_is_killed_is_whole_and_can_be_done_again(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    prepared = [prepare(job, CHILDREN, tmp_path) for job in JOBS]
    trials: list[Trial] = [trial(prepared[n % len(prepared)], chance, tmp_path) for n in range(KILLS)]
    assert [(one.job, one.moment, one.found) for one in trials if one.found] == []
    assert {one.job for one in trials} == {job.name for job in JOBS}
    assert any(not one.was.startswith("ended") for one in trials), "some came in the middle"


def test_a_move_to_a_server_that_is_killed_leaves_nothing_or_all(
    office: Run, workspace: Path, empty_schema: str
) -> None:
    words = ("--as-of", "2016-10-03", "migrate", "--to", empty_schema)
    assert not killed_at_step(workspace, words, 0, workspace / "steps")
    steps = int((workspace / "steps").read_text(encoding="utf-8"))
    expected = office("--json", "--db", empty_schema, "status").json
    head = office("--json", "audit", "verify").json["head"]
    schema = empty_schema.rpartition("%3D")[2]
    came = set()
    for at in (steps // 3, steps * 2 // 3, steps):
        tamper(empty_schema, f"DROP SCHEMA {schema} CASCADE", f"CREATE SCHEMA {schema}")
        assert killed_at_step(workspace, words, at)
        left = office("--json", "--db", empty_schema, "audit", "verify")
        arrived = left.exit_code == 0 and left.json["head"]
        assert arrived in {head, "", False}
        came.add(bool(arrived))
        assert office("migrate", "--to", empty_schema).exit_code == (4 if arrived else 0)
        assert office("--json", "--db", empty_schema, "status").json == expected
        assert office("--json", "--db", empty_schema, "audit", "verify").json["head"] == head
    assert False in came, "some were killed before all was there"
