"""When every review can begin, or the proof that they cannot all begin in time.

`windows` says which weeks the law, the local plan and the school terms leave each case; `limits` what the team
can do in each week; `judge` whether that fits, exactly; `plan` gives every case a week; `check` verifies the
result knowing nothing but the constraints.
"""
