"""Every fault a file can have, beside the words it must give: run through the command line.

`NAME.csv` is imported into an empty folder; `NAME.expected` holds the exit code and everything that is printed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Answer, Run

HERE = Path(__file__).parent
FILES = sorted(path.name for path in HERE.glob("*.csv"))
FINDING, UNUSABLE = 1, 3


def as_expected(answer: Answer) -> str:
    return f"exit {answer.exit_code}\n--- stderr\n{answer.stderr}--- stdout\n{answer.stdout}"


def test_every_file_has_its_words_and_all_words_their_file() -> None:
    assert sorted(path.stem for path in HERE.glob("*.expected")) == [Path(name).stem for name in FILES]


@pytest.mark.parametrize("name", FILES)
def test_a_fault_gives_its_words_and_leaves_nothing_behind(
    name: str, run: Run, workspace: Path, request: pytest.FixtureRequest
) -> None:
    shutil.copy(HERE / "transfer.toml", workspace)
    copy = shutil.copytree if (HERE / name).is_dir() else shutil.copy
    copy(HERE / name, workspace / name)

    answer = run("--plain", "--as-of", "2016-09-05", "import", name)

    expected = (HERE / name).with_suffix(".expected")
    if request.config.getoption("--update-golden"):
        expected.write_text(as_expected(answer), encoding="utf-8", newline="\n")
    assert as_expected(answer) == expected.read_text(encoding="utf-8")
    if answer.exit_code in {FINDING, UNUSABLE}:
        assert not (workspace / "transfer.db").exists()
