"""What the schedule of 5 September 2016 promised for its first four weeks.

It is kept here, as `transfer --as-of 2016-09-05 --json schedule` gave it, so that a better schedule does not change
what happened in the sample.
"""

from __future__ import annotations

PROMISED: dict[str, tuple[str, ...]] = {
    "2016-09-19": (
        "CW0002", "CW0041", "CW0129", "CW0259", "CW0271", "CW0358", "CW0368", "CW0452",
        "CW0681", "CW0696", "CW0799", "CW0814", "CW0838", "CW0953", "CW1092", "CW1125",
    ),
    "2016-09-26": (
        "CW0009", "CW0044", "CW0051", "CW0081", "CW0161", "CW0251", "CW0278", "CW0347",
        "CW0436", "CW0442", "CW0513", "CW0736", "CW1073", "CW1154", "CW1243",
    ),
    "2016-10-03": (
        "CW0796", "CW0860", "CW0884", "CW0897", "CW0900", "CW0923", "CW0958", "CW1008",
        "CW1022", "CW1058", "CW1116", "CW1168", "CW1196", "CW1210", "CW1230",
    ),
    "2016-10-10": (
        "CW0100", "CW0265", "CW0318", "CW0372", "CW0486", "CW0492", "CW0610", "CW0776",
        "CW0783", "CW0794", "CW0969", "CW1070", "CW1173", "CW1252", "CW1268",
    ),
}  # fmt: skip
"""References by the Monday of the week in which their reviews were to begin."""
