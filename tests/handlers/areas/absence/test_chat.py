"""Who is away for a while: from when to when, never why; somebody stands in meanwhile [D7]."""

from datetime import date

import pytest
from sqlmodel import col, select

from storage.tables import Absence, Person
from tests.chatting import Chat, userid_of


def noted(chat: Chat, name: str = "王强") -> list[tuple[date, date | None]]:
    """Every absence that was ever noted of somebody, without those that were taken back before they began."""
    with chat.parts.desk.units() as unit:
        mine = col(Absence.person_id) == col(Person.id)
        rows = select(Absence).join(Person, mine).where(Person.userid == userid_of(name))
        found = [(one.since, one.until) for one in unit.session.exec(rows)]
    return sorted((since, until) for since, until in found if until != since)


def test_the_branch_says_who_is_away_and_the_area_is_in_gap_from_that_day(chat: Chat) -> None:
    chat("""
        孙国栋> 王强从下周一起不在，到6月底
        机器人> 王强从3月16日（周一）起不在，到6月30日（周二）。不记原因。
        机器人> 维修组责任区这段时间没有别人负责，要请人代管，可以考虑：刘建国、李红梅、陈志远。由支部定。
        机器人> 1 确认  2 修改  3 取消
        孙国栋> 1
        机器人> 已记下：王强从3月16日（周一）起不在，到6月30日（周二）。
        张伟> 我们组谁负责
        机器人> 维修组责任区由王强负责。
        @ 2026-03-16 08:30
        推送 孙国栋> 维修组责任区眼下没有人负责，请支部在 7 天内定下谁来负责。
        张伟> 我们组谁负责
        机器人> 维修组责任区由王强负责，眼下不在，要等支部安排人代管。有事先找支部的孙国栋，或者告诉我，我帮您转。
        张伟> 维修组3月3号谁负责
        机器人> 3月3日（周二）：维修组责任区由王强负责。
        孙国栋> 维修组现在谁负责
        机器人> 维修组责任区由王强负责，眼下不在，没有人代管，等支部定。
        孙国栋> 覆盖情况
        机器人> 还没有全覆盖…
        机器人> 暂时没人负责：维修组。
        机器人> 维修组可以考虑：刘建国（同一党小组，已负责 1 个）…
        孙国栋> 责任区一览
        机器人> 维修组：王强（眼下不在），4 人
        王强> 我的责任区
        机器人> 您负责维修组责任区，职工 4 人…
        孙国栋> 王强回来了
        机器人> 王强从3月16日（周一）起回来了。
        机器人> 维修组责任区又由他负责。
        孙国栋> 1
        机器人> 已记下：王强从3月16日（周一）起回来了。
        张伟> 我们组谁负责
        机器人> 维修组责任区由王强负责。
        孙国栋> 覆盖情况
        机器人> 全覆盖：19 人都在责任区里，5 个责任区都有人负责。
    """)
    assert noted(chat) == []


@pytest.mark.parametrize(
    ("away", "stands_in", "still"),
    [
        ("王强从今天起不在，到6月底", "到6月30日（周二）为止，", "到6月30日（周二）为止还由"),
        ("王强从今天起不在", "", "还由"),
    ],
)
def test_a_number_lets_somebody_stand_in_and_another_gives_the_area_back(
    chat: Chat, away: str, stands_in: str, still: str
) -> None:
    chat(f"""
        孙国栋> {away}
        孙国栋> 1
        机器人> 1 刘建国代管维修组  2 看责任区一览
        孙国栋> 1
        机器人> 维修组责任区：从今天起由刘建国代管（非本组，临近班组的党员），不再由王强负责。
        孙国栋> 1
        机器人> 已定下。…不再由王强负责。{stands_in}…
        孙国栋> 王强从后天起回来了
        机器人> 维修组责任区{still}刘建国代管。
        孙国栋> 1
        机器人> 1 王强从3月14号起接替刘建国负责维修组
        孙国栋> 1
        机器人> 维修组责任区：从3月14日（周六）起由王强负责（本组党员），不再由刘建国负责。
    """)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("王强从下周一起不在", date(2026, 3, 16), None),
        ("王强长病假到6月底", date(2026, 3, 12), date(2026, 7, 1)),
        ("王强外派，从下周一开始", date(2026, 3, 16), None),
        ("王强明天起请长病假三个月", date(2026, 3, 13), date(2026, 6, 13)),
        ("王强借调到公司半年", date(2026, 3, 12), date(2026, 9, 12)),
        ("3月20号到4月5号王强不在", date(2026, 3, 20), date(2026, 4, 6)),
        ("王强产假到9月1号", date(2026, 3, 12), date(2026, 9, 2)),
        ("王强外派到明年3月底", date(2026, 3, 12), date(2027, 4, 1)),
        ("王强外派半年", date(2026, 3, 12), date(2026, 9, 12)),
        ("王强3月20号起外派，4月7号回来", date(2026, 3, 20), date(2026, 4, 7)),
        ("下周三到周五王强不在", date(2026, 3, 18), date(2026, 3, 21)),
        ("11号到13号王强休假", date(2026, 4, 11), date(2026, 4, 14)),
        ("王強從下週一起不在", date(2026, 3, 16), None),
    ],
)
def test_what_people_say(chat: Chat, said: str, since: date, until: date | None) -> None:
    assert chat.say("孙国栋", said).startswith("王强从")
    assert chat.say("孙国栋", "1").startswith("已记下")
    assert noted(chat) == [(since, until)]


@pytest.mark.parametrize("reason", ["长病假", "住院了，不在", "因为骨折请长假"])
def test_the_reason_goes_nowhere(chat: Chat, reason: str) -> None:
    told = chat.say("孙国栋", f"王强{reason}到6月底") + chat.say("孙国栋", "1")
    told += chat.say("王强", "我的记录")
    assert "6月30日" in told
    for word in ("病", "院", "骨折", "假"):
        assert word not in told.replace("请假", "")


@pytest.mark.parametrize("name", ["张伟", "王强", "刘建国", "高明"])
def test_nobody_but_the_branch_notes_it(chat: Chat, name: str) -> None:
    said = chat.say(name, "李红梅从下周一起不在，到6月底")
    assert said == chat.say(name, "李红梅从下周一起唱歌，到6月底").replace("唱歌", "不在")
    assert "不记原因" not in said
    assert noted(chat, "李红梅") == []


def test_days_are_corrected_before_they_are_kept(chat: Chat) -> None:
    chat("""
        孙国栋> 王强从下周一起不在
        机器人> 王强从3月16日（周一）起不在，什么时候回来还没定。不记原因。
        孙国栋> 到5月底
        机器人> 王强从3月16日（周一）起不在，到5月31日（周日）。不记原因。
        孙国栋> 是李红梅
        机器人> 李红梅从3月16日（周一）起不在，到5月31日（周日）。不记原因。
        孙国栋> 到3月13号
        机器人> 结束的日子不在开始的日子后面…
        孙国栋> 1
        机器人> 已记下：李红梅从3月16日（周一）起不在…
    """)
    assert noted(chat, "李红梅") == [(date(2026, 3, 16), date(2026, 6, 1))]
    assert noted(chat) == []


def test_a_later_word_changes_the_end_and_what_was_stays(chat: Chat) -> None:
    for said in ("王强不在到3月20号", "王强不在到4月底"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    assert noted(chat) == [(date(2026, 3, 12), date(2026, 5, 1))]
    chat("""
        @ 2026-04-07 09:00
        孙国栋> 王强昨天回来上班了
        机器人> 王强从4月6日（周一）起回来了。
        孙国栋> 1
    """)
    assert noted(chat) == [(date(2026, 3, 12), date(2026, 4, 6))]


def test_what_was_planned_gives_way_to_what_is_said_later(chat: Chat) -> None:
    for said in ("王强从5月6号起不在，到5月底", "王强从下周一起不在"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    assert noted(chat) == [(date(2026, 3, 16), None)]


def test_of_two_people_who_sound_the_same_it_is_asked(chat: Chat) -> None:
    chat("""
        孙国栋> 张wei从下周一起不在
        机器人> 「张wei」是哪一位？
        机器人> 1 维修组张伟  2 储运业务组张玮
        孙国栋> 2
        机器人> 张玮从3月16日（周一）起不在，什么时候回来还没定。不记原因。
    """)


def test_while_the_secretary_is_away_the_rest_of_the_committee_is_told(chat: Chat) -> None:
    for said in ("我自己明天起不在，孙国栋不在到3月底", "孙国栋从今天起不在", "王强从下周一起不在"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    chat("""
        @ 2026-03-16 08:30
        推送 周萍> 维修组责任区眼下没有人负责，请支部在 7 天内定下谁来负责。
        不推送 孙国栋
        张伟> 我们组谁负责
        机器人> …有事先找支部的周萍…
    """)


def test_a_shared_area_is_in_no_gap_and_a_workers_absence_is_none_either(chat: Chat) -> None:
    for said in ("刘建国也负责维修组", "张伟从今天起不在", "王强从今天起不在"):
        assert "代管" not in chat.say("孙国栋", said)
        assert chat.say("孙国栋", "1").startswith(("已定下", "已记下"))
    assert chat.say("孙国栋", "覆盖情况").startswith("全覆盖")
    assert "代管" in chat.say("孙国栋", "刘建国从今天起不在")


def test_the_branch_sees_who_is_away(chat: Chat) -> None:
    assert chat.say("孙国栋", "谁暂时不在").startswith("没有记着谁不在。")
    for said in ("王强从下周一起不在，到6月底", "张伟从今天起不在"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    chat("""
        孙国栋> 谁暂时不在
        机器人> 记着暂时不在的：
        机器人> 王强从3月16日（周一）起不在，到6月30日（周二）。
        机器人> 张伟从3月12日（周四）起不在，什么时候回来还没定。
    """)
    assert "王强" not in chat.say("张伟", "谁暂时不在")


@pytest.mark.parametrize(
    "said",
    [
        "昨天跟王强谈了谈 他要借调半年",
        "王强借调走了没人修设备",
        "王强不在岗",
        "王强的请假条放哪",
    ],
)
def test_talks_and_complaints_are_no_absence(chat: Chat, said: str) -> None:
    answer = chat.say("孙国栋", said)
    assert "不记原因" not in answer
    assert "记谁暂时不在" not in answer


@pytest.mark.parametrize(
    "said",
    ["王强不在了吗", "王强什么时候回来", "王强回来了", "王强不在，门谁来开", "高明从下周一起不在"],
)
def test_questions_and_people_of_elsewhere_are_no_absence(chat: Chat, said: str) -> None:
    assert "不记原因" not in chat.say("孙国栋", said)
    assert noted(chat) == []


def test_everybody_sees_what_is_noted_of_him(chat: Chat) -> None:
    chat.say("孙国栋", "张伟从下周一起不在，到6月底")
    chat.say("孙国栋", "1")
    assert "支部记了您3月16日（周一）起不在，到6月30日（周二）（不记原因）" in chat.say(
        "张伟", "我的记录"
    )
    assert "不在" not in chat.say("王强", "我的记录")


def test_who_is_back_before_he_went_has_his_area_given_back_too(chat: Chat) -> None:
    chat("""
        孙国栋> 王强从明天起不在，到下周五
        孙国栋> 1
        孙国栋> 1
        孙国栋> 1
        孙国栋> 王强提前回来了
        机器人> 维修组责任区到3月20日（周五）为止还由刘建国代管。
        孙国栋> 1
        机器人> 1 王强接替刘建国负责维修组  2 看责任区一览
        孙国栋> 1
        机器人> 维修组责任区：从今天起由王强负责（本组党员）。
        孙国栋> 1
        张伟> 维修组3月13号谁负责
        机器人> 3月13日（周五）：维修组责任区由王强负责。
    """)


def test_the_branch_notes_itself_away_and_a_stretch_that_begins_in_doubt_may_be_said_again(
    chat: Chat,
) -> None:
    chat("""
        孙国栋> 3号到5号我休假
        机器人> 孙国栋从4月3日（周五）起不在，到4月5日（周日）。不记原因。
        孙国栋> 取消
        孙国栋> 周四到周五王强休假
        机器人> 从哪天起？
        孙国栋> 2
        机器人> 结束的日子不在开始的日子后面。…
        孙国栋> 3月19号到20号
        机器人> 王强从3月19日（周四）起不在，到3月20日（周五）。不记原因。
    """)
