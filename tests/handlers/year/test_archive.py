"""The archive of an area: a zip made of views, for its reader alone, with the same bytes whenever nothing has changed [M2]."""

import io
import zipfile
from typing import Any

import docx

from bot.documents.bundle import MANIFEST, faults_of
from handlers.registry import Registry
from handlers.year.archive_wording import KINDS, NONE_THIS_YEAR
from tests.chatting import Chat
from tests.handlers.assessment.papers.test_chat import files, words

CAPABILITIES = {one.key for one in Registry.discover().capabilities}


def opened(chat: Chat, name: str) -> dict[str, bytes]:
    """The documents of the last archive that somebody got."""
    with zipfile.ZipFile(io.BytesIO(files(chat, name)["管理档案"])) as packed:
        return {one: packed.read(one) for one in packed.namelist() if one != MANIFEST}


def test_the_leader_gets_all_the_member_his_own_the_worker_none(december: Chat) -> None:
    december("""
        王强> 昨天下午跟张伟聊了会，他说暗号七十二
        王强> 1
        刘建国> 发我维修组的管理档案
        机器人> 《管理档案-维修组-2026》马上发到这里（压缩包）…
        推送 刘建国> [文件] 管理档案-维修组-2026-20261216.zip
        刘建国> 管理档案
        机器人> 要哪个责任区的？…
        王强> 管理档案
        推送 王强> [文件] 管理档案-维修组-2026-20261216.zip
        王强> 储运业务组管理档案
        机器人> 管理档案由这个责任区的责任党员、党小组长和党支部看…
        张伟> 维修组的管理档案
        机器人> 管理档案由这个责任区的责任党员、党小组长和党支部看…
    """)
    whole, own = opened(december, "刘建国"), opened(december, "王强")
    assert list(whole) == [
        *(
            "00-档案目录.docx",
            "总结草稿-维修组-2026.docx",
            "考核表-王强-维修组-2026.docx",
        ),
        *("落实方案草稿-维修组-2026.docx", "责任区建设管理档案目录-维修组-2026.xlsx"),
    ]
    assert not [one for one in own if "考核表" in one]  # he was not told yet
    index: Any = docx.Document(io.BytesIO(whole["00-档案目录.docx"]))
    listed = {row.cells[1].text for row in index.tables[0].rows[1:]}
    assert listed == {one.rpartition(".")[0] for one in whole} - {"00-档案目录"}
    kinds = {row.cells[0].text: row.cells[1].text for row in index.tables[1].rows[1:]}
    assert set(kinds) == {*KINDS.values()} - {
        title for key, title in KINDS.items() if key.partition(".")[0] not in CAPABILITIES
    }
    held = {name for names in kinds.values() for name in names.split("、")} - {NONE_THIS_YEAR}
    assert held == listed
    assert kinds["考核表"] == "考核表-王强-维修组-2026"
    assert kinds["年度目标任务和确认"] == NONE_THIS_YEAR
    assert faults_of(files(december, "刘建国")["管理档案"]) == {}
    for content in (*whole.values(), *own.values()):
        assert "暗号七十二" not in words(content)
        assert "张伟" not in words(content)


def test_its_bytes_are_the_same_when_nothing_has_changed(december: Chat) -> None:
    december("刘建国> 发我维修组的管理档案")
    before = files(december, "刘建国")["管理档案"]
    december("@ 2026-12-16 10:07\n刘建国> 发我维修组的管理档案")
    assert files(december, "刘建国")["管理档案"] == before
