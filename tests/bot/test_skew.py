"""A clock that is wrong is said once, and said again when it is right; one late message is no wrong clock."""

import logging
from datetime import timedelta

import pytest

from bot.metrics import Metrics
from bot.skew import SkewAlarm
from tests.chatting import T1, Chat


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [str(one.msg) for one in caplog.records if one.name == "zerenqu.skew"]


@pytest.mark.parametrize("seconds", [121, -121, 600, -86400])
def test_a_wrong_clock_is_said_once(caplog: pytest.LogCaptureFixture, seconds: int) -> None:
    alarm = SkewAlarm(Metrics())
    for _ in range(10):
        alarm.heard(timedelta(seconds=seconds))
    assert said(caplog) == ["clock_wrong"]
    assert vars(caplog.records[-1])["milliseconds"] == seconds * 1000


def test_and_when_it_is_right_again(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "zerenqu.skew")
    alarm = SkewAlarm(Metrics())
    for seconds in (*[900] * 5, *[1] * 10):
        alarm.heard(timedelta(seconds=seconds))
    assert said(caplog) == ["clock_wrong", "clock_right"]


@pytest.mark.parametrize("seconds", [[1, 1, 1, 900, 1], [119] * 9, [-119] * 9])
def test_a_late_message_or_two_minutes_are_no_wrong_clock(
    caplog: pytest.LogCaptureFixture, seconds: list[int]
) -> None:
    alarm = SkewAlarm(Metrics())
    for one in seconds:
        alarm.heard(timedelta(seconds=one))
    assert said(caplog) == []


def test_a_server_far_behind_refuses_the_messages_and_says_why(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    """What seems to come from the future is refused before anybody sees when it was sent."""
    chat.corp.now = lambda: T1 + timedelta(minutes=10)
    for _ in range(3):
        assert chat.say("王强", "帮助") == ""
    assert said(caplog) == ["clock_wrong"]
