"""What people type when a record about them is wrong, and what only sounds like it."""

import pytest

from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from handlers.privacy.correcting.reading import words_in
from tests.handlers.conftest import SeenAs

WRONG = [
    *("这条写错了", "T-0001 不对", "我的记录不对", "那条记录不属实", "把我的班组写错了", "名册写错了 我是乙班的"),
    *("T-0001记错了 那天说的是调班", "更正 T-0001", "帮我改一下 T-0001", "S-0001 我到了 记成没到", "我的资料有误"),
    *("这次谈心记得不对", "那次谈话写反了", "把我写成积极分子了", "我的入职时间弄错了", "我要更正", "這條寫錯了"),
    *("上面那条内容有误", "我的档案信息不准确", "你们把我记混了", "给T-0001加个说明", "纠正一下 T-0001"),
]  # fmt: skip
OBJECTIONS = [
    *("我不同意这条", "异议", "我要提异议", "对C-0001有异议", "异议 C-0001 没有道理", "这条我不认", "那条不承认"),
    *("我不服这条", "我没说过这话", "不同意这个记录", "这条记录我有意见", "不认可那条", "T-0001 我不同意"),
    *("提个异议", "我对这个有异议", "T-0001 我没说过", "我根本没这么说", "这段我不同意", "我有异议", "不同意这条记录"),
]  # fmt: skip
OTHERS = [
    *("食堂的菜单写错了", "工资条上加班费算错了", "昨天跟张伟聊了会 他说排班写错了", "C-0001 没解决", "把我的名字删了"),
    *("删 T-0001", "谁看过我的记录", "更衣室的柜子锁坏了", "安全规程和现场不符", "撤回 T-0001", "我的记录"),
]  # fmt: skip


def meant(said: str, seen_as: SeenAs) -> list[str]:
    ctx = seen_as("张伟")
    return [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)]


@pytest.mark.parametrize("said", [*WRONG, *OBJECTIONS])
def test_it_is_heard(said: str, seen_as: SeenAs) -> None:
    assert meant(said, seen_as) == ["privacy.correct"]


@pytest.mark.parametrize("said", OTHERS)
def test_other_mistakes_are_left_to_others(said: str, seen_as: SeenAs) -> None:
    assert "privacy.correct" not in meant(said, seen_as)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("这条写错了", ""),
        ("T-0001 不对", ""),
        ("我不同意这条", ""),
        ("更正", ""),
        ("给那条加个说明", ""),
        ("更正 T-0001 我说的是调班", "我说的是调班"),
        ("异议 C-0001：别的班组都有", "别的班组都有"),
        ("名册写错了 我是2013年入职", "名册写错了 我是2013年入职"),
    ],
)
def test_the_words_are_what_is_left(said: str, words: str) -> None:
    assert words_in(Utterance.of(said)) == words
