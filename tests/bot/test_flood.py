"""A flood of one person leaves no trace and does not touch the others."""

from datetime import timedelta

from bot.flood import PER_HOUR, PER_MINUTE
from tests.chatting import Chat


def test_the_twenty_first_message_of_a_minute_is_told_once_and_not_recorded(chat: Chat) -> None:
    answers = [chat.say("张伟", "帮助") for _ in range(PER_MINUTE + 5)]
    assert all("直接说一句话" in one for one in answers[:PER_MINUTE])
    assert "歇一分钟" in answers[PER_MINUTE]
    assert answers[PER_MINUTE + 1 :] == [""] * 4
    assert "直接说一句话" in chat.say("周涛", "帮助")
    chat.clock.moment += timedelta(seconds=61)
    assert "直接说一句话" in chat.say("张伟", "帮助")


def test_an_hour_has_its_own_limit(chat: Chat) -> None:
    for _ in range(PER_HOUR // PER_MINUTE):
        for _ in range(PER_MINUTE):
            assert chat.say("张伟", "帮助")
        chat.clock.moment += timedelta(seconds=61)
    assert "歇一分钟" in chat.say("张伟", "帮助")


def test_a_clock_put_back_silences_nobody(chat: Chat) -> None:
    for _ in range(PER_MINUTE):
        assert chat.say("张伟", "帮助")
    chat.clock.moment -= timedelta(minutes=50)
    assert "直接说一句话" in chat.say("张伟", "帮助")


def test_a_flooder_is_told_at_most_once_a_minute(chat: Chat) -> None:
    notices = 0
    for _ in range(PER_MINUTE):
        chat.say("张伟", "帮助")
    for _ in range(36):  # three minutes, three messages every five seconds
        notices += sum("歇一分钟" in chat.say("张伟", "帮助") for _ in range(3))
        chat.clock.moment += timedelta(seconds=5)
    assert 1 <= notices <= 3


def test_words_of_distress_are_answered_all_the_same(chat: Chat) -> None:
    for _ in range(PER_MINUTE + 2):
        chat.say("张伟", "帮助")
    for said in ("不想活了", "匿名 我不想活了"):
        assert "12356" in chat.say("张伟", said)
    assert chat.say("张伟", "帮助") == ""
