"""What each figure of the weekly report means, in words: printed at its end."""

from __future__ import annotations

DEFINITIONS: dict[str, str] = {
    "In scope": "Every child or young person with a statement of special educational needs (or an EHC plan made before "
    "1 September 2014) ever held here by that day, whatever became of it. Learning difficulty assessments "
    "(LDAs) are counted apart.",
    "Concluded": "Transferred, or told that there will be no plan. A meeting or a draft does not count.",
    "Transferred": "The final EHC plan was sent to the family and to the setting it names.",
    "No plan": "The parent or young person was told that no EHC plan will be made.",
    "Left": "Left the caseload with neither: moved away, needs met, left school, left England, died, or other.",
    "Open": "In scope, less concluded, less left.",
    "Under way": "Open, and notice was given or the assessment began.",
    "Overdue": "Open, and past a day that the law itself sets: the last day for the plan (18 weeks from the day the "
    "assessment began; 14 weeks if notice was given before 1 September 2015) or the child's own deadline.",
    "At risk": "Open and not overdue, but not begun although the last day to begin has passed, or planned to end after "
    "a day that the law sets, or without a draft in time for the family's 15 days.",
    "Needed a week": "Open ÷ weeks to the end of the deadline's day. None after the deadline.",
    "Achieved a week": "Concluded in the 12 weeks that end with the report's day ÷ 12. Who left does not count.",
    "In time, of all due": "Done in time ÷ (done in time + done late + still open after its day), of those alone whose "
    "last lawful day has passed. Whoever still waits counts as late. A decision not to issue a plan is due only of "
    "those who were told of one: all others stand with the plans.",
    "Done ahead of its day": "Done, and the last lawful day has not passed. In no percentage, since of the others who "
    "have that day nobody can say yet whether they keep it.",
    "Exceptions left out": "The same without those whose limit an exception of the regulations disapplied; in the "
    "other two percentages they count as late, and among the overdue they do not stand. Our measure.",
    "In time, of those done": "Done in time ÷ (done in time + done late), of those whose last lawful day has "
    "passed. It leaves out whoever still waits, so it looks better; it is shown because other reports give one like "
    "it, most of them with what was done ahead of its day as well.",
    "Promised": "18 weeks from the start that the first schedule gave. Concluded before that schedule: the day of it. "
    "Under way then: the last lawful day for the plan.",
    "Needed line": "An even pace from the children concluded now to all children at the deadline.",
    "Slipped": "Open and past a day of the law, at risk, behind a promised start or the day of a step, or past a day "
    "of the law that an exception excuses (excepted). Each child is counted under one reason: the one that staff said "
    "last, else the first that the record tells: an exception, a turn put off by agreement, late advice, a closed "
    "setting, no officer.",
    "Lawful": "A ground of the regulations that the record shows, or for a promise alone a turn put off by agreement "
    "or a closed setting. Record wrong: staff say that nothing slipped.",
    "Stuck": "Under way, and for longer than the authority's own number of days nothing was recorded, no meeting "
    "followed the notice, no answer the draft, or no notice the beginning.",
    "Overdue advice": "Asked for more than six weeks ago, not received and not excused, while the assessment needs it.",
    "Review open": "From the day of the notice to its conclusion.",
    "Gap": "Something that this report looks for in the record of every open child and does not find there, or finds "
    "only presumed.",
    "On plan": "Said only if the achieved rate reaches the needed rate, for all and for each cohort; nobody is "
    "overdue; the latest schedule has a lawful place for everybody who still has to begin; and at the recorded "
    "capacity all can begin in time.",
    "Needed with earlier ones": "Open children of the cohort and of all those due no later ÷ weeks to the end of its "
    "last day. That is enough if the rate achieved of all children reaches it.",
    "Must begin at capacity from": "The last week from which on reviews must begin at the full recorded capacity "
    "(officers present, starts a week, reviews open at once), if until then they begin at the pace of the last 12 "
    "weeks, so that all of the cohort, and those due earlier, begin 18 weeks before its last day.",
    "Forecast": "500 possible futures, week by week, from the weeks of the last year and a half in blocks of four, so "
    "that swings stay; never more starts than the recorded capacity, and in term time only. It needs 26 weeks since "
    "the first conclusion and 20 conclusions in the last 52 weeks.",
    "Expected": "Of children concluded by a day: the average of these futures, in whole children.",
    "Middle": "As many of these futures end below it as above, so it can be more or less than what is expected.",
    "85% range": "Of these futures as near to 85 in 100 end in it as whole children and weeks allow, as many below it "
    "as above; both ends belong to it.",
    "Kept forecasts": "Forecasts recorded on their day, the first of each day, held against what came. Of their 85% "
    "ranges about 85 in 100 should hold; many more or fewer mean that the forecast is not to be relied on.",
    "Last day to begin": "The last day on which the assessment may begin and still have its full period.",
    "Last day for notice": "Two weeks before that: notice must be given by then.",
}
"""Figure to how it is counted."""
