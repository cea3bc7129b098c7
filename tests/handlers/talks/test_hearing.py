"""Which sentences are meant for 谈心谈话, and which are not."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest

from handlers.kit.capability import Context
from handlers.kit.reading.people import Named, NameIndex
from handlers.kit.reading.utterance import Utterance
from handlers.talks import hearing
from storage.vocabulary import Role
from tests.handlers.talks.asking import T1
from tests.handlers.talks.corpus import CORPUS

ENOUGH = 50


def asking(*roles: Role) -> Context:
    near = frozenset({UUID(int=1), UUID(int=2)})
    people = [Named(UUID(int=n), name, (), "维修组") for n, name in enumerate(("王强", "张伟"), 1)]
    names = NameIndex(people)
    return cast(
        "Context",
        SimpleNamespace(
            actor=SimpleNamespace(roles=frozenset({Role.WORKER, *roles}), me=UUID(int=9)),
            mentions=lambda said: names.find(said, near),
            today=T1.date(),
        ),
    )


def heard(text: str, *roles: Role) -> int:
    return hearing.tells_of_a_talk(Utterance.of(text), asking(*roles))


def told() -> Iterator[str]:
    terse = ("周涛 3月5号 劳保手套不够用", "老马家里老人摔了", "2.11 马德福 日常")
    yield from (line.text for line in CORPUS if not line.text.startswith(terse))


@pytest.mark.parametrize(
    "text",
    [
        *told(),
        "前天 张伟 日常",
        "跟张伟聊了聊 什么时候发加班费",
        "昨天 跟张伟 说了说 排班",
        "跟张伟聊了 没啥事",
        "谈心",
        "談心",
        "谈话吧",
    ],
)
def test_a_talk_that_was_held_is_heard(text: str) -> None:
    assert heard(text, Role.RESPONSIBLE_MEMBER) >= ENOUGH


@pytest.mark.parametrize(
    "text",
    [
        "食堂夜班饭老是凉的 反映好几回了没人管",
        "匿名 我们组长安排加班不给算加班费 别让他知道",
        "维修组三号平台护栏松了一直没修 好几个人说过 帮我报一下",
        "食堂那个事 跟后勤说了 下周一开始夜班饭改保温箱送 回复他们",
        "C-0031 办不了 公司政策明年才调 跟人家解释清楚",
        "这周五下午3点综合小组学习 二楼会议室 内容两会精神 提前半小时提醒",
        "今天学习除了李红梅都到了 她跟车去了 回头补",
        "自评 今年谈心20多次 护栏那个事推动解决了 张伟家里困难帮申请了补助 不足是学习带的少 打88分吧",
        "王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 4月和9月两次抽查",
        "综合小组的考核 王强李红梅通过 陈志远那个退回 谈心那项分没依据",
        "你们那个系统记了我啥 我看看",
        "我还有啥没干",
        "把维修组最近思想有问题的人名单导一份给我",
        "谈心有啥规定",
        "多久谈一次心",
        "我跟张伟聊过吗",
        "我还没跟张伟聊",
        "撤回 T-0001 那次跟张伟聊的",
        "王强跟张伟聊了啥",
        "王强跟张伟聊了啥 给我看看",
        "跟张伟聊得咋样",
        "跟张伟聊了没",
        "王强昨天跟张伟聊了聊",
    ],
)
def test_what_is_meant_for_others_is_not(text: str) -> None:
    assert heard(text, Role.RESPONSIBLE_MEMBER, Role.BRANCH) < ENOUGH


def test_a_question_about_a_talk_is_answered_apart() -> None:
    for text, yes in (
        ("王强跟张伟聊了啥", True),
        ("张伟谈心说了什么 给我看看", True),
        ("我昨天跟张伟聊了 他问什么时候发工资", False),
        ("昨天跟张伟聊了聊", False),
    ):
        said = Utterance.of(text)
        assert (hearing.asks_what_was_said(said, asking()) >= ENOUGH) is yes, text


def test_how_far_one_is_is_asked() -> None:
    for text in ("还有谁没谈", "我这季度谈了几次", "哪几个人还没聊过"):
        assert hearing.asks_how_far_he_is(Utterance.of(text), asking()) >= ENOUGH
    for text in ("还有张伟", "他说了几次都没人管"):
        assert hearing.asks_how_far_he_is(Utterance.of(text), asking()) == 0


def test_a_worker_is_not_taken_for_a_host() -> None:
    assert heard("昨天跟大刘聊了 食堂饭太凉") < ENOUGH
    assert heard("谈心") >= ENOUGH  # he is told who records talks


@pytest.mark.parametrize(
    ("text", "show", "withdraw"),
    [
        ("T-0001", True, False),
        ("查看 t1", True, False),
        ("看看Ｔ－０００１", True, False),
        ("查看 1", True, False),
        ("查看 00000000-0000-0000-0000-000000000000", True, False),
        ("查看 C-0001", False, False),
        ("撤回 T-0001", False, True),
        ("把T-0001撤回", False, True),
        ("撤回", False, True),
        ("撤回刚才的谈心", False, True),
        ("刚才那个记错了 撤回", False, True),
        ("撤回 C-0001", False, False),
        ("删除 T-0001", False, False),
        ("T-0001 把我的名字去掉", False, False),
    ],
)
def test_numbers_are_heard_for_what_is_asked_of_them(text: str, show: bool, withdraw: bool) -> None:
    said = Utterance.of(text)
    assert (hearing.asks_to_show(said, asking()) >= ENOUGH) is show
    assert (hearing.asks_to_withdraw(said, asking()) >= ENOUGH) is withdraw
