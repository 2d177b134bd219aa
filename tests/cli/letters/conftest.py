"""An office with one case for each kind of letter, as of 3 Oct 2016."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import day
from tests.conftest import Answer, Run
from tests.correspondence import PARENTS, YOUNG_PERSON, case_for, promised
from transfer_cli.domain.case import Case
from transfer_cli.domain.changes import Changes, Letter, NewEvent, NewOperation, NewSchedule, NewStart
from transfer_cli.domain.columns import fields_of
from transfer_cli.store import open_store

HERE = Path(__file__).parent

CASES: tuple[Case, ...] = (
    case_for("notice", reference="L01", contacts=PARENTS),
    case_for("notice", reference="L02", forename="Wren", promise=promised("Mon 17 Oct 2016")),
    case_for("meeting_invitation", reference="L03", forename="Kit"),
    case_for("meeting_invitation", reference="L04", forename="Ada", meeting_at=None),
    case_for("draft_plan", reference="L05", forename="Zoë", surname="O'Brien"),
    case_for("delay", reference="L06", forename="Ben", hold_letters="bereavement"),
    case_for("delay", reference="L07", forename="Cy"),
    case_for("lda_invitation", reference="L08", **{**YOUNG_PERSON, "forename": "Dot"}),
    case_for("final_plan", reference="L09", forename="Eve"),
    case_for("no_plan", reference="L10", forename="Flo"),
)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, made once."""
    folder = tmp_path_factory.mktemp("letters")
    shutil.copy(HERE / "transfer.toml", folder)
    cases = tuple(replace(case, events=(), promise=None) for case in CASES)
    events = tuple(NewEvent(case.reference, e.step, e.happened) for case in CASES for e in case.events)
    starts = tuple(
        NewStart(case.reference, case.promise.week, case.promise.starts_on, "J Price", None, None)
        for case in CASES
        if case.promise
    )
    september = day("Mon 5 Sep 2016")
    with open_store(str(folder / "transfer.db"), create=True) as store:
        store.record(
            NewOperation("import", "sample", september), Changes(new_cases=tuple(map(fields_of, cases)), events=events)
        )
        store.record(NewOperation("schedule", "sample", september), Changes(schedule=NewSchedule(True, starts)))
    return folder


@pytest.fixture
def office(prepared: Path, workspace: Path, run: Run) -> Run:
    """Run `transfer` in that folder, as of 3 Oct 2016 unless the words say otherwise, without boxes."""
    for name in ("transfer.toml", "transfer.db"):
        shutil.copy(prepared / name, workspace)

    def run_office(*words: str) -> Answer:
        return run("--plain", "--as-of", "2016-10-03", *words)

    return run_office


@pytest.fixture
def register(workspace: Path) -> Callable[[], tuple[Letter, ...]]:
    """The letters in the record."""

    def letters() -> tuple[Letter, ...]:
        with open_store(str(workspace / "transfer.db"), create=False) as store:
            return store.letters()

    return letters
