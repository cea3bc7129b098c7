"""Who gets a concern: the desk above, the safety duty, a deputy, the leader; and whom 组长 means (domain.md §3)."""

from datetime import date

from tests.chatting import Chat, chatting
from tests.staff import EVERYBODY, send_away


def test_v09_a_hazard_goes_to_the_branch_and_to_the_safety_duty_at_once(staffed: Chat) -> None:
    staffed("""
        @ 2026-03-12 22:10
        王强>   维修组三号平台护栏松了一直没修 好几个人说过 帮我报一下
        机器人> 要反映的（安全）：维修组三号平台护栏松了一直没修 好几个人说过（反映过多次）
        王强>   2
        机器人> 已记下 C-0001（安全，急，保密），已马上通知支部和安全值班贺勇。
        机器人> …人先离开，拉上警戒，马上报当班负责人。
        推送 孙国栋> 【急】…C-0001…
        推送 周萍> 【急】…C-0001…
        推送 贺勇> 【急】有 1 条安全隐患 C-0001，请马上去看…
        贺勇>   C-0001
        机器人> 【急】安全隐患
        机器人> 不显示是谁提的，文中的姓名略去。
        机器人> │ 维修组三号平台护栏松了一直没修 好几个人说过
    """)
    assert "王强" not in staffed.answer
    staffed("""
        钱勤>   C-0001
        机器人> 没有找到 C-0001…
        孙国栋> C-0001
        机器人> 提出人：王强（保密：只有您知道，不要告诉任何人）
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
    """)


def test_the_safety_duty_never_learns_the_name_and_sees_nothing_when_it_is_over(
    staffed: Chat,
) -> None:
    staffed("""
        王强>   三号平台护栏松了
        王强>   1
        贺勇>   C-0001
        机器人> 不显示是谁提的，文中的姓名略去。
        孙国栋> C-0001 今天焊好了
        孙国栋> 1
        王强>   解决了
        贺勇>   C-0001
        机器人> 没有找到 C-0001…
        推送 贺勇> 【急】…C-0001…
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 1
        不推送 贺勇
        贺勇>   C-0002
        机器人> 没有找到 C-0002…
    """)


def test_what_is_about_the_secretary_is_for_the_discipline_desk_alone(staffed: Chat) -> None:
    staffed("""
        张伟>   孙书记老是偏心 排班不公平
        机器人> 这件事提到孙书记，不经支部，直接交物流党总支纪检，支部看不到。
        机器人> 写名：物流党总支纪检（郑明）看得到您的姓名。
        机器人> 保密：只有郑明知道是您；支部看不到这件。
        机器人> 2 保密（只让受理的人知道）
        张伟>   2
        机器人> 已记下 C-0001（排班，保密）。已转给物流党总支纪检，由郑明负责…
        推送 郑明> 有 1 条新反映 C-0001（排班）…
        不推送 高明
        郑明>   待答复
        机器人> C-0001（排班，今天）孙书记老是偏心…
        郑明>   C-0001
        机器人> 提出人：张伟（保密：只有您知道，不要告诉任何人）
        郑明>   C-0001 我来了解 下周三前给答复
        郑明>   1
        推送 张伟> …物流党总支纪检承诺 3月18日（周三）落实…
    """)
    for name in ("孙国栋", "周萍", "何静", "高明", "冯兰", "刘建国", "王强", "贺勇", "钱勤"):
        nowhere = staffed.say(name, "C-0099").replace("0099", "N")
        assert staffed.say(name, "C-0001").replace("0001", "N") == nowhere, name
        assert "C-0001" not in "".join(staffed.pushes(name))


def test_who_leads_the_group_and_answers_for_the_area_is_one_and_the_same(chat: Chat) -> None:
    chat("""
        孙国栋> 食堂夜班饭老是凉的
        机器人> 写名：支部（周萍、何静）、党小组长刘建国看得到您的姓名。
        机器人> 保密：只有周萍（他不在时是何静）知道是您；其他支委、党小组长刘建国看得到内容，看不到姓名。
        机器人> 不想让党小组长看，回复「不经组长」。
        孙国栋> 不经组长
        机器人> 不经组长：党小组长看不到这件。
        机器人> 写名：支部（周萍、何静）看得到您的姓名。
        机器人> 保密：只有周萍（他不在时是何静）知道是您；其他支委看得到内容，看不到姓名。
        孙国栋> 1
        机器人> 已记下 C-0001…
        刘建国> C-0001
    """)
    assert "食堂" not in chat.answer


def test_a_secretary_who_is_away_has_a_deputy_and_he_alone_knows_the_name(staffed_url: str) -> None:
    send_away(staffed_url, "孙国栋", date(2026, 3, 10), date(2026, 3, 16))
    with chatting(staffed_url, people=EVERYBODY) as chat:
        chat("""
            吴小燕> 食堂夜班饭老是凉的
            机器人> 保密：只有书记孙国栋（他现在不在，先由周萍代）和周萍知道是您…
            机器人> 1 写名  2 保密（只让受理的人知道）
            吴小燕> 2
            机器人> …已转给支部，由周萍负责…
            推送 周萍> 有 1 条新反映 C-0001…
            不推送 孙国栋
            周萍>   C-0001
            机器人> 提出人：吴小燕（保密…
            推送 吴小燕> C-0001 您选的是保密。支部记着孙国栋现在不在…
            孙国栋> C-0001
            机器人> 提出人：（保密，不显示姓名）
            @ 2026-03-16 10:00
            孙国栋> C-0001
            机器人> 提出人：吴小燕（保密…
            周萍>   C-0001
            机器人> 提出人：（保密，不显示姓名）
        """)


def test_where_the_whole_committee_is_away_the_level_above_has_it(staffed_url: str) -> None:
    for name in ("孙国栋", "周萍", "何静"):
        send_away(staffed_url, name, date(2026, 3, 10))
    with chatting(staffed_url, people=EVERYBODY) as chat:
        chat("""
            吴小燕> 食堂夜班饭老是凉的
            吴小燕> 1
            机器人> …已转给物流党总支，由高明负责…
            推送 高明> 有 1 条新反映 C-0001…
        """)


def test_it_is_asked_which_leader_is_meant_and_neither_learns_of_it(staffed: Chat) -> None:
    """V08, what it asks."""
    staffed("""
        何军>   我们组长安排加班不给算加班费
        机器人> 您说的组长是哪一位？他不会看到这件。
        机器人> 1 班组长  2 党小组长刘建国
        何军>   2
        机器人> 这件事提到组长，不会交给组长，组长也看不到。
        机器人> 写名：支部（孙国栋、周萍、何静）看得到您的姓名。
        何军>   1
        机器人> 已记下 C-0001…
        何军>   我们组长说话难听
        何军>   1
        机器人> 这件事说到组长，不会交给组长；责任党员和党小组长看不到。
        何军>   1
        机器人> 已记下 C-0002…
    """)
    for name in ("刘建国", "李红梅"):
        for code in ("C-0001", "C-0002"):
            assert "没有找到" in staffed.say(name, code)
    assert "加班费" in staffed.say("何静", "C-0001")


def test_the_leader_reads_what_his_group_raises_unless_its_raiser_says_not(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的
        机器人> 不想让党小组长看，回复「不经组长」。
        吴小燕> 2
        刘建国> C-0001
        机器人> 提出人：（保密，不显示姓名）
        机器人> │ 食堂夜班饭老是凉的
        不推送 刘建国
        吴小燕> 班车老是晚点 不经组长
        机器人> 不经组长：党小组长看不到这件。
        机器人> 写名：支部（孙国栋、周萍、何静）、责任党员李红梅看得到您的姓名。
        吴小燕> 1
        刘建国> C-0002
        机器人> 没有找到 C-0002…
        吴小燕> 宿舍漏水
        吴小燕> 不经组长
        机器人> 不经组长：党小组长看不到这件。
        吴小燕> 1
        机器人> 已记下 C-0003…
        刘建国> C-0003
        机器人> 没有找到 C-0003…
    """)


def test_of_a_member_it_is_about_the_leader_hears_too(chat: Chat) -> None:
    chat("""
        张伟>   王强老是让我顶班
        张伟>   2
        推送 孙国栋> 有 1 条新反映 C-0001…
        推送 刘建国> 您党小组有 1 条反映 C-0001（排班），支部在办，请您也看看…
        刘建国> C-0001
        机器人> 提出人：（保密，不显示姓名）
        王强>   C-0001
        机器人> 没有找到 C-0001…
        张伟>   王强老是让我顶班 别让组长知道
        张伟>   1
        不推送 刘建国
    """)


def test_a_raiser_who_names_himself_in_confidence_is_left_out_of_the_text(chat: Chat) -> None:
    chat("""
        吴小燕> 我是吴小燕 食堂夜班饭老是凉的
        吴小燕> 2
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
    """)
    assert "吴小燕" not in chat.answer
    assert "吴小燕" not in chat.say("周萍", "待答复")


def test_a_name_in_what_is_said_later_is_left_out_for_who_may_not_know_it(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 2
        孙国栋> C-0001 吴小燕提的饭凉 今天修好了
        孙国栋> 1
        @ 2026-03-13 17:00
        吴小燕> 没解决 我吴小燕吃的还是凉的
        周萍>   C-0001
        机器人> │ （姓名略）提的饭凉 今天修好了
        机器人> │ 我（姓名略）吃的还是凉的
    """)
    assert "吴小燕" not in chat.answer
    assert "我吴小燕吃的" in chat.say("孙国栋", "C-0001")


def test_a_name_left_out_does_not_tell_the_raiser_by_those_that_stay(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 2
        何静>   C-0001 下周一换保温箱 何军 吴小燕 刘洋 张玮 几位也看看
        何静>   1
        何静>   C-0001
        机器人> │ 下周一换保温箱 （姓名略） （姓名略） （姓名略） （姓名略） 几位也看看
    """)


def test_a_name_in_familiar_speech_is_left_out_whatever_follows(staffed: Chat) -> None:
    staffed("""
        刘洋>   反映 手套发少了 小吴没领到手套 老张是知道的 小马不敢说
        刘洋>   1
        孙国栋> C-0001 交给后勤
        孙国栋> 1
        钱勤>   C-0001
        机器人> │ 手套发少了 （姓名略）没领到手套 （姓名略）是知道的 （姓名略）不敢说
    """)


def test_two_who_have_it_anyway_are_passed_over_together(staffed: Chat) -> None:
    staffed("""
        张伟>   贺勇和何静都不管 护栏松了也不修
        机器人> …不经支部，直接交物流党总支纪检，支部看不到。
        张伟>   1
        推送 郑明> 【急】…C-0001…
        不推送 贺勇
        不推送 何静
    """)


def test_v10_the_answer_is_matched_and_its_raiser_is_asked_on_the_day_after(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
        吴小燕> 2
        孙国栋> 食堂那个事 跟后勤说了 下周一开始夜班饭改保温箱送 回复他们
        机器人> 答复 C-0001…承诺日期 3月16日（周一）…
        孙国栋> 1
        推送 吴小燕> …C-0001…有答复了：
        @ 2026-03-17 16:00
        推送 吴小燕> C-0001 支部承诺 3月16日（周一）落实，改了吗？
        吴小燕> 宿舍漏水
        吴小燕> 1
        吴小燕> 宿舍热水停了
        吴小燕> 1
        孙国栋> 宿舍那个事 跟后勤说了 回复他们
        机器人> 您是答复哪一件？
    """)
