"""A report in its formats, written to files that only their owner can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from transfer_cli.errors import InputUnusable
from transfer_cli.files import make_folder, write_private
from transfer_cli.reports.csv_list import write_csv
from transfer_cli.reports.markdown import write_markdown
from transfer_cli.reports.report import Provenance, Report


def _html(report: Report, provenance: Provenance) -> bytes:
    from transfer_cli.reports.html import write_html

    return write_html(report, provenance)


def _pdf(report: Report, provenance: Provenance) -> bytes:
    from transfer_cli.reports.pdf import write_pdf

    return write_pdf(report, provenance)


def _xlsx(report: Report, provenance: Provenance) -> bytes:
    from transfer_cli.reports.xlsx import write_xlsx

    return write_xlsx(report, provenance)


FORMATS: dict[str, Callable[[Report, Provenance], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "md": write_markdown,
}
"""Format to the function that writes it; what it needs is loaded when it is asked for."""

EVERY_FORMAT = {**FORMATS, "csv": write_csv}
"""The same with CSV, for reports whose point is a list."""


def file_names(report: Report, formats: Iterable[str]) -> tuple[str, ...]:
    """Names of the files: `weekly-2016-10-03-sendsg.html`."""
    return tuple(f"{report.name}-{report.as_of.isoformat()}-{report.audience}.{format_}" for format_ in formats)


def made_files(report: Report, provenance: Provenance, formats: Iterable[str], folder: Path) -> dict[Path, bytes]:
    """The files of a report, each with its place and content; nothing is written."""
    formats = tuple(formats)
    paths = (folder / name for name in file_names(report, formats))
    return {path: EVERY_FORMAT[format_](report, provenance) for path, format_ in zip(paths, formats, strict=True)}


def write_contents(contents: Mapping[Path, bytes]) -> None:
    """Write each file, with its folder; an older copy is replaced whole.

    Raises:
        InputUnusable: REP001, a file cannot be written there.
    """
    for path, content in contents.items():
        write_file(path, content)


def write_file(path: Path, content: bytes) -> None:
    """Write one file, and its folder if there is none; an older copy is replaced whole.

    Raises:
        InputUnusable: REP001, it cannot be written there.
    """
    try:
        make_folder(path.parent)
        write_private(path, content)
    except OSError as error:
        raise InputUnusable(
            "REP001",
            f"The report {path} cannot be written: {error.strerror}.",
            "Close it if another program shows it, or name another place for it.",
        ) from error
