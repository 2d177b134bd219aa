"""The bank holidays kept in the code are those of the library."""

from __future__ import annotations

from datetime import date

import holidays

from tests.builders import day
from transfer_cli.domain.calendar import ENGLAND_TERMS
from transfer_cli.readers.bank_holidays import ENGLAND_BANK_HOLIDAYS, FIRST_YEAR, LAST_YEAR


def test_they_are_those_of_the_library() -> None:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    library = set(holidays.country_holidays("GB", subdiv="ENG", years=years))
    missing, surplus = sorted(library - ENGLAND_BANK_HOLIDAYS), sorted(ENGLAND_BANK_HOLIDAYS - library)
    assert (missing, surplus) == ([], []), "put these days into, or take them out of, readers/bank_holidays.py"


def test_the_years_of_the_transfer_as_the_government_published_them() -> None:
    published = {
        day(text)
        for text in (
            "Mon 25 Aug 2014", "Thu 25 Dec 2014", "Fri 26 Dec 2014",
            "Thu 1 Jan 2015", "Fri 3 Apr 2015", "Mon 6 Apr 2015", "Mon 4 May 2015", "Mon 25 May 2015",
            "Mon 31 Aug 2015", "Fri 25 Dec 2015", "Mon 28 Dec 2015",
            "Fri 1 Jan 2016", "Fri 25 Mar 2016", "Mon 28 Mar 2016", "Mon 2 May 2016", "Mon 30 May 2016",
            "Mon 29 Aug 2016", "Mon 26 Dec 2016", "Tue 27 Dec 2016",
            "Mon 2 Jan 2017", "Fri 14 Apr 2017", "Mon 17 Apr 2017", "Mon 1 May 2017", "Mon 29 May 2017",
            "Mon 28 Aug 2017", "Mon 25 Dec 2017", "Tue 26 Dec 2017",
            "Mon 1 Jan 2018", "Fri 30 Mar 2018", "Mon 2 Apr 2018", "Mon 7 May 2018", "Mon 28 May 2018",
        )
    }  # fmt: skip
    weekdays = {d for d in ENGLAND_BANK_HOLIDAYS if date(2014, 8, 1) <= d <= date(2018, 5, 31) and d.weekday() < 5}
    assert weekdays == published


def test_every_usual_term_lies_in_years_whose_bank_holidays_are_known() -> None:
    assert min(term.first.year for term in ENGLAND_TERMS) > FIRST_YEAR
    assert max(term.last.year for term in ENGLAND_TERMS) < LAST_YEAR
