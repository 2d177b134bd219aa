"""Two hundred kills, by a seed, over every command that writes much: what they left, and whether it could be mended.

`python -m tests.benchmarks.kills --kills 200 --children 120 --seed 1` prints each trial that was not as it must be, and
leaves with 1 if there was any.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.kills import JOBS, prepare, trial


def main() -> int:
    """Kill, look, do again, look, and count."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--children", type=int, default=120)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--job", choices=[job.name for job in JOBS], action="append")
    options = asked.parse_args()
    for name in [name for name in os.environ if name.startswith("TRANSFER_")]:
        del os.environ[name]
    chance, began = random.Random(options.seed), time.monotonic()  # noqa: S311 - moments, not secrets
    came: Counter[tuple[str, str]] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        jobs = [prepare(job, options.children, room) for job in JOBS if job.name in (options.job or [job.name])]
        for one in jobs:
            say(f"{one.job.name}: {one.seconds:.1f} s, {one.steps} steps")
        for number in range(options.kills):
            done = trial(jobs[number % len(jobs)], chance, room)
            came[done.job, done.was] += 1
            for fault in done.found:
                faults += 1
                say(f"{number}: {done.job}, killed {done.moment}, had done {done.was}: {fault}")
    for (job, was), count in sorted(came.items()):
        say(f"{job:<14} {was:<20} {count}")
    say(f"{options.kills} kills in {time.monotonic() - began:.0f} s, {faults} faults")
    return 1 if faults else 0


def say(text: str) -> None:
    """A line at once."""
    print(text, flush=True)  # noqa: T201 - a measurement is printed


if __name__ == "__main__":
    sys.exit(main())
