"""`transfer case sar`: everything that is held about one child, for whoever has a right to it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_files
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.words import count
from transfer_cli.errors import InputUnusable, Refused

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.subject_access import Subject
    from transfer_cli.reports.subject_access import Answer

FOLDER = "sar"
YOUNG_PERSON = "young_person"


@click.command("sar")
@click.argument("reference", type=REFERENCE)
@click.option("--received", type=DAY, help="Day on which the request came.  [default: the --as-of day]")
@click.option(
    "--contact", "who", type=click.Choice(("1", "2", "3", YOUNG_PERSON)), metavar="WHO",
    help="The contact who asks for the child, 1 to 3, or young_person.  [default: the young person; to be said where a "
    "contact's address is confidential and may be the child's home]",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help=f"Folder for the folder of the answer.  [default: {FOLDER}, beside the record]",
)  # fmt: skip
@dry_run_option
@pass_office
def sar(
    office: Office, *, reference: str, received: date | None, who: str | None, out: Path | None, dry_run: bool
) -> None:
    """Everything that is held about one child, to answer a subject access request.

    The folder has the answer as a page, a PDF and a file for programs, and the letters as they were made. Its first
    part says what was searched, what was left out and why, and what a person has to decide on before it is handed out.
    Other people are left out: contacts other than whoever asks, letters to them, and their names in remarks. Where the
    child's home may be that of a contact whose address is confidential, it is left out too, unless whoever asks lives
    there; and nothing is made before --contact says who asks. The last day for the answer is that of the law on the
    day of the request. A child whose import is undone is still held, and is answered too, by the whole reference.

    Example: transfer case sar CW0001 --received 2016-09-28

    Example: transfer case sar CW0001 --contact 1 --dry-run
    """
    from transfer_cli.letters.filed import file_stem
    from transfer_cli.reports.page_files import PAGE_FORMATS
    from transfer_cli.reports.subject_access import subject_access_document, subject_access_page
    from transfer_cli.reports.writers import write_contents

    case = _case(office, reference)
    asked_by = _asked_by(case, who)
    subject = office.store.subject(case)
    letters, missing = _letters(office, subject, asked_by)
    answer = _answer(office, subject, (received or office.as_of, asked_by), (tuple(letters), missing))
    folder = _new((out or office.folder / FOLDER) / f"{file_stem(case.reference)}-{office.as_of.isoformat()}")
    document = subject_access_document(answer)
    data = (json.dumps(document, default=str, ensure_ascii=False, indent=2) + "\n").encode()
    page = subject_access_page(answer)
    contents = {
        folder / "answer.json": data,
        **{folder / f"answer.{format_}": made(page) for format_, made in PAGE_FORMATS.items()},
        **{folder / name: letter for name, letter in letters.items()},
    }
    if not dry_run:
        log_files(office, contents.values(), case.reference)
        write_contents(contents)
    office.answer(
        {**{key: document[key] for key in ("reference", "received", "answer_by", "rule", "searched", "left_out")},
         "folder": str(folder.absolute()), "files": [str(path.absolute()) for path in contents],
         "written": not dry_run}
    )  # fmt: skip
    _say(office, answer, folder, dry_run=dry_run)


def _asked_by(case: Case, who: str | None) -> int:
    """Number of the contact who asks; 0 = the young person.

    Raises:
        InputUnusable: USE040, the child has no such contact.
        Refused: RULE073, nobody said who asks, and the answer would say where somebody lives in confidence.
    """
    from transfer_cli.domain.subject_access import CHILD, home_is_confidential

    asked_by = int(who) if who and who != YOUNG_PERSON else CHILD
    if asked_by > len(case.contacts):
        raise InputUnusable(
            "USE040", f"{case.reference} has no contact {asked_by}.", "See: transfer case show, or leave it out."
        )
    if who is None and home_is_confidential(case):
        raise Refused(
            "RULE073",
            f"The home of {case.reference} is, or may be, that of a contact whose address is confidential, and nobody "
            "said who asks.",
            "Say --contact NUMBER for the contact who asks, or --contact young_person if it is the young person.",
        )
    return asked_by


def _new(folder: Path) -> Path:
    """The folder, or the first of that name and a number that is not there: two answers never share their letters."""
    number = 1
    place = folder
    while place.exists():
        number += 1
        place = folder.with_name(f"{folder.name}-{number}")
    return place


def _case(office: Office, wanted: str) -> Case:
    """The case of this reference; if its import is undone, as it was when it was in the caseload last.

    Raises:
        InputUnusable: USE001, nothing of such a case is held; USE002, it could be several.
    """
    try:
        return office.case(office.caseload(), wanted)
    except InputUnusable:
        asked = wanted.strip().casefold()
        away = (one.case for one in office.store.cases_away(office.as_of))
        found = next((case for case in away if case.reference.casefold() == asked), None)
        if found is None:
            raise
        office.tell(f"{found.reference} is in no caseload: what brought it is undone. It is still held.")
        return found


def _answer(
    office: Office, subject: Subject, asked: tuple[date, int], letters: tuple[tuple[str, ...], dict[str, str]]
) -> Answer:
    from transfer_cli.domain.subject_access import former_names, limit_of, names_of_others
    from transfer_cli.reports.subject_access import Answer

    (received, asked_by), (kept, missing) = asked, letters
    return Answer(
        subject=subject,
        authority=office.settings.authority,
        as_of=office.as_of,
        received=received,
        limit=limit_of(received),
        asked_by=asked_by,
        names=names_of_others(
            subject.case, asked_by, office.caseload().cases, former_names(subject.changes, subject.case, asked_by)
        ),
        files=_elsewhere(office, subject.case),
        mentions=_mentions(office, subject.case),
        kept=kept,
        missing=missing,
    )


def _letters(office: Office, subject: Subject, asked_by: int) -> tuple[dict[str, bytes], dict[str, str]]:
    """The letters that may be given, as they were made, by their place in the folder; and those that cannot be had."""
    from transfer_cli.cli.post_room import letters_folder
    from transfer_cli.domain.returned import letter_name
    from transfer_cli.domain.subject_access import former_names, is_to_another
    from transfer_cli.letters.again import CannotBeSame, same_again

    made: dict[str, bytes] = {}
    missing: dict[str, str] = {}
    former = former_names(subject.changes, subject.case, asked_by)
    for letter in subject.letters:
        if is_to_another(letter, subject.case, asked_by, former):
            continue
        try:
            copy = same_again(letter, letters_folder(office), office.kinds, office.settings.letters.pictures)
            made[f"letters/{letter.batch}-{letter.file}"] = copy
        except CannotBeSame as error:
            missing[letter_name(letter)] = error.reason
    return made, missing


def _elsewhere(office: Office, case: Case) -> tuple[str, ...]:
    """Files of the workspace that mention the child, but for letters about the child and earlier answers."""
    from transfer_cli.cli.retention_files import copies_about
    from transfer_cli.letters.filed import file_stem

    found = copies_about(office, [case], ())
    own = f"{file_stem(case.reference)}-"
    places = (*found.to_remove, *found.to_shorten, *found.elsewhere, *found.backups)
    shown = (path for path in places if not path.name.startswith(own) and FOLDER not in path.parts)
    return tuple(dict.fromkeys(f"{path.parent.name}/{path.name}" for path in shown))


def _mentions(office: Office, case: Case) -> tuple[str, ...]:
    """Lines of the settings that mention the child."""
    from transfer_cli.readers.traces import marks_of, searchable

    if not office.settings_path.is_file():
        return ()
    lines = office.settings_path.read_text(encoding="utf-8-sig").splitlines()
    marks = marks_of(case)
    name = office.settings_path.name
    return tuple(f"{name}:{n}" for n, line in enumerate(lines, 1) if any(mark in searchable(line) for mark in marks))


def _say(office: Office, answer: Answer, folder: Path, *, dry_run: bool) -> None:
    from transfer_cli.reports.subject_access import left_out

    office.say(f"{'Would write' if dry_run else 'Wrote'} {folder}: {count(len(answer.kept), 'letter')} and the answer.")
    office.say(f"To be answered by {show_day(answer.limit.due)}: {answer.limit.rule}.", wrap=True)
    office.say("Left out, and to be decided:")
    for said in left_out(answer) or ("Nothing.",):
        office.say(f"  {said}", wrap=True)
