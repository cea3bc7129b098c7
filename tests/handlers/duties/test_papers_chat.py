"""What was noted of duties, and the pairs, in the archive of an area and in the summary of the year: matters, no names, no counts [M2 M3]."""

import io
import zipfile

from tests.chatting import Chat
from tests.handlers.assessment.papers.test_chat import files, words

RECORD, SUMMARY, INDEX = (
    "履责记录-维修组-2026.docx",
    "总结草稿-维修组-2026.docx",
    "00-档案目录.docx",
)


def parts(chat: Chat, name: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(files(chat, name)["管理档案"])) as packed:
        return {one: words(packed.read(one)) for one in packed.namelist() if ".docx" in one}


def test_archive_and_summary_tell_what_was_done_without_a_name(december: Chat) -> None:
    december("""
        王强> 记一笔：劝住了两个闹别扭的
        王强> 1
        王强> 我带周涛，目标是年底前能独立上岗
        王强> 1
        周涛> J-0001 愿意
        王强> J-0001 成了：能独立顶岗
        刘建国> 发我维修组的管理档案
        孙国栋> 发我维修组的管理档案
        李红梅> 储运业务组管理档案
    """)
    for name, sees in (("刘建国", True), ("孙国栋", False)):
        found = parts(december, name)
        assert "劝住了两个闹别扭的" in found[RECORD]
        assert ("成了：能独立顶岗" in found[RECORD]) is sees
        assert "劝住了两个闹别扭的" in found[SUMMARY]
        assert "结对帮带：J-0001（达到目标）。" in found[SUMMARY]
        assert RECORD.removesuffix(".docx") in found[INDEX]
        assert not [one for one, text in found.items() if "周涛" in text]
    assert not [one for one in parts(december, "李红梅") if one.startswith("履责记录")]
