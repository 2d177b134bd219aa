"""What the schedule of 5 September 2016 promised for its first four weeks.

It is kept here, as `transfer --as-of 2016-09-05 --json schedule` gave it, so that a better schedule does not change
what happened in the sample.
"""

from __future__ import annotations

PROMISED: dict[str, tuple[str, ...]] = {
    "2016-09-19": (
        "CW0015", "CW0104", "CW0137", "CW0249", "CW0274", "CW0323", "CW0333", "CW0420",
        "CW0484", "CW0532", "CW0656", "CW0878", "CW0919", "CW0929", "CW1004", "CW1124",
    ),
    "2016-09-26": (
        "CW0026", "CW0056", "CW0140", "CW0229", "CW0237", "CW0256", "CW0264", "CW0312",
        "CW0403", "CW0435", "CW0615", "CW0671", "CW0713", "CW0977", "CW1039", "CW1165",
    ),
    "2016-10-03": (
        "CW0252", "CW0301", "CW0306", "CW0807", "CW0830", "CW0837", "CW0857", "CW0899",
        "CW0926", "CW0935", "CW0936", "CW0978", "CW1002", "CW1035", "CW1038", "CW1097",
    ),
    "2016-10-10": (
        "CW0021", "CW0134", "CW0334", "CW0346", "CW0418", "CW0466", "CW0482", "CW0703",
        "CW0805", "CW1044", "CW1119", "CW1166", "CW1179", "CW1192", "CW1193", "CW1194",
    ),
}  # fmt: skip
"""References by the Monday of the week in which their reviews were to begin."""
