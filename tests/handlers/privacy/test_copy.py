"""给我一份我的记录: the whole of it as a file, for its subject alone."""

import io
from typing import Any

import openpyxl
import pytest

from bot.simulator.chats import LineKind
from handlers.kit.choosing import candidates, likely
from handlers.kit.reading.utterance import Utterance
from storage.queries import talks
from tests.chatting import Chat, userid_of
from tests.handlers.conftest import SeenAs
from tests.handlers.privacy.conftest import World

ASKED = [
    *("给我一份我的记录", "导出我的记录", "我的记录副本", "把我的资料导一份给我", "下载我的数据", "我的信息给我一份"),
    *("我要一份我的档案", "打印我的记录", "把我的记录做成表格发我", "我的记录拷贝一份", "我的全部资料导出来", "我的数据要个电子版"),
    *("复印一份我的记录", "给我我的记录的副本", "俺的记录给俺一份", "帮我把我的资料打印出来", "我的个人信息发我一份", "導出我的記錄"),
    *("我的记录发个excel", "我的资料备份一份给我"),
]  # fmt: skip
OTHERS = [
    *("我的记录", "把维修组名单导一份给我", "公示牌", "谁看过我的记录", "把张伟的资料导一份给我", "我的记录不对"),
    *("删掉我的所有记录", "打印公示牌", "给我一份制度"),
]  # fmt: skip


@pytest.mark.parametrize("said", ASKED)
def test_it_is_heard(said: str, seen_as: SeenAs) -> None:
    ctx = seen_as("张伟")
    meant = [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)]
    assert meant == ["privacy.copy"]


@pytest.mark.parametrize("said", OTHERS)
def test_other_files_are_left_to_others(said: str, seen_as: SeenAs) -> None:
    ctx = seen_as("张伟")
    meant = [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)]
    assert "privacy.copy" not in meant


def sheets(chat: Chat, name: str) -> dict[str, list[list[Any]]]:
    """The last file somebody got: its rows, sheet by sheet."""
    lines = chat.corp.chats[userid_of(name)].lines
    (*_, file) = [one.file for one in lines if one.kind is LineKind.PUSH and one.file]
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    return {one.title: [[cell.value for cell in row] for row in one.iter_rows(min_row=4)] for one in book.worksheets}  # fmt: skip


def test_everything_is_in_it_and_nothing_is_cut(world: World, chat: Chat) -> None:
    long = "食堂夜班饭老是凉的，" * 45
    world.talk("陈志远", "郑凯", sentence="让他多参加活动", for_growth=True)
    world.concern("郑凯", long)
    world.answer("孙国栋", 1, "下周一改保温箱")
    with world.seen_by("周萍") as ctx:
        assert talks.read(ctx.session, ctx.actor, 1, world.now)
    chat("""
        郑凯> 给我一份我的记录
        机器人> 您的记录副本马上发到这里…
        推送 郑凯> [文件] 我的记录副本-郑凯-20260312.xlsx
    """)
    found = sheets(chat, "郑凯")
    assert list(found) == ["记着您的", "反映的经过", "谁看过"]
    held = "\n".join(str(row[2]) for row in found["记着您的"])
    assert "名册：郑凯" in held
    assert f"「{long}」" in held
    assert "「让他多参加活动」" in held
    assert [row[2:] for row in found["反映的经过"][:2]] == [
        ["您", "提出", None],
        ["支部", "答复", "下周一改保温箱"],
    ]
    assert found["谁看过"][1] == [
        *("3月12日（周四）", "周萍", "支部", "看了 T-0001，因为负责入党培养"),
    ]
    assert not any("食堂" in text for text in chat.pushes("郑凯"))


def test_it_holds_nobody_else(world: World, chat: Chat) -> None:
    world.talk("李红梅", "吴小燕", "刘洋", sentence="想学叉车")
    world.concern("吴小燕", "他安排不公", about="刘洋")
    chat("""
        刘洋> 给我一份我的记录
        推送 刘洋> [文件] 我的记录副本-刘洋-20260312.xlsx
    """)
    whole = str(sheets(chat, "刘洋"))
    assert "吴小燕" not in whole
    assert "不公" not in whole
