"""The push budget at the sending: what is over it waits, and goes joined; what somebody waits for always goes."""

from datetime import datetime, timedelta

import pytest

from storage.queries import outbox
from storage.vocabulary import PushKind, PushState
from tests.bot.sending.promising import errors, later, promise, states
from tests.chatting import T1, Chat

DAY = timedelta(days=1)


def notice(
    chat: Chat, text: str, kind: PushKind = PushKind.NOTICE, not_after: datetime | None = None
) -> None:
    about = "y" if kind is PushKind.REMINDER else "x"  # a reminder of something else
    promise(chat, "张伟", text, kind, not_after, about)


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


def test_nobody_misses_what_he_was_never_told_of(chat: Chat) -> None:
    later(chat, hours=96)  # Monday
    for day in range(3):  # then the week is full
        notice(chat, f"第 {day} 条")
        chat.deliver()
        later(chat, hours=24)
    notice(chat, "今天 15:30 学习", not_after=chat.clock.moment + timedelta(hours=1))
    chat.deliver()
    assert chat.pushes("张伟")[3:] == ["今天 15:30 学习"]
    notice(chat, "快开始了", PushKind.REMINDER, not_after=chat.clock.moment + timedelta(hours=1))
    chat.deliver()
    later(chat, hours=1)
    assert states(chat)[3:] == [PushState.SENT, PushState.CANCELLED]


@pytest.mark.parametrize("hours", [1, 9.5 + 6])  # the same day, and before anybody may be told
@pytest.mark.parametrize("behind", [False, True])
def test_a_reminder_that_has_no_other_day_goes_on_the_day_of_another(
    chat: Chat, hours: float, *, behind: bool
) -> None:
    notice(chat, "一")
    chat.deliver()
    if behind:
        notice(chat, "二")
    notice(chat, "明天学习", PushKind.REMINDER, not_after=T1 + timedelta(hours=hours))
    chat.deliver()
    assert chat.pushes("张伟") == ["一", "明天学习"]


def test_a_reminder_that_has_another_day_waits_for_it(chat: Chat) -> None:
    notice(chat, "一")
    chat.deliver()
    notice(chat, "学习", PushKind.REMINDER, not_after=T1 + DAY)
    chat.deliver()
    assert chat.pushes("张伟") == ["一"]


def test_the_limit_of_the_week_holds_for_every_reminder(chat: Chat) -> None:
    for day in (10, 11):
        chat.clock.moment = T1.replace(day=day)
        notice(chat, f"{day} 日")
        chat.deliver()
    chat.clock.moment = T1
    for hour in (1, 2):
        notice(chat, f"学习 {hour}", PushKind.REMINDER, not_after=T1 + timedelta(hours=hour))
        chat.deliver()
    assert chat.pushes("张伟") == ["10 日", "11 日", "学习 1"]


def test_what_never_went_out_is_not_counted(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call="message/send")
    notice(chat, "一")
    chat.deliver()
    with chat.parts.desk.units() as unit:
        assert outbox.call_off(unit.session, "x") == 1
    notice(chat, "二")
    chat.deliver()
    assert chat.pushes("张伟") == ["二"]


def test_outside_the_shift_what_can_wait_is_not_joined_with_what_cannot(chat: Chat) -> None:
    chat.clock.moment = evening = T1.replace(hour=18, minute=10)
    notice(chat, "19:00 学习", PushKind.REMINDER, not_after=evening + timedelta(hours=1))
    notice(chat, "通知")
    chat.deliver()
    assert chat.pushes("张伟") == ["19:00 学习"]
    chat.clock.moment = T1.replace(hour=9) + DAY
    chat.deliver()
    assert chat.pushes("张伟") == ["19:00 学习", "通知"]


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


def test_a_reminder_of_what_was_not_told_is_the_notice_itself(chat: Chat) -> None:
    over = T1 + timedelta(hours=2)
    notice(chat, "一")
    chat.deliver()
    promise(chat, "张伟", "通知甲", PushKind.NOTICE, T1 + 3 * DAY, about="甲")
    promise(chat, "张伟", "提醒甲", PushKind.REMINDER, over, about="甲")
    chat.deliver()
    assert chat.pushes("张伟") == ["一", "通知甲"]
    assert states(chat) == [PushState.SENT, PushState.SENT, PushState.CANCELLED]
    later(chat, hours=72)
    assert chat.pushes("张伟") == ["一", "通知甲"]


def test_joined_with_others_it_is_said_once(chat: Chat) -> None:
    notice(chat, "一")
    chat.deliver()
    promise(chat, "张伟", "通知甲", about="甲", kind=PushKind.NOTICE)
    promise(chat, "张伟", "提醒甲", about="甲", kind=PushKind.REMINDER)
    notice(chat, "二")
    chat.clock.moment = T1 + DAY
    chat.deliver()
    assert chat.pushes("张伟")[1:] == [
        "攒了 2 件事，一起告诉您：\n· 通知甲\n· 二\n回复「我还有啥没干」看全部。"
    ]
    assert states(chat).count(PushState.CANCELLED) == 1
    assert len(set(errors(chat))) == 2


def test_a_notice_that_fails_leaves_no_reminder_behind_it(chat: Chat) -> None:
    chat.corp.faults.answer(-1, call="message/send")
    promise(chat, "张伟", "通知甲", PushKind.NOTICE, T1 + 3 * DAY, about="甲")
    promise(chat, "张伟", "提醒甲", PushKind.REMINDER, T1 + DAY, about="甲")
    chat.deliver()
    later(chat, minutes=16)
    assert chat.pushes("张伟")[:1] == ["通知甲"]
