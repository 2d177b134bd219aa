"""Bank holidays of England, as the `holidays` library has them; a test compares the two.

The library takes a seventh of a second to load and count, more than all else that `status` does, so its answer
is kept here.
"""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 2013, 2020

_DAYS = (
    "2013-01-01 2013-03-29 2013-04-01 2013-05-06 2013-05-27 2013-08-26 2013-12-25 2013-12-26 "
    "2014-01-01 2014-04-18 2014-04-21 2014-05-05 2014-05-26 2014-08-25 2014-12-25 2014-12-26 "
    "2015-01-01 2015-04-03 2015-04-06 2015-05-04 2015-05-25 2015-08-31 2015-12-25 2015-12-26 2015-12-28 "
    "2016-01-01 2016-03-25 2016-03-28 2016-05-02 2016-05-30 2016-08-29 2016-12-25 2016-12-26 2016-12-27 "
    "2017-01-01 2017-01-02 2017-04-14 2017-04-17 2017-05-01 2017-05-29 2017-08-28 2017-12-25 2017-12-26 "
    "2018-01-01 2018-03-30 2018-04-02 2018-05-07 2018-05-28 2018-08-27 2018-12-25 2018-12-26 "
    "2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26 "
    "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-26 2020-12-28 "
)

ENGLAND_BANK_HOLIDAYS: frozenset[date] = frozenset(date.fromisoformat(day) for day in _DAYS.split())
"""Every bank holiday from `FIRST_YEAR` to `LAST_YEAR`; of later years none is known."""
