"""A few kills by a seed; `python -m tests.benchmarks.kills` does hundreds on more children."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.kills import JOBS, Trial, prepare, trial

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
