"""Cues and typing errors (reliability.md C22)."""

import pytest

from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.nearest import nearest
from handlers.kit.reading.utterance import Utterance

COMMANDS = ["谈心", "撤回", "帮助", "取消", "我的记录", "学习", "自评"]


@pytest.mark.parametrize(
    ("raw", "weight"),
    [("昨天跟小周談了談", 70), ("谈学习", 30), ("学习", 0), ("跟他聊 一起谈谈 反映", 100)],
)
def test_cues_add_up_within_bounds(raw: str, weight: int) -> None:
    cues = Cues(Cue("谈|聊", 50), Cue("跟.{1,4}", 20), Cue("学习", -20), Cue("反映", 60))
    assert cues.weigh(Utterance.of(raw)) == weight


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("坦心", ["谈心"]), ("談新", ["谈心"]), ("撤会", ["撤回"]), ("帮住", ["帮助"]), ("取笑", ["取消"]), ("我的纪录", ["我的记录"]),
        ("学系", ["学习"]), ("吃饭", []), ("", []), ("😀", []), ("我想谈一谈心里话", []),
    ],
)  # fmt: skip
def test_a_typing_error_is_offered(raw: str, words: list[str]) -> None:
    assert nearest(Utterance.of(raw), COMMANDS) == words
