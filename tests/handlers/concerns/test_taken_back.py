"""What its raiser takes back is spoken of no more: nobody is sent to look for it, and nothing of his words is left [T1]."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.chatting import Chat, chatting
from tests.staff import EVERYBODY

FRIDAY_NIGHT = datetime.fromisoformat("2026-03-13T21:00+08:00")


@pytest.fixture
def at_night(staffed_url: str) -> Iterator[Chat]:
    """The chat on a Friday night: whatever does not burn waits."""
    with chatting(staffed_url, FRIDAY_NIGHT, people=EVERYBODY) as chat:
        yield chat


def test_nobody_is_sent_to_look_for_what_is_gone(at_night: Chat) -> None:
    at_night("""
        何军>   宿舍热水器坏了
        何军>   1
        机器人> 已记下 C-0001…
        孙国栋> C-0001 交给后勤
        孙国栋> 1
        何军>   撤回 C-0001
        机器人> C-0001…
        @ 2026-03-16 08:30
        不推送 钱勤
        不推送 何军
        不推送 孙国栋
    """)


def test_who_heard_of_it_hears_that_it_is_gone(staffed: Chat) -> None:
    staffed("""
        何军>   宿舍热水器坏了
        何军>   1
        孙国栋> C-0001 交给后勤
        孙国栋> 1
        推送 钱勤> 支部请您办 1 件事 C-0001…
        何军>   撤回 C-0001
        推送 钱勤> C-0001 提出人已撤回，不用再处理。…
    """)


def test_its_raiser_is_not_told_that_it_was_seen(at_night: Chat) -> None:
    at_night("""
        何军>   宿舍热水器坏了
        何军>   1
        何静>   C-0001
        何军>   撤回 C-0001
        @ 2026-03-16 16:10
        不推送 何军
    """)


def test_what_he_said_to_it_goes_with_it(chat: Chat) -> None:
    chat("""
        何军>   宿舍热水器坏了
        何军>   1
        何军>   更正 C-0001 是3号楼
        何军>   1
        何军>   我的记录
        机器人> …3号楼…
        何军>   撤回 C-0001
    """)
    assert "3号楼" not in chat.say("何军", "我的记录")


def test_a_solved_matter_is_not_handed_out_any_more(at_night: Chat) -> None:
    at_night("""
        何军>   宿舍热水器坏了
        何军>   1
        孙国栋> C-0001 交给后勤
        孙国栋> 1
        孙国栋> C-0001 已经修好了
        孙国栋> 1
        @ 2026-03-16 08:30
        不推送 钱勤
    """)
