"""Time two whole processes in turn and print their medians and ratio; for the scripts in this folder.

Run one of them with the project's own Python: `python -m tests.benchmarks.start_up`. They are measurements, not tests:
nothing here is collected by pytest and nothing asserts a time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians in seconds, and the median of the ratios pair by pair."""

    ours: float
    peer: float
    ratio: float


def seconds(command: Sequence[str], folder: Path | None = None) -> float:
    """Wall-clock seconds of one run; what it prints is thrown away.

    Modules stay compiled from one run to the next, as in an installed program.
    """
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(command, check=False, cwd=folder, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def compare(ours: Sequence[str], peer: Sequence[str], *, pairs: int = 15, folder: Path | None = None) -> Comparison:
    """Run both in turn after one warm-up each.

    Args:
        ours: Command and arguments.
        peer: What it is measured against.
        pairs: Counted runs of each.
        folder: Where both run; None = here.
    """
    seconds(ours, folder), seconds(peer, folder)
    runs = [(seconds(ours, folder), seconds(peer, folder)) for _ in range(pairs)]
    return Comparison(
        ours=statistics.median(mine for mine, _ in runs),
        peer=statistics.median(theirs for _, theirs in runs),
        ratio=statistics.median(mine / theirs for mine, theirs in runs),
    )


def show(what: str, result: Comparison, goal: float) -> None:
    """One line: both medians, the ratio, and the goal."""
    print(  # noqa: T201 - a measurement is printed
        f"{what}: {result.ours * 1000:.0f} ms against {result.peer * 1000:.0f} ms, "
        f"ratio {result.ratio:.2g} (goal: at most {goal:g})"
    )
