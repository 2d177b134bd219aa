"""A SEN2 person-level set as one table: a row a person, with the plan, the place and the need that hold now.

What has no partner in a joined file is reported and never dropped: a person without a plan is a row without a setting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transfer_cli.readers.profiles.sen2_files import FILES, Sen2Set
from transfer_cli.readers.profiles.sen2_members import Chosen, Members, read_member
from transfer_cli.readers.profiles.sen2_remarks import remarks
from transfer_cli.readers.sheet import Cell, Record, Refused, Sheet

COLUMNS: tuple[tuple[str, str], ...] = (
    ("person", "persontableid"), ("person", "surname"), ("person", "forename"), ("person", "personbirthdate"),
    ("person", "upn"), ("person", "uniquelearnernumber"), ("person", "postcode"),
    ("requests", "receiveddate"),
    ("namedplan", "startdate"), ("namedplan", "ceasedate"), ("namedplan", "ceasereason"),
    ("activeplans", "lastreview"), ("activeplans", "reviewmeeting"),
    ("placementdetail", "urn"), ("placementdetail", "sensetting"), ("placementdetail", "senunitindicator"),
    ("placementdetail", "resourcedprovisionindicator"), ("placementdetail", "entrydate"),
    ("senneed", "sentype"),
)  # fmt: skip
"""Columns of the joined table with the file each comes from; a place comes from `plandetail` where no placement is."""
_URN = COLUMNS.index(("placementdetail", "urn"))


@dataclass(frozen=True, slots=True)
class Joined(Sheet):
    """The joined table.

    Attributes:
        places: For each person's row the file and the row in it that each column comes from; row 0 = none does.
        person: Name of the file of persons.
    """

    places: Mapping[int, Sequence[tuple[str, int]]] | None = None
    person: str = ""

    def place(self, row: int, position: int | None = None) -> str:
        """The file, row and column: `Blade_placementdetail.csv, row 12, column urn`."""
        if position is None or not self.places or row not in self.places:
            return f"{self.person}, row {row}"
        file, number = self.places[row][position]
        if not number:
            return f"{self.person}, row {row}, which has no row in {file}"
        return f"{file}, row {number}, column {self.headings[position]}"


def read_set(found: Sen2Set) -> Sheet:
    """The set as one table, a row a person in the order of the persons' file.

    Raises:
        InputUnusable: IMP087, a file cannot be taken apart or a key is there twice; IMP085, headings have changed;
            or a file is no CSV.
    """
    members = {file.name: read_member(file, found.sources[file.name]) for file in FILES}
    person = members["person"]
    chosen = {key: _chosen(members, key) for key in person.rows}
    records = tuple(_record(members, key, chosen[key]) for key in person.rows)
    return Joined(
        tuple(column for _, column in COLUMNS),
        lambda: iter(records),
        f"a SEN2 set of nine files, {person.sheet.description}",
        delimiter=person.sheet.delimiter,
        encoding=person.sheet.encoding,
        remarks=tuple(remarks(members, chosen)),
        places={person.rows[key].row: _places(members, chosen[key]) for key in person.rows},
        person=person.name,
    )


def _chosen(members: Members, person: str) -> Chosen:
    """The rows that count for a person: those of the latest request that led to a plan."""
    requests, active, plans = members["requests"], members["activeplans"], members["namedplan"]
    chosen = {"person": person}

    def named(request: str) -> list[str]:
        assessments = members["assessment"].below.get(request, ())
        return [plan for assessment in assessments for plan in plans.below.get(assessment, ())]

    asked = requests.below.get(person, ())
    if not asked:
        return chosen
    order = {request: number for number, request in enumerate(asked)}
    request = max(
        asked,
        key=lambda each: (
            each in active.below, bool(named(each)), requests.day(each, "receiveddate"), order[each],
        ),
    )  # fmt: skip
    chosen["requests"] = request
    if begun := named(request):
        chosen["namedplan"] = max(begun, key=lambda plan: plans.day(plan, "startdate"))
    if in_force := active.below.get(request):
        chosen["activeplans"] = in_force[-1]
    return {**chosen, **_place_and_need(members, chosen)}


def _place_and_need(members: Members, chosen: Chosen) -> Chosen:
    """The placement that has not ended, by rank; without any the place in the plan; and the need of the first rank."""
    placements, needs, details = members["placementdetail"], members["senneed"], members["plandetail"]
    plan = chosen.get("activeplans", "")
    found: dict[str, str] = {}
    if taken := placements.below.get(plan):
        by_entry = sorted(taken, key=lambda each: placements.day(each, "entrydate"), reverse=True)
        found["placementdetail"] = min(
            by_entry,
            key=lambda each: (bool(placements.text(each, "leavingdate")), placements.rank(each, "placementrank")),
        )
    elif named := details.below.get(chosen.get("namedplan", "")):
        found["plandetail"] = min(named, key=lambda each: details.rank(each, "placementrank"))
    if stated := needs.below.get(plan):
        found["senneed"] = min(stated, key=lambda each: needs.rank(each, "sentyperank"))
    return found


def _from(chosen: Chosen, file: str) -> str:
    """The file that a column of this child comes from."""
    return "plandetail" if file == "placementdetail" and "plandetail" in chosen else file


def _record(members: Members, person: str, chosen: Chosen) -> Record:
    cells: list[Cell] = []
    for file, column in COLUMNS:
        taken = _from(chosen, file)
        text = members[taken].text(chosen.get(taken, ""), column)
        is_nowhere = column == "sensetting" and not text and not cells[_URN]
        cells.append(_nowhere(chosen, taken) if is_nowhere else text)
    return Record(members["person"].rows[person].row, tuple(cells))


def _nowhere(chosen: Chosen, taken: str) -> Refused:
    """Stands for the place of a child who has none."""
    if taken in chosen:
        lacks = "a placement with neither a URN nor a sensetting"
    else:
        lacks = "a plan without a placement" if {"activeplans", "namedplan"} & set(chosen) else "no plan"
    why = f"this child has {lacks}, so nothing says where it is taught."
    fix = "Correct it in the source system and export the set again, or load the other children with --skip-bad-rows."
    return Refused("", "IMP088", why, fix)


def _places(members: Members, chosen: Chosen) -> Sequence[tuple[str, int]]:
    places = []
    for file, _ in COLUMNS:
        member = members[_from(chosen, file)]
        record = member.rows.get(chosen.get(member.file.name, ""))
        places.append((member.name, record.row if record else 0))
    return places
