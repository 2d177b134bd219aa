"""What agencies are called where nobody may be named."""

from __future__ import annotations

import pytest

from transfer_cli.domain.agency_groups import agency_group
from transfer_cli.domain.settings import Agency

AGENCIES = (Agency("sensory_service", "Hearing and Vision"), Agency("health", "Community Paediatrics"))


@pytest.mark.parametrize(
    ("agency", "group"),
    [
        ("health", "health"),
        ("Educational Psychologist", "educational_psychologist"),
        ("community_paediatrics", "health"),
        ("Hearing and Vision", "sensory_service"),
        ("sensory_service", "sensory_service"),
        ("larkfield_primary_school", "schools_and_colleges"),
        ("head_teacher", "schools_and_colleges"),
        ("dr_a_person", "others"),
    ],
)
def test_nobody_is_named(agency: str, group: str) -> None:
    assert agency_group(agency, AGENCIES) == group
