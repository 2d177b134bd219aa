"""Codes as people say them: one place, so that every screen and page uses the same words."""

from __future__ import annotations

_SPECIAL = {
    "post16": "post-16",
    "lda": "learning difficulty assessment",
    "statement": "statement of SEN",
    "non_statutory": "EHC plan made before September 2014",
    "home": "educated at home",
    "no_plan_notified": "told there will be no plan",
    "plan_issued": "EHC plan issued",
    "left_england": "left England",
    "consult_year6": "consult Year 6",
    "year6_consulted": "Year 6 consulted",
    "school_to_post16": "school to post-16",
    "lda_decided_to_assess": "decided to assess (LDA)",
    "lda_invitation": "invitation to ask (LDA)",
    "young_peoples_service": "Young People's Service",
    "lda_invited": "invited to ask for an assessment (LDA)",
    "lda_conversion_agreed": "conversion agreed (LDA)",
    "lda_conversion_agreed:duty": "conversion agreed of an assessment under a duty (LDA)",
    "lda_conversion_agreed:power": "conversion agreed of an assessment under a power (LDA)",
    "year6_transfer_agreed": "transfer agreed in Year 6",
    "tribunal_ordered_plan": "plan ordered by the Tribunal",
    "tribunal_ordered_reconsideration": "decision sent back by the Tribunal",
    "tribunal_ordered_assessment": "assessment ordered by the Tribunal",
    "annual_review_report": "report of the annual review",
    "pipeline_converted": "pipeline case converted",
    "copy_to_setting": "plan to setting",
    "copy_to_commissioning_body": "plan to commissioning body",
    "no_plan_to_setting": "no plan, to setting",
    "no_plan_to_commissioning_body": "no plan, to commissioning body",
    "year6_consultation": "Year 6 consultation",
    "advice_insufficient": "advice not sufficient",
    "advice_suffices": "advice on file agreed to suffice",
    "appeal_about:b": "appeal about section B (needs)",
    "appeal_about:f": "appeal about section F (provision)",
    "appeal_about:i": "appeal about section I (placement)",
    "appeal_about:no_plan": "appeal about the decision against a plan",
    "appeal_outcome": "appeal ended",
    "slip_reason": "reason for slipping",
    "moved_in": "welcome after moving here",
    "moved_in_letter": "letter after moving here",
    "moved_in_letter_sent": "letter after moving here sent",
}


def in_words(code: str) -> str:
    """A stage, step, setting type or other code for people: `advice received: educational psychologist`."""
    head, colon, tail = code.partition(":")
    words = _SPECIAL.get(head, head.replace("_", " "))
    return _SPECIAL.get(code, f"{words}: {tail.strip().replace('_', ' ')}") if colon else words


def as_code(text: str) -> str:
    """A name as codes and steps are written: small letters, and underscores between words."""
    return "_".join(text.casefold().replace("-", " ").replace("_", " ").split())


def capital(text: str) -> str:
    """The text as a sentence or heading begins; `EHC plan` stays as it is."""
    return text[:1].upper() + text[1:]


def rate_in_words(rate: float) -> str:
    """So many a week: `1,050.5`; what would be rounded to nothing is `less than 0.1`."""
    return "less than 0.1" if 0 < rate < 0.05 else f"{rate:,.1f}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 child`, `2 children`.

    Args:
        many: The plural where it is not `one` with an s.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
