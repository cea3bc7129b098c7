"""How sure it is that a sentence is about supervision, and what is wanted [M3]."""

import re

from handlers.assessment.supervision import reading
from handlers.kit.capability import Context
from handlers.kit.policy import Deed
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.statements import asks
from handlers.kit.reading.utterance import Utterance
from storage.queries.supervision import LETTER

NAMED, SURE, FAIR = 115, 100, 60
LEAD = 14  # characters before the method: a day, a name, 我今天去
FILL = re.compile(r"(?:[我又去在对把给\s,，、:]|记一?[笔下条]|帮我记一?下?|今天|刚才|上午|下午)*")
NOT_A_LOOK = re.compile(
    r"(?:督查|抽查|检视)(?:组|队|办|员|人员|的人|记录|情况|结果|名单|通知|老是|总是)"
)
RECORDS = re.compile(
    r"(?:督查|抽查|检视|听汇报|查资料)(?:的|过我的)?(?:记录|情况)|(?:督查|抽查|检视)过?我|记(?:着|了)我的?(?:督查|抽查)"
)
WITHDRAW = re.compile(r"撤回|撤销|收回|作废|删")
DRAW = re.compile(
    r"(?:抽签|随机|抽)(?:抽|选|取|查)?\s*(?:\d{1,2}|[一二两三四五六七八九十])?\s*个(?:责任区|组|班|区)"
    r"|重新?抽(?:签|一次)?$|再抽一?(?:次|遍|回)|抽签(?:抽查|看看|定)?"
)
ONLY_NUMBER = re.compile(r"\s*(?:查?看看?|打开)?\s*n\s?[-—–_#]?\s?\d{1,6}\s*")


def hears_note(said: Utterance, ctx: Context) -> int:
    """「督查 王强 今天班前会讲了安全」; of somebody who may note nothing only with a name behind it."""
    plain = said.plain
    found = reading.method_in(said)
    if found and said.words() == plain[slice(*found[1])]:
        return SURE
    if found is None or DRAW.search(plain) or NOT_A_LOOK.search(plain) or case_numbers(said):
        return 0
    if found[1][0] > said.begin() + LEAD or asks(said) or RECORDS.search(plain):
        return 0
    day = reading.day_in(said, ctx)
    mentions, areas = ctx.mentions(said), areas_named(said, ctx.roster.areas.values())
    spans = [(one.start, one.end) for one in mentions] + ([(day.start, day.end)] if day else [])
    before = plain[said.begin() : found[1][0]]
    for start, end in spans:
        before = before.replace(plain[start:end], "")
    for area in areas:
        before = before.replace(area.name, "")
    if not FILL.fullmatch(before) or not (mentions or areas):
        return 0
    return NAMED if Deed.NOTE_SUPERVISION.open_to(ctx.actor) else FAIR


def hears_withdraw(said: Utterance, _ctx: Context) -> int:
    """「撤回 N-0001」."""
    return NAMED if WITHDRAW.search(said.plain) and note_numbers(said) else 0


def hears_show(said: Utterance, _ctx: Context) -> int:
    """「督查记录」, 「王强的督查记录」, a number alone."""
    if note_numbers(said):
        return SURE - 5 if ONLY_NUMBER.fullmatch(said.plain) else 0
    return SURE - 10 if RECORDS.search(said.plain) else 0


def hears_draw(said: Utterance, _ctx: Context) -> int:
    """「抽 2 个责任区」, 「重抽」."""
    return SURE - 5 if DRAW.search(said.words()) else 0


def note_numbers(said: Utterance) -> list[int]:
    """The public numbers of notes that are said."""
    return [number for letter, number in case_numbers(said) if letter == LETTER]
