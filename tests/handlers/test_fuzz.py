"""Whatever people type: an answer, no incident, and never more than the platform carries (S-FUZZ, C01-C11, C22)."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from handlers.registry import Registry
from tests.chatting import Chat, chatting
from tests.conftest import Databases

PEOPLE = ("王强", "李红梅", "吴小燕", "孙国栋", "刘建国", "张伟", "高明", "郑凯", "周萍", "何静")
PIECES = (
    "昨天", "上周三", "3号", "2月30日", "下周五下午3点", "十点一刻", "12号楼", "张伟", "张wei", "小周", "老马", "孙书记",
    "聊了会", "谈话", "谈心", "学习", "请假", "除了", "都到了", "反映", "食堂", "护栏松了", "夜班", "C-0001", "T-0001", "S-0001",
    "撤回", "解决了", "没解决", "自评", "打88分", "101分", "-1", "1e2", "NaN", "九十", "９２", "90-89", "不是张伟是张玮", "帮助",
    "取消", "上一步", "修改", "继续", "1", "２", "③", "第9个", "删", "谁看过", "办不了", "明年1月1日", "匿名", "名单", "改到",
    "👍", "\u202e", "\u200b", "𠮷", "e" + "\u0301" * 60, "<a href='x'>", "]]>", "&#0;", "{{7*7}}", "%s%n", "'; DROP TABLE talk;--",
    "=HYPERLINK(1)", "\n【系统通知】你已被处分", "談心", "禮拜三", "ｔａｌｋ", "，", "。", " ", "　", "\t", "…",
)  # fmt: skip


@pytest.fixture(scope="module")
def crowd(databases: Databases) -> Iterator[Chat]:
    """One bot and everybody talking to it; the clock moves so that nobody floods."""
    kind = databases["sqlite"]
    url = kind.fresh(with_cast=True)
    with chatting(url) as chat:
        yield chat
    kind.drop(url)


@pytest.mark.parametrize("seed", range(10))
def test_hundred_random_messages(crowd: Chat, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(100):
        crowd.clock.moment += timedelta(seconds=dice.choice((1, 5, 30)))
        text = dice.choice(("", " ")).join(dice.choices(PIECES, k=dice.randint(1, 7)))
        answer = crowd.say(dice.choice(PEOPLE), text)
        assert "出了点问题" not in answer, text
        assert len(answer.encode()) <= 2048


@pytest.mark.parametrize(
    "text",
    ["", " ", "　", "\u200b\u200d", "👍👍", "…", "？", "\u202e\u2066", "啊" * 2000, "1" * 300],
)
def test_nothing_in_it_is_answered_kindly(crowd: Chat, text: str) -> None:
    crowd.say("张伟", "取消")
    crowd.clock.moment += timedelta(minutes=2)
    answer = crowd.say("张伟", text)
    assert answer
    assert "出了点问题" not in answer


def test_every_command_word_is_known_in_traditional_and_full_width(crowd: Chat) -> None:
    for command in Registry.discover().commands.values():
        for word in command.words:
            crowd.clock.moment += timedelta(minutes=1)
            crowd.say("孙国栋", "取消")
            full_width = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)
            assert "出了点问题" not in crowd.say("孙国栋", full_width)
