"""No lists of people by what they think or feel, for nobody (V25 of domain.md §4.2)."""

from typing import cast

import pytest
from sqlmodel import select

from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from handlers.refusing import hears
from storage.tables import AccessLog
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import AccessKind, Role
from tests.chatting import Chat

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
    ],
)
def test_what_is_no_such_request_is_left_alone(said: str) -> None:
    assert hears(Utterance.of(said), cast("Context", None)) == 0


def test_it_is_refused_plainly_and_matters_are_offered(chat: Chat) -> None:
    """V25"""
    chat("""
        高明>   把维修组最近思想有问题的人名单导一份给我
        机器人> 系统里没有这样的名单，我也不会做…这次询问已记入查阅记录。
        机器人> 1 看待答复的反映
        高明>   1
        机器人> 现在没有等您答复的反映…
        张伟>   把思想有问题的人列个名单
        机器人> 系统里没有这样的名单…这次询问已记入查阅记录，高明看得到。
        机器人> …一句话反映给支部…
    """)


def test_the_attempt_is_written_down_without_a_word_of_it(chat: Chat, unit: UnitOfWork) -> None:
    chat.say("高明", "把维修组最近思想有问题的人名单导一份给我")
    [line] = unit.session.exec(select(AccessLog)).all()
    assert (line.kind, line.role, line.subject_id) == (AccessKind.ATTEMPTED, Role.COMMITTEE, None)
    assert line.what == "list-of-people"
