"""隐私: the notice of six lines, found by sloppy sentences and true word by word."""

import pytest

from handlers.helping import HIDDEN, NAMELESS, WELCOME
from handlers.kit.choosing import candidates, likely
from handlers.kit.lengths import byte_length
from handlers.kit.reading.utterance import Utterance
from tests.chatting import Chat
from tests.handlers.conftest import SeenAs

ASKED = [
    *("隐私", "隐私说明", "怎么保密", "你们怎么保密的", "我说的话会不会传出去", "跟你说的话别人能看到吗", "隐私政策"),
    *("个人信息怎么处理的", "再看一遍隐私", "会不会泄露出去", "你会保密吗", "这个安全吗", "聊天会不会被监控"),
    *("你记这些干啥用", "我发的消息领导能看到吗", "存多久", "这些东西保存多长时间", "看看隐私", "个人信息保护"),
    *("在这里说的话谁能看见", "跟你聊天安全吗", "是不是在监听我们"),
]  # fmt: skip
OTHERS = [
    *("我的记录", "谁看过我", "我的隐私", "食堂饭凉 别让组长知道", "更衣室装了监控 不合适", "谁负责我们组", "加班费能保密发吗"),
    *("护栏松了会不会掉", "昨天跟张伟聊了会 他说夜班排得太密", "这个灯多久能修", "C-0001 谁看过"),
]  # fmt: skip
RIGHTS = {
    "我的记录": "privacy.mine",
    "谁看过我": "privacy.who_read",
    "这条写错了": "privacy.correct",
    "删掉我的记录": "privacy.erase",
    "给我一份我的记录": "privacy.copy",
    "别记我名字": "privacy.unname",
    "别提醒": "reminders.stop",
    "隐私": "helping.welcome",
}


def meant(said: str, seen_as: SeenAs) -> list[str]:
    ctx = seen_as("张伟")
    return [one.command.key for one in likely(candidates(Utterance.of(said), ctx), ctx)]


@pytest.mark.parametrize("said", ASKED)
def test_it_is_heard(said: str, seen_as: SeenAs) -> None:
    assert meant(said, seen_as) == ["helping.welcome"]


@pytest.mark.parametrize("said", OTHERS)
def test_other_questions_are_left_to_others(said: str, seen_as: SeenAs) -> None:
    assert "helping.welcome" not in meant(said, seen_as)


def test_each_right_it_names_is_had_by_saying_it(seen_as: SeenAs) -> None:
    assert {said: meant(said, seen_as) for said in RIGHTS} == {
        said: [key] for said, key in RIGHTS.items()
    }
    assert all(f"「{said}」" in WELCOME for said in RIGHTS)


def test_it_says_who_what_for_how_long_and_whom_to_ask(chat: Chat) -> None:
    chat("""
        张伟> 隐私
        机器人> 1. 谁在用：生产支部，只为开展党员责任区工作。
        机器人> 4. 存多久：谈心的名字和内容最多 15 个月，反映的事办结后 12 个月，到期自动删。
        机器人> 6. 有疑问找谁：支部的孙国栋，或上级的高明。…
        孙国栋> 隐私
        机器人> 6. 有疑问找谁：上级的高明。…
        高明> 隐私
        机器人> 6. 有疑问找谁：所在党支部。…
    """)
    assert byte_length(chat.answer) < 2000


@pytest.mark.parametrize("name", ["张伟", "郑凯", "王强", "刘建国", "周萍", "孙国栋", "高明"])
def test_everything_one_may_do_is_on_some_page(chat: Chat, seen_as: SeenAs, name: str) -> None:
    open_ones = {
        one.title
        for one in seen_as(name).commands
        if one.examples and one.key not in HIDDEN | {NAMELESS}
    }
    answer, told = chat.say(name, "帮助"), ""
    while "更多" in answer:
        told += answer
        answer = chat.say(name, answer.rsplit(" 更多")[0].split()[-1])
    told += answer
    assert [one for one in open_ones if f"{one}：" not in told] == []


def test_help_about_one_thing_says_what_each_is_for(chat: Chat) -> None:
    chat("""
        张伟>   帮助 反映
        机器人> 1 反映事项：有难处、有意见、有隐患，一句话说给支部，有了答复我告诉您。「…」…
    """)
    assert "学习" not in chat.answer
