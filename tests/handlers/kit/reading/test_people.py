"""Who is meant: certain only when nobody else can be (reliability.md C03)."""

import random
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest

from handlers.kit.reading.people import Mention, Named, NameIndex, corrections, unknown_names
from handlers.kit.reading.utterance import Utterance
from tests.handlers.kit.reading.corpus import Cast


def seen(cast: Cast, who: str, text: str) -> list[str]:
    found = cast.index.find(Utterance.of(text), cast.near(who))
    return [cast.who(mention.candidates) + ("" if mention.certain else "?") for mention in found]


@pytest.mark.parametrize(
    ("who", "text", "people"),
    [
        ("wangqiang", "跟张伟聊了", ["zhangwei"]),
        ("chenzhiyuan", "跟张伟聊了", ["zhangwei"]),  # far, but nobody near sounds the same
        ("lihongmei", "跟张伟聊了", ["zhangwei2|zhangwei?"]),  # voice-to-text may have meant 张玮
        (
            "lihongmei",
            "不是张伟是张玮",
            ["zhangwei", "zhangwei2"],
        ),  # whoever writes both tells them apart
        ("wangqiang", "跟张wei谈了", ["zhangwei|zhangwei2?"]),
        ("lihongmei", "跟zhangwei谈了", ["zhangwei2|zhangwei?"]),
        ("wangqiang", "跟zhang wei谈了", ["zhangwei|zhangwei2?"]),
        ("wangqiang", "跟ZHOUTAO谈了", ["zhoutao?"]),
        ("wangqiang", "跟张卫谈了", ["zhangwei|zhangwei2?"]),
        ("wangqiang", "跟zt聊了", ["zhoutao?"]),
        ("wangqiang", "昨天跟ZW聊了会", ["zhangwei|zhangwei2?"]),
        ("lihongmei", "跟zw聊了会", ["zhangwei2|zhangwei?"]),
        ("sunguodong", "找wq谈了", ["wangqiang?"]),
        ("wangqiang", "跟sl、mdf聊了", ["sunli?", "madefu?"]),
        ("wangqiang", "mdf", ["madefu?"]),
        ("wangqiang", "跟xiaozhou聊了 问问sunshuji", ["zhoutao?", "sunguodong?"]),
        ("wangqiang", "跟xz聊了 找ssj", ["zhoutao?", "sunguodong?"]),
        ("wangqiang", "跟老妈说了", []),  # a nickname is not listened for: 老马
        ("wangqiang", "zt坏了 换个zt 跟zt2说 跟qq说 跟x说", []),
        ("wangqiang", "跟張偉談了", ["zhangwei"]),
        ("wangqiang", "跟 张 伟 谈了", ["zhangwei?"]),
        ("wangqiang", "小周老马都聊了", ["zhoutao", "madefu"]),
        ("wangqiang", "跟小陈聊了", ["chenchen?"]),  # another area's nickname
        ("wangqiang", "问问孙书记", ["sunguodong"]),  # a title is nobody else's
        ("wangqiang", "马师傅和强哥", ["madefu?"]),
        ("wangqiang", "小孙说的", ["sunli?"]),
        ("madefu", "王师傅是咱们的党员不", ["wangqiang?"]),
        ("liujianguo", "红梅没来 志远来了", ["lihongmei?", "chenzhiyuan?"]),
        ("liujianguo", "李建国来了", []),
        ("wangqiang", "红梅没来", []),  # by given name only near people
        ("hejun", "给高明说一声", ["gaoming"]),
        ("hejun", "技术高明的人", ["gaoming?"]),
        ("hejun", "何军营的路灯", ["hejun?"]),
        ("wangqiang", "张伟强来了", ["zhangwei?"]),
        ("wangqiang", "张伟强调安全 孙丽明天休息 张伟刚才来过", ["zhangwei", "sunli", "zhangwei"]),
        ("wangqiang", "大小周倒班 小周期检修 老马路上有坑", ["zhoutao?", "zhoutao?", "madefu?"]),
        ("wangqiang", "周涛孙丽张伟", ["zhoutao", "sunli", "zhangwei"]),
        ("zhouping", "国王强吻公主", ["wangqiang?"]),
    ],
)
def test_the_cast(cast: Cast, who: str, text: str, people: list[str]) -> None:
    assert seen(cast, who, text) == people


def test_a_mention_says_where_and_how(cast: Cast) -> None:
    [mention] = cast.index.find(Utterance.of("昨天跟張偉聊了"), cast.near("wangqiang"))
    assert mention == Mention(3, 5, "張偉", (cast.id("zhangwei"),), certain=True)


def named(number: int, name: str, *aliases: str) -> Named:
    return Named(UUID(int=number), name, aliases, f"{number}班")


def found(people: list[Named], text: str, *near: int) -> list[tuple[list[int], bool]]:
    mentions = NameIndex(people).find(Utterance.of(text), [UUID(int=one) for one in near])
    return [([one.int for one in mention.candidates], mention.certain) for mention in mentions]


def test_initials_that_many_have() -> None:
    people = [named(number, f"王{given}") for number, given in enumerate("强青清琴秋权泉", 1)]
    assert found(people, "跟wq聊了") == []
    assert found(people, "跟wq聊了", 3, 5) == [([3, 5], False)]
    assert found(people[:6], "跟wq聊了", 3) == [([3, 1, 6, 4, 5, 2], False)]


def test_initials_of_surnames_with_several_sounds() -> None:
    assert found([named(1, "单小明")], "跟sxm谈了", 1) == [([1], False)]
    assert found([named(1, "欧阳娜娜")], "跟oynn谈了", 1) == [([1], False)]


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called in doing something: a measure of work that no other load changes."""
    count = 0

    def seen(_frame: object, event: str, _about: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_thirty_thousand_people_are_not_gone_through_one_by_one() -> None:
    """Written, spelt, by initials and misheard; once what is slow was built, for a picture of the roster."""
    given = "强民生明国平华军伟芳英敏静丽萍洋涛杰鹏飞"
    letters = random.Random(1)
    names = [
        "王李张刘陈杨黄赵"[letters.randrange(8)] + "".join(letters.sample(given, 2))
        for _ in range(30_000)
    ]
    names[7] = "王强民"
    index = NameIndex([named(number, name) for number, name in enumerate(names)])
    near = [UUID(int=one) for one in range(25)]
    said = [
        Utterance.of(text)
        for text in (f"跟{names[3]}聊了", "跟wangqiangmin聊了", "跟wqm聊了", "跟王墙民聊了")
    ]
    for one in said:
        assert index.find(one, near)
        assert calls_of(partial(index.find, one, near)) < len(names) / 2


def test_two_people_of_one_name() -> None:
    people = [named(1, "李娜"), named(2, "李娜"), named(3, "王芳")]
    assert found(people, "跟李娜聊了", 2) == [([2], True)]
    assert found(people, "跟李娜聊了") == [([1, 2], False)]
    assert found(people, "跟李娜聊了", 2, 1) == [([1, 2], False)]


def test_one_nickname_of_several() -> None:
    people = [named(1, "周涛", "小周"), named(2, "周平", "小周"), named(3, "周密")]
    assert found(people, "跟小周聊了", 1) == [([1], True)]
    assert found(people, "跟小周聊了", 1, 2) == [([1, 2], False)]
    assert found(people, "跟小周聊了", 3) == [([1, 2], False)]
    assert found(people, "跟老周聊了", 1, 2) == [([2, 1], False)]


def test_a_longer_name_wins() -> None:
    people = [named(1, "张伟"), named(2, "张伟强"), named(3, "欧阳娜娜")]
    assert found(people, "张伟强和张伟来了", 1) == [([2], True), ([1], True)]
    assert found(people, "跟欧阳娜娜谈", 3) == [([3], True)]


def test_rare_letters_and_long_names() -> None:
    people = [named(1, "𠮷田"), named(2, "艾力·买买提"), named(3, "㐂明")]
    assert found(people, "跟𠮷田谈了 和艾力·买买提谈了", 1, 2) == [([1], True), ([2], True)]
    assert found(people, "跟艾力买买提谈了", 2) == [([2], True)]
    assert found(people, "找㐂明", 3) == [([3], True)]


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("单小明", "shanxiaoming"), ("仇伟", "qiuwei"), ("解放军", "xiefangjun"), ("区志强", "ouzhiqiang"), ("查良", "zhaliang"),
        ("曾华", "zenghua"), ("任静", "renjing"), ("华强", "huaqiang"), ("吕梁", "lvliang"), ("单小明", "danxiaoming"),
    ],
)  # fmt: skip
def test_surnames_with_several_sounds(name: str, spelt: str) -> None:
    people = [named(1, name)]
    assert found(people, f"跟{spelt}谈了", 1) == [([1], False)]
    assert found(people, f"跟{name}谈了", 1) == [([1], True)]


def test_nobody_is_found_in_nothing() -> None:
    assert found([], "跟张伟聊了") == []
    assert found([named(1, "张伟"), named(2, "")], "", 1) == []
    assert found([named(1, "张伟")], "跟张伟聊了", 1, 99) == [([1], True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("跟赵铁柱谈了10分钟", ["赵铁柱"]), ("和李雷、韩梅梅聊", ["李雷", "韩梅梅"]), ("找欧阳锋谈话", ["欧阳锋"]),
        ("跟新来的小李聊了", ["小李"]), ("跟钱师傅说了", ["钱师傅"]), ("跟趙鐵柱談", ["趙鐵柱"]),
        ("跟车去了 跟大家说 和领导谈 找谁问 跟安全员说", []), ("跟班里五个人都聊过了", []), ("跟后勤说了", []),
    ],
)  # fmt: skip
def test_names_of_nobody_are_reported(text: str, names: list[str]) -> None:
    assert unknown_names(Utterance.of(text), []) == names


def test_a_known_name_is_not_unknown(cast: Cast) -> None:
    said = Utterance.of("跟张伟和赵铁柱谈了")
    assert unknown_names(said, cast.index.find(said, cast.near("wangqiang"))) == ["赵铁柱"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("不是张伟是张玮", ("张伟", "张玮")), ("不是张伟，是张玮", ("张伟", "张玮")), ("不对 不是老马 是小周吧", ("老马", "小周")),
        ("是张玮不是张伟", ("张伟", "张玮")), ("张伟错了是张玮", ("张伟", "张玮")), ("不是12号，应该是13号", ("12号", "13号")),
        ("把3号改成4号", ("3号", "4号")), ("不是張偉是張瑋", ("張偉", "張瑋")),
        ("是不是张伟", None), ("跟张伟聊了", None), ("学习那项改成6", None),
        ("不是我们不想干 是设备老出毛病 说了好几回了到现在也没人来修 夜班没法干了", None),
    ],
)  # fmt: skip
def test_a_correction(text: str, pair: tuple[str, str] | None) -> None:
    assert corrections(Utterance.of(text)) == pair


CHEAP = """
import sys
from uuid import UUID
from handlers.kit.reading.people import Named, NameIndex
from handlers.kit.reading.utterance import Utterance
from handlers.kit.reading import cues, dates, nearest, numbers
index = NameIndex([Named(UUID(int=1), "张伟", ("小张",), "维修组")])
assert index.find(Utterance.of("昨天跟张伟聊了会 小张说没事"), [UUID(int=1)])
assert not {"pypinyin", "opencc", "rapidfuzz"} & sys.modules.keys()
assert index.find(Utterance.of("跟张wei聊"), [UUID(int=1)])
assert "pypinyin" in sys.modules and "pypinyin.phrases_dict" not in sys.modules
"""


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    subprocess.run([sys.executable, "-c", CHEAP], check=True, timeout=60)


def big_roster() -> list[Named]:
    chance = random.Random(1)
    surnames, letters = (
        "王李张刘陈杨黄赵吴周徐孙马朱胡",
        "伟强军静丽敏杰磊洋勇艳娜涛明超兰霞平刚桂英华",
    )
    return [
        named(
            number,
            chance.choice(surnames) + "".join(chance.choices(letters, k=chance.choice((1, 2)))),
        )
        for number in range(30_000)
    ]


def test_finding_a_name_looks_at_no_more_for_a_whole_company() -> None:
    said, near = Utterance.of("昨天下午跟张伟聊了会 他妈住院了心情不太好 上班没问题"), [UUID(int=7)]
    small, large = (NameIndex(people) for people in (big_roster()[:300], big_roster()))
    for index in (small, large):
        index.find(said, near)  # what is made at the first question is made
    few, many = (calls_of(partial(index.find, said, near)) for index in (small, large))
    assert many < 3 * few  # a scan over everybody would be a hundred times as much
