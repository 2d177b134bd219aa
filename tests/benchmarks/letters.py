"""How long letters take: 1,000 of them made and checked, against WeasyPrint setting the same text.

Run it with `python -m tests.benchmarks.letters [NUMBER]`. It needs WeasyPrint, which the project does not: install the
extra `benchmark`. Ours composes, sets as tagged PDF/UA-1 and PDF/A-2a, reads back and checks each letter, and puts the
print file together; WeasyPrint only sets the HTML twins, tagged as well, one in twenty of them. Both take turns, a
hundred letters at a time, and the medians count.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from collections.abc import Sequence
from datetime import date

from tests.benchmarks.compare import Comparison, show
from tests.correspondence import POST, SETTINGS, case_for, orders_for
from transfer_cli.domain.case import Case, Contact, Relationship
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.files import file_letters
from transfer_cli.letters.guard import Neighbours, neighbours
from transfer_cli.letters.making import Made, make
from transfer_cli.letters.pdf import print_file
from transfer_cli.letters.text import html

KINDS = ("notice", "meeting_invitation", "draft_plan", "final_plan", "delay")
PART = 100
"""Letters in a turn."""

PEER_SHARE = 20
"""WeasyPrint sets one letter of so many."""


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    cases = [(KINDS[n % len(KINDS)], a_child(n)) for n in range(number)]
    others = neighbours((case for _, case in cases), SETTINGS)
    ours(cases[:PART], others)
    runs: list[tuple[float, float]] = []
    for first in range(0, number, PART):
        began = time.perf_counter()
        made = ours(cases[first : first + PART], others)
        spent = time.perf_counter() - began
        runs.append((spent / len(made), theirs(made[::PEER_SHARE])))
    result = Comparison(
        ours=statistics.median(mine for mine, _ in runs),
        peer=statistics.median(peers for _, peers in runs),
        ratio=statistics.median(mine / peers for mine, peers in runs),
    )
    show(f"A letter of {number}, made, checked and printed, against WeasyPrint setting it", result, 0.1)


def ours(cases: list[tuple[str, Case]], others: Neighbours) -> tuple[Made, ...]:
    """Everything from the cases to the finished files in memory."""
    orders = [order for kind, case in cases for order in orders_for(kind, case).orders]
    made, held = make(orders, SETTINGS, POST, Asked(), others)
    if held:
        sys.exit(f"held: {held[0]}")
    print_file((one.made.pdf for one in file_letters(made)), POST.dated)
    return made


def theirs(made: Sequence[Made]) -> float:
    """Seconds WeasyPrint takes for one of these letters."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fonts = FontConfiguration()
    pages = [html(one.letter) for one in made]
    began = time.perf_counter()
    for page in pages:
        weasyprint.HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    return (time.perf_counter() - began) / len(pages)


def a_child(number: int) -> Case:
    """One of many children who share no detail."""
    return case_for(
        KINDS[number % len(KINDS)],
        reference=f"B{number:05}",
        forename=f"Robin{number}",
        surname=f"Example{number}",
        date_of_birth=date(2007, 1 + number % 12, 1 + number % 28),
        home_address=(f"{number + 1} Sample Street", "Chester"),
        home_postcode=f"CH{number} 2NP",
        contacts=(Contact(f"Ms Parent{number}", Relationship.MOTHER),),
    )


if __name__ == "__main__":
    main()
