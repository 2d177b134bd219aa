"""`transfer feedback`: what families tell, recorded and counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.access import log_list
from transfer_cli.cli.clash import case_as_seen, clash_options
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office
from transfer_cli.cli.references import REFERENCE
from transfer_cli.domain.told_words import APPEAL, FORM_WORD, STEP_OF

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case
    from transfer_cli.domain.changes import Changes

ANSWER = click.IntRange(1, 5)
SUBJECTS = ("b", "f", "i", "no_plan")


@click.group("feedback")
def feedback() -> None:
    """What families tell: mediation, appeals, complaints, compliments, feedback forms and personal budgets.

    Example: transfer feedback list
    """


@feedback.command("record")
@click.argument("reference", type=REFERENCE)
@click.argument("what", type=click.Choice(tuple(STEP_OF), case_sensitive=False))
@click.option("--on", type=DAY, help="The day it happened.  [default: the --as-of day]")
@click.option(
    "--about", "subjects", multiple=True, type=click.Choice(SUBJECTS, case_sensitive=False),
    help="appeal: section B (needs), F (provision), I (placement), or no_plan; may be repeated.",
)  # fmt: skip
@click.option("--satisfied", type=ANSWER, help="form: satisfied with the process, 1 to 5.")
@click.option("--understood", type=ANSWER, help="form: understood the letter, 1 to 5.")
@click.option("--involved", type=ANSWER, help="form: felt involved, 1 to 5.")
@click.option(
    "--words", "--note", "note", default="", metavar="TEXT",
    help="The family's own words, or a remark: kept with the case, and printed in no report.",
)  # fmt: skip
@clash_options
@dry_run_option
@pass_office
def record(
    office: Office,
    *,
    reference: str,
    what: str,
    on: date | None,
    subjects: tuple[str, ...],
    satisfied: int | None,
    understood: int | None,
    involved: int | None,
    note: str,
    on_clash: str,
    seen: int | None,
    dry_run: bool,
) -> None:
    """Record one thing that a family told, or that came of it.

    It is a step of the case: case show lists it, case correct mends it, and an events file can bring it as well. Days
    that the law sets follow by themselves: three working days for a mediation certificate once mediation is declined,
    thirty to hold it once it is asked for, and the weeks that an order of the Tribunal gives.

    \b
    Example: transfer feedback record CW0001 form --satisfied 4 --understood 5 --words "The letter was clear"
    """  # noqa: D301 - Click's own mark against wrapping
    from transfer_cli.cli.case_writing import write_decided
    from transfer_cli.domain.dates import show_day
    from transfer_cli.domain.telling import recorded_word, remarks
    from transfer_cli.domain.words import in_words

    office.refuse_known_on("feedback record")
    asked = {"satisfied": satisfied, "understood": understood, "involved": involved}
    given = {key: value for key, value in asked.items() if value is not None}
    if bool(given) != (what == FORM_WORD):
        raise click.UsageError("form needs --satisfied, --understood or --involved, and only form has them.")
    if subjects and what != APPEAL:
        raise click.UsageError("--about belongs to appeal.")
    day = on or office.as_of
    words = f"{in_words(STEP_OF[what])} on {show_day(day)}"

    def decide(case: Case) -> tuple[Changes, str]:
        return recorded_word(case, what, day, note=note.strip(), subjects=subjects, given=given), words

    case = case_as_seen(office, reference, seen)
    write_decided(office, case, decide, "feedback record", dry_run=dry_run, on_clash=on_clash, also=remarks)


@feedback.command("list")
@pass_office
def list_(office: Office) -> None:
    """What is open with families, with its day, and what they told term by term.

    A term is counted with the holidays after it. Of feedback forms the good answers (4 or 5 of 5) are counted; words
    are printed nowhere but in case show. Learning difficulty assessments are counted here as well, and the answer says
    how many there are.

    Example: transfer feedback list
    """
    from transfer_cli.domain.families import told
    from transfer_cli.domain.matters import matters
    from transfer_cli.domain.terms import latest
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.reports.apart import ldas_among
    from transfer_cli.reports.families import families_document, families_table, matters_table

    found = [t for t in timelines(office.caseload(), office.settings) if t.in_scope]
    events, terms = told(found), latest(office.settings.terms, office.as_of)
    waiting = matters(found, office.settings.watch.answer_complaints_within)
    log_list(office, (matter.case.reference for matter in waiting))
    document = {
        "as_of": office.as_of.isoformat(),
        "terms": [{"name": term.name, "from": term.first.isoformat()} for term in terms],
        "counts": families_document(events, terms),
        "open": [matter.as_document() for matter in waiting],
    }
    tables = [matters_table(waiting, f"Open with families, {office.title_days}")] if waiting else []
    said = [] if waiting else [f"Nothing is open with families, {office.title_days}."]
    if apart := ldas_among([*(one.case for one in events), *(one.case for one in waiting)]):
        said.append(apart)
    if said:
        office.say(" ".join(said) + "\n")
    office.answer(document, *tables, families_table(events, terms, f"What families told, {office.title_days}"))
