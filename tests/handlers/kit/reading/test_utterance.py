"""Cleaning, choices and command words (reliability.md C01, C02, C08, C22)."""

import pytest

from handlers.kit.reading.cleaning import LONGEST
from handlers.kit.reading.utterance import Utterance


@pytest.mark.parametrize(
    "raw", ["", " ", "\u3000\u3000", "\u200b\u200d\ufeff", "\x00\x01\x1f", "\u202e\u2066"]
)
def test_nothing_visible_is_nothing(raw: str) -> None:
    said = Utterance.of(raw)
    assert (said.text, said.plain, said.choice(), said.words()) == ("", "", None, "")


def test_an_emoji_alone_says_nothing_and_is_kept() -> None:
    said = Utterance.of("😀")
    assert said.text == "😀"
    assert said.choice() is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("好的\ud83d", "好的"),  # half a character, as a client may cut it
        ("好\ufffd", "好"),
        ("\u202e好的\u2066\u2069", "好的"),
        ("a\u0301\u0301\u0301\u0301b", "a\u0301\u0301b"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("老马\t2月11号", "老马 2月11号"),
        ("<@all> {{7*7}} ${jndi:x} %s", "<@all> {{7*7}} ${jndi:x} %s"),
    ],
)
def test_what_is_kept_is_harmless_and_otherwise_as_written(raw: str, text: str) -> None:
    assert Utterance.of(raw).text == text


def test_marks_and_length_are_bounded() -> None:
    assert len(Utterance.of("a" + "\u0301" * 10_000).text) == 3
    endless = "".join(chr(0x4E00 + number) for number in range(20_000))
    assert len(Utterance.of(endless).text) == LONGEST
    assert len(Utterance.of("é" + endless).text) == LONGEST


def test_endless_repeats_are_shortened_and_short_ones_are_not() -> None:
    assert Utterance.of("很" * 2000).text == "很" * 20
    assert len(Utterance.of("。;" * 900).text) == 40
    assert Utterance.of("好" * 30).text == "好" * 30


@pytest.mark.parametrize(
    "raw",
    [
        "談心記錄",
        "昨兒下午３點半，ＯＫ",
        "İSTANBUL ß ﬁ",
        "𠮷田さん",
        "👨‍👩‍👧 好",
        "e\u0301\u0301\u0301x",
        "乾坤 回覆 著名",
        "①２⑳",
    ],
)
def test_both_views_are_equally_long(raw: str) -> None:
    said = Utterance.of(raw)
    assert len(said.text) == len(said.plain)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("談心", "谈心"),
        ("ｔａｌｋ", "talk"),
        ("週五Ｃ－００３１", "周五c-0031"),
        ("請回覆", "请回复"),
        ("下個禮拜三", "下个礼拜三"),
    ],
)
def test_traditional_and_full_width_compare_as_simplified(raw: str, plain: str) -> None:
    assert Utterance.of(raw).plain == plain


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        *[(raw, 1) for raw in ("1", "１", "①", "一", "选1", "選１", "1.", "１．", "第一个", "1吧", "我选1", "1️⃣", " 1。", "(1)")],
        *[(raw, 2) for raw in ("2、", "第二条", "就2", "第2项吧", "二")],
        ("12", 12), ("十二", 12), ("⑳", 20),
        *[(raw, None) for raw in ("", "0", "100", "1号", "1 2", "三个", "一下", "10分钟", "1点", "-1", "不选1", "一点")],
    ],
)  # fmt: skip
def test_a_choice_is_a_number_and_nothing_else(raw: str, number: int | None) -> None:
    assert Utterance.of(raw).choice() == number


@pytest.mark.parametrize(
    "raw",
    ["取消", "取消吧", "请取消一下", "麻烦取消，谢谢！", "嗯 取消", "取 消", "帮我取消一下吧"],
)
def test_politeness_does_not_hide_a_word(raw: str) -> None:
    assert Utterance.of(raw).says("算了", "取消")


@pytest.mark.parametrize("raw", ["别取消", "取消学习", "取", "解决了"])
def test_more_or_less_than_the_word_is_not_the_word(raw: str) -> None:
    assert not Utterance.of(raw).says("取消", "解决")


def test_a_polite_word_may_itself_be_meant() -> None:
    assert Utterance.of("谢谢！").says("谢谢")
    assert Utterance.of("请假").words() == "请假"


def test_the_rest_after_a_command_word_keeps_both_views() -> None:
    rest = Utterance.of("請撤回：Ｔ－0001").starts_with("撤", "撤回")
    assert rest == Utterance("Ｔ－0001", "t-0001")
    assert Utterance.of("自评 -1").starts_with("自评") == Utterance("-1", "-1")
    assert Utterance.of("学习").starts_with("自评") is None


@pytest.mark.parametrize(
    ("raw", "gone", "content"),
    [
        (
            "昨天下午跟张伟聊了会 他妈住院了 上班没问题",
            ["昨天", "下午", "张伟"],
            "聊了会 他妈住院了 上班没问题",
        ),
        (
            "今天早上我跟那个何军还有吴小燕一块儿聊了聊主要是说最近夜班排班太密了",
            ["今天", "早上", "何军", "吴小燕"],
            "我一块儿聊了聊最近夜班排班太密了",
        ),
        (
            "这周五下午3点综合小组学习 二楼会议室 提前半小时提醒",
            ["这周五", "下午3点", "提前半小时提醒"],
            "综合小组学习 二楼会议室",
        ),
        ("护栏推动解决了 打88分吧", ["打88分"], "护栏推动解决了"),
        ("食堂那个事 跟后勤说了", [], "食堂那个事 跟后勤说了"),
        ("老马、小周", ["老马", "小周"], ""),
    ],
)
def test_cutting_leaves_the_content(raw: str, gone: list[str], content: str) -> None:
    said = Utterance.of(raw)
    spans = [(said.text.index(words), said.text.index(words) + len(words)) for words in gone]
    assert said.cut(spans) == content
