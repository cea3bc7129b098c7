"""The lists of the division, sent as files to who oversees it [D1 D6 S1]."""

import re

from handlers.areas.board import SEE_BOARD
from handlers.areas.lists import facts, wording
from handlers.areas.wording import NO_AREAS
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance

DIVISION, WITHOUT_MEMBER = "areas.division", "areas.without_member"
ABOUT = "areas.lists"
THE_LIST = r"(?:一览表|公示牌|覆盖清单|划分表|责任区(?:的)?表格?)"
HANDED = r"(?:发|给|传|导|下载|打印|要)"
SEND = re.compile(rf"{THE_LIST}.{{0,4}}{HANDED}|{HANDED}.{{0,8}}{THE_LIST}")


def hears_send(said: Utterance, _ctx: Context) -> int:
    """How sure it is that the lists are wanted as files."""
    return 100 if SEND.search(said.plain) else 0


def send_lists(_said: Utterance, ctx: Context) -> Reply:
    """Promise the files to who asked; what he asked for before and has not got yet is not sent twice."""
    found = facts.divisions(ctx)
    if not found:
        raise Refusal(NO_AREAS)
    wanted = {DIVISION: wording.DIVISION}
    if any(one.teams for one in found):
        wanted[WITHOUT_MEMBER] = wording.WITHOUT_MEMBER
    ctx.promises.call_off(ABOUT, to=ctx.actor.me)
    for key in wanted:
        ctx.promises.file(ctx.actor.me, key, about=ABOUT)
    return Reply(wording.coming(list(wanted.values())), (SEE_BOARD,))
