"""给我一份我的记录: all that is held about somebody as a file, made when it is sent and kept nowhere (PIPL art. 45)."""

import sys
from collections.abc import Iterator
from functools import partial

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.documents import Cell, Column, Document, Table
from handlers.kit.messages import Choice, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated, moment
from handlers.privacy import copying_wording as wording
from handlers.privacy import records
from handlers.privacy.record_wording import ROLES
from handlers.privacy.showing import readings_in_words, standing_facts
from handlers.privacy.wording import READ_TITLE
from storage.queries import concerns
from storage.vocabulary import PushKind

COPY, EXPORT = "privacy.copy", "privacy.export"
WHOLE = partial(quoted, longest=sys.maxsize)
OWN = r"(?:我|俺)(?:自己|个人)?的?(?:全部|所有|那些|个人)?的?(?:资料|信息|数据|记录|档案)"
FILE = r"副本|拷贝|复印|备份|文件|表格|电子版|excel|xlsx|一份"
MAKE = r"导出|下载|打印|拷贝|复印|复制|导一?[份个]?|拷一?[份个]?|打一?[份个]?"
COPY_CUES = Cues(
    Cue(rf"(?:{MAKE}).{{0,8}}{OWN}|{OWN}.{{0,6}}(?:{MAKE})", 97),
    Cue(rf"(?:{FILE}).{{0,6}}{OWN}|{OWN}.{{0,10}}(?:{FILE})", 97),
    Cue(r"(?:记|存|留)(?:了|着)?(?:我|俺)的(?:东西|内容|那些)?.{0,4}(?:导|拷|下载|打印|发)(?:出|给|一份|成)", 90),
    Cue(r"谁|删|清|错|不对|别人|张|统计", -60),
)  # fmt: skip


def hears_copy(said: Utterance, _ctx: Context) -> int:
    """How sure it is that somebody wants his record as a file."""
    return COPY_CUES.weigh(said)


def send_copy(_said: Utterance, ctx: Context) -> Reply:
    """Promise the file to who asked; one he asked for before and has not got yet is not sent twice."""
    ctx.promises.call_off(COPY, to=ctx.actor.me)
    ctx.promises.file(ctx.actor.me, COPY, about=COPY)
    return Reply(wording.COMING)


def tell_of_export(ctx: Context) -> None:
    """Somebody else had a copy made: its subject hears of it."""
    see = (Choice(READ_TITLE, "privacy.who_read"),)
    ctx.promises.to(ctx.actor.me, wording.EXPORTED, kind=PushKind.NOTICE, about=EXPORT, choices=see)


def copy(ctx: Context) -> Document:
    """What is held, what became of his concerns, who read it: as it stands when it is made."""
    sheets = (
        (wording.HELD, wording.HELD_COLUMNS, _held(ctx)),
        (wording.STORY, wording.STORY_COLUMNS, _story(ctx)),
        (wording.READ, wording.READ_COLUMNS, _read(ctx)),
    )
    subtitle = wording.subtitle(ctx.me.name, moment(ctx.now.astimezone(SHANGHAI)))
    tables = (
        Table(
            name=name,
            title=wording.title(name),
            subtitle=subtitle,
            columns=tuple(Column(title, width) for title, width in columns),
            rows=tuple(rows),
            notes=wording.NOTES,
        )
        for name, columns, rows in sheets
    )
    return Document(wording.file_name(ctx.me.name), tuple(tables))


def _held(ctx: Context) -> Iterator[tuple[Cell, ...]]:
    for fact in standing_facts(ctx):
        yield wording.STANDING, "", fact
    for one in records.held(ctx, WHOLE):
        yield one.kind, dated(one.at.date(), ctx.today), wording.without_bullet(one.text)


def _story(ctx: Context) -> Iterator[tuple[Cell, ...]]:
    for one in concerns.held(ctx.session, ctx.actor):
        for step in concerns.steps(ctx.session, ctx.actor, one.id):
            who = wording.YOU if step.actor_id == ctx.actor.me else wording.THE_BRANCH
            did = wording.STEPS.get(step.kind, wording.ANOTHER_STEP)
            day = dated(step.at.astimezone(SHANGHAI).date(), ctx.today)
            yield one.code, day, who, did, step.note


def _read(ctx: Context) -> Iterator[tuple[Cell, ...]]:
    for one in records.readings(ctx):
        day = dated(one.day, ctx.today)
        yield day, one.reader, ROLES[one.role], readings_in_words(one)
