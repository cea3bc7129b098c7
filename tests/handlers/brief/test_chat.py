"""The brief by chat: a screen of what may be told, two paragraphs, a file, and up to the office (domain.md §2.3)."""

import io
import zipfile
from typing import Any

import docx
import pytest

from bot.simulator.chats import LineKind
from storage.vocabulary import ConcernCategory, ConcernState, Identity
from tests.chatting import Chat, chatting, userid_of
from tests.handlers.brief.conftest import APRIL, CHEMISTRY, REPAIR, STORES, WORDS, Quarter, fill

STORY = """
    孙国栋> 上季度简报
    机器人> 2026年第一季度思想动态简报（生产支部，数据截至4月2日（周四），未定稿）
    机器人> 共反映 20 件。
    机器人> 类别：安全 5 件、生活后勤 10 件；其余 6 类合计 5 件，不足，不单列。
    机器人> 责任区：维修组 8 件、储运业务组 7 件；其余 2 个合计 5 件，不足，不单列。
    机器人> 办理：暂不能办（已说明原因） 5 件、未办结（31–60 天） 7 件；其余 5 种合计 8 件，不足，不单列。
    机器人> 1 写原因和建议  2 不写，直接定稿
    孙国栋> 1
    机器人> 共同原因，用一段话说…
    孙国栋> 夜班人手紧 备件到得慢
    机器人> 对策建议…
    孙国栋> 后勤每周到夜班看一次
    机器人> 2026年第一季度思想动态简报定稿，定了就不再改：
    机器人> 原因分析：夜班人手紧 备件到得慢
    机器人> 对策建议：后勤每周到夜班看一次
    机器人> 1 确认  2 修改  3 取消
    孙国栋> 1
    机器人> B-0001 定稿了…
    机器人> 1 报物流党总支
    推送 孙国栋> [文件] 思想动态分析报告-生产支部-2026年第一季度-B-0001-20260402.docx
"""


def files(chat: Chat, name: str) -> list[Any]:
    """The Word files that somebody got, opened."""
    lines = chat.corp.chats[userid_of(name)].lines
    return [
        docx.Document(io.BytesIO(one.file.content))
        for one in lines
        if one.kind is LineKind.PUSH and one.file
    ]


def test_the_secretary_makes_one(april: Chat) -> None:
    april(STORY)
    [file] = files(april, "孙国栋")
    told = [one.text for one in file.paragraphs]
    headings = [one.text for one in file.paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        *("一、总体情况", "二、主要事项", "三、办理情况", "四、原因分析", "五、对策建议")
    ]
    assert {"夜班人手紧 备件到得慢", "后勤每周到夜班看一次"} <= set(told)
    matters, progress = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in file.tables
    )
    assert matters == [
        ["责任区", "安全", "生活后勤", "其余 6 类", "合计"],
        ["维修组", "—", "—", "—", "8"],
        ["储运业务组", "—", "—", "—", "7"],
        ["其余 2 个", "—", "—", "—", "5"],
        ["合计", "5", "10", "5", "20"],
    ]
    assert progress[1:] == [
        ["暂不能办（已说明原因）", "5"],
        ["未办结（31–60 天）", "7"],
        ["其余 5 种", "8"],
    ]


def test_it_holds_no_words_and_no_name(april: Chat) -> None:
    april(STORY)
    lines = april.corp.chats[userid_of("孙国栋")].lines
    [content] = [one.file.content for one in lines if one.kind is LineKind.PUSH and one.file]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        text = "".join(file.read(one).decode("utf-8", "ignore") for one in file.namelist())
    assert [one for one in (*REPAIR, *CHEMISTRY, "孙国栋", WORDS) if one in text] == []


def test_it_goes_up_when_the_secretary_says_so(april: Chat) -> None:
    april(STORY)
    april("""
        高明> 简报
        机器人> 还没有支部报来简报。
        高明> B-0001
        机器人> 没有找到 B-0001…
        孙国栋> B-0001 报党总支
        机器人> B-0001 已报物流党总支（高明）。
        推送 高明> 生产支部报来2026年第一季度思想动态简报 B-0001。
        推送 高明> 1 要 B-0001 的文件
        高明> 1
        机器人> B-0001 的 Word 文件马上发到这里。
        推送 高明> [文件] 思想动态分析报告-生产支部-2026年第一季度-B-0001-20260402.docx
        孙国栋> B-0001 报上级
        机器人> B-0001 之前已经报过物流党总支，没有重复报。
        不推送 高明
        高明> 季度简报
        机器人> B-0001 生产支部 2026年第一季度
    """)


def test_another_level_is_asked_back(april: Chat) -> None:
    april(STORY)
    april("""
        孙国栋> B-0001 报党委
        机器人> 支部的上一级是物流党总支，简报只报给它…
        不推送 高明
    """)


def test_the_figures_are_those_of_the_first_look(quarter: Quarter) -> None:
    with chatting(quarter.url, APRIL) as chat:
        before = chat.say("孙国栋", "上季度简报")
    quarter.raised(ConcernCategory.PAY, *REPAIR, *CHEMISTRY, state=ConcernState.REOPENED)
    with chatting(quarter.url, APRIL) as chat:
        assert chat.say("孙国栋", "一季度思想动态") == before
        chat.say("孙国栋", "2")
        after = chat.say("何静", "出一份一季度的思想动态简报")
        assert "B-0001" in after
        assert after.splitlines()[1:6] == before.splitlines()[1:6]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("出一份本季度思想动态", "2026年第二季度还没过完，7月1日（周三）起出"),
        ("最近一周的思想动态简报", "只按整季度出"),
        ("3月份的简报", "只按整季度出"),
        ("今年的思想动态简报", "只按整季度出"),
        ("2024年一季度简报", "已经到期删除"),
    ],
)
def test_no_other_period_is_told(april: Chat, said: str, told: str) -> None:
    answer = april.say("孙国栋", said)
    assert told in answer
    assert "件、" not in answer
    assert "共反映" not in answer


def test_from_another_period_one_gets_to_the_quarter(april: Chat) -> None:
    april("""
        孙国栋> 出一份本季度思想动态
        机器人> 1 看2026年第一季度
        孙国栋> 1
        机器人> 共反映 20 件。
    """)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("主要是张伟老提意见", "「张伟」像是在说具体的人"),
        ("老马那边备件慢", "「老马」像是在说具体的人"),
        ("李师傅家里困难", "「李师傅」像是在说具体的人"),
        ("王某反映的多", "「王某」像是在说具体的人"),
        ("职工情绪比较大", "「情绪」说的是人的情绪"),
        ("少数人思想不稳定", "贴标签"),
        ("要盯住重点人", "贴标签"),
        ("备件到得慢，人手紧。" * 41, "最多 400 个"),
    ],
)
def test_a_paragraph_about_people_is_to_be_put_another_way(
    april: Chat, typed: str, told: str
) -> None:
    april.say("孙国栋", "上季度简报")
    april.say("孙国栋", "1")
    answer = april.say("孙国栋", typed)
    assert told in answer
    assert "对策建议，也用一段话" in april.say("孙国栋", "备件到得慢")


def test_both_may_be_left_out_and_changed(april: Chat) -> None:
    april("""
        何静> 上季度简报
        何静> 1
        何静> 无
        何静> 没有
        机器人> 原因分析：（不写）
        机器人> 对策建议：（不写）
        何静> 原因改成备件到得慢
        机器人> 原因分析：备件到得慢
        何静> 建议改成给张伟换岗
        机器人> 「张伟」像是在说具体的人…
        何静> 1
        机器人> B-0001 定稿了…
    """)


def test_two_writers_settle_one(april: Chat) -> None:
    april("""
        孙国栋> 上季度简报
        孙国栋> 1
        何静> 上季度简报
        何静> 2
        机器人> B-0001 定稿了…
        孙国栋> 备件慢
        孙国栋> 无
        孙国栋> 1
        机器人> 这个季度的简报已经定稿：B-0001，没有再改。
    """)


def test_who_else_asks(april: Chat) -> None:
    april("""
        王强> 思想动态
        机器人> 支部还没有出过简报…
        周萍> 思想动态
        机器人> 还没有定稿的简报。
        张伟> 思想动态
        机器人> 简报由支部书记出…
        周萍> 思想动态简报
        孙国栋> 上季度简报
        孙国栋> 2
        周萍> 简报
        机器人> B-0001 生产支部 2026年第一季度
        周萍> B-0001 报上级
        机器人> 简报由书记或宣传委员定稿、报送。
        王强> 思想动态
        机器人> 2026年第一季度 维修组：共 8 件。
        陈志远> 思想动态
        机器人> 2026年第一季度 化工工艺组：不足，不单列。
        刘建国> 思想动态
        机器人> 2026年第一季度 管理组：不足，不单列。
        机器人> 2026年第一季度 维修组：共 8 件。
        王强> B-0001 发我
        张伟> B-0001 发我
    """)
    assert "马上发到" not in april.answer
    assert files(april, "王强") == files(april, "张伟") == []


def test_too_little_is_not_told_at_all(database_url: str) -> None:
    quarter = Quarter(database_url)
    quarter.raised(ConcernCategory.PAY, "张伟", "何军", "周涛", "张伟")
    with chatting(database_url, APRIL) as chat:
        chat("""
            孙国栋> 上季度简报
            机器人> 本季度的反映不足，不单列。
            孙国栋> 2
            机器人> B-0001 定稿了…
        """)
        [file] = files(chat, "孙国栋")
        assert (file.tables, "共反映" not in file.paragraphs[3].text) == ([], True)


def test_the_same_matter_counts_once_with_everybody_who_raised_it(database_url: str) -> None:
    quarter = Quarter(database_url)
    quarter.raised(ConcernCategory.LIFE, *REPAIR)
    quarter.raised(ConcernCategory.LIFE, *REPAIR[:2], STORES[0])
    quarter.same_matter(1, 2, 6)
    quarter.same_matter(6, 7)  # of one that was itself put to another
    with chatting(database_url, APRIL) as chat:
        chat("""
            孙国栋> 上季度简报
            机器人> 共反映 5 件。
        """)


def test_what_somebody_reads_himself_is_not_taken_away_from_his_areas_number(
    quarter: Quarter,
) -> None:
    """王强 reads what is named: with it, his number would tell of the others how many there are."""
    quarter.raised(ConcernCategory.EQUIPMENT, *REPAIR, identity=Identity.NAMED)
    with chatting(quarter.url, APRIL) as chat:
        chat("""
            孙国栋> 上季度简报
            机器人> 责任区：维修组 13 件…
            孙国栋> 2
            王强> 思想动态
            机器人> 2026年第一季度 维修组：共 13 件。
        """)


def test_an_area_of_which_he_reads_nearly_everything_is_not_told(database_url: str) -> None:
    quarter = Quarter(database_url)
    fill(quarter, repair=Identity.NAMED)
    with chatting(quarter.url, APRIL) as chat:
        chat("""
            孙国栋> 上季度简报
            机器人> 责任区：维修组 8 件…
            孙国栋> 2
            王强> 思想动态
            机器人> 2026年第一季度 维修组：不足，不单列。
        """)


def test_what_the_office_has_before_it_helps_no_number(quarter: Quarter) -> None:
    """Five more of equipment: told, unless four of them are in the hands of the office that reads the brief."""
    quarter.raised(ConcernCategory.EQUIPMENT, *STORES[1:], gone_up=True)
    quarter.raised(ConcernCategory.EQUIPMENT, STORES[0])
    with chatting(quarter.url, APRIL) as chat:
        chat("""
            孙国栋> 上季度简报
            机器人> 共反映 25 件。
            机器人> 类别：安全 5 件、生活后勤 10 件；其余 6 类合计 10 件，不足，不单列。
        """)


def test_whoever_raised_most_of_it_cannot_take_his_own_away(quarter: Quarter) -> None:
    quarter.raised(ConcernCategory.EQUIPMENT, *["张伟"] * 9, "周涛")
    quarter.raised(ConcernCategory.EQUIPMENT, "马德福", "孙丽", "王强")
    quarter.same_matter(55, 56, 57, 58)
    with chatting(quarter.url, APRIL) as chat:
        chat("""
            孙国栋> 上季度简报
            机器人> 类别：安全 5 件、生活后勤 10 件；其余 6 类…
        """)


def test_another_branch_is_none_of_it(april: Chat) -> None:
    april(STORY)
    april.say("孙国栋", "B-0001 报上级")
    assert "没有找到 B-0002" in april.say("高明", "B-0002")
