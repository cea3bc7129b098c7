"""How sure it is that a sentence is meant for this capability."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from handlers.kit.capability import Context
from handlers.kit.policy import Deed
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.talks import rules
from handlers.talks.due.hearing import only_ought
from handlers.talks.heads import OPENED, SPOKEN, TAIL, VERB
from handlers.talks.wording import RECORD_ALONE
from storage.queries import talks

SURE, LEADING, MOST, MAYBE, TERSE = 100, 85, 88, 55, 60
OWN = 115  # what he wrote down himself is his to take back: nobody else's name is looked for in it
MIN_PARTS, MAX_PARTS, LONGEST_QUESTION = 3, 5, 24
TOLD_BEFORE = re.compile(
    rf"(?:我|俺)(?:昨天|今天|刚才?|刚刚)?(?:跟|和|找|与).{{1,8}}?{VERB}(?:了|过)(?!啥|什么|哪些|些)"
)
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
        r"吗[?？]?$|几次|多少次|多久|怎么|咋|规定|制度|要求是|[?？]$|还?没(?:有)?(?:跟|和|找|聊|谈)|电话.{0,4}没(?:人)?(?:接|通|打通)",
        -100,
    ),
    Cue(
        r"自评|自我鉴定|打分|考核|评价|谈心(?:谈话)?(?:那|这)?项|谈心(?:谈话)?\d{1,2}(?![月日号.:点分])|谈心\D{0,3}\d+多?次|依据",
        -80,
    ),
    Cue(r"名单|导出|汇总|统计|提醒|通知", -50),
)
# 聊了啥, 谈得咋样, 聊了没: asked, not told
ASKED = re.compile(
    rf"{VERB}{TAIL}[些点到过了的得都是说]*(?:啥|什么|哪些|咋样|咋|怎么?样|如何)(?:内容|话题?|事儿?|东西|情况)?[了呀啊呢的]*(?=[\s,，。?？]|$)"
    rf"|{VERB}[了过]*(?:没有?|没啊|没呢)[啊呀呢]?$|^[^,，。\s]{{0,8}}有没有(?:人)?(?:跟|和|找|与|同)[^,，。\s]{{1,8}}?{VERB}"
    rf"|^谁(?:跟|和|找|与)|(?:跟|和|找|与)谁们?{VERB}"
)
CONTENT = re.compile(
    rf"(?:{VERB}).*(?:内容|情况|记录)|(?:内容|记录).*(?:{VERB})|的(?:谈心谈话|谈话|谈心|聊天)(?:记录)?(?:给|让)?我?(?:看|查|瞧)"
)
WANTED = re.compile(
    r"^(?:请|帮我|给我|我想|我要|想|把)*(?:看看?|查|调|知道)|(?:(?:给|让|发)我|我)(?:看看?|一份)?(?:一下)?$|[?？]$"
)
SUBJECT_TO_OBJECT = re.compile(
    r"\s*(?:师傅|书记|组长|主任)?\s*(?:凌晨|[早晚]上|[上中下]午|傍晚|夜里|又|已经|都|刚才?|也|去|来|单独|主动|\s)*"
)
WITH_NOT_AND = re.compile(r"(?:跟|找|约|给|对|陪)$")
PROGRESS = re.compile(
    rf"(?:还|都)?(?:有|剩|差)?(?:谁|哪[几些]?[个位]|几个)(?:人)?(?:还|都)?(?:没有?|未)(?:跟|和|找)?(?:我)?[^,，。]{{0,3}}?{VERB}(?:过|到|心|话)*"
    rf"|^(?:我|我们组|这|本|今年|上)?.{{0,6}}(?:记|{VERB})(?:了|过|心|话|的)*(?:几次|多少次?|几个人?|多少人|几回)"
)
COVERED = re.compile(r"(?:谈心|谈话).{0,4}覆盖")
LATEST = re.compile(r"刚才|刚刚|刚[记那]|上一?[条个次]|最后|那个|那条|记错")
SHOWN = re.compile(r"(?:请|帮我|给我)*(?:查看|看看|看一下|看下|打开|显示|看|查一下|查)")
ONLY_NUMBERS = re.compile(r"(?:[\s,，。、;；?？!！]|t\s?[-—–_#]?\s?\d{1,6}|是啥|是什么|的?内容)+")
WITHDRAWN = re.compile(
    r"(?:请|帮我|把|给我)*(?:撤回|撤销|收回|作废)|(?:撤回|撤销|收回|作废)(?:了|吧|掉|一下)*$"
)
DELETED = re.compile(
    r"^(?!.*名)\s*(?:把|请|帮我)*\s*(?:删|t\s?[-—–_#]?\s?\d{1,6}\s*(?:给我|就|我)?删)"
)
_LITTLE = r"(?:一下|刚才|刚刚|刚|上一?|那|这|最后|的|个|条|次|一|记录|我|把|给|请|它|[记写说弄搞]?错了?|不对|[\s,，。]|记|就)*"
ALONE = re.compile(rf"{_LITTLE}[撤收]回了?{_LITTLE}[吧掉]?")
OF_TALKS = re.compile(r"谈心|谈话|聊天")
ODD_NUMBER = re.compile(r"(?:查看|看看|打开|撤回|撤销)\s*[\w./\\%-]{1,60}", re.ASCII)


def tells_of_a_talk(said: Utterance, ctx: Context) -> int:
    """A talk that was held, told by somebody whose business it is; others must say the word itself."""
    if said.says(*RECORD_ALONE):
        return SURE
    weight = 0 if ASKED.search(said.plain) else min(MOST, TOLD.weigh(said))
    host = Deed.RECORD_TALK.open_to(ctx.actor)
    if weight < MAYBE and host and _is_terse(said, ctx):
        return TERSE
    if weight >= MAYBE and (_is_of_others(said, ctx) or only_ought(said, ctx.mentions(said))):
        return 0
    if said.starts_with(*RECORD_ALONE) is not None and weight >= MAYBE:
        return LEADING
    if case_numbers(said):
        return min(weight, 40)
    return weight if host else weight // 2


def asks_to_show(said: Utterance, _ctx: Context) -> int:
    """「查看 T-0001」 or the bare number; a number that is none is answered like an unknown one."""
    if any(letter == "T" for letter, _ in case_numbers(said)):
        return 95 if ONLY_NUMBERS.fullmatch(said.plain) or SHOWN.match(said.plain) else 0
    return MAYBE if SHOWN.match(said.plain) and _is_odd(said) else 0


def asks_to_withdraw(said: Utterance, ctx: Context) -> int:
    """「撤回 T-0001」, 「撤回刚才的谈心」; without a number it is only likely. 「T1删了」 of one's own only."""
    if Deed.RECORD_TALK.open_to(ctx.actor) and DELETED.match(said.plain) and _wrote_them(said, ctx):
        return OWN
    if not WITHDRAWN.search(said.plain):
        return 0
    cases = case_numbers(said)
    if cases:
        return 95 if any(letter == "T" for letter, _ in cases) else 0
    if OF_TALKS.search(said.plain):
        return LEADING
    return 60 if ALONE.fullmatch(said.words()) or _is_odd(said) else 0


def asks_what_was_said(said: Utterance, ctx: Context) -> int:
    """「王强跟张伟聊了啥」: about named people, not about a matter; whatever the answer, it is no."""
    wanted = CONTENT.search(said.plain) and WANTED.search(said.plain)
    if case_numbers(said) or not (wanted or ASKED.search(said.plain)):
        return 0
    told = TOLD_BEFORE.search(said.plain)
    return 0 if told or not ctx.mentions(said) else 70


def asks_how_far_he_is(said: Utterance, _ctx: Context) -> int:
    """「还有谁没谈」, 「我这季度谈了几次」, 「谈心覆盖情况」."""
    if COVERED.search(said.plain):
        return SURE  # past the command word it begins with
    return 70 if len(said.plain) <= LONGEST_QUESTION and PROGRESS.search(said.plain) else 0


def means_the_latest(said: Utterance) -> bool:
    """Whether the one just written down is meant."""
    return LATEST.search(said.plain) is not None


def _is_of_others(said: Utterance, ctx: Context) -> bool:
    """王强昨天跟张伟聊了聊, said by a third: not the speaker's own talk."""
    people = ctx.mentions(said)
    for one, other in pairwise(people):
        between = WITH_NOT_AND.search(said.plain, one.end, other.start)
        if between is None or ctx.actor.me in (*one.candidates, *other.candidates):
            continue
        words = said.part(one.end, between.start())
        days = find_days(words, ctx.today, Lean.PAST)
        rest = words.cut((day.start, day.end) for day in days)
        if SUBJECT_TO_OBJECT.fullmatch(rest) and SPOKEN.match(said.plain, other.end):
            return not OPENED.search(said.plain, 0, one.start)
    return False


def _is_terse(said: Utterance, ctx: Context) -> bool:
    """「前天 张伟 日常」: a day, somebody and a topic, each standing alone."""
    parts = [part for part in re.split(r"[\s,，、;；]+", said.plain) if part]
    if not MIN_PARTS <= len(parts) <= MAX_PARTS or not rules.topics_of(said.plain):
        return False
    whole = [Utterance.of(part) for part in parts]
    named = [one for one in whole if _is_whole(ctx.mentions(one), one)]
    dated = [one for one in whole if _is_whole(find_days(one, ctx.today, Lean.PAST), one)]
    return bool(named and dated)


def _is_whole(found: Sequence[Mention] | Sequence[Day], said: Utterance) -> bool:
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(said.plain))


def names_something(said: Utterance) -> bool:
    """Whether a number, though not one of ours, was named."""
    return _is_odd(said)


def _wrote_them(said: Utterance, ctx: Context) -> bool:
    """Whether every number is of a talk that he wrote down and may still take back."""
    since = ctx.now - timedelta(hours=ctx.edition.figures.withdraw_hours)
    own = {("T", one.number) for one in talks.recorded_since(ctx.session, ctx.actor, since)}
    cases = case_numbers(said)
    return bool(cases) and own.issuperset(cases)


def _is_odd(said: Utterance) -> bool:
    return not case_numbers(said) and ODD_NUMBER.fullmatch(said.plain.strip()) is not None
