"""Who drafts, decides on and sees which goals: the leader his group's, the branch its own, people their wall [D3]."""

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from storage.queries import people
from storage.tables import Area, PartyOrg, Person, RoleHolding
from storage.vocabulary import OrgLevel, Role
from tests.chatting import T1, Chat, userid_of

DRAFTED = """
    刘建国> 维修组今年目标 安全：全年无事故
    刘建国> 1
    机器人> 已记下 G-0001，报支部确认…
"""
CONFIRMED = """
    孙国栋> 确认目标
    孙国栋> 1
    机器人> …已确认，责任区的人都能看到。
"""


@pytest.mark.parametrize("name", ["张伟", "王强", "高明"])
@pytest.mark.parametrize(
    "said", ["维修组今年目标 安全：全年无事故", "写目标", "目标 G-0001 改成无事故", "撤回 G-0001"]
)
def test_who_drafts_none_changes_none(chat: Chat, name: str, said: str) -> None:
    chat(DRAFTED)
    assert "目标由党小组长起草、支部确认" in chat.say(name, said)
    assert "G-0001 安全：全年无事故" in chat.say("刘建国", "维修组目标")


@pytest.mark.parametrize("name", ["张伟", "王强", "刘建国", "高明"])
@pytest.mark.parametrize("said", ["确认目标", "退回 G-0001 不行"])
def test_only_the_branch_decides(chat: Chat, name: str, said: str) -> None:
    chat(DRAFTED)
    assert "目标由支部确认" in chat.say(name, said)
    assert "等支部确认" in chat.say("刘建国", "G-0001")


def test_the_branch_gives_a_draft_back_and_does_not_delete_it(chat: Chat) -> None:
    chat(DRAFTED)
    chat("""
        孙国栋> 撤回 G-0001
        机器人> G-0001 是党小组长起草的，还没确认。不同意就退回，说一句原因：「退回 G-0001 原因」。
        孙国栋> G-0001
        机器人> 要改：「目标 G-0001 改成…」。
        刘建国> G-0001
        机器人> 要改：「目标 G-0001 改成…」。不要了：「撤回 G-0001」。
    """)


def test_a_new_leader_hears_what_became_of_the_goals_of_the_one_before(chat: Chat) -> None:
    chat(DRAFTED)
    with chat.parts.desk.units() as unit:
        hers = unit.session.exec(
            select(Person.id).where(col(Person.userid) == userid_of("何静"))
        ).one()
        led = update(RoleHolding).where(col(RoleHolding.role) == Role.GROUP_LEADER)
        unit.session.execute(led.values(person_id=hers))
        people.changed(unit.session)
    chat("""
        孙国栋> 退回 G-0001 没写时限
        孙国栋> 1
        推送 何静> 维修组 2026 年目标 G-0001，支部退回了，请看看原因再改。
        不推送 刘建国
        何静> 我还有啥没干
        机器人> · 维修组有支部退回的目标，等您改
        刘建国> 目标 G-0001 改成无事故
        机器人> 目标由党小组长起草、支部确认…
    """)


@pytest.mark.parametrize("name", ["张伟", "王强", "吴小燕", "高明"])
def test_a_draft_is_seen_by_leader_and_branch_alone(chat: Chat, name: str) -> None:
    chat(DRAFTED)
    assert "没有找到可以办的 G-0001" in chat.say(name, "G-0001")
    assert "全年无事故" not in chat.say(name, "今年目标")
    assert "全年无事故" in chat.say("何静", "G-0001")


def test_the_wall_of_an_area_is_seen_by_its_own_people(chat: Chat) -> None:
    chat(DRAFTED)
    chat(CONFIRMED)
    for name in ("张伟", "王强", "刘建国", "周萍"):
        assert "G-0001 安全：全年无事故" in chat.say(name, "维修组目标")
    chat("""
        吴小燕> 维修组目标
        机器人> 您能看的是储运业务组的目标，回复「今年目标」就行。
        吴小燕> G-0001
        机器人> 没有找到可以办的 G-0001…
        吴小燕> G-0999
        机器人> 没有找到可以办的 G-0999…
        高明> 今年目标
        机器人> 您不在哪个责任区里，没有目标可看。
    """)


def second_leader(chat: Chat) -> None:
    """何静 leads 机关党小组, to which only 夜班装卸组 belongs, and sits on no committee any more."""
    with chat.parts.desk.units() as unit:
        group = unit.session.exec(
            select(PartyOrg.id).where(col(PartyOrg.name) == "机关党小组")
        ).one()
        hers = select(Person.id).where(col(Person.userid) == userid_of("何静"))
        held = update(RoleHolding).where(
            col(RoleHolding.person_id).in_(hers), col(RoleHolding.role) == Role.BRANCH
        )
        unit.session.execute(
            held.values(role=Role.GROUP_LEADER, duty="", org_id=group, since=T1.date())
        )
        people.changed(unit.session)


def test_the_leader_of_another_group_has_nothing_to_do_with_them(chat: Chat) -> None:
    second_leader(chat)
    chat(DRAFTED)
    chat("""
        何静> 维修组今年目标 质量：返工为零
        机器人> 这个责任区的目标不归您写。您可以写：夜班装卸组。
        何静> 目标 G-0001 改成无事故
        机器人> 没有找到可以办的 G-0001…
        何静> 撤回 G-0001
        机器人> 没有找到可以办的 G-0001…
        何静> G-0001
        机器人> 没有找到可以办的 G-0001…
        何静> 今年目标 质量：货损为零
        机器人> 夜班装卸组 2026 年目标，1 条：
        何静> 1
        推送 孙国栋> 维修组的目标等支部确认。
        @ 2026-03-13 09:00
        推送 孙国栋> 夜班装卸组、维修组的目标等支部确认。
        刘建国> G-0002
        机器人> 没有找到可以办的 G-0002…
    """)


def test_a_goal_on_his_own_wall_is_not_his_to_change(chat: Chat) -> None:
    second_leader(chat)  # 何静 works in 管理组
    chat("""
        刘建国> 管理组目标 思想：每月理论学习一次
        刘建国> 1
    """)
    chat(CONFIRMED)
    chat("""
        何静> 管理组目标
        机器人> G-0001 思想进步：每月理论学习一次
        何静> 目标 G-0001 改成每月周五下午3点学习一次
        机器人> 没有找到可以办的 G-0001…
        何静> 撤回 G-0001
        机器人> 没有找到可以办的 G-0001…
    """)


def test_a_leader_on_the_committee_of_another_branch_does_not_decide_on_his_own(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        other = PartyOrg(level=OrgLevel.BRANCH, name="检修支部")
        leader = unit.session.exec(
            select(Person.id).where(col(Person.userid) == userid_of("刘建国"))
        ).one()
        unit.session.collect(other)
        unit.session.write_collected()
        seat = RoleHolding(
            person_id=leader, role=Role.BRANCH, duty="书记", org_id=other.id, since=T1.date()
        )
        unit.session.collect(seat)
        people.changed(unit.session)
    chat(DRAFTED)
    chat("""
        刘建国> 确认目标
        机器人> 没有等支部确认的目标。
        刘建国> 退回 G-0001 不行
        机器人> 没有找到可以办的 G-0001…
    """)


def other_branch(chat: Chat, area: str) -> None:
    """The area belongs to another branch; 何静 is its secretary, and no more on the committee of the first."""
    with chat.parts.desk.units() as unit:
        other = PartyOrg(level=OrgLevel.BRANCH, name="检修支部")
        unit.session.collect(other)
        unit.session.write_collected()
        moved = update(Area).where(col(Area.name) == area)
        unit.session.execute(moved.values(branch_id=other.id))
        hers = select(Person.id).where(col(Person.userid) == userid_of("何静"))
        held = update(RoleHolding).where(
            col(RoleHolding.person_id).in_(hers), col(RoleHolding.role) == Role.BRANCH
        )
        unit.session.execute(held.values(org_id=other.id, duty="书记"))
        people.changed(unit.session)


def test_another_branch_neither_sees_nor_decides_on_them(chat: Chat) -> None:
    other_branch(chat, "化工工艺组")
    chat(DRAFTED)
    chat("""
        不推送 何静
        何静> 确认目标
        机器人> 没有等支部确认的目标。
        何静> 退回 G-0001 不行
        机器人> 没有找到可以办的 G-0001…
        何静> G-0001
        机器人> 没有找到可以办的 G-0001…
        刘建国> 化工工艺组目标 质量：合格率99%
        刘建国> 1
        推送 何静> 化工工艺组的目标等支部确认。
        孙国栋> G-0002
        机器人> 没有找到可以办的 G-0002…
    """)


def test_a_leaders_own_area_goes_to_the_branch_like_any_other(chat: Chat) -> None:
    chat("""
        刘建国> 我们组目标 思想：每月理论学习一次
        机器人> 管理组 2026 年目标，1 条：
        机器人> 1. 思想进步：每月理论学习一次
        机器人> 确认后报支部。
        刘建国> 1
        推送 孙国栋> 管理组的目标等支部确认。
    """)


def test_an_area_whose_group_has_no_leader_is_written_by_the_branch(chat: Chat) -> None:
    chat("""
        周萍> 夜班装卸组今年目标 安全：全年无事故
        周萍> 1
        机器人> 已记下 G-0001，夜班装卸组 2026 年目标就这样定了。
        不推送 孙国栋
        刘建国> 夜班装卸组目标
        机器人> 您能看的是储运业务组、化工工艺组、管理组、维修组的目标，回复「今年目标」就行。
    """)


def test_what_he_wrote_stands_among_his_records_and_nobody_elses(chat: Chat) -> None:
    chat(DRAFTED)
    chat("""
        刘建国> 我的记录
        机器人> 记着您的有 1 条：目标 1。
        机器人> · G-0001 3月12日（周四）您写的目标（维修组 2026 年），等支部确认
        机器人> 「全年无事故」
        机器人> 最晚2031年12月31日（周三）删；只有您、党小组长和支部能看
    """)
    chat(CONFIRMED)
    assert "责任区的人都能看" in chat.say("刘建国", "我的记录")
    assert "G-0001" not in chat.say("张伟", "我的记录")
    assert "G-0001" not in chat.say("孙国栋", "我的记录")
