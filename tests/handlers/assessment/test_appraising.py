"""What is handed in stands until it is handed in anew, only in time, and never after the score [M4.1]; C11-C15, C24."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlmodel import col

from storage.database import make_engine
from storage.queries import appraisals
from storage.queries.appraisals import Content
from storage.tables import AppraisalVersion, SelfAppraisal
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting
from tests.databases import disposing

T2 = "@ 2026-12-08 09:10"
OVER = datetime(2026, 12, 21, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("101", "0–100"),
        ("-1", "0–100"),
        ("89.95", "自评 89.95 分（按档是「合格」"),
        ("九十", "自评 90 分（按档是「优秀」"),
        ("９２", "自评 92 分（按档是「优秀」"),
        ("92分", "自评 92 分（按档是「优秀」"),
        ("NaN", "自己打多少分"),
        ("1e2", "自己打多少分"),
        ("92/100", "自己打多少分"),
        ("90-89", "自己打多少分"),
        ("69.95", "自评 69.95 分（按档是「不合格」"),
    ],
)
def test_points_are_read_exactly_or_asked_again(chat: Chat, said: str, answer: str) -> None:
    chat(T2)
    chat.say("王强", "自评 今年带了两个徒弟")
    assert answer in chat.say("王强", said)
    chat.say("王强", "取消")
    at_once = chat.say("王强", f"自评 今年带了两个徒弟 打{said}")
    assert answer in at_once or "自己打多少分" in at_once or "总分要在" in at_once, at_once


def test_a_second_around_the_deadline(database_url: str) -> None:
    with chatting(database_url, OVER - timedelta(hours=2)) as chat:
        chat.say("王强", "自评 今年带了两个徒弟 打88分")
        chat.say("李红梅", "自评 今年带了两个徒弟 打86分")
        chat.clock.moment = OVER - timedelta(seconds=1)
        assert "自查已交（第 1 稿）" in chat.say("王强", "1")
        chat.clock.moment = OVER
        assert "12月20日（周日）已经截止" in chat.say("李红梅", "1")
        assert "已经截止" in chat.say("陈志远", "自评 今年不错 打88分")
    assert stored(database_url) == [1]


def test_what_was_handed_in_stands_while_it_is_changed_and_is_kept_when_it_is(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 今年谈心不少 打88分
        王强>   1
        王强>   自评
        机器人> 您已经交过（第 1 稿…
        王强>   2
        王强>   换一段新的话，学习组织得少
    """)
    with chat.parts.desk.units() as unit:
        [row] = unit.session.scalars(select(SelfAppraisal))
        stands = unit.session.unseal(row.sealed_content, appraisals.CONTENT, row.id)
        assert Content.of(stands).text == "今年谈心不少"
        assert row.version == 1
    chat("""
        王强>   1
        机器人> 自查已更新（第 2 稿）…
    """)
    with chat.parts.desk.units() as unit:
        [before] = unit.session.scalars(select(AppraisalVersion))
        stood = unit.session.unseal(before.sealed_content, appraisals.VERSION, before.id)
        assert (before.version, before.total) == (1, Decimal(88))
        assert Content.of(stood).text == "今年谈心不少"


def test_once_he_is_scored_it_stands(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 今年谈心不少 打88分
        王强>   1
        王强>   自评 打95分
    """)
    chat("""
        刘建国> 王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 全年督查
        刘建国> 1
        机器人> 已记下 王强（维修组）90 分…
    """)
    chat("""
        王强>   1
        机器人> 已经给您评过分了，自查不能再写、再改…
        王强>   自评 打95分
        机器人> 已经给您评过分了…
        李红梅> 自评 有进步 打86分
        李红梅> 1
        机器人> 自查已交…
    """)


def test_who_was_scored_without_one_is_asked_for_none_any_more(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 09:10
        刘建国> 王强 思想动态18 谈心19 学习7 岗位19 秩序10 宣传9 技能帮带8 依据 全年督查
        刘建国> 1
        王强>   考核进度
        机器人> 您没有交自查；已经评过分，不用再写了，不影响后面的考核。
        @ 2026-12-17 09:30
        推送 李红梅> …自查…
        王强>   我还有啥没干
    """)
    assert "自查" not in "".join([chat.answer, *chat.pushes("王强")])


def test_whose_area_was_given_away_before_he_confirmed_hands_nothing_in(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 今年谈心不少 打88分
        孙国栋> 维修组从今天起由何静负责 支委会12月7日定的
        孙国栋> 1
        孙国栋> 1
        机器人> 已定下。…
        王强>   1
        机器人> 「写自查」现在不归您办了，刚才的没有记下。
        孙国栋> 考核进度
        机器人> 责任区党员自查：0/5 已交…
        @ 2026-12-17 09:30
    """)
    assert [one for one in chat.pushes("王强") if "自查" in one] == []


def test_no_self_appraisal_blocks_nothing(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> 李红梅没有自查 因为住院
        机器人> 李红梅没有 2026 年自查。原因：个人原因。…
        刘建国> 1
        机器人> 已记下：李红梅没有自查，不再提醒…
        推送 李红梅> 刘建国记了：您没有 2026 年自查，原因：个人原因。…
        李红梅> 我的记录 自查
        机器人> · 自查2026 12月8日（周二）刘建国记的：没有自查，原因：个人原因
        @ 2026-12-17 09:30
        不推送 李红梅
        推送 陈志远> …自查12月20日（周日）截止…
        李红梅> 自评 有进步 打86分
        李红梅> 1
        机器人> 自查已交（第 1 稿）…
        刘建国> 李红梅没有自查 因为外派
        机器人> 李红梅已经交了自查…
        刘建国> 周萍没有自查 因为外派
        机器人> 周萍的自查不归您管…
        刘建国> 陈志远没交自查
        机器人> 为什么没有？…
        刘建国> 外派
        机器人> …原因：外派。…
        王强>   陈志远没有自查 因为外派
        机器人> 谁没有自查，由党小组长或者支部记原因…
    """)


def stored(database_url: str) -> list[int]:
    """The versions of what was handed in."""
    handed_in = select(col(SelfAppraisal.version)).where(col(SelfAppraisal.version) > 0)
    with disposing(make_engine(database_url)) as engine, engine.connect() as connection:
        return list(connection.scalars(handed_in))


def test_a_talk_told_in_between_does_not_take_the_place_of_what_was_written(chat: Chat) -> None:
    chat("""
        @ 2026-12-08 09:10
        王强> 自评 92分
        机器人> 自评 92 分先记着。再发一段话：干了啥、不足是啥。
        王强> 今年带了两个徒弟
        机器人> │ 今年带了两个徒弟
        机器人> 自评 92 分…
        王强> 跟张伟谈心 他夜班18天
        机器人> 谈心：与张伟…
        王强> 1
        王强> 继续
        机器人> │ 今年带了两个徒弟
        机器人> 自评 92 分…
    """)
