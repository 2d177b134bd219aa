"""Batches on disk: names, contents, and what a machine that stops half way leaves."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import day
from tests.correspondence import PARENTS, POST, SETTINGS, case_for, orders_for
from transfer_cli.domain.case import Contact, Relationship
from transfer_cli.domain.envelope_sizes import sheets
from transfer_cli.domain.posting import PostClass
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.filed import file_letters
from transfer_cli.letters.files import PRINT_FILE, SERVICE_FILE, UNRECORDED, batch_name, mark_recorded, write_batch
from transfer_cli.letters.guard import neighbours
from transfer_cli.letters.making import Made, make
from transfer_cli.letters.manifest import COLUMNS, SERVICE_COLUMNS
from transfer_cli.letters.pdf import read_pages

BATCH = "2016-10-03"


def made_for(*wanted: tuple[str, str], contacts: tuple[Contact, ...] = PARENTS) -> tuple[Made, ...]:
    """Finished letters by kind and reference, to two parents each."""
    cases = [(kind, case_for(kind, reference=reference, contacts=contacts)) for kind, reference in wanted]
    orders = [order for kind, case in cases for order in orders_for(kind, case).orders]
    found, held = make(orders, SETTINGS, POST, Asked(), neighbours((case for _, case in cases), SETTINGS))
    assert held == ()
    return found


def written(folder: Path, letters: tuple[Made, ...], post_class: PostClass = PostClass.FIRST) -> Path:
    """The folder of a batch of these letters."""
    place, _ = write_batch(folder, BATCH, letters, POST.dated, post_class)
    assert place == folder / BATCH
    return place


@pytest.fixture(scope="module")
def letters() -> tuple[Made, ...]:
    return made_for(("notice", "CW0002"), ("young_peoples_service", "CW0003"), ("delay", "CW0001"))


def test_letters_stand_in_posting_order_under_references(letters: tuple[Made, ...]) -> None:
    assert [(one.file, one.order.envelope.addressee) for one in file_letters(letters)] == [
        ("CW0001-delay-1.pdf", "Ms Alix Example"),
        ("CW0001-delay-2.pdf", "Mr Sam O'Neill"),
        ("CW0002-notice-1.pdf", "Ms Alix Example"),
        ("CW0002-notice-2.pdf", "Mr Sam O'Neill"),
        ("CW0003-young_peoples_service-1.pdf", "Young People's Service"),
    ]


def test_thick_letters_come_last(letters: tuple[Made, ...]) -> None:
    thick = [replace(letters[0], pages=pages) for pages in (31, 11, 3)]
    assert [(one.sheets, one.envelope.value) for one in file_letters((*thick, *letters[1:]))] == [
        (1, "DL"), (1, "DL"), (1, "DL"), (1, "DL"), (2, "DL"), (6, "C5"), (16, "C4"),
    ]  # fmt: skip


def test_a_reference_makes_a_safe_file_name_and_none_is_written_over() -> None:
    (one,) = made_for(("young_peoples_service", "CW0003"))

    def named(reference: str) -> Made:
        timeline = replace(one.order.timeline, case=replace(one.order.case, reference=reference))
        return replace(one, order=replace(one.order, timeline=timeline))

    letters = [named(reference) for reference in ("../../etc", "a/b", "a:b", "A_B", "Zoë")]
    assert [filed.file for filed in file_letters(letters)] == [
        "_etc-young_peoples_service-1.pdf",
        "A_B-young_peoples_service-3.pdf",
        "Zo_-young_peoples_service-1.pdf",
        "a_b-young_peoples_service-1.pdf",
        "a_b-young_peoples_service-2.pdf",
    ]


def test_the_folder_holds_what_the_manifest_says(letters: tuple[Made, ...], tmp_path: Path) -> None:
    place = written(tmp_path / "letters", letters, PostClass.SECOND)
    filed = file_letters(letters)
    assert sorted(path.name for path in place.glob("*.pdf")) == sorted([*(one.file for one in filed), "print.pdf"])
    assert sorted(path.stem for path in (place / "html").iterdir()) == sorted(Path(one.file).stem for one in filed)
    assert sorted(path.name for path in place.parent.iterdir()) == [BATCH]
    with (place / "manifest.csv").open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert tuple(rows[0]) == COLUMNS
    pages = read_pages((place / PRINT_FILE).read_bytes())
    for row, one in zip(rows, filed, strict=True):
        assert row["reference"] == one.order.case.reference
        assert row["class"] == "second"
        assert (row["pages"], row["sheets"]) == (str(one.pages), str(sheets(one.pages)))
        assert row["sha256"] == hashlib.sha256((place / row["file"]).read_bytes()).hexdigest()
        assert (row["envelope"], row["grams"]) == ("DL", "9")
        assert pages[int(row["print_page"]) - 1] == read_pages((place / row["file"]).read_bytes())[0]
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in place.rglob("*") if path.is_file()} == {0o600}
        assert place.stat().st_mode & 0o777 == 0o700


def test_a_file_for_the_national_letter_service(tmp_path: Path) -> None:
    comma = Contact('Ms "Al", Example', Relationship.MOTHER)
    place, _ = write_batch(
        tmp_path,
        BATCH,
        made_for(("notice", "CW0002"), contacts=(comma,)),
        POST.dated,
        PostClass.FIRST,
        for_service=True,
    )
    assert place
    with (place / SERVICE_FILE).open(encoding="utf-8-sig", newline="") as text:
        (row,) = csv.DictReader(text)
    assert tuple(row) == SERVICE_COLUMNS
    assert [row[f"address_line_{n}"] for n in range(1, 8)] == [
        'Ms "Al", Example', "1 Sample Street", "Chester", "", "", "", "CH1 2NP",
    ]  # fmt: skip
    assert row["letter"].startswith('Dear Ms "Al", Example\n')
    assert (row["reference"], row["kind"], row["title"]) == ("CW0002", "notice", "Notice of transfer review")
    assert sorted(path.name for path in place.glob("*.pdf")) == ["CW0002-notice-1.pdf", "print.pdf"]


def test_no_letter_makes_no_folder(tmp_path: Path) -> None:
    assert write_batch(tmp_path / "letters", BATCH, (), POST.dated, PostClass.FIRST) == (None, ())
    assert list(tmp_path.iterdir()) == []


def test_the_same_letters_are_the_same_bytes(letters: tuple[Made, ...], tmp_path: Path) -> None:
    first, second = (written(tmp_path / name, letters) for name in ("one", "two"))
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


def test_a_batch_that_was_never_recorded_is_made_again(letters: tuple[Made, ...], tmp_path: Path) -> None:
    place = written(tmp_path, letters)
    (place / "CW9999-notice-1.pdf").touch()
    assert "Do not post" in (place / UNRECORDED).read_text(encoding="utf-8")
    again = written(tmp_path, letters[-2:-1])
    assert sorted(path.name for path in again.glob("*.pdf")) == ["CW0001-delay-1.pdf", "print.pdf"]
    mark_recorded(again)
    assert not (again / UNRECORDED).exists()
    mark_recorded(tmp_path / "no such batch")


def test_what_another_run_has_put_there_meanwhile_is_left_alone(letters: tuple[Made, ...], tmp_path: Path) -> None:
    place = written(tmp_path, letters[-2:-1])
    mark_recorded(place)
    with pytest.raises(OSError, match="2016-10-03"):
        written(tmp_path, letters)
    assert sorted(path.name for path in tmp_path.iterdir()) == [BATCH]
    assert sorted(path.name for path in place.glob("*.pdf")) == ["CW0001-delay-1.pdf", "print.pdf"]


def test_half_a_batch_of_a_stopped_run_is_swept_away(letters: tuple[Made, ...], tmp_path: Path) -> None:
    half = tmp_path / ".being-made-2016-10-03"
    half.mkdir()
    (half / "CW0001-delay-1.pdf").write_bytes(b"%PDF half")
    place = written(tmp_path, letters)
    assert not half.exists()
    assert (place / "CW0001-delay-1.pdf").read_bytes() == letters[-2].pdf


def test_letters_are_written_as_they_are_made(letters: tuple[Made, ...], tmp_path: Path) -> None:
    aside = tmp_path / f".being-made-{BATCH}"

    def watched() -> Iterator[Made]:
        for number, letter in enumerate(letters):
            assert len(list(aside.glob("*.pdf"))) == number
            yield letter

    write_batch(tmp_path, BATCH, watched(), POST.dated, PostClass.FIRST)
