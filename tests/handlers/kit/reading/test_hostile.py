"""Whatever is typed: no exception, spans within the text, and no long wait."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.kit.reading.dates import Lean, find_days, find_durations, find_lead, find_times
from handlers.kit.reading.nearest import nearest
from handlers.kit.reading.numbers import case_numbers, find_scores, find_total
from handlers.kit.reading.people import corrections, unknown_names
from handlers.kit.reading.ranges import find_ranges
from handlers.kit.reading.repeat_readers import find_repeat
from handlers.kit.reading.utterance import Utterance
from tests.handlers.kit.reading.corpus import ITEMS, T1, Cast

LETTERS = "张伟周王强小老马跟和找谈聊昨今明天上下周一二三十号月日点半年底前后每节春清到至提前分钟学习谈心总分打是不错改成 ，。、0123456789./-:：ac①８"
SEEDS = [
    "张",
    "1 ",
    "嗯",
    "吧 ",
    "跟",
    "1、",
    "十",
    "二十",
    "提前",
    "a b ",
    "张a ",
    "学习给",
    "打",
    "0",
    "1.",
    "周",
    "月",
    "老马",
    "3号、",
    "每周一三",
    "每月",
    "3号到",
    "是a不是",
]


def read_everything(cast: Cast, raw: str) -> None:
    said = Utterance.of(raw)
    assert len(said.text) == len(said.plain)
    mentions = cast.index.find(said, cast.near("wangqiang"))
    days = [find_days(said, T1, lean) for lean in Lean]
    spans = [(one.start, one.end) for one in mentions]
    spans += [(one.start, one.end) for one in (*days[0], *days[1])]
    spans += [(one.start, one.end) for one in find_times(said)]
    spans += [(one.start, one.end) for one in find_durations(said)]
    spans += [(rule.start, rule.end) for rule in [find_repeat(said, T1)] if rule]
    spans += [(one.first.start, one.last.end) for one in find_ranges(said, T1, Lean.FUTURE)]
    assert all(0 <= start < end <= len(said.text) for start, end in spans)
    assert all(mention.candidates for mention in mentions)
    scores = find_scores(said, ITEMS)
    total = find_total(said, scores.spans)
    assert total is None or total.problem or (total.value is not None and 0 <= total.value <= 100)
    find_lead(said), case_numbers(said), corrections(said), unknown_names(said, mentions)
    said.choice(), said.says("取消"), said.starts_with("撤回"), nearest(said, ["谈心"])
    assert "\0" not in said.cut(spans)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(), st.text(LETTERS), st.text(LETTERS, min_size=20, max_size=60)))
def test_any_text(cast: Cast, raw: str) -> None:
    read_everything(cast, raw)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_long_monotonous_text_takes_no_longer(cast: Cast, seed: str) -> None:
    begun = process_time()
    read_everything(cast, seed * 2_000 + "x")
    assert process_time() - begun < 2


def test_an_ordinary_sentence_is_read_at_once(cast: Cast) -> None:
    raw = "昨天下午跟张伟聊了会 他妈住院了心情不太好 上班没问题 补一下二月十一号老马的事"
    read_everything(cast, raw)
    begun = process_time()
    for _ in range(100):
        read_everything(cast, raw)
    assert (process_time() - begun) / 100 < 0.01  # 0.5 ms on an idle machine
