"""How sure it is that a sentence is about publishing results, or about what is published (domain.md §2.6)."""

import re

from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance

NOTICE = re.compile("公示(?!牌|栏)")
ASKS = re.compile(r"看|查|哪|啥|什么|[吗么?？]|谁|情况|到期|异议|结束|规定|牌|怎么|咋")
PUBLISHES = re.compile(
    r"公示(?:吧|一下|结果|\S{0,6}(?:[周天日号]|星期|礼拜)|出去|了吧|考核)|(?:可以|开始|先|考核结果)公示|^公示[吧了。!]*$"
)
OBJECTS = "异议"
SPOKEN = re.compile("(?:考核结果|当面)?谈过了|考核结果(?:已经)?(?:当面)?跟?.{2,4}谈过了")
SHORT = 14  # characters
SURE, FAIR = 112, 70


def hears_publish(said: Utterance, ctx: Context) -> int:
    """「没问题了 公示吧 公示一周」 of who may publish."""
    plain = said.plain
    if not ctx.actor.branches or not NOTICE.search(plain) or ASKS.search(plain):
        return 0
    return SURE if PUBLISHES.search(plain) else 0


def hears_spoken(said: Utterance, ctx: Context) -> int:
    """「谈过了 王强」 of the branch: what it says of a result, no talk to be written down."""
    return SURE if ctx.actor.branches and SPOKEN.match(said.plain, said.begin()) else 0


def hears_show(said: Utterance, ctx: Context) -> int:
    """「公示」 of anybody else, 「公示结果在哪看」."""
    if not NOTICE.search(said.plain) or OBJECTS in said.plain or len(said.plain) > SHORT:
        return 0
    return 0 if hears_publish(said, ctx) else FAIR
