"""Sheets and profiles for the tests of this folder."""

from __future__ import annotations

import io
from pathlib import Path

from transfer_cli.readers.csv_sheet import read_csv
from transfer_cli.readers.profiles import Profile, recogniser
from transfer_cli.readers.profiles.profile_toml import profile_from
from transfer_cli.readers.sheet import Sheet, as_text
from transfer_cli.readers.source import Source, file_source

HERE = Path(__file__).parent
SEN2 = HERE / "sen2"
ROOT = HERE.parent.parent.parent


def sheet_of(text: str, profile: Profile | None = None) -> Sheet:
    """A CSV text as a sheet."""
    return read_csv(Source("file.csv", lambda: io.BytesIO(text.encode())), recogniser(profile))


def sample(name: str) -> Sheet:
    """A sample file of this folder."""
    return read_csv(file_source(HERE / name), recogniser())


def profile_of(text: str) -> Profile:
    """A profile without a title of its own."""
    return profile_from(f'title = "Ours"\n{text}', "ours", "ours.toml")


def rows_of(sheet: Sheet) -> list[dict[str, str]]:
    """Each row by its headings, without empty cells."""
    return [
        {heading: text for heading, cell in zip(sheet.headings, record.cells, strict=True) if (text := as_text(cell))}
        for record in sheet.records()
    ]
