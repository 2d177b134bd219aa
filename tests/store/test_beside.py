"""One piece of work after another beside the caller, and no error lost."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest

from transfer_cli.store.beside import SWITCH, Beside


@pytest.fixture
def beside() -> Iterator[Beside]:
    made = Beside()
    yield made
    made.close()


def fail() -> None:
    raise RuntimeError("disk full")


def test_one_thing_is_done_after_another_in_one_other_thread(beside: Beside) -> None:
    done: list[tuple[int, int]] = []
    for number in range(20):
        beside.do(lambda number=number: done.append((number, threading.get_ident())))  # type: ignore[misc]
    beside.wait()
    assert [number for number, _ in done] == list(range(20))
    assert len({thread for _, thread in done} - {threading.get_ident()}) == 1


def test_the_caller_goes_on_meanwhile(beside: Beside) -> None:
    told = threading.Event()
    beside.do(lambda: None if told.wait(10) else fail())
    told.set()
    beside.wait()


def test_an_error_comes_out_of_the_next_call_and_only_once(beside: Beside) -> None:
    beside.do(fail)
    with pytest.raises(RuntimeError, match="disk full"):
        beside.do(lambda: None)
    beside.wait()
    beside.do(fail)
    with pytest.raises(RuntimeError, match="disk full"):
        beside.wait()


def test_closing_ends_the_thread_and_tells_the_last_error() -> None:
    usual, beside = sys.getswitchinterval(), Beside()
    assert sys.getswitchinterval() == pytest.approx(SWITCH)
    beside.do(fail)
    with pytest.raises(RuntimeError, match="disk full"):
        beside.close()
    assert sys.getswitchinterval() == pytest.approx(usual)
    with pytest.raises(RuntimeError, match="after shutdown"):
        beside.do(lambda: None)
