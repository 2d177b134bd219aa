"""Draw docs/status.svg: what `transfer status` shows of the sample caseload.

Run it from the project's folder with the project's Python: `python docs/picture.py`.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from transfer_cli.cli import transfer

PICTURE = Path(__file__).with_name("status.svg")
COMMAND = ("status", "--by", "cohort")
WIDTH = 136
FETCHED = re.compile(r"@font-face \{.*?\n\s*\}\n|<!--.*?-->\n", re.DOTALL)


def main() -> None:
    """Run the demonstration in a temporary folder and keep what the terminal shows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "demo"
        run("-q", "demo", str(folder))
        place = ("--db", str(folder / "transfer.db"), "--settings", str(folder / "transfer.toml"))
        shown = run(*place, "--as-of", "2016-10-03", *COMMAND)
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text(f"$ transfer {' '.join(COMMAND)}", style="bold"))
    console.print(Text(shown))
    svg = console.export_svg(title="transfer, as of 3 October 2016", unique_id="transfer")
    svg = FETCHED.sub("", svg)  # whoever looks at it has a monospaced font
    PICTURE.write_text(svg, encoding="utf-8", newline="\n")


def run(*words: str) -> str:
    """What one command prints on a terminal WIDTH characters wide."""
    os.environ["COLUMNS"] = str(WIDTH - 2)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        transfer.main(list(words), prog_name="transfer", standalone_mode=False)
    return said.getvalue()


if __name__ == "__main__":
    main()
