"""Sample pages in Arabic and Urdu: proof that pages run from right to left, and never letters to anybody."""

from __future__ import annotations

from importlib.resources import files

from transfer_cli.letters.kinds import TEMPLATES, LetterKind
from transfer_cli.letters.languages import languages
from transfer_cli.letters.markdown import parse
from transfer_cli.letters.sandbox import render
from transfer_cli.letters.text import Letter, template_of

SAMPLES = ("ar", "ur")

_FACTS: dict[str, str] = {
    "reference": "SAMPLE1",
    "dated": "2016-10-03",
    "begins_on": "2016-10-31",
    "plan_due": "2017-03-05",
    "addressee": "Ms Alix Example",
    "names": "Ms Alix Example",
    "address": "1 Sample Street\nSampleton\nSA1 1AA",
    "name": "Robin Example",
    "forename": "Robin",
    "date_of_birth": "2007-05-04",
    "authority": "Sample County Council",
    "authority_address": "County Hall\nSampleton\nSA1 1AA",
    "team_name": "",
    "team_phone": "",
    "team_email": "",
    "officer": "J Price",
    "large_print": "",
}


def sample(code: str) -> Letter:
    """The sample page of one language of `SAMPLES`."""
    name = f"samples/letter.{code}.md.j2"
    texts = ((name, files(TEMPLATES).joinpath(*name.split("/")).read_text(encoding="utf-8")),)
    kind = LetterKind(f"sample_{code}", f"SAMPLE ONLY: {languages()[code].name}", "nobody", None, (), (), texts=texts)
    markdown = render(template_of(kind, name, code), _FACTS)
    return Letter(kind, {**_FACTS, "language": code}, markdown, parse(markdown))
