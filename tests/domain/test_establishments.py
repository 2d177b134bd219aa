"""Types of the national register, and what contradicts them and what does not."""

from __future__ import annotations

import pytest

from tests.domain.worked import cases
from transfer_cli.domain.case import SettingType
from transfer_cli.domain.establishments import TYPE_NAMES, contradicts, is_type, kind_of


@pytest.mark.parametrize(
    ("name", "group", "phase", "kind"),
    cases("""
    why                               | type                               | group               | phase   | ours
    the common one                    | Community school                   |                     | Primary | mainstream
    an academy                        | Academy converter                  | Academies           |         | mainstream
    special by law                    | Community special school           |                     |         | special
    special, foundation               | Foundation special school          |                     |         | special
    special, an academy               | Academy special converter          | Academies           |         | special
    special, a sponsored academy      | Academy special sponsor led        |                     |         | special
    special, a free school            | Free schools special               |                     |         | special
    special, not maintained           | Non-maintained special school      |                     |         | special
    special, independent              | Other independent special school   | Independent schools |         | special
    independent                       | Other independent school           |                     |         | independent
    nursery school                    | Local authority nursery school     |                     | Nursery | early_years
    nursery by its phase              | Voluntary aided school             |                     | Nursery | early_years
    sixth form by its phase           | Academy converter                  |                     | 16 plus | post16
    a phase does not overrule special | Academy special converter          |                     | 16 plus | special
    college                           | Further education                  | Colleges            |         | post16
    specialist college                | Special post 16 institution        |                     |         | post16
    written with hyphens              | free schools 16-to-19              |                     |         | post16
    a pupil referral unit is neither  | Pupil referral unit                | Independent schools |         |
    nor alternative provision         | Free schools alternative provision | Free Schools        | 16 plus |
    curly apostrophe                  | Service children’s education       |                     |         |
    newer than the list, told by group| Academy special of the next kind   | Special schools     |         | special
    newer, a group of many kinds      | Academy of the next kind           | Academies           | 16 plus |
    nothing said                      |                                    |                     |         |
    """),  # noqa: RUF001 - the register's own apostrophe
)
def test_what_an_establishment_is_to_us(name: str, group: str, phase: str, kind: str) -> None:
    assert kind_of(name, group, phase) == (SettingType(kind) if kind else None)


def test_every_type_is_known_by_its_name() -> None:
    assert all(is_type(name) for name in TYPE_NAMES)
    assert len(TYPE_NAMES) > 35
    assert not is_type("School of thought")


@pytest.mark.parametrize(
    ("child", "setting", "is_so"),
    cases("""
    why                                   | of the child | of the setting | contradicts
    the same                              | special      | special        | no
    a unit in a mainstream school         | resourced    | mainstream     | no
    and the other way round               | mainstream   | resourced      | no
    a nursery class of a primary school   | early_years  | mainstream     | no
    a school's sixth form                 | post16       | mainstream     | no
    a special school that is independent  | independent  | special        | no
    an independent school that is special | special      | independent    | no
    a nursery school in the mainstream    | mainstream   | early_years    | no
    special said of a mainstream school   | special      | mainstream     | yes
    mainstream said of a special school   | mainstream   | special        | yes
    a unit in a special school            | resourced    | special        | yes
    mainstream said of an independent one | mainstream   | independent    | yes
    independent said of a mainstream one  | independent  | mainstream     | yes
    a college for a nursery               | post16       | early_years    | yes
    a nursery for a college               | early_years  | post16         | yes
    mainstream said of a college          | mainstream   | post16         | yes
    taught at home, still on the roll     | home         | special        | no
    in no setting                         | none         | mainstream     | no
    a home tuition service in the list    | special      | home           | no
    an entry of nothing                   | none         | none           | no
    """),
)
def test_contradictions(child: str, setting: str, is_so: str) -> None:
    assert contradicts(SettingType(child), SettingType(setting)) is (is_so == "yes")


@pytest.mark.parametrize("child", SettingType)
def test_what_is_not_known_contradicts_nothing(child: SettingType) -> None:
    assert not contradicts(child, None)
    assert not contradicts(child, child)
