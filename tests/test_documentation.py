"""The pages keep up with the program."""

from __future__ import annotations

import re
from pathlib import Path

from transfer_cli.domain.case import OTHER_STEPS, STEP_PREFIXES
from transfer_cli.domain.columns import BY_NAME, COLUMNS

ROOT = Path(__file__).parent.parent
CASELOAD = (ROOT / "docs" / "caseload.md").read_text(encoding="utf-8")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")


def test_the_caseload_page_names_every_column() -> None:
    shown = {name for name in BY_NAME if not re.match(r"contact[23]_|.*address[2-4]$", name)}
    assert sorted(name for name in shown if f"`{name}`" not in CASELOAD and name not in MILESTONES) == []


MILESTONES = {column.name for column in COLUMNS if column.milestone}


def test_the_caseload_page_names_every_code() -> None:
    codes = {code for column in COLUMNS for code in column.codes}
    assert sorted(code for code in codes if f"`{code}`" not in CASELOAD) == []


def test_the_caseload_page_names_every_step() -> None:
    steps = {*OTHER_STEPS, *(prefix.rstrip(":") for prefix in STEP_PREFIXES)}
    assert sorted(step for step in steps if f"`{step}" not in CASELOAD) == []


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_everybody_finds_their_page_once() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = readme.partition("## Whose page is yours?")[2].partition("\n## ")[0].strip().splitlines()[2:]
    readers = [line.split("|")[1].strip() for line in lines]
    assert len(readers) > 5
    assert sorted(set(readers)) == sorted(readers)


def test_nothing_unfinished_is_marked_in_the_program() -> None:
    sources = [*(ROOT / "transfer_cli").rglob("*.py"), *(ROOT / "templates").rglob("*.*"), ROOT / "README.md"]
    texts = {path: path.read_text(encoding="utf-8") for path in sources if path.suffix not in {".ttf", ".otf", ".pyc"}}
    assert [path for path, text in texts.items() if UNFINISHED.search(text)] == []
