"""`transfer retention run`: erase what was listed and approved, and remove the copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, pass_office
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.retention import is_erased
from transfer_cli.domain.words import count
from transfer_cli.errors import InputUnusable, Problem, Refused, Severity

if TYPE_CHECKING:
    from transfer_cli.cli.retention_files import Copies
    from transfer_cli.domain.away import Away
    from transfer_cli.domain.case import Case, Caseload
    from transfer_cli.domain.retention import Due
    from transfer_cli.reports.certificate import Certificate

FOLDER = "retention"
BIRTH_OR_END = {"birth": "from birth", "closed": "from the end of the case"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is over on the day asked about.

    Attributes:
        due: Children, the longest over first.
        expired: Copies, by place.
        away: Children whose import is undone; those who are erased are among them, under what stands for them.
    """

    caseload: Caseload
    due: tuple[Due, ...]
    expired: tuple[Path, ...]
    away: tuple[Away, ...]

    @property
    def ready(self) -> tuple[Due, ...]:
        """Those against whose erasing nothing stands."""
        return tuple(due for due in self.due if not due.against)

    @property
    def cases(self) -> tuple[Case, ...]:
        """Every case that is held, in the caseload or not."""
        return (*self.caseload.cases, *(one.case for one in self.away))

    @property
    def held_undone(self) -> int:
        """How many children are held whose import is undone."""
        return sum(not is_erased(one.case.reference) for one in self.away)


def overdue(office: Office) -> Standing:
    """What need not be kept any longer on the day asked about."""
    from transfer_cli.cli.retention_files import expired
    from transfer_cli.domain.retention import due_for_erasing, undone_for_erasing
    from transfer_cli.domain.timeline import timeline, timelines

    caseload, settings = office.caseload(), office.settings
    due = due_for_erasing(timelines(caseload, settings), settings.retention, office.as_of)
    away = office.store.cases_away(office.as_of)
    undone = [(one, timeline(one.case, settings, office.as_of)) for one in away]
    due += undone_for_erasing(undone, settings.retention, office.as_of)
    return Standing(caseload, tuple(sorted(due, key=lambda one: (one.due, one.reference))), expired(office), away)


def show(office: Office, standing: Standing, more: Mapping[str, object]) -> None:
    """The children and the copies, as tables and as a document."""
    from transfer_cli.reports.table import Table

    rows = tuple(
        (one.reference, one.rule.name, one.due, f"no: {one.against}" if one.against else _yes(one))
        for one in standing.due
    )
    copies = tuple((str(_beside(office, path)),) for path in standing.expired)
    tables = (
        Table(f"Files no longer to be kept, {office.title_days}", ("Reference", "Rule", "Kept to", "Erased"), rows),
        Table(f"Copies no longer to be kept, {office.title_days}", ("Place",), copies),
    )
    document = {
        "as_of": office.as_of.isoformat(),
        "due": [
            {
                "reference": o.reference,
                "rule": o.rule.name,
                "due": o.due.isoformat(),
                "against": o.against or None,
                "undone": o.undone,
            }
            for o in standing.due
        ],
        "expired": [str(_beside(office, path)) for path in standing.expired],
        "undone": standing.held_undone,
        **more,
    }
    office.answer(document, *(table for table in tables if table.rows))
    if not rows and not copies:
        office.say(f"Everything is still to be kept, {office.title_days}.")
    if held := standing.held_undone:
        office.tell(
            f"{count(held, 'child', 'children')} of undone imports, in no caseload and still held until their time is "
            "over. A period after the end of the case counts from the day of the undoing, unless it ended before."
        )


def _yes(due: Due) -> str:
    return "yes; its import is undone" if due.undone else "yes"


@click.command("run")
@click.option("--approve", "approved", type=int, metavar="NUMBER", help="How many children are to be erased.")
@dry_run_option
@pass_office
@click.pass_context
def run(ctx: click.Context, office: Office, *, approved: int | None, dry_run: bool) -> None:
    """Erase the children that retention due lists, for good, and remove the copies that have expired.

    Whoever does it types how many they are. Children whose import is undone are among them, since they are still
    held. Names, addresses, remarks and texts of letters are written over in every table; what counting needs stays
    under a reference that says nothing, so that reports of past days keep their figures. Files in the workspace that
    mention the children, and backups made before, are removed. There is no way back. A certificate says what was
    erased under which rule; it names nobody, and its fingerprint is in the record.
    --dry-run lists the files as well.

    Example: transfer retention run --dry-run
    """
    from transfer_cli.cli.retention_files import copies_about, remove

    office.refuse_known_on("retention run")
    standing = overdue(office)
    ready = standing.ready
    names = {one.reference for one in ready}
    cases = [case for case in standing.cases if case.reference in names]
    copies = copies_about(office, cases, (case for case in standing.cases if case.reference not in names))
    if dry_run:
        show(office, standing, _copies_document(office, copies) | {"erased": 0, "certificate": None})
        _say_copies(office, copies)
        return
    second = _refuse(office, ready, approved)
    for path in standing.expired:
        _gone(remove, path)
    place = _erase(office, standing, copies, second) if ready else None
    before = any(is_erased(case.reference) for case in standing.cases)
    whole = office.store.compact() if place or before else True
    document = _copies_document(office, copies) | {"erased": len(ready), "certificate": str(place) if place else None}
    show(office, replace(standing, due=ready), document)
    _say_copies(office, copies)
    if place:
        office.say(f"{count(len(ready), 'child', 'children')} erased. The certificate: {place}. Now make a new backup.")
    if not whole:
        _tell_not_compact(office)
        ctx.exit(1)


def _refuse(office: Office, ready: tuple[Due, ...], approved: int | None) -> str | None:
    """See that whoever erases means it; who else approved it, where somebody must.

    Raises:
        Refused: RULE070, the day is still to come; RULE071, the number is missing or another; RULE072, nobody else has
            approved this list.
    """
    from transfer_cli.domain.retention import list_hash
    from transfer_cli.store.who import actor

    if not ready:
        return None
    if office.as_of > date.today():  # noqa: DTZ011 - days as the law counts them
        raise Refused(
            "RULE070", f"{show_day(office.as_of)} is still to come, and nothing is erased ahead of its time.",
            "Leave --as-of out, or look ahead with: transfer retention due.",
        )  # fmt: skip
    refuse_number(len(ready), approved, "run --approve")
    if not office.settings.retention.two_people:
        return None
    me, hash_ = actor().casefold(), list_hash(ready)
    others = [
        entry.actor
        for entry in office.store.accesses()
        if entry.command == "retention approve" and entry.file_sha256 == hash_ and entry.actor.casefold() != me
    ]
    if not others:
        raise Refused(
            "RULE072", "Nobody else has approved this list.",
            f"Ask somebody else to give: transfer retention approve {len(ready)}",
        )  # fmt: skip
    return others[-1]


def refuse_number(ready: int, said: int | None, command: str) -> None:
    """See that the number that was typed is that of the list.

    Raises:
        Refused: RULE071.
    """
    if said != ready:
        given = "none was given" if said is None else f"{said} was given"
        raise Refused(
            "RULE071", f"{count(ready, 'child', 'children')} would be erased for good, and {given}.",
            f"Look at transfer retention due, then give: transfer retention {command} {ready}",
        )  # fmt: skip


def _erase(office: Office, standing: Standing, copies: Copies, second: str | None) -> Path:
    """Remove the copies, write the certificate, erase; in this order, so that a stop on the way only means again."""
    import hashlib

    from transfer_cli.cli.retention_files import remove, shorten
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.reports.certificate import certificate_json, certificate_page
    from transfer_cli.reports.page_files import PAGE_FORMATS
    from transfer_cli.reports.writers import write_contents

    for path in copies.to_remove:
        _gone(remove, path)
    for path, references in copies.to_shorten.items():
        _gone(partial(shorten, references=references), path)
    if office.settings.retention.backups:
        for path in copies.backups:
            _gone(remove, path)
    certificate = _certificate(office, standing, copies, second)
    data, page = certificate_json(certificate), certificate_page(certificate)
    folder = office.folder / FOLDER
    stem = folder / certificate.number
    write_contents(
        {stem.with_suffix(".json"): data}
        | {stem.with_suffix(f".{format_}"): made(page) for format_, made in PAGE_FORMATS.items()}
    )
    words = f"{count(certificate.children, 'child', 'children')} erased, {certificate.number}"
    operation = NewOperation("retention run", words, office.as_of, hashlib.sha256(data).hexdigest())
    office.store.erase({one.reference: one.rule.name for one in standing.ready}, operation)
    return stem.with_suffix(".pdf")


def _certificate(office: Office, standing: Standing, copies: Copies, second: str | None) -> Certificate:
    from transfer_cli.domain.retention import list_hash
    from transfer_cli.reports.certificate import Certificate
    from transfer_cli.store.who import actor, now

    counted = Counter(one.rule for one in standing.ready)
    rules = (
        (rule.name, f"{rule.years} years {BIRTH_OR_END[rule.after]}", rule.source, children)
        for rule, children in sorted(counted.items(), key=lambda item: item[0].name)
    )
    moment = now()
    backups = len(copies.backups)
    removes = office.settings.retention.backups
    return Certificate(
        number=_number(office),
        authority=office.settings.authority,
        as_of=office.as_of,
        made=f"{show_day(moment.date())} at {moment:%H:%M} UTC",
        by=actor(),
        approved_by=second,
        rules=tuple(rules),
        rows=office.store.rows_about({one.reference for one in standing.ready}),
        files=dict(Counter(_beside(office, path).parts[0] for path in copies.to_remove)),
        shortened=len(copies.to_shorten),
        backups=backups if removes else 0,
        kept_backups=0 if removes else backups,
        list_sha256=list_hash(standing.ready),
        head=standing.caseload.head,
    )


def _number(office: Office) -> str:
    day = datetime.now(UTC).date().isoformat()
    number = 1
    while (office.folder / FOLDER / f"{(name := f'certificate-{day}-{number}')}.json").exists():
        number += 1
    return name


def _gone(act: Callable[[Path], None], path: Path) -> None:
    try:
        act(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputUnusable(
            "REC041", f"{path} cannot be removed: {error.strerror}.",
            "Close it if another program shows it, and give the command again: what is left is done then.",
        ) from error  # fmt: skip


def _beside(office: Office, path: Path) -> Path:
    """The place as seen from the workspace, where it is in there."""
    from transfer_cli.cli.errors_edge import log_file

    if path.resolve().is_relative_to(office.folder.resolve()):
        return path.resolve().relative_to(office.folder.resolve())
    return Path("log of defects") if path == log_file() else path


def _copies_document(office: Office, copies: Copies) -> dict[str, object]:
    def places(paths: Iterable[Path]) -> list[str]:
        return [str(_beside(office, path)) for path in paths]

    return {
        "files": places(copies.to_remove),
        "lists": places(copies.to_shorten),
        "elsewhere": places(copies.elsewhere),
        "backups": places(copies.backups),
        "backups_of_others": places(copies.of_others),
        "backups_removed": office.settings.retention.backups,
    }


def _say_copies(office: Office, copies: Copies) -> None:
    parts = (
        (copies.to_remove, "file that mentions one of them", "files that mention one of them"),
        (tuple(copies.to_shorten), "list out of which lines go", "lists out of which lines go"),
        (copies.backups, "backup made before", "backups made before"),
    )
    said = [f"{len(paths)} {one if len(paths) == 1 else many}" for paths, one, many in parts if paths]
    if said:
        office.say(f"Copies: {', '.join(said)}.")
    if copies.backups and not office.settings.retention.backups:
        office.tell("The backups still hold the children: the settings say backups = false. Remove them yourself.")
    if copies.of_others:
        shown = ", ".join(path.name for path in copies.of_others)
        office.tell(f"Backups of another record in the same folder, and left to whoever keeps that one: {shown}.")
    if copies.elsewhere:
        shown = ", ".join(path.name for path in copies.elsewhere)
        office.tell(f"Also found, and left to you since transfer does not keep files there: {shown}.")


def _tell_not_compact(office: Office) -> None:
    problem = Problem(
        "REC042", Severity.WARNING, office.store.name, "", "It could not be written anew, so bytes may be left in it.",
        "See that nobody else has it open (on a server, that you own the tables), and give: transfer retention run.",
    )  # fmt: skip
    office.tell(str(problem))
