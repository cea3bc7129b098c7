"""How sure it is that a sentence is meant for this capability."""

import re

from handlers.kit.capability import Context
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.talks.heads import VERB
from handlers.talks.wording import RECORD_ALONE
from storage.vocabulary import Role

SURE, LEADING, MOST, MAYBE = 100, 85, 88, 55
HOSTS = {Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER, Role.BRANCH}
TOLD = Cues(
    Cue(rf"(?:跟|和|与|同|找|陪|约|给|对)[^,，。;；\n]{{1,40}}?{VERB}", 75),
    Cue(
        r"(?:日常|随便|简单|单独|一起|一块儿?|分别|主动)(?:聊|谈)|[聊谈唠](?:了|过|的)|(?:谈心|谈话|聊天)(?:了|过)?",
        55,
    ),
    Cue(r"约谈|家访|走访|看望|交心|拉家常|唠嗑", 55),
    Cue(r"^(?:\s|帮我|麻烦)*(?:补|记)(?:录|记|一?下|一?个|一?次|上)", 20),
    # Questions, counts and other people's business
    Cue(
        r"吗[?？]?$|几次|多少次|多久|怎么|咋|规定|制度|要求是|[?？]$|还?没(?:有)?(?:跟|和|找|聊|谈)",
        -100,
    ),
    Cue(
        r"自评|自我鉴定|打分|考核|评价|谈心(?:谈话)?(?:那|这)?项|谈心(?:谈话)?\d{1,2}(?![月日号.:点分])|谈心\D{0,3}\d+多?次|依据",
        -80,
    ),
    Cue(r"名单|导出|汇总|统计|提醒|通知", -50),
)
SHOWN = re.compile(r"(?:请|帮我|给我)*(?:查看|看看|看一下|看下|打开|显示|看|查一下|查)")
ONLY_NUMBERS = re.compile(r"(?:[\s,，。、;；?？!！]|t\s?[-—–_#]?\s?\d{1,6}|是啥|是什么|的?内容)+")
WITHDRAWN = re.compile(
    r"(?:请|帮我|把|给我)*(?:撤回|撤销|收回|作废)|(?:撤回|撤销|收回|作废)(?:了|吧|掉|一下)*$"
)
ALONE = re.compile(r"[撤收]回了?(?:一下|刚才|刚刚|上一?|那|这|最后|的|个|条|次|记录)*[吧]?")
OF_TALKS = re.compile(r"谈心|谈话|聊天")
ODD_NUMBER = re.compile(r"(?:查看|看看|打开|撤回|撤销)\s*[\w./\\%-]{1,60}", re.ASCII)


def tells_of_a_talk(said: Utterance, ctx: Context) -> int:
    """A talk that was held, told by somebody whose business it is; others must say the word itself."""
    if said.says(*RECORD_ALONE):
        return SURE
    weight = min(MOST, TOLD.weigh(said))
    if said.starts_with(*RECORD_ALONE) is not None and weight >= MAYBE:
        return LEADING
    if case_numbers(said):
        return min(weight, 40)
    return weight if HOSTS & ctx.actor.roles else weight // 2


def asks_to_show(said: Utterance, _ctx: Context) -> int:
    """「查看 T-0001」 or the bare number; a number that is none is answered like an unknown one."""
    if any(letter == "T" for letter, _ in case_numbers(said)):
        return 95 if ONLY_NUMBERS.fullmatch(said.plain) or SHOWN.match(said.plain) else 0
    return MAYBE if SHOWN.match(said.plain) and _is_odd(said) else 0


def asks_to_withdraw(said: Utterance, _ctx: Context) -> int:
    """「撤回 T-0001」, 「撤回刚才的谈心」; without a number it is only likely."""
    if not WITHDRAWN.search(said.plain):
        return 0
    cases = case_numbers(said)
    if cases:
        return 95 if any(letter == "T" for letter, _ in cases) else 0
    if OF_TALKS.search(said.plain):
        return LEADING
    return 60 if ALONE.fullmatch(said.words()) or _is_odd(said) else 0


def names_something(said: Utterance) -> bool:
    """Whether a number, though not one of ours, was named."""
    return _is_odd(said)


def _is_odd(said: Utterance) -> bool:
    return not case_numbers(said) and ODD_NUMBER.fullmatch(said.plain.strip()) is not None
