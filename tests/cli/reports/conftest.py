"""An office with a few children, for every report that is handed out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, Run

HEADER = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_urn,setting_type,phase_move,officer,"
    "home_address1,notice_given,assessment_began,plan_issued,no_plan_notified,left_on,left_reason\n"
)
SCHOOL = "Nettlefold Primary School,123456,mainstream,none"
CASELOAD = HEADER + "".join(
    f"{row}\n"
    for row in (
        f"R001,Ada,Quillon,2007-05-04,statement,{SCHOOL},J Vole,1 Mill Lane,,,,,,",
        f"R002,Ben,Birch,2007-05-04,statement,{SCHOOL},J Vole,2 Mill Lane,2016-01-11,2016-01-25,,,,",
        f"R003,Cara,Cole,2007-05-04,statement,{SCHOOL},P Wren,3 Mill Lane,2016-01-11,2016-01-25,2016-09-30,,,",
        f"R004,Dai,Dunn,2007-05-04,statement,{SCHOOL},P Wren,4 Mill Lane,,,,,2016-09-29,moved_out",
        "R005,Eve,Elm,1998-12-01,lda,Deeside College,,post16,,P Wren,5 Mill Lane,,,,,,",
        "R006,Fay,Fox,2008-05-04,statement,Larkfield School,,special,none,P Wren,6 Mill Lane,,,,,,",
    )
)

Office = Callable[..., Answer]


@pytest.fixture
def office(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Run a command in that office: `office("report", "sen2", as_of="2017-03-01")`."""
    monkeypatch.setenv("TRANSFER_ACTOR", "a.clerk")
    return an_office(workspace, run, CASELOAD, "2015-09-07")


def an_office(workspace: Path, run: Run, caseload: str, imported_on: str) -> Office:
    """An office that has loaded this caseload."""
    (workspace / "transfer.toml").write_text('[authority]\nname = "Sample Council"\n', encoding="utf-8")
    (workspace / "caseload.csv").write_text(caseload, encoding="utf-8")
    assert run("-q", "--as-of", imported_on, "import", "caseload.csv").exit_code == 0

    def run_office(*words: str, as_of: str = "2016-10-03") -> Answer:
        return run("--plain", "--as-of", as_of, *words)

    return run_office


@pytest.fixture
def written(workspace: Path) -> Callable[[], list[str]]:
    """Names of the files in the folder for reports."""

    def names() -> list[str]:
        folder = workspace / "reports"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    return names
