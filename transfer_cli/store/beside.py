"""Work on the database beside the caller: while it adds some rows, the next are read and judged."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

SWITCH = 0.0001
"""Seconds after which the other thread gets its turn; each statement waits so long several times, usually 0.005."""


class Beside:
    """One thread that does one piece of work after another; at most one is under way.

    An error comes out of the next call of any method.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "record")
        self._under_way: Future[None] | None = None
        self._usual = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)

    def do(self, work: Callable[[], None]) -> None:
        """Begin this as soon as what is under way is done."""
        self.wait()
        self._under_way = self._thread.submit(work)

    def wait(self) -> None:
        """Come back when nothing is under way."""
        if self._under_way:
            done, self._under_way = self._under_way, None
            done.result()

    def close(self) -> None:
        """End the thread when nothing is under way any more."""
        try:
            self.wait()
        finally:
            self._thread.shutdown()
            sys.setswitchinterval(self._usual)
