"""Two write to the same concern at the very same moment: one is first, the other one is told and loses nothing [T1]."""

from collections.abc import Callable
from threading import Barrier, BrokenBarrierError, Event, Thread
from typing import Any

import pytest

from storage.queries import concerns
from tests.chatting import Chat

PAIR = {"孙国栋": "下周一换好", "周萍": "今年办不了，没有预算，5月1日再看"}
PATIENCE = 0.5  # seconds for which the one waits for the other


class Meeting:
    """Lets a step begin when both have read, as far as the database lets them.

    SQLite has one writer: there the second one reads when the first has written, and nobody is met.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
        self.met, self._given_up = Event(), Event()
        self._barrier = Barrier(2, self.met.set)
        for name in steps:
            monkeypatch.setattr(concerns, name, self._together(getattr(concerns, name)))

    def _together(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def together(*args: Any, **more: Any) -> Any:
            if not self.met.is_set() and not self._given_up.is_set():
                try:
                    self._barrier.wait(PATIENCE)
                except BrokenBarrierError:
                    self._given_up.set()
            return step(*args, **more)

        return together


def at_once(chat: Chat, said: dict[str, str]) -> dict[str, str]:
    """What each of them is answered."""
    answers: dict[str, str] = {}

    def say(who: str, text: str) -> None:
        answers[who] = chat.say(who, text)

    threads = [Thread(target=say, args=one) for one in said.items()]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return answers


def test_of_two_answers_one_is_given_and_the_other_one_is_told(
    chat: Chat, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.say("张伟", "更衣室的柜子锁坏了好几个")
    chat.say("张伟", "1")
    for who, words in PAIR.items():
        assert "1 确认" in chat.say(who, f"C-0001 {words}")
    meeting = Meeting(monkeypatch, "answer")
    answers = at_once(chat, dict.fromkeys(PAIR, "1"))
    assert meeting.met.is_set() or database_url.startswith("sqlite")
    [given] = [who for who, answer in answers.items() if answer.startswith("已答复 C-0001")]
    [late] = PAIR.keys() - {given}
    assert answers[late].startswith("C-0001 刚有别的支委答复过了，您这条没有发出。")
    [told] = [text for text in chat.pushes("张伟") if "有答复了" in text]
    assert PAIR[given] in told
    story = chat.say("张伟", "C-0001")
    assert PAIR[given] in story
    assert PAIR[late] not in story


def test_an_answer_and_the_last_word_cross(
    chat: Chat, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its raiser says that it is solved while the branch answers once more: his word stands."""
    chat.say("张伟", "更衣室的柜子锁坏了好几个")
    chat.say("张伟", "1")
    chat.say("孙国栋", "C-0001 下周一换好")
    chat.say("孙国栋", "1")
    assert "1 确认" in chat.say("孙国栋", "C-0001 下周二换好")
    meeting = Meeting(monkeypatch, "answer", "close")
    answers = at_once(chat, {"孙国栋": "1", "张伟": "解决了 C-0001"})
    assert meeting.met.is_set() or database_url.startswith("sqlite")
    assert "C-0001 办结了" in answers["张伟"]
    story = chat.say("张伟", "C-0001")
    assert story.splitlines()[0].endswith("已解决。")
    assert answers["孙国栋"].startswith("已答复") == ("下周二" in story)
