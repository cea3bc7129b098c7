"""Who answers for us, for what, how to reach him, today and on other days [P0 D7 S1]."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from storage.queries import people
from storage.tables import Area
from tests.chatting import Chat

DUTIES = "负责的事：思想动态掌握与反映、组织学习、谈心谈话、维护秩序、政策宣传落实、履职带头、技术技能帮带。"


@pytest.mark.parametrize(
    "said",
    [
        "我们组谁负责",
        "谁管我们",
        "责任区",
        "咱们组归谁管啊",
        "有事该找谁",
        "維修組誰負責",
        "我归谁管",
        "我该归谁管啊",
        "谁管我",
    ],
)
def test_a_worker_is_told_who_what_for_and_how_to_reach_him(chat: Chat, said: str) -> None:
    chat(f"""
        张伟> {said}
        机器人> 维修组责任区由王强负责。
        机器人> {DUTIES}
        机器人> 怎么找：在企业微信里直接找王强，或者把事告诉我，我帮您转。
        机器人> 1 我有事要反映
    """)


def test_another_team_may_be_named_in_full_or_in_short(chat: Chat) -> None:
    chat("""
        张伟> 储运业务组谁负责
        机器人> 储运业务组责任区由李红梅负责。
        张伟> 储运班谁管啊
        机器人> 储运业务组责任区由李红梅负责。
        张伟> 工艺组的责任党员是谁
        机器人> 化工工艺组责任区由陈志远负责。
        张伟> 维修组和工艺组谁负责
        机器人> 您问的是哪个责任区？
        机器人> 1 化工工艺组  2 维修组
        张伟> 1
        机器人> 化工工艺组责任区由陈志远负责。
    """)


def test_a_cadre_who_answers_for_a_team_without_members_is_explained(chat: Chat) -> None:
    chat("""
        张伟> 夜班装卸组谁负责
        机器人> 夜班装卸组责任区由周萍负责（这个组没有本组党员负责，由干部党员来管）。
        机器人> 怎么找：在企业微信里直接找周萍…
        机器人> 平时不在你们组上班，有事随时找。
    """)


@pytest.mark.parametrize("said", ["我负责哪个责任区", "我现在负责哪些人", "我管谁啊"])
def test_a_responsible_member_asks_what_is_his(chat: Chat, said: str) -> None:
    assert chat.say("王强", said).startswith("您负责维修组责任区，职工 4 人")
    assert chat.say("张伟", said).startswith("维修组责任区由王强负责。")


def test_a_responsible_member_sees_his_own_people_and_nobody_elses(chat: Chat) -> None:
    chat("""
        王强> 我的责任区
        机器人> 您负责维修组责任区，职工 4 人：马德福、张伟、孙丽、周涛。
        机器人> 1 记一次谈心
        周萍> 责任区
        机器人> 您负责夜班装卸组责任区（这个组没有本组党员负责，由干部党员来管），名单里眼下还没有职工。
        机器人> 管理组责任区由刘建国负责。
        周萍> 夜班装卸组谁负责
        机器人> 您负责夜班装卸组责任区…
    """)
    assert "张伟" not in chat.say("李红梅", "维修组谁负责")


def test_the_secretary_and_the_office_above_are_answered_too(chat: Chat) -> None:
    chat("""
        孙国栋> 谁管我们
        机器人> 管理组责任区由刘建国负责。
        高明> 谁管我们
        机器人> 党总支办公室不在生产支部的责任区里。想知道哪个组由谁负责，直接问组名…
        机器人> 1 看责任区一览
        高明> 维修组谁负责
        机器人> 维修组责任区由王强负责。
    """)


def test_somebody_who_wants_to_join_is_led_to_his_member_and_the_clause(chat: Chat) -> None:
    chat("""
        张伟> 我想入党找谁
        机器人> 想入党，先找责任党员谈谈：协助支部培养积极分子是他的任务 [T3]。
        机器人> 维修组责任区由王强负责。
        机器人> 1 我有事要反映  2 看 T3 原文
        张伟> 2
        机器人> [T3] 谈心与培养
        张伟> 入党怎么申请
        机器人> 想入党，先找责任党员谈谈…
    """)


def test_a_leaders_duties_are_the_clause_and_not_what_he_has_left_to_do(chat: Chat) -> None:
    for said in ("党小组长职责", "党小组长要干什么"):
        assert chat.say("刘建国", said).startswith("[M1]")
        assert chat.say("张伟", said).startswith("[M1]")
    assert chat.say("张伟", "考核怎么打分").startswith("[M4.4]")


@pytest.mark.parametrize(
    ("said", "unlike"),
    [
        ("没有党员的班组谁负责", "由王强负责"),
        ("责任区谁来定", "由王强负责"),
        ("护栏坏了一直没人管", "责任区由"),
    ],
)
def test_questions_about_the_rule_and_complaints_are_left_to_others(
    chat: Chat, said: str, unlike: str
) -> None:
    assert unlike not in chat.say("张伟", said)


@pytest.mark.parametrize(
    "said",
    [
        "维修组3月3号谁负责",
        "3月3日维修组是谁负责的",
        "维修组上周二谁负责",
        "上周二我们组谁负责",
        "查一下3月3号那天维修班是归谁管的啊",
    ],
)
def test_who_answered_for_an_area_on_another_day(chat: Chat, said: str) -> None:
    chat(f"""
        张伟> {said}
        机器人> 3月3日（周二）：维修组责任区由王强负责。
        机器人> 1 看现在谁负责
        张伟> 1
        机器人> 维修组责任区由王强负责。
        机器人> 负责的事：…
    """)


@pytest.mark.parametrize(
    "said",
    [
        "昨天我们组的护栏坏了，归谁管",
        "我昨天跟他说了没人理，我们组该归谁管",
        "上周交的材料我们组谁负责",
        "周五的会我们组谁负责",
    ],
)
def test_the_day_of_what_happened_is_not_the_day_that_is_asked_for(chat: Chat, said: str) -> None:
    chat(f"""
        张伟> {said}
        机器人> 维修组责任区由王强负责。
        机器人> 怎么找：在企业微信里直接找王强…
    """)


def test_somebody_who_wants_to_join_is_led_to_who_answers_now(chat: Chat) -> None:
    assert "：维修组责任区" not in chat.say("张伟", "我3月3号想入党找谁")


@pytest.mark.parametrize(
    "said",
    ["上个月谁负责我们组", "去年维修组是谁负责的", "从3月1号到5号谁负责维修组", "以前储运班谁管"],
)
def test_of_a_while_that_is_no_day_the_day_is_asked(chat: Chat, said: str) -> None:
    assert chat.say("张伟", said).startswith("您问的是哪一天？")


def test_the_day_is_kept_while_the_area_is_asked(chat: Chat) -> None:
    chat("""
        张伟> 3月3号维修组和工艺组谁负责
        机器人> 您问的是哪个责任区？
        机器人> 1 化工工艺组  2 维修组
        张伟> 1
        机器人> 3月3日（周二）：化工工艺组责任区由陈志远负责。
    """)


def test_the_number_of_an_area_is_no_day(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        named = update(Area).where(col(Area.name) == "维修组")
        unit.session.execute(named.values(name="3号包装组"))
        people.changed(unit.session)
    chat("""
        张伟> 3号包装组谁负责
        机器人> 3号包装组责任区由王强负责。
        机器人> 怎么找：…
        张伟> 3号包装组3月3号谁负责
        机器人> 3月3日（周二）：3号包装组责任区由王强负责。
    """)


def test_before_the_first_assignment_nobody_is_invented(chat: Chat) -> None:
    chat("""
        张伟> 维修组1999年3月3号谁负责
        机器人> 1999年3月3日（周三）：维修组责任区没有负责人的记录。
        张伟> 维修组2月30号谁负责
        机器人> 您问的是哪一天？请写清楚几月几号，比如「维修组3月3号谁负责」。
    """)
    assert "王强" in chat.say("张伟", "今天我们组谁负责")


@pytest.mark.parametrize("said", ["护栏坏了3天了谁负责", "护栏昨天坏了谁管啊"])
def test_whose_job_a_broken_thing_is_may_be_asked_of_nobody(chat: Chat, said: str) -> None:
    chat(f"""
        张伟> {said}
        机器人> 1 写名  2 保密（只让受理的人知道）
    """)


def test_a_day_without_its_year_is_the_nearer_one(chat: Chat) -> None:
    chat("""
        孙国栋> 何静接替王强负责维修组，到6月底
        孙国栋> 1
        张伟> 维修组6月30号谁负责
        机器人> 6月30日（周二）：维修组责任区由何静负责…
        张伟> 维修组12月30号谁负责
        机器人> 2025年12月30日（周二）：维修组责任区由王强负责。
    """)
