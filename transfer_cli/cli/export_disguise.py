"""`transfer export --disguise`: the key of the disguise, and what is said of it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from transfer_cli.cli.options import Office
from transfer_cli.domain.words import count
from transfer_cli.errors import InputUnusable

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import RecordedSchedule

KEY_BYTES = 32
MADE = "transfer disguise key, keep it apart from what it disguises: "


def disguised(
    office: Office, caseload: Caseload, schedules: tuple[RecordedSchedule, ...], seed_file: Path | None
) -> tuple[Caseload, tuple[RecordedSchedule, ...]]:
    """Both with false people, by the key in the file, or by one that is thrown away.

    Raises:
        InputUnusable: USE041, the file cannot be used as a key.
    """
    from transfer_cli.domain.disguise import Disguise
    from transfer_cli.domain.remains import day_counts
    from transfer_cli.domain.settings import PROTECTED

    groups = office.settings.plan
    codes = {code for group in groups for code in (*group.priority, *(group.unless.priority if group.unless else ()))}
    key = _key(seed_file) if seed_file else secrets.token_bytes(KEY_BYTES)
    known = frozenset(officer.name.casefold() for officer in office.settings.officers)
    disguise = Disguise(key, frozenset((*codes, *PROTECTED)), known)
    stay = sum(day_counts(case.date_of_birth) for case in caseload.cases)
    if stay:
        children = count(stay, "child", "children")
        office.tell(f"The day of birth of {children} stays, since a right of theirs begins or ends on it.")
    return disguise.caseload(caseload), disguise.schedules(schedules)


def _key(path: Path) -> bytes:
    """The key in the file; a new one that only its owner can read, if there is no file."""
    from transfer_cli.files import write_new

    try:
        if not path.exists():
            write_new(path, f"{MADE}{secrets.token_hex(KEY_BYTES)}\n".encode("ascii"))
        text = path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text.removeprefix(MADE.strip()).strip())
    except (OSError, ValueError) as error:
        raise _no_key(path) from error
    if len(key) != KEY_BYTES:
        raise _no_key(path)
    return key


def _no_key(path: Path) -> InputUnusable:
    return InputUnusable("USE041", f"{path} cannot be used as a key.", "Name a new file: a key is made in it.")
