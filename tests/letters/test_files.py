"""Batches on disk: names, contents, and what a machine that stops half way leaves."""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import day
from tests.correspondence import PARENTS, POST, SETTINGS, case_for, orders_for
from transfer_cli.domain.posting import PostClass
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.files import (
    COLUMNS,
    UNRECORDED,
    Filed,
    batch_name,
    file_letters,
    mark_recorded,
    sheets,
    write_batch,
)
from transfer_cli.letters.guard import neighbours
from transfer_cli.letters.making import Made, make


def made_for(*wanted: tuple[str, str]) -> tuple[Made, ...]:
    """Finished letters by kind and reference, to two parents each."""
    cases = [(kind, case_for(kind, reference=reference, contacts=PARENTS)) for kind, reference in wanted]
    orders = [order for kind, case in cases for order in orders_for(kind, case).orders]
    found, held = make(orders, SETTINGS, POST, Asked(), neighbours((case for _, case in cases), SETTINGS))
    assert held == ()
    return found


@pytest.fixture(scope="module")
def filed() -> tuple[Filed, ...]:
    return file_letters(made_for(("notice", "CW0002"), ("young_peoples_service", "CW0003"), ("delay", "CW0001")))


def test_letters_stand_in_posting_order_under_references(filed: tuple[Filed, ...]) -> None:
    assert [(one.file, one.made.order.envelope.addressee) for one in filed] == [
        ("CW0001-delay-1.pdf", "Ms Alix Example"),
        ("CW0001-delay-2.pdf", "Mr Sam O'Neill"),
        ("CW0002-notice-1.pdf", "Ms Alix Example"),
        ("CW0002-notice-2.pdf", "Mr Sam O'Neill"),
        ("CW0003-young_peoples_service-1.pdf", "Young People's Service"),
    ]


def test_a_reference_makes_a_safe_file_name_and_none_is_written_over() -> None:
    (one,) = made_for(("young_peoples_service", "CW0003"))

    def named(reference: str) -> Made:
        timeline = replace(one.order.timeline, case=replace(one.order.case, reference=reference))
        return replace(one, order=replace(one.order, timeline=timeline))

    letters = [named(reference) for reference in ("../../etc", "a/b", "a:b", "A_B", "Zoë")]
    assert [filed.file for filed in file_letters(letters)] == [
        "_etc-young_peoples_service-1.pdf",
        "A_B-young_peoples_service-1.pdf",
        "Zo_-young_peoples_service-1.pdf",
        "a_b-young_peoples_service-2.pdf",
        "a_b-young_peoples_service-3.pdf",
    ]


def test_sheets_are_printed_on_both_sides() -> None:
    assert [sheets(pages) for pages in (1, 2, 3, 4)] == [1, 1, 2, 2]


def test_the_folder_holds_what_the_manifest_says(filed: tuple[Filed, ...], tmp_path: Path) -> None:
    place = write_batch(tmp_path / "letters", "2016-10-03", filed, POST.dated, PostClass.SECOND)
    assert sorted(path.name for path in place.glob("*.pdf")) == sorted([*(one.file for one in filed), "print.pdf"])
    assert sorted(path.stem for path in (place / "html").iterdir()) == sorted(Path(one.file).stem for one in filed)
    assert sorted(path.name for path in place.parent.iterdir()) == ["2016-10-03"]
    with (place / "manifest.csv").open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert tuple(rows[0]) == COLUMNS
    for row, one in zip(rows, filed, strict=True):
        assert row["reference"] == one.made.order.case.reference
        assert row["class"] == "second"
        assert (row["pages"], row["sheets"]) == (str(one.made.pages), str(sheets(one.made.pages)))
        assert row["sha256"] == hashlib.sha256((place / row["file"]).read_bytes()).hexdigest()
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in place.rglob("*") if path.is_file()} == {0o600}
        assert place.stat().st_mode & 0o777 == 0o700


def test_the_same_letters_are_the_same_bytes(filed: tuple[Filed, ...], tmp_path: Path) -> None:
    first, second = (write_batch(tmp_path / name, "b", filed, POST.dated, PostClass.FIRST) for name in ("one", "two"))
    for path in first.rglob("*.*"):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path.name


def test_batches_of_one_day_are_numbered(tmp_path: Path) -> None:
    dated = day("Mon 3 Oct 2016")
    assert batch_name(tmp_path, dated, ()) == "2016-10-03"
    assert batch_name(tmp_path, dated, {"2016-10-03"}) == "2016-10-03-2"
    (tmp_path / "2016-10-03").mkdir()
    (tmp_path / "2016-10-03-2").mkdir()
    assert batch_name(tmp_path, dated, {"2016-10-03"}) == "2016-10-03-3"
    (tmp_path / "2016-10-03-2" / UNRECORDED).touch()
    assert batch_name(tmp_path, dated, {"2016-10-03"}) == "2016-10-03-2"


def test_a_batch_that_was_never_recorded_is_made_again_in_its_place(filed: tuple[Filed, ...], tmp_path: Path) -> None:
    place = write_batch(tmp_path, "2016-10-03", filed, POST.dated, PostClass.FIRST)
    (place / "CW9999-notice-1.pdf").touch()
    assert "Do not post" in (place / UNRECORDED).read_text(encoding="utf-8")
    again = write_batch(tmp_path, "2016-10-03", filed[:1], POST.dated, PostClass.FIRST)
    assert sorted(path.name for path in again.glob("*.pdf")) == ["CW0001-delay-1.pdf", "print.pdf"]
    mark_recorded(again)
    assert not (again / UNRECORDED).exists()
    mark_recorded(tmp_path / "no such batch")


def test_what_another_run_has_put_there_meanwhile_is_left_alone(filed: tuple[Filed, ...], tmp_path: Path) -> None:
    place = write_batch(tmp_path, "2016-10-03", filed[:1], POST.dated, PostClass.FIRST)
    mark_recorded(place)
    with pytest.raises(OSError, match="2016-10-03"):
        write_batch(tmp_path, "2016-10-03", filed, POST.dated, PostClass.FIRST)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2016-10-03"]
    assert sorted(path.name for path in place.glob("*.pdf")) == ["CW0001-delay-1.pdf", "print.pdf"]


def test_half_a_batch_of_a_stopped_run_is_swept_away(filed: tuple[Filed, ...], tmp_path: Path) -> None:
    half = tmp_path / ".being-made-2016-10-03"
    half.mkdir()
    (half / "CW0001-delay-1.pdf").write_bytes(b"%PDF half")
    place = write_batch(tmp_path, "2016-10-03", filed, POST.dated, PostClass.FIRST)
    assert not half.exists()
    assert (place / "CW0001-delay-1.pdf").read_bytes() == filed[0].made.pdf
