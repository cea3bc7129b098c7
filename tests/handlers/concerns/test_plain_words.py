"""What workers really type: a complaint in plain words, a word on how far it is, and one that sounds content."""

import pytest

from tests.chatting import Chat

ANSWERED = """
    吴小燕> 食堂夜班饭老是凉的
    吴小燕> 2
    孙国栋> C-0001 已经改好了
    孙国栋> 1
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("吴小燕", "叉车又趴窝了"),
        ("何军", "手套根本不够"),
        ("吴小燕", "宿舍蚊子多"),
        ("马德福", "俺耳朵背 开会听不清"),
    ],
)
def test_a_plain_complaint_is_understood(chat: Chat, name: str, said: str) -> None:
    answer = chat.say(name, said)
    assert "要反映的（" in answer
    assert f"）：{said}\n" in answer
    assert "已记下 C-0001" in chat.say(name, "2")


def test_who_wants_to_learn_a_trade_is_answered_like_anybody(chat: Chat) -> None:
    chat("""
        吴小燕> 想学叉车
        机器人> 要反映的（培训）：想学叉车
        吴小燕> 1
        机器人> 已记下 C-0001（培训，写名）。…
        推送 孙国栋> 有 1 条新反映 C-0001（培训），等您答复…
        孙国栋> C-0001 4月10日起每周三下午有叉车班 给她报上名
        孙国栋> 1
        推送 吴小燕> …C-0001…有答复了：
    """)


@pytest.mark.parametrize(
    "asked", ["我那个事有信儿没", "有消息吗", "有信儿没", "我反映的那个有着落没"]
)
def test_whether_there_is_news_asks_how_far_it_is(chat: Chat, asked: str) -> None:
    chat.say("吴小燕", "食堂夜班饭老是凉的")
    chat.say("吴小燕", "2")
    assert "C-0001 食堂夜班饭老是凉的：等答复" in chat.say("吴小燕", asked)


@pytest.mark.parametrize("said", ["饭热乎了", "修好了", "好了 谢谢", "这回弄好了"])
def test_what_sounds_solved_is_asked_and_closed_by_the_number_alone(chat: Chat, said: str) -> None:
    chat(ANSWERED)
    chat(f"""
        吴小燕> {said}
        机器人> C-0001（食堂夜班饭老是凉的）解决了吗？
        机器人> 1 解决了  2 还没有
        吴小燕> 我的反映
        机器人> C-0001 食堂夜班饭老是凉的：有答复了…
        吴小燕> {said}
        吴小燕> 1
        机器人> 好的，C-0001 办结了…
    """)


def test_not_yet_opens_it_again(chat: Chat) -> None:
    chat(ANSWERED)
    chat("""
        吴小燕> 饭热乎了
        吴小燕> 2
        机器人> 知道了，C-0001 重新打开，已告诉支部…
    """)


def test_with_several_answered_it_is_asked_which(chat: Chat) -> None:
    chat(ANSWERED)
    chat("""
        吴小燕> 宿舍蚊子多
        吴小燕> 2
        孙国栋> C-0002 已经处理好了
        孙国栋> 1
        吴小燕> 修好了
        机器人> 您说的是哪一件解决了？
        机器人> 3 都还没有
        吴小燕> 3
        机器人> 好的，都还开着。…
        吴小燕> 我的反映
        机器人> C-0002…有答复了…
        机器人> C-0001…有答复了…
    """)


@pytest.mark.parametrize("said", ["饭热乎了", "修好了", "好了 谢谢"])
def test_with_nothing_answered_nobody_is_asked_whether_it_is_solved(chat: Chat, said: str) -> None:
    assert "解决了吗" not in chat.say("吴小燕", said)


@pytest.mark.parametrize("said", ["饭又不热乎了", "还没修好", "等修好了再说吧"])
def test_what_does_not_sound_solved_is_not_asked(chat: Chat, said: str) -> None:
    chat(ANSWERED)
    answer = chat.say("吴小燕", said)
    assert "解决了吗" not in answer
    assert "说说解决没有" not in answer
