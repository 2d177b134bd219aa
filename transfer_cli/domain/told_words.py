"""The words by which people record what a family told, each with the step that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

APPEAL, FORM_WORD = "appeal", "form"

STEP_OF: Mapping[str, str] = MappingProxyType(
    {
        "mediation_contacted": "mediation_contacted",
        "mediation_requested": "mediation_requested",
        "mediation_declined": "mediation_declined",
        "mediation_certificate": "mediation_certificate",
        "mediation_held": "mediation_held",
        "mediation_agreed": "mediation_agreed",
        "mediation_not_agreed": "mediation_not_agreed",
        APPEAL: "appeal_registered",
        "appeal_conceded": "appeal_outcome:conceded",
        "appeal_withdrawn": "appeal_outcome:withdrawn",
        "appeal_allowed": "appeal_outcome:allowed",
        "appeal_allowed_in_part": "appeal_outcome:allowed_in_part",
        "appeal_dismissed": "appeal_outcome:dismissed",
        "ordered_plan": "tribunal_ordered_plan",
        "ordered_reconsideration": "tribunal_ordered_reconsideration",
        "ordered_assessment": "tribunal_ordered_assessment",
        "complaint": "complaint",
        "complaint_answered": "complaint_answered",
        "compliment": "compliment",
        FORM_WORD: "family_feedback",
        "budget_requested": "personal_budget_requested",
        "budget_agreed": "personal_budget_agreed",
        "budget_refused": "personal_budget_refused",
    }
)
"""The words of the command, each with the step that it records."""
