"""Worked cases of the steps inside an assessment, the old law, exceptions and appeals."""

# ruff: noqa: E501 - a case is one line, however long

from __future__ import annotations

INSIDE: dict[str, str] = {
    "regs-13-1": """
        why                                        | child | what happened                                | asked on        | expected
        G, fifteen days with the day of service    |       | draft Tue 1 Nov 2016                         | Tue 15 Nov 2016 | draft_response Tue 15 Nov 2016 on_track
        the days have run                          |       | draft Tue 1 Nov 2016                         | Wed 16 Nov 2016 | draft_response Tue 15 Nov 2016 not_applicable
        finished within them without an answer     |       | draft Tue 1 Nov 2016, plan Tue 15 Nov 2016   | Thu 1 Dec 2016  | draft_response Tue 15 Nov 2016 at_risk
        finished the day after                     |       | draft Tue 1 Nov 2016, plan Wed 16 Nov 2016   | Thu 1 Dec 2016  | draft_response Tue 15 Nov 2016 not_applicable
        answered after the days have run           |       | draft Tue 1 Nov 2016, answer Thu 17 Nov 2016 | Fri 18 Nov 2016 | draft_response Tue 15 Nov 2016 met
        over Christmas, for they are calendar days |       | draft Tue 20 Dec 2016                        | Wed 21 Dec 2016 | draft_response Tue 3 Jan 2017 on_track
        a second draft begins again                |       | draft Tue 1 Nov 2016, draft Sun 20 Nov 2016  | Mon 21 Nov 2016 | draft_response Sun 4 Dec 2016 on_track
        """,
    "regs-8-1": """
        why                                       | child | what happened                                                                                                                                           | asked on       | expected
        health, six weeks after the day of asking |       | advice_requested:health Mon 26 Sep 2016                                                                                                                 | Mon 7 Nov 2016 | advice Mon 7 Nov 2016 on_track
        the day after                             |       | advice_requested:health Mon 26 Sep 2016                                                                                                                 | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        received on the last day                  |       | advice_requested:health Mon 26 Sep 2016, advice_received:health Mon 7 Nov 2016                                                                          | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 met
        a youth offending team is bound as well   |       | advice_requested:youth_offending_team Mon 26 Sep 2016                                                                                                   | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        a youth offending team by its short name  |       | advice_requested:yot Mon 26 Sep 2016                                                                                                                    | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        child and adolescent mental health        |       | advice_requested:camhs Mon 26 Sep 2016                                                                                                                  | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        a hospital                                |       | advice_requested:hospital Mon 26 Sep 2016                                                                                                               | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        an NHS body                               |       | advice_requested:nhs_trust Mon 26 Sep 2016                                                                                                              | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        the commissioning group                   |       | advice_requested:ccg Mon 26 Sep 2016                                                                                                                    | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        speech therapy is the health service's    |       | advice_requested:speech_therapy Mon 26 Sep 2016                                                                                                         | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        another authority                         |       | advice_requested:other_authority Mon 26 Sep 2016                                                                                                        | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        a failed appointment excuses the adviser  |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, advice_requested:health Mon 26 Sep 2016, except appointment Mon 10 Oct 2016 to Mon 10 Oct 2016 of health | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 excepted; plan_issued@order-21-3 Sun 29 Jan 2017 on_track
        but not another adviser                   |       | advice_requested:health Mon 26 Sep 2016, except appointment Mon 10 Oct 2016 to Mon 10 Oct 2016 of ccg                                                   | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        nor after the six weeks                   |       | advice_requested:health Mon 26 Sep 2016, except appointment Tue 8 Nov 2016 to Tue 8 Nov 2016 of health                                                  | Wed 9 Nov 2016 | advice Mon 7 Nov 2016 overdue 2
        """,
    "code-advice": """
        why                                       | child | what happened                                                       | asked on       | expected
        a psychologist, by the Code alone         |       | advice_requested:educational_psychologist Mon 26 Sep 2016           | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 overdue 1
        a school in a hospital, by the Code alone |       | advice_requested:hospital_school Mon 26 Sep 2016                    | Mon 7 Nov 2016 | advice Mon 7 Nov 2016 on_track
        one of whom nothing is known, by the Code |       | advice_requested:somebody_else Mon 26 Sep 2016                      | Mon 7 Nov 2016 | advice Mon 7 Nov 2016 on_track
        social care, by the Code alone            |       | advice_requested:social_care Mon 26 Sep 2016                        | Mon 7 Nov 2016 | advice Mon 7 Nov 2016 on_track
        once all advice is in                     |       | advice_requested:social_care Mon 26 Sep 2016, advice Tue 1 Nov 2016 | Tue 8 Nov 2016 | advice Mon 7 Nov 2016 not_applicable
        """,
    "code-consult": """
        why                                   | child | what happened                                                          | asked on        | expected
        fifteen days after the day of asking  |       | placement_consulted:larkfield Tue 1 Nov 2016                           | Wed 16 Nov 2016 | placement_reply Wed 16 Nov 2016 on_track
        the day after the authority may go on |       | placement_consulted:larkfield Tue 1 Nov 2016                           | Thu 17 Nov 2016 | placement_reply Wed 16 Nov 2016 overdue 1
        answered in time                      |       | placement_consulted Tue 1 Nov 2016, placement_answered Wed 16 Nov 2016 | Thu 17 Nov 2016 | placement_reply Wed 16 Nov 2016 met
        """,
    "ea-328-5": """
        why                                         | child                                                                           | what happened                      | asked on       | expected
        a year after the last review                | reviewed Sat 3 Oct 2015                                                         |                                    | Mon 3 Oct 2016 | annual_review Mon 3 Oct 2016 on_track
        the day after                               | reviewed Sat 3 Oct 2015                                                         |                                    | Tue 4 Oct 2016 | annual_review Mon 3 Oct 2016 overdue 1
        until notice is given                       | reviewed Sat 3 Oct 2015                                                         | notice Mon 3 Oct 2016              | Tue 4 Oct 2016 | annual_review Mon 3 Oct 2016 not_applicable
        a year after a statement never reviewed     | made Fri 9 Oct 2015                                                             |                                    | Mon 3 Oct 2016 | annual_review Sun 9 Oct 2016 on_track
        after a 29 February                         | reviewed Mon 29 Feb 2016                                                        |                                    | Mon 3 Oct 2016 | annual_review Tue 28 Feb 2017 on_track
        three months after a move, if that is later | reviewed Sat 3 Oct 2015; moved in Thu 1 Sep 2016                                |                                    | Mon 3 Oct 2016 | annual_review Thu 1 Dec 2016 on_track
        twelve months, if they are later            | reviewed Thu 3 Mar 2016; moved in Thu 1 Sep 2016                                |                                    | Mon 3 Oct 2016 | annual_review Fri 3 Mar 2017 on_track
        at 19 there is nothing left to review       | reviewed Sat 3 Oct 2015; born Sat 3 Oct 1998; moves none Thu 1 Sep 2016         |                                    | Tue 3 Oct 2017 | annual_review Mon 3 Oct 2016 not_applicable; conclude_by@order-14-5 Sat 31 Mar 2018 not_applicable
        nor in a post-16 institution                | reviewed Thu 5 May 2016; born Wed 3 May 2000; post16; moves none Thu 1 Sep 2016 |                                    | Mon 3 Oct 2016 | annual_review Fri 5 May 2017 not_applicable; conclude_by@order-14-5 Sat 31 Mar 2018 not_applicable
        the day before there is                     | reviewed Mon 3 Oct 2016; born Sun 4 Oct 1998; moves none Thu 1 Sep 2016         |                                    | Tue 3 Oct 2017 | annual_review Tue 3 Oct 2017 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        a review that was held since counts         | reviewed Sat 3 Oct 2015                                                         | annual_review_held Tue 20 Sep 2016 | Mon 3 Oct 2016 | annual_review Wed 20 Sep 2017 on_track
        """,
    "old-regs-20": """
        why                               | child | what happened                                                                                                  | asked on        | expected
        ten school days after the meeting |       | annual_review_held Tue 20 Sep 2016                                                                             | Tue 4 Oct 2016  | annual_review[report] Tue 4 Oct 2016 on_track
        over a half term                  |       | annual_review_held Mon 17 Oct 2016                                                                             | Fri 4 Nov 2016  | annual_review[report] Mon 7 Nov 2016 on_track
        or by the end of the term         |       | annual_review_held Thu 8 Dec 2016                                                                              | Fri 9 Dec 2016  | annual_review[report] Fri 16 Dec 2016 on_track
        the day after                     |       | annual_review_held Tue 20 Sep 2016                                                                             | Wed 5 Oct 2016  | annual_review[report] Tue 4 Oct 2016 overdue 1
        decided in a week                 |       | annual_review_held Tue 20 Sep 2016, annual_review_report Tue 4 Oct 2016, annual_review_decided Tue 11 Oct 2016 | Wed 12 Oct 2016 | annual_review[report] Tue 4 Oct 2016 met; annual_review[decision] Tue 11 Oct 2016 met
        not decided in a week             |       | annual_review_held Tue 20 Sep 2016, annual_review_report Tue 4 Oct 2016                                        | Wed 12 Oct 2016 | annual_review[decision] Tue 11 Oct 2016 overdue 1
        held outside any term             |       | annual_review_held Wed 10 Aug 2016                                                                             | Thu 11 Aug 2016 | annual_review[report] Fri 16 Sep 2016 on_track
        after notice none of it is asked  |       | notice Thu 1 Sep 2016, annual_review_held Tue 20 Sep 2016                                                      | Wed 5 Oct 2016  | no annual_review
        """,
    "ftt-20": """
        why                                          | child | what happened                                                       | asked on        | expected
        two months to appeal against the plan        |       | plan Fri 20 Jan 2017                                                | Mon 20 Mar 2017 | appeal Mon 20 Mar 2017 on_track
        and the day after it is over                 |       | plan Fri 20 Jan 2017                                                | Tue 21 Mar 2017 | appeal Mon 20 Mar 2017 not_applicable
        a certificate gives a month if that is later |       | plan Fri 20 Jan 2017, mediation_certificate Wed 1 Mar 2017          | Mon 20 Mar 2017 | appeal Sat 1 Apr 2017 on_track
        appealed in time                             |       | plan Fri 20 Jan 2017, appeal_registered Mon 20 Mar 2017             | Tue 21 Mar 2017 | appeal Mon 20 Mar 2017 met
        letters print a day in August as it is       |       | plan Mon 20 Jun 2016                                                | Fri 1 Jul 2016  | appeal Sat 20 Aug 2016 on_track
        and it is not over before its moved day      |       | plan Mon 20 Jun 2016                                                | Thu 1 Sep 2016  | appeal Sat 20 Aug 2016 on_track
        but the day after that                       |       | plan Mon 20 Jun 2016                                                | Fri 2 Sep 2016  | appeal Sat 20 Aug 2016 not_applicable
        the setting's later copy gives no more time  |       | plan_sent:family Tue 10 Jan 2017, plan_sent:setting Sat 25 Feb 2017 | Mon 27 Feb 2017 | appeal Fri 10 Mar 2017 on_track
        before the setting has its copy it runs      |       | plan_sent:family Tue 10 Jan 2017                                    | Mon 16 Jan 2017 | appeal Fri 10 Mar 2017 on_track
        from the last day of a longer month          |       | plan_sent:family Sat 31 Dec 2016, plan_sent:setting Tue 3 Jan 2017  | Thu 5 Jan 2017  | appeal Tue 28 Feb 2017 on_track
        """,
    "regs-33": """
        why                                 | child | what happened                                                                                 | asked on        | expected
        a certificate in three working days |       | plan Fri 20 Jan 2017, mediation_declined Thu 2 Feb 2017                                       | Tue 7 Feb 2017  | mediation[certificate] Tue 7 Feb 2017 on_track
        over Easter                         |       | plan Fri 20 Jan 2017, mediation_declined Thu 13 Apr 2017                                      | Thu 20 Apr 2017 | mediation[certificate] Thu 20 Apr 2017 on_track
        issued a day late                   |       | plan Fri 20 Jan 2017, mediation_declined Thu 2 Feb 2017, mediation_certificate Wed 8 Feb 2017 | Thu 9 Feb 2017  | mediation[certificate] Tue 7 Feb 2017 met_late 1
        thirty days to arrange it           |       | plan Fri 20 Jan 2017, mediation_requested Wed 1 Feb 2017, mediation_held Fri 3 Mar 2017       | Sat 4 Mar 2017  | mediation[meeting] Fri 3 Mar 2017 met
        not arranged by then                |       | plan Fri 20 Jan 2017, mediation_requested Wed 1 Feb 2017                                      | Sat 4 Mar 2017  | mediation[meeting] Fri 3 Mar 2017 overdue 1
        """,
    "old-regs-23": """
        why                      | child                   | what happened                        | asked on        | expected
        six weeks after the move | moved in Thu 1 Sep 2016 |                                      | Thu 13 Oct 2016 | moved_in_letter Thu 13 Oct 2016 on_track
        the day after            | moved in Thu 1 Sep 2016 |                                      | Fri 14 Oct 2016 | moved_in_letter Thu 13 Oct 2016 overdue 1
        sent in time             | moved in Thu 1 Sep 2016 | moved_in_letter_sent Thu 13 Oct 2016 | Fri 14 Oct 2016 | moved_in_letter Thu 13 Oct 2016 met
        """,
    "regs-10-4": """
        why                                         | child                                                          | what happened                                                                                                                                           | asked on        | expected
        28 days away excuse the plan                |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016                                                         | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 excepted
        27 days do not                              |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Thu 27 Oct 2016                                                         | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 overdue 1
        away for the first four weeks of the period |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Tue 30 Aug 2016 to Sun 23 Oct 2016                                                        | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 excepted
        away up to the day before                   |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Mon 29 Aug 2016 to Sun 25 Sep 2016                                                        | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 overdue 1
        away for the last four weeks of the period  |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Mon 2 Jan 2017 to Sat 25 Feb 2017                                                         | Wed 1 Mar 2017  | plan_issued@order-21-3 Sun 29 Jan 2017 excepted
        away from the day after                     |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Mon 30 Jan 2017 to Sun 26 Feb 2017                                                        | Wed 1 Mar 2017  | plan_issued@order-21-3 Sun 29 Jan 2017 overdue 31
        asked a week before the school closed       |                                                                | notice Fri 1 Apr 2016, began Fri 15 Apr 2016, except closure Thu 21 Jul 2016 to Sun 4 Sep 2016 asked Thu 14 Jul 2016                                    | Thu 1 Sep 2016  | plan_issued@order-21-3 Thu 18 Aug 2016 excepted
        asked a day earlier                         |                                                                | notice Fri 1 Apr 2016, began Fri 15 Apr 2016, except closure Thu 21 Jul 2016 to Sun 4 Sep 2016 asked Wed 13 Jul 2016                                    | Thu 1 Sep 2016  | plan_issued@order-21-3 Thu 18 Aug 2016 overdue 14
        asked a week before it re-opened            |                                                                | notice Fri 1 Jul 2016, began Fri 15 Jul 2016, except closure Thu 21 Jul 2016 to Sun 4 Sep 2016 asked Mon 29 Aug 2016                                    | Thu 1 Dec 2016  | plan_issued@order-21-3 Thu 17 Nov 2016 excepted
        asked a day later                           |                                                                | notice Fri 1 Jul 2016, began Fri 15 Jul 2016, except closure Thu 21 Jul 2016 to Sun 4 Sep 2016 asked Tue 30 Aug 2016                                    | Thu 1 Dec 2016  | plan_issued@order-21-3 Thu 17 Nov 2016 overdue 14
        closed for 28 days                          |                                                                | notice Fri 1 Jul 2016, began Fri 15 Jul 2016, except closure Mon 25 Jul 2016 to Sun 21 Aug 2016 asked Mon 25 Jul 2016                                   | Thu 1 Dec 2016  | plan_issued@order-21-3 Thu 17 Nov 2016 excepted
        closed for 27 days                          |                                                                | notice Fri 1 Jul 2016, began Fri 15 Jul 2016, except closure Mon 25 Jul 2016 to Sat 20 Aug 2016 asked Mon 25 Jul 2016                                   | Thu 1 Dec 2016  | plan_issued@order-21-3 Thu 17 Nov 2016 overdue 14
        circumstances within the period             |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except circumstances Tue 1 Nov 2016 to Wed 9 Nov 2016                                                    | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 excepted
        circumstances that ended before it          |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except circumstances Thu 1 Sep 2016 to Sun 25 Sep 2016                                                   | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 overdue 1
        a failed appointment never excuses the plan |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, advice_requested:health Mon 26 Sep 2016, except appointment Mon 10 Oct 2016 to Mon 10 Oct 2016 of health | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 overdue 1
        a plan in time needs no excuse              |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016, plan Sun 29 Jan 2017                                   | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 met
        a late plan is excused, and its day stays   |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016, plan Thu 9 Mar 2017                                    | Fri 10 Mar 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 excepted
        a late decision against one is excused too  |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016, no plan Mon 9 Jan 2017                                 | Tue 10 Jan 2017 | no_plan_notified@order-22-3 Sun 1 Jan 2017 excepted
        a decision not made by then is excused too  |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016                                                         | Mon 2 Jan 2017  | no_plan_notified@order-22-3 Sun 1 Jan 2017 excepted
        on its last day it needs no excuse          |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016                                                         | Sun 1 Jan 2017  | no_plan_notified@order-22-3 Sun 1 Jan 2017 on_track
        the day to conclude is not excused by it    | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, except absence Sat 1 Oct 2016 to Fri 28 Oct 2016                                                         | Wed 15 Feb 2017 | conclude_by@order-14-3-b Tue 14 Feb 2017 overdue 1
        """,
    "order-16": """
        why                                            | child                                                          | what happened                                                                   | asked on        | expected
        an appeal undecided on the day lifts it        | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | appeal_registered Thu 1 Dec 2016                                                | Wed 15 Feb 2017 | conclude_by@order-14-3-b Tue 14 Feb 2017 excepted
        still lifted for that day once it ended later  | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | appeal_registered Thu 1 Dec 2016, appeal_ended Wed 15 Feb 2017                  | Wed 1 Mar 2017  | conclude_by@order-14-3-b Tue 14 Feb 2017 excepted
        not if it ended on that day                    | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | appeal_registered Thu 1 Dec 2016, appeal_ended Tue 14 Feb 2017                  | Wed 1 Mar 2017  | conclude_by@order-14-3-b Tue 14 Feb 2017 overdue 15
        nor if it came after that day                  | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | appeal_registered Wed 15 Feb 2017                                               | Wed 1 Mar 2017  | conclude_by@order-14-3-b Tue 14 Feb 2017 overdue 15
        the plan's own limit is not lifted             |                                                                | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, appeal_registered Thu 1 Sep 2016 | Mon 30 Jan 2017 | plan_issued@order-21-3 Sun 29 Jan 2017 overdue 1
        an assessment would be inappropriate that day  | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | except inappropriate Wed 1 Feb 2017 to Tue 14 Feb 2017                          | Wed 1 Mar 2017  | conclude_by@order-14-3-b Tue 14 Feb 2017 excepted
        it was inappropriate only until the day before | moves primary_to_secondary Fri 1 Sep 2017; born Thu 4 May 2006 | except inappropriate Wed 1 Feb 2017 to Mon 13 Feb 2017                          | Wed 1 Mar 2017  | conclude_by@order-14-3-b Tue 14 Feb 2017 overdue 15
        """,
    "regs-15": """
        why                                          | child                    | what happened                                             | asked on        | expected
        six weeks after the move                     | moved in Mon 18 Apr 2016 | plan Fri 1 Apr 2016                                       | Mon 30 May 2016 | moved_in_letter Mon 30 May 2016 on_track; no moved_in_letter@old-regs-23; no conclude_by@order-14-5
        the day after                                | moved in Mon 18 Apr 2016 | plan Fri 1 Apr 2016                                       | Tue 31 May 2016 | moved_in_letter Mon 30 May 2016 overdue 1
        sent in time                                 | moved in Mon 18 Apr 2016 | plan Fri 1 Apr 2016, moved_in_letter_sent Mon 30 May 2016 | Tue 31 May 2016 | moved_in_letter Mon 30 May 2016 met
        reviewed a year after it was made            | moved in Mon 18 Apr 2016 | plan Fri 1 Apr 2016                                       | Tue 31 May 2016 | first_review Fri 31 Mar 2017 on_track; no first_review@cfa-44
        three months after the move if that is later | moved in Mon 18 Apr 2016 | plan Fri 17 Jul 2015                                      | Tue 31 May 2016 | first_review Sun 17 Jul 2016 on_track
        on the day on which both end together        | moved in Mon 18 Apr 2016 | plan Sat 18 Jul 2015                                      | Tue 31 May 2016 | first_review Sun 17 Jul 2016 on_track
        a year after it was made if that is later    | moved in Mon 18 Apr 2016 | plan Sun 19 Jul 2015                                      | Tue 31 May 2016 | first_review Mon 18 Jul 2016 on_track
        the former authority's review counts         | moved in Mon 18 Apr 2016 | plan Thu 1 Jan 2015, plan_reviewed Wed 20 Jan 2016        | Tue 31 May 2016 | first_review Thu 19 Jan 2017 on_track
        reviewed here a day late                     | moved in Mon 18 Apr 2016 | plan Fri 17 Jul 2015, plan_reviewed Mon 18 Jul 2016       | Tue 19 Jul 2016 | first_review Sun 17 Jul 2016 met_late 1
        a plan made on the day of the move is ours   | moved in Mon 18 Apr 2016 | plan Mon 18 Apr 2016                                      | Tue 31 May 2016 | no moved_in_letter; conclude_by@order-14-5 Sat 31 Mar 2018 met; first_review@cfa-44 Mon 17 Apr 2017 on_track
        """,
}
"""Tables of cases by the rule they show; see `worked_cases`."""
