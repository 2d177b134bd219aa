"""`transfer.toml` in, `Settings` out: every fault of the file is shown at once, with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from transfer_cli.domain.backups import REASONS, BackupPolicy
from transfer_cli.domain.calendar import ENGLAND_TERMS, Term
from transfer_cli.domain.columns import COLUMNS
from transfer_cli.domain.dates import show_day
from transfer_cli.domain.policy import SAFE, SWITCHES, Policy
from transfer_cli.domain.published import GROUPS
from transfer_cli.domain.rules import ENGLAND, RULE_SETS, RuleSet
from transfer_cli.domain.settings import (
    MOST_MONTHS,
    MOST_WEEKS,
    NAME_TO_FILL_IN,
    PRINT_SIZES,
    TRANSLATED,
    Agency,
    Capacity,
    ContactPoint,
    Correspondence,
    Officer,
    Scheduling,
    Settings,
)
from transfer_cli.domain.suppression import LEAST, MOST, Publication
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.bank_holidays import ENGLAND_BANK_HOLIDAYS
from transfer_cli.readers.plan_toml import plan_group, plan_version
from transfer_cli.readers.retention_toml import outputs, retention
from transfer_cli.readers.toml_lines import lines_of
from transfer_cli.readers.toml_section import Faults, Section
from transfer_cli.readers.watch_toml import watch

CONTACT_KINDS: tuple[str, ...] = (
    "sen_team",
    "ias",
    "mediation",
    "disagreement_resolution",
    "local_offer",
    "transport",
    "personal_budgets",
    "young_peoples_service",
    "complaints",
)
"""Services that a letter may point to."""


MOST_BACKUPS = 1000
"""More of a kind are never kept: each holds everything that has been erased since."""

MOST_WEIGHT = 1000
"""Weights are compared with one another; beyond this, sums over a caseload are no longer exact in the solver."""
SOURCES = ("local", "import")
"""Who is right about a field when a change made here and an imported file differ."""


def default_settings() -> Settings:
    """Settings where there is no file: England's usual terms and no capacity limit; no name and no contacts."""
    return Settings(authority="", bank_holidays=ENGLAND_BANK_HOLIDAYS)


def read_settings(path: Path) -> Settings:
    """The authority's own facts.

    Args:
        path: A TOML file, UTF-8.

    Raises:
        InputUnusable: The file cannot be read, or anything in it is wrong; `problems` names every fault.
    """
    settings = settings_from(_text_of(path), path.name)
    if not settings.letters.pictures:
        return settings
    pictures = str(path.parent / settings.letters.pictures)
    return replace(settings, letters=replace(settings.letters, pictures=pictures))


def settings_from(text: str, source: str = "transfer.toml") -> Settings:
    """The settings that a TOML text states.

    Args:
        source: Name of the file, for messages.

    Raises:
        InputUnusable: As `read_settings`.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, text, source) from None
    faults = Faults(source, lines_of(text))
    settings = _settings(Section(faults, (), values))
    if found := faults.in_order():
        what = f"{source} has {len(found)} faults." if len(found) > 1 else f"{source} has a fault."
        raise InputUnusable("SET020", what, "Correct the file; nothing was changed.", found)
    return settings


def _settings(file: Section) -> Settings:
    authority = file.section("authority")
    name = authority.text("name", required=True) or ""
    jurisdiction = authority.one_of("jurisdiction", RULE_SETS) or ENGLAND.id
    deadline = _deadline(authority, RULE_SETS[jurisdiction])
    address = authority.texts("address")
    signatory = authority.text("signatory")
    signatory_title = authority.text("signatory_title")
    authority.close()
    terms = _terms(file.sections("terms"))
    settings = Settings(
        authority="" if name == NAME_TO_FILL_IN else name,
        deadline=deadline,
        address=address,
        signatory=signatory,
        signatory_title=signatory_title,
        capacity=_capacity(file.section("capacity")),
        scheduling=_scheduling(file.section("schedule")),
        officers=_officers(file.sections("officers")),
        terms=terms,
        bank_holidays=ENGLAND_BANK_HOLIDAYS,
        plan=tuple(group for section in file.sections("plan") if (group := plan_group(section, terms))),
        plan_version=plan_version(file.section("plan_version")),
        contacts=_contacts(file.section("contacts")),
        agencies=tuple(agency for section in file.sections("agencies") if (agency := _agency(section))),
        commissioning_bodies=file.texts("commissioning_bodies"),
        file_fields=_file_fields(file.section("source_of_truth")),
        jurisdiction=jurisdiction,
        given=_given(file),
        policy=_policy(file.section("policy")),
        letters=_letters(file.section("letters")),
        backups=_backups(file.section("backups")),
        retention=retention(file.section("retention")),
        outputs=outputs(file.section("outputs")),
        watch=watch(file),
        publication=_publication(file.section("publication")),
    )
    file.close()
    return settings


def _deadline(authority: Section, rules: RuleSet) -> date:
    last = rules.last_lawful_day
    deadline = authority.day("deadline") or last
    if deadline > last:
        why = f"The law ends on {show_day(last)}: {rules.cite(rules.last_rule)}."
        authority.fault(
            "deadline", "SET010", show_day(deadline), why,
            "Give that day, or an earlier one as a local target.",
        )  # fmt: skip
    return deadline


def _policy(section: Section) -> Policy:
    """How the open points of the law are read: the safe reading of each that is not given."""
    policy = SAFE
    for switch in SWITCHES:
        if chosen := section.one_of(switch.key, switch.options):
            policy = policy.choosing(switch.key, chosen)
    section.close()
    return policy


def _capacity(section: Section) -> Capacity:
    usual = Capacity()
    capacity = Capacity(
        starts_per_week=section.room("starts_per_week"),
        open_reviews=section.room("open_reviews"),
        psychologist_assessments_per_week=section.room("psychologist_assessments_per_week"),
        psychologist_advice_lasts=_up_to(
            MOST_MONTHS, section, "psychologist_advice_lasts", usual.psychologist_advice_lasts
        ),
        panel_dates_per_month=section.room("panel_dates_per_month"),
        panel_cases_per_date=section.room("panel_cases_per_date") or usual.panel_cases_per_date,
        panel_weeks_after_start=_up_to(MOST_WEEKS, section, "panel_weeks_after_start", usual.panel_weeks_after_start),
    )
    section.close()
    return capacity


def _scheduling(section: Section) -> Scheduling:
    usual = Scheduling()
    scheduling = Scheduling(
        change_budget=section.number_or("change_budget", usual.change_budget),
        buffer_weeks=_up_to(MOST_WEEKS, section, "buffer_weeks", usual.buffer_weeks),
        preferences=_weights(section.section("preferences"), usual.preferences),
        protect=_weights(section.section("protect"), usual.protect),
    )
    section.close()
    return scheduling


def _up_to(most: int, section: Section, key: str, usual: int) -> int:
    value = section.number_or(key, usual)
    if value > most:
        section.fault(key, "SET016", value, f"{key} is more than makes sense.", f"Give {most} or less.")
    return value


def _weights(section: Section, usual: Mapping[str, int]) -> dict[str, int]:
    weights = {name: section.number_or(name, weight, MOST_WEIGHT) for name, weight in usual.items()}
    section.close()
    return weights


def _letters(section: Section) -> Correspondence:
    usual = Correspondence()
    size = section.number_or("large_print_size", usual.large_print_size)
    if size not in PRINT_SIZES:
        section.fault(
            "large_print_size", "SET012", size, "Large print is 16, 18 or 20 points.", "Give one of the three."
        )
        size = usual.large_print_size
    found = Correspondence(
        large_print_size=size,
        languages=section.each_of("languages", TRANSLATED),
        pictures=section.text("pictures") or "",
        four_eyes=section.flag("four_eyes") or False,
        four_eyes_above=section.number_or("four_eyes_above", usual.four_eyes_above),
    )
    section.close()
    return found


def _backups(section: Section) -> BackupPolicy:
    usual = BackupPolicy()
    before = section.each_of("before", REASONS)
    policy = BackupPolicy(
        before=before if "before" in section.values else None,
        folder=section.text("folder") or usual.folder,
        keep=section.number_or("keep", usual.keep, MOST_BACKUPS),
        keep_weeks=section.number_or("keep_weeks", usual.keep_weeks, MOST_BACKUPS),
        keep_months=section.number_or("keep_months", usual.keep_months, MOST_BACKUPS),
    )
    section.close()
    return policy


def _publication(section: Section) -> Publication:
    usual = Publication()
    found = Publication(
        smallest=_wide_enough(section, "smallest", usual.smallest),
        round_to=_wide_enough(section, "round_to", usual.round_to),
        divided_by=section.one_of("divided_by", GROUPS) or usual.divided_by,
        strategy_group=section.flag("strategy_group") or False,
    )
    section.close()
    return found


def _wide_enough(section: Section, key: str, usual: int) -> int:
    value = section.number_or(key, usual)
    if LEAST <= value <= MOST:
        return value
    section.fault(
        key, "SET017", value, f"With {key} = {value} figures would be hardly protected, or say nothing.",
        f"Give a number from {LEAST} to {MOST}.",
    )  # fmt: skip
    return usual


def _officers(sections: tuple[Section, ...]) -> tuple[Officer, ...]:
    officers: dict[str, Officer] = {}
    for section in sections:
        name = section.text("name", required=True)
        officer = Officer(
            name=name or "",
            starts_per_week=section.room("starts_per_week"),
            open_reviews=section.room("open_reviews"),
            absent=section.periods("absent"),
            email=section.text("email"),
            phone=section.text("phone"),
        )
        section.close()
        if name and name.casefold() in officers:
            section.fault("name", "SET007", name, "This officer is there twice.", "Keep one of the two.")
        officers[officer.name.casefold()] = officer
    return tuple(officers.values())


def _terms(sections: tuple[Section, ...]) -> tuple[Term, ...]:
    """The terms given, and England's usual ones where none of those falls."""
    given: list[Term] = []
    for section in sections:
        term = _term(section)
        clash = next((other for other in given if term and _overlap(term, other)), None)
        if term and clash:
            section.fault(
                "from", "SET006", term.name, f"This term overlaps {clash.name}.", "Correct the first or last day."
            )
        elif term:
            given.append(term)
    usual = (term for term in ENGLAND_TERMS if not any(_overlap(term, other) for other in given))
    return tuple(sorted((*given, *usual), key=lambda term: term.first))


def _overlap(one: Term, other: Term) -> bool:
    return one.first <= other.last and other.first <= one.last


def _term(section: Section) -> Term | None:
    name = section.text("name", required=True)
    first, last = section.day("from", required=True), section.day("to", required=True)
    half_term = section.period("half_term")
    section.close()
    if not (name and first and last):
        return None
    if last < first:
        section.fault("to", "SET006", name, "This term ends before it begins.", "Correct from or to.")
        return None
    if half_term and not first < half_term[0] <= half_term[1] < last:
        section.fault("half_term", "SET006", name, "Its half term lies outside the term.", "Correct half_term.")
        return None
    return Term(name, first, last, half_term)


def _contacts(section: Section) -> dict[str, ContactPoint]:
    contacts: dict[str, ContactPoint] = {}
    for kind in CONTACT_KINDS:
        service = section.section(kind)
        point = ContactPoint(
            name=service.text("name"),
            address=service.texts("address"),
            phone=service.text("phone"),
            email=service.text("email"),
            web=service.text("web"),
        )
        service.close()
        if point != ContactPoint():
            contacts[kind] = point
    section.close()
    return contacts


def _agency(section: Section) -> Agency | None:
    kind, name = section.text("kind", required=True), section.text("name", required=True)
    agency = Agency(
        kind=kind or "",
        name=name or "",
        area=section.text("area"),
        address=section.texts("address"),
        email=section.text("email"),
    )
    section.close()
    return agency if kind and name else None


def _file_fields(section: Section) -> frozenset[str]:
    """The columns of the caseload of which an imported file is the source of truth."""
    found = frozenset(column.name for column in COLUMNS if section.one_of(column.name, SOURCES) == "import")
    section.close()
    return found


def _given(file: Section) -> frozenset[str]:
    """Keys the file states: top-level ones, and those below them as `authority.deadline`."""
    below = (f"{key}.{inner}" for key, value in file.values.items() if isinstance(value, dict) for inner in value)
    return frozenset((*file.values, *below))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputUnusable("SET001", f"There is no settings file {path}.", "Make one with: transfer init.") from None
    except UnicodeDecodeError:
        raise InputUnusable(
            "SET001", f"{path} is not UTF-8 text.", "Save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)."
        ) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise InputUnusable(
            "SET001", f"{path} cannot be read: {reason}.", "Name another file with --settings."
        ) from None


def _not_toml(error: tomllib.TOMLDecodeError, text: str, source: str) -> InputUnusable:
    what, _, place = str(error).partition(" (at ")
    found = re.search(r"line (\d+)", place)
    line = int(found[1]) if found else text.count("\n") + 1
    return InputUnusable(
        "SET002",
        f"{source}:{line}: this is not TOML: {what[:1].lower()}{what[1:]}.",
        "Compare the line with the file that transfer init makes.",
    )
