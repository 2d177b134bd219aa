"""A national caseload loaded and checked, against sqlite-utils putting the same CSV into a table unchecked.

    python -m tests.benchmarks.import_national [ROWS]

Both run as whole processes, one after the other, each into a new database on the same disk. sqlite-utils comes with
the extra `benchmark`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.national import AS_OF, ROWS, write


class Run(NamedTuple):
    """One process: wall-clock seconds, and the most memory it held, in megabytes (0 where the system does not say)."""

    seconds: float
    megabytes: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run it; what it prints is thrown away.

    Raises:
        CalledProcessError: It failed.
    """
    before = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        peak = _peak_of(process)
        code = process.wait()
    if code:
        raise subprocess.CalledProcessError(code, command)
    return Run(time.perf_counter() - before, peak)


def _peak_of(process: subprocess.Popen[bytes]) -> float:
    """The most memory of a running process, looked at until it ends; from /proc, so on Linux only."""
    status, peak = Path(f"/proc/{process.pid}/status"), 0.0
    while status.exists() and process.poll() is None:
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        peak = max([peak, *(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))])
        time.sleep(0.05)
    return peak


def main(rows: int) -> None:
    """Measure, and print each figure with its goal."""
    bin_folder = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "national.csv", rows)
        ours = [str(bin_folder / "transfer"), "-q", "--as-of", AS_OF.isoformat(), "import", "national.csv"]
        peer = [str(bin_folder / "sqlite-utils"), "insert", "peer.db", "caseload", "national.csv", "--csv"]
        first = run(ours, folder)
        theirs = run(peer, folder)
        again = run(ours, folder)
    print(  # noqa: T201 - a measurement is printed
        f"{rows:,} rows: {first.seconds:.1f} s and {first.megabytes:.0f} MB (goal: under 300 MB), "
        f"sqlite-utils {theirs.seconds:.1f} s, ratio {first.seconds / theirs.seconds:.2f} (goal: at most 0.33)\n"
        f"the same file again: {again.seconds:.1f} s, {again.seconds / first.seconds:.2f} of the first time "
        "(goal: at most 0.5)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
