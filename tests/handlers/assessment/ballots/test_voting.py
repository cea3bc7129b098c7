"""责任区评价 by chat [M4.2]: V18, V19, item by item, staying out of it, and what is not taken."""

from sqlmodel import select

from storage.tables import BallotPaper, BallotTurnout
from tests.chatting import Chat

T2 = "@ 2026-12-08 09:10"


def test_v18_one_sentence_gives_all_seven_levels(chat: Chat) -> None:
    chat(f"""
        {T2}
        张伟>   王强这人不错 有事都帮 就是不咋组织学习 都给高分 学习那项给低点
        机器人> 王强（维修组责任区）
        机器人> 好：思想动态掌握与反映、谈心谈话、积极分子培养、履职带头、完成任务、维护秩序、参加党建活动、政策宣传落实、技术技能帮带
        机器人> 一般：组织学习
        机器人> 您这里不满 5 人，只和储运业务组、化工工艺组合起来算一个平均，不单独算出来。
        机器人> 1 确认  2 修改  3 取消
        张伟>   1
        机器人> 王强的评价收下了。12月9日（周三）晚上以前都能改…
        不推送 王强
        不推送 刘建国
    """)


def test_v19_the_answer_is_honest_and_makes_no_ballot(chat: Chat) -> None:
    chat(f"""
        {T2}
        孙丽>   评价这个会不会让王强看到是我写的
        机器人> 责任党员看不到谁评的…维修组责任区能评的有 4 人。您这里不满 5 人，只和储运业务组、化工工艺组合起来…
        机器人> 刚交的一两天里服务器上还连着您的名字…
        机器人> 保证不了的…
        机器人> 您还没评，问一句不会算评价…
        孙丽>   我还有啥没干
        机器人> …王强还没评价，截至12月20日（周日）…
    """)


def test_item_by_item_with_seven_taps(chat: Chat) -> None:
    chat(f"""
        {T2}
        周涛>   评价
        机器人> 王强（维修组责任区）
        机器人> 您这里不满 5 人…
        机器人> …思想动态掌握与反映（职工知道有事找谁，反映的事有回音）：
        周涛>   1
        周涛>   2
        周涛>   9
        机器人> 回复 1 好、2 较好、3 一般、4 不了解…
        周涛>   3
        周涛>   4
        周涛>   1
        周涛>   1
        机器人> 技术技能帮带…
        周涛>   不太清楚
        机器人> 王强（维修组责任区）
        机器人> 好：思想动态掌握与反映、维护秩序、参加党建活动、政策宣传落实
        机器人> 较好：谈心谈话、积极分子培养
        机器人> 一般：组织学习
        机器人> 不了解：履职带头、完成任务、技术技能帮带
        周涛>   留言 夜里打电话也来
        机器人> …留言：夜里打电话也来
        机器人> （不写您的名字，和打的档分开放；但说法可能让熟人认出来…
        周涛>   不留言
        周涛>   1
        机器人> 王强的评价收下了…
    """)


def test_levels_and_a_line_come_in_one_sentence(chat: Chat) -> None:
    chat(f"""
        {T2}
        张伟>   评价 都好 学习一般 留言 夜里打电话也来 就是话少
        机器人> 好：思想动态掌握与反映、谈心谈话、积极分子培养、履职带头、完成任务、维护秩序、参加党建活动、政策宣传落实、技术技能帮带
        机器人> 一般：组织学习
        机器人> 留言：夜里打电话也来 就是话少
        张伟>   学习较好 不留言
        机器人> 较好：组织学习
        机器人> 您这里不满 5 人…
    """)
    assert "留言" not in chat.answer


def test_all_alike_is_asked_once_more_and_a_second_one_takes_the_place_of_the_first(
    chat: Chat,
) -> None:
    chat(f"""
        {T2}
        张伟>   评价 都好
        机器人> 王强（维修组责任区）
        机器人> 7 项全部选「好」，对吗？
        张伟>   1
        张伟>   评价
        机器人> 王强（维修组责任区）
        机器人> 7 项全部选「好」，对吗？
        张伟>   学习较好
        机器人> …较好：组织学习
        张伟>   1
        机器人> 王强的评价收下了…
    """)


def test_whoever_stays_out_is_left_alone_and_may_think_better_of_it(chat: Chat) -> None:
    chat(f"""
        {T2}
        张伟>   评价 都好
        张伟>   1
        张伟>   不评
        机器人> 好的，这次不评，不再提醒…
        张伟>   我还有啥没干
        机器人> …
        张伟>   评价
        机器人> …思想动态掌握与反映…
        张伟>   都好
        张伟>   1
        机器人> 王强的评价收下了…
    """)


def test_nobody_votes_for_himself_for_another_area_or_for_the_branch(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   评价
        机器人> 自己不评自己…
        张伟>   评价 李红梅 都好
        机器人> 您只评本责任区的责任党员：王强…
        孙国栋> 评价
        机器人> 支部的书记、委员不参加责任区评价…
    """)


def test_whoever_has_left_the_area_meanwhile_hands_nothing_in(chat: Chat) -> None:
    chat(f"""
        {T2}
        张伟>   评价 都好
        孙国栋> 张伟今天起调到储运业务组
        孙国栋> 1
        张伟>   1
        机器人> 您现在不在这个责任区了…
        张伟>   评价
        机器人> 李红梅（储运业务组责任区）
    """)


def test_before_and_after_the_window_the_day_is_told(chat: Chat) -> None:
    chat("""
        @ 2026-11-19 10:00
        张伟>   评价
        机器人> …11月20日…
        张伟>   评价这个会不会让王强看到是我写的
        机器人> 现在没有要您做的责任区评价…维修组责任区有 4 名职工…
        @ 2026-12-20 23:59
        张伟>   评价 都好
        张伟>   1
        机器人> 王强的评价收下了。12月20日（周日）晚上以前…
        周涛>   评价 都好
        @ 2026-12-21 00:00
        周涛>   1
        机器人> 责任区评价12月20日（周日）已经截止，这句没有记下。有话还想说，直接发给我就行。
    """)


def test_nobody_gets_days_of_his_own_for_a_ballot_that_would_come_alone(chat: Chat) -> None:
    chat(f"""
        {T2}
        孙国栋> 张伟评价延到12月25号 因为出差
        机器人> 责任区评价不给个人单独延期…大家现在是12月20日（周日）截止…
        孙国栋> 给个人延期
        孙国栋> 张伟
        机器人> …
        机器人> 1 自查  2 党小组长考核  3 支部审核
        孙国栋> 责任区评价
        机器人> 责任区评价不给个人单独延期…
    """)


def test_whoever_has_voted_or_stays_out_is_not_reminded(chat: Chat) -> None:
    chat("""
        @ 2026-12-16 10:00
        张伟>   评价 都好
        张伟>   1
        马德福> 不评
        @ 2026-12-17 09:30
        推送 周涛> …责任区评价…
        不推送 张伟
        不推送 马德福
        不推送 何静
        周涛>   1
        机器人> 王强（维修组责任区）
    """)


def test_the_same_ballot_from_two_phones_counts_once(chat: Chat) -> None:
    chat(T2)
    chat.say("张伟", "评价 都好")
    first = chat.say("张伟", "1")
    assert chat.say("张伟", "1") != first  # nothing is open any more
    again = chat.say("张伟", "评价 都一般")
    assert "全部选「一般」" in again
    chat.say("张伟", "1")
    with chat.parts.desk.units() as unit:
        assert len(unit.session.exec(select(BallotPaper)).all()) == 1
        assert len(unit.session.exec(select(BallotTurnout)).all()) == 1


def test_somebody_who_began_before_it_was_mixed_cannot_hand_in_a_second_one(chat: Chat) -> None:
    """On his second phone the form is still open when the night takes his name away."""
    chat("@ 2026-12-08 20:00")
    for name in ("张伟", "周涛", "何军", "郑凯", "吴小燕"):
        chat.say(name, "评价 都好")
        chat.say(name, "1")
    chat("@ 2026-12-10 03:00")
    chat.say("张伟", "评价 都一般")
    chat("""
        @ 2026-12-10 04:00
        张伟>   1
        机器人> 您对王强的评价已经去掉姓名…
    """)


def test_a_voter_finds_what_waits_of_his_among_his_records(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 20:00
        张伟>   评价 都好
        张伟>   留言 夜里打电话也来
        张伟>   1
        周涛>   不评
        张伟>   我的记录
        机器人> …12月8日（周二）您评的王强，还没混进汇总，只有您打得开…
        机器人> …夜里打电话也来…
        周涛>   我的记录
        机器人> …您不评王强，没有内容…
        王强>   我的记录
    """)
    assert "评" not in chat.answer.replace("自评", "")
