"""The push budget at the sending: what is over it waits, and goes joined; what somebody waits for always goes."""

from datetime import datetime, timedelta

import pytest

from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import later, promise, states
from tests.chatting import T1, Chat

DAY = timedelta(days=1)


def notice(
    chat: Chat, text: str, kind: PushKind = PushKind.NOTICE, not_after: datetime | None = None
) -> None:
    promise(chat, "张伟", text, kind, not_after)


def test_the_second_of_a_day_waits_for_the_next(chat: Chat) -> None:
    notice(chat, "一")
    chat.deliver()
    notice(chat, "二")
    chat.deliver()
    later(chat, hours=2)
    assert chat.pushes("张伟") == ["一"]
    chat.clock.moment = T1 + DAY
    chat.deliver()
    assert chat.pushes("张伟") == ["一", "二"]


def test_what_waited_goes_together_in_short_lines(chat: Chat) -> None:
    notice(chat, "一")
    chat.deliver()
    notice(chat, "学习通知 S-0001\n第二行")
    notice(chat, "自查还有 3 天", PushKind.REMINDER)
    chat.deliver()
    chat.clock.moment = T1 + DAY
    chat.deliver()
    assert chat.pushes("张伟")[1:] == [
        "攒了 2 件事，一起告诉您：\n· 学习通知 S-0001\n· 自查还有 3 天\n回复「我还有啥没干」看全部。"
    ]
    assert set(states(chat)) == {PushState.SENT}
    notice(chat, "三")  # the joined one was one push of that day
    chat.deliver()
    assert len(chat.pushes("张伟")) == 2


def test_three_in_seven_days(chat: Chat) -> None:
    chat.clock.moment = start = T1.replace(day=9)  # a Monday
    for day in range(4):
        chat.clock.moment = start + day * DAY
        notice(chat, f"第 {day} 天")
        chat.deliver()
    assert len(chat.pushes("张伟")) == 3
    chat.clock.moment = start + 7 * DAY - timedelta(minutes=1)
    chat.deliver()
    assert len(chat.pushes("张伟")) == 3
    later(chat, minutes=1)
    assert len(chat.pushes("张伟")) == 4


@pytest.mark.parametrize(
    "kind", [PushKind.URGENT, PushKind.ANSWER, PushKind.AWAITED, PushKind.CONTINUATION]
)
def test_what_somebody_waits_for_is_not_held_back(chat: Chat, kind: PushKind) -> None:
    notice(chat, "一")
    chat.deliver()
    notice(chat, "二")
    promise(chat, "张伟", "有人在等", kind)
    chat.deliver()
    assert chat.pushes("张伟") == ["一", "有人在等"]


def test_what_is_over_before_it_may_go_is_cancelled(chat: Chat) -> None:
    notice(chat, "一")
    chat.deliver()
    notice(chat, "15:30 学习", PushKind.REMINDER, not_after=T1 + timedelta(hours=1))
    chat.deliver()
    assert states(chat) == [PushState.SENT, PushState.READY]
    later(chat, hours=1)
    assert states(chat) == [PushState.SENT, PushState.CANCELLED]


def test_a_push_that_never_reached_anybody_costs_nothing(chat: Chat) -> None:
    chat.corp.faults.answer(60011, call="message/send")
    notice(chat, "一")
    chat.deliver()
    notice(chat, "二")
    chat.deliver()
    assert states(chat) == [PushState.DEAD, PushState.SENT]


def test_a_repeat_of_the_same_push_is_no_second_one(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(call="message/send", after=True)
    notice(chat, "一")
    chat.deliver()
    later(chat, minutes=16)
    assert states(chat) == [PushState.SENT]
    assert chat.pushes("张伟") == ["一"]


def test_the_budget_of_one_is_not_that_of_another(chat: Chat) -> None:
    for name in ("张伟", "周涛"):
        promise(chat, name, "一样的", PushKind.NOTICE)
    chat.deliver()
    promise(chat, "周涛", "二", PushKind.ANSWER)
    promise(chat, "王强", "二", PushKind.NOTICE)
    promise(chat, "张伟", "二", PushKind.NOTICE)
    chat.deliver()
    assert chat.pushes("王强") == ["二"]
    assert chat.pushes("周涛") == ["一样的", "二"]
    assert chat.pushes("张伟") == ["一样的"]
