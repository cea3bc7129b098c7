"""How sure it is that a sentence asks for the brief."""

import re

from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance

SURE = 100
BRIEF = r"(?:职工)?思想(?:动态|状况)(?:分析)?(?:简报|报告|汇总|材料)?|(?:季度?|事项|动态)(?:的)?(?:简报|分析报告)|简报"
NAMED = re.compile(BRIEF)
WANTED = re.compile(
    rf"(?:出|给|来|写|做|弄|要|看|看看|发|拿|生成|整理|汇总|起草)[一下个份篇张我们支部了这本上去今年第一二三四1-4季度个最近半周月\s]*(?:{BRIEF})|(?:{BRIEF})(?:呢|出[来了]?|有[了没]|怎么写|怎么出|写好了?)"
)
PERIOD = re.compile(rf"(?:季度?|[月周年])(?:份|度)?的?(?:{BRIEF})|最近的?(?:{BRIEF})")
BARE = ("思想动态", "简报")  # alone: at the beginning of a sentence they may mean other things
SCORE = re.compile(r"动态\s*\d")  # an item of the assessment's form


def hears_show(said: Utterance, _ctx: Context) -> int:
    """「出一份本季度思想动态」, 「上季度简报」."""
    plain = said.plain
    if not NAMED.search(plain) or SCORE.search(plain):
        return 0
    if said.says(*BARE):
        return SURE
    return SURE if WANTED.search(plain) or PERIOD.search(plain) else 0
