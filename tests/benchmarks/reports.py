"""How long each of the other reports takes in all its formats, in seconds of the processor, for 1,300 children."""

from __future__ import annotations

import subprocess
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from tests.benchmarks.start_up import transfer

GOAL = 2
"""Seconds of the processor for one report in one format."""

REPORTS: tuple[tuple[str, ...], ...] = (
    ("2017-03-01", "sen2", "--list"),
    ("2016-10-03", "caseload"),
    ("2016-10-03", "school", "Gorsebank School"),
    ("2016-10-03", "foi", "--all"),
    ("2016-10-03", "dfe"),
    ("2018-04-01", "end", "--audience", "team"),
)
FORMATS = ("html", "pdf", "xlsx")


def main() -> None:
    """Import and schedule the sample caseload in a folder of its own, and make each report in each format."""
    with tempfile.TemporaryDirectory() as name, as_file(files("transfer_cli.sample_data")) as sample:
        folder = Path(name)
        (folder / "transfer.toml").write_bytes((sample / "transfer.toml").read_bytes())
        for first in (
            ("import", str(sample / "settings.csv")),
            ("import", str(sample / "caseload.csv")),
            ("schedule",),
        ):
            subprocess.run(transfer("--as-of", "2016-09-05", *first), check=False, cwd=folder, capture_output=True)
        for as_of, *words in REPORTS:
            times = {format_: _seconds(folder, as_of, words, format_) for format_ in FORMATS}
            told = ", ".join(f"{format_} {seconds:.2f} s" for format_, seconds in times.items())
            print(f"{' '.join(words)}: {told} (goal: under {GOAL} s each)")  # noqa: T201 - a measurement is printed


def _seconds(folder: Path, as_of: str, words: list[str], format_: str) -> float:
    """The best of three, start of the program included; not to be had on Windows."""
    import resource

    command = transfer("--as-of", as_of, "report", *words, "--format", format_)
    found = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(command, check=True, cwd=folder, capture_output=True)
        found.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(found)


if __name__ == "__main__":
    main()
