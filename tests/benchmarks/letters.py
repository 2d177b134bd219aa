"""How long letters take, and how much memory: made, checked, kept and recorded, against two peers in one run.

    python -m tests.benchmarks.letters [NUMBER]     against both peers, 1,000 letters unless you say another number
    python -m tests.benchmarks.letters --sizes      cost a letter and memory for 100, 1,000 and 10,000 letters

Ours goes from the cases to a batch on disk and in the record: composed, set as tagged PDF/UA-1 and PDF/A-2a, read back,
checked, printed together, recorded. The peers only set: WeasyPrint the HTML twins, tagged as well, one in twenty of
them (it is not needed otherwise: install the extra `benchmark`; without it that line is left out), and Typst the very
same sources. All take turns, a hundred letters at a time, and the medians count.
"""

from __future__ import annotations

import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.compare import Comparison, show
from tests.correspondence import POST, SETTINGS, case_for, orders_for
from transfer_cli.domain.case import Case, Contact, Relationship
from transfer_cli.domain.changes import Changes, NewLetter, NewOperation
from transfer_cli.domain.columns import fields_of
from transfer_cli.domain.orders import Order
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.filed import Filed
from transfer_cli.letters.files import write_batch
from transfer_cli.letters.guard import Neighbours, neighbours
from transfer_cli.letters.making import Made, make_each, write
from transfer_cli.letters.text import Letter, html
from transfer_cli.store import Store, open_store

KINDS = ("notice", "meeting_invitation", "draft_plan", "final_plan", "delay")
PART = 100
"""Letters in a turn."""

PEER_SHARE = 20
"""WeasyPrint sets one letter of so many."""

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--sizes"]:
        sizes()
    elif sys.argv[1:2] == ["--size"]:
        print(*one_size(int(sys.argv[2])))  # noqa: T201 - read by the process that started this one
    else:
        against_peers(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)


def against_peers(number: int) -> None:
    """Ours and both peers in turn."""
    cases = [a_child(n) for n in range(number)]
    others = neighbours(cases, SETTINGS)
    weasyprint_is_here = find_spec("weasyprint") is not None
    runs: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/transfer.db", create=True) as store:
        record_cases(store, cases)
        for turn, first in enumerate(range(0, number, PART)):
            part = cases[first : first + PART]
            texts = texts_of([a_child(number + n) for n in range(first, first + len(part))])
            began = time.perf_counter()
            ours(Path(folder), store, part, others, f"batch-{turn}")
            mine = (time.perf_counter() - began) / len(part)
            weasy = weasyprint_seconds(texts[::PEER_SHARE]) if weasyprint_is_here else 0.0
            runs.append((mine, weasy, typst_seconds(texts)))
    runs = runs[1:] or runs
    if weasyprint_is_here:
        told = f"A letter of {number}, made, checked, kept and recorded, against WeasyPrint setting it"
        show(told, compared([(mine, weasy) for mine, weasy, _ in runs]), 0.1)
    show(f"The same against bare Typst setting it, one of {number}", compared([(m, t) for m, _, t in runs]), 3)


def compared(pairs: Sequence[tuple[float, float]]) -> Comparison:
    """Medians of both, and of their ratios."""
    return Comparison(
        ours=statistics.median(mine for mine, _ in pairs),
        peer=statistics.median(peer for _, peer in pairs),
        ratio=statistics.median(mine / peer for mine, peer in pairs),
    )


def sizes() -> None:
    """Cost a letter and most memory for batches of several sizes, each in a process of its own."""
    for number in SIZES:
        words = [sys.executable, "-m", "tests.benchmarks.letters", "--size", str(number)]
        answer = subprocess.run(words, check=True, capture_output=True, text=True)
        seconds, worked, before, most = map(float, answer.stdout.split())
        print(  # noqa: T201 - a measurement is printed
            f"{number:6} letters: {seconds / number * 1000:5.1f} ms a letter "
            f"({worked / number * 1000:.1f} ms of processors), "
            f"{most - before:4.0f} MB more than the {before:.0f} MB of the caseload itself"
        )


def one_size(number: int) -> tuple[float, float, float, float]:
    """Seconds, seconds of all processors, memory before and most memory (MB) of one batch of this size."""
    cases = [a_child(n) for n in range(number)]
    others = neighbours(cases, SETTINGS)
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/transfer.db", create=True) as store:
        record_cases(store, cases)
        ours(Path(folder), store, cases[:10], others, "warm")
        before = most_memory()
        began, worked = time.perf_counter(), time.process_time()
        ours(Path(folder), store, cases, others, "batch")
        return time.perf_counter() - began, time.process_time() - worked, before, most_memory()


def most_memory() -> float:
    """The most memory this process had so far, in MB; 0 where nobody can say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def record_cases(store: Store, cases: Sequence[Case]) -> None:
    """The children of whom the letters are."""
    store.record(NewOperation("import", "sample", POST.dated), Changes(new_cases=tuple(map(fields_of, cases))))


def ours(folder: Path, store: Store, cases: Sequence[Case], others: Neighbours, name: str) -> None:
    """Everything from the cases to the batch on disk and in the record."""
    results = make_each(orders_of(cases), SETTINGS, POST, Asked(), others)
    _, filed = write_batch(folder / "letters", name, only_made(results), POST.dated, POST.post_class)
    new = tuple(new_letter(one, name) for one in filed)
    store.record(NewOperation("letters generate", name, POST.dated), Changes(letters=new))


def orders_of(cases: Sequence[Case]) -> list[Order]:
    """What is to be written to these families."""
    return [order for case in cases for order in orders_for(kind_of(case), case).orders]


def kind_of(case: Case) -> str:
    """The kind of letter that is the next for this child."""
    return KINDS[int(case.reference[1:]) % len(KINDS)]


def texts_of(cases: Sequence[Case]) -> list[Letter]:
    """Their letters as text."""
    written = (write(order, SETTINGS, POST, Asked()) for order in orders_of(cases))
    return [letter for letter in written if isinstance(letter, Letter)]


def only_made(results: Iterator[object]) -> Iterator[Made]:
    """The letters; one that is held ends the measurement."""
    for result in results:
        if not isinstance(result, Made):
            sys.exit(f"held: {result}")
        yield result


def new_letter(filed: Filed, batch: str) -> NewLetter:
    """A letter for the record."""
    order = filed.order
    return NewLetter(
        batch, order.case.reference, order.kind, order.envelope.addressee, order.envelope.lines, filed.file,
        filed.dated, filed.sha256, filed.pages, filed.facts, filed.template,
    )  # fmt: skip


def weasyprint_seconds(letters: Sequence[Letter]) -> float:
    """Seconds WeasyPrint takes for one of these letters."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fonts = FontConfiguration()
    pages = [html(letter) for letter in letters]
    began = time.perf_counter()
    for page in pages:
        weasyprint.HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    return (time.perf_counter() - began) / len(pages)


def typst_seconds(letters: Sequence[Letter]) -> float:
    """Seconds Typst takes for one of these letters, from the same source, as a plain PDF."""
    from transfer_cli.letters.setting import compiler, source

    sources = [source(letter).encode() for letter in letters]
    bare = compiler()
    began = time.perf_counter()
    for text in sources:
        bare.compile(input=text, format="pdf")
    return (time.perf_counter() - began) / len(sources)


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
