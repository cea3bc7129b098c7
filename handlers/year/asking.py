"""「起草今年落实方案」, 「起草今年总结」: a few lines here, the whole as a Word file to be finished by hand [M2 M3]."""

import re

from handlers.kit.capability import Context
from handlers.kit.messages import Reply
from handlers.kit.reading.utterance import Utterance
from handlers.year import plan, planning_wording, summary, wording
from handlers.year.whose import Scope, asked_for, year_said
from storage.queries import year_plans

MAKE = r"(?:起草|草拟|拟|写|做|生成|出|发我|给我|要|看看?|弄)"
PLAN = re.compile(rf"{MAKE}.{{0,12}}(?:落实|实施|工作)方案|(?:落实|实施)方案.{{0,4}}{MAKE}")
SUMMARY = re.compile(
    rf"{MAKE}.{{0,12}}(?:(?:年度?|年终|责任区|活动|工作)(?:工作|活动)?的?总结)|年(?:度|终)总结.{{0,4}}{MAKE}"
)
TELLING = re.compile(r"[怎咋]|为什么|什么时候|啥时候|哪天|规定|吗|讲了|说了|开了")
SURE = 100


def hears_plan(said: Utterance, _ctx: Context) -> int:
    """「起草今年落实方案」; a question about it is none."""
    return _hears(PLAN, said)


def hears_summary(said: Utterance, _ctx: Context) -> int:
    """「起草今年总结」."""
    return _hears(SUMMARY, said)


def draft_plan(said: Utterance, ctx: Context) -> Reply:
    """What the draft holds, or that it is none any more, and the file behind it."""
    scope = asked_for(said, year_said(said, ctx), ctx)
    _promise("plan", scope, ctx)
    written = year_plans.of(ctx.session, ctx.actor, scope.org.id, scope.year)
    if written and written.paper:
        return Reply(planning_wording.final(scope.name, scope.year, written.serial))
    return Reply(wording.plan_shown(scope.name, scope.year, *plan.counted(scope, ctx)))


def draft_summary(said: Utterance, ctx: Context) -> Reply:
    """What the draft holds and what it leaves out, and the file behind it."""
    scope = asked_for(said, year_said(said, ctx), ctx)
    _promise("summary", scope, ctx)
    return Reply(wording.summary_shown(scope.name, scope.year, summary.left_out(scope, ctx)))


def _promise(document: str, scope: Scope, ctx: Context) -> None:
    """What he asked for before and has not got yet is not sent twice."""
    about = f"year.papers:{document} {scope.which}"
    ctx.promises.call_off(about, to=ctx.actor.me)
    ctx.promises.file(ctx.actor.me, f"year.{document}", about=about, which=scope.which)


def _hears(pattern: re.Pattern[str], said: Utterance) -> int:
    found = pattern.search(said.plain) and len(said.plain) <= 30
    return SURE if found and not TELLING.search(said.plain) else 0
