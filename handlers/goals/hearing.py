"""How sure it is that a sentence is about yearly goals, and what is wanted [D3]."""

import re

from handlers.goals import corrections, results
from handlers.goals.pieces import FEWEST, GOAL
from handlers.goals.reading import goal_numbers, heading_of
from handlers.kit.capability import Context
from handlers.kit.policy import Deed
from handlers.kit.reading.statements import asks
from handlers.kit.reading.utterance import Utterance
from storage.queries import goals as records

NAMED = 115  # a goal's number, or an area's goals at the beginning: whatever else is in it is what the goal says
SURE, CLEAR, LIKELY, FAIR = 100, 90, 80, 60
ASKING = re.compile(
    r"[是有都定写了的过出来着情况完成给我让看查问一下\s,]*(?:什么|啥|哪些|哪几[条个]|几[条个]|多少|咋样|怎么样|怎样|如何|呢|吗|么|没有?)?[了的呀啊呢吗看我\s?]*"
)
WHAT_GOALS = re.compile(
    rf"(?:有|定|写)[了过]?(?:些)?(?:什么|啥|哪些|没有?|几[条个])(?:年度)?{GOAL}|{GOAL}[里中]?有没有"
)
GAPS = re.compile(
    rf"(?:哪|那)(?:些|几)?(?:个|块|项|条)?(?:方面|维度|块|项|组|班|责任区).{{0,6}}(?:没|缺|差).{{0,6}}{GOAL}"
    rf"|{GOAL}.{{0,6}}(?:(?<!有)没|缺|差).{{0,4}}(?:方面|维度)|{GOAL}.{{0,4}}覆盖|没有?{GOAL}的(?:方面|组|责任区|班)"
)
GIVE_BACK = re.compile(r"退回|打回|驳回|退掉")
TAKE_BACK = re.compile(r"撤回|撤销|收回|作废|取消|去掉|删|不要")
TO_ONE_OF = re.compile(
    rf"(?:{TAKE_BACK.pattern}|修?改|调整)(?:一?下|一?条|个|掉)?.{{0,8}}{GOAL}"
)  # without its number
DECIDE = re.compile(r"确认|同意|通过|审[核批]|批准|没问题|可以")
DECIDED = re.compile(rf"(?:{DECIDE.pattern}|[\s,。!了吧的都全部我们支部就这样行好])+")
REACHED = re.compile(
    rf"{GOAL}(?:任务|都|全|的|结果)*(?:完成|达成|实现|落实)(?:的?情况|得?怎么?样|得?咋样|到哪|了多少|了没|了吗|$)"
)
LETTER = "g"  # of their numbers, as it is compared
BRIEF, SHORT = 20, 12  # characters
NO_GOAL = re.compile(  # 「维修组目标改一下」: what is there is looked at first, each with its number
    r"(?:要|想|得|都|已经?|基本|全部?)*(?:改|修改|调整|变|换|撤回|撤销|取消|去掉|删|删除|不要|完成|达到|达标|实现|落实|进度|进展|定[得的太有点偏]*[高低])[一下改掉了吧吗没得情况怎么样啊呢的很挺还太不错好差快慢\s?]*"
)
ONLY_NUMBER = re.compile(
    r"(?:[\s,，。、;；?？!！]|g\s?[-—–_#]?\s?\d{1,6}|查看|看看?|打开|目标|是啥|是什么|的?内容|的?原因|的?结果|完成了?(?=[没吗么]|情况)|没有?|情况|[吗么])+"
)


def hears_propose(said: Utterance, ctx: Context) -> int:
    """「维修组今年目标 …」 with something behind it; of somebody who drafts none only with an area's name."""
    if not _may_be_meant(said, ctx) or goal_numbers(said) or GAPS.search(said.plain):
        return 0
    heading = heading_of(said, ctx)
    if heading is None or not heading.body.words() or _only_asks(heading.body):
        return 0
    if WHAT_GOALS.search(said.plain):
        return 0
    if not Deed.PROPOSE_GOAL.open_to(ctx.actor):
        return FAIR if heading.areas else 0
    if _decides(said, ctx) or _gives_back(said, ctx):
        return 0
    placed = heading.areas or heading.ours or heading.year or heading.side
    return NAMED if placed else FAIR


def hears_change(said: Utterance, ctx: Context) -> int:
    """「目标 G-0003 改成…」."""
    if not _may_be_meant(said, ctx) or not goal_numbers(said) or GIVE_BACK.search(said.plain):
        return 0
    return NAMED if corrections.CHANGE_NUMBER.search(said.plain) else 0


def hears_withdraw(said: Utterance, ctx: Context) -> int:
    """「撤回 G-0003」."""
    if not _may_be_meant(said, ctx) or not goal_numbers(said) or hears_change(said, ctx):
        return 0
    return NAMED if TAKE_BACK.search(said.plain) and not GIVE_BACK.search(said.plain) else 0


def hears_return(said: Utterance, ctx: Context) -> int:
    """「退回 G-0002 没写时限」."""
    if not _may_be_meant(said, ctx) or not GIVE_BACK.search(said.plain):
        return 0
    if goal_numbers(said):
        return NAMED
    return CLEAR if GOAL in said.plain and _gives_back(said, ctx) else 0


def hears_review(said: Utterance, ctx: Context) -> int:
    """「维修组目标同意」, 「有没有等确认的目标」."""
    if ctx.edition.goals is None or GIVE_BACK.search(said.plain):
        return 0
    if GOAL in said.plain:
        return CLEAR if _decides(said, ctx) else 0
    says_yes = DECIDE.search(said.plain) and DECIDED.fullmatch(said.plain)
    decides = Deed.DECIDE_GOAL.open_to(ctx.actor)
    return LIKELY if says_yes and decides and records.areas_waiting(ctx.session) else 0


def hears_show(said: Utterance, ctx: Context) -> int:
    """「今年目标」, 「维修组目标有哪些」, a number alone."""
    if not _may_be_meant(said, ctx):
        return CLEAR if ctx.edition.goals is None and _names_goals(said, ctx) else 0
    if goal_numbers(said):
        return SURE - 5 if ONLY_NUMBER.fullmatch(said.plain) else 0
    if GOAL not in said.plain or GAPS.search(said.plain):
        return 0
    if WHAT_GOALS.search(said.plain) or TO_ONE_OF.fullmatch(said.words()):
        return LIKELY
    heading = heading_of(said, ctx)
    if heading is None or _decides(said, ctx):
        return 0
    return CLEAR if _only_asks(heading.body) else 0


def hears_result(said: Utterance, ctx: Context) -> int:
    """「G-0003 完成 安环部盖章确认」."""
    if not _may_be_meant(said, ctx) or not goal_numbers(said) or asks(said):
        return 0
    return NAMED if results.result_in(said) else 0


def hears_results(said: Utterance, ctx: Context) -> int:
    """「维修组目标完成情况」, 「目标完成得怎么样了」."""
    return NAMED if _may_be_meant(said, ctx) and REACHED.search(said.plain) else 0


def hears_gaps(said: Utterance, ctx: Context) -> int:
    """「哪些方面没有目标」, 「哪些组没有目标」."""
    return SURE if _may_be_meant(said, ctx) and GAPS.search(said.plain) else 0


def _may_be_meant(said: Utterance, ctx: Context) -> bool:
    """What costs next to nothing to ask of every sentence."""
    return ctx.edition.goals is not None and (GOAL in said.plain or LETTER in said.plain)


def _names_goals(said: Utterance, ctx: Context) -> bool:
    """Where the edition has none, whoever speaks of the goals of an area or a year is told so."""
    if GOAL not in said.plain:
        return False
    heading = heading_of(said, ctx)
    placed = heading is not None and (heading.areas or heading.ours or heading.year)
    return bool(placed or GAPS.search(said.plain))


def _only_asks(body: Utterance) -> bool:
    if len(body.plain) <= BRIEF and any(one.fullmatch(body.plain) for one in (ASKING, NO_GOAL)):
        return True
    short = len(body.plain) <= SHORT and asks(body)
    return short or sum(map(str.isalnum, body.plain)) < FEWEST


def _gives_back(said: Utterance, ctx: Context) -> bool:
    """「维修组的目标退回」, not a goal with such a word in it: 「质量：退回率降到1%」."""
    heading = heading_of(said, ctx)
    if heading is not None and heading.body.words():
        return GIVE_BACK.match(heading.body.plain, heading.body.begin()) is not None
    return GIVE_BACK.search(said.plain) is not None and len(said.plain) <= BRIEF


def _decides(said: Utterance, ctx: Context) -> bool:
    """Whether the branch says yes to goals, rather than writing one with such a word in it."""
    if not Deed.DECIDE_GOAL.open_to(ctx.actor) or not DECIDE.search(said.plain):
        return False
    heading = heading_of(said, ctx)
    if heading is not None and heading.body.words():
        return DECIDED.fullmatch(heading.body.plain) is not None
    return len(said.plain) <= BRIEF
