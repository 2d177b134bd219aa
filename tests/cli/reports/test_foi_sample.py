"""The answers about the sample on several days, each taken apart by a reader who has all of them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tests.conftest import Run
from tests.reports.attack import known_for_sure
from tests.reports.attack_foi import FoiReader

DAYS = ("2014-12-31", "2015-09-30", "2016-10-03", "2018-04-01")


def test_no_count_of_the_sample_is_known_for_sure(workspace: Path, run: Run) -> None:
    for name in ("transfer.toml", "caseload.csv"):
        (workspace / name).write_bytes(files("transfer_cli.sample_data").joinpath(name).read_bytes())
    assert run("-q", "--as-of", "2016-09-05", "import", "caseload.csv").exit_code == 0
    for as_of in DAYS:
        numbers = run("--as-of", as_of, "--json", "report", "foi", "--all", "--dry-run").json["numbers"]
        assert known_for_sure(FoiReader(numbers).knowledge) == {}, as_of
        alone = run("--as-of", as_of, "--json", "report", "foi", "open", "--dry-run").json["numbers"]
        assert alone["answers"]["open"] == numbers["answers"]["open"]
