"""Once a year everybody hears how much is held of him, on his own day of January, unless he wants no reminders."""

from datetime import datetime, timedelta

import pytest

from handlers.privacy import yearly
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat
from tests.handlers.privacy.conftest import World

TOLD = "每年告诉您一次"


IN_JANUARY = yearly.FIRST_DAY, yearly.LAST_DAY


@pytest.fixture(autouse=True)
def in_january(monkeypatch: pytest.MonkeyPatch, nobodys_day: None) -> None:
    """As it is outside the tests."""
    monkeypatch.setattr(yearly, "FIRST_DAY", IN_JANUARY[0])
    monkeypatch.setattr(yearly, "LAST_DAY", IN_JANUARY[1])


def day_of(world: World, name: str) -> datetime:
    """The day of January on which somebody is told."""
    share = yearly.LAST_DAY - yearly.FIRST_DAY + 1
    day = yearly.FIRST_DAY + world.id(name).int % share
    return datetime(2027, 1, day, 10, 0, tzinfo=SHANGHAI)


def told(chat: Chat, name: str) -> list[str]:
    return [one for one in chat.pushes(name) if TOLD in one]


def test_everybody_is_told_once_and_only_numbers(world: World, chat: Chat) -> None:
    world.talk("李红梅", "吴小燕", "刘洋", sentence="想学叉车")
    world.concern("吴小燕", "食堂夜班饭老是凉的")
    for day in range(1, 42):
        chat.move_to(datetime(2027, 1, 1, 10, 30, tzinfo=SHANGHAI) + timedelta(days=day))
    texts = {one.name: told(chat, one.name) for one in chat.people if one.name != "张玮"}
    assert {name for name, found in texts.items() if len(found) != 1} == set()
    assert "名册，还有您的 2 条（" in texts["吴小燕"][0]
    assert "名册，没有别的记录。" in texts["何军"][0]
    assert not any("叉车" in found[0] or "凉" in found[0] for found in texts.values())


def test_a_number_shows_the_whole_of_it(world: World, chat: Chat) -> None:
    when = day_of(world, "何军")
    while not told(chat, "何军"):  # his day may be a Sunday
        chat.move_to(when)
        when += timedelta(days=1)
    chat("""
        何军> 1
        机器人> 名册：何军…
    """)


def test_who_wants_no_reminders_is_not_told(world: World, chat: Chat) -> None:
    chat("""
        何军> 别提醒我了
    """)
    when = day_of(world, "何军")
    for later in range(8):
        chat.move_to(when + timedelta(days=later))
    assert told(chat, "何军") == []
