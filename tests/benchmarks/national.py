"""A caseload as large as England's: all statements of August 2014 were 236,225, so 250,000 rows are more than enough.

    python -m tests.benchmarks.national national.csv [ROWS]

Everybody in it is invented. The same number of rows gives the same bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from transfer_cli.domain.upn import LETTERS

ROWS = 250_000
AS_OF = date(2016, 9, 5)
COLUMNS = (
    "reference", "upn", "forename", "surname", "date_of_birth", "home_address1", "home_address2", "home_postcode",
    "ncy", "document", "document_date", "last_annual_review", "setting_urn", "setting_name", "setting_type",
    "phase_move", "primary_need", "officer", "commissioning_body", "contact1_name", "contact1_relationship",
    "contact1_parental_responsibility", "notice_given", "assessment_began", "draft_served", "plan_issued",
)  # fmt: skip
FORENAMES = (
    "Alix", "Bryn", "Casey", "Devi", "Eden", "Farah", "Gwen", "Hani", "Iman", "Jo", "Kit", "Lee", "Mina", "Noor", "Ola",
    "Pat", "Quin", "Robin", "Sam", "Tal", "Uma", "Val",
)  # fmt: skip
SURNAMES = (
    "Example", "Sampleton", "Testerby", "Placehold", "Madeupson", "Invention", "Fabler", "Mockford", "Standin",
    "Dummett", "Specimen",
)  # fmt: skip
NEEDS = ("SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "PD", "ASD", "OTH")
TYPES = ("mainstream", "mainstream", "mainstream", "resourced", "special", "special", "independent")
STREETS = ("Sample Street", "Made-up Lane", "Model Road", "Pattern Close", "Specimen Way")


def rows(count: int = ROWS) -> Iterator[tuple[str, ...]]:
    """The headings, then `count` children."""
    draw = random.Random(2016)  # noqa: S311 - nothing secret
    schools = [(str(100_000 + n), f"School {n} of Sampleshire", draw.choice(TYPES)) for n in range(2_500)]
    yield COLUMNS
    for number in range(count):
        yield _child(number, draw, schools[draw.randrange(len(schools))])


def _child(number: int, draw: random.Random, school: tuple[str, str, str]) -> tuple[str, ...]:
    born = date(1998, 9, 1) + timedelta(days=draw.randrange(14 * 365))
    years = 2016 - born.year - (born.month >= 9) - 4
    surname = f"{draw.choice(SURNAMES)}-{number % 9973:04}"
    made = date(2010, 1, 4) + timedelta(days=draw.randrange(4 * 365))
    made = max(made, born + timedelta(days=900))
    reviewed = date(2015, 9, 7) + timedelta(days=draw.randrange(300))
    return (
        f"EN{number:07}",
        _upn(number),
        draw.choice(FORENAMES),
        surname,
        born.isoformat() if number % 3 else born.strftime("%d/%m/%Y"),
        f"{draw.randrange(1, 300)} {draw.choice(STREETS)}",
        "Sampleton",
        f"ZZ{draw.randrange(1, 99)} {draw.randrange(10)}AB",
        str(years) if years > 0 else "R",
        "statement",
        made.isoformat(),
        reviewed.isoformat(),
        *school,
        "none" if draw.random() < 0.8 else "",
        draw.choice(NEEDS),
        f"Officer {number % 400}",
        f"Body {number % 200}",
        f"{draw.choice(FORENAMES)} {surname}",
        draw.choice(("mother", "father", "parent")),
        draw.choice(("yes", "yes", "no", "")),
        *_milestones(draw),
    )


def _milestones(draw: random.Random) -> tuple[str, str, str, str]:
    """Notice, start, draft and plan of the four in ten who have got so far by September 2016."""
    if draw.random() > 0.4:
        return "", "", "", ""
    notice = date(2015, 9, 7) + timedelta(days=draw.randrange(330))
    began = notice + timedelta(days=14 + draw.randrange(15))
    draft = began + timedelta(days=60 + draw.randrange(60))
    steps = [notice, began, draft, draft + timedelta(days=20 + draw.randrange(40))]
    notice_given, assessment_began, draft_served, plan_issued = (
        step.isoformat() if step <= AS_OF else "" for step in steps
    )
    return notice_given, assessment_began, draft_served, plan_issued


def _upn(number: int) -> str:
    """A UPN with the right check letter; every tenth child has none."""
    if number % 10 == 9:
        return ""
    figures = f"896{number % 9000 + 1000}{16 - number % 12:02}{number // 9000:03}"
    return LETTERS[sum(place * int(figure) for place, figure in enumerate(figures, start=2)) % 23] + figures


def write(path: Path, count: int = ROWS) -> None:
    """Write the file as UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS)
