"""Whether the versions of a letter, in other languages and in Easy Read, can be used as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator

from transfer_cli.letters.finding import Finding
from transfer_cli.letters.kinds import LetterKind
from transfer_cli.letters.translations import (
    EASY,
    Version,
    english_digest,
    template_name,
    template_names,
    version_title,
    versions_file,
)


def of_versions(kind: LetterKind, languages: Collection[str]) -> Iterator[Finding]:
    """What holds the letters that need a version, or leaves it unused.

    Args:
        languages: Languages beside English that are switched on; of others it is only noted.
    """
    texts, file = dict(kind.texts), versions_file(kind.name)
    listed = tomllib.loads(texts.get(file, ""))
    for version in kind.versions:
        if not version.current:
            note = version.name not in (EASY, *languages)
            what, fix = _why_held(kind, version, english_digest(kind.name, texts))
            yield Finding(kind.name, template_name(kind.name, version.name), 0, what, fix, note=note)
    for name in listed:
        if template_name(kind.name, name) not in texts:
            what = f"[{name}] is listed, and there is no {template_name(kind.name, name)}."
            yield Finding(kind.name, file, 0, what, "Write the version there, or take the entry out.", note=True)
    for template in template_names(kind.name, texts)[1:]:
        name = template.split(".")[1]
        if name not in listed:
            what = f"It is not listed in {file}, so it is not used."
            yield Finding(kind.name, template, 0, what, f"Write [{name}] there.", note=True)


def _why_held(kind: LetterKind, version: Version, digest: str) -> tuple[str, str]:
    title = version_title(version.name)
    if version.made_from != digest:
        what = f"The {title} version is out of date: the English letter has changed since it was made."
        return what, f'Bring it up to date, then write made_from = "{digest}" in {versions_file(kind.name)}.'
    what = f"The {title} version says {len(version.must)} required things, and the English letter {len(kind.must)}."
    return what, f"Write each in {versions_file(kind.name)}, in the order of letter.toml."
