"""One run at a time in a folder of letters."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from transfer_cli.letters.alone import InUse, alone

HOLDS = """
import sys, time
from pathlib import Path
from transfer_cli.letters.alone import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_second_run_is_told_and_a_later_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    with alone(folder), pytest.raises(InUse), alone(folder, patience=0):
        pass
    with alone(folder, patience=0), alone(tmp_path / "reprints", patience=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_whoever_comes_while_it_is_held_waits_for_the_end(tmp_path: Path) -> None:
    folder, order = tmp_path / "letters", list[str]()

    def in_line(name: str) -> None:
        with alone(folder, patience=30):
            order.append(name)
            time.sleep(0.02)
            order.append(name)

    with ThreadPoolExecutor(4) as pool, alone(folder):
        waiting = [pool.submit(in_line, name) for name in "abcd"]
        time.sleep(0.2)
        assert order == []
        ends = pool.submit(lambda: [one.result() for one in waiting])
    ends.result()
    assert sorted(order) == list("aabbccdd")
    assert order[::2] == order[1::2]
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_failed_or_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    with pytest.raises(KeyError), alone(folder):
        raise KeyError
    assert list(tmp_path.iterdir()) == []
    program = [sys.executable, "-c", HOLDS, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(InUse), alone(folder, patience=0):
            pass
        holder.kill()
    with alone(folder, patience=5):
        pass
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"."), alone(tmp_path / "file" / "letters"):
        pass
    (tmp_path / ".letters-in-use").mkdir()
    with pytest.raises(OSError, match="unable to open"), alone(tmp_path / "letters"):
        pass
