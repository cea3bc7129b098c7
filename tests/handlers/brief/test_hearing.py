"""What asks for the brief, and what only sounds like it."""

import pytest

from handlers.brief.hearing import hears_show
from handlers.brief.sending import hears_file, hears_send
from handlers.kit.reading.utterance import Utterance
from tests.chatting import Chat
from tests.handlers.conftest import SeenAs

ASKS = [
    *(
        "出一份本季度思想动态",
        "上季度简报",
        "给我来份一季度的思想动态分析报告",
        "把上季度的思想动态汇总一下发我",
    ),
    *(
        "帮我写一下去年四季度思想动态报告",
        "看看季度简报",
        "简报出来没",
        "出份简报",
        "上个季度职工思想状况简报",
        "最近的思想动态简报",
    ),
    *("整理一份思想动态材料", "2026年第一季度简报"),
]
ASKS_NOT = [
    *(
        "王强 思想动态18 谈心19 学习7",
        "食堂的简易棚漏雨",
        "这周五下午3点学习 内容思想动态",
        "谈心有啥规定",
    ),
    *("张伟最近思想咋样", "今天的会简单报一下", "开会通报一下安全情况"),
]


@pytest.mark.parametrize("said", ASKS)
def test_it_is_heard(seen_as: SeenAs, said: str) -> None:
    assert hears_show(Utterance.of(said), seen_as("孙国栋")) == 100


@pytest.mark.parametrize("said", ASKS_NOT)
def test_it_is_left_alone(seen_as: SeenAs, said: str) -> None:
    assert hears_show(Utterance.of(said), seen_as("孙国栋")) == 0


@pytest.mark.parametrize(
    ("said", "up", "file"),
    [
        ("B-0001 报党总支", 110, 0),
        ("把b0001报上去吧", 110, 0),
        ("B—1 送总支办公室", 110, 0),
        ("B-0001", 0, 110),
        ("B-0001发我一份", 0, 110),
        ("b12 栋的灯", 0, 0),
        ("C-0001 报上级", 0, 0),
        ("AB-0001", 0, 0),
    ],
)
def test_a_number_is_sent_up_or_fetched(seen_as: SeenAs, said: str, up: int, file: int) -> None:
    ctx = seen_as("孙国栋")
    assert (hears_send(Utterance.of(said), ctx), hears_file(Utterance.of(said), ctx)) == (up, file)


def test_the_neighbours_keep_what_is_theirs(chat: Chat) -> None:
    chat("""
        孙国栋> 思想动态有啥规定
        机器人> …[T1]…
        王强> 思想动态18 谈心19 学习7
    """)
    assert "简报" not in chat.answer
