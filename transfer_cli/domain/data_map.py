"""The map of personal data: every place where something about a person is kept, whose it is, and how it goes.

Every column of every table is declared here, and every file that the program writes; tests walk the database and a
workspace, so that a place that is added and not declared shows. `transfer audit map` prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

CHILD, FAMILY, STAFF, PROFESSIONALS, NOBODY = "child", "family", "staff", "professionals", "nobody"

ERASED = "written over by retention run"
KEPT = "stays, without identity"
MADE_OPAQUE = "replaced by retention run"
OFFICE = "stays: who worked here, as the chain needs it"


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one table that hold the same sort of thing.

    Attributes:
        what: Held in them, in words.
        whose: About whom it is.
        then: What becomes of it when the child's time is over.
    """

    table: str
    names: tuple[str, ...]
    what: str
    whose: str
    then: str


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one sort.

    Attributes:
        pattern: Place in the workspace, with `*` for any characters but `/` and `**` for any; `{log}` is the log.
        key: Their setting in `[outputs]`; empty = they have none.
    """

    pattern: str
    what: str
    whose: str
    then: str
    key: str = ""

    @property
    def personal(self) -> bool:
        """Whether they hold anything about a person."""
        return self.whose != NOBODY


_CHAIN = ("id", "operation_id")
_HOME = tuple(f"home_address{line}" for line in range(1, 6))
_ADDRESS = tuple(f"address{line}" for line in range(1, 6))

COLUMNS: tuple[Columns, ...] = (
    Columns("operation", ("id", "command", "as_of", "recorded", "file_sha256", "hash"), "one command", NOBODY, KEPT),
    Columns("operation", ("words",), "what was done, with references", CHILD, MADE_OPAQUE),
    Columns("operation", ("actor",), "who did it", STAFF, OFFICE),
    Columns("digest_block", ("salts",), "salts of digests", CHILD, ERASED),
    Columns(
        "digest_block", ("table_name", "first_row_id", "operation_id", "digests", "columns"),
        "the hash chain: of no use for guessing once the salt is gone", NOBODY, KEPT,
    ),
    Columns("case_row", _CHAIN, "which row", NOBODY, KEPT),
    Columns("case_row", ("reference",), "case number", CHILD, MADE_OPAQUE),
    Columns(
        "case_row", ("upn", "forename", "surname", *_HOME, "home_postcode"), "name, pupil number, home", CHILD,
        "written over; whether there was a pupil number stays",
    ),
    Columns("case_row", ("date_of_birth",), "day of birth", CHILD, "the month stays; the day where a right ends on it"),
    Columns("case_row", ("setting_urn", "setting_name", "commissioning_body"), "where the child learns", CHILD, ERASED),
    Columns("case_row", ("officer",), "who works on the case", STAFF, "stays: who had an officer counts"),
    Columns("case_row", ("meeting_officer",), "who holds the meeting", STAFF, ERASED),
    Columns("case_row", ("hold_letters", "meeting_at", "meeting_place"), "free text", CHILD, ERASED),
    Columns(
        "case_row",
        (
            "ncy", "document", "document_date", "last_annual_review", "setting_type", "phase_move", "phase_move_on",
            "primary_need", "priority", "young_person_can_decide", "assessment_begins", "meeting_on", "moved_in_on",
            "left_on", "left_reason",
        ),
        "days and codes, the need among them (health: special category)", CHILD, KEPT,
    ),
    Columns("contact", ("reference", "number"), "whose contact", CHILD, ERASED),
    Columns(
        "contact",
        (
            "name", "relationship", "parental_responsibility", *_ADDRESS, "postcode", "email", "language", "format",
            "do_not_write", "confidential",
        ),
        "parents, carers and others who are written to", FAMILY,
        "written over; whether somebody was named stays",
    ),
    Columns("field_change", (*_CHAIN, "field", "holds_from"), "which field, since when", NOBODY, KEPT),
    Columns("field_change", ("reference",), "case number", CHILD, MADE_OPAQUE),
    Columns("field_change", ("old", "new"), "what a field said before and then", CHILD, "as the field itself"),
    Columns("event", (*_CHAIN, "happened", "supersedes", "retracts", "source"), "a step and its day", NOBODY, KEPT),
    Columns("event", ("step",), "which step; some carry the name of a setting", CHILD, "stays, without that name"),
    Columns("event", ("reference",), "case number", CHILD, MADE_OPAQUE),
    Columns("event", ("note", "detail"), "remarks and further facts", CHILD, "written over, but for days and codes"),
    Columns("undoing", (*_CHAIN, "of_operation_id", "counts"), "which command was undone or done again", NOBODY, KEPT),
    Columns("case_return", _CHAIN, "which row", NOBODY, KEPT),
    Columns("case_return", ("reference",), "case number of a child who came again", CHILD, MADE_OPAQUE),
    Columns("schedule", (*_CHAIN, "feasible"), "one schedule", NOBODY, KEPT),
    Columns(
        "forecast",
        (
            *_CHAIN, "on_day", "model", "seed", "runs", "open", "concluded", "earliest", "likely_from", "middle",
            "likely_by", "latest", "soon_on", "soon_low", "soon_middle", "soon_high", "deadline", "deadline_low",
            "deadline_middle", "deadline_high", "chance",
        ),
        "a forecast of all together", NOBODY, KEPT,
    ),
    Columns(
        "schedule_start", (*_CHAIN, "schedule_id", "week", "starts_on", "earliest", "latest"), "a planned week", NOBODY,
        KEPT,
    ),
    Columns("schedule_start", ("reference",), "case number", CHILD, MADE_OPAQUE),
    Columns("schedule_start", ("officer",), "who was to work on the case", STAFF, "stays, as the officer of the case"),
    Columns(
        "letter", (*_CHAIN, "batch", "kind", "dated", "sha256", "pages", "template"), "that a letter was made", NOBODY,
        KEPT,
    ),
    Columns("letter", ("reference",), "case number", CHILD, MADE_OPAQUE),
    Columns("letter", ("addressee", "address"), "to whom it went", FAMILY, ERASED),
    Columns("letter", ("file", "facts"), "its file and every fact in it", CHILD, ERASED),
    Columns(
        "letter_state", (*_CHAIN, "letter_id", "state", "happened", "post_class"), "how it went", NOBODY, KEPT,
    ),
    Columns(
        "setting",
        (*_CHAIN, "urn", "name", "kind", "address", "postcode", "phone", "lowest_age", "highest_age", "closed_on"),
        "schools and other settings", NOBODY, "stays: it is public",
    ),
    Columns("setting", ("head", "email"), "head teacher or contact", PROFESSIONALS, "stays until imported anew"),
    Columns(
        "access", ("id", "recorded", "command", "file_sha256", "digest", "hash"), "that something was read", NOBODY,
        KEPT,
    ),
    Columns("access", ("reference",), "case number", CHILD, MADE_OPAQUE),
    Columns("access", ("salt",), "salt of the digest", CHILD, ERASED),
    Columns("access", ("actor",), "who looked", STAFF, OFFICE),
    Columns(
        "erasure", (*_CHAIN, "table_name", "row_id", "rule", "seal"), "what was erased, under which rule", NOBODY, KEPT,
    ),
)  # fmt: skip
"""Every column of every table."""

REMOVED = "removed by retention run if it mentions the child"
YOURS = "named by retention run, and yours to remove"

FILES: tuple[Files, ...] = (
    Files("transfer.db", "the whole record", CHILD, "see the tables"),
    Files("transfer.db-writer", "which computer writes just now, on a network share", NOBODY, "goes with the write"),
    Files("transfer.db-wal", "changes on their way into it", CHILD, "emptied by retention run"),
    Files("transfer.db-shm", "an index of them", NOBODY, "goes when nobody has the record open"),
    Files("transfer.toml", "settings: officers, contacts, agencies", STAFF, "yours to keep up to date"),
    Files("templates/**", "your own templates of letters", NOBODY, "yours"),
    Files("letters/*/print.pdf", "all letters of a batch", FAMILY, REMOVED, "letters"),
    Files("letters/*/manifest.csv", "what is in a batch", FAMILY, "lines are taken out", "letters"),
    Files("letters/*/notify.csv", "letters for a national letter service", FAMILY, "lines are taken out", "letters"),
    Files("letters/*/DO-NOT-POST.txt", "that a batch is not recorded", NOBODY, "goes when it is"),
    Files("letters/*/*.pdf", "a letter", FAMILY, REMOVED, "letters"),
    Files("letters/*/html/*.html", "the same as a web page", FAMILY, REMOVED, "letters"),
    Files("letters/*/text/*.txt", "the same as text", FAMILY, REMOVED, "letters"),
    Files("letters/*/email/*.eml", "drafts of e-mails", FAMILY, REMOVED, "letters"),
    Files("reprints/**", "letters printed once more", FAMILY, REMOVED, "reprints"),
    Files("case-files/**", "all letters of a child", FAMILY, REMOVED, "case_files"),
    Files("sar/**", "answers to subject access requests", CHILD, REMOVED, "sar"),
    Files("reports/frozen/*/settings.toml", "settings as they were when a copy was kept", STAFF, "kept: the proof"),
    Files("reports/frozen/*/*-team.*", "kept copies with lists of children", CHILD, REMOVED, "reports"),
    Files("reports/frozen/*/school-*", "kept copies of a school's own list", CHILD, REMOVED, "reports"),
    Files("reports/frozen/*/frozen.json", "what a kept copy is, and who made it", STAFF, "kept: the proof"),
    Files("reports/frozen/**", "kept copies that name nobody", NOBODY, "kept: the proof"),
    Files("reports/*-team.*", "reports with lists of children", CHILD, REMOVED, "reports"),
    Files("reports/school-*", "a school's own list of its children", CHILD, REMOVED, "reports"),
    Files("reports/*", "reports that name nobody", NOBODY, "kept"),
    Files("plan/**", "the published transfer plan", NOBODY, "kept"),
    Files("schedule/**", "schedules and calendars, with references and officers", STAFF, REMOVED, "schedule"),
    Files("exports/**", "exported caseloads", CHILD, REMOVED, "exports"),
    Files("backups/**", "copies of the whole record", CHILD, "those made before are removed, unless backups = false"),
    Files("retention/certificate-*", "certificates: counts and rules", STAFF, "kept: the proof"),
    Files("caseload*", "files that you imported or exported", CHILD, YOURS),
    Files("events*", "events files", CHILD, YOURS),
    Files("settings.csv", "the directory of settings", PROFESSIONALS, "yours"),
    Files("*.csv", "other files that you put there, such as rejects", CHILD, YOURS),
    Files("{log}", "the log of defects, in your own settings folder", CHILD, REMOVED),
)  # fmt: skip
"""Every file that the program writes or is given, the first pattern that fits counts."""


def columns_of(table: str) -> Iterator[str]:
    """Every column of a table that is declared, as often as it is."""
    return (name for columns in COLUMNS if columns.table == table for name in columns.names)


def sort_of(place: str) -> Files | None:
    """What is declared of a file; None = nothing.

    Args:
        place: Relative to the workspace, with `/` between.
    """
    return next((files for files in FILES if re.fullmatch(_expression(files.pattern), place)), None)


def _expression(pattern: str) -> str:
    """The pattern as a regular expression."""
    return re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")


def map_document() -> Mapping[str, object]:
    """The whole map, for programs."""
    return {
        "columns": [
            {"table": c.table, "columns": list(c.names), "what": c.what, "whose": c.whose, "then": c.then}
            for c in COLUMNS
        ],
        "files": [
            {"pattern": f.pattern, "what": f.what, "whose": f.whose, "then": f.then, "keep": f.key or None}
            for f in FILES
        ],
    }
