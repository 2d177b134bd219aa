"""How long the commands of every morning take: `--help` against click alone, `status` against importing sqlmodel."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from tests.benchmarks.compare import compare, show


def transfer(*words: str) -> list[str]:
    """The command as a user would start it, without the installer's script in front."""
    return [sys.executable, "-m", "transfer_cli", *words]


def main() -> None:
    """Import the sample caseload into a folder of its own and measure there."""
    python = sys.executable
    show("transfer --help / import click", compare(transfer("--help"), [python, "-c", "import click"]), 2)
    with tempfile.TemporaryDirectory() as name, as_file(files("transfer_cli.sample_data")) as sample:
        folder = Path(name)
        (folder / "transfer.toml").write_bytes((sample / "transfer.toml").read_bytes())
        load = transfer("--as-of", "2016-09-05", "import", str(sample / "caseload.csv"))
        subprocess.run(load, check=True, cwd=folder, capture_output=True)
        for options in ((), ("--json",), ("--plain",)):
            status = transfer("--as-of", "2016-10-03", *options, "status")
            result = compare(status, [python, "-c", "import sqlmodel"], folder=folder)
            show(f"transfer {' '.join((*options, 'status'))}, 1,300 children / import sqlmodel", result, 1.5)


if __name__ == "__main__":
    main()
