"""An office of ten children: imported on 5 Sep 2016, scheduled that day, events loaded on 3 Oct 2016."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Answer, Run
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge
from transfer_cli.domain.changes import Changes, NewOperation, NewSchedule, NewStart
from transfer_cli.domain.dates import show_day
from transfer_cli.store import open_store

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, made once."""
    folder = tmp_path_factory.mktemp("daily")
    shutil.copy(HERE / "transfer.toml", folder)
    db = folder / "transfer.db"
    common = ["-q", "--db", str(db), "--settings", str(folder / "transfer.toml")]
    assert run_at_edge(transfer, [*common, "--as-of", "2016-09-05", "import", str(HERE / "caseload.csv")]) == 0
    starts = [("D001", "Mon 10 Oct 2016"), ("D009", "Mon 14 Nov 2016")]
    schedule = NewSchedule(
        feasible=False,
        starts=tuple(NewStart(reference, day(on), day(on), None, day(on), day(on)) for reference, on in starts),
    )
    with open_store(str(db), create=False) as store:
        store.record(NewOperation("schedule", "2 starts", day("Mon 5 Sep 2016")), Changes(schedule=schedule))
    assert run_at_edge(transfer, [*common, "--as-of", "2016-10-03", "import", str(HERE / "events.csv")]) == 0
    return folder


@pytest.fixture
def office(prepared: Path, workspace: Path, run: Run) -> Run:
    """Run `transfer` in that folder, as of 3 Oct 2016 unless the words say otherwise, without boxes."""
    for name in ("transfer.toml", "transfer.db"):
        shutil.copy(prepared / name, workspace)

    def run_office(*words: str) -> Answer:
        answer = run("--plain", "--as-of", "2016-10-03", *words)
        return Answer(answer.exit_code, without_clock(answer.stdout), answer.stderr)

    return run_office


def without_clock(text: str) -> str:
    """The text with the day on which things were recorded, which is today, made the same every day."""
    return text.replace(show_day(datetime.now(UTC).date()), "TODAY")
