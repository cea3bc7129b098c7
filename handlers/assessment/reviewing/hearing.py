"""How sure it is that a sentence decides on sheets, asks for one, or asks about one's own [M4.3 M5]."""

import re

from handlers.assessment.reviewing import waiting
from handlers.assessment.reviewing.reading import VERDICT
from handlers.assessment.scoring.year import year_if_open
from handlers.kit.capability import Context
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import StepKey
from storage.vocabulary import Role

OF_SHEETS = re.compile(r"考核|打分|评分|考核表")
SHEET_OF = re.compile(r"(?:看看?|查|打开)?.{1,12}?的?(?:考核表|考核得分|打分情况)")
# 「他同意当师傅」, 「明天通过考试」, 「跟他聊了 说没问题」: a word of passing that is about something else
ELSEWHERE = re.compile(
    r"(?:通过|同意|过)了?(?:考试|考证|考级|面试|体检|验收|参加|[当去让做来带报调请休我他她])"
    r"|[跟和同与].{1,4}(?:聊|谈[了过话])|聊了"
)
WAITS, SURE, NAMED, FAIR = 110, 90, 70, 55
REVIEW_CUES = Cues(
    Cue(r"(审核|审一?下|审批).{0,4}(考核|打分|考核表)", 85),
    Cue(r"(哪些|几张).{0,6}等.{0,4}审核", 85),
    Cue(r"开.{0,6}会", -60),
)
DEMOCRATIC_CUES = Cues(
    Cue(r"民主评议", 45),
    Cue(r"(等次|考核|结果|优秀).{0,12}(用|抄|算|当|一样|一回事|直接|照搬)", 40),
)
MY_CUES = Cues(
    Cue(r"我的?(考核)?(分|得分|分数|考核表|考核结果).{0,4}(怎么来|咋来|怎么算|咋算|怎么打|为什么|依据)", 90),
    Cue(r"我的?(考核)?(得?分|分数|考核结果|结果)(是|打)?了?(多少|几分|咋样|怎么样|出来)|我考核(得|打)?了?(多少|几)分", 90),
    Cue(r"^(看看?)?我的(考核表|考核结果|考核得分|得分)$", 90),
)  # fmt: skip


def hears_decision(said: Utterance, ctx: Context) -> int:
    """People or areas named with 通过, 退回 or 改成; not a concern, a goal or a request by its number."""
    if Role.BRANCH not in ctx.actor.roles or case_numbers(said) or not VERDICT.search(said.plain):
        return 0
    if ELSEWHERE.search(said.plain):
        return 0
    people = {one for mention in ctx.mentions(said) for one in mention.candidates}
    year = year_if_open(ctx, StepKey.BRANCH_REVIEW)
    if year and any(one.subject_id in people for one in waiting.to_review(year, ctx)):
        return WAITS
    named = people or areas_named(said, ctx.roster.areas.values())
    about = OF_SHEETS.search(said.plain)
    if named and about:
        return SURE
    return NAMED if people else FAIR if about else 0


def hears_sheet(said: Utterance, ctx: Context) -> int:
    """「看王强的考核表」."""
    if not SHEET_OF.fullmatch(said.words()):
        return 0
    others = any(set(one.candidates) != {ctx.actor.me} for one in ctx.mentions(said))
    return SURE if others else 0
