"""Exact answers where reviews meet that use different rooms: the HiGHS solver, loaded for these alone.

Running totals decide what an undivided team can do (`domain.schedule.sums`). Of a team divided among officers, or one
in which only some reviews need an educational psychologist, they prove only that something is impossible; that it is
possible is shown by a schedule. Where neither is at hand, a programme in whole numbers decides. It also finds who is
late when somebody must be, which promised weeks can stay, and how far preferences could be met at best.
"""

from transfer_cli.solver.officers import most_in_time
from transfer_cli.solver.preferences import best_by_preference

__all__ = ["best_by_preference", "most_in_time"]
