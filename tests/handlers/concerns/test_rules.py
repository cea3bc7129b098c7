"""The pure parts: kinds of matter, hazards, decisions, matching, quoting."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.concerns.closing import words_beside
from handlers.concerns.life import may_reopen
from handlers.concerns.matching import (
    category_of,
    decision_of,
    is_hazard,
    is_repeated,
    spoken_of,
)
from handlers.concerns.quoting import (
    LONGEST,
    MOST_LINES,
    answer_in,
    excerpt,
    inert,
    quoted,
    shortened,
)
from handlers.concerns.rules import Asked, asked_about, receivers
from handlers.kit.reading.utterance import Utterance
from storage.vocabulary import ConcernCategory, ConcernState, Decision

C = ConcernCategory


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("食堂夜班饭老是凉的", C.LIFE),
        ("宿舍热水一到晚上十点半就停了 倒班回来洗不了澡", C.LIFE),
        ("班车早上七点二十就走了 老是赶不上", C.LIFE),
        ("最近夜班排班太密", C.SHIFTS),
        ("年休假报了3次都没批", C.SHIFTS),
        ("上月加班费到现在没发", C.PAY),
        ("我们组长安排加班不给算加班费", C.PAY),
        ("想学数控 有没有培训名额", C.TRAINING),
        ("叉车证要到期了 能不能统一复审", C.TRAINING),
        ("机床老是停 配件也没有", C.EQUIPMENT),
        ("家里有困难 想申请救助", C.FAMILY),
        ("三号平台护栏松了", C.SAFETY),
        ("行车制动有点打滑", C.SAFETY),
        ("有件事想说说", C.OTHER),
        ("食堂夜班飯老是涼的", C.LIFE),
    ],
)
def test_kinds_of_matter(text: str, kind: ConcernCategory) -> None:
    assert category_of(text) is kind


@pytest.mark.parametrize(
    ("text", "hazard"),
    [
        ("三号平台护栏松了一直没修", True),
        ("二号车间行车制动有点打滑", True),
        ("吊车钢丝绳断了两股", True),
        ("配电箱漏电", True),
        ("昨天夜里差点出事", True),
        ("阀门漏煤气", True),
        ("更衣室的柜子坏了", False),
        ("水管漏水", False),
        ("护栏刷漆的事", False),
        ("食堂夜班饭老是凉的", False),
        ("电机该保养了", False),
    ],
)
def test_what_may_hurt_somebody(text: str, hazard: bool) -> None:
    assert is_hazard(text) is hazard


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("反映好几回了", True),
        ("报了3次", True),
        ("一直没人修", True),
        ("早就说过", True),
        ("今天坏的", False),
    ],
)
def test_what_was_raised_before(text: str, repeated: bool) -> None:
    assert is_repeated(text) is repeated


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("下周一开始改保温箱送", Decision.WILL_DO),
        ("明天修好", Decision.WILL_DO),
        ("办不了 公司政策明年才调", Decision.CANNOT_NOW),
        ("暂时没有备件", Decision.CANNOT_NOW),
        ("没有名额了", Decision.CANNOT_NOW),
        ("已经报总支了", Decision.PASSED_UP),
        ("转公司后勤部研究", Decision.PASSED_UP),
        ("已经改好了", Decision.DONE),
        ("昨天就修好了", Decision.DONE),
        ("柜子已经换了", Decision.DONE),
        ("下周一换好", Decision.WILL_DO),
        ("车床的事已经安排好了", Decision.WILL_DO),
    ],
)
def test_decisions(text: str, decision: Decision) -> None:
    assert decision_of(text) is decision


OPEN = {
    1: "食堂夜班饭老是凉的 反映好几回了没人管",
    2: "更衣室的柜子坏了三个多月了",
    3: "维修组三号平台护栏松了一直没修",
    4: "班车早上七点二十就走了 老是赶不上",
    5: "夜班排班太密",
}


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("食堂那个事 跟后勤说了 下周一开始夜班饭改保温箱送", [1]),
        ("护栏的明天上午就焊上 让周萍盯着", [3]),
        ("班车那个我问了车队 月底前给答复", [4]),
        ("柜子下个月3号到货 到了就装", [2]),
        ("排班的事下月起调", [5]),
        ("夜班的事", [1, 5]),
        ("都安排好了", []),
        ("", []),
    ],
)
def test_half_a_sentence_finds_its_concern(said: str, numbers: list[int]) -> None:
    assert sorted(spoken_of(said, OPEN)) == numbers


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("C-0031 办不了 公司政策明年才调 跟人家解释清楚", "办不了 公司政策明年才调"),
        ("下周一改 回复他们", "下周一改"),
        ("Ｃ－０００７ 热水这周五修好", "热水这周五修好"),
        ("C-0009和C-0011一块儿回 四月一号起按新标准", "四月一号起按新标准"),
        ("C-0001", ""),
        ("答复 C-1 食堂下周换保温桶", "食堂下周换保温桶"),
        ("回复他们", ""),
    ],
)
def test_what_goes_out_as_the_answer(said: str, text: str) -> None:
    assert answer_in(Utterance.of(said)) == text


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ("没解决", ""),
        ("没解决 还在漏", "还在漏"),
        ("解决了，谢谢 饭热了", "谢谢 饭热了"),
        ("C-0001 没改", ""),
    ],
)
def test_what_is_said_beside_the_last_word(said: str, beside: str) -> None:
    assert words_beside(Utterance.of(said)) == beside


@pytest.mark.parametrize(
    "text", ["饭" * 501, "饭凉了。" * 200, "e\u0301" * 400, "👨‍👩‍👧" * 200, "饭" * 498 + "👨‍👩‍👧"]
)
def test_what_is_too_long_ends_with_a_whole_character(text: str) -> None:
    kept = shortened(text)
    assert len(kept) <= LONGEST
    assert kept.endswith("…")
    assert text.startswith(kept[:-1])
    rest = text[len(kept) - 1 :]
    assert not rest.startswith(("\u0301", "\u200d"))
    assert not kept[:-1].endswith("\u200d")


def test_a_text_that_fits_is_kept_as_it_is() -> None:
    assert shortened("饭" * 500) == "饭" * 500


def test_every_line_is_quoted_and_there_are_never_many() -> None:
    shown = quoted("\n".join(f"第{one}行" for one in range(100)))
    lines = shown.splitlines()
    assert len(lines) == MOST_LINES
    assert all(line.startswith("│ ") for line in lines)
    assert "第99行" in lines[-1]


@pytest.mark.parametrize(
    "text",
    ["http://evil.com", "HTTPS://x.cn/a", "www.evil.com", "JavaScript:alert(1)", "<b>", "a@all"],
)
def test_nothing_in_a_quotation_works(text: str) -> None:
    shown = inert(text)
    assert not any(
        active in shown for active in ("://", "<", ">", "@", ".com", ".cn", "JavaScript:")
    )


def test_an_excerpt_is_short_and_on_one_line() -> None:
    assert excerpt("护栏\n松了") == "护栏 松了"
    assert len(excerpt("食堂" * 50)) <= 12


def test_who_is_told() -> None:
    assert receivers([], ["周萍", "何静"], away=()) == ("周萍", "何静")
    assert receivers(["孙国栋"], ["何静"], away=("何静",), everybody=True) == ("孙国栋",)
    assert receivers(["孙国栋"], [], away=("孙国栋",)) == ()


def test_a_promise_is_asked_about_on_the_day_after_however_late() -> None:
    day = date(2026, 3, 16)
    asked = [asked_about(Decision.WILL_DO, day, day + timedelta(days=n), 1) for n in (0, 1, 30)]
    assert asked == [Asked.NOBODY, Asked.RAISER, Asked.RAISER]
    assert asked_about(Decision.CANNOT_NOW, day, day - timedelta(days=1), 1) is Asked.NOBODY
    assert asked_about(Decision.PASSED_UP, day, day + timedelta(days=1), 1) is Asked.RAISER


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (ConcernState.RAISED, False),
        (ConcernState.ANSWERED, True),
        (ConcernState.REOPENED, False),
        (ConcernState.WITHDRAWN, False),
    ],
)
def test_what_may_be_opened_again(state: ConcernState, may: bool) -> None:
    now = datetime(2026, 3, 20, tzinfo=UTC)
    assert may_reopen(state, None, now, 7) is may
