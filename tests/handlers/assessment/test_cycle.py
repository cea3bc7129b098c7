"""The year is opened with one sentence, its windows are moved one by one, and everything done is told [M3 M4]."""

from datetime import datetime

import pytest

from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting

T2 = "@ 2026-12-08 09:10"
NOVEMBER = datetime(2027, 11, 10, 9, 0, tzinfo=SHANGHAI)


def test_one_sentence_opens_the_year(database_url: str) -> None:
    with chatting(database_url, NOVEMBER) as chat:
        chat("""
            孙国栋> 开始今年考核
            机器人> 2027 年考核，按《党员责任区制度》：
            机器人> 自查：11月15日（周一）到11月25日（周四）
            机器人> 责任区评价：11月20日（周六）到11月30日（周二）
            机器人> 党小组长考核：12月1日（周三）到12月10日（周五）
            机器人> 支部审核：12月11日（周六）到12月20日（周一）
            孙国栋> 责任区评价延到12月5号
            机器人> 责任区评价：11月20日（周六）到12月5日（周日）
            孙国栋> 1
            机器人> 2027 年考核已开始：
            王强>   自评 今年不错 打88分
            机器人> 自查还没开始：11月15日（周一）开始，11月25日（周四）截止。…
            周萍>   开始今年考核
            机器人> 2027 年考核已经安排过了，现在是：已安排，还没开始。
            @ 2027-11-15 09:30
            推送 王强> 2027 年自查开始了，到11月25日（周四）截止。…
            不推送 何静
            @ 2027-11-22 09:30
            推送 张伟> 2027 年责任区评价开始了，到12月5日（周日）截止。…
            孙国栋> 考核经过
            机器人> · 11月10日（周三）09:00 孙国栋：开始今年考核
            机器人> · 11月15日（周一）… 到日子自动：进入「自查」
            机器人> · 11月…到日子自动：进入「责任区评价」
        """)


def test_opened_by_two_at_once_it_is_opened_once(database_url: str) -> None:
    with chatting(database_url, NOVEMBER) as chat:
        chat("""
            孙国栋> 开始今年考核
            周萍>   开始今年考核
            孙国栋> 1
            机器人> 2027 年考核已开始：
            周萍>   1
            机器人> 2027 年考核…已经…
        """)


def test_only_the_year_that_is_can_be_opened(database_url: str) -> None:
    with chatting(database_url, NOVEMBER) as chat:
        chat("""
            孙国栋> 开始明年考核
            机器人> 只能开始今年（2027 年）的考核…
            孙国栋> 开始2028年考核
            机器人> 只能开始今年（2027 年）的考核…
            孙国栋> 开始2027年考核
            机器人> 自查：11月15日（周一）到11月25日（周四）
        """)


def test_opened_late_it_asks_for_the_days_that_are_over(database_url: str) -> None:
    with chatting(database_url, datetime(2027, 12, 3, 9, 0, tzinfo=SHANGHAI)) as chat:
        chat("""
            孙国栋> 开始今年考核
            机器人> 自查按制度是11月15日（周一）到11月25日（周四），这个时间不合适了。自查到哪天截止？…
            孙国栋> 12月1号
            机器人> …
            孙国栋> 12月8号
            机器人> 责任区评价按制度是…责任区评价到哪天截止？…
            孙国栋> 12月8号
            机器人> 自查：12月3日（周五）到12月8日（周三）
            机器人> 党小组长考核：12月3日（周五）到12月10日（周五）
            孙国栋> 1
            推送 王强> 2027 年自查开始了，到12月8日（周三）截止。…
            王强>   自评 今年不错 打88分
            王强>   1
            机器人> 自查已交…
        """)


def test_a_window_is_moved_and_who_has_not_done_it_hears_the_new_day(chat: Chat) -> None:
    chat(f"""
        {T2}
        王强>   自评 该做的做了 打85分
        王强>   1
        孙国栋> 自查延到12月25号 因为检修
        机器人> 自查：原来11月15日（周日）到12月20日（周日），改为11月15日（周日）到12月25日（周五）。原因：检修。…
        孙国栋> 1
        机器人> 自查改为11月15日（周日）到12月25日（周五）。…
        推送 李红梅> 自查的时间改了：11月15日（周日）到12月25日（周五）。
        不推送 王强
        不推送 张伟
        孙国栋> 考核经过
        机器人> · 12月8日（周二）09:10 孙国栋：改了自查的时间，原因：检修
        孙国栋> 责任区评价延到12月5号
        机器人> 责任区评价改到哪天截止？…
        孙国栋> 取消
        孙国栋> 支部审核从12月28号开始
        机器人> …12月28日（周一）才开始，12月25日（周五）就截止…
        孙国栋> 开始自查 12月25号前
        机器人> 2026 年考核已经安排过了…
    """)


@pytest.mark.parametrize("name", ["王强", "刘建国", "张伟", "高明"])
@pytest.mark.parametrize(
    "said", ["开始今年考核", "责任区评价延到12月25号", "王强自查延到12月25号 因为出差", "考核经过"]
)
def test_only_the_branch_runs_it(chat: Chat, name: str, said: str) -> None:
    chat("@ 2026-12-08 09:10")
    assert "考核的时间由党支部定" in chat.say(name, said) or name == "王强"
    chat("""
        王强>   自评 该做的做了
        王强>   88
        王强>   1
        机器人> …12月20日（周日）前都可以改…
    """)


def test_a_private_reason_is_not_kept_and_one_is_asked_for(chat: Chat) -> None:
    chat(f"""
        {T2}
        孙国栋> 李红梅自查延到12月25号
        机器人> 为什么延期？…
        孙国栋> 她住院了
        机器人> 李红梅的自查延到12月25日（周五）（其他人12月20日（周日）截止）。原因：个人原因。…
        孙国栋> 1
        孙国栋> 考核经过
        机器人> · 12月8日（周二）09:10 孙国栋：给李红梅的自查延期，原因：个人原因
        孙国栋> 张伟自查延到12月25号 因为出差
        机器人> 张伟不负责责任区，不用做自查…
        孙国栋> 王强自查延到12月15号 因为出差
        机器人> 自查大家都是12月20日（周日）截止…
        @ 2026-12-22 09:00
        李红梅> 我还有啥没干
        机器人> …自查还没交，截至12月25日（周五）…
    """)
