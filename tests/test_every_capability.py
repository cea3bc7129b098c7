"""What every command must survive, whichever capability it belongs to; found through the registry."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.demo_wording import EXAMPLES
from handlers.kit import wording
from handlers.kit.capability import Capability, Command
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.registry import Registry
from storage.vocabulary import Role
from tests.chatting import Chat, chatting
from tests.conftest import Databases

REGISTRY = Registry.discover()
COMMANDS = list(REGISTRY.commands.values())
SPOKEN = [one for one in COMMANDS if one.words]
OF_THE_DESK = (
    *(*wording.GREETINGS, *wording.ACKNOWLEDGEMENTS, *wording.CONFIRM_WORDS, *wording.AMEND_WORDS),
    *(*wording.CANCEL_WORDS, *wording.BACK_WORDS, *wording.RESUME_WORDS),
)
TITLES = {
    Role.BRANCH: "孙国栋",
    Role.GROUP_LEADER: "刘建国",
    Role.RESPONSIBLE_MEMBER: "王强",
    Role.WORKER: "张伟",
}


class Patient:
    """Says one thing a minute, so that nobody floods."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def say(self, name: str, text: str) -> str:
        self._chat.clock.moment += timedelta(minutes=1)
        return self._chat.say(name, text)


@pytest.fixture(scope="module")
def talk(databases: Databases) -> Iterator[Patient]:
    """One bot for all: these messages leave nothing behind that matters to the next."""
    kind = databases["sqlite"]
    url = kind.fresh(with_cast=True)
    with chatting(url) as chat:
        yield Patient(chat)
    kind.drop(url)


def speaker(command: Command) -> str:
    """Somebody of the cast who may use it."""
    return next((name for role, name in TITLES.items() if role in command.may.roles), "高明")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.key)
def test_it_says_what_it_is_for(command: Command) -> None:
    assert command.title
    assert command.key.count(".") == 1
    if command.words:
        assert command.about
        assert command.examples


@pytest.mark.parametrize("command", SPOKEN, ids=lambda one: one.key)
def test_its_word_alone_is_answered_and_cancel_ends_it(talk: Patient, command: Command) -> None:
    name = speaker(command)
    assert talk.say(name, command.words[0])
    talk.say(name, "取消")
    assert "没有正在填" in talk.say(name, "取消")


@pytest.mark.parametrize("command", SPOKEN, ids=lambda one: one.key)
@pytest.mark.parametrize(
    "rest", ["👍👍", "啊" * 1900, "'; DROP TABLE talk;--", '<a href="http://x">点此</a>]]>']
)
def test_it_survives_what_people_send(talk: Patient, command: Command, rest: str) -> None:
    name = speaker(command)
    answer = talk.say(name, f"{command.words[0]} {rest}")
    assert answer
    assert "出了点问题" not in answer
    talk.say(name, "取消")


@pytest.mark.parametrize("command", SPOKEN, ids=lambda one: one.key)
def test_a_stranger_learns_only_whom_to_ask(talk: Patient, command: Command) -> None:
    assert "不在名单内" in talk.say("陌生人", command.words[0])


@pytest.mark.parametrize(
    "command", [one for one in SPOKEN if Role.WORKER not in one.may.roles], ids=lambda one: one.key
)
def test_who_may_not_use_it_changes_nothing(talk: Patient, command: Command) -> None:
    answer = talk.say("张伟", command.words[0])
    assert command.refusal in answer if command.refusal else "没看懂" in answer


def swallowed(word: str) -> bool:
    """Whether the desk takes it for itself, so that it never reaches a command."""
    said = Utterance.of(word)
    return said.says(*OF_THE_DESK) or said.choice() is not None or not said.plain.strip()


@pytest.mark.parametrize("command", SPOKEN, ids=lambda one: one.key)
def test_its_words_are_not_swallowed_by_the_desk(command: Command) -> None:
    assert [word for word in command.words if swallowed(word)] == []


@pytest.mark.parametrize(
    "word", ["你好", "收到！", "谢谢", "取消", "上一步", "继续", "不对", "好的", "1"]
)
def test_what_the_desk_swallows_is_known(word: str) -> None:
    assert swallowed(word)


def test_a_menu_button_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r"odd\.one: there is no such menu button"):
        Capability("odd", "怪").command("one", "一个", may=Deed.ASK_GUIDANCE, menu="我的东西")


def test_words_of_two_commands_never_collide() -> None:
    words = [word for one in COMMANDS for word in one.words]
    assert len(words) == len(set(words)), sorted({word for word in words if words.count(word) > 1})


def test_menu_titles_fit_on_the_buttons() -> None:
    from bot.menu import menu_of  # noqa: PLC0415

    menu = menu_of(REGISTRY)
    assert 1 <= len(menu["button"]) <= 3


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(speaker(command), sentence) for command in COMMANDS for sentence in command.examples]
    + [(TITLES[role], sentence) for role, shown in EXAMPLES.items() for sentence in shown],
)
def test_every_example_is_understood(talk: Patient, name: str, sentence: str) -> None:
    talk.say(name, "取消")
    assert "没看懂" not in talk.say(name, sentence)
