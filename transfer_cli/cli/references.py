"""References of cases as arguments, with completion in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import DEFAULT_DB
from transfer_cli.errors import TransferError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Reference(click.ParamType[str]):
    """The authority's case number, or the beginning or end of it."""

    name = "reference"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - Click's signature
        """As written; the command looks it up."""
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - Click's signature
        """References in the record that begin so; none when there is no record to read."""
        from click.shell_completion import CompletionItem

        from transfer_cli.store import open_store

        db = ctx.find_root().params.get("db") or DEFAULT_DB
        try:
            with open_store(db, create=False) as store:
                references = store.references()
        except TransferError:
            return []
        wanted = incomplete.casefold()
        return [CompletionItem(reference) for reference in references if reference.casefold().startswith(wanted)]


REFERENCE = Reference()
