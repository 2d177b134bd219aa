"""A page written to the files that a command was given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import Office

if TYPE_CHECKING:
    from transfer_cli.reports.page import Page

F = TypeVar("F", bound=Callable[..., object])


def page_options(command: F) -> F:
    """`--html FILE` and `--pdf FILE` in the same words everywhere."""
    file = click.Path(dir_okay=False, path_type=Path)
    pdf = click.option("--pdf", type=file, metavar="FILE", help="Write the page there as an accessible PDF.")
    html = click.option("--html", type=file, metavar="FILE", help="Write the page there as HTML.")
    return html(pdf(command))


def write_page(
    office: Office, make: Callable[[], Page], html: Path | None, pdf: Path | None, about: str | None = None
) -> list[str]:
    """Write the page to the files that were named, say so, and return their full names; none named, none made.

    Args:
        about: The one child that the page is about: that it is handed out is noted. None = it is about nobody.

    Raises:
        InputUnusable: REP001, a file cannot be written there.
    """
    wanted = [(path, format_) for path, format_ in ((html, "html"), (pdf, "pdf")) if path]
    if not wanted:
        return []
    from transfer_cli.reports.page_files import PAGE_FORMATS
    from transfer_cli.reports.writers import write_file

    page = make()
    contents = [(path, PAGE_FORMATS[format_](page)) for path, format_ in wanted]
    if about:
        log_files(office, (content for _, content in contents), about)
    for path, content in contents:
        write_file(path, content)
        office.say(f"Wrote {path}")
    return [str(path.absolute()) for path, _ in contents]
