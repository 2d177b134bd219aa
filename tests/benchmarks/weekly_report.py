"""How long the weekly report takes in its three formats, against importing the libraries that it uses."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from tests.benchmarks.compare import compare
from tests.benchmarks.start_up import transfer

LIBRARIES = "import sqlalchemy, jinja2, typst, vl_convert, xlsxwriter"
GOAL = 3
"""Seconds for 1,300 children."""


def main() -> None:
    """Import and schedule the sample caseload in a folder of its own, and report on it."""
    with tempfile.TemporaryDirectory() as name, as_file(files("transfer_cli.sample_data")) as sample:
        folder = Path(name)
        (folder / "transfer.toml").write_bytes((sample / "transfer.toml").read_bytes())
        for words in (("import", str(sample / "caseload.csv")), ("schedule",)):
            command = transfer("--as-of", "2016-09-05", *words)
            subprocess.run(command, check=False, cwd=folder, capture_output=True)
        for audience in ("sendsg", "team"):
            report = transfer("--as-of", "2016-10-03", "report", "weekly", "--audience", audience)
            found = compare(report, [sys.executable, "-c", LIBRARIES], pairs=7, folder=folder)
            print(  # noqa: T201 - a measurement is printed
                f"weekly report for {audience}, three formats: {found.ours:.2f} s (goal: under {GOAL} s); "
                f"importing what it uses: {found.peer:.2f} s, ratio {found.ratio:.2f}"
            )


if __name__ == "__main__":
    main()
