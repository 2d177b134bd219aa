"""A letter as an e-mail that somebody still has to send: a draft that opens in the mail program.

The subject names nobody, since subjects are shown on locked telephones and in lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from transfer_cli.domain.email_address import is_email_address
from transfer_cli.letters.making import Made
from transfer_cli.letters.text import html, plain


def sender(facts: Mapping[str, str]) -> str:
    """Whose address an e-mail goes from: the office's, else the officer's; empty if neither has one that can be used.

    Then it goes from whoever opens the draft.
    """
    return next((facts[name] for name in ("team_email", "officer_email") if is_email_address(facts[name])), "")


def draft(made: Made, file: str, pictures: str = "") -> bytes:
    """The draft: plain text and the same as a page, and the PDF attached (RFC 5322, UTF-8).

    The same letter is the same bytes: its date is the letter's and its parts are divided by its fingerprint.

    Args:
        file: Name of the PDF.
        pictures: As for `html`.
    """
    letter, facts = made.letter, made.letter.facts
    mail = EmailMessage(policy=SMTP.clone(utf8=False))
    mail["X-Unsent"] = "1"
    mail["Date"] = format_datetime(datetime.combine(letter.dated, time.min, tzinfo=UTC))
    if who := sender(facts):
        mail["From"] = who
    mail["To"] = ", ".join(facts["email_to"].split("\n"))
    subject = letter.language.label("subject", authority=facts["authority"], reference=facts["reference"])
    mail["Subject"] = " ".join(subject.split())
    mail.set_content(plain(letter), cte="base64")
    mail.add_alternative(html(letter, pictures), subtype="html", cte="base64")
    mail.add_attachment(made.pdf, maintype="application", subtype="pdf", filename=file)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"letter-{number}-{made.sha256[:32]}")
    return mail.as_bytes()
