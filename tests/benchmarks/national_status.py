"""How long `status` takes on a national caseload, and whether that grows no faster than the caseload.

    python -m tests.benchmarks.national_status [ROWS]

Each caseload is imported into a record of its own, and `status` run as a whole process. What is given is the processor
time of the process, which a busy machine changes little, beside the time on the clock; and how many times as long that
is as Python alone takes to fetch the same columns with `sqlite3`, each process with its start.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.national import AS_OF, write
from tests.benchmarks.start_up import transfer

ROWS = 240_000
GOAL = 5
"""Seconds for 240,000 children."""
RUNS = 3
PEER = """
import sqlite3
record = sqlite3.connect("transfer.db")
record.execute(
    "SELECT reference, date_of_birth, setting_name, officer, document, setting_type, ncy, phase_move, phase_move_on,"
    " priority, assessment_begins, moved_in_on, left_on FROM case_row"
).fetchall()
record.execute("SELECT reference, step, happened, note, detail FROM event ORDER BY id").fetchall()
"""
"""Fetches what `status` looks at, and does nothing with it."""


class Taken(NamedTuple):
    """Seconds of one process: of the processor, and on the clock."""

    processor: float
    clock: float


def measured(command: list[str], folder: Path) -> Taken:
    """Run it; what it prints is thrown away."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(used, time.perf_counter() - began)


def status_of(rows: int) -> tuple[Taken, Taken]:
    """The best of a few runs on so many children, and of as many runs of the peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "national.csv", rows)
        as_of = ("-q", "--as-of", AS_OF.isoformat())
        subprocess.run(transfer(*as_of, "import", "national.csv"), check=True, cwd=folder, capture_output=True)
        commands = transfer(*as_of, "status"), [sys.executable, "-c", PEER]
        runs = [[measured(command, folder) for command in commands] for _ in range(RUNS)]
        return min(ours for ours, _ in runs), min(peer for _, peer in runs)


def main(rows: int) -> None:
    """Measure a quarter, a half and all of it."""
    start_up = min(measured(transfer("--version"), Path.cwd()) for _ in range(RUNS)).processor
    found = {count: status_of(count) for count in (rows // 4, rows // 2, rows)}
    for count, (taken, peer) in found.items():
        each = (taken.processor - start_up) / count * 1e6
        print(  # noqa: T201 - a measurement is printed
            f"status of {count:,} children: {taken.processor:.2f} s of the processor ({each:.1f} µs each), "
            f"{taken.clock:.2f} s on the clock; fetching alone: {peer.processor:.2f} s, "
            f"ratio {taken.processor / peer.processor:.1f}"
        )
    smallest, largest = (found[count][0].processor - start_up for count in (rows // 4, rows))
    print(  # noqa: T201 - a measurement is printed
        f"four times the children take {largest / smallest:.1f} times as long "
        f"(goals: under 4.5, and {ROWS:,} children under {GOAL} s)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
