"""An office of six reviews, one of them overrun and five to begin, and two officers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer, Run

HEADER = (
    "reference,forename,surname,date_of_birth,document,setting_name,setting_type,phase_move,phase_move_on,"
    "officer,priority,home_address1,notice_given\n"
)
MOVER = "primary_to_secondary,2017-09-01"
CASELOAD = HEADER + "".join(
    f"{row}\n"
    for row in (
        f"S001,Ada,Ash,2005-11-03,statement,Larkfield Primary School,mainstream,{MOVER},,,1 Mill Lane,",
        f"S002,Ben,Birch,2006-02-28,statement,Larkfield Primary School,mainstream,{MOVER},J Price,custody,2 Mill Lane,",
        f"S003,Cara,Cole,2006-07-19,statement,Larkfield Primary School,mainstream,{MOVER},J Price,,3 Mill Lane,",
        "S004,Dai,Dunn,2007-05-04,statement,Larkfield Primary School,mainstream,none,,S Kaur,,4 Mill Lane,",
        "S005,Eve,Elm,2003-03-03,non_statutory,Mill High School,mainstream,none,,K Smith,,5 Mill Lane,",
        "S006,Fay,Fox,2008-08-08,statement,Larkfield Primary School,mainstream,none,,S Kaur,,6 Mill Lane,2016-02-01",
        "S007,Gus,Gill,1998-12-01,lda,Deeside College,post16,,,,,7 Mill Lane,",
    )
)
SETTINGS = """
[authority]
name = "Cheshire West and Chester Council"

[capacity]
starts_per_week = {starts}

[[officers]]
name = "J Price"
starts_per_week = 1
absent = [["2016-09-26", "2016-10-07"]]

[[officers]]
name = "S Kaur"
starts_per_week = 1
open_reviews = 10
"""

Office = Callable[..., Answer]


@pytest.fixture
def office(workspace: Path, run: Run) -> Office:
    """Six reviews, one of them overrun and five to begin, on 5 Sep 2016; two officers with one start a week each."""
    (workspace / "transfer.toml").write_text(SETTINGS.format(starts=2), encoding="utf-8")
    (workspace / "caseload.csv").write_text(CASELOAD, encoding="utf-8")
    assert run("-q", "--as-of", "2016-09-05", "import", "caseload.csv").exit_code == 0

    def run_office(*words: str, as_of: str = "2016-09-05") -> Answer:
        return run("--plain", "--as-of", as_of, *words)

    return run_office
