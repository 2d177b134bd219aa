"""The steps that can be recorded, with a word on each, and what to write in place of one that cannot."""

from __future__ import annotations

from collections.abc import Mapping

from transfer_cli.domain.case import CARRIED, STEP_PREFIXES

STEPS_IN_WORDS: Mapping[str, str] = {
    "notice_given": "notice of the assessment arrived with the family",
    "assessment_began": "the assessment began, if not on the day that the notice states",
    "advice_complete": "all advice is in",
    "meeting_held": "the transfer review meeting was held",
    "draft_served": "the draft plan arrived with the family",
    "plan_issued": "the finalised plan was sent to the last of those who must have it",
    "no_plan_notified": "the family was told that there will be no plan",
    "meeting_planned": "the meeting was arranged",
    "draft_answered": "the family answered the draft",
    "advice_requested:AGENCY": "advice was asked for, such as advice_requested:educational_psychologist",
    "advice_received:AGENCY": "that advice came in",
    "consent_asked": "consent to share information was asked for",
    "consent_received": "consent to share information was given",
    "placement_consulted": "a setting was consulted; with its name after a colon if there are several",
    "placement_answered": "that setting answered; with its name after a colon if there are several",
    "request_received": "a young person with a learning difficulty assessment asked for an assessment",
    "lda_decided_to_assess": "it was decided to assess that young person",
    "lda_invited": "that young person was invited to ask",
    "lda_conversion_agreed:duty": "one under way on 1 September 2014 was converted with consent: s.139A(2) or (4)",
    "lda_conversion_agreed:power": "one under way on 1 September 2014 was converted with consent: s.139A(5)",
    "notice_sent:setting": "the setting was given notice on a day of its own",
    "notice_sent:commissioning_body": "the commissioning body was given notice on a day of its own",
    "notice_sent:youth_offending_team": "the youth offending team was given notice on a day of its own",
    "notice_sent:person_in_charge": "the person in charge of the custody was given notice on a day of its own",
    "plan_sent:family": "the plan was sent to the family on a day of its own",
    "plan_sent:setting": "the plan was sent to the named setting on a day of its own",
    "plan_sent:commissioning_body": "the plan was sent to the commissioning body on a day of its own",
    "postponed": "a turn in the local plan was put off by agreement; by transfer case postpone",
    "brought_forward": "a turn in the local plan was brought forward by agreement; by transfer case postpone",
    "plan_promised": "a published plan promised a turn; by transfer plan publish",
    "kept": "the case stays although a caseload file no longer names it",
    "left": "the case left without a transfer; case record alone, with --reason",
    "year6_consulted": "the family of a child in Year 6 was consulted",
    "year6_transfer_agreed": "a transfer in Year 6 was agreed",
    "taken_into_custody": "the child was taken into custody",
    "released_from_custody": "the child was released from custody",
    "appeal_registered": "an appeal was registered with the Tribunal",
    "appeal_ended": "that appeal was determined or withdrawn",
    "tribunal_ordered_plan": "the Tribunal ordered a plan",
    "tribunal_ordered_reconsideration": "the Tribunal sent the decision back",
    "tribunal_ordered_assessment": "the Tribunal ordered an assessment",
    "reassessment_requested": "a reassessment was asked for under the old law, before notice",
    "reassessment_accepted": "the authority accepted that request",
    "reassessment_refused": "the authority refused that request",
    "pipeline_converted": "an assessment of before September 2014 went on under the new law",
    "moved_in_letter_sent": "the family that moved here was told what happens next",
    "parent_cannot_decide": "a representative is written to in the parent's place",
    "annual_review_held": "the annual review of the statement was held, before notice",
    "annual_review_report": "the school's report of that review came in",
    "annual_review_decided": "the authority decided after that review",
    "school_named": "the statement names the next school",
    "plan_reviewed": "the new plan was reviewed",
    "exception:closure": "a limit is excused by a closure of the setting; by transfer case exception",
    "exception:circumstances": "a limit is excused by exceptional personal circumstances; by transfer case exception",
    "exception:absence": "a limit is excused by an absence of four weeks; by transfer case exception",
    "exception:appointment": "advice is excused by an appointment that was not kept; by transfer case exception",
    "exception:inappropriate": "an assessment would be inappropriate; by transfer case exception",
    "mediation_held": "mediation was held",
    "mediation_requested": "the family asked for mediation",
    "mediation_declined": "the family declined mediation",
    "mediation_certificate": "a mediation certificate was issued, which gives a month to appeal",
    "complaint": "somebody complained",
    "compliment": "somebody was pleased",
    "letter_returned": "a letter came back; by transfer letters returned",
    "letter_reprinted": "a letter was printed once more; by transfer letters reprint",
    "delay_letter_sent": "a letter about the delay was sent",
    "retention_hold": "the file is kept whatever the schedule of retention says, for the reason in the remark",
    "retention_hold_lifted": "it is no longer kept for that reason",
}
"""Every step that can be recorded; AGENCY stands for a name."""


def endings(step: str) -> str:
    """What can follow the beginning of such a step, one sentence; empty if it begins like none."""
    prefix = next((p for p in STEP_PREFIXES if step.startswith(p) or step == p.rstrip(":_")), "")
    if prefix in CARRIED:
        *others, last = sorted(prefix + name for name in CARRIED[prefix])
        return f"Write {', '.join(others)} or {last}."
    known = [name for name in STEPS_IN_WORDS if prefix and name.startswith(prefix)]
    return f"Write {' or '.join(known)}." if known else ""
