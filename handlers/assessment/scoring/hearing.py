"""How sure it is that a sentence gives a sheet its points, or is about reporting them [M4.3]."""

import re

from handlers.assessment.scoring.points import given_in
from handlers.kit.capability import Context
from handlers.kit.policy import Deed
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance

DIGIT = re.compile(r"[\d一二三四五六七八九十]")
ASKED_FOR = re.compile(r"(?:给|帮)?.{0,8}(?:考核)?打(?:\d{1,3}(?:\.\d{1,4})?)?分")
TOTAL_ALONE = re.compile(r"[^\d改调]{2,12}(?:总分|打)?\d{1,3}(?:\.\d{1,2})?分")
RECUSAL = re.compile(r"(?:自己|本人|我的?).{0,6}(?:不打|回避|别打|不评|不能打|打不了)|回避")
OF_SCORING = re.compile(r"打|分|考核|回避")
REPORT_CUES = Cues(
    Cue(r"(考核|打分|分数|评分|考核表).{0,6}(上报|报上去|报支部|报给支部)", 85),
    Cue(r"(上报|报上去|报支部|报给支部).{0,6}(考核|打分|分数|评分|考核表)", 85),
)
POINTS, ASKED, SURE, LEAST = 95, 80, 90, 2


def hears_score(said: Utterance, ctx: Context) -> int:
    """Somebody named, and points for items behind it, or a total alone; or 「给王强打分」."""
    if not Deed.SCORE_SHEET.open_to(ctx.actor):
        return 0
    if DIGIT.search(said.plain):
        given = given_in(said, ctx.edition)
        # One item is plainly meant for a sheet only with what the points rest on: 「陈志远 谈心11 依据 9月抽查」.
        least = 1 if given.basis else LEAST
        if len(given.points) + len(given.unclear) >= least and _names(given.head, ctx):
            return POINTS
        if (
            TOTAL_ALONE.fullmatch(said.words())
            and given.total is not None
            and _names(given.head, ctx)
        ):
            return ASKED
    return ASKED if ASKED_FOR.fullmatch(said.words()) and _names(said, ctx) else 0


def hears_recusal(said: Utterance, ctx: Context) -> int:
    """「管理组那个我自己就不打了吧」."""
    if not ctx.actor.areas or not RECUSAL.search(said.plain):
        return 0
    own = areas_named(said, (ctx.roster.areas[one] for one in ctx.actor.areas))
    return SURE if own or OF_SCORING.search(said.plain) else 0


def _names(said: Utterance, ctx: Context) -> bool:
    return bool(ctx.mentions(said) or areas_named(said, ctx.roster.areas.values()))
