"""How sentences with goals are read: the goals one by one, each on a side of the work only where it is plain [D1]."""

from dataclasses import replace

import pytest

from handlers.goals import corrections, hearing, reading, reminding, showing
from handlers.goals.pieces import Piece, pieces_of
from handlers.kit.forms import NotUnderstood
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from tests.handlers.conftest import SeenAs

SIDES = Edition.load("seven_duties").dimensions
SAFETY, EQUIPMENT, QUALITY = ("safety", "安全"), ("equipment", "设备"), ("quality", "质量")
TWO = [Piece("safety", "全年无事故"), Piece("equipment", "护栏整改")]


@pytest.mark.parametrize(
    ("said", "goals"),
    [
        ("安全：全年无事故；设备：护栏整改", TWO),
        ("安全:全年无事故;設備:护栏整改", TWO),
        ("安全 全年无事故 设备 护栏整改", TWO),
        ("安全方面全年无事故，设备方面护栏整改", TWO),
        ("1.安全：全年无事故 2.设备：护栏整改", TWO),
        ("1、安全 全年无事故\n2、设备 护栏整改", TWO),
        ("① 安全：全年无事故 ② 设备：护栏整改", TWO),
        ("第一，安全：全年无事故；第二，设备：护栏整改。", TWO),
        ("安全全年无事故，设备护栏整改",
         [Piece("safety", "安全全年无事故"), Piece("equipment", "设备护栏整改")]),
        ("全年无事故，返工率降一半",
         [Piece("safety", "全年无事故"), Piece("quality", "返工率降一半")]),
        ("一是安全全年无事故 二是设备护栏整改",
         [Piece("safety", "安全全年无事故"), Piece("equipment", "设备护栏整改")]),
        ("一是全年无事故二是返工率降一半",
         [Piece("safety", "全年无事故"), Piece("quality", "返工率降一半")]),
        ("安全全年无事故设备护栏整改", [Piece("", "安全全年无事故设备护栏整改")]),
        ("1", []),
        ("护栏整改，更换照明", [Piece("", "护栏整改，更换照明")]),
        ("三号平台护栏整改", [Piece("", "三号平台护栏整改")]),
        ("安全生产无事故", [Piece("safety", "安全生产无事故")]),
        ("设备检修不出安全事故", [Piece("", "设备检修不出安全事故")]),
        ("质量：合格率99.5%", [Piece("quality", "合格率99.5%")]),
        ("质量方面的目标是返修率降到2%", [Piece("quality", "返修率降到2%")]),
        ("组织发展：发展党员1名", [Piece("organisation_growth", "发展党员1名")]),
        ("安全：", [Piece("safety", "")]),
        ("。；", []),
    ],
)  # fmt: skip
def test_the_goals_of_a_sentence(said: str, goals: list[Piece]) -> None:
    assert pieces_of(Utterance.of(said), SIDES) == goals


def test_where_an_edition_names_no_sides_a_goal_has_none() -> None:
    found = pieces_of(Utterance.of("安全：全年无事故；护栏整改"), ())
    assert found == [Piece("", "安全：全年无事故"), Piece("", "护栏整改")]


@pytest.mark.parametrize(
    ("said", "area", "year", "body"),
    [
        ("维修组今年目标 安全：x", ["维修组"], 2026, "安全：x"),
        ("今年维修组的目标是安全：x", ["维修组"], 2026, "安全：x"),
        ("維修組明年目標：安全", ["维修组"], 2027, "安全"),
        ("储运班2027年目标任务如下：安全", ["储运业务组"], 2027, "安全"),
        ("写一下维修组的目标：安全", ["维修组"], None, "安全"),
        ("今年目标 维修组：安全：x", ["维修组"], 2026, "安全：x"),
        ("目标再加一条 安全：x", [], None, "安全：x"),
        ("去年目标", [], 2025, ""),
        ("今年维修组定三个目标 一是安全", ["维修组"], 2026, "一是安全"),
        ("把维修组今年的目标报一下 安全", ["维修组"], 2026, "安全"),
        ("宣传组今年目标 安全", [], 2026, "安全"),
    ],
)
def test_what_stands_before_the_goals(
    said: str, area: list[str], year: int | None, body: str, seen_as: SeenAs
) -> None:
    found = reading.heading_of(Utterance.of(said), seen_as("刘建国"))
    assert found is not None
    assert [one.name for one in found.areas] == area
    assert (found.year, found.body.text) == (year, body)


@pytest.mark.parametrize(
    ("said", "goals"),
    [
        ("维修组今年安全目标是全年无事故", [Piece("safety", "全年无事故")]),
        ("维修组安全方面的目标：全年无事故；护栏整改",
         [Piece("safety", "全年无事故"), Piece("safety", "护栏整改")]),
        ("维修组安全目标：设备：护栏整改", [Piece("equipment", "护栏整改")]),
    ],
)  # fmt: skip
def test_a_side_before_the_word_is_that_of_all_goals(
    said: str, goals: list[Piece], seen_as: SeenAs
) -> None:
    found = reading.heading_of(Utterance.of(said), seen_as("刘建国"))
    assert found is not None
    assert found.pieces(SIDES) == goals


@pytest.mark.parametrize(
    "said",
    ["我今年的目标是考个证", "昨天跟张伟聊了聊今年目标", "自评 今年目标都完成了", "食堂目标太高"],
)
def test_what_does_not_begin_with_goals(said: str, seen_as: SeenAs) -> None:
    assert reading.heading_of(Utterance.of(said), seen_as("刘建国")) is None


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("第2条是质量", [TWO[0], Piece("quality", "护栏整改")]),
        ("第二条改成 护栏6月底前换新", [TWO[0], Piece("equipment", "护栏6月底前换新")]),
        ("第2条改成质量：返工率降一半", [TWO[0], Piece("quality", "返工率降一半")]),
        ("第1条不要", TWO[1:]),
        ("去掉第2条", TWO[:1]),
        ("加一条 质量：返工率降一半", [*TWO, Piece("quality", "返工率降一半")]),
        ("好的就这样", None),
    ],
)
def test_a_correction_changes_one_goal(said: str, after: list[Piece] | None) -> None:
    assert corrections.corrected(TWO, Utterance.of(said), SIDES) == after


@pytest.mark.parametrize("said", ["第3条不要", "第0条是质量"])
def test_a_correction_of_a_goal_that_is_not_there(said: str) -> None:
    with pytest.raises(NotUnderstood):
        corrections.corrected(TWO, Utterance.of(said), SIDES)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("张伟负责护栏整改", "1 名职工负责护栏整改"),
        ("小李和王师傅取证", "1 名职工和1 名职工取证"),
        ("合格率提高明显", "合格率提高明显"),
        ("安全：全年无事故；设备：三号平台护栏整改", "安全：全年无事故；设备：三号平台护栏整改"),
        ("质量：周期缩短三天，高标准", "质量：周期缩短三天，高标准"),
        ("现场：白班夜班交接清楚", "现场：白班夜班交接清楚"),
    ],
)
def test_no_name_is_kept_and_no_word_is_taken_for_one(
    said: str, kept: str, seen_as: SeenAs
) -> None:
    clean, named = reading.without_names(Utterance.of(said), seen_as("刘建国"))
    assert (clean.text, named) == (kept, kept != said)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("退回 G-0002 没写时限", "没写时限"),
        ("G-0002退回吧，因为太笼统", "太笼统"),
        ("退回G-2", ""),
    ],
)
def test_the_reason_stands_behind_the_number(said: str, reason: str) -> None:
    assert reading.reason_of(Utterance.of(said)) == reason


MEANT = {
    "propose": ["维修组今年目标 安全：全年无事故", "维修组目标 质量：退回率降到1%", "我们组目标：安全无事故", "目标加一条 质量：合格率99%"],
    "show": ["今年目标", "维修组目标有哪些", "维修组目标呢", "G-0003", "看看G-3", "今年有什么目标", "我们组目标是啥",
             "安全目标是什么", "今年的生产目标是多少", "维修组目标改一下", "改一下维修组目标", "撤回目标", "维修组目标有没有安全方面的", "目标完成得怎么样了", "目标进度", "维修组目标 1"],
    "gaps": ["哪些方面没有目标", "还有哪些方面没定目标", "哪些组没有目标", "目标缺哪些方面"],
    "change": ["目标 G-0003 改成安全无事故", "把G-0003改一下", "G-0003 是质量方面的", "改目标 G-0003"],
    "withdraw": ["撤回 G-0003", "G-0003 不要了", "删掉G-0003"],
    "return": ["退回 G-0003 太笼统", "维修组的目标退回", "退回目标", "G-0003打回去重写"],
    "review": ["维修组目标同意", "同意维修组的目标", "维修组的目标都没问题", "有没有等确认的目标"],
    "": ["食堂夜班饭老是凉的", "自评 今年目标都完成了 打90分", "昨天跟张伟聊了会 他今年目标是考证", "这周五下午3点学习 内容目标任务"],
}  # fmt: skip
HEARERS = {
    "propose": hearing.hears_propose,
    "show": hearing.hears_show,
    "gaps": hearing.hears_gaps,
    "change": hearing.hears_change,
    "withdraw": hearing.hears_withdraw,
    "return": hearing.hears_return,
    "review": hearing.hears_review,
}


@pytest.mark.parametrize(
    ("wanted", "said"), [(wanted, said) for wanted, all_of in MEANT.items() for said in all_of]
)
def test_one_command_hears_it_and_the_others_are_silent(
    wanted: str, said: str, seen_as: SeenAs
) -> None:
    ctx = seen_as("孙国栋")
    heard = {name for name, hears in HEARERS.items() if hears(Utterance.of(said), ctx) >= 50}
    assert heard == ({wanted} if wanted else set())


@pytest.mark.parametrize(
    ("wanted", "said"), [(wanted, said) for wanted, all_of in MEANT.items() for said in all_of]
)
def test_an_edition_without_goals_only_says_that_it_has_none(
    wanted: str, said: str, seen_as: SeenAs
) -> None:
    ctx = seen_as("孙国栋")
    without = replace(ctx, edition=ctx.edition.model_copy(update={"goals": None}))
    heard = {name for name, hears in HEARERS.items() if hears(Utterance.of(said), without)}
    named = wanted in ("propose", "gaps") and said != "目标加一条 质量：合格率99%"
    assert heard <= ({"show"} if wanted else set())
    assert heard or not named
    with pytest.raises(Refusal, match="没有年度目标这一项"):
        showing.show(Utterance.of(said), without)


def test_an_edition_without_goals_reminds_of_none(seen_as: SeenAs) -> None:
    ctx = seen_as("孙国栋")
    without = replace(ctx, edition=ctx.edition.model_copy(update={"goals": None}))
    assert list(reminding.left_to_do(ctx)) != []
    assert list(reminding.left_to_do(without)) == []


def test_of_a_worker_only_a_sentence_with_an_area_is_taken_for_goals(seen_as: SeenAs) -> None:
    ctx = seen_as("张伟")
    assert hearing.hears_propose(Utterance.of("维修组今年目标 安全无事故"), ctx) >= 50
    assert hearing.hears_propose(Utterance.of("我们的目标是按时下班"), ctx) == 0
