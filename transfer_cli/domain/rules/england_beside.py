"""The rules of England beside the main clock: other routes, custody, exceptions, appeals, and the old law."""

from __future__ import annotations

from transfer_cli.domain.rules.ruleset import Confidence, Rule

ORDER = "SI 2014/2270"
REGS = "SI 2014/1530"

RULES_BESIDE: tuple[Rule, ...] = (
    Rule(
        "order-7",
        "A case that was in the pipeline on 1 September 2014",
        "An assessment under the old law that was under way on 1 September 2014 and is turned into one under the new "
        "with consent has 26 weeks to the plan and 18 to a decision against one. Its paragraph (11) fixes the day they "
        "count from; we take it to be the day of the consent. No statement is made, so the days of article 14, which "
        "are about statements, do not apply.",
        f"{ORDER} art 7(6) to (12)",
        Confidence.INFERRED,
    ),
    Rule(
        "order-13-3",
        "Year 6, to be transferred in that year",
        "Where a child in Year 6 and the parent were consulted and the authority decides to transfer that year, it is "
        "concluded before the end of that school year, 31 August. It stands beside the day of article 14.",
        f"{ORDER} art 13",
        Confidence.TEXT,
    ),
    Rule(
        "order-14a",
        "Released from custody",
        "From 1 April 2015 whoever is released from custody and is in no other group is concluded as soon as possible "
        "after release. No day is fixed; we show the last day of all. The review of the statement that a release would "
        "call for is not needed.",
        f"{ORDER} art 14A, put in by SI 2015/505",
        Confidence.TEXT,
    ),
    Rule(
        "order-16",
        "When the duty to conclude is lifted",
        "While exceptional personal circumstances make an assessment inappropriate, or an appeal against the statement "
        "is undecided, the duties of articles 12 to 15 are lifted; afterwards the transfer is concluded as soon as is "
        "reasonably practicable. A day that comes after the lift is over stands as it was. The limits of an assessment "
        "that has begun are not lifted.",
        f"{ORDER} art 16",
        Confidence.TEXT,
    ),
    Rule(
        "order-22-6",
        "The statement after a decision against a plan",
        "The statement does not end with the decision. It is kept to the end of the time for an appeal, two months "
        "after the letter or a month after a mediation certificate, whichever is later; with an appeal until that is "
        "withdrawn or finally dismissed, or until the plan is made that the Tribunal orders; sent back, it goes on "
        "until the decision is taken again, and from that one the time is found anew. For an appeal alone a last day "
        "in August, from 25 December to 1 January or on a day nobody works moves to the next working day.",
        f"{ORDER} art 22(4) to (7); SI 2008/2699 rr.12 and 20(1)(c)",
        Confidence.TEXT,
    ),
    Rule(
        "order-23",
        "Reassessment instead of a transfer review",
        "If the parent asks for a reassessment under the old law and the authority accepts, or the Tribunal orders an "
        "assessment, the plan is sent within 18 weeks beginning with the day of the request or order. Articles 12 to "
        "15 then do not apply. After notice of a transfer assessment the old law knows no such request.",
        f"{ORDER} arts 23 to 25",
        Confidence.TEXT,
        (
            "From 1 September 2014: 14 weeks, for earlier requests and orders too.",
            "From 1 September 2015 (SI 2015/1619 art 5): 18 weeks, for a request or order on or after that day.",
        ),
    ),
    Rule(
        "order-27",
        "A learning difficulty assessment that was under way on 1 September 2014",
        "Turned into an assessment under the new law with consent, it has an outcome within 14 weeks of the day of "
        "consent where there was a duty to assess (s.139A(2) or (4)), within 20 where there was a power (s.139A(5)).",
        f"{ORDER} art 27(4) to (8)",
        Confidence.TEXT,
    ),
    Rule(
        "order-32",
        "Notice for somebody in custody",
        "The same two weeks, and a longer list: the appropriate person and the child, the person in charge, the home "
        "commissioning body, the health commissioner, social services, the youth offending team and the head or "
        "principal.",
        f"{ORDER} art 32, put in by SI 2015/505",
        Confidence.TEXT,
    ),
    Rule(
        "order-34",
        "The plan and the decision against one for somebody in custody",
        "The weeks are those of everybody else: 14 and 10 for notice before 1 September 2015, 18 and 14 from then on. "
        "The statement is kept meanwhile as if it were a plan, and the home authority may assess earlier.",
        f"{ORDER} arts 30 to 36, put in by SI 2015/505 and amended by SI 2015/1619 art 6",
        Confidence.TEXT,
        (
            "From 1 April 2015 (SI 2015/505): 14 weeks.",
            "From 1 September 2015 (SI 2015/1619 art 6): 18 weeks, for notice given on or after that day.",
        ),
    ),
    Rule(
        "regs-10-4",
        "Exceptions to the limits",
        "The limit of the plan, and of the decision against one, need not be kept if that is impractical because "
        "advice was asked of a head, principal or early years provider from a week before a closure of at least four "
        "weeks until a week before it re-opened; because of exceptional personal circumstances of the child, parent "
        "or young person; or because of an absence from the area of at least four weeks. It is not a stopped clock: "
        "no new day is made, and as soon as practicable still binds. Late advice, few staff, many cases or a school "
        "that does not answer are no exceptions, and a failed appointment excuses only the adviser.",
        f"{REGS} regs 8(2), 10(4) and 13(3); {ORDER} arts 20 to 22",
        Confidence.INFERRED,
    ),
    Rule(
        "regs-15",
        "Taking an EHC plan over from another authority",
        "The former authority hands the plan over on the day of the move, or within 15 working days of hearing of it. "
        "Within six weeks the new one tells the family that it did, whether it will assess, and when it will review "
        "the plan: within 12 months of its being made or last reviewed, or three months of the move, whichever is "
        "later. We count from the day of the move, which is the earliest. It is not a new transfer: the child is "
        "in no number of transfers here.",
        f"{REGS} reg 15",
        Confidence.INFERRED,
    ),
    Rule(
        "regs-18-1",
        "Reviewing the new plan before a change of phase",
        "Whoever has an EHC plan already has it reviewed and amended before 15 February of the year of the move, "
        "before 31 March for a move from school to a post-16 institution, in 2015 before 31 May. Before a move from "
        "one post-16 institution to another at any other time it is at least five months. No column tells of such a "
        "move, so that day is not counted here: put it into your own diary when you hear of one.",
        f"{REGS} reg 18",
        Confidence.TEXT,
    ),
    Rule(
        "regs-44",
        "Doing what the Tribunal ordered",
        "A plan that the Tribunal orders is drafted within five weeks and finished within eleven weeks of the order; a "
        "decision sent back is taken again within two. Exceptional personal circumstances, an absence of at least two "
        "weeks, or a closed school whose advice was asked excuse it; no day moves.",
        f"{REGS} reg 44(2) and (3)",
        Confidence.TEXT,
    ),
    Rule(
        "ftt-20",
        "Appealing against the new plan",
        "An appeal reaches the Tribunal within two months of the day on which the letter was sent, or within a month "
        "of a mediation certificate if that is later. No certificate is needed for an appeal about the setting alone. "
        "A last day in August, from 25 December to 1 January or on a day nobody works moves to the next working day; "
        "letters print the plain day.",
        "SI 2008/2699 rr.12 and 20(1)(c); Children and Families Act 2014 ss.51 and 55",
        Confidence.TEXT,
    ),
    Rule(
        "regs-33",
        "Mediation",
        "Whoever declines mediation gets a certificate within three working days. For whoever asks for it the "
        "authority arranges it within 30 days.",
        f"{REGS} regs 33 to 39",
        Confidence.TEXT,
    ),
    Rule(
        "cfa-44",
        "First review of the new plan",
        "The plan is reviewed within 12 months starting with the day on which the assessment was concluded.",
        f"Children and Families Act 2014 s.44(1)(b); {ORDER} art 21(4)",
        Confidence.TEXT,
    ),
    Rule(
        "code-consult",
        "Fifteen days for a setting that is consulted",
        "The Code of Practice asks a setting to answer a consultation within 15 calendar days. The authority may go on "
        "without its answer, but must have asked before it names the setting.",
        "SEND Code of Practice 2015, 9.83; Children and Families Act 2014 ss.39(2) and 40(3)",
        Confidence.REPORTED,
    ),
    Rule(
        "guidance-non-statutory",
        "EHC plans made before September 2014",
        "Guidance expects children with an EHC plan from the pilots and no statement to be transferred in 2014/15. "
        "Part 5 of the Order is about statements and says nothing of them; after that year we apply its days to them "
        "as guidance, so that nobody is left out, and never count them as a breach.",
        "DfE transition advice, August 2014",
        Confidence.REPORTED,
    ),
    Rule(
        "old-regs-19",
        "Naming the next school in the statement",
        "Whatever becomes of the transfer, a statement that is still in force names the middle or secondary school "
        "before 15 February of the year of the move.",
        "SI 2001/3455 reg 19",
        Confidence.TEXT,
    ),
    Rule(
        "old-regs-20",
        "After the meeting of an annual review",
        "While no notice of a transfer was given, the school reports by the end of the term or within ten school "
        "days of the meeting, whichever is earlier, and the authority decides within a week of the report.",
        "SI 2001/3455 regs 18(4) and 20(7) and (14)",
        Confidence.TEXT,
    ),
    Rule(
        "old-regs-23",
        "Taking a statement over from another authority",
        "Within six weeks the new authority says that it maintains the statement, whether it will assess, and when it "
        "will review: within 12 months of the last review or three months of the move, whichever is later. A notice "
        "that the former authority gave does not count: the new one gives its own. The days to conclude stay.",
        f"SI 2001/3455 reg 23; {ORDER} arts 14, 18 and 20",
        Confidence.INFERRED,
    ),
)  # fmt: skip
