"""The leader of a group leads another one from today, half-way through the scoring [M4.3 S1]."""

from datetime import date

from sqlmodel import col, select

from storage.queries import people
from storage.tables import PartyOrg, Person, RoleHolding
from storage.vocabulary import Role
from tests.chatting import Chat
from tests.staff import writing

TODAY = date(2026, 12, 8)
POINTS = "思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 听取汇报"


def lead_elsewhere(database_url: str) -> None:
    """刘建国 leads the group of the offices from today, and 何静 his."""
    with writing(database_url) as unit:
        session = unit.session
        held = session.exec(
            select(RoleHolding).where(col(RoleHolding.role) == Role.GROUP_LEADER)
        ).one()
        held.until = TODAY
        named = select(PartyOrg.id).where(col(PartyOrg.name) == "机关党小组")
        new = select(Person.id).where(col(Person.name) == "何静")
        for person, group in (
            (held.person_id, session.exec(named).one()),
            (session.exec(new).one(), held.org_id),
        ):
            new_one = RoleHolding(
                person_id=person, role=Role.GROUP_LEADER, org_id=group, since=TODAY
            )
            session.add(new_one)
        people.changed(session)


def test_who_leads_another_group_from_today_scores_in_the_old_one_no_more(
    chat: Chat, database_url: str
) -> None:
    chat(f"""
        @ 2026-12-08 09:10
        刘建国> 王强 {POINTS}
        刘建国> 1
        机器人> 已记下 王强（维修组）90 分…
        刘建国> 李红梅 {POINTS}
        机器人> …1 确认…
    """)
    lead_elsewhere(database_url)
    chat(f"""
        刘建国> 1
        机器人> 李红梅（储运业务组）不归您打分，由何静打。刚才的没有记下。
        刘建国> 陈志远 {POINTS}
        机器人> 陈志远（化工工艺组）不归您打分，由何静打…
        刘建国> 上报
        机器人> 没有打好、还没上报的考核表…
        何静>   李红梅 {POINTS}
        何静>   1
        机器人> 已记下 李红梅（储运业务组）90 分…
        何静>   王强 {POINTS}
        机器人> 王强（维修组）刘建国打过 90 分，还能改…
    """)
