"""Exact answers where officers' own cases meet those of anybody: the HiGHS solver, loaded for these alone.

Running totals decide what an undivided team can do (`domain.schedule.sums`). Of a team divided among officers they
prove only that something is impossible; that it is possible is shown by a schedule. Where neither is at hand, a
programme in whole numbers decides.
"""

from transfer_cli.solver.officers import most_in_time

__all__ = ["most_in_time"]
