"""The options that stand before every command, and what a command gets from them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cached_property, partial
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TypeVar

import click

from transfer_cli.domain.dates import parse_day, show_day
from transfer_cli.errors import InputUnusable, Refused

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case, Caseload
    from transfer_cli.domain.settings import Settings
    from transfer_cli.letters.kinds import LetterKind
    from transfer_cli.reports.table import Table
    from transfer_cli.store import Store

DEFAULT_DB = "transfer.db"
DEFAULT_SETTINGS = "transfer.toml"
OWN_TEMPLATES = "templates"
OWN_FOLDERS = (
    "backups", "case-files", "exports", "letters", "plan", "reports", "reprints", "retention", "sar", "schedule",
)  # fmt: skip
"""Where commands write beside the record."""
ENGLAND_ONLY = (
    "schedule", "today", "slippage", "advice", "forecast", "meetings", "letters", "report", "plan publish",
    "case postpone",
)  # fmt: skip
"""Commands that say or do what England's law alone asks for."""


class Day(click.ParamType[date]):
    """A date as people write it, day first."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - Click's signature
        """The date, or Click's own usage error."""
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except ValueError as error:
            self.fail(f'"{value}": {error}. Write it as 2016-09-12, 12/09/2016 or 12 September 2016.', param, ctx)


DAY = Day()


class Name(click.ParamType[str]):
    """A name as it may have been copied from elsewhere, with spaces around it or too many within."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002 - Click's signature
        """The name with single spaces."""
        return " ".join(str(value).split())


NAME = Name()


@dataclass
class Office:
    """What every command is given: where the record is, which day is asked about, and how to answer.

    Attributes:
        db: SQLite file or SQLAlchemy URL.
        as_of: The day the question is asked of.
        known_on: Use only what was recorded by the end of this day; None = everything.
        known_moment: The last moment (UTC) of which anything is used; None = the end of `known_on`.
        templates_named: Folder of own templates that was named; None = `templates` beside the settings, if it is there.
    """

    db: str
    settings_path: Path
    settings_named: bool
    as_of: date
    known_on: date | None
    json: bool
    plain: bool
    verbosity: int
    templates_named: Path | None = None
    known_moment: datetime | None = None

    @property
    def templates(self) -> Path | None:
        """The authority's own folder of templates; None = it has none."""
        beside = self.own_templates
        return beside if self.templates_named or beside.is_dir() else None

    @property
    def own_templates(self) -> Path:
        """Where the authority's own templates are or would be: as named, else beside its settings."""
        return self.templates_named or self.settings_path.parent / OWN_TEMPLATES

    @cached_property
    def kinds(self) -> dict[str, LetterKind]:
        """The kinds of letter by name, own templates in place of shipped ones.

        Raises:
            InputUnusable: LET041, an own template cannot be used; LET048, the folder named is not there.
        """
        from transfer_cli.letters.kinds import kinds

        self._refuse_templates_nowhere()
        return kinds(self.templates)

    @cached_property
    def kinds_at_hand(self) -> dict[str, LetterKind]:
        """The kinds of letter for letters that are made already; an own template that cannot be used stops nothing.

        Raises:
            InputUnusable: LET048, the folder named is not there.
        """
        from transfer_cli.letters.kinds import kinds_at_hand

        self._refuse_templates_nowhere()
        return kinds_at_hand(self.templates)

    def _refuse_templates_nowhere(self) -> None:
        if self.templates and not self.templates.is_dir():
            raise InputUnusable(
                "LET048",
                f"There is no folder {self.templates}.",
                "Make it: transfer letters edit KIND --templates DIR.",
            )

    @property
    def known_at(self) -> datetime | None:
        """The last moment of `known_on`, UTC, or the exact one."""
        if self.known_moment:
            return self.known_moment
        return datetime.combine(self.known_on, time.max, tzinfo=UTC) if self.known_on else None

    @property
    def title_days(self) -> str:
        """The end of every title: `as of 3 Oct 2016`, with `as known` where it is another day."""
        known = f", as known on {show_day(self.known_on)}" if self.known_on not in {None, self.as_of} else ""
        return f"as of {show_day(self.as_of)}{known}"

    @property
    def folder(self) -> Path:
        """Where files made from the record go: beside it if it is a SQLite file, else the current folder."""
        scheme, is_url, rest = self.db.partition("://")
        if not is_url:
            return Path(self.db).parent
        return Path(rest.removeprefix("/").partition("?")[0]).parent if scheme.startswith("sqlite") else Path()

    @property
    def is_file(self) -> bool:
        """Whether the record is a SQLite file, not a database on a server."""
        return "://" not in self.db or self.db.startswith("sqlite")

    @cached_property
    def settings(self) -> Settings:
        """The authority's settings; defaults when no settings file was named and none is here."""
        from transfer_cli.readers.settings_toml import default_settings, read_settings

        if not self.settings_named and not self.settings_path.exists():
            self.tell(f"There is no {self.settings_path} here, so England's usual terms and no capacity limit apply.")
            return default_settings()
        settings = read_settings(self.settings_path)
        self._refuse_elsewhere(settings)
        return settings

    def _refuse_elsewhere(self, settings: Settings) -> None:
        """Some commands follow the steps of England's law, and would say what is not so elsewhere.

        Raises:
            Refused: RULE047, the settings say that another nation's law counts.
        """
        command = command_words(click.get_current_context())
        if settings.jurisdiction != "england" and command.startswith(ENGLAND_ONLY):
            raise Refused(
                "RULE047",
                f"{command} follows the steps of England's law, and the settings say {settings.jurisdiction}.",
                "Use import, case, status, explain, plan check, export and audit, which know both.",
            )

    @cached_property
    def store(self) -> Store:
        """The record, opened; it must exist."""
        return self.open_store(create=False)

    def open_store(self, *, create: bool) -> Store:
        """Open the record for this command; it is closed when the command ends.

        Args:
            create: Make an empty one if there is none.
        """
        from transfer_cli.cli.own_backups import back_up_before_upgrade
        from transfer_cli.store import open_store

        self._sweep()
        store = open_store(self.db, create=create, before_upgrade=partial(back_up_before_upgrade, self))
        click.get_current_context().call_on_close(store.close)
        if not self.is_file:
            refuse_others(store)
        self.__dict__["store"] = store
        return store

    def refuse_other_roles(self, command: str) -> None:
        """See that whoever is connected may give another command than this one, as undoing it asks for.

        Raises:
            Refused: ROL001, it belongs to another role.
        """
        if not self.is_file:
            refuse_others(self.store, command)

    def _sweep(self) -> None:
        """Take away parts of files that a stopped command left in the workspace, and say so."""
        from transfer_cli.files import sweep

        for folder in (".", *OWN_FOLDERS):
            for left in sweep(self.folder / folder):
                self.tell(f"Took away {left}, which a command that was stopped had left unfinished.")

    def back_then(self, as_of: date, known_on: date | None, moment: datetime, settings: Path | None) -> Office:
        """The same record, asked of another day as it was known at a moment, with the settings of that time.

        Args:
            settings: A settings file; None = there was none.
        """
        then = replace(
            self,
            as_of=as_of,
            known_on=known_on,
            known_moment=moment,
            settings_path=settings or Path(DEFAULT_SETTINGS),
            settings_named=settings is not None,
        )
        then.__dict__["store"] = self.store
        if settings is None:
            from transfer_cli.readers.settings_toml import default_settings

            then.__dict__["settings"] = default_settings()
        return then

    def caseload(self) -> Caseload:
        """Every case, as true on `as_of` and as known on `known_on`."""
        return self.store.caseload(self.as_of, self.known_at)

    def case(self, caseload: Caseload, reference: str) -> Case:
        """The case that a reference, or an unambiguous shortened form of it, names.

        Raises:
            InputUnusable: No case, or more than one, answers to it.
        """
        wanted = reference.strip().casefold()
        exact = [c for c in caseload.cases if c.reference.casefold() == wanted]
        if exact:
            return exact[0]
        found = [
            c for c in caseload.cases
            if c.reference.casefold().startswith(wanted) or c.reference.casefold().endswith(wanted)
        ]  # fmt: skip
        if len(found) == 1 and wanted:
            return found[0]
        if not found or not wanted:
            raise InputUnusable(
                "USE001",
                f'No case has the reference "{reference}".',
                "Look it up with: transfer status --by officer.",
            )
        shown = ", ".join(c.reference for c in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise InputUnusable("USE002", f'"{reference}" could be {shown}{more}.', "Give more of the reference.")

    def refuse_known_on(self, command: str) -> None:
        """Writing goes into the present record.

        Raises:
            Refused: `--known-on` was given to a command that writes.
        """
        if self.known_on:
            raise Refused("USE003", f"{command} writes, and --known-on is for looking back.", "Leave --known-on out.")

    def answer(self, document: Mapping[str, object], *tables: Table) -> None:
        """Print the one answer of the command: JSON under --json, tables otherwise."""
        if self.json:
            click.echo(json.dumps(document, default=str, ensure_ascii=False, indent=2))
            return
        from transfer_cli.reports.terminal import print_table

        for number, table in enumerate(tables):
            if number:
                click.echo()
            print_table(table, plain=self.plain)

    def say(self, text: str, *, wrap: bool = False) -> None:
        """A sentence of the answer, for people; left out under --json.

        Args:
            wrap: Break lines between words where the terminal would break them within.
        """
        if not self.json:
            from transfer_cli.reports.terminal import printable, wrapped

            text = printable(text)
            click.echo(wrapped(text, get_terminal_size().columns) if wrap and sys.stdout.isatty() else text)

    def tell(self, text: str) -> None:
        """A remark on stderr; -q silences it."""
        if self.verbosity >= 0:
            from transfer_cli.reports.terminal import printable

            click.echo(printable(text), err=True)


def refuse_others(store: Store, command: str = "") -> None:
    """See that whoever is connected may give a command.

    Args:
        command: Its words; empty = those of the command that runs.

    Raises:
        Refused: ROL001, it belongs to another role.
    """
    from transfer_cli.domain.roles import why_refused

    held = store.roles_held()
    why = why_refused(command or command_words(click.get_current_context()), held) if held is not None else ""
    if why:
        raise Refused("ROL001", why, "Ask whoever has that role, or whoever looks after the server to give it to you.")


def command_words(ctx: click.Context) -> str:
    """The command's own words, such as `letters list`, however the program was called."""
    words: list[str] = []
    while ctx.parent is not None:
        words.insert(0, ctx.info_name or "")
        ctx = ctx.parent
    return " ".join(words)


pass_office = click.make_pass_decorator(Office)

F = TypeVar("F", bound=Callable[..., object])


def dry_run_option(command: F) -> F:
    """`--dry-run` in the same words everywhere."""
    return click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")(command)


def templates_option(command: F) -> F:
    """`--templates`, before the command or after it; after it wins."""

    def note(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
        office = ctx.find_object(Office)
        if folder and office:
            office.templates_named = folder

    return click.option(
        "--templates", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", expose_value=False,
        callback=note, help="Your own templates of letters.  [default: templates, beside the settings]",
    )(command)  # fmt: skip


def files_options(formats: Sequence[str], folder: str, usual: Sequence[str] = ()) -> Callable[[F], F]:
    """`--format` and `--out` of a command that writes files.

    Args:
        formats: All that it can write.
        folder: Where they go without `--out`: a folder of this name beside the record.
        usual: Those that it writes without `--format`; empty = each.
    """

    def decorate(command: F) -> F:
        out = click.option(
            "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
            help=f"Folder to write into.  [default: {folder}, beside the record]",
        )  # fmt: skip
        format_ = click.option(
            "--format", "formats", type=click.Choice(formats), multiple=True, default=usual or formats,
            show_default=True, help="May be given several times.",
        )  # fmt: skip
        return format_(out(command))

    return decorate


def plain_by_environment() -> bool:
    """Whether NO_COLOR (any value but empty) asks for plain output."""
    return bool(os.environ.get("NO_COLOR"))
