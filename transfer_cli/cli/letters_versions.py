"""`transfer letters versions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, pass_office, templates_option
from transfer_cli.cli.post_room import refuse_among_letters, refuse_to_replace
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.letters.translations import Version

SAMPLES = ("ar", "ur")


@click.command("versions")
@click.option("--sample", type=click.Choice(SAMPLES), help="Make a sample page that runs from right to left.")
@click.option(
    "--pdf", type=click.Path(path_type=Path, dir_okay=False), help="Where the sample page goes; needed with --sample."
)
@templates_option
@pass_office
def versions(office: Office, *, sample: str | None, pdf: Path | None) -> None:
    """Which letters there are in Welsh and in Easy Read, and whether each is up to date and used.

    A version is made from an English letter. Once the English has changed, the version is out of date and a letter
    that needs it is held. The digest shown belongs into translations.toml beside the letter, once somebody has brought
    the version up to date.

    --sample shows how a page in Arabic or Urdu looks. No letter is translated into them.

    Example: transfer letters versions
    """
    from transfer_cli.domain.words import in_words
    from transfer_cli.letters.translations import english_digest, version_title
    from transfer_cli.reports.table import Table

    if (sample is None) != (pdf is None):
        raise click.UsageError("--sample and --pdf go together.")
    if sample and pdf:
        _write_sample(office, sample, pdf)
        return
    found = [
        (kind, english_digest(kind.name, dict(kind.texts)), one)
        for kind in office.kinds.values()
        if kind.receives == "rights_holder"
        for one in kind.versions or (None,)
    ]
    office.answer(
        {
            "versions": [
                {
                    "kind": kind.name,
                    "version": one.name if one else None,
                    "state": _state(one, office),
                    "digest": digest,
                }
                for kind, digest, one in found
            ]
        },
        Table(
            "Versions of the letters to families",
            ("Letter", "Version", "State", "English letter"),
            tuple(
                (in_words(kind.name), version_title(one.name) if one else "", _state(one, office), digest)
                for kind, digest, one in found
            ),
        ),
    )


def _state(one: Version | None, office: Office) -> str:
    if one is None:
        return "English only"
    if not one.current:
        return "out of date"
    return "used" if one.name == "easy" or one.name in office.settings.letters.languages else "not switched on"


def _write_sample(office: Office, code: str, pdf: Path) -> None:
    from transfer_cli.files import write_private
    from transfer_cli.letters.rtl_samples import sample
    from transfer_cli.letters.setting import set_letter

    refuse_among_letters(office, pdf)
    refuse_to_replace(pdf)
    try:
        write_private(pdf, set_letter(sample(code)))
    except OSError as error:
        raise InputUnusable("LET019", f"{pdf} cannot be written: {error.strerror}.", "Name another place.") from error
    office.answer({"sample": code, "file": str(pdf.absolute())})
    office.say(f"A sample page, not a letter: {pdf}")
