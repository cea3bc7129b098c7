"""A year is assessed by the edition it was opened under; by one that breaks off nobody is [M3]."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import make_engine
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting
from tests.databases import disposing
from tests.handlers.regulation.drafts import WHOLE, completed, write

BEFORE = datetime(2026, 12, 3, 10, 0, tzinfo=SHANGHAI)
AFTER = datetime(2026, 12, 8, 9, 10, tzinfo=SHANGHAI)
NEXT_YEAR = datetime(2027, 11, 16, 9, 0, tzinfo=SHANGHAI)
FORM = WHOLE[WHOLE.index("[[items]]") : WHOLE.index("# grades:")]
OTHER_FORM = """
[[items]]
key = "whole"
title = "综合表现"
points = 100
clauses = ["T6"]
full = "样样都好"
"""


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A branch's own text, in force in the middle of the year's self-appraisal: another form, other grades."""
    file = tmp_path / "ours.toml"
    text = WHOLE.replace('key = "seven_duties"', 'key = "ours"', 1).replace(FORM, OTHER_FORM)
    text = text.replace("in_force_from = 2021-03-04", "in_force_from = 2026-12-05")
    text = text.replace('name = "优秀"', 'name = "很好"').replace("[14, 3, 0]", "[9]")
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def cycle_under(key: str, database_url: str) -> Iterator[Chat]:
    """A bot that finds the year's window opened under this edition."""
    with disposing(make_engine(database_url)) as engine, engine.begin() as connection:
        connection.execute(text("UPDATE assessment_cycle SET edition = :key"), {"key": key})
    with chatting(database_url, AFTER) as chat:
        yield chat


def cycles(database_url: str) -> list[tuple[int, str]]:
    with disposing(make_engine(database_url)) as engine, engine.connect() as connection:
        rows = connection.execute(text("SELECT year, edition FROM assessment_cycle ORDER BY year"))
        return [(year, edition) for year, edition in rows]


def test_what_was_begun_under_the_old_text_is_finished_under_it(
    database_url: str, new: Path
) -> None:
    with chatting(database_url, BEFORE) as chat:
        chat("""
            李红梅> 自评
            李红梅> 1
            李红梅> 18
        """)
    with chatting(database_url, AFTER, f"seven_duties, {new}") as chat:
        assert "综合表现" not in chat.say("李红梅", "19")
        chat("""
            王强>   思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8
            机器人> 已记 7 项，合计 90 分…
            王强>   今年谈了不少，学习少
            机器人> …思想动态掌握与反映 18、谈心谈话、积极分子培养 19…
            机器人> 自评 90 分（按档是「优秀」…
            王强>   1
            机器人> 自查已交（第 1 稿）…
            孙国栋> 自查延期到12月25号
            孙国栋> 1
            机器人> 自查改为11月15日（周日）到12月25日（周五）…
        """)
    assert cycles(database_url) == [(2026, "seven_duties")]


def test_reminders_come_on_the_days_of_the_text_it_was_begun_under(
    database_url: str, new: Path
) -> None:
    with chatting(database_url, AFTER, f"seven_duties,{new}") as chat:
        chat("""
            @ 2026-12-11 10:00
            不推送 王强
            @ 2026-12-17 10:00
            推送 王强> 自查12月20日（周日）截止…
        """)


def test_a_new_year_is_assessed_by_the_new_text(database_url: str, new: Path) -> None:
    with chatting(database_url, NEXT_YEAR, f"seven_duties,{new}") as chat:
        chat("""
            孙国栋> 开始自查 12月20号前
            孙国栋> 1
            机器人> 2027 年考核已开始：
            机器人> 自查：11月16日（周二）到12月20日（周一）
            机器人> 截止前 9 天（遇休息日…
            王强>   自评
            机器人> …也可以逐项打：综合表现99……
            王强>   综合表现95 今年不错
            王强>   今年谈了不少
            机器人> …按档是「很好」…
        """)
    assert cycles(database_url) == [(2026, "seven_duties"), (2027, "ours")]


@pytest.mark.parametrize("key", ["wubao_liangbao", "drilling_crew", "office_unit"])
def test_by_a_text_that_breaks_off_nobody_is_assessed(database_url: str, key: str) -> None:
    with chatting(database_url, NEXT_YEAR, key) as chat:
        chat("""
            孙国栋> 开始自查 12月20号前
            机器人> …还不完整（原文到…中断），不能用来考核，所以今年没有考核。党支部把文本补全…
            王强>   自评 今年不错 打88分
            机器人> …还不完整…不能用来考核…
            孙国栋> 考核进度
            机器人> …还不完整…
        """)
        chat.move_to(datetime(2027, 12, 17, 10, 0, tzinfo=SHANGHAI))
        assert [one for one in chat.pushes("王强") if "自查" in one] == []
    assert cycles(database_url) == [(2026, "seven_duties")]


def test_once_the_branch_has_completed_it_members_are_assessed_by_it(
    database_url: str, tmp_path: Path
) -> None:
    own = write(tmp_path, completed(), "wubao_liangbao.toml")
    with chatting(database_url, NEXT_YEAR, str(own)) as chat:
        chat("""
            孙国栋> 开始自查 12月20号前
            孙国栋> 1
            机器人> 2027 年考核已开始：
            王强>   自评 两户都走到了 打88分
            机器人> …按档是「做到」…
            王强>   1
            机器人> 自查已交…
        """)


def test_a_window_under_a_text_that_breaks_off_stays_silent(database_url: str) -> None:
    with cycle_under("wubao_liangbao", database_url) as chat:
        chat("""
            王强> 自评 打88分
            机器人> 《党员责任区制度（五包两保）》还不完整…
        """)
        assert "自查" not in chat.say("王强", "我还有啥没干")
        chat.move_to(datetime(2026, 12, 17, 10, 0, tzinfo=SHANGHAI))
        assert [one for one in chat.pushes("王强") if "自查" in one] == []


def test_a_window_under_a_text_that_is_gone_says_what_to_do(database_url: str) -> None:
    with cycle_under("theirs", database_url) as chat:
        chat("""
            王强> 自评 打88分
            机器人> 今年的考核是按制度文本 theirs 开始的…请管理员把它加回 ZRQ_EDITION…
        """)
