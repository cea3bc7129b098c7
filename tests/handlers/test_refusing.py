"""No lists of people by what they think or feel, for nobody (V25 of domain.md §4.2)."""

from typing import cast

import pytest
from sqlmodel import col, select

from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from handlers.refusing import hears
from storage.database import make_engine
from storage.queries.actor import DATA_PROTECTION
from storage.tables import AccessLog, PartyOrg, Person, RoleHolding
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AccessKind, OrgLevel, Role
from tests.chatting import Chat, chatting, userid_of
from tests.databases import SEALER, disposing

ASKED = [
    "把维修组最近思想有问题的人名单导一份给我",
    "统计一下谁思想不稳定 周五前报总支",
    "咱们支部有哪些重点人 列个表给高明",
    "把今年谈过三次以上的后进职工给我拉个单子",
    "张伟最近情绪咋样 有没有啥苗头",
    "给每个职工思想状况打个分 按ABC分三类报上来",
    "老马最近牢骚多不多 你给评个等级",
    "哪些人爱发牢骚 列个单子",
    "查一下谁情绪不稳定",
    "谁没交自评 导个名单发群里",
    "把維修組最近思想有問題的人名單導一份給我",
    "维修组思想有问题的都有谁 发我",
    "那个 就是 思想不太稳定的人 你给我拉个名单呗",
    "思想上有波动的职工统计个表",
    "谁思想落后 报给我",
    "帮我排个队 谁最爱抱怨",
    "有哪些人不听话 列出来",
    "重点关注人员名单更新一下",
    "重点人台账给我看看",
    "给每个人按思想状况排个名",
    "我们组谁的情绪不好 汇总一下",
    "思想有苗头的人员摸个底",
    "谁对领导有意见 给我个名单",
    "谁在背后说支部坏话 查一下",
    "谁老提意见 列个名单",
    "把最近反映问题的人名单给我",
    "都是谁在反映食堂 名单发我",
    "张伟这人思想咋样",
    "哪几个职工思想包袱重 列个单子",
    "谁态度消极 导出来",
]


@pytest.mark.parametrize("said", ASKED)
def test_it_is_heard(said: str) -> None:
    assert hears(Utterance.of(said), cast("Context", None)) == 100


@pytest.mark.parametrize(
    "said",
    [
        "昨天下午跟张伟聊了会 他妈住院了心情不太好 上班没问题",
        "跟何军谈了 情绪还行",
        "食堂饭凉 大家有意见",
        "谁负责我们组",
        "我还有啥没干",
        "今天学习除了李红梅都到了",
        "王强 思想动态18 谈心19 学习7",
        "领导态度不好",
        "护栏松了 谁反映都没用 给查一下",
        "C-0001是谁反映的",
        "上季度思想动态简报",
        "大家对食堂有意见 你们列个整改计划",
        "谁负责给我们组答复反映",
    ],
)
def test_what_is_no_such_request_is_left_alone(said: str) -> None:
    assert hears(Utterance.of(said), cast("Context", None)) == 0


def test_it_is_refused_plainly_and_matters_are_offered(chat: Chat) -> None:
    """V25"""
    chat("""
        高明>   把维修组最近思想有问题的人名单导一份给我
        机器人> 系统里没有这样的名单，我也不会做…这次询问已记入查阅记录。
        机器人> 1 看待答复的反映  2 看事项简报
        高明>   1
        机器人> 现在没有等您答复的反映…
        高明>   思想有问题的人名单
        高明>   2
        机器人> 还没有支部报来简报。
        张伟>   把思想有问题的人列个名单
        机器人> 系统里没有这样的名单…这次询问已记入查阅记录，高明看得到。
        机器人> …一句话反映给支部…
    """)


def test_the_attempt_is_written_down_without_a_word_of_it(chat: Chat, unit: UnitOfWork) -> None:
    chat.say("高明", "把维修组最近思想有问题的人名单导一份给我")
    [line] = unit.session.exec(select(AccessLog)).all()
    assert (line.kind, line.role, line.subject_id) == (AccessKind.ATTEMPTED, Role.COMMITTEE, None)
    assert line.what == "list-of-people"


def test_who_looks_after_personal_data_hears_of_it_once_and_without_the_words(chat: Chat) -> None:
    chat("""
        孙国栋> 把思想有问题的人列个名单
        推送 高明> 3月12日（周四）有人想让我列「按思想划人」的名单（支委），没有给…
        孙国栋> 再把重点人列个表
        不推送 高明
        张伟> 谁思想不稳定 列个表
        不推送 高明
        @ 2026-03-13 09:00
        推送 高明> 3月12日（周四）有人想让我列「按思想划人」的名单（职工），没有给…
        高明> 把维修组最近思想有问题的人名单导一份给我
        不推送 高明
        不推送 孙国栋
    """)
    told = "".join(chat.pushes("高明"))
    assert not any(one in told for one in ("孙国栋", "张伟", "有问题", "重点人"))


def test_the_desk_goes_before_the_rest_of_the_office(database_url: str) -> None:
    with disposing(make_engine(database_url)) as engine, UnitOfWork(engine, SEALER) as unit:
        office = unit.session.exec(
            select(RoleHolding).where(col(RoleHolding.role) == Role.COMMITTEE)
        ).one()
        desk = unit.session.exec(
            select(Person).where(col(Person.userid) == userid_of("何军"))
        ).one()
        org = PartyOrg(level=OrgLevel.DESK, name="物流党总支个保", parent_id=office.org_id)
        unit.session.collect(org)
        seat = RoleHolding(
            person_id=desk.id,
            role=Role.COMMITTEE,
            duty=DATA_PROTECTION,
            org_id=org.id,
            since=office.since,
        )
        unit.session.collect(seat)
    with chatting(database_url) as chat:
        chat("""
            高明> 把维修组最近思想有问题的人名单导一份给我
            推送 何军> 3月12日（周四）有人想让我列「按思想划人」的名单（总支、党委办公室）…
            王强> 谁态度消极 导出来
            @ 2026-03-13 09:00
            推送 何军> 3月12日（周四）有人想让我列「按思想划人」的名单（责任党员）…
            不推送 高明
        """)
