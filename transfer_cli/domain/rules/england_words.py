"""The rules of England in words, as `transfer explain` prints them."""

from __future__ import annotations

from dataclasses import replace

from transfer_cli.domain.rules.england_beside import RULES_BESIDE
from transfer_cli.domain.rules.england_changes import CHANGES_IF
from transfer_cli.domain.rules.of_any_nation import AGREED_TURN
from transfer_cli.domain.rules.ruleset import Confidence, Rule

ORDER = "SI 2014/2270"
REGS = "SI 2014/1530"

_RULES: tuple[Rule, ...] = (
    Rule(
        "order-18-1",
        "Notice before the assessment",
        "The parent or the young person is given notice of the assessment no later than the beginning of the two "
        "weeks that end with the day on which it begins. The last safe day is 14 days before that day; 13 days "
        "before is arguable and is met with a warning; later is late. There is no longest notice. The head teacher, "
        "the principal or the early years provider's SEN contact is given notice as well, or whoever else the "
        "authority thinks appropriate. From the day of notice the annual review of the statement no longer falls due.",
        f"{ORDER} art 18(1)",
        Confidence.INFERRED,
    ),
    Rule(
        "order-21-3",
        "The plan within its weeks",
        "The finished plan is sent to the parent or young person, the named school or institution and the "
        "responsible commissioning body as soon as practicable, and within 18 weeks beginning with the day on which "
        "the assessment began. The first day is day 1, so the last day is 125 days later. A last day on a weekend "
        "or bank holiday is not moved. The first form of the rule ran from the notice; we apply it where the period "
        "had ended before 1 April 2015.",
        f"{ORDER} art 21(3)",
        Confidence.TEXT,
        (
            "From 1 September 2014: 14 weeks from the day of notice; applied to notice up to 24 December 2014.",
            "From 1 April 2015 (SI 2015/505 art 5): 14 weeks beginning with the day the assessment began.",
            "From 1 September 2015 (SI 2015/1619 art 3): 18 weeks, but still 14 for notice given before that day.",
        ),
    ),
    Rule(
        "order-22-3",
        "Saying that there will be no plan",
        "If no plan is needed, the parent or young person is notified within 14 weeks beginning with the day on which "
        "the assessment began. The limit only matters if that is the decision: once it has passed, a decision "
        "against a plan would be late. The commissioning body and the setting are told as well. The statement goes on "
        "until the time for an appeal has run out.",
        f"{ORDER} art 22(3)",
        Confidence.TEXT,
        (
            "From 1 September 2014: 10 weeks beginning with the day the assessment began.",
            "From 1 September 2015 (SI 2015/1619 art 4): 14 weeks, for notice given on or after that day.",
        ),
    ),
    Rule(
        "regs-13-1",
        "Fifteen days to answer the draft",
        "The parent or young person has at least 15 days, beginning with the day on which the draft was served, to "
        "make representations. The day of service counts, so the last day is 14 days later and the plan is safely "
        "finished on the day after that. These are calendar days.",
        f"{REGS} reg 13(1)",
        Confidence.TEXT,
    ),
    Rule(
        "order-12",
        "Children moving on after school in 2015",
        "A child expected to move to a post-16 institution in 2015 is concluded before 31 May 2015. It is about "
        "children: whoever was already over compulsory school age is caught by guidance only.",
        f"{ORDER} art 12",
        Confidence.TEXT,
    ),
    Rule(
        "guidance-post16-2015",
        "Young people moving on after school in 2015",
        "Guidance expects the same of young people who left school for a post-16 institution in 2015 as article 12 "
        "asks for children: concluded before 31 May 2015.",
        "DfE transition advice, August 2014",
        Confidence.REPORTED,
    ),
    Rule(
        "order-14-3-a",
        "Moving from school to a post-16 institution in 2016 or 2017",
        "Concluded before 31 March of the year of the move. The article's words say child; we apply the same day to "
        "young people, as reg 18(1)(a) and guidance do. A move into a school's own sixth form is not such a move.",
        f"{ORDER} art 14(3)(a)",
        Confidence.TEXT,
    ),
    Rule(
        "order-14-3-b",
        "Moving between other phases in 2016 or 2017",
        "Concluded before 15 February of the year of the move: early years to school, infant to junior, primary to "
        "middle or secondary, middle to secondary, mainstream to special and special to mainstream.",
        f"{ORDER} art 14(3)(b)",
        Confidence.TEXT,
    ),
    Rule(
        "order-14-3-c",
        "Coming into Year 9 in 2016 or 2017",
        "Concluded before the child begins Year 10, so by 31 August of the year after.",
        f"{ORDER} art 14(3)(c)",
        Confidence.TEXT,
    ),
    Rule(
        "guidance-year-9",
        "Year 9 in 2015/16",
        "Guidance expects children in Year 9 in 2015/16 to be concluded in that school year. The Order itself catches "
        "only those who come into Year 9 in 2016 or 2017.",
        "DfE transition advice, September 2015",
        Confidence.REPORTED,
    ),
    Rule(
        "guidance-year-9-2017",
        "Year 9 in 2017/18",
        "By its words the Order gives those who come into Year 9 in September 2017 until they begin Year 10. Everybody "
        "else is to be concluded before 1 April 2018, and guidance expects the same here. The statement itself has no "
        "last day: it stays in force until it is replaced.",
        "DfE transition advice, September 2015",
        Confidence.REPORTED,
    ),
    Rule(
        "guidance-phase-2018",
        "Moving between phases in 2018",
        "The Order gives these children until 31 March 2018, but a middle or secondary school must be named in the "
        "statement before 15 February, and in a plan whatever school comes next. So the transfer is concluded by then. "
        "Of a child who starts school or goes on to a junior school the regulations ask it of the plan alone; we take "
        "the same day for them.",
        f"SI 2001/3455 reg 19; {REGS} reg 18(1)(b)",
        Confidence.INFERRED,
    ),
    Rule(
        "guidance-special-2018",
        "Moving between mainstream and special school in 2018",
        "The Order gives these children until 31 March 2018, and no regulation names an earlier day for such a move in "
        "2018. Authorities used 15 February for every change of that year, so we take the day before it; of a move "
        "that is made earlier in the year the day before the move, for the new school needs the plan.",
        "published plans of authorities for 2017/18",
        Confidence.SECOND_HAND,
    ),
    Rule(
        "guidance-post16-2018",
        "Moving from school to a post-16 institution in 2018",
        "The Order gives until 31 March 2018; the institution is named before 31 March, so the last day is 30 March.",
        f"SI 2001/3455 reg 19; {REGS} reg 18(1)(a)",
        Confidence.INFERRED,
    ),
    Rule(
        "order-14-5",
        "Everyone before 1 April 2018",
        "Whoever neither article 12 nor a group of article 14(2) catches is concluded before 1 April 2018. "
        "Concluded means that the plan was sent to the parent or young person and to the setting it names, or that "
        "the parent or young person was notified that there will be none. A statement still in force after that day "
        "stays in force; unless article 16 lifted the duty the authority is in breach.",
        f"{ORDER} art 14(5)",
        Confidence.TEXT,
    ),
    Rule(
        "order-13",
        "Asking Year 6",
        "In 2015/16 and 2016/17 the authority consults a child in Year 6 and the parent on whether to transfer that "
        "year, and has regard to what they say. Whoever moves on at the end of that year is asked as well, although "
        "article 14 has a day for them in any case. Whoever came into Year 6 from a middle school is not asked.",
        f"{ORDER} art 13",
        Confidence.TEXT,
    ),
    Rule(
        "ea-328-5",
        "Annual review of the statement",
        "A statement is reviewed within 12 months of being made or last reviewed, until notice of the transfer "
        "assessment is given.",
        f"Education Act 1996 s.328(5)(b); {ORDER} art 19",
        Confidence.GENERAL,
    ),
    Rule(
        "regs-8-1",
        "Six weeks for advice, by law",
        "Health bodies, other authorities and youth offending teams answer within six weeks of receiving the request. "
        "We count from the day it was made.",
        f"{REGS} reg 8(1); Children and Families Act 2014 s.31",
        Confidence.TEXT,
    ),
    Rule(
        "code-advice",
        "Six weeks for advice, by the Code",
        "The Code of Practice asks the same six weeks of schools, colleges, educational psychologists and social care.",
        "SEND Code of Practice 2015, chapter 9",
        Confidence.GENERAL,
    ),
    Rule(
        "regs-5-1",
        "Deciding on a request from a young person with a learning difficulty assessment",
        "The authority says within six weeks of receiving the request whether it will assess.",
        f"{REGS} reg 5(1); {ORDER} art 28(7)",
        Confidence.TEXT,
    ),
    Rule(
        "regs-10-1",
        "No plan after a learning difficulty assessment",
        "If no plan is needed, the young person is notified within 16 weeks of the request being received.",
        f"{REGS} reg 10(1); {ORDER} art 28(7)",
        Confidence.TEXT,
    ),
    Rule(
        "regs-13-2",
        "The plan after a learning difficulty assessment",
        "The finished plan is sent within 20 weeks of the request being received. The change of September 2015 did not "
        "touch this limit.",
        f"{REGS} reg 13(2); {ORDER} art 28(7)",
        Confidence.TEXT,
    ),
    Rule(
        "guidance-lda",
        "Learning difficulty assessments by 1 September 2016",
        "A young person with a learning difficulty assessment who stays in further education or training after "
        "1 September 2016 and needs a plan should have it by 31 August 2016. There is no duty to convert every one: "
        "the young person or the institution asks, or the authority decides to assess.",
        f"DfE transition advice, September 2015; {ORDER} arts 28 and 29",
        Confidence.REPORTED,
    ),
    Rule(
        "young-person",
        "When a child becomes a young person",
        "Compulsory school age ends on the last Friday in June of the school year in which the child turns 16. From "
        "the next day the rights are the young person's and letters go to the young person. The school year is taken "
        "to end on 31 August. Each letter is judged on its own day. A young person who cannot decide is written to "
        "together with the representative when notice is given, and through the representative afterwards.",
        f"Children and Families Act 2014 ss.80 and 83(2); Education Act 1996 s.8(3); SI 1997/1970 art 2; {REGS} reg 64",
        Confidence.TEXT,
    ),
    Rule(
        "local-deadline",
        "The authority's own last day",
        "The authority has set itself a day before 31 March 2018 by which it means to have concluded every transfer.",
        "transfer.toml, [authority] deadline",
        Confidence.LOCAL,
    ),
    Rule(
        "local-plan",
        "The authority's published transfer plan",
        "A group of the plan catches a child by year group, setting, document and phase move in its academic year. "
        "It gives a last day, or a day to begin or to meet by, from which the last day follows: two weeks lie "
        "between the beginning and the meeting, and the full period follows the beginning. A group without a "
        "date means that the review begins in its term or academic year. The number is the group's place in the "
        "plan. Of several groups the one with the earliest last day counts.",
        "transfer.toml, [[plan]]",
        Confidence.LOCAL,
    ),
    AGREED_TURN,
)

RULES: dict[str, Rule] = {
    rule.id: replace(rule, changes_if=CHANGES_IF.get(rule.id, rule.changes_if)) for rule in (*_RULES, *RULES_BESIDE)
}
