"""`transfer demo`."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from transfer_cli.cli.init import make_folder
from transfer_cli.cli.options import DEFAULT_DB, DEFAULT_SETTINGS, Office, dry_run_option, pass_office
from transfer_cli.domain.dates import show_day
from transfer_cli.errors import Refused

SAMPLE_FILES = (
    "transfer.toml", "settings.csv", "caseload.csv", "events_september.csv", "events_follow_up.csv",
    "caseload_messy.xlsx",
)  # fmt: skip
CASELOAD_DAY, LATER = date(2016, 9, 5), date(2016, 10, 3)

Answers = dict[str, Any]
"""The JSON document of each step by the step's name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the whole job.

    Attributes:
        name: Key of its answer.
        saying: What it does, as progress shows it.
        words: The command, as a user would type it; names of sample files stand for those in the folder.
    """

    name: str
    saying: str
    as_of: date
    words: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step("settings", "Loading the directory of settings", CASELOAD_DAY, ("import", "settings.csv")),
    Step("import", "Loading 1,300 children", CASELOAD_DAY, ("import", "caseload.csv")),
    Step("first_schedule", "Scheduling every review", CASELOAD_DAY, ("schedule",)),
    Step("events", "Recording what happened in September", LATER, ("import", "events_september.csv")),
    Step("follow_up", "Recording what families told and what is late", LATER, ("import", "events_follow_up.csv")),
    Step("schedule", "Scheduling again, four weeks on", LATER, ("schedule",)),
    Step("status", "Counting where everybody stands", LATER, ("status",)),
    Step("slippage", "Looking for what is late", LATER, ("slippage",)),
    Step("letters", "Making the week's letters", LATER, ("letters", "generate", "--due")),
    Step("report", "Writing the weekly report", LATER, ("report", "weekly")),
)


@click.command("demo")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("demo"))
@dry_run_option
@pass_office
@click.pass_context
def demo(ctx: click.Context, office: Office, *, folder: Path, dry_run: bool) -> None:
    """Do the whole job on 1,300 invented children, in a folder of its own.

    As of 3 October 2016: load the caseload, schedule every review, record what happened in September and what families
    told, find what is late, make the week's letters and the weekly report. DIR is demo unless you name another, and
    must be new or empty. With --dry-run all of it is done in a temporary folder, and nothing is kept.

    Example: transfer demo another-demo
    """
    from transfer_cli.files import folder_aside

    office.refuse_known_on("demo")
    _refuse_what_is_there(folder)
    transfer = ctx.find_root().command
    if dry_run:
        with folder_aside(Path()) as kept_until_the_end:
            answers = _whole_job(office, transfer, kept_until_the_end)
    else:
        make_folder(folder)
        answers = _whole_job(office, transfer, folder)
    commands = [_command(folder, words) for words in _to_try_next(answers)]
    office.answer(
        {
            "folder": str(folder),
            "as_of": LATER,
            "dry_run": dry_run,
            **_figures(answers),
            "open": [] if dry_run else [path for path, _ in _to_open(folder, answers)],
            "try": commands,
        },
    )
    for sentence in _story(answers):
        office.say(sentence)
    if dry_run:
        office.say("\nNothing was kept.")
        return
    _say_what_next(office, folder, answers, commands)


def _say_what_next(office: Office, folder: Path, answers: Answers, commands: Sequence[str]) -> None:
    office.say("\nTo open:")
    opened = tuple(_to_open(folder, answers))
    width = max(len(path) for path, _ in opened)
    for path, what in opened:
        office.say(f"  {path:<{width}}  {what}")
    office.say("\nTo try next:")
    for command in commands:
        office.say(f"  {command}")


def _refuse_what_is_there(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("SET032", f"{folder} is not an empty folder.", "Name a new one: transfer demo another-folder.")


def _whole_job(office: Office, transfer: click.Command, folder: Path) -> Answers:
    """Copy the sample into the folder, and give one command after another, as a user would."""
    from transfer_cli.files import write_private

    sample = files("transfer_cli.sample_data")
    for name in SAMPLE_FILES:
        write_private(folder / name, sample.joinpath(name).read_bytes())
    with _progress(office) as say:
        return {step.name: _answer(transfer, folder, step, say) for step in STEPS}


def _answer(transfer: click.Command, folder: Path, step: Step, say: Callable[[str], None]) -> Answers:
    """The JSON answer of a step; a finding does not stop the demonstration."""
    say(step.saying)
    place = ("--db", str(folder / DEFAULT_DB), "--settings", str(folder / DEFAULT_SETTINGS))
    words = (str(folder / word) if word in SAMPLE_FILES else word for word in step.words)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        transfer.main(
            [*place, "--as-of", step.as_of.isoformat(), "--json", "-q", *words],
            prog_name="transfer",
            standalone_mode=False,
        )
    answer: Answers = json.loads(said.getvalue())
    return answer


@contextlib.contextmanager
def _progress(office: Office) -> Iterator[Callable[[str], None]]:
    """Something to call with what is done next: a bar on a terminal, a line each elsewhere, silence under -q."""
    if office.verbosity < 0 or office.json or office.plain or not sys.stderr.isatty():
        yield office.tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<38}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=len(STEPS))
        begun = iter(range(len(STEPS)))
        yield lambda saying: bar.update(task, description=saying, completed=next(begun), refresh=True)
        bar.update(task, description="Done", completed=len(STEPS))


def _figures(answers: Answers) -> Answers:
    """What the job came to, without the lists of children."""
    schedule, letters = answers["schedule"], answers["letters"]
    return {
        "import": {key: answers["import"][key] for key in ("rows", "new", "rejected")},
        "schedule": {
            "feasible": schedule["feasible"],
            "starts": len(schedule["starts"]),
            "late": len(schedule["late"]),
        },
        "status": answers["status"],
        "slippage": {key: answers["slippage"][key] for key in ("late", "at_risk", "soon", "behind")},
        "letters": {
            "made": len(letters["letters"]),
            "held": len(letters["held"]),
        },
        "report": {key: answers["report"][key] for key in ("headline", "hash")},
    }


def _story(answers: Answers) -> Iterator[str]:
    """What was done and found, in sentences."""
    status, schedule = answers["status"], answers["schedule"]
    first, late = answers["first_schedule"], len(schedule["late"])
    yield (
        f"{answers['import']['rows']:,} invented children were loaded as of {show_day(CASELOAD_DAY)}, and "
        f"{len(first['starts'])} reviews still to begin were given a week and an officer."
    )
    yield (
        f"As of {show_day(LATER)}, with {answers['events']['new']} things that happened in September recorded, and "
        f"{answers['follow_up']['new']} that families told or staff followed up, {status['open']} are open: "
        f"{status['overdue']} past a legal limit, {status['at_risk']} more at risk. "
        f"{status['needed_per_week']} a week must be concluded, and {status['achieved_per_week']} were."
    )
    fits = "All reviews still to begin fit in time" if schedule["feasible"] else f"{late} reviews cannot begin in time"
    yield f"{fits}; the schedule gives {len(schedule['starts'])} reviews a week to begin."
    letters = answers["letters"]
    yield (
        f"{len(letters['letters'])} letters were made for the week, and {len(letters['held'])} are held, each with its "
        "reason."
    )


def _to_open(folder: Path, answers: Answers) -> Iterator[tuple[str, str]]:
    """Files worth a look, with what each is."""
    kinds = {".html": "the weekly report, in a browser", ".pdf": "the same to print", ".xlsx": "the same to count with"}
    made = [(name, kinds[Path(name).suffix]) for name in answers["report"]["files"]]
    made.append((answers["letters"]["print_file"], "the week's letters for the printer"))
    for name, what in made:
        yield str(folder / Path(name).resolve().relative_to(folder.resolve())), what
    yield str(folder / DEFAULT_SETTINGS), "the settings: officers, terms, transfer plan"


def _to_try_next(answers: Answers) -> tuple[tuple[str, ...], ...]:
    """Five commands that show something of this very caseload."""
    latest = answers["slippage"]["slippage"][0]["reference"]
    noticed = next(letter["reference"] for letter in answers["letters"]["letters"] if letter["kind"] == "notice")
    return (
        ("today", "--officer", "J Price"),
        ("status", "--by", "cohort"),
        ("case", "explain", latest),
        ("letters", "preview", noticed, "--kind", "notice"),
        ("audit", "verify"),
    )


def _command(folder: Path, words: tuple[str, ...]) -> str:
    """The command as it is typed where the user stands."""
    place = ("--db", str(folder / DEFAULT_DB), "--settings", str(folder / DEFAULT_SETTINGS))
    return " ".join(
        f'"{word}"' if " " in word else word for word in ("transfer", *place, "--as-of", LATER.isoformat(), *words)
    )
