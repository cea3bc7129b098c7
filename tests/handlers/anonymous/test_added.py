"""What is added on the page: neither read by whom it accuses nor by mistake with the writer's own name."""

from datetime import datetime

import pytest

from storage.vocabulary import SHANGHAI
from tests.chatting import Chat
from tests.handlers.anonymous.boxes import give_keys
from tests.handlers.anonymous.browsing import Browser, raised
from tests.handlers.anonymous.test_chat import read_as

RELEASE = datetime(2026, 3, 13, 10, 10, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("其实是孙国栋书记的小舅子承包的", "这件孙国栋看得到，这句没有送出"),
        ("周萍拿了回扣", "这件周萍看得到，这句没有送出"),
        ("书记拿了回扣", "这件孙国栋看得到，这句没有送出"),
        ("有事打 13812345678", "「13812345678」可能让人认出您，没有送出"),
        ("我是三班唯一的女工", "可能让人认出您，没有送出"),
        ("我是吴小燕，又凉了", "「我是吴小燕」可能让人认出您，没有送出"),
    ],
)
def test_it_is_asked_before_anything_of_it_is_kept(chat: Chat, words: str, said: str) -> None:
    give_keys(chat, "孙国栋", "周萍")
    receipt = raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    page = Browser.of(chat).post("/a", receipt=receipt, words=words)
    assert said in page.text
    assert f">{words}</textarea>" in page.text  # nothing typed is lost
    chat.move_to(RELEASE)
    (thread,) = read_as(chat, "孙国栋")
    assert [one.letter.text for one in thread.said] == ["食堂夜班饭老是凉的"]


def test_who_means_it_sends_it_all_the_same(chat: Chat) -> None:
    give_keys(chat, "孙国栋", "周萍")
    receipt = raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    page = Browser.of(chat).post("/a", receipt=receipt, words="周萍问过我了", sure="1")
    assert "补充收下了" in page.text
    chat.move_to(RELEASE)
    (thread,) = read_as(chat, "孙国栋")
    assert [one.letter.text for one in thread.said] == ["食堂夜班饭老是凉的", "周萍问过我了"]


def test_whoever_does_not_read_it_may_be_named(chat: Chat) -> None:
    give_keys(chat, "孙国栋", "周萍", "高明")
    chat.say("何军", "匿名 孙书记把加班费扣了")
    shown = chat.say("何军", "1")
    assert "谁能看：高明" in shown
    assert "收下了" in chat.say("何军", "1")
    receipt = shown.split("您的回执：")[1][:19]
    page = Browser.of(chat).post("/a", receipt=receipt, words="孙书记又扣了，孙国栋")
    assert "补充收下了" in page.text
