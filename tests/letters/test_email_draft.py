"""Letters by e-mail: the draft, its place in the batch, and the day on which the step is taken."""

from __future__ import annotations

import csv
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.builders import day
from tests.correspondence import PARENTS, POST, SETTINGS, case_for, orders_for
from transfer_cli.domain.case import LetterFormat
from transfer_cli.domain.posting import PostClass
from transfer_cli.letters.email_draft import draft, sender
from transfer_cli.letters.facts import Asked
from transfer_cli.letters.files import write_batch
from transfer_cli.letters.guard import neighbours
from transfer_cli.letters.making import Made, make

BY_EMAIL = replace(PARENTS[0], format=LetterFormat.EMAIL, email="alix@example.org")


def made_for(*people: object) -> tuple[Made, ...]:
    case = case_for("notice", contacts=people)
    made, held = make(orders_for("notice", case).orders, SETTINGS, POST, Asked(), neighbours((case,), SETTINGS))
    assert held == ()
    return made


def test_a_draft_opens_as_one_and_its_subject_names_nobody() -> None:
    (made,) = made_for(BY_EMAIL)
    data = draft(made, "CW0001-notice-1.pdf")
    mail = message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    assert mail.defects == []
    assert mail["X-Unsent"] == "1"
    assert (mail["To"], mail["From"]) == ("alix@example.org", "sen@example.org")
    assert mail["Subject"] == "A letter from Sample County Council, reference CW0001"
    assert mail["Date"].datetime.date() == day("Mon 3 Oct 2016")
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert page is not None
    assert "Robin\N{RIGHT SINGLE QUOTATION MARK}s transfer review begins" in text.get_content()
    assert '<html lang="en-GB">' in page.get_content()
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("CW0001-notice-1.pdf", made.pdf)
    assert data == draft(made, "CW0001-notice-1.pdf")
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert data.isascii()


@pytest.mark.parametrize(
    ("office", "officer", "found"),
    [
        ("sen@example.org", "j@example.org", "sen@example.org"),
        ("", "j@example.org", "j@example.org"),
        ("the SEN team", "j@example.org", "j@example.org"),
        ("", "", ""),
    ],
)
def test_the_sender_is_the_office_or_the_officer(office: str, officer: str, found: str) -> None:
    assert sender({"team_email": office, "officer_email": officer}) == found


def test_who_is_emailed_is_given_notice_today_and_the_plan_is_due_as_for_the_other_parent() -> None:
    emailed, posted = made_for(BY_EMAIL, PARENTS[1])
    assert emailed.letter.facts["given_on"] == "2016-10-03"
    assert posted.letter.facts["given_on"] == "2016-10-05"
    assert emailed.letter.facts["plan_due"] == posted.letter.facts["plan_due"]
    (alone,) = made_for(BY_EMAIL)
    assert alone.letter.facts["plan_due"] <= posted.letter.facts["plan_due"]


def test_a_name_of_two_lines_brings_no_line_into_the_head() -> None:
    (made,) = made_for(BY_EMAIL)
    facts = {**made.letter.facts, "authority": "Sample Council\nBcc: sam@example.org"}
    mail = message_from_bytes(draft(replace(made, letter=replace(made.letter, facts=facts)), "x.pdf"), policy=default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "A letter from Sample Council Bcc: sam@example.org, reference CW0001"


def test_an_emailed_letter_is_not_printed(tmp_path: Path) -> None:
    place, filed = write_batch(tmp_path, "2016-10-03", made_for(BY_EMAIL, PARENTS[1]), POST.dated, PostClass.FIRST)
    assert place
    assert [one.emailed for one in filed] == [False, True]
    with (place / "manifest.csv").open(encoding="utf-8-sig", newline="") as text:
        rows = {row["addressee"]: row for row in csv.DictReader(text)}
    assert [rows[name]["class"] for name in ("Ms Alix Example", "Mr Sam O'Neill")] == ["email", "first"]
    emailed, posted = rows["Ms Alix Example"], rows["Mr Sam O'Neill"]
    assert [emailed[column] for column in ("envelope", "grams", "print_page")] == ["", "", ""]
    assert posted["print_page"] == "1"
    stem = Path(rows["Ms Alix Example"]["file"]).stem
    assert [path.name for path in (place / "email").iterdir()] == [f"{stem}.eml"]
    assert (place / f"{stem}.pdf").exists()
    assert (place / "text" / f"{stem}.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    printed = (place / "print.pdf").read_bytes()
    (only,) = made_for(PARENTS[1])
    paper, _ = write_batch(tmp_path, "paper", (only,), POST.dated, PostClass.FIRST)
    assert paper
    assert len(printed) == len((paper / "print.pdf").read_bytes())


def test_a_batch_of_emails_alone_has_nothing_for_the_printer(tmp_path: Path) -> None:
    letters = made_for(BY_EMAIL)
    place, _ = write_batch(tmp_path, "b", letters, POST.dated, PostClass.FIRST, for_service=True)
    assert place
    assert not (place / "notify.csv").exists()
    assert not (place / "print.pdf").exists()
    assert (place / "manifest.csv").exists()


def test_an_email_run_makes_drafts_for_everybody_whose_address_is_known() -> None:
    case = case_for("notice", contacts=(replace(PARENTS[0], email="alix@example.org"), PARENTS[1]))
    post = replace(POST, post_class=PostClass.EMAIL)
    made, _ = make(orders_for("notice", case).orders, SETTINGS, post, Asked(), neighbours((case,), SETTINGS))
    assert [one.letter.facts["email_to"] for one in made] == ["alix@example.org", ""]
