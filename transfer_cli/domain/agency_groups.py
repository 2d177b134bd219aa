"""Agencies as reports that name nobody may call them: a step can carry the name of a school, or even of a person."""

from __future__ import annotations

from collections.abc import Iterable

from transfer_cli.domain.exceptions import is_education
from transfer_cli.domain.settings import Agency
from transfer_cli.domain.words import as_code

SCHOOLS, OTHERS = "schools_and_colleges", "others"

USUAL = frozenset(
    {
        "educational_psychologist",
        "psychologist",
        "health",
        "community_paediatrics",
        "speech_therapy",
        "occupational_therapy",
        "physiotherapy",
        "camhs",
        "ccg",
        "social_care",
        "young_peoples_service",
        "youth_offending_team",
        "other_authority",
        "family",
        "parent",
        "parents",
        "young_person",
    }
)
"""Kinds that name nobody, whatever the settings say."""


def agency_group(agency: str, agencies: Iterable[Agency]) -> str:
    """The kind of an agency: that of the settings, schools together, and whoever is neither among the others."""
    code = as_code(agency)
    kinds = {as_code(one.name): as_code(one.kind) for one in agencies}
    kind = kinds.get(code, code)
    if is_education(kind):
        return SCHOOLS
    return kind if kind in USUAL or kind in kinds.values() else OTHERS
