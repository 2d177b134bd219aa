"""Worked cases of notice, the main clock, the decision against a plan and what follows a conclusion."""

# ruff: noqa: E501 - a case is one line, however long

from __future__ import annotations

CLOCK: dict[str, str] = {
    "order-18-1": """
        why                                                     | child                                           | what happened                                                                      | asked on        | expected
        fourteen days before                                    |                                                 | notice Tue 1 Sep 2015, began Tue 15 Sep 2015                                       | Sun 20 Sep 2015 | notice Tue 1 Sep 2015 met
        thirteen days before is arguable and met                |                                                 | notice Wed 2 Sep 2015, began Tue 15 Sep 2015                                       | Sun 20 Sep 2015 | notice Tue 1 Sep 2015 met
        twelve days before is two days late                     |                                                 | notice Thu 3 Sep 2015, began Tue 15 Sep 2015                                       | Sun 20 Sep 2015 | notice Tue 1 Sep 2015 met_late 2
        no notice is too long                                   |                                                 | notice Wed 1 Jun 2016, began Thu 1 Dec 2016                                        | Mon 5 Dec 2016  | notice Thu 17 Nov 2016 met
        a start that is only stated                             | begins Mon 26 Sep 2016                          |                                                                                    | Mon 12 Sep 2016 | notice Mon 12 Sep 2016 on_track
        the day after its last safe day                         | begins Mon 26 Sep 2016                          |                                                                                    | Tue 13 Sep 2016 | notice Mon 12 Sep 2016 overdue 1
        the setting is told on a day of its own                 |                                                 | notice Mon 12 Sep 2016, notice_sent:setting Wed 14 Sep 2016, began Mon 26 Sep 2016 | Mon 3 Oct 2016  | notice[setting] Mon 12 Sep 2016 met_late 2
        after a move the new authority gives its own            | moved in Mon 3 Oct 2016                         | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, notice Mon 10 Oct 2016              | Thu 20 Oct 2016 | notice Mon 10 Oct 2016 met; plan_issued@order-21-3 Sun 26 Feb 2017 on_track
        a beginning stated for after the move is ours to notify | moved in Mon 3 Oct 2016; begins Mon 10 Oct 2016 | notice Mon 12 Sep 2016                                                             | Thu 20 Oct 2016 | notice Mon 26 Sep 2016 overdue 24
        a beginning of before the move is not ours              | moved in Mon 3 Oct 2016; begins Mon 26 Sep 2016 | notice Mon 12 Sep 2016                                                             | Thu 20 Oct 2016 | no notice
        a former notice alone starts nothing here               | moved in Mon 3 Oct 2016                         | notice Mon 12 Sep 2016, began Mon 26 Sep 2016                                      | Thu 20 Oct 2016 | stage not_started; no plan_issued
        """,
    "order-32": """
        why                                 | child | what happened                                                                    | asked on       | expected
        in custody the same two weeks hold  |       | taken_into_custody Mon 1 Aug 2016, notice Mon 12 Sep 2016, began Mon 26 Sep 2016 | Mon 3 Oct 2016 | notice Mon 12 Sep 2016 met
        two days less is late there as well |       | taken_into_custody Mon 1 Aug 2016, notice Wed 14 Sep 2016, began Mon 26 Sep 2016 | Mon 3 Oct 2016 | notice Mon 12 Sep 2016 met_late 2
        """,
    "order-34": """
        why                               | child | what happened                                                                    | asked on        | expected
        custody, last notice of 14 weeks  |       | taken_into_custody Mon 1 Jun 2015, notice Mon 31 Aug 2015, began Mon 14 Sep 2015 | Sun 20 Sep 2015 | plan_issued Sun 20 Dec 2015 on_track; no_plan_notified Sun 22 Nov 2015 on_track
        custody, first notice of 18 weeks |       | taken_into_custody Mon 1 Jun 2015, notice Tue 1 Sep 2015, began Tue 15 Sep 2015  | Sun 20 Sep 2015 | plan_issued Mon 18 Jan 2016 on_track; no_plan_notified Mon 21 Dec 2015 on_track
        """,
    "order-21-3": """
        why                                              | child | what happened                                                                                                                                                    | asked on        | expected
        A, last day of 14 weeks                          |       | notice Mon 31 Aug 2015, began Mon 14 Sep 2015                                                                                                                    | Sun 20 Sep 2015 | plan_issued Sun 20 Dec 2015 on_track; no_plan_notified@order-22-3 Sun 22 Nov 2015 on_track
        B, first day of 18 weeks                         |       | notice Tue 1 Sep 2015, began Tue 15 Sep 2015                                                                                                                     | Sun 20 Sep 2015 | plan_issued Mon 18 Jan 2016 on_track; no_plan_notified@order-22-3 Mon 21 Dec 2015 on_track
        C, the notice decides and not the beginning      |       | notice Tue 25 Aug 2015, began Tue 8 Sep 2015                                                                                                                     | Sun 20 Sep 2015 | plan_issued Mon 14 Dec 2015 on_track; no_plan_notified@order-22-3 Mon 16 Nov 2015 on_track
        D, Sundays are not moved                         |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016                                                                                                                    | Mon 3 Oct 2016  | plan_issued Sun 29 Jan 2017 on_track; no_plan_notified@order-22-3 Sun 1 Jan 2017 on_track
        E, from the notice as first made                 |       | notice Wed 1 Oct 2014, began Wed 15 Oct 2014                                                                                                                     | Mon 20 Oct 2014 | plan_issued Tue 6 Jan 2015 on_track; no_plan_notified@order-22-3 Tue 23 Dec 2014 on_track
        the first day of the Order                       |       | notice Mon 1 Sep 2014, began Mon 15 Sep 2014                                                                                                                     | Sat 20 Sep 2014 | plan_issued Sun 7 Dec 2014 on_track
        its period over before 1 April 2015              |       | notice Wed 24 Dec 2014, began Wed 7 Jan 2015                                                                                                                     | Sat 10 Jan 2015 | plan_issued Tue 31 Mar 2015 on_track
        its period not over by then                      |       | notice Thu 25 Dec 2014, began Thu 8 Jan 2015                                                                                                                     | Sat 10 Jan 2015 | plan_issued Wed 15 Apr 2015 on_track
        notice on the eve of the amendment               |       | notice Tue 31 Mar 2015, began Tue 14 Apr 2015                                                                                                                    | Mon 20 Apr 2015 | plan_issued Mon 20 Jul 2015 on_track
        notice on the day of the amendment               |       | notice Wed 1 Apr 2015, began Wed 15 Apr 2015                                                                                                                     | Mon 20 Apr 2015 | plan_issued Tue 21 Jul 2015 on_track
        long notice keeps its 18 weeks                   |       | notice Thu 1 Sep 2016, began Thu 1 Dec 2016                                                                                                                      | Mon 5 Dec 2016  | plan_issued Wed 5 Apr 2017 on_track
        over a 29 February                               |       | notice Mon 16 Nov 2015, began Mon 30 Nov 2015                                                                                                                    | Sat 5 Dec 2015  | plan_issued Sun 3 Apr 2016 on_track
        the last period before 1 April 2018              |       | notice Sun 12 Nov 2017, began Sun 26 Nov 2017                                                                                                                    | Fri 1 Dec 2017  | plan_issued Sat 31 Mar 2018 on_track
        a day later is too late for everyone's day       |       | notice Mon 13 Nov 2017, began Mon 27 Nov 2017                                                                                                                    | Fri 1 Dec 2017  | plan_issued Sun 1 Apr 2018 on_track; conclude_by@order-14-5 Sat 31 Mar 2018 at_risk
        sent on the last day                             |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan Sun 29 Jan 2017                                                                                              | Fri 3 Feb 2017  | plan_issued Sun 29 Jan 2017 met
        sent a day later                                 |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan Mon 30 Jan 2017                                                                                              | Fri 3 Feb 2017  | plan_issued Sun 29 Jan 2017 met_late 1
        not sent by then                                 |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, draft Sun 1 Jan 2017                                                                                              | Mon 30 Jan 2017 | plan_issued Sun 29 Jan 2017 overdue 1
        family and setting do not make it issued         |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan_sent:family Fri 20 Jan 2017, plan_sent:setting Mon 23 Jan 2017                                               | Fri 3 Feb 2017  | plan_issued Sun 29 Jan 2017 overdue 5; conclude_by@order-14-5 Sat 31 Mar 2018 met; stage transferred
        the commissioning body makes it complete         |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan_sent:family Fri 20 Jan 2017, plan_sent:setting Mon 23 Jan 2017, plan_sent:commissioning_body Mon 30 Jan 2017 | Fri 3 Feb 2017  | plan_issued Sun 29 Jan 2017 met_late 1
        the family alone is no conclusion                |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan_sent:family Fri 20 Jan 2017                                                                                  | Wed 25 Jan 2017 | plan_issued Sun 29 Jan 2017 at_risk; stage in_assessment
        at home there is no setting to be sent it        | home  | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan_sent:family Fri 20 Jan 2017, plan_sent:commissioning_body Sat 21 Jan 2017                                    | Fri 3 Feb 2017  | plan_issued Sun 29 Jan 2017 met; stage transferred
        begun without a notice, by the latest lawful one |       | began Mon 14 Sep 2015                                                                                                                                            | Sun 20 Sep 2015 | plan_issued Sun 20 Dec 2015 on_track
        and a day later                                  |       | began Tue 15 Sep 2015                                                                                                                                            | Sun 20 Sep 2015 | plan_issued Mon 18 Jan 2016 on_track
        a beginning that nobody stated                   |       | notice Mon 12 Sep 2016                                                                                                                                           | Mon 3 Oct 2016  | plan_issued Sun 29 Jan 2017 on_track
        """,
    "order-22-3": """
        why                                         | child | what happened                                                          | asked on        | expected
        decided on the last day of 10 weeks         |       | notice Mon 31 Aug 2015, began Mon 14 Sep 2015, no plan Sun 22 Nov 2015 | Tue 1 Dec 2015  | no_plan_notified Sun 22 Nov 2015 met
        a day later                                 |       | notice Mon 31 Aug 2015, began Mon 14 Sep 2015, no plan Mon 23 Nov 2015 | Tue 1 Dec 2015  | no_plan_notified Sun 22 Nov 2015 met_late 1
        decided on the last day of 14 weeks         |       | notice Tue 1 Sep 2015, began Tue 15 Sep 2015, no plan Mon 21 Dec 2015  | Fri 1 Jan 2016  | no_plan_notified Mon 21 Dec 2015 met
        undecided, it would now be late             |       | notice Tue 1 Sep 2015, began Tue 15 Sep 2015                           | Tue 22 Dec 2015 | no_plan_notified Mon 21 Dec 2015 at_risk
        from the beginning even in the first months |       | notice Wed 1 Oct 2014, began Mon 1 Dec 2014                            | Fri 5 Dec 2014  | no_plan_notified Sun 8 Feb 2015 on_track; plan_issued@order-21-3 Tue 6 Jan 2015 on_track
        after a draft it no longer matters          |       | notice Tue 1 Sep 2015, began Tue 15 Sep 2015, draft Tue 1 Dec 2015     | Sat 5 Dec 2015  | no_plan_notified Mon 21 Dec 2015 not_applicable
        """,
    "order-22-6": """
        why                                          | child | what happened                                                                                                                                  | asked on        | expected
        two months after the decision                |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016                                                                         | Tue 10 Jan 2017 | statement_ends Tue 10 Jan 2017 on_track; stage no_plan
        and the day after it has ended               |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016                                                                         | Wed 11 Jan 2017 | statement_ends Tue 10 Jan 2017 met
        a month that is shorter                      |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Sat 31 Dec 2016                                                                         | Thu 5 Jan 2017  | statement_ends Tue 28 Feb 2017 on_track
        a Saturday means the Monday                  |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Mon 7 Nov 2016                                                                          | Thu 5 Jan 2017  | statement_ends Mon 9 Jan 2017 on_track
        August means the first of September          |       | notice Tue 1 Mar 2016, began Tue 15 Mar 2016, no plan Fri 10 Jun 2016                                                                          | Tue 5 Jul 2016  | statement_ends Thu 1 Sep 2016 on_track
        the last of July stays                       |       | notice Tue 1 Mar 2016, began Tue 15 Mar 2016, no plan Sun 29 May 2016                                                                          | Tue 5 Jul 2016  | statement_ends Fri 29 Jul 2016 on_track
        Christmas means after New Year               |       | notice Fri 1 Jul 2016, began Fri 15 Jul 2016, no plan Tue 25 Oct 2016                                                                          | Sat 5 Nov 2016  | statement_ends Tue 3 Jan 2017 on_track
        New Year's Day means the day after it        |       | notice Tue 1 Jul 2014, began Tue 15 Jul 2014, no plan Sat 1 Nov 2014                                                                           | Wed 5 Nov 2014  | statement_ends Fri 2 Jan 2015 on_track
        Christmas Eve is the same                    |       | notice Wed 1 Jul 2015, began Wed 15 Jul 2015, no plan Sat 24 Oct 2015                                                                          | Thu 5 Nov 2015  | statement_ends Thu 24 Dec 2015 on_track
        a certificate gives a month if that is later |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016, mediation_certificate Tue 20 Dec 2016                                  | Thu 5 Jan 2017  | statement_ends Fri 20 Jan 2017 on_track
        and nothing if it is not                     |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016, mediation_certificate Mon 5 Dec 2016                                   | Thu 5 Jan 2017  | statement_ends Tue 10 Jan 2017 on_track
        with an appeal it goes on                    |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016, appeal_registered Mon 9 Jan 2017                                       | Wed 1 Mar 2017  | statement_ends Tue 10 Jan 2017 not_applicable
        until the appeal is dismissed                |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016, appeal_registered Mon 9 Jan 2017, appeal_ended Mon 3 Apr 2017          | Tue 4 Apr 2017  | statement_ends Mon 3 Apr 2017 met
        until the plan is made that was ordered      |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, no plan Thu 10 Nov 2016, appeal_registered Mon 9 Jan 2017, tribunal_ordered_plan Mon 3 Apr 2017 | Tue 4 Apr 2017  | statement_ends Tue 10 Jan 2017 not_applicable; tribunal_order@regs-44[draft_plan] Mon 8 May 2017 on_track
        """,
    "regs-44": """
        why                        | child | what happened                                                                                     | asked on        | expected
        five weeks to the draft    |       | no plan Thu 10 Nov 2016, tribunal_ordered_plan Mon 3 Apr 2017, draft Mon 8 May 2017               | Tue 9 May 2017  | tribunal_order[draft_plan] Mon 8 May 2017 met
        a day more is late         |       | no plan Thu 10 Nov 2016, tribunal_ordered_plan Mon 3 Apr 2017, draft Tue 9 May 2017               | Wed 10 May 2017 | tribunal_order[draft_plan] Mon 8 May 2017 met_late 1
        eleven weeks to the plan   |       | no plan Thu 10 Nov 2016, tribunal_ordered_plan Mon 3 Apr 2017, plan Mon 19 Jun 2017               | Tue 20 Jun 2017 | tribunal_order[final_plan] Mon 19 Jun 2017 met
        a day more is late as well |       | no plan Thu 10 Nov 2016, tribunal_ordered_plan Mon 3 Apr 2017                                     | Tue 20 Jun 2017 | tribunal_order[final_plan] Mon 19 Jun 2017 overdue 1
        two weeks to decide again  |       | no plan Thu 10 Nov 2016, tribunal_ordered_reconsideration Mon 3 Apr 2017, no plan Mon 17 Apr 2017 | Thu 20 Apr 2017 | tribunal_order[reconsideration] Mon 17 Apr 2017 met
        not decided again by then  |       | no plan Thu 10 Nov 2016, tribunal_ordered_reconsideration Mon 3 Apr 2017                          | Tue 18 Apr 2017 | tribunal_order[reconsideration] Mon 17 Apr 2017 overdue 1
        """,
    "cfa-44": """
        why                          | child | what happened                                                                                      | asked on       | expected
        the day of conclusion counts |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan Fri 20 Jan 2017                                | Wed 1 Feb 2017 | first_review Fri 19 Jan 2018 on_track
        reviewed on the last day     |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan Fri 20 Jan 2017, plan_reviewed Fri 19 Jan 2018 | Thu 1 Feb 2018 | first_review Fri 19 Jan 2018 met
        reviewed a day later         |       | notice Mon 12 Sep 2016, began Mon 26 Sep 2016, plan Fri 20 Jan 2017, plan_reviewed Sat 20 Jan 2018 | Thu 1 Feb 2018 | first_review Fri 19 Jan 2018 met_late 1
        concluded on a 29 February   |       | notice Mon 12 Oct 2015, began Mon 26 Oct 2015, plan Mon 29 Feb 2016                                | Tue 1 Mar 2016 | first_review Mon 27 Feb 2017 on_track
        """,
}
"""Tables of cases by the rule they show; see `worked_cases`."""
