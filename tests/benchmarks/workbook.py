"""How long a national XLSX takes to read, against the library below alone; rows as an argument, 250,000 without."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

from tests.benchmarks.compare import compare, show

HEADINGS = (
    "reference", "upn", "forename", "surname", "date_of_birth", "home_address1", "home_address2", "home_postcode",
    "ncy", "document", "document_date", "last_annual_review", "setting_urn", "setting_name", "setting_type",
    "primary_need", "officer", "contact1_name", "contact1_relationship", "contact1_address1", "contact1_postcode",
    "notice_given", "assessment_began", "plan_issued",
)  # fmt: skip

OURS = """
import sys
from pathlib import Path
from transfer_cli.domain.columns import BY_NAME
from transfer_cli.readers.source import file_source
from transfer_cli.readers.workbook import read_workbook
sheet = read_workbook(file_source(Path(sys.argv[1])), lambda cells: sum(cell in BY_NAME for cell in cells))
for record in sheet.records():
    pass
"""
PEER = """
import sys
from python_calamine import load_workbook
for row in load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows():
    pass
"""


def rows(count: int) -> Iterator[tuple[str | int | date | None, ...]]:
    """Invented children, the same each time."""
    draw = Random(2018)  # noqa: S311 - the same children each time
    for number in range(count):
        born = date(2000, 1, 1) + timedelta(draw.randrange(5000))
        street = f"{draw.randrange(200)} High Street"
        yield (
            f"C{number:06}", f"B{draw.randrange(10**12):012}", f"Forename{draw.randrange(3000)}",
            f"Surname{draw.randrange(20_000)}", born, street, "Chester", "CH1 1AA", draw.randrange(14), "statement",
            born + timedelta(2000), born + timedelta(2500), 100_000 + draw.randrange(500),
            f"School {draw.randrange(500)}", "mainstream", "ASD", f"Officer {draw.randrange(20)}",
            f"Ms {draw.randrange(9999)}", "mother", street, "CH1 1AA", date(2016, 9, 1), None, None,
        )  # fmt: skip


def main() -> None:
    """Write the workbook into a folder of its own and read it in turn with both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "national.xlsx"
        book = Workbook(write_only=True)
        page = book.create_sheet("Caseload")
        page.append(HEADINGS)
        for row in rows(count):
            page.append(row)
        book.save(path)
        result = compare([sys.executable, "-c", OURS, str(path)], [sys.executable, "-c", PEER, str(path)], pairs=3)
        show(f"read {count:,} rows by {len(HEADINGS)} columns of XLSX / python-calamine alone", result, 3)


if __name__ == "__main__":
    main()
