"""Worked cases of the days to conclude by, other routes, learning difficulty assessments and who is written to."""

# ruff: noqa: E501 - a case is one line, however long

from __future__ import annotations

COHORTS: dict[str, str] = {
    "order-12": """
        why                                      | child                                                      | what happened        | asked on        | expected
        a child leaving school in 2015           | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015 |                      | Thu 1 Jan 2015  | conclude_by Sat 30 May 2015 on_track
        concluded on the last day                | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015 | plan Sat 30 May 2015 | Mon 1 Jun 2015  | conclude_by Sat 30 May 2015 met
        concluded on 31 May                      | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015 | plan Sun 31 May 2015 | Mon 1 Jun 2015  | conclude_by Sat 30 May 2015 met_late 1
        to begin with 14 weeks left              | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015 |                      | Sun 8 Feb 2015  | conclude_by Sat 30 May 2015 on_track; latest_start Sun 22 Feb 2015; latest_notice Sun 8 Feb 2015
        presumed, on the eve of that move        | born Tue 4 May 1999                                        |                      | Mon 31 Aug 2015 | conclude_by Sat 30 May 2015 overdue 93
        presumed, and still in a school after it | born Tue 4 May 1999                                        |                      | Tue 1 Sep 2015  | conclude_by Sat 30 May 2015 not_applicable; conclude_by@order-14-3-a Wed 30 Mar 2016 on_track
        named, and still in a school after it    | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015 |                      | Tue 1 Sep 2015  | conclude_by Sat 30 May 2015 overdue 94
        """,
    "guidance-post16-2015": """
        why                                        | child                                                       | what happened        | asked on       | expected
        a young person is caught by guidance alone | born Mon 31 Aug 1998; moves school_to_post16 Tue 1 Sep 2015 |                      | Thu 1 Jan 2015 | conclude_by Sat 30 May 2015 on_track; no conclude_by@order-12
        concluded on the last day                  | born Mon 31 Aug 1998; moves school_to_post16 Tue 1 Sep 2015 | plan Sat 30 May 2015 | Mon 1 Jun 2015 | conclude_by Sat 30 May 2015 met
        concluded on 31 May                        | born Mon 31 Aug 1998; moves school_to_post16 Tue 1 Sep 2015 | plan Sun 31 May 2015 | Mon 1 Jun 2015 | conclude_by Sat 30 May 2015 met_late 1; conclude_by@order-14-5 Sat 31 Mar 2018 met
        born a day later it is a child             | born Tue 1 Sep 1998; moves school_to_post16 Tue 1 Sep 2015  |                      | Thu 1 Jan 2015 | no conclude_by; conclude_by@order-12 Sat 30 May 2015 on_track
        """,
    "guidance-non-statutory": """
        why                                  | child                                                                         | what happened        | asked on       | expected
        a plan from the pilots in 2014/15    | non_statutory                                                                 |                      | Thu 1 Jan 2015 | conclude_by Mon 31 Aug 2015 on_track; no conclude_by@order-14-5
        with everybody else                  | non_statutory                                                                 |                      | Sun 1 Apr 2018 | conclude_by[Everyone_else] Sat 31 Mar 2018 overdue 1; no conclude_by@order-14-5
        before a change of phase in 2017     | non_statutory; born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017 |                      | Mon 3 Oct 2016 | conclude_by[Phase_move_in_2017] Tue 14 Feb 2017 on_track; no conclude_by@order-14-3-b
        concluded on the last day of 2014/15 | non_statutory                                                                 | plan Mon 31 Aug 2015 | Tue 1 Sep 2015 | conclude_by Mon 31 Aug 2015 met
        and the day after                    | non_statutory                                                                 | plan Tue 1 Sep 2015  | Tue 1 Sep 2015 | conclude_by Mon 31 Aug 2015 met_late 1
        with a statement the Order counts    |                                                                               |                      | Thu 1 Jan 2015 | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        """,
    "order-14-3-a": """
        why                                  | child                                                              | what happened        | asked on       | expected
        leaving school in 2016               | born Thu 4 May 2000; moves school_to_post16 Thu 1 Sep 2016         |                      | Mon 2 Nov 2015 | conclude_by Wed 30 Mar 2016 on_track
        leaving school in 2017               | born Fri 4 May 2001; moves school_to_post16 Fri 1 Sep 2017         |                      | Mon 3 Oct 2016 | conclude_by Thu 30 Mar 2017 on_track; latest_start Fri 25 Nov 2016; latest_notice Fri 11 Nov 2016
        concluded on 30 March                | born Fri 4 May 2001; moves school_to_post16 Fri 1 Sep 2017         | plan Thu 30 Mar 2017 | Mon 3 Apr 2017 | conclude_by Thu 30 Mar 2017 met
        concluded on 31 March                | born Fri 4 May 2001; moves school_to_post16 Fri 1 Sep 2017         | plan Fri 31 Mar 2017 | Mon 3 Apr 2017 | conclude_by Thu 30 Mar 2017 met_late 1
        a day missed before the move stays   | born Fri 4 May 2001; post16; moves school_to_post16 Fri 1 Sep 2017 |                      | Mon 4 Sep 2017 | conclude_by Thu 30 Mar 2017 overdue 158
        a sixth form leaver has the same day | born Tue 4 May 1999; moves school_to_post16 Fri 1 Sep 2017         |                      | Mon 3 Oct 2016 | conclude_by Thu 30 Mar 2017 on_track
        a move into the sixth form is none   | born Fri 4 May 2001; moves none Fri 1 Sep 2017                     |                      | Mon 3 Oct 2016 | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        presumed to the last, and never made | born Tue 4 May 1999                                                |                      | Sat 1 Sep 2018 | conclude_by Wed 30 Mar 2016 not_applicable; conclude_by@order-14-5 Sat 31 Mar 2018 overdue 154
        """,
    "order-14-3-b": """
        why                                              | child                                                           | what happened           | asked on        | expected
        primary to secondary in 2016                     | born Wed 4 May 2005; moves primary_to_secondary Thu 1 Sep 2016  |                         | Thu 1 Oct 2015  | conclude_by Sun 14 Feb 2016 on_track
        primary to secondary in 2017                     | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  |                         | Wed 28 Sep 2016 | conclude_by Tue 14 Feb 2017 on_track; latest_start Wed 12 Oct 2016; latest_notice Wed 28 Sep 2016
        the last day to begin has passed                 | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  |                         | Thu 13 Oct 2016 | conclude_by Tue 14 Feb 2017 at_risk
        concluded on 14 February                         | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  | plan Tue 14 Feb 2017    | Wed 1 Mar 2017  | conclude_by Tue 14 Feb 2017 met
        concluded on 15 February                         | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  | plan Wed 15 Feb 2017    | Wed 1 Mar 2017  | conclude_by Tue 14 Feb 2017 met_late 1
        told on 14 February that there will be none      | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  | no plan Tue 14 Feb 2017 | Wed 1 Mar 2017  | conclude_by Tue 14 Feb 2017 met
        a draft on 14 February is no conclusion          | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  | draft Tue 14 Feb 2017   | Wed 15 Feb 2017 | conclude_by Tue 14 Feb 2017 overdue 1
        early years to school                            | born Fri 4 May 2012; moves early_years_to_school Thu 1 Sep 2016 |                         | Thu 1 Oct 2015  | conclude_by Sun 14 Feb 2016 on_track
        infant to junior                                 | born Mon 4 May 2009; moves infant_to_junior Thu 1 Sep 2016      |                         | Thu 1 Oct 2015  | conclude_by Sun 14 Feb 2016 on_track
        primary to middle                                | born Fri 4 May 2007; moves primary_to_middle Thu 1 Sep 2016     |                         | Thu 1 Oct 2015  | conclude_by Sun 14 Feb 2016 on_track
        middle to secondary                              | born Sun 4 May 2003; moves middle_to_secondary Thu 1 Sep 2016   |                         | Thu 1 Oct 2015  | conclude_by Sun 14 Feb 2016 on_track
        mainstream to special                            | born Wed 4 May 2005; moves mainstream_to_special Mon 9 Jan 2017 |                         | Sat 1 Oct 2016  | conclude_by Tue 14 Feb 2017 on_track
        special to mainstream                            | born Wed 4 May 2005; moves special_to_mainstream Fri 1 Sep 2017 |                         | Sat 1 Oct 2016  | conclude_by Tue 14 Feb 2017 on_track
        a move of 2015 to a junior school is not counted | born Sun 4 May 2008; moves infant_to_junior Tue 1 Sep 2015      |                         | Wed 1 Oct 2014  | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        a move of 2018 is not counted                    | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  |                         | Sun 1 Oct 2017  | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        """,
    "order-14-3-c": """
        why                                  | child                                                           | what happened | asked on       | expected
        into Year 9 in 2016                  | born Sun 4 May 2003                                             |               | Mon 3 Oct 2016 | conclude_by Thu 31 Aug 2017 on_track
        into Year 9 in 2017                  | born Tue 4 May 2004                                             |               | Mon 3 Oct 2016 | conclude_by Fri 31 Aug 2018 on_track; conclude_by@guidance-year-9-2017 Sat 31 Mar 2018 on_track
        in Year 9 in 2015 already            | born Sat 4 May 2002                                             |               | Sat 3 Oct 2015 | no conclude_by; conclude_by@guidance-year-9 Wed 31 Aug 2016 on_track
        into Year 9 only in 2018             | born Wed 4 May 2005; moves none Thu 1 Sep 2016                  |               | Mon 3 Oct 2016 | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        in two groups the earlier day counts | born Sun 4 May 2003; moves mainstream_to_special Fri 1 Sep 2017 |               | Mon 3 Oct 2016 | conclude_by Thu 31 Aug 2017 on_track; conclude_by@order-14-3-b Tue 14 Feb 2017 on_track; first_deadline Tue 14 Feb 2017
        """,
    "guidance-year-9": """
        why                                     | child               | what happened        | asked on       | expected
        concluded by the end of the school year | born Sat 4 May 2002 | plan Wed 31 Aug 2016 | Thu 1 Sep 2016 | conclude_by Wed 31 Aug 2016 met
        a day later                             | born Sat 4 May 2002 | plan Thu 1 Sep 2016  | Fri 2 Sep 2016 | conclude_by Wed 31 Aug 2016 met_late 1
        """,
    "guidance-year-9-2017": """
        why                                        | child               | what happened        | asked on       | expected
        concluded by the last day of all           | born Tue 4 May 2004 | plan Sat 31 Mar 2018 | Sun 1 Apr 2018 | conclude_by Sat 31 Mar 2018 met; conclude_by@order-14-3-c Fri 31 Aug 2018 met
        a day later, which the Order itself allows | born Tue 4 May 2004 | plan Sun 1 Apr 2018  | Mon 2 Apr 2018 | conclude_by Sat 31 Mar 2018 met_late 1; conclude_by@order-14-3-c Fri 31 Aug 2018 met
        """,
    "guidance-phase-2018": """
        why                                         | child                                                           | what happened        | asked on        | expected
        the school is named before 15 February 2018 | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  |                      | Sun 1 Oct 2017  | conclude_by Wed 14 Feb 2018 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        concluded on 14 February                    | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  | plan Wed 14 Feb 2018 | Fri 16 Feb 2018 | conclude_by Wed 14 Feb 2018 met
        concluded on 15 February                    | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  | plan Thu 15 Feb 2018 | Fri 16 Feb 2018 | conclude_by Wed 14 Feb 2018 met_late 1; conclude_by@order-14-5 Sat 31 Mar 2018 met
        a start at school has the same day          | born Sun 4 May 2014; moves early_years_to_school Sat 1 Sep 2018 |                      | Sun 1 Oct 2017  | conclude_by Wed 14 Feb 2018 on_track; no name_setting@old-regs-19
        a move of September 2017 has the law's own  | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017  |                      | Sat 1 Oct 2016  | no conclude_by; conclude_by@order-14-3-b Tue 14 Feb 2017 on_track
        a special school is another rule's          | born Fri 4 May 2007; moves mainstream_to_special Sat 1 Sep 2018 |                      | Sun 1 Oct 2017  | no conclude_by; conclude_by@guidance-special-2018 Wed 14 Feb 2018 on_track
        """,
    "guidance-post16-2018": """
        why                                  | child                                                      | what happened        | asked on       | expected
        the college before 31 March 2018     | born Sat 4 May 2002; moves school_to_post16 Sat 1 Sep 2018 |                      | Sun 1 Oct 2017 | conclude_by Fri 30 Mar 2018 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        concluded on 30 March                | born Sat 4 May 2002; moves school_to_post16 Sat 1 Sep 2018 | plan Fri 30 Mar 2018 | Sun 1 Apr 2018 | conclude_by Fri 30 Mar 2018 met
        concluded on 31 March                | born Sat 4 May 2002; moves school_to_post16 Sat 1 Sep 2018 | plan Sat 31 Mar 2018 | Sun 1 Apr 2018 | conclude_by Fri 30 Mar 2018 met_late 1; conclude_by@order-14-5 Sat 31 Mar 2018 met
        a move of 2017 has the law's own day | born Fri 4 May 2001; moves school_to_post16 Fri 1 Sep 2017 |                      | Sun 1 Jan 2017 | no conclude_by; conclude_by@order-14-3-a Thu 30 Mar 2017 at_risk
        """,
    "old-regs-19": """
        why                                      | child                                                           | what happened                | asked on        | expected
        the statement names the secondary school | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  |                              | Wed 14 Feb 2018 | name_setting Wed 14 Feb 2018 on_track
        the day after                            | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  |                              | Thu 15 Feb 2018 | name_setting Wed 14 Feb 2018 overdue 1
        named in the statement in time           | born Fri 4 May 2007; moves primary_to_secondary Sat 1 Sep 2018  | school_named Wed 14 Feb 2018 | Thu 15 Feb 2018 | name_setting Wed 14 Feb 2018 met
        a special school is not in that list     | born Fri 4 May 2007; moves mainstream_to_special Sat 1 Sep 2018 |                              | Thu 15 Feb 2018 | no name_setting
        """,
    "regs-18-1": """
        why                                       | child                                                          | what happened                                      | asked on        | expected
        a plan is reviewed before the move        | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017 | plan Tue 1 Mar 2016                                | Tue 14 Feb 2017 | name_setting Tue 14 Feb 2017 on_track
        before college it has until 30 March      | born Fri 4 May 2001; moves school_to_post16 Fri 1 Sep 2017     | plan Tue 1 Mar 2016                                | Sat 1 Oct 2016  | name_setting Thu 30 Mar 2017 on_track
        reviewed a day late                       | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017 | plan Tue 1 Mar 2016, plan_reviewed Wed 15 Feb 2017 | Wed 1 Mar 2017  | name_setting Tue 14 Feb 2017 met_late 1
        in 2015 before 31 May                     | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015     | plan Fri 29 Aug 2014                               | Wed 1 Oct 2014  | name_setting Sat 30 May 2015 on_track
        from college to college it is not counted | born Mon 4 May 1998; post16; moves none Fri 1 Sep 2017         | plan Tue 1 Mar 2016                                | Sat 1 Oct 2016  | no name_setting; no name_setting@old-regs-19
        """,
    "order-13": """
        why                                     | child                                                          | what happened          | asked on        | expected
        Year 6 of 2015/16 that does not move on | born Wed 4 May 2005; moves none Thu 1 Sep 2016                 |                        | Wed 31 Aug 2016 | consult_year6 Wed 31 Aug 2016 on_track
        never asked, and it stays so            | born Wed 4 May 2005; moves none Thu 1 Sep 2016                 |                        | Thu 1 Sep 2016  | consult_year6 Wed 31 Aug 2016 overdue 1
        still so when notice is given later     | born Wed 4 May 2005; moves none Thu 1 Sep 2016                 | notice Mon 12 Sep 2016 | Tue 13 Sep 2016 | consult_year6 Wed 31 Aug 2016 overdue 13
        notice within that year takes its place | born Wed 4 May 2005; moves none Thu 1 Sep 2016                 | notice Wed 31 Aug 2016 | Thu 1 Sep 2016  | consult_year6 Wed 31 Aug 2016 not_applicable
        asked on its last day                   | born Wed 4 May 2005; moves none Thu 1 Sep 2016                 | asked Wed 31 Aug 2016  | Thu 1 Sep 2016  | consult_year6 Wed 31 Aug 2016 met
        Year 6 of 2016/17                       | born Thu 4 May 2006; moves none Fri 1 Sep 2017                 |                        | Thu 1 Sep 2016  | consult_year6 Thu 31 Aug 2017 on_track
        Year 6 of 2014/15 is not asked          | born Tue 4 May 2004; moves none Tue 1 Sep 2015                 |                        | Wed 1 Oct 2014  | no consult_year6
        Year 6 of 2017/18 is not asked          | born Fri 4 May 2007; moves none Sat 1 Sep 2018                 |                        | Sun 1 Oct 2017  | no consult_year6
        whoever moves on is asked as well       | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017 |                        | Sat 1 Oct 2016  | consult_year6 Thu 31 Aug 2017 on_track
        not whoever came from a middle school   | born Thu 4 May 2006; moves middle_to_secondary Thu 1 Sep 2016  |                        | Sat 1 Oct 2016  | no consult_year6
        """,
    "order-13-3": """
        why                                       | child                                          | what happened                                             | asked on       | expected
        agreed in Year 6, by the end of that year | born Thu 4 May 2006; moves none Fri 1 Sep 2017 | year6_transfer_agreed Tue 1 Nov 2016                      | Wed 2 Nov 2016 | conclude_by Thu 31 Aug 2017 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        concluded a day after it                  | born Thu 4 May 2006; moves none Fri 1 Sep 2017 | year6_transfer_agreed Tue 1 Nov 2016, plan Fri 1 Sep 2017 | Sat 2 Sep 2017 | conclude_by Thu 31 Aug 2017 met_late 1
        asked and not agreed                      | born Thu 4 May 2006; moves none Fri 1 Sep 2017 | asked Tue 1 Nov 2016                                      | Wed 2 Nov 2016 | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        """,
    "order-14a": """
        why                                      | child                                                          | what happened                                                                                                 | asked on        | expected
        released from custody in no other group  |                                                                | released_from_custody Wed 1 Apr 2015                                                                          | Thu 2 Apr 2015  | conclude_by Sat 31 Mar 2018 on_track; no conclude_by@order-14-5
        released the day before the article came |                                                                | released_from_custody Tue 31 Mar 2015                                                                         | Thu 2 Apr 2015  | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        released and leaving school in 2015      | born Tue 4 May 1999; moves school_to_post16 Tue 1 Sep 2015     | released_from_custody Wed 1 Apr 2015                                                                          | Thu 2 Apr 2015  | no conclude_by; conclude_by@order-12 Sat 30 May 2015 at_risk; no conclude_by@order-14-5
        released and moving phase                | born Thu 4 May 2006; moves primary_to_secondary Fri 1 Sep 2017 | released_from_custody Sat 1 Oct 2016                                                                          | Sun 2 Oct 2016  | no conclude_by; conclude_by@order-14-3-b Tue 14 Feb 2017 on_track
        released and detained again              |                                                                | released_from_custody Fri 1 May 2015, taken_into_custody Sun 1 May 2016                                       | Mon 2 May 2016  | no conclude_by; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        on the eve of being detained again       |                                                                | released_from_custody Fri 1 May 2015, taken_into_custody Sun 1 May 2016                                       | Sat 30 Apr 2016 | conclude_by Sat 31 Mar 2018 on_track; no conclude_by@order-14-5
        released a second time                   |                                                                | released_from_custody Fri 1 May 2015, taken_into_custody Sun 1 May 2016, released_from_custody Mon 1 Aug 2016 | Tue 2 Aug 2016  | conclude_by Sat 31 Mar 2018 on_track; no conclude_by@order-14-5
        """,
    "order-14-5": """
        why                                           | child                         | what happened                                 | asked on       | expected
        in no group                                   |                               |                                               | Mon 3 Oct 2016 | conclude_by Sat 31 Mar 2018 on_track; latest_start Sun 26 Nov 2017; latest_notice Sun 12 Nov 2017
        concluded on 31 March 2018                    |                               | plan Sat 31 Mar 2018                          | Sun 1 Apr 2018 | conclude_by Sat 31 Mar 2018 met
        concluded on 1 April 2018                     |                               | plan Sun 1 Apr 2018                           | Sun 1 Apr 2018 | conclude_by Sat 31 Mar 2018 met_late 1
        not concluded on 1 April 2018                 |                               | draft Thu 1 Mar 2018                          | Sun 1 Apr 2018 | conclude_by Sat 31 Mar 2018 overdue 1
        told on 31 March 2018 that there will be none |                               | no plan Sat 31 Mar 2018                       | Sun 1 Apr 2018 | conclude_by Sat 31 Mar 2018 met
        a meeting on the last day is no conclusion    |                               | meeting Sat 31 Mar 2018                       | Sun 1 Apr 2018 | conclude_by Sat 31 Mar 2018 overdue 1
        moved here with a statement                   | moved in Mon 3 Oct 2016       |                                               | Tue 4 Oct 2016 | conclude_by Sat 31 Mar 2018 on_track
        moved away before anything was decided        | left Sat 1 Oct 2016 moved_out |                                               | Tue 4 Oct 2016 | conclude_by Sat 31 Mar 2018 not_applicable; stage left
        died                                          | left Sat 1 Oct 2016 deceased  | notice Mon 12 Sep 2016, began Mon 26 Sep 2016 | Tue 4 Oct 2016 | conclude_by Sat 31 Mar 2018 not_applicable; plan_issued@order-21-3 Sun 29 Jan 2017 not_applicable
        left after the plan was sent                  | left Sun 1 Oct 2017 moved_out | plan Wed 1 Mar 2017                           | Wed 4 Oct 2017 | conclude_by Sat 31 Mar 2018 met; stage transferred
        """,
    "order-23": """
        why                                    | child | what happened                                                                                                          | asked on        | expected
        asked for on the last day of 14 weeks  |       | reassessment_requested Mon 31 Aug 2015                                                                                 | Tue 1 Sep 2015  | plan_issued Sun 6 Dec 2015 on_track
        asked for on the first day of 18 weeks |       | reassessment_requested Tue 1 Sep 2015                                                                                  | Wed 2 Sep 2015  | plan_issued Mon 4 Jan 2016 on_track
        accepted, and article 14 is gone       |       | reassessment_requested Tue 1 Sep 2015, reassessment_accepted Thu 1 Oct 2015                                            | Fri 2 Oct 2015  | plan_issued Mon 4 Jan 2016 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 not_applicable
        not yet accepted, and it stands        |       | reassessment_requested Tue 1 Sep 2015                                                                                  | Fri 2 Oct 2015  | conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        past that day and never accepted       |       | reassessment_requested Tue 1 Sep 2015                                                                                  | Tue 1 Mar 2016  | plan_issued Mon 4 Jan 2016 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        past that day and accepted at last     |       | reassessment_requested Tue 1 Sep 2015, reassessment_accepted Mon 29 Feb 2016                                           | Tue 1 Mar 2016  | plan_issued Mon 4 Jan 2016 overdue 57
        refused                                |       | reassessment_requested Tue 1 Sep 2015, reassessment_refused Thu 1 Oct 2015                                             | Fri 2 Oct 2015  | no plan_issued; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        ordered on appeal                      |       | reassessment_requested Tue 1 Sep 2015, reassessment_refused Thu 1 Oct 2015, tribunal_ordered_assessment Mon 1 Feb 2016 | Tue 2 Feb 2016  | plan_issued Sun 5 Jun 2016 on_track
        after notice there is no such request  |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, reassessment_requested Mon 3 Oct 2016                                   | Tue 4 Oct 2016  | plan_issued@order-21-3 Sun 29 Jan 2017 on_track; no plan_issued
        a day late                             |       | reassessment_requested Tue 1 Sep 2015, reassessment_accepted Thu 1 Oct 2015, plan Tue 5 Jan 2016                       | Wed 6 Jan 2016  | plan_issued Mon 4 Jan 2016 met_late 1
        asked for before the Order came        |       | reassessment_requested Sun 31 Aug 2014, reassessment_accepted Mon 20 Oct 2014                                          | Tue 21 Oct 2014 | plan_issued Sat 6 Dec 2014 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 not_applicable
        asked for on the day it came           |       | reassessment_requested Mon 1 Sep 2014, reassessment_accepted Mon 20 Oct 2014                                           | Tue 21 Oct 2014 | plan_issued Sun 7 Dec 2014 on_track
        ordered before the Order came          |       | tribunal_ordered_assessment Wed 20 Aug 2014                                                                            | Tue 2 Sep 2014  | plan_issued Tue 25 Nov 2014 on_track
        """,
    "order-7": """
        why                                  | child | what happened                                             | asked on       | expected
        a pipeline case, 26 and 18 weeks     |       | pipeline_converted Wed 1 Oct 2014                         | Thu 2 Oct 2014 | plan_issued Wed 1 Apr 2015 on_track; no_plan_notified Wed 4 Feb 2015 on_track
        sent on the last day                 |       | pipeline_converted Wed 1 Oct 2014, plan Wed 1 Apr 2015    | Fri 3 Apr 2015 | plan_issued Wed 1 Apr 2015 met
        sent a day later                     |       | pipeline_converted Wed 1 Oct 2014, plan Thu 2 Apr 2015    | Fri 3 Apr 2015 | plan_issued Wed 1 Apr 2015 met_late 1
        decided against on the last day      |       | pipeline_converted Wed 1 Oct 2014, no plan Wed 4 Feb 2015 | Fri 6 Feb 2015 | no_plan_notified Wed 4 Feb 2015 met
        decided against a day later          |       | pipeline_converted Wed 1 Oct 2014, no plan Thu 5 Feb 2015 | Fri 6 Feb 2015 | no_plan_notified Wed 4 Feb 2015 met_late 1
        there is no statement for article 14 |       | pipeline_converted Wed 1 Oct 2014                         | Thu 2 Oct 2014 | conclude_by@order-14-5 Sat 31 Mar 2018 not_applicable
        """,
    "regs-13-2": """
        why                                             | child                    | what happened                                                                                    | asked on        | expected
        a request, 20 weeks, its day not counted        | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016                                                                           | Fri 2 Sep 2016  | plan_issued Thu 19 Jan 2017 on_track; no_plan_notified@regs-10-1 Thu 22 Dec 2016 on_track; decide_request@regs-5-1 Thu 13 Oct 2016 on_track
        the change of September 2015 did not touch it   | lda; born Sun 4 May 1997 | request Mon 31 Aug 2015                                                                          | Tue 1 Sep 2015  | plan_issued Mon 18 Jan 2016 on_track
        the authority's own decision counts as well     | lda; born Mon 4 May 1998 | decided Thu 1 Sep 2016                                                                           | Fri 2 Sep 2016  | plan_issued Thu 19 Jan 2017 on_track
        sent on the last day                            | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, plan Thu 19 Jan 2017                                                     | Fri 20 Jan 2017 | plan_issued Thu 19 Jan 2017 met
        sent a day later                                | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, plan Fri 20 Jan 2017                                                     | Sat 21 Jan 2017 | plan_issued Thu 19 Jan 2017 met_late 1
        nobody asked and nothing runs                   | lda; born Mon 4 May 1998 |                                                                                                  | Mon 3 Oct 2016  | no plan_issued
        absent for four weeks                           | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, except absence Mon 3 Oct 2016 to Sun 30 Oct 2016                         | Fri 20 Jan 2017 | plan_issued Thu 19 Jan 2017 excepted
        asked for again after a decision against a plan | lda; born Mon 4 May 1998 | request Mon 12 Jan 2015, no plan Wed 1 Apr 2015, request Mon 1 Feb 2016                          | Tue 2 Feb 2016  | plan_issued Mon 20 Jun 2016 on_track; no_plan_notified@regs-10-1 Mon 23 May 2016 on_track; decide_request@regs-5-1 Mon 14 Mar 2016 on_track; stage not_started
        on the eve of asking again it is closed         | lda; born Mon 4 May 1998 | request Mon 12 Jan 2015, no plan Wed 1 Apr 2015, request Mon 1 Feb 2016                          | Sun 31 Jan 2016 | plan_issued Mon 1 Jun 2015 not_applicable; stage no_plan
        decided against a second time                   | lda; born Mon 4 May 1998 | request Mon 12 Jan 2015, no plan Wed 1 Apr 2015, request Mon 1 Feb 2016, no plan Tue 24 May 2016 | Wed 25 May 2016 | no_plan_notified@regs-10-1 Mon 23 May 2016 met_late 1; stage no_plan
        asked twice before anything was decided         | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, request Mon 12 Sep 2016                                                  | Tue 13 Sep 2016 | plan_issued Thu 19 Jan 2017 on_track
        """,
    "regs-10-1": """
        why               | child                    | what happened                                   | asked on       | expected
        no plan, 16 weeks | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, no plan Thu 22 Dec 2016 | Tue 3 Jan 2017 | no_plan_notified Thu 22 Dec 2016 met
        a day later       | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, no plan Fri 23 Dec 2016 | Tue 3 Jan 2017 | no_plan_notified Thu 22 Dec 2016 met_late 1
        """,
    "regs-5-1": """
        why                                           | child                    | what happened                                   | asked on        | expected
        decided in six weeks                          | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, decided Thu 13 Oct 2016 | Fri 14 Oct 2016 | decide_request Thu 13 Oct 2016 met
        a day later                                   | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016                          | Fri 14 Oct 2016 | decide_request Thu 13 Oct 2016 overdue 1
        refused in six weeks                          | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, no plan Thu 13 Oct 2016 | Fri 14 Oct 2016 | decide_request Thu 13 Oct 2016 met
        a later decision against a plan is no answer  | lda; born Mon 4 May 1998 | request Thu 1 Sep 2016, no plan Fri 14 Oct 2016 | Sat 15 Oct 2016 | decide_request Thu 13 Oct 2016 not_applicable; no_plan_notified@regs-10-1 Thu 22 Dec 2016 met
        where nobody asked there is nothing to decide | lda; born Mon 4 May 1998 | decided Thu 1 Sep 2016                          | Fri 2 Sep 2016  | no decide_request
        nor where it was decided before anybody asked | lda; born Mon 4 May 1998 | decided Thu 1 Sep 2016, request Mon 5 Sep 2016  | Tue 6 Sep 2016  | no decide_request; plan_issued@regs-13-2 Thu 19 Jan 2017 on_track
        """,
    "order-27": """
        why                                       | child                    | what happened                                                       | asked on        | expected
        under way in 2014 under a duty, 14 weeks  | lda; born Sun 4 May 1997 | lda_conversion_agreed:duty Wed 1 Oct 2014                           | Thu 2 Oct 2014  | plan_issued Wed 7 Jan 2015 on_track
        under way in 2014 under a power, 20 weeks | lda; born Sun 4 May 1997 | lda_conversion_agreed:power Wed 1 Oct 2014                          | Thu 2 Oct 2014  | plan_issued Wed 18 Feb 2015 on_track
        under a duty, on the last day             | lda; born Sun 4 May 1997 | lda_conversion_agreed:duty Wed 1 Oct 2014, plan Wed 7 Jan 2015      | Fri 9 Jan 2015  | plan_issued Wed 7 Jan 2015 met
        under a duty, a day later                 | lda; born Sun 4 May 1997 | lda_conversion_agreed:duty Wed 1 Oct 2014, plan Thu 8 Jan 2015      | Fri 9 Jan 2015  | plan_issued Wed 7 Jan 2015 met_late 1
        under a power, on the last day            | lda; born Sun 4 May 1997 | lda_conversion_agreed:power Wed 1 Oct 2014, no plan Wed 18 Feb 2015 | Fri 20 Feb 2015 | no_plan_notified Wed 18 Feb 2015 met
        under a power, a day later                | lda; born Sun 4 May 1997 | lda_conversion_agreed:power Wed 1 Oct 2014, no plan Thu 19 Feb 2015 | Fri 20 Feb 2015 | no_plan_notified Wed 18 Feb 2015 met_late 1
        """,
    "guidance-lda": """
        why                                            | child                            | what happened                                | asked on        | expected
        in further education by the end of August 2016 | lda; post16; born Mon 4 May 1998 |                                              | Wed 13 Apr 2016 | conclude_by Wed 31 Aug 2016 on_track; latest_start Wed 13 Apr 2016
        the last day to ask has passed                 | lda; post16; born Mon 4 May 1998 |                                              | Thu 14 Apr 2016 | conclude_by Wed 31 Aug 2016 at_risk
        with a plan on that day                        | lda; post16; born Mon 4 May 1998 | request Fri 1 Apr 2016, plan Wed 31 Aug 2016 | Thu 1 Sep 2016  | conclude_by Wed 31 Aug 2016 met
        with a plan a day later                        | lda; post16; born Mon 4 May 1998 | request Fri 1 Apr 2016, plan Thu 1 Sep 2016  | Thu 1 Sep 2016  | conclude_by Wed 31 Aug 2016 met_late 1
        """,
    "young-person": """
        why                                    | child                                                          | what happened                       | asked on        | expected
        I, a summer child on the leaving date  | born Wed 30 Aug 2000; moves none Thu 1 Sep 2016                |                                     | Fri 24 Jun 2016 | addressee parent
        and the day after                      | born Wed 30 Aug 2000; moves none Thu 1 Sep 2016                |                                     | Sat 25 Jun 2016 | addressee young_person
        I, an autumn child a year later        | born Sat 2 Sep 2000; moves none Thu 1 Sep 2016                 |                                     | Fri 30 Jun 2017 | addressee parent
        and the day after that                 | born Sat 2 Sep 2000; moves none Thu 1 Sep 2016                 |                                     | Sat 1 Jul 2017  | addressee young_person
        born on 31 August                      | born Thu 31 Aug 2000; moves none Thu 1 Sep 2016                |                                     | Sat 25 Jun 2016 | addressee young_person
        born on 1 September                    | born Fri 1 Sep 2000; moves none Thu 1 Sep 2016                 |                                     | Sat 25 Jun 2016 | addressee parent
        leavers of 2014                        | born Mon 4 May 1998; moves none Thu 1 Sep 2016                 |                                     | Fri 27 Jun 2014 | addressee parent
        the day after in 2014                  | born Mon 4 May 1998; moves none Thu 1 Sep 2016                 |                                     | Sat 28 Jun 2014 | addressee young_person
        leavers of 2015                        | born Tue 4 May 1999; moves none Thu 1 Sep 2016                 |                                     | Fri 26 Jun 2015 | addressee parent
        the day after in 2015                  | born Tue 4 May 1999; moves none Thu 1 Sep 2016                 |                                     | Sat 27 Jun 2015 | addressee young_person
        leavers of 2018                        | born Sat 4 May 2002; moves none Thu 1 Sep 2016                 |                                     | Fri 29 Jun 2018 | addressee parent
        the day after in 2018                  | born Sat 4 May 2002; moves none Thu 1 Sep 2016                 |                                     | Sat 30 Jun 2018 | addressee young_person
        cannot decide, and notice goes to both | born Wed 30 Aug 2000; moves none Thu 1 Sep 2016; cannot decide |                                     | Sat 25 Jun 2016 | addressee young_person_and_representative
        later letters to the representative    | born Wed 30 Aug 2000; moves none Thu 1 Sep 2016; cannot decide | notice Sat 25 Jun 2016              | Fri 1 Jul 2016  | addressee representative
        a parent who cannot decide             |                                                                | parent_cannot_decide Sat 1 Oct 2016 | Mon 3 Oct 2016  | addressee representative
        """,
    "guidance-special-2018": """
        why                                   | child                                       | what happened        | asked on        | expected
        to a special school in September 2018 | moves mainstream_to_special Sat 1 Sep 2018  |                      | Sun 1 Oct 2017  | conclude_by Wed 14 Feb 2018 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        concluded on 15 February              | moves special_to_mainstream Sat 1 Sep 2018  | plan Thu 15 Feb 2018 | Fri 16 Feb 2018 | conclude_by Wed 14 Feb 2018 met_late 1
        a move on 15 February                 | moves mainstream_to_special Thu 15 Feb 2018 |                      | Sun 1 Oct 2017  | conclude_by Wed 14 Feb 2018 on_track
        a move on 14 February                 | moves mainstream_to_special Wed 14 Feb 2018 |                      | Sun 1 Oct 2017  | conclude_by Tue 13 Feb 2018 on_track
        a move in January                     | moves mainstream_to_special Mon 8 Jan 2018  |                      | Sun 1 Oct 2017  | conclude_by Sun 7 Jan 2018 at_risk; conclude_by@order-14-5 Sat 31 Mar 2018 on_track
        a move in 2017 has the law's own day  | moves mainstream_to_special Mon 9 Oct 2017  |                      | Sat 1 Oct 2016  | no conclude_by; conclude_by@order-14-3-b Tue 14 Feb 2017 on_track
        """,
}
"""Tables of cases by the rule they show; see `worked_cases`."""
