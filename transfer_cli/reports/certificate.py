"""The certificate of an erasing: what was erased, under which rule, when, by whom, and how much; nobody is named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from transfer_cli.domain.dates import show_day_long
from transfer_cli.domain.words import count
from transfer_cli.reports.page import Block, Grid, Page, Part, Text
from transfer_cli.reports.table import Table


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified.

    Attributes:
        number: Name of its files, without ending.
        as_of: Day for which the list was made.
        made: When, as printed.
        approved_by: Who else approved the list; None = nobody had to.
        rules: Name, what it says, its source, and how many children were erased under it.
        rows: How many rows were about them, by table.
        files: How many files were removed, by folder.
        shortened: Lists out of which lines were taken.
        backups: Backups that were removed.
        kept_backups: Backups that still hold the children.
        list_sha256: Hash of the list that was approved.
        head: Of the record's chain before the erasing.
    """

    number: str
    authority: str
    as_of: date
    made: str
    by: str
    approved_by: str | None
    rules: tuple[tuple[str, str, str, int], ...]
    rows: Mapping[str, int]
    files: Mapping[str, int]
    shortened: int
    backups: int
    kept_backups: int
    list_sha256: str
    head: str

    @property
    def children(self) -> int:
        """How many were erased."""
        return sum(children for *_, children in self.rules)


def certificate_json(certificate: Certificate) -> bytes:
    """The certificate for programs; its hash stands in the record."""
    document = {**asdict(certificate), "children": certificate.children}
    return (json.dumps(document, default=str, ensure_ascii=False, indent=2) + "\n").encode()


def certificate_page(certificate: Certificate) -> Page:
    """The certificate as a page to file."""
    rules = Table("Rules", ("Rule", "Keeps the file", "Source", "Children"), certificate.rules)
    rows = Table("Rows written over", ("Table", "Rows"), tuple(sorted(certificate.rows.items())))
    files = Table("Files removed", ("Folder", "Files"), tuple(sorted(certificate.files.items())))
    approved = f"; the list was approved by {certificate.approved_by}" if certificate.approved_by else ""
    lead: tuple[Block, ...] = (
        Text(
            f"On {certificate.made} {certificate.by} erased what was held of "
            f"{count(certificate.children, 'child', 'children')} whose time was over on "
            f"{show_day_long(certificate.as_of)}{approved}."
        ),
        Text(
            "Names, addresses, numbers, remarks and the texts of letters were written over in the record, and the "
            "copies below removed. Days and codes without identity stay, so that figures of the past come out the "
            "same. They cannot be joined to a child again by anything that the record holds."
        ),
    )
    parts = (
        Part("rules", "Under which rules", (Grid(rules),)),
        Part("rows", "What was erased in the record", (Grid(rows),)),
        Part("copies", "Copies", (*([Grid(files)] if files.rows else []), *_copies(certificate))),
        Part("proof", "Proof", (Text(f"Approved list: {certificate.list_sha256}"), Text(_proof(certificate)))),
    )
    return Page(
        title="Certificate of erasure",
        authority=certificate.authority,
        subtitle=certificate.number,
        as_of=certificate.as_of,
        lead=lead,
        parts=parts,
    )


def _copies(certificate: Certificate) -> tuple[Text, ...]:
    said = []
    if certificate.shortened:
        said.append(Text(f"Lists of letters out of which lines were taken: {certificate.shortened}."))
    if certificate.backups:
        said.append(Text(f"Backups made before, and removed: {certificate.backups}."))
    if certificate.kept_backups:
        said.append(Text(f"Backups made before, which still hold the children: {certificate.kept_backups}."))
    return tuple(said) or (Text("No backup was found."),)


def _proof(certificate: Certificate) -> str:
    head = certificate.head or "an empty record"
    return (
        f"Head of the chain before: {head}. transfer audit verify says of every erased row under which rule it was "
        "erased, and that nothing else was touched."
    )
