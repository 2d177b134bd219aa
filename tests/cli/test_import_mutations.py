"""Two thousand files that something happened to: no traceback, nothing half loaded, and books that balance."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import day
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge
from transfer_cli.domain.rules import ENGLAND
from transfer_cli.domain.standing import standing
from transfer_cli.store import open_store

GROUPS, A_GROUP = 20, 100
AS_OF = "2016-10-03"
DONE, FINDING, UNUSABLE = 0, 1, 3

HEADINGS = (
    "reference,upn,forename,surname,date_of_birth,home_address1,home_postcode,ncy,document,document_date,setting_name,"
    "setting_type,phase_move,primary_need,officer,priority,contact1_name,contact1_relationship,contact1_do_not_write,"
    "meeting_at,moved_in_on,left_on,notice_given,plan_issued,no_plan_notified"
)
CASELOAD = f"""{HEADINGS}
001201,B801200005001,Zoë,O'Brien,04/05/2007,1 Sample Street,CH1 2NP,5,statement,01/03/2012,Larkfield Primary School,mainstream,,ASD,J Price,,Ms Alix O'Brien,mother,,,,,,,
001202,,Robin,Example,2007-05-04,2 Sample Street,CH1 2NP,,statement,,Larkfield Primary School,mainstream,none,MLD,J Price,custody;tribunal,Mr Sam Example,father,no,14:00,,,12/09/2016,,
001203,,Kit,Example,4 May 2005,"3 Sample Street, Hoole",CH2 1AA,Year 7,statement,,Example High School,resourced,,BESD,A Lee,,"Example, Jo",parent,,2pm,,,05/09/2016,19/09/2016,
001204,,Sam,Sample,13/01/2000,4 Sample Street,CH2 1AA,,lda,,Example College,post16,,,,,,,,,,,02/03/2016,,01/06/2016
001205,,Élodie,Sample,30/11/2012,5 Sample Street,CH3 1AA,R,statement,2015-06-01,none,early_years,early_years_to_school,SLCN,,looked_after,Ms Cy Sample,foster_carer,,,01/09/2016,,,,
001206,,Max,Other,12/12/2003,6 Sample Street,CH3 1AA,9,non_statutory,,Example High School,mainstream,,PD,A Lee,,Mx Bo Other,carer,,,,30/09/2016,,,
001207,,Jo,Other,03/04/2001,7 Sample Street,CH4 1AA,11,statement,,Example High School,mainstream,school_to_post16,HI,J Price,,Mr Di Other,father,,,,,,,
001208,,Lee,Young,06/07/1999,8 Sample Street,CH4 1AA,13,statement,,Example College,post16,,VI,,,Lee Young,young_person,,,,,,,
"""  # noqa: E501 - rows of a file
EARLIER = "\n".join(line.replace("Zoë", "Zoe").replace("J Price", "B Khan") for line in CASELOAD.splitlines()[:-1])
"""What was loaded in September: other values, and a child less."""

Mutation = Callable[[random.Random, bytes], bytes]


def _lines(change: Callable[[random.Random, list[bytes]], None]) -> Mutation:
    def mutate(dice: random.Random, content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        if lines:
            change(dice, lines)
        return b"".join(lines)

    return mutate


def _cells(change: Callable[[random.Random, list[list[bytes]]], None]) -> Mutation:
    def mutate(dice: random.Random, content: bytes) -> bytes:
        table = [line.split(b",") for line in content.split(b"\n")]
        change(dice, table)
        return b"\n".join(b",".join(cells) for cells in table)

    return mutate


def flip(dice: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut_short(dice: random.Random, content: bytes) -> bytes:
    return content[: dice.randrange(len(content))]


def cut_rows(dice: random.Random, lines: list[bytes]) -> None:
    del lines[dice.randrange(len(lines)) :: dice.choice((1, 2, 3, len(lines)))]


def cut_within_rows(dice: random.Random, lines: list[bytes]) -> None:
    number = dice.randrange(len(lines))
    lines[number] = lines[number][: dice.randrange(len(lines[number]) + 1)] + dice.choice((b"", b"\n"))


def double_lines(dice: random.Random, lines: list[bytes]) -> None:
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))


def swap_rows(dice: random.Random, lines: list[bytes]) -> None:
    dice.shuffle(lines)


def swap_columns(dice: random.Random, table: list[list[bytes]]) -> None:
    one, other = dice.randrange(25), dice.randrange(25)
    for cells in table[dice.randrange(2) :]:
        if max(one, other) < len(cells):
            cells[one], cells[other] = cells[other], cells[one]


def swap_cells(dice: random.Random, table: list[list[bytes]]) -> None:
    for _ in range(dice.choice((1, 4, 16))):
        (one, a), (other, b) = ((cells := dice.choice(table), dice.randrange(len(cells))) for _ in range(2))
        one[a], other[b] = other[b], one[a]


def swap_cells_of_a_column(dice: random.Random, table: list[list[bytes]]) -> None:
    rows = [cells for cells in table if len(cells) >= 25]
    if len(rows) > 1:
        column, (one, other) = dice.randrange(25), dice.sample(rows, 2)
        one[column], other[column] = other[column], one[column]


STRANGE = (
    b"", b"#REF!", b"03-Apr", b"09/25/2015", b"31/02/2007", b"42463", b"1e5", b"-", b"yes", b"\xc2\xa0", b"=1+1",
    b"0" * 40, b"9999-12-31", b"0001-01-01", b"29/02/2016", b"99999999999999999999", "\u202e\u0663\u0661".encode(),
    b"\xff\xfe", "İ".encode(), "ﬀ".encode(), b"x" * 140_000,
)  # fmt: skip


def strange_cells(dice: random.Random, table: list[list[bytes]]) -> None:
    for _ in range(dice.choice((1, 3))):
        cells = dice.choice(table)
        cells[dice.randrange(len(cells))] = dice.choice(STRANGE)


def strange_column(dice: random.Random, table: list[list[bytes]]) -> None:
    column, cell = dice.randrange(25), dice.choice(STRANGE[:-1])
    for cells in table[1:]:
        if column < len(cells):
            cells[column] = cell


MARKS = (
    b'"',
    b'""',
    b"\0",
    b"\r",
    b"\n",
    b",",
    b";",
    b"\t",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x1a",
    b"\x85",
    b"\xe2\x80\xa8",
    b"'",
    b"\\",
)


def inject(dice: random.Random, content: bytes) -> bytes:
    for _ in range(dice.choice((1, 2, 10))):
        place = dice.randrange(len(content) + 1)
        content = content[:place] + dice.choice(MARKS) + content[place:]
    return content


def mix_encodings(dice: random.Random, lines: list[bytes]) -> None:
    for _ in range(dice.choice((1, 3))):
        number = dice.randrange(len(lines))
        text = lines[number].decode("utf-8", "replace") + dice.choice(("", "é"))
        lines[number] = text.encode(dice.choice(("cp1252", "utf-16-le", "utf-8", "utf-8-sig", "utf-16")), "replace")


def whole_encoding(dice: random.Random, content: bytes) -> bytes:
    codec = dice.choice(("cp1252", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-16", "utf-32", "cp037"))
    return content.decode("utf-8", "replace").encode(codec, "replace")


def other_signs(dice: random.Random, content: bytes) -> bytes:
    old, new = dice.choice(((b",", b";"), (b",", b"\t"), (b",", b"|"), (b"\n", b"\r\n"), (b"\n", b"\r"), (b"/", b"-")))
    return content.replace(old, new)


def turn_dates(dice: random.Random, content: bytes) -> bytes:
    share = dice.choice((0.1, 0.5, 1.0))

    def turned(date: re.Match[bytes]) -> bytes:
        return b"%b/%b/%b" % (date[2], date[1], date[3]) if dice.random() < share else date[0]

    return re.sub(rb"(\d\d)/(\d\d)/(\d{4})", turned, content)


def lose_zeros(dice: random.Random, content: bytes) -> bytes:
    return content.replace(b"\n00", b"\n", dice.choice((1, 3, -1)))


MUTATIONS: tuple[Mutation, ...] = (
    flip, cut_short, inject, whole_encoding, other_signs, turn_dates, lose_zeros,
    *map(_lines, (cut_rows, cut_within_rows, double_lines, swap_rows, mix_encodings)),
    *map(_cells, (swap_columns, swap_cells, swap_cells_of_a_column, strange_cells, strange_column)),
)  # fmt: skip


def mutated(dice: random.Random) -> bytes:
    content = CASELOAD.encode()
    for mutate in dice.choices(MUTATIONS, k=dice.choice((1, 1, 1, 2, 3))):
        content = mutate(dice, content) if content else content
    return content


def call(*words: str) -> tuple[int, str]:
    """Exit code and what is on stdout."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_at_edge(transfer, list(words))
    assert "Traceback" not in err.getvalue()
    return code, out.getvalue()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with September's caseload and some work done here since."""
    folder = tmp_path_factory.mktemp("prepared")
    record = str(folder / "transfer.db")
    (folder / "earlier.csv").write_text(EARLIER, encoding="utf-8")
    done = (
        ("--as-of", "2016-09-20", "import", str(folder / "earlier.csv")),
        ("--as-of", "2016-09-21", "case", "correct", "001202", "officer", "A Lee"),
        ("--as-of", "2016-09-21", "case", "correct", "001203", "plan_issued", "--never-happened"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for words in done:
            assert call("-q", "--db", record, *words)[0] == DONE
    return Path(record)


def content(record: Path) -> str:
    """Everything in the record but the log of reads, which notes that old values were shown beside a refused file's."""
    with contextlib.closing(sqlite3.connect(record)) as connection:
        return "\n".join(line for line in connection.iterdump() if not line.startswith('INSERT INTO "access"'))


def is_open(record: Path) -> int:
    """How many cases are open, as everything but the import counts it."""
    with open_store(str(record), create=False) as store:
        cases = store.caseload(day(AS_OF)).cases
    ends = {"transferred", "no_plan", "left"}
    return sum(standing(case, day(AS_OF), ENGLAND).stage not in ends for case in cases)


@pytest.mark.parametrize("group", range(GROUPS))
def test_whatever_happened_to_a_file_it_is_loaded_whole_or_not_at_all(
    group: int, prepared: Path, workspace: Path
) -> None:
    before = content(prepared)
    record, log = workspace / "transfer.db", Path(os.environ["TRANSFER_LOG"])
    seen: set[int] = set()
    for number in range(A_GROUP):
        dice = random.Random(f"{group}-{number}")  # noqa: S311 - nothing here is secret
        case = f"mutation {number} of group {group}"
        shutil.copy(prepared, record)
        (workspace / "caseload.csv").write_bytes(mutated(dice))
        skip = ("--skip-bad-rows", "--rejects", "rejects.csv") if number % 4 == 0 else ()
        profile = "canonical" if number % 2 else "auto"
        code, out = call("--json", "--as-of", AS_OF, "import", "caseload.csv", "--profile", profile, *skip)
        seen.add(code)
        assert code in {DONE, FINDING, UNUSABLE}, case
        assert not log.exists(), f"{case}: {log.read_text(encoding='utf-8')}"
        answer = json.loads(out) if code != UNUSABLE else None
        if answer and answer["loaded"]:
            assert answer["books"]["balance"], case
            assert number % 5 or answer["books"]["closing"] == is_open(record), case
            assert code == (FINDING if answer["rejected"] else DONE), case
            assert answer["rows"] == answer["rejected"] + answer["new"] + answer["changed"] + answer["unchanged"], case
        else:
            assert code != DONE, case
            assert content(record) == before, f"{case}: the record was touched"
    assert seen == {DONE, FINDING, UNUSABLE}, "the mutations reach every outcome"
    assert call("audit", "verify")[0] == DONE


def test_the_file_without_a_mutation_is_loaded(prepared: Path, workspace: Path) -> None:
    shutil.copy(prepared, workspace / "transfer.db")
    (workspace / "caseload.csv").write_text(CASELOAD, encoding="utf-8")
    code, out = call("--json", "--as-of", AS_OF, "import", "caseload.csv")
    assert (code, json.loads(out)["new"], json.loads(out)["rejected"]) == (DONE, 1, 0)
