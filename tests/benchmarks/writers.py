"""Eight people write into one record at once, as fast as they can, and nothing of it may be lost.

    python -m tests.benchmarks.writers PATH_OR_URL [SECONDS]

Each is a process of its own. It counts up a field of one of a few cases, which the others count up too (lost updates
would show in the sum), records steps of a case of its own, and undoes some of them. At the end every count and step
must be there, the chain whole, and the numbers of the operations without a gap. The record must be empty at first.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.builders import a_case
from transfer_cli.domain.changes import Changes, FieldChange, NewEvent, NewOperation, Undoing
from transfer_cli.domain.columns import fields_of
from transfer_cli.errors import Busy
from transfer_cli.store import Store, open_store

ROOT = Path(__file__).parents[2]
WRITERS, SECONDS = 8, 60.0
SHARED = ("CW0001", "CW0002", "CW0003")
TODAY = date(2016, 10, 3)
FIELD = "commissioning_body"
PATIENCE = 30.0


@dataclass
class Done:
    """What one of them did.

    Attributes:
        counted: How often it counted up.
        steps: Steps it recorded.
        undone: How many of them it undid.
        clashed: How often somebody else had changed the case meanwhile, so that it read again.
        waited: How often the record was held for longer than its patience.
    """

    counted: int = 0
    steps: int = 0
    undone: int = 0
    clashed: int = 0
    waited: int = 0


def own(writer: int) -> str:
    """Reference of the case that only this one writes about."""
    return f"CX{writer:04}"


def prepare(address: str) -> None:
    """The cases."""
    with open_store(address, create=True) as store:
        cases = (*SHARED, *(own(writer) for writer in range(WRITERS)))
        new = tuple(fields_of(a_case(reference=reference)) for reference in cases)
        store.record(NewOperation("import", "", TODAY), Changes(new_cases=new))


def work(address: str, writer: int, seconds: float) -> Done:
    """What one of them does."""
    done, choose = Done(), random.Random(writer)  # noqa: S311 - the same choices each time
    with open_store(address, create=False, patience=PATIENCE) as store:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                _once(store, writer, choose, done)
            except Busy as busy:
                done.clashed += busy.id == "REC005"
                done.waited += busy.id == "REC004"
    return done


def _once(store: Store, writer: int, choose: random.Random, done: Done) -> None:
    reference = choose.choice(SHARED)
    (case,) = store.caseload(TODAY, references=[reference]).cases
    count = case.commissioning_body
    change = FieldChange(reference, FIELD, count, str(int(count or 0) + 1), TODAY)
    store.record(NewOperation("case correct", reference, TODAY), Changes(fields=(change,)))
    done.counted += 1
    store.caseload(TODAY, references=[own(writer)])
    step = NewEvent(own(writer), "complaint", TODAY)
    recorded = store.record(NewOperation("case record", own(writer), TODAY), Changes(events=(step,)))
    done.steps += 1
    if recorded and choose.random() < 0.2:
        store.undo(NewOperation("undo", str(recorded.id), TODAY), Undoing(recorded.id, counts=False))
        done.undone += 1


def all_at_once(address: str, seconds: float) -> tuple[list[Done], float]:
    """What each of them did, and the seconds it took in all."""
    prepare(address)
    begun = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmarks.writers", "--writer", address, str(seconds)]
    others = [
        subprocess.Popen([*command, str(writer)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for writer in range(WRITERS)
    ]
    said = [other.communicate(timeout=seconds + 120)[0] for other in others]
    assert [other.returncode for other in others] == [0] * WRITERS
    return [Done(**json.loads(text)) for text in said], time.monotonic() - begun


def faults(address: str, done: list[Done]) -> Iterator[str]:
    """Everything that was lost or is broken; nothing if all is well."""
    with open_store(address, create=False) as store:
        yield from (str(problem) for problem in store.verify())
        cases = {case.reference: case for case in store.caseload(TODAY).cases}
        counted = sum(int(cases[reference].commissioning_body or 0) for reference in SHARED)
        if counted != sum(one.counted for one in done):
            yield f"counted up to {counted} in {sum(one.counted for one in done)} steps"
        for writer, one in enumerate(done):
            steps = len(cases[own(writer)].events)
            if steps != one.steps - one.undone:
                yield f"{own(writer)} has {steps} steps of {one.steps}, {one.undone} undone"
        numbers = [operation.id for operation in store.operations()]
        written = 1 + sum(one.counted + one.steps + one.undone for one in done)
        if numbers != list(range(1, written + 1)):
            yield f"{len(numbers)} operations of {written}"


def main() -> None:
    """Run it, or one of the eight."""
    if sys.argv[1] == "--writer":
        address, text, writer = sys.argv[2:]
        sys.stdout.write(json.dumps(vars(work(address, int(writer), float(text)))))
        return
    address, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    done, took = all_at_once(address, seconds)
    found = list(faults(address, done))
    written = sum(one.counted + one.steps + one.undone for one in done)
    said = [
        f"{WRITERS} writers, {took:.0f} s: {written:,} operations, {written / took:.0f} a second",
        f"each: {sorted(one.counted + one.steps + one.undone for one in done)}",
        f"clashed {sum(one.clashed for one in done):,}, gave up waiting {sum(one.waited for one in done):,}",
        *(found or ["nothing lost, chain whole"]),
    ]
    sys.stdout.write("\n".join((*said, "")))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
