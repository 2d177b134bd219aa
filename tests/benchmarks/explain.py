"""How long it takes to explain every date of 1,300 children, and whether 250,000 take as long for each.

Beyond start-up: the caseload is loaded already. Explaining is what `case explain` prints for a child, once with and
once without the open points of the law. Seconds are those of the processor. Give another number of children after the
script's name.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from tests.benchmarks.start_up import transfer
from transfer_cli.cli import RARELY
from transfer_cli.domain.case import Case, Caseload
from transfer_cli.domain.dates import parse_day
from transfer_cli.domain.explain import sentences
from transfer_cli.domain.open_points import Readings, open_points
from transfer_cli.domain.settings import Settings
from transfer_cli.domain.timeline import answer, question
from transfer_cli.readers.settings_toml import read_settings
from transfer_cli.store import open_store

AS_OF = parse_day("2016-10-03")
GOAL = 1.0
"""Seconds for 1,300 children."""
MANY = 250_000
RATIO = 1.5
"""How much longer each child may take among many."""


def main(many: int = MANY) -> None:
    """Load the sample caseload into a folder of its own, and explain it once and over and over."""
    with tempfile.TemporaryDirectory() as name, as_file(files("transfer_cli.sample_data")) as sample:
        folder = Path(name)
        for file in ("caseload.csv", "events_september.csv"):
            load = transfer("--as-of", str(AS_OF), "import", str(sample / file))
            subprocess.run(load, check=False, cwd=folder, capture_output=True)
        settings = read_settings(sample / "transfer.toml")
        with open_store(str(folder / "transfer.db"), create=False) as store:
            caseload = store.caseload(AS_OF, None)
    gc.set_threshold(RARELY)
    days = _seconds(lambda: _explain(caseload.cases, settings))
    both = _seconds(lambda: _explain(caseload.cases, settings, points=True))
    lots = _seconds(lambda: _explain(_repeated(caseload, many), settings))
    ratio = (lots / many) / (days / len(caseload.cases))
    few = f"{days:.2f} s, with open points {both:.2f} s (goal: under {GOAL:g} s)"
    print(f"explaining {len(caseload.cases):,} children: {few}")  # noqa: T201 - a measurement is printed
    print(  # noqa: T201 - a measurement is printed
        f"explaining {many:,}: {lots:.1f} s, {ratio:.2f} times as long for each (goal: at most {RATIO:g})"
    )


def _explain(cases: Iterator[Case] | tuple[Case, ...], settings: Settings, *, points: bool = False) -> None:
    asked, readings = question(settings, AS_OF, explain=True), Readings(settings, AS_OF)
    for case in cases:
        derived = answer(case, asked)
        sentences(derived)
        if points:
            open_points(derived, readings)


def _repeated(caseload: Caseload, many: int) -> Iterator[Case]:
    for number in range(many):
        case = caseload.cases[number % len(caseload.cases)]
        yield replace(case, reference=f"{case.reference}-{number}")


def _seconds(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
