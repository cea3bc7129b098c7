"""Documents of the assessment by chat: for whom, as which files, and what is in them."""

import io
import zipfile
from typing import Any

import docx
import openpyxl

from bot.simulator.chats import LineKind
from handlers.assessment.papers.exporting import whole
from handlers.assessment.papers.whose import cycle_of
from tests.chatting import Chat, userid_of
from tests.handlers.assessment.papers.december import LATE, SECRET_WORDS, publish

WORKERS = ("张伟", "周涛", "马德福", "孙丽", "何军", "吴小燕", "刘洋", "郑凯", "林秀英", "黄磊")


def files(chat: Chat, name: str) -> dict[str, bytes]:
    """The files that somebody got, by the beginning of their names."""
    lines = chat.corp.chats[userid_of(name)].lines
    found = (one.file for one in lines if one.kind is LineKind.PUSH and one.file)
    return {one.name.split("-")[0]: one.content for one in found}


def cells(content: bytes) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def words(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(
            packed.read(one).decode() for one in packed.namelist() if one.endswith("xml")
        )


def test_the_branch_gets_the_summary_the_reference_and_a_sheet(december: Chat) -> None:
    december("""
        孙国栋> 发我考核汇总表
        机器人> 《考核汇总表-2026》马上发到这里…
        推送 孙国栋> [文件] 考核汇总表-生产支部-2026-20261216.xlsx
        孙国栋> 评优参考表
        推送 孙国栋> [文件] 评优参考表-生产支部-2026-20261216.xlsx
        孙国栋> 王强的考核表发我
        机器人> 《考核表-王强-2026》马上发到这里…
        推送 孙国栋> [文件] 考核表-王强-维修组-2026-20261216.docx
        孙国栋> 谁看过我
    """)
    found = files(december, "孙国栋")
    rows = {row[3]: row for row in cells(found["考核汇总表"])[3:6]}
    assert rows["李红梅"][7:10] == ["90", "85.5", "合格"]
    assert rows["王强"][7:10] == ["90", "90", "优秀"]
    assert rows["陈志远"][8:10] == ["—", "待支部审核"]
    assert {row[3] for row in cells(found["评优参考表"])[3:5]} == {"王强", "李红梅"}
    sheet: Any = docx.Document(io.BytesIO(found["考核表"]))
    told = "\n".join(cell.text for row in sheet.tables[0].rows for cell in row.cells)
    assert f"履职认真{SECRET_WORDS}（刘建国，2026年12月8日）" in told
    assert "同意评分。（孙国栋，2026年12月8日）" in told
    assert not [one for one in WORKERS if any(one in words(file) for file in found.values())]


def test_whoever_was_read_of_can_see_who_made_a_file_of_it(december: Chat) -> None:
    december("""
        孙国栋> 王强的考核表发我
        推送 孙国栋> [文件] 考核表-王强…
        王强> 谁看过我
        机器人> …孙国栋（支部）看了 考核2026，因为要办这件事
    """)


def test_a_member_gets_his_own_sheet_once_he_was_told_and_no_other(december: Chat) -> None:
    december("""
        王强> 我的考核表发我
        机器人> 您的考核表现在还不能看…
        王强> 李红梅的考核表发我
        机器人> 没有您能看的李红梅的考核表…
        王强> 考核汇总表
        机器人> 这份由党小组长和党支部看…
        张伟> 王强的考核表发我
        机器人> 考核文件由责任党员本人、党小组长和党支部看…
        @ 2026-12-16 10:30
    """)
    publish(december.parts.desk.units, "王强")
    december("""
        王强> 我的考核表发我
        机器人> 《考核表-王强-2026》马上发到这里…
        推送 王强> [文件] 考核表-王强-维修组-2026-20261216.docx
    """)
    assert files(december, "王强").keys() == {"考核表"}


def test_a_leader_reports_for_his_group_and_keeps_its_archives(december: Chat) -> None:
    december("""
        刘建国> 上报件发我
        机器人> 《考核结果上报件-综合党小组-2026》马上发到这里…
        推送 刘建国> [文件] 考核结果上报件-综合党小组-2026-20261216.docx
        刘建国> 评优参考表
        机器人> 这份由党支部做…
        刘建国> 维修组档案目录
        推送 刘建国> [文件] 责任区建设管理档案目录-维修组-2026-20261216.xlsx
    """)
    rows = {row[1]: row[2:4] for row in cells(files(december, "刘建国")["责任区建设管理档案目录"])}
    assert rows["责任区划分"] == ["1", "王强（2026年1月1日起）"]
    assert rows["谈心谈话"] == ["0", "没有记录。"]
    assert rows["考核表"] == ["1", "王强"]


def test_a_notice_holds_only_what_was_made_public(december: Chat) -> None:
    december("孙国栋> 公示件\n机器人> 还没有公示的结果…")
    publish(december.parts.desk.units, "王强")
    december("""
        孙国栋> 公示件
        推送 孙国栋> [文件] 考核结果公示-生产支部-2026-20261216.docx
    """)
    paper: Any = docx.Document(io.BytesIO(files(december, "孙国栋")["考核结果公示"]))
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [
        ["序号", "责任区", "姓名", "等次"],
        ["1", "维修组", "王强", "优秀"],
    ]
    assert "2026年12月16日至2026年12月23日" in "".join(one.text for one in paper.paragraphs)


def test_who_is_exported_for_hears_of_it(december: Chat) -> None:
    desk = december.parts.desk
    with desk.units() as unit:
        picture = desk.picture(unit.session)
        who = next(one.id for one in picture[0].people.values() if one.name == "孙国栋")
        actor = picture[0].actor(who, LATE.date())
        ctx = desk.context(unit.session, actor, LATE, picture)
        found = whole(cycle_of(2026, ctx), ctx)
    assert (len(found.sheets), len(found.others)) == (3, 4)
    december("""
        @ 2026-12-16 10:05
        推送 孙国栋> 管理员按您的名义把 2026 年度的考核文件导出到了文件夹：3 份考核表…
    """)


def test_a_question_about_the_form_and_another_year_get_no_file(december: Chat) -> None:
    december("""
        孙国栋> 2024年考核汇总表
        机器人> 2024 年没有开过考核…
        孙国栋> 考核表怎么填
        王强> 我的档案
    """)
    assert files(december, "孙国栋") == {}
    assert files(december, "王强") == {}
