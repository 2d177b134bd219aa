"""What the commands about letters share: cases, post and register of the day, and the orders that come of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import DAY, NAME, F, Office
from transfer_cli.domain.dates import show_day
from transfer_cli.errors import Busy, InputUnusable, Refused

if TYPE_CHECKING:
    from transfer_cli.domain.case import Case, Caseload
    from transfer_cli.domain.changes import Letter
    from transfer_cli.domain.correspondence import Post
    from transfer_cli.domain.obligation import Timeline
    from transfer_cli.domain.orders import Held, Orders
    from transfer_cli.domain.professionals import Routes
    from transfer_cli.letters.kinds import LetterKind

FOLDER = "letters"
PDF = b"%PDF-"
POST_CLASSES = ("first", "second", "email", "hand")

class_option = click.option(
    "--class", "post_class", type=click.Choice(POST_CLASSES), default="first", show_default=True,
    help="How they go out, which says when they arrive.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostRoom:
    """Everything that is decided upon.

    Attributes:
        timelines: Every case in scope, on the day of the letters.
        register: Every letter in the record.
    """

    timelines: tuple[Timeline, ...]
    register: tuple[Letter, ...]
    post: Post


def open_post_room(office: Office, post_class: str) -> PostRoom:
    """Read the record for letters dated `office.as_of`."""
    from transfer_cli.domain.calendar import Calendar
    from transfer_cli.domain.correspondence import Post
    from transfer_cli.domain.posting import PostClass
    from transfer_cli.domain.timeline import timelines

    settings = office.settings
    post = Post(office.as_of, PostClass(post_class), Calendar(settings.terms, settings.bank_holidays))
    return PostRoom(timelines(office.caseload(), settings), office.store.letters(office.known_at), post)


def kinds_named(office: Office, names: Collection[str]) -> tuple[str, ...]:
    """The kinds of letter with these names; all of them if none is named.

    Raises:
        click.BadParameter: There is no such kind.
    """
    from transfer_cli.cli.nearest import nearest

    known = tuple(office.kinds)
    for name in names:
        if name not in known:
            message = f'"{name}" is no kind of letter. {nearest(name, known)}'
            raise click.BadParameter(message, param_hint="--kind")
    return tuple(names) or known


def routes(office: Office, named: Collection[str] = ()) -> Routes:
    """Whom each kind of letter goes to, with the directory of settings.

    Args:
        named: Agencies or settings that `--to` names.
    """
    from transfer_cli.domain.professionals import Routes

    receives = {kind.name: kind.receives for kind in office.kinds.values()}
    return Routes(receives, office.store.settings_directory(office.known_at), tuple(named))


def kinds_made(office: Office, letters: Iterable[Letter]) -> dict[str, LetterKind]:
    """The kinds of letter for letters of the register.

    Raises:
        InputUnusable: LET041, one of them is of a kind of the authority's own that cannot be used now.
    """
    known = office.kinds_at_hand
    return known if all(letter.kind in known for letter in letters) else office.kinds


def kinds_apart(kinds: Mapping[str, LetterKind]) -> frozenset[str]:
    """The kinds of letter that go to professionals."""
    return frozenset(kind.name for kind in kinds.values() if kind.receives != "rights_holder")


def orders_due(office: Office, room: PostRoom, kinds: Collection[str], references: Collection[str]) -> Orders:
    """Orders for the letters of these kinds that are due, for all cases or those referred to.

    Late advice is asked for by the office's ladder of reminders.
    """
    from transfer_cli.domain.advice import advice
    from transfer_cli.domain.chasing import CHASER, letters_wanted
    from transfer_cli.domain.orders import place_orders, wanted_by_date

    chosen = {t.case.reference for t in named_timelines(office, room, references)}
    timelines = [t for t in room.timelines if not references or t.case.reference in chosen]
    late = letters_wanted(advice(timelines), office.settings.watch.reminders) if CHASER in kinds else frozenset()
    of = {reference for reference, _ in late}
    wanted = [(k, t) for k, t in wanted_by_date(kinds, timelines, room.post) if k != CHASER or t.case.reference in of]
    found = place_orders(
        wanted, room.register, office.settings, room.post,
        routes=routes(office), by_date=True, cases=cases_of(room),
    )  # fmt: skip
    due = (o for o in found.orders if o.kind != CHASER or (o.case.reference, o.envelope.agency) in late)
    return replace(found, orders=tuple(due))


def cases_of(room: PostRoom) -> tuple[Case, ...]:
    """Every case in scope."""
    return tuple(timeline.case for timeline in room.timelines)


def named_timelines(office: Office, room: PostRoom, references: Collection[str]) -> tuple[Timeline, ...]:
    """The cases referred to, each once, in the order of asking.

    Raises:
        InputUnusable: No case, or more than one, answers to a reference.
    """
    from transfer_cli.domain.case import Caseload

    by_reference = {t.case.reference: t for t in room.timelines}
    caseload = Caseload(tuple(t.case for t in room.timelines), office.as_of)
    return tuple(by_reference[r] for r in dict.fromkeys(office.case(caseload, name).reference for name in references))


def letters_folder(office: Office) -> Path:
    """Where batches stand: beside the database's file, or in the current folder for a database elsewhere."""
    return office.folder / FOLDER


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else makes letters in this folder meanwhile.

    Raises:
        Busy: LET064, somebody else is at it.
        InputUnusable: LET019, nothing can be written there.
    """
    from transfer_cli.letters.alone import InUse, alone

    with ExitStack() as held:
        try:
            held.enter_context(alone(folder))
        except InUse as error:
            what = f"Another run is making letters in {folder}."
            raise Busy("LET064", what, "Try again when it has ended; nothing was made.") from error
        except OSError as error:
            raise not_to_be_written("letters", folder, error) from error
        yield


def not_to_be_written(what: str, folder: Path, error: OSError) -> InputUnusable:
    """LET019: there is no room, or no right to write there."""
    return InputUnusable(
        "LET019", f"The {what} cannot be written to {folder}: {error.strerror}.", "Make room or change the rights."
    )


def refuse_among_letters(office: Office, place: Path) -> None:
    """Nothing but letters to be posted stands under `letters`.

    Raises:
        click.UsageError: The place is there.
    """
    if letters_folder(office).resolve() in (place.resolve(), *place.resolve().parents):
        among = f"{place} is among the letters to be posted. Name another place."
        raise click.UsageError(among)


def refuse_to_replace(page: Path) -> None:
    """A page to look at takes the place of an earlier one, and of no other file.

    Raises:
        Refused: LET066, there is another file.
    """
    try:
        with page.open("rb") as there:
            is_page = there.read(len(PDF)) in {PDF, b""}
    except OSError:
        return
    if not is_page:
        raise Refused("LET066", f"{page} is there already, and is no PDF.", "Name another file.")


def held_document(held: Held) -> dict[str, str]:
    """A held letter as JSON."""
    return {
        "reference": held.reference,
        "kind": held.kind,
        "addressee": held.addressee,
        "id": held.id,
        "why": held.why,
    }


def _after_today(ctx: click.Context, _: click.Parameter, day: date | None) -> date | None:
    """The day on which a late plan is expected lies after the letter that says so.

    Raises:
        click.BadParameter: It does not.
    """
    office = ctx.find_object(Office)
    if day and office and day <= office.as_of:
        too_soon = f"{show_day(day)} is not after the day of the letter, {show_day(office.as_of)}."
        raise click.BadParameter(too_soon)
    return day


def asked_options(command: F) -> F:
    """`--reason`, `--new-date` and `--to` in the same words everywhere."""
    for option in (
        click.option(
            "--to", "named", multiple=True, metavar="NAME",
            help="advice: this agency only. placement_consultation, copy_to_setting: this setting, by name or URN.",
        ),
        click.option(
            "--new-date", type=DAY, callback=_after_today, help="delay: when the plan is now expected.",
        ),
        click.option(
            "--reason", default="", type=NAME, metavar="TEXT", help="no_plan, delay, postponed: the reason, printed.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def chosen_letters(
    office: Office, caseload: Caseload, register: Sequence[Letter], names: Sequence[str]
) -> dict[str, tuple[Letter, ...]]:
    """The letters that each name means: a batch, one letter of it (`2016-10-03/CW0001-notice-1`), or a case.

    Raises:
        InputUnusable: A name is neither; or no letter about that case is in the register.
    """
    from transfer_cli.domain.chosen_letters import letters_called

    found: dict[str, tuple[Letter, ...]] = {}
    for name in names:
        called = letters_called(name, register)
        if not called:
            reference = _case_called(office, caseload, register, name)
            called = tuple(letter for letter in register if letter.reference == reference)
        if not called:
            raise InputUnusable(
                "LET053", f"No letter about {name} is in the register.", "See: transfer letters register."
            )
        found[name] = called
    return found


def _case_called(office: Office, caseload: Caseload, register: Sequence[Letter], name: str) -> str:
    from transfer_cli.cli.nearest import nearest

    try:
        return office.case(caseload, name).reference
    except InputUnusable as error:
        if error.id == "USE001" and (name[:2].isdigit() or "/" in name):
            batches = {letter.batch for letter in register}
            raise InputUnusable(
                "LET017", f'The record has no batch or letter "{name}".', nearest(name, batches)
            ) from error
        raise
