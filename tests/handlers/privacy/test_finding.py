"""Three rights that people call by many names, each found among everything else the bot can do."""

import pytest

from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from tests.handlers.conftest import SeenAs

MINE = [
    *("我的记录", "你们记了我啥", "你们那个系统记了我啥 我看看", "都记我啥了", "系统里存了我些什么", "我的资料", "我的档案里有啥"),
    *("看看我的资料呗", "我想查一下我的信息", "有我的记录吗", "我这边都有啥记录", "关于我的你们都存了什么", "把记我的东西给我看看"),
    *("你那儿记着俺啥呢", "查查我的记录", "你们掌握我哪些信息", "給我看看我的記錄", "我被记了些啥", "里面有没有我的东西"),
    *("我有哪些记录在你那", "给我看看你们写了我什么"),
]  # fmt: skip
WHO_READ = [
    *("谁看过我", "谁看过我的", "谁看过我的记录", "有没有人查过我", "谁查过我了吗", "谁看了我的资料", "我的记录都有谁看过"),
    *("有人翻过我的信息吗", "谁查过C-0001", "都有谁看过我那条", "谁看过我的谈心", "哪些人看过我的东西", "谁偷看我的记录了"),
    *("我的资料被谁看过", "有谁查了我的档案", "誰看過我的資料", "我那个反映谁看过了", "谁动过我的信息", "查一下谁看过我"),
    *("我的记录有人看过没", "书记看过我的记录没有"),
]  # fmt: skip
NAME_OUT = [
    *("把我名字去掉", "把我名字删了", "我的名字去掉吧", "麻烦把谈心里我的名字抹掉", "删 T-0001", "把T-0001删了", "删我的名字"),
    *("T-0001 里别留我名字 删掉", "名字给我删了", "把我的姓名划掉", "谈心记录里我的名字删掉", "请删除我的姓名", "把我从谈心里去掉"),
    *("T-0001把我名字去了", "帮我把名字抹掉", "我名字不要了 删掉", "去掉我的名字", "把我的名字拿掉", "刪掉我的名字"),
    *("俺的名字给俺删了", "T-0001 删除我的名字"),
]  # fmt: skip
ASKED = {"privacy.mine": MINE, "privacy.who_read": WHO_READ, "privacy.forget": NAME_OUT}
OTHERS = [
    *("谁看过这个电影", "谁管我们组", "我的工具谁拿了", "我的班里有啥活", "名字叫啥", "把张伟的名字去掉", "我看过了", "食堂谁负责"),
    *("记了我三次迟到 不合理", "谁记得密码", "我的班长是谁"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "said"), [(key, one) for key, many in ASKED.items() for one in many]
)
def test_it_is_found(key: str, said: str, seen_as: SeenAs) -> None:
    ctx = seen_as("张伟")
    assert [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)] == [key]


@pytest.mark.parametrize("said", OTHERS)
def test_what_only_sounds_like_it_is_not(said: str, seen_as: SeenAs) -> None:
    ctx = seen_as("张伟")
    found = {one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)}
    assert not found & set(ASKED)
