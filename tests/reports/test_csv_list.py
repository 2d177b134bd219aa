from __future__ import annotations

from dataclasses import replace

from tests.builders import day
from tests.reports.a_week import PROVENANCE, a_report
from transfer_cli.reports.csv_list import write_csv
from transfer_cli.reports.report import Section
from transfer_cli.reports.table import Table


def csv_of(section: Section) -> str:
    return write_csv(replace(a_report(), sections=(section,)), PROVENANCE).decode("utf-8-sig")


def test_a_list_for_programs() -> None:
    rows = (("01", "=SUM(A1)", day("Mon 3 Oct 2016"), None, 1234, 0.5), ("02", 'a "b", c', None, "-", 0, 1.0))
    table = Table("", ("Reference", "Name", "On", "Why", "Days", "Weeks"), rows)
    assert csv_of(Section("children", "Children", table=table)) == (
        'Reference,Name,On,Why,Days,Weeks\r\n01,\'=SUM(A1),2016-10-03,,1234,0.5\r\n02,"a ""b"", c",,\'-,0,1.0\r\n'
    )


def test_no_table_is_an_empty_file() -> None:
    assert csv_of(Section("children", "Children")) == ""
