"""A profile's TOML: every fault at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.profiles.made import ROOT, profile_of
from transfer_cli.domain.columns import BY_NAME
from transfer_cli.errors import InputUnusable
from transfer_cli.readers.profiles import profile_named, read_profile
from transfer_cli.readers.profiles.profile import Taken
from transfer_cli.readers.profiles.profile_toml import profile_from

WHOLE = """
title = "Ours"
about = "How our system writes a caseload."
fingerprint = ["Ref", "DOB"]
ignore = ["Age"]
empty = ["TBC", " n/a "]
dates = ["DD.MM.YYYY 00:00"]
remarks = ["It has no officers."]
addresses_follow = true

[columns.reference]
from = ["Ref", "Case"]
[columns.date_of_birth]
from = ["DOB"]
[[columns.surname]]
from = ["Chosen"]
[[columns.surname]]
join = ["A", "B"]
between = "-"
[columns.document]
constant = "statement"
[columns.primary_need]
from = ["Need"]
[columns.primary_need.codes]
"Au." = "ASD"
"" = "OTH"
[columns.primary_need.noted]
"Au." = "It may be something else."
[[split]]
from = ["Address"]
as = "address"
into = "contact2"
[[split]]
from = ["Name"]
as = "surname_forename"
"""


def test_a_whole_profile() -> None:
    profile = profile_from(WHOLE, "ours", "ours.toml")
    assert profile.empty == {"tbc", "n/a"}
    assert profile.addresses_follow
    assert [rule.join for rule in profile.columns["surname"]] == [(), ("A", "B")]
    (need,) = profile.columns["primary_need"]
    assert need.codes == {"au": "ASD", "": "OTH"}
    assert need.words == {"au": "Au.", "": ""}
    assert need.noted == {"au": "It may be something else."}
    address, name = profile.splits
    assert address.into[0] == "contact2_address1"
    assert address.into[-1] == "contact2_postcode"
    assert name.taken is Taken.SURNAME_FORENAME
    assert profile.same_as("Case") == {"ref", "case"}


FAULTS = """
--- an unknown key
colums = "x"
==> ours.toml:2: "colums": There is no setting of this name. Did you mean columns? [IMP081]
--- an unknown column
[columns.refrence]
from = ["x"]
==> ours.toml:2: "refrence": [columns] has no setting of this name. Did you mean reference? [IMP081]
--- a text where a list belongs
[columns.reference]
from = "Ref"
==> ours.toml:3: "Ref": from must be a list. Write it in square brackets: from = [ … ]. [IMP082]
--- two sources
[columns.reference]
from = ["Ref"]
constant = "x"
==> ours.toml:4: [columns.reference] takes its value by from and constant at once. Keep one of them, or begin each with [[…]] to try one by one. [IMP083]
--- a code that the column has not
[columns.primary_need]
from = ["Need"]
[columns.primary_need.codes]
"Autism" = "ASD"
"Deaf" = "HEARING"
==> ours.toml:6: "HEARING": In primary_need it is not a code of this column. Use one of: SPLD, MLD, SLD, PMLD, SEMH, SLCN, HI, VI, MSI, PD, ASD, OTH. [IMP084]
--- a constant that the column cannot have
[columns.document_date]
constant = "03-Apr"
==> ours.toml:3: "03-Apr": In document_date it is not a date. Write it with its year, as 2016-04-03; a spreadsheet may have changed the cell. [IMP084]
--- a word with two meanings
[columns.setting_type]
from = ["T"]
[columns.setting_type.codes]
"Sp. S." = "special"
"sp s" = "home"
==> ours.toml:6: "sp s": This word is there twice, with two meanings. Keep one of them. [IMP083]
--- a code that is no text
[columns.setting_type]
from = ["T"]
[columns.setting_type.codes]
"1" = 2
==> ours.toml:5: "2": 1 must be text. Write it in quotes: 1 = "…". [IMP082]
--- dates month first
dates = ["MM/DD/YYYY"]
==> ours.toml:2: "MM/DD/YYYY": Numbers are never read month first. Write it as DD.MM.YYYY, DD Mon YYYY or YYYY-Mon-DD 00:00:00. [IMP082]
--- an unknown directory
[columns.setting_name]
from = ["URN"]
lookup = "setting_nam"
==> ours.toml:4: "setting_nam": This is not known as a value of lookup. Did you mean setting_name? [IMP081]
--- read and ignored
ignore = ["REF."]
[columns.reference]
from = ["Ref"]
==> ours.toml:2: "REF.": This heading is read and ignored at once. Take it out of ignore, or out of the column. [IMP083]
--- a fingerprint of nothing
fingerprint = ["Colour"]
==> ours.toml:2: "Colour": This heading of the fingerprint is nowhere else in the profile. Add it to a column's from, or to ignore. [IMP081]
--- a flag in quotes
addresses_follow = "yes"
==> ours.toml:2: "yes": addresses_follow must be true or false. Write addresses_follow = true, without quotes. [IMP082]
--- an address that goes nowhere
[[split]]
from = ["A"]
as = "address"
==> ours.toml:2: An address goes to one of several places. Add a line into with one of: home, contact1, contact2, contact3. [IMP082]
--- a split of nothing
[[split]]
as = "surname_forename"
==> ours.toml:2: [[split]] has no from. Add a line from = ["…"]. [IMP082]
--- a split without a way
[[split]]
from = ["A"]
==> ours.toml:2: [[split]] has no as. Add one of: address, surname_forename, forename_surname. [IMP082]
"""  # noqa: E501 - one message a line
"""Profiles with a fault each, and what must be said of it; the title stands on the first line."""


def faults() -> Iterator[tuple[str, str, str]]:
    for case in FAULTS.split("--- ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, message = rest.partition("\n==> ")
        yield name, text, message.strip()


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in faults()], ids=[case[0] for case in faults()])
def test_a_fault_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputUnusable) as caught:
        profile_of(text)
    assert caught.value.id == "IMP080"
    assert message in [str(problem) for problem in caught.value.problems]


def test_all_faults_are_named_at_once_in_the_order_of_the_file() -> None:
    with pytest.raises(InputUnusable, match=r"ours\.toml has 3 faults") as caught:
        profile_from('abuot = "x"\ndates = ["MM"]\n', "ours", "ours.toml")
    assert [problem.where for problem in caught.value.problems] == ["ours.toml:1", "ours.toml:1", "ours.toml:2"]
    assert "The file has no title." in [problem.why for problem in caught.value.problems]


@pytest.mark.parametrize("text", ["title = ", "[columns\n", 'title = "a"\ntitle = "b"'])
def test_what_is_not_toml_is_said_with_its_line(text: str) -> None:
    with pytest.raises(InputUnusable, match=r"ours\.toml:\d: this is not TOML") as caught:
        profile_from(text, "ours", "ours.toml")
    assert caught.value.id == "IMP080"


def test_the_profile_in_the_documentation_is_right() -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    _, _, rest = page.partition("```toml\n")
    profile = profile_from(rest.partition("```")[0], "ours", "profiles.md")
    assert set(profile.columns) == {
        "reference", "date_of_birth", "setting_name", "document", "primary_need", "home_address1", "surname",
    }  # fmt: skip


def test_every_key_of_a_profile_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    with pytest.raises(InputUnusable) as caught:
        profile_of("x = 1\n[columns.upn]\nx = 1\n[[split]]\nx = 1")
    known = " ".join(p.fix.partition("Known here: ")[2] for p in caught.value.problems).replace(".", ",")
    keys = {key.strip() for key in known.split(",") if key.strip()} - set(BY_NAME)
    assert {"fingerprint", "join", "into"} <= keys
    assert sorted(key for key in keys if key not in page) == []


def test_a_profile_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(WHOLE, encoding="utf-8-sig")
    assert read_profile(path).name == "ours"
    assert profile_named(str(path)).title == "Ours"


def test_a_profile_that_is_not_there() -> None:
    with pytest.raises(InputUnusable, match=r"There is no profile gone\.toml") as caught:
        profile_named("gone.toml")
    assert caught.value.id == "IMP080"
    with pytest.raises(
        InputUnusable, match=r'There is no profile "traker".*canonical, sen2, capita_one, tracker'
    ) as caught:
        profile_named("traker")
    assert caught.value.id == "IMP086"


def test_a_profile_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b'title = "\xe9"')
    with pytest.raises(InputUnusable, match="is not UTF-8 text"):
        read_profile(path)
    with pytest.raises(InputUnusable, match="cannot be read"):
        read_profile(tmp_path)


@pytest.mark.parametrize("name", ["sen2", "SEN2", "capita-one", " tracker "])
def test_a_shipped_profile_by_its_name(name: str) -> None:
    assert profile_named(name).title


KEYS = (
    "title", "fingerprint", "ignore", "empty", "dates", "remarks", "addresses_follow", "columns", "split", "upn",
    "setting_type", "document_date", "from", "join", "between", "codes", "noted", "lookup", "before", "constant", "as",
    "into", "x y",
)  # fmt: skip
VALUES = st.recursive(
    st.sampled_from(["", "special", "address", "home", "DD/MM/YYYY", "\x00", True, 3, 2.5, date(2016, 9, 5)]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_whatever_stands_in_a_profile_it_is_read_or_its_faults_are_named(values: dict[str, object]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("transfer_cli.readers.profiles.profile_toml.tomllib.loads", lambda _: values)
        assert title_or_faults()


def title_or_faults() -> object:
    try:
        return profile_from("", "ours", "ours.toml").title
    except InputUnusable as error:
        return error.problems
