"""Errors about reports: ids beginning REP."""

from __future__ import annotations

from transfer_cli.errors import ErrorText

TEXTS: dict[str, ErrorText] = {
    "REP001": ErrorText(
        title="The report cannot be written",
        why="A report is made in full before any file is touched; then one of its files could not be put in its "
        "folder. The folder may be read-only or on a full disk, or an older copy of the report may be open in "
        "another program, which on Windows keeps it from being replaced.",
        fix="Close the older copy, or name another place, as with: transfer report weekly --out FOLDER. "
        "Then run the command again; the record is not touched by a report.",
    ),
    "REP021": ErrorText(
        title="No such survey",
        why="The SEN2 survey is held on the third Thursday of January. Transfers were first counted in January 2015, "
        "over the calendar year 2014, and a survey whose day lies ahead has nothing to count yet.",
        fix="Name the year in which the survey is held, as with: transfer report sen2 --year 2017. For a day that lies "
        "ahead of today, also say --as-of.",
    ),
    "REP022": ErrorText(
        title="No such setting, or several",
        why="A school's list goes to that school, so it is made only for a setting that the record knows and that "
        "alone answers to what was given: its URN, its name, or a part of its name.",
        fix="Write the name as the caseload file or the directory of settings does, or give the URN. All of them, "
        "one file each: transfer report school --all.",
    ),
    "REP023": ErrorText(
        title="Not a year group",
        why="A list can be narrowed to National Curriculum years, as they are followed on the day asked about.",
        fix="Write a number from -4 to 20, Year 9, R, N1 or N2, as with: transfer report caseload --year-group 9.",
    ),
    "REP024": ErrorText(
        title="No such question",
        why="A question is answered by a name, so that the same question is counted in the same way each time.",
        fix="See the names with: transfer report foi --list.",
    ),
    "REP025": ErrorText(
        title="The programme had not begun",
        why="Transfers to EHC plans began on 1 September 2014 (SI 2014/2270 art 2(1)). Of a day before it there is "
        "nothing to say of what was promised, done or late since.",
        fix="Ask for that day or a later one, as with: transfer --as-of 2018-04-01 report end.",
    ),
    "REP026": ErrorText(
        title="Exact figures are not for the strategy group",
        why="strategy_group = true under [publication] in transfer.toml says that the group's papers are public, so "
        "its weekly report has protected figures. The reports books, dfe, end and sen2 have exact ones, of the same "
        "children: beside them, small numbers could be worked out of the protected report.",
        fix="Give the group the weekly report. To fill in a return or for the team's own work, make the team's "
        "edition, as with: transfer report sen2 --audience team. If the group's papers are not public, take the line "
        "out of transfer.toml.",
    ),
}
