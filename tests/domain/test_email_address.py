"""Whether a text is one e-mail address."""

from __future__ import annotations

import pytest

from transfer_cli.domain.email_address import is_email_address


@pytest.mark.parametrize("text", ["alix@example.org", "a.b+c_d'e@mail.example.co.uk", "A1@EXAMPLE.ORG"])
def test_one_address(text: str) -> None:
    assert is_email_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "alix", "alix@example", "alix at example.org", "a@example.org, b@example.org",
        "a@example.org; b@example.org", "a@example.org b@example.org", "Ms Alix <a@example.org>", "<a@example.org>",
        "mailto:a@example.org", "(home) a@example.org", "zo\N{LATIN SMALL LETTER E WITH DIAERESIS}@example.org",
        "a@example.org\n", "a b@c.org",
        "a@b@example.org", "a@exam_ple.org", "a@.org",
    ],
)  # fmt: skip
def test_anything_else(text: str) -> None:
    assert not is_email_address(text)
