"""Commands killed at random moments: what is left must be whole, and the same command again must complete it.

The moments come from a seed: half of them are points of time, the others are steps of the command (a file opened or
moved, a statement given to the database), so that short ones are hit as well as long ones.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.store.old_form import turned_back_to
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run as run_at_edge
from transfer_cli.files import ASIDE, LEFT_OVER, PREFIX
from transfer_cli.letters.files import UNRECORDED
from transfer_cli.store import open_store
from transfer_cli.store.backup import backups_in, unpacked

ROOT = Path(__file__).parents[1]

STEPS = """
import os, signal, sys
at, noted = int(os.environ["KILL_AT_STEP"]), os.environ["NOTE_STEPS"]
steps = 0

def step(*_):
    global steps
    steps += 1
    if steps == at:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

def listen(event, arguments):
    if event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"}:
        step()
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        step()

from sqlalchemy import Engine, event
from tests.store.old_form import turned_back_to
from transfer_cli.cli import transfer
from transfer_cli.cli.errors_edge import run
event.listen(Engine, "before_cursor_execute", step)
event.listen(Engine, "commit", step)
sys.addaudithook(listen)
code = run(transfer, sys.argv[1:])
total = steps
if noted:
    open(noted, "w").write(str(total))
sys.exit(code)
"""

State = Mapping[str, Any]
"""What the record says, by table, and which letters stand where; nothing that depends on the clock."""


@dataclass(frozen=True, slots=True)
class Job:
    """One command to be killed.

    Attributes:
        before: The commands that lead up to it, each in a folder of its own.
        words: The command.
        makes: A record that it makes elsewhere; None = it makes none.
        old: The record is of an older version when it begins.
    """

    name: str
    before: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    makes: str | None = None
    old: bool = False


LOADED = (("--as-of", "2016-09-05", "import", "caseload.csv"),)
SCHEDULED = (*LOADED, ("--as-of", "2016-10-03", "schedule"))
MADE = (*SCHEDULED, ("--as-of", "2016-10-03", "letters", "generate", "--due"))
BACKED_UP = (*LOADED, ("backup", "kept.transfer-backup"))
OCTOBER = ("--as-of", "2016-10-03")

JOBS: tuple[Job, ...] = (
    Job("first import", (), LOADED[0]),
    Job("import", LOADED, (*OCTOBER, "import", "later.csv")),
    Job("schedule", LOADED, SCHEDULED[-1]),
    Job("letters", SCHEDULED, MADE[-1]),
    Job("posted", MADE, (*OCTOBER, "letters", "posted", "2016-10-03", "--class", "first")),
    Job("undo", MADE, (*OCTOBER, "undo", "3", "--yes")),
    Job("backup", LOADED, (*OCTOBER, "backup")),
    Job("restore", BACKED_UP, ("restore", "kept.transfer-backup", "--to", "new"), makes="new/transfer.db"),
    Job("migrate", LOADED, (*OCTOBER, "migrate", "--to", "copy.db"), makes="copy.db"),
    Job("upgrade", LOADED, ("audit", "verify"), old=True),
)


@dataclass(slots=True)
class Prepared:
    """A job with its folder and what it comes to when nobody kills it.

    Attributes:
        seconds: It takes so long.
        steps: It has so many.
        states: Before it, after it, and after it was given a second time.
    """

    job: Job
    folder: Path
    seconds: float
    steps: int
    states: tuple[State, State, State]


@dataclass(slots=True)
class Trial:
    """One kill.

    Attributes:
        found: What was not as it must be; empty = all was.
        was: How far it had come: `nothing`, `all`, or `ended` by itself before it was killed.
    """

    job: str
    moment: str
    was: str = ""
    found: list[str] = field(default_factory=list)


def prepare(job: Job, children: int, room: Path) -> Prepared:
    """Make the folder in which the job begins, and do it twice in a copy."""
    folder = room / job.name.replace(" ", "-")
    shutil.copytree(_led_up(job.before, children, room), folder)
    if job.old:
        _make_older(folder / "transfer.db")
    copy = room / f"{folder.name}-done"
    shutil.copytree(folder, copy)
    before = state_of(copy)
    began = time.monotonic()
    killed_at_step(copy, job.words, 0, copy / "steps.txt")
    seconds = time.monotonic() - began
    once = state_of(copy)
    give(copy, job.words)
    steps = int((copy / "steps.txt").read_text(encoding="utf-8"))
    return Prepared(job, folder, seconds, steps, (before, once, state_of(copy)))


def _led_up(before: tuple[tuple[str, ...], ...], children: int, room: Path) -> Path:
    """A folder in which these commands were given, made once."""
    folder = room / f"before-{'-'.join(str(len(words)) + words[-1].lstrip('-') for words in before)}"
    if folder.exists():
        return folder
    if not before:
        folder.mkdir()
        _write_files(folder, children)
        return folder
    shutil.copytree(_led_up(before[:-1], children, room), folder)
    code, said = give(folder, before[-1])
    assert code in {0, 1}, (before[-1], said)
    return folder


def trial(prepared: Prepared, chance: random.Random, room: Path) -> Trial:
    """Kill the job once, look at what is left, give it again, and look again."""
    job, folder = prepared.job, room / "trial"
    shutil.copytree(prepared.folder, folder)
    if chance.random() < 0.5:
        after = chance.uniform(0.2, 1.0) * prepared.seconds
        made, killed = Trial(job.name, f"after {after:.3f} s"), killed_after(folder, job.words, after)
    else:
        at = chance.randint(1, prepared.steps)
        made, killed = Trial(job.name, f"at step {at} of {prepared.steps}"), killed_at_step(folder, job.words, at)
    before, once, twice = prepared.states
    left = state_of(folder)
    made.was = "nothing" if left == before else "all" if left == once else "SOMETHING BETWEEN"
    expected = once if made.was == "nothing" else twice
    if not killed:
        made.was = f"ended, {made.was}"
    if left not in (before, once):
        made.found.append(f"neither as before nor as after: {differences(before, left)}; {differences(once, left)}")
    made.found += broken(folder, job, "when it was killed")
    age_parts(folder)
    code, said = give(folder, job.words)
    if code not in {0, 1, 4}:
        made.found.append(f"given again it left with {code}: {said[-300:]}")
    now = state_of(folder)
    if now != expected:
        made.found.append(f"given again it is not as if it had not been killed: {differences(expected, now)}")
    made.found += broken(folder, job, "given again")
    if job.makes and not (folder / job.makes).exists():
        made.found.append(f"{job.makes} is not there")
    made.found += [f"left over: {path.relative_to(folder)}" for path in folder.rglob("*") if is_part(path)]
    shutil.rmtree(folder)
    return made


def give(folder: Path, words: tuple[str, ...]) -> tuple[int, str]:
    """Give a command in that folder; the code it leaves with, and what it said."""
    said = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        return run_at_edge(transfer, ["-q", *words]), said.getvalue()


def killed_after(folder: Path, words: tuple[str, ...], seconds: float) -> bool:
    """Give a command in a process of its own and kill it after so many seconds; whether it was still running."""
    with _started(folder, words, {"KILL_AT_STEP": "0", "NOTE_STEPS": ""}) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True
        return False


def killed_at_step(folder: Path, words: tuple[str, ...], step: int, noted: Path | None = None) -> bool:
    """Give a command in a process of its own that kills itself at a step; whether it came to it."""
    environment = {"KILL_AT_STEP": str(step), "NOTE_STEPS": str(noted or "")}
    with _started(folder, words, environment) as process:
        return process.wait(120) in {-getattr(signal, "SIGKILL", 9), signal.SIGTERM}


def _started(folder: Path, words: tuple[str, ...], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TRANSFER_")}
    return subprocess.Popen(
        [sys.executable, "-c", STEPS, "-q", *words],
        cwd=folder, env={**clean, **environment, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def state_of(folder: Path) -> State:
    """What the record in a folder says, and which letters stand there."""
    state: dict[str, Any] = dict(_rows(folder / "transfer.db"))
    letters = folder / "letters"
    recorded = [path for path in letters.glob("2*") if not (path / UNRECORDED).exists()]
    state["letters on disk"] = {
        path.relative_to(letters).as_posix(): _digest(path) for batch in recorded for path in batch.rglob("*.pdf")
    }
    return state


UNLIKE = {"hash", "recorded", "actor", "salts", "digests"}
"""Columns that are another each time."""


def _rows(record: Path) -> Iterator[tuple[str, list[Any]]]:
    if not record.exists():
        return
    with contextlib.closing(sqlite3.connect(record)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in sorted(set(tables) - {"access", "digest_block", "record_version"}):
            rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - its own name
            if rows:
                yield table, sorted(str({k: v for k, v in row.items() if k not in UNLIKE}) for row in rows)


def differences(wanted: State, found: State) -> str:
    """Where two states differ, in short."""
    names = {*wanted, *found}
    return ", ".join(
        f"{name}: {len(wanted.get(name, ()))} and {len(found.get(name, ()))}"
        for name in sorted(names)
        if wanted.get(name) != found.get(name)
    )


def broken(folder: Path, job: Job, when: str) -> list[str]:
    """What is there and is not whole."""
    found = []
    for record in filter(None, ("transfer.db", job.makes)):
        path = folder / record
        if path.exists() and dict(_rows(path)):
            copy = folder / ".looked-at.db"
            with (
                contextlib.closing(sqlite3.connect(path)) as source,
                contextlib.closing(sqlite3.connect(copy)) as target,
            ):
                source.backup(target)
            with open_store(str(copy), create=False) as store:
                found += [f"{when}, {record}: {problem}" for problem in store.verify()]
                if record == job.makes and dict(_rows(copy)) != dict(_rows(folder / "transfer.db")):
                    found.append(f"{when}, {record} is not the same record")
            for left in folder.glob(".looked-at*"):
                left.unlink()
    for path, manifest in backups_in(folder / "backups"):
        if manifest is None:
            found.append(f"{when}, {path.name} cannot be read")
            continue
        with unpacked(path, folder, None) as taken:
            found += [f"{when}, {path.name}: {problem}" for problem in taken.problems]
    return found


def age_parts(folder: Path) -> None:
    """Make what was left look as if the machine had been off for a while."""
    then = time.time() - LEFT_OVER - 60
    for path in folder.rglob("*"):
        if any(is_part(one) for one in (path, *path.parents)):
            os.utime(path, (then, then))


def is_part(path: Path) -> bool:
    """Whether it is a part of something that was being made."""
    return path.name.startswith((PREFIX, ASIDE))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_files(folder: Path, children: int) -> None:
    """Settings, a caseload, and the caseload as it is four weeks later: changed, one gone, some new."""
    sample = files("transfer_cli.sample_data")
    (folder / "transfer.toml").write_bytes(sample.joinpath("transfer.toml").read_bytes())
    rows = list(csv.DictReader(io.StringIO(sample.joinpath("caseload.csv").read_text(encoding="utf-8-sig"))))
    _write_caseload(folder / "caseload.csv", rows[:children])
    later = [row | {"officer": "J Price", "surname": f"{row['surname']}-Later"} for row in rows[1 : children + 10]]
    _write_caseload(folder / "later.csv", later)


def _write_caseload(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _make_older(record: Path) -> None:
    """Turn the record back to version 0003."""
    turned_back_to("0003", record)
