"""What people type about their own records, and what only looks like it."""

from typing import cast

import pytest

from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from handlers.privacy import reading

ENOUGH = 50
NOBODY = cast("Context", None)  # these readers look at the sentence alone


@pytest.mark.parametrize(
    "said",
    [
        "你们那个系统记了我啥 我看看",
        "我的资料",
        "我的数据",
        "把我的信息给我看看",
        "系统里存了我些什么",
        "你们到底记了我哪些东西",
        "都记我啥了",
        "想看看关于我的记录",
        "我想查一下我的信息",
        "我的档案里有啥",
        "收集了我什么信息",
        "給我看看我的記錄",
        "看看我的资料呗",
    ],
)
def test_somebody_wants_to_see_his_record(said: str) -> None:
    assert reading.hears_mine(Utterance.of(said), NOBODY) >= ENOUGH


@pytest.mark.parametrize(
    "said",
    [
        "把维修组最近思想有问题的人名单导一份给我",
        "把张伟的信息给我看看",
        "我的数据线坏了",
        "我的资料柜锁坏了 帮我报一下",
        "把我的资料全删了",
        "谁看过我的资料",
        "昨天下午跟张伟聊了会 他说夜班排得太密",
        "自评 今年谈心20多次 打88分",
        "我还有啥没干",
        "这事我跟书记说了 他记了",
        "刘洋说想看我的电焊",
    ],
)
def test_somebody_wants_something_else(said: str) -> None:
    assert reading.hears_mine(Utterance.of(said), NOBODY) < ENOUGH


@pytest.mark.parametrize(
    "said",
    [
        "谁看过我的记录",
        "有没有人查过我",
        "谁看了我的资料",
        "我的记录都有谁看过",
        "谁查过C-0001",
        "都有谁看过我那条",
        "有人翻过我的信息吗",
        "谁看过我",
        "谁查过我了吗",
    ],
)
def test_somebody_asks_who_read_it(said: str) -> None:
    heard = Utterance.of(said)
    assert reading.hears_who_read(heard, NOBODY) >= ENOUGH
    assert reading.hears_mine(heard, NOBODY) < ENOUGH


@pytest.mark.parametrize(
    "said",
    [
        "谁管我们组",
        "谁看见我的手套了",
        "我看过了 没问题",
        "谁负责我们",
        "谁看过我的手套",
        "我看了 谁都没来",
    ],
)
def test_a_who_that_asks_for_somebody_else(said: str) -> None:
    assert reading.hears_who_read(Utterance.of(said), NOBODY) < ENOUGH


@pytest.mark.parametrize(
    "said",
    [
        "删 T-0001",
        "把T-0001删了",
        "把我名字删了",
        "我的名字去掉吧",
        "麻烦把谈心里我的名字抹掉",
        "把我的资料全删了",
        "删掉我的所有记录",
    ],
)
def test_somebody_wants_his_name_out(said: str) -> None:
    assert reading.hears_forget(Utterance.of(said), NOBODY) >= ENOUGH


@pytest.mark.parametrize(
    "said",
    [
        "食堂饭太凉 别写我名字",
        "匿名 我们组长安排加班不给算加班费 别让他知道",
        "不是张伟是张玮",
        "撤回 T-0001",
        "昨天跟老马聊了 他说不要记他名字",
        "把名单发我",
        "我的名字是张伟",
        "你叫什么名字",
    ],
)
def test_a_name_in_another_matter(said: str) -> None:
    assert reading.hears_forget(Utterance.of(said), NOBODY) < ENOUGH
