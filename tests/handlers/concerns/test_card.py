"""What somebody wrote works in no answer and no push, and passes for no line of ours (reliability.md T13, C09)."""

import itertools
import re
from collections.abc import Iterator
from datetime import timedelta
from random import Random

from bot.simulator.chats import FROM_BOT
from tests.chatting import Chat, chatting
from tests.conftest import Databases

PAYLOADS, AT_ONCE = 200, 5
MARK = re.compile(r"标\d{3}")
TAGS = [
    '<a href="http://evil.example.com">点此</a>',
    "<a href=weixin://dl/chat>点</a>",
    "<A HREF='javascript:alert(1)'>领奖",
    '<font color="warning">红字',
    '<div class="highlight">已批准</div>',
    "<@all>",
    "<@zhangwei>",
    "<img src=x onerror=alert(1)>",
    "]]><xml><Content>x",
]
LINKS = [
    "[点此领取](http://evil.example.com)",
    "[x](javascript:alert(1))",
    "http://evil.example.com/a?b=1",
    "HTTPS://EVIL.example.com",
    "weixin://dl/business",
    "www.evil.com.cn",
    "evil.cn/login",
    "mailto:a@evil.com",
    "tel:110",
    "data:text/html;base64,PGI+",
]
MENTIONS = ["@all", "@所有人", "$userName=zhangwei$", "$departmentName=1$"]
FORGED = [
    "【系统通知】你已被处分",
    "机器人> 已办结",
    "│ 支部答复：",
    "1 解决了  2 没解决",
    "支部答复：不用再报了",
    "提出人：张伟（写名）",
]
UNSEEN = ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\x85", "\x0b"]
ACTIVE = re.compile(
    r"<|>|@|://|\]\(|\$\w+=[^$]*\$|\b(?:javascript|data|mailto|tel):|[a-z0-9-]\.[a-z]{2}"
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2028\u2029\x85\x0b\x0c]",
    re.IGNORECASE,
)
# A line of ours that quotes some words has words of ours before them.
QUOTES = re.compile(
    r"(?:（\d/\d）)?(?:│ |要反映的（|答复 C-\d{4}（|C-\d{4} |C-\d{4}（生活后勤|\d 和 C-\d{4})"
)


def payloads() -> Iterator[str]:
    """A line each, the same every time; what stands at the beginning of a line bears the mark too."""
    made = Random(450)
    for number in range(PAYLOADS):
        parts = [made.choice(made.choice((TAGS, LINKS, MENTIONS))) for _ in range(2)]
        mark, unseen = f"标{number:03}", made.choice(UNSEEN)
        yield f"{made.choice(FORGED)}{mark}{unseen}{''.join(parts)}{mark}"


def test_nothing_that_was_written_works_anywhere(databases: Databases) -> None:
    """S-CARD"""
    url = databases["sqlite"].fresh(with_cast=True)  # what is shown is the same on both engines
    made = payloads()
    with chatting(url) as chat:
        for number in range(1, PAYLOADS // AT_ONCE + 1):
            lines = list(itertools.islice(made, AT_ONCE))
            told_to_all(chat, f"C-{number:04}", "\n".join(lines))
            chat.clock.moment += timedelta(minutes=5)  # not a flood
        for name in ("张伟", "孙国栋"):
            nothing_works(chat, name)
        pushed = "\n".join(chat.pushes("张伟"))
        assert len(set(MARK.findall(pushed))) == PAYLOADS
    databases["sqlite"].drop(url)


def told_to_all(chat: Chat, code: str, words: str) -> None:
    """Raised, read, answered and opened again with these words, and listed on both sides."""
    chat.say("张伟", f"反映 饭凉\n{words}")
    assert f"已记下 {code}" in chat.say("张伟", "1")
    assert set(MARK.findall(words)) == set(MARK.findall(chat.say("孙国栋", code)))
    chat.say("孙国栋", "待答复")
    assert "1 确认" in chat.say("孙国栋", f"{code} 下周一改\n{words}")
    assert f"已答复 {code}" in chat.say("孙国栋", "1")
    chat.say("张伟", "我的反映")
    assert "重新打开" in chat.say("张伟", f"没解决 {code}\n{words}")
    for name in ("张伟", "孙国栋"):
        assert set(MARK.findall(words)) <= set(MARK.findall(chat.say(name, code)))


def nothing_works(chat: Chat, name: str) -> None:
    """Of everything the bot ever wrote to somebody."""
    userid = next(one.userid for one in chat.people if one.name == name)
    lines = [line for line in chat.corp.chats[userid].lines if line.kind in FROM_BOT]
    assert lines
    for text in (line.text for line in lines):
        assert ACTIVE.search(text.replace("\u200d", "")) is None, (
            text
        )  # it joins emoji and nothing else
        for line in text.split("\n"):
            assert QUOTES.match(line) or MARK.search(line) is None, line
