"""Professionals who are written to about a child: advisers, settings and the commissioning body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from transfer_cli.domain.advice_rounds import advice_rounds, here_by
from transfer_cli.domain.case import Case, SettingType
from transfer_cli.domain.correspondence import SERVICE_FROM_YEAR, Post
from transfer_cli.domain.directory import Directory, Setting
from transfer_cli.domain.envelopes import YOUNG_PEOPLES_SERVICE, Envelope, service_envelope
from transfer_cli.domain.exceptions import is_education
from transfer_cli.domain.obligation import Kind, State, Timeline
from transfer_cli.domain.posting import PostClass
from transfer_cli.domain.settings import Agency, Settings
from transfer_cli.domain.standing import WITHOUT_SETTING
from transfer_cli.domain.words import as_code, in_words
from transfer_cli.domain.year_group import moves, ncy_on

COMMISSIONERS = ("commissioning_body", "ccg")
"""Kinds of agency that are a child's commissioning body; copies go to it, and of a `ccg` advice is asked as well."""

A_YEAR = relativedelta(years=1)


class Receives(StrEnum):
    """Whom a kind of letter goes to, as `letter.toml` says it."""

    RIGHTS_HOLDER = "rights_holder"
    YOUNG_PEOPLES_SERVICE = "young_peoples_service"
    ADVISERS = "advisers"
    LATE_ADVISERS = "late_advisers"
    SETTING = "setting"
    CONSULTED_SETTING = "consulted_setting"
    COMMISSIONING_BODY = "commissioning_body"


@dataclass(frozen=True, slots=True)
class Routes:
    """How letters find whom they are to.

    Attributes:
        receives: By kind of letter; a kind that is not there goes to whoever holds the rights.
        directory: Settings with their addresses.
        named: Agencies or settings that were asked for by name; empty = all that fit.
    """

    receives: Mapping[str, str] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)
    named: tuple[str, ...] = ()

    def of(self, kind: str) -> Receives:
        """Whom letters of this kind go to."""
        return Receives(self.receives.get(kind, Receives.RIGHTS_HOLDER))


@dataclass(frozen=True, slots=True)
class Unreached:
    """A professional who should be written to and cannot.

    Attributes:
        whom: As the letter would name them.
        id: Stable id that `transfer explain` expands.
        why: One sentence.
        code: What steps of the record call them; empty = as they are named.
    """

    whom: str
    id: str
    why: str
    code: str = ""


Reached = Iterator[Envelope | Unreached]


def kept_by(receives: Receives, settings: Settings, directory: Directory) -> bool:
    """Whether the authority has named such professionals at all; one that has not writes to them by other means."""
    match receives:
        case Receives.ADVISERS | Receives.LATE_ADVISERS:
            return bool(settings.agencies)
        case Receives.SETTING | Receives.CONSULTED_SETTING:
            return bool(directory)
        case Receives.COMMISSIONING_BODY:
            return any(as_code(agency.kind) in COMMISSIONERS for agency in settings.agencies)
        case _:
            return True


def professionals(kind: str, timeline: Timeline, settings: Settings, post: Post, routes: Routes) -> Reached:
    """Everyone a letter of this kind goes to about the case, each with the address to print or the reason for none."""
    case = timeline.case
    match routes.of(kind):
        case Receives.ADVISERS:
            yield from _named(_advisers(case, settings, post, routes.directory), case, post.dated, routes.named)
        case Receives.LATE_ADVISERS:
            yield from _late_advisers(timeline, settings, post, routes)
        case Receives.CONSULTED_SETTING if routes.named:
            for name in routes.named:
                found = routes.directory.find(name, name, post.dated)
                yield _setting(found, name, as_code(found.name if found else name), case, post)
        case Receives.SETTING if routes.named:
            name = routes.named[0]
            yield _setting(routes.directory.find(name, name, post.dated), name, "setting", case, post)
        case Receives.SETTING | Receives.CONSULTED_SETTING:
            consulted = routes.of(kind) == Receives.CONSULTED_SETTING
            yield _own_setting(kind, timeline, post, routes.directory, as_code(case.setting_name) if consulted else "")
        case Receives.COMMISSIONING_BODY:
            yield _commissioning_body(case, settings, post)
        case _:
            service = service_envelope(settings)
            missing = f"It needs [contacts.{YOUNG_PEOPLES_SERVICE}] name and address in transfer.toml."
            yield service or Unreached("", "LET004", missing)


def school_word(setting_type: SettingType) -> str:
    """What steps of the record call a setting of this type that is asked for advice."""
    words = {SettingType.POST16: "college", SettingType.EARLY_YEARS: "early_years_provider"}
    return words.get(setting_type, "school")


def moves_on(case: Case, on: date) -> bool:
    """Whether the child is to change setting within a year, or is presumed to, so that the plan may name another."""
    return any(on < move.on <= on + A_YEAR for move in moves(case, on))


def _advisers(case: Case, settings: Settings, post: Post, directory: Directory) -> Reached:
    """The setting, then every agency of the settings that serves this child."""
    if case.setting_type not in WITHOUT_SETTING:
        found = directory.find(case.setting_urn, case.setting_name, post.dated)
        yield _setting(found, case.setting_name, school_word(case.setting_type), case, post)
    for kind, agencies in _by_kind(settings.agencies).items():
        if kind == "commissioning_body" or (kind == YOUNG_PEOPLES_SERVICE and not _is_planning(case, post.dated)):
            continue
        serving = [agency for agency in agencies if _serves(agency, case)]
        if not serving:
            areas = " or ".join(agency.area or "" for agency in agencies)
            why = f"Nothing in the case says whether its area is {areas}: neither commissioning body nor address."
            yield Unreached(in_words(kind), "LET045", why, kind)
        for agency in serving:
            yield _agency(agency, kind if len(serving) == 1 else as_code(agency.name), settings, post)


def _named(found: Reached, case: Case, on: date, named: tuple[str, ...]) -> Reached:
    """Those not asked yet, or only those of them that were named; of a name that is nobody's, whose there are."""
    everybody = tuple(found)
    for one in everybody:
        code, name = _codes(one)
        if named and not {as_code(word) for word in named} & {code, as_code(name)}:
            continue
        if not _was_asked(case, {code, as_code(name)}, on):
            yield one
        elif named:
            yield Unreached(name, "LET008", "They were asked for advice already, or have given it.")
    known = {code for one in everybody for code in (_codes(one)[0], as_code(_codes(one)[1]))}
    for word in named:
        if as_code(word) not in known:
            choice = ", ".join(dict.fromkeys(_codes(one)[0] for one in everybody))
            yield Unreached(word, "LET045", f"It is none of those who are asked about this child: {choice}.")


def _codes(one: Envelope | Unreached) -> tuple[str, str]:
    return (one.agency, one.addressee) if isinstance(one, Envelope) else (one.code or as_code(one.whom), one.whom)


def _was_asked(case: Case, codes: set[str], on: date) -> bool:
    """Whether that adviser was asked by that day, or gave advice that suffices; a school has many names."""
    rounds = advice_rounds(here_by(case, on)).values()
    given = {as_code(one.agency) for one in rounds if not one.must_be_asked_again}
    again = {as_code(one.agency) for one in rounds if one.must_be_asked_again}
    if again & codes:
        return False
    return bool(given & codes) or (any(map(is_education, codes)) and any(map(is_education, given)))


def _late_advisers(timeline: Timeline, settings: Settings, post: Post, routes: Routes) -> Reached:
    everybody = tuple(_advisers(timeline.case, settings, post, routes.directory))
    for late in timeline.of(Kind.ADVICE):
        if late.state != State.OVERDUE or (routes.named and late.about not in map(as_code, routes.named)):
            continue
        same = (one for one in everybody if _answers_to(one, as_code(late.about)))
        unknown = f"No [[agencies]] table in transfer.toml is of the kind {late.about} or has that name."
        found = next(same, Unreached(in_words(late.about), "LET045", unknown))
        yield replace(found, agency=late.about) if isinstance(found, Envelope) else found


def _answers_to(one: Envelope | Unreached, asked: str) -> bool:
    """Whether this is the adviser whom the record says was asked; a school has many names."""
    code, name = _codes(one)
    return asked in {code, as_code(name)} or (is_education(asked) and is_education(code))


def _own_setting(kind: str, timeline: Timeline, post: Post, directory: Directory, code: str) -> Envelope | Unreached:
    """The child's own setting, unless the letter is about the one that the plan names and that may be another."""
    case = timeline.case
    if moves_on(case, post.dated) and kind not in {"notice_to_setting", "no_plan_to_setting"}:
        why = f"The child may move on from {case.setting_name}: name the setting with --to."
        return Unreached(case.setting_name, "LET045", why)
    found = directory.find(case.setting_urn, case.setting_name, post.dated)
    return _setting(found, case.setting_name, code or "setting", case, post)


_HEADS = {SettingType.POST16: "The Principal", SettingType.EARLY_YEARS: "The special educational needs contact"}
"""Whom the law names at a setting (SI 2014/2270 art 18(2)); elsewhere it is the head teacher."""


def _setting(found: Setting | None, name: str, code: str, case: Case, post: Post) -> Envelope | Unreached:
    if found is None:
        return Unreached(name, "LET045", f"The directory has no setting {name}, or several of that name.", code)
    head = found.head or _HEADS.get(found.kind or case.setting_type, "The Head Teacher")
    lines = (found.name, *found.address, found.postcode or "") if found.address else ()
    return _reached(code, head, tuple(line for line in lines if line), found.email, post, found.name)


def _agency(agency: Agency, code: str, settings: Settings, post: Post) -> Envelope | Unreached:
    service = service_envelope(settings) if code == YOUNG_PEOPLES_SERVICE else None
    return service or _reached(code, agency.name, agency.address, agency.email, post)


def _reached(
    code: str, name: str, lines: tuple[str, ...], email: str | None, post: Post, place: str = ""
) -> Envelope | Unreached:
    """By post where an address is known; a letter that is e-mailed may have an e-mail address in its place."""
    if lines:
        return Envelope((name,), lines, agency=code, emails=(email,) if email else ())
    if email and post.post_class == PostClass.EMAIL:
        return Envelope((name,), (email,), agency=code, emails=(email,))
    whom = place or name
    if email:
        return Unreached(whom, "LET003", f"Only the e-mail address of {whom} is known: add --class email.", code)
    return Unreached(whom, "LET003", f"No address of {whom} is known.", code)


def _commissioning_body(case: Case, settings: Settings, post: Post) -> Envelope | Unreached:
    bodies = [agency for agency in settings.agencies if as_code(agency.kind) in COMMISSIONERS]
    own = as_code(case.commissioning_body or "")
    found = next((a for a in bodies if as_code(a.name) == own), None)
    found = found or next((a for a in bodies if a.area and own and _serves(a, case)), None)
    if found:
        return _reached("commissioning_body", found.name, found.address, found.email, post)
    if not own:
        return Unreached("", "LET045", "The case does not say which its commissioning body is.")
    why = f"No [[agencies]] table in transfer.toml of the kind commissioning_body is for {case.commissioning_body}."
    return Unreached(case.commissioning_body or "", "LET045", why)


def _by_kind(agencies: Iterable[Agency]) -> dict[str, list[Agency]]:
    kinds: dict[str, list[Agency]] = {}
    for agency in agencies:
        kinds.setdefault(as_code(agency.kind), []).append(agency)
    return kinds


def _serves(agency: Agency, case: Case) -> bool:
    """Whether the child is in its area: the area stands in the commissioning body's name or in the home address."""
    if not agency.area:
        return True
    area = as_code(agency.area)
    places = (case.commissioning_body or "", *case.home_address)
    return any(f"_{area}_" in f"_{as_code(place)}_" for place in places)


def _is_planning(case: Case, on: date) -> bool:
    """Whether adult life is planned for: from Year 9 on."""
    return ncy_on(case, on) >= SERVICE_FROM_YEAR
