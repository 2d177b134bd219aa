"""`transfer plan publish`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transfer_cli.cli.options import Office, dry_run_option, files_options, pass_office

if TYPE_CHECKING:
    from transfer_cli.domain.local_plan import LocalPlan
    from transfer_cli.domain.plan_check import PlanCheck
    from transfer_cli.domain.plan_promise import Publication
    from transfer_cli.domain.settings import PlanVersion

FORMATS = ("html", "pdf")


@click.command("publish")
@files_options(FORMATS, "plan")
@click.option(
    "--admit-breach", is_flag=True,
    help="Publish although a group cannot keep the law; the page then says so, and by which day.",
)  # fmt: skip
@dry_run_option
@pass_office
def publish(office: Office, *, formats: tuple[str, ...], out: Path | None, admit_breach: bool, dry_run: bool) -> None:
    """Make the plan's page for the Local Offer, and keep what it promises each family.

    The page is plain English: the plan, its version and what changed, and how a family finds when its turn comes. It
    names no child and counts none. With it each review still to begin is given its first promise, or its next one
    where this version moves it; case explain then says since when a family was promised what.

    Example: transfer plan publish --dry-run
    """
    from transfer_cli.domain.changes import Changes, NewOperation
    from transfer_cli.reports.page_files import PAGE_FORMATS
    from transfer_cli.reports.plan import plan_name
    from transfer_cli.reports.plan_page import plan_page
    from transfer_cli.reports.writers import write_file

    if not dry_run:
        office.refuse_known_on("plan publish")
    version = _version(office)
    plan, check, said = _decided(office, version, admit_breach=admit_breach)
    page = plan_page(plan, check, said, version, office.settings)
    folder = out or office.folder / "plan"
    made = {
        folder / f"transfer-plan-{_file_name(version.version)}.{format_}": PAGE_FORMATS[format_](page)
        for format_ in dict.fromkeys(formats)
    }
    if not dry_run:
        for path, content in made.items():
            write_file(path, content)
        words = f"version {version.version} of {version.published.isoformat()}, {len(said.events)} promises"
        office.store.record(NewOperation("plan publish", words, office.as_of), Changes(events=said.events))
    office.say(f"{plan_name(version)}: {_told(said)}")
    for path in made:
        office.say(f"{'Would write' if dry_run else 'Wrote'} {path}")
    office.answer(_document(version, said, tuple(made), written=not dry_run))


def _version(office: Office) -> PlanVersion:
    from transfer_cli.errors import InputUnusable

    settings = office.settings
    if not settings.plan or settings.plan_version is None:
        missing = "[plan_version]" if settings.plan else "[[plan]]"
        raise InputUnusable(
            "SET042",
            f"{office.settings_path.name} has no {missing}, so there is nothing that could be published.",
            "Write the groups as [[plan]] tables, and version and published in [plan_version].",
        )
    return settings.plan_version


def _decided(office: Office, version: PlanVersion, *, admit_breach: bool) -> tuple[LocalPlan, PlanCheck, Publication]:
    """The plan, what it cannot keep, and what it promises.

    Raises:
        Refused: RULE041, a group cannot keep the law and nobody said that this is to be admitted.
    """
    from transfer_cli.domain.local_plan import windows_of
    from transfer_cli.domain.plan_check import check_plan
    from transfer_cli.domain.plan_promise import publication
    from transfer_cli.domain.rules import rules_of
    from transfer_cli.domain.timeline import timelines
    from transfer_cli.errors import Refused

    settings, rules = office.settings, rules_of(office.settings)
    derived = timelines(office.caseload(), settings)
    check = check_plan(derived, settings, rules, office.as_of)
    worst = max((m for g in check.groups for m in g.problems), key=lambda miss: miss.days_late, default=None)
    if worst and not admit_breach:
        raise Refused(
            "RULE041",
            f"The plan would promise what breaks the law. {worst.sentence}",
            "See all of it with transfer plan check, and mend the plan. A plan that is late already is published "
            "with --admit-breach.",
        )
    plan = windows_of(settings, office.as_of, rules)
    return plan, check, publication(derived, plan, version)


def _told(said: Publication) -> str:
    from transfer_cli.domain.words import count

    later = sum(moved.later for moved in said.moved)
    parts = [
        f"{count(said.new, 'family', 'families')} promised a turn for the first time",
        f"{len(said.moved) - later:,} brought forward",
        f"{later:,} put back",
    ]
    uncaught = f" No group catches {len(said.unpromised):,}: transfer plan check." if said.unpromised else ""
    return f"{', '.join(parts)}.{uncaught}"


def _document(version: PlanVersion, said: Publication, files: tuple[Path, ...], *, written: bool) -> dict[str, object]:
    return {
        "version": version.version,
        "published": version.published.isoformat(),
        "files": [str(path.absolute()) for path in files],
        "written": written,
        "new": said.new,
        "moved": [
            {
                "reference": moved.reference,
                "before": moved.before.conclude_by.isoformat(),
                "now": moved.now.conclude_by.isoformat(),
                "later": moved.later,
            }
            for moved in said.moved
        ],
        "unpromised": list(said.unpromised),
    }


def _file_name(version: str) -> str:
    """The version as part of a file's name on any system."""
    return "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in version)
