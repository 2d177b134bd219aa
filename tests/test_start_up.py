"""Help and completion answer at once: nothing heavy is imported before a command needs it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "alembic", "highspy", "holidays", "jinja2", "markdown_it", "numpy", "openpyxl", "psycopg", "pydantic", "pypdfium2",
    "python_calamine", "rich", "sqlalchemy", "sqlmodel", "tomlkit", "typst", "vl_convert",
)  # fmt: skip


def test_importing_the_command_line_imports_nothing_heavy() -> None:
    program = "import sys, transfer_cli.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "click" in loaded
    assert sorted(set(loaded) & set(HEAVY)) == []
