"""One word in the first working days of a quarter, once, until the brief is settled."""

from collections.abc import Callable
from datetime import datetime

import pytest

from storage.vocabulary import SHANGHAI, ConcernCategory, ConcernState
from tests.chatting import chatting
from tests.handlers.brief.conftest import CLOSED, REPAIR, Quarter

LAST_OF_MARCH = datetime(2026, 3, 31, 15, tzinfo=SHANGHAI)


@pytest.fixture
def answered(database_url: str) -> Quarter:
    """A quarter of which no matter waits for anybody: nothing else is said to the secretary."""
    made = Quarter(database_url)
    made.raised(ConcernCategory.LIFE, *REPAIR, **CLOSED)
    return made


def test_the_secretary_hears_once(answered: Quarter) -> None:
    with chatting(answered.url, LAST_OF_MARCH) as chat:
        chat("""
            @ 2026-04-01 09:45
            推送 孙国栋> 2026年第一季度过完了，可以出思想动态简报了…
            推送 孙国栋> 1 出简报
            不推送 何静
            @ 2026-04-02 09:45
            不推送 孙国栋
            孙国栋> 我还有啥没干
            机器人> · 2026年第一季度思想动态简报还没定稿
            @ 2026-04-07 09:45
            不推送 孙国栋
        """)
        assert sum("可以出思想动态简报了" in one for one in chat.pushes("孙国栋")) == 1


def test_the_number_leads_to_the_brief(quarter: Quarter) -> None:
    with chatting(quarter.url, LAST_OF_MARCH) as chat:
        chat("""
            @ 2026-04-01 09:45
            推送 孙国栋> 1 出简报
            孙国栋> 1
            机器人> 共反映 20 件。
        """)


def test_whoever_is_done_is_not_reminded(answered: Quarter) -> None:
    with chatting(answered.url, datetime(2026, 4, 1, 8, tzinfo=SHANGHAI)) as chat:
        chat("""
            孙国栋> 上季度简报
            孙国栋> 2
            机器人> B-0001 定稿了…
            推送 孙国栋> [文件] …
            @ 2026-04-01 09:45
            不推送 孙国栋
            孙国栋> 我还有啥没干
        """)
        assert "简报" not in chat.answer


@pytest.mark.parametrize(
    "fill",
    [
        lambda _: None,
        lambda quarter: quarter.raised(ConcernCategory.PAY, *REPAIR, about="周萍"),
        lambda quarter: quarter.raised(ConcernCategory.PAY, *REPAIR, state=ConcernState.WITHDRAWN),
        lambda quarter: quarter.raised(ConcernCategory.PAY, *REPAIR, on="2026-04-01"),
    ],
    ids=["nothing", "about-somebody", "taken-back", "later"],
)
def test_nothing_to_tell_is_no_reminder(database_url: str, fill: Callable[[Quarter], None]) -> None:
    fill(Quarter(database_url))
    with chatting(database_url, LAST_OF_MARCH) as chat:
        chat("@ 2026-04-01 09:45")
        assert not any("简报" in one for one in chat.pushes("孙国栋"))
