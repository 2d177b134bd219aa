"""`transfer letters posted`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.letters_approve import refuse_one_pair_of_eyes
from transfer_cli.cli.options import DAY, Office, dry_run_option, pass_office, templates_option
from transfer_cli.cli.post_room import POST_CLASSES, kinds_apart, kinds_made
from transfer_cli.cli.references import REFERENCE
from transfer_cli.errors import InputUnusable, Problem, Refused, Severity

if TYPE_CHECKING:
    from transfer_cli.domain.case import Caseload
    from transfer_cli.domain.changes import Changes, Letter
    from transfer_cli.domain.correspondence import Post
    from transfer_cli.domain.posted import Pull


@click.command("posted")
@click.argument("batch")
@click.option("--on", type=DAY, help="Day they went out.  [default: the day asked about]")
@click.option("--class", "post_class", required=True, type=click.Choice(POST_CLASSES), help="How they went out.")
@click.option(
    "--pulled", multiple=True, type=REFERENCE, metavar="LETTER|REFERENCE",
    help="This letter, such as CW0001-notice-2, or all of this case were taken out and did not go; may be repeated.",
)  # fmt: skip
@click.option(
    "--otherwise", is_flag=True, help="They went another way than they were made for: e-mails printed, or the reverse."
)
@dry_run_option
@templates_option
@pass_office
def posted(
    office: Office,
    *,
    batch: str,
    on: date | None,
    post_class: str,
    pulled: tuple[str, ...],
    otherwise: bool,
    dry_run: bool,
) -> None:
    """Record that a batch of letters went out, and with it the step that each letter takes.

    Every case is looked at once more first: one that has left or died, is held, has another addressee or would get a
    notice too short is named, so that its envelope can be pulled; then nothing is recorded until you say --pulled.
    A step has the day on which the letter arrives in ordinary post; a final plan that on which it was sent. Drafts of
    e-mails are recorded as posted, and printed letters as e-mailed, only with --otherwise.

    Example: transfer letters posted 2016-10-03 --on 2016-10-03 --class first --dry-run
    """
    from dataclasses import replace

    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.changes import NewOperation
    from transfer_cli.domain.correspondence import Post
    from transfer_cli.domain.posted import not_had, states_of, steps_taken, to_pull
    from transfer_cli.domain.posting import PostClass
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.domain.words import count

    if not dry_run:
        office.refuse_known_on("letters posted")
    settings, caseload = office.settings, office.caseload()
    post = Post(on or office.as_of, PostClass(post_class), Calendar(settings.terms, settings.bank_holidays))
    register = office.store.letters(office.known_at)
    in_wait = waiting(register, batch)
    refuse_one_pair_of_eyes(office, batch, [letter for letter in register if letter.batch == batch])
    aside = {letter.id for name in pulled for letter in _called(office, caseload, batch, in_wait, name)}
    going = tuple(letter for letter in in_wait if letter.id not in aside)
    on_the_day = {t.case.reference: t for t in timelines(replace(caseload, as_of=post.dated), settings)}
    kinds = kinds_made(office, in_wait)
    pulls = to_pull(going, on_the_day, post, apart=kinds_apart(kinds), register=register)
    if pulls:
        raise _refusal(batch, going, pulls)
    if not otherwise:
        _refuse_another_way(batch, going, post)
    steps = {kind.name: kind.step for kind in kinds.values()}
    left = tuple(letter for letter in in_wait if letter.id in aside)
    changes = replace(steps_taken(going, on_the_day, steps, post), letter_states=states_of(going, left, post))
    if not dry_run:
        words = f"{count(len(going), 'letter')} of batch {batch} posted, {len(in_wait) - len(going)} pulled"
        office.store.record(NewOperation("letters posted", words, office.as_of), changes)
    notes = (*_doubts(batch, going, post, office.as_of), *_not_had(not_had(left, steps, changes)))
    office.answer({**_document(batch, going, changes, post, dry_run=dry_run), "notes": [n.as_json() for n in notes]})
    for note in notes:
        office.tell(str(note))
    office.say(
        f"{count(len(going), 'letter')} posted, {len(in_wait) - len(going)} pulled; "
        f"{count(len(changes.events), 'step')} recorded.{' Nothing was written: --dry-run.' if dry_run else ''}"
    )


def _doubts(batch: str, going: Sequence[Letter], post: Post, as_of: date) -> Iterator[Problem]:
    """What may be wrong with the day of posting."""
    from transfer_cli.domain.dates import show_day

    made = max((letter.dated for letter in going), default=post.dated)
    if post.dated < made:
        yield _doubt(batch, post, f"it was made on {show_day(made)}, after that.")
    if post.dated > as_of:
        yield _doubt(batch, post, f"it lies after {show_day(as_of)}, and counts from its own day on.")


def _doubt(batch: str, post: Post, why: str) -> Problem:
    from transfer_cli.domain.dates import show_day

    return Problem("LET022", Severity.WARNING, f"batch {batch}, posted", show_day(post.dated), why, "Look at --on.")


def waiting(register: Sequence[Letter], batch: str) -> tuple[Letter, ...]:
    """The letters of the batch of which nothing is recorded yet."""
    from transfer_cli.cli.nearest import nearest

    letters = tuple(letter for letter in register if letter.batch == batch)
    if not letters:
        batches = {letter.batch for letter in register}
        raise InputUnusable("LET017", f'The record has no batch "{batch}".', nearest(batch, batches))
    found = tuple(letter for letter in letters if letter.state == "made")
    if not found and all(letter.state == "withdrawn" for letter in letters):
        what = f"None of batch {batch} is to go out: its letters were pulled, or the batch is undone."
        raise Refused("LET021", what, "See: transfer audit log. Have an undone batch back first: transfer redo NUMBER.")
    if not found:
        raise Refused("LET021", f"Batch {batch} is recorded as posted.", "There is nothing left to record.")
    return found


def _called(office: Office, caseload: Caseload, batch: str, in_wait: Sequence[Letter], name: str) -> tuple[Letter, ...]:
    """The letters that were pulled: the one of this name, in the batch or with the batch before it, or all of a case.

    Raises:
        click.UsageError: None of that name or case waits in the batch.
    """
    from transfer_cli.domain.chosen_letters import letters_called

    found = letters_called(name, in_wait) or letters_called(f"{batch}/{name}", in_wait)
    if found:
        return found
    reference = office.case(caseload, name).reference
    found = tuple(letter for letter in in_wait if letter.reference == reference)
    if not found:
        message = f"--pulled {name}: batch {batch} has no letter about {reference} that waits to be posted."
        raise click.UsageError(message)
    return found


def _refuse_another_way(batch: str, going: Sequence[Letter], post: Post) -> None:
    """E-mails that were drafted are not taken for posted, nor printed letters for e-mailed.

    Raises:
        Refused: LET063.
    """
    from transfer_cli.domain.posted import made_for_another_way
    from transfer_cli.domain.words import count

    other = made_for_another_way(going, post)
    if other:
        made = "as drafts of e-mails" if post.post_class != "email" else "to be printed"
        raise Refused(
            "LET063",
            f"{count(len(other), 'letter')} of batch {batch} were made {made}, such as {other[0].file}.",
            f"Say with --class how they went, or add --otherwise if they went by {post.post_class.value} all the same.",
        )


def _not_had(pulled: Iterable[tuple[Letter, str]]) -> Iterator[Problem]:
    """Letters that were pulled while another envelope about the same case took the step."""
    from transfer_cli.domain.words import in_words

    for letter, step in pulled:
        why = f"{letter.addressee} has not had it; {in_words(step)} is recorded, from another envelope."
        where = f"{letter.reference} {letter.kind}, {letter.file}"
        fix = f"Once that is mended: transfer letters generate --kind {letter.kind} --reference {letter.reference}."
        yield Problem("LET065", Severity.WARNING, where, "", why, fix)


def _refusal(batch: str, going: Sequence[Letter], pulls: Sequence[Pull]) -> Refused:
    problems = tuple(
        Problem(
            "LET018", Severity.REJECT, f"{pull.letter.reference} {pull.letter.kind}, {pull.letter.file}", "",
            pull.why, "Pull this envelope.",
        )
        for pull in pulls
    )  # fmt: skip
    out = {pull.letter.id for pull in pulls}
    part = {letter.reference for letter in going if letter.id not in out}
    names = (p.letter.file.removesuffix(".pdf") if p.letter.reference in part else p.letter.reference for p in pulls)
    options = " ".join(f"--pulled {name}" for name in dict.fromkeys(names))
    return Refused(
        "LET018",
        f"{len(pulls)} of the letters of batch {batch} must not go out.",
        f"Pull them, then add: {options}.",
        problems,
    )


def _document(batch: str, going: Sequence[Letter], changes: Changes, post: Post, *, dry_run: bool) -> dict[str, object]:
    return {
        "batch": batch,
        "on": post.dated.isoformat(),
        "class": post.post_class.value,
        "posted": len(going),
        "pulled": [s.letter_id for s in changes.letter_states if s.state == "withdrawn"],
        "steps": [
            {"reference": event.reference, "step": event.step, "happened": event.happened.isoformat()}
            for event in changes.events
        ],
        "recorded": not dry_run,
    }
