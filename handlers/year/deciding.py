"""「审方案」: the branch sees what waits, agrees to it as it was shown, or gives it back with a reason [M2]."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Self

from handlers.kit.capability import Context, OpenItem
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.year import plan as papers
from handlers.year import planning, whose
from handlers.year import planning_wording as wording
from storage.queries import year_plans
from storage.queries.year_plans import PlanView
from storage.vocabulary import PushKind

PLAN = re.compile(r"方案")
AGREE = re.compile(r"同意|通过|批准|没问题|^审|审一?下|审[核批]|等.{0,4}定")
GIVE_BACK = re.compile(r"退回|打回|驳回")
GIVEN_BACK = re.compile(r".{0,16}方案(?:退回|打回)")
WHY = re.compile(r"方案\s*(?:[:,]|因为|原因是?|理由是?)+\s*")
ANOTHER = re.compile(r"(?:原因|理由)(?:是|改成|改为|:|\s)*")
LONGEST = 200  # characters of a reason
SURE, BRIEF = 118, 30
REASON = "reason"


def hears_review(said: Utterance, ctx: Context) -> int:
    """「同意综合党小组方案」: it is shown first, with the number that agrees."""
    if not PLAN.search(said.plain) or len(said.plain) > BRIEF or GIVE_BACK.search(said.plain):
        return 0
    agrees = AGREE.search(said.plain) and not planning.TELLING.search(said.plain)
    return SURE if agrees and Deed.DECIDE_PLAN.open_to(ctx.actor) else 0


def hears_return(said: Utterance, ctx: Context) -> int:
    """「退回综合党小组方案：没有日程」."""
    begins = GIVE_BACK.match(said.plain, said.begin()) or GIVEN_BACK.match(said.plain)
    found = begins and PLAN.search(said.plain[:40])
    return SURE if found and Deed.DECIDE_PLAN.open_to(ctx.actor) else 0


def review(said: Utterance, ctx: Context) -> Reply:
    """The one that is named, or the oldest that waits."""
    found = _named(said, ctx)
    if not found:
        return Reply(wording.NOTHING_WAITS)
    return _shown(found[0], ctx)


def approve(said: Utterance, ctx: Context) -> Reply:
    """As it was shown: it gets its number, and the whole of it is kept; what was changed meanwhile is shown again."""
    waiting = year_plans.waiting(ctx.session, ctx.actor)
    meant = next((one for one in waiting if mark_of(one) == said.text), None)
    if meant is None:
        if not waiting:
            return Reply(wording.NOTHING_WAITS)
        shown = _shown(waiting[0], ctx)
        return Reply(f"{wording.CHANGED_MEANWHILE}\n{shown.text}", shown.choices)
    scope = whose.of_org(meant.org_id, meant.year, ctx)
    branch = whose.branch_of(scope.org)
    if branch is None:
        raise Refusal(wording.NOTHING_WAITS)
    serial = year_plans.approve(ctx.session, ctx.actor, branch, meant, ctx.now)
    if serial is None:
        raise Refusal(wording.NOTHING_WAITS)
    code = wording.code(meant.year, serial)
    paper = papers.PAPER.dump_json(papers.final(scope, meant, code, ctx)).decode()
    year_plans.keep_paper(ctx.session, ctx.actor, meant, paper)
    text = wording.approved_push(scope.org.name, meant.year, code)
    _answer(
        meant, text, Choice(wording.SEND, "year.plan", _sentence(wording.SENDING, meant, ctx)), ctx
    )
    return Reply(
        wording.approved(scope.org.name, meant.year, code),
        (Choice(wording.SEND, "year.plan", _sentence(wording.SENDING, meant, ctx)),),
    )


class PlanReturnForm(Form):
    """Which plan is given back, and why."""

    org: str
    year: int
    reason: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """What follows the plan's name is the reason."""
        found = _named(said, ctx)
        if not found:
            raise Refusal(wording.NOTHING_WAITS)
        why = WHY.search(said.plain)
        reason = said.text[why.end() :].strip() if why else ""
        return cls(org=found[0].org_id.hex, year=found[0].year, reason=reason[:LONGEST])

    def question(self, _ctx: Context) -> Question | None:
        """Why."""
        return None if self.reason else Question(REASON, wording.ASK_REASON)

    def answered(self, _key: str, said: Utterance, _ctx: Context) -> Self:
        """In his own words."""
        reason = said.text.strip()[:LONGEST]
        if said.choice() is not None or not any(map(str.isalnum, reason)):
            raise NotUnderstood(wording.NO_REASON)
        return self.changed(reason=reason)

    def shown(self, ctx: Context) -> str:
        """Which one and why."""
        plan = _plan(self, ctx)
        return wording.giving_back(ctx.roster.orgs[plan.org_id].name, plan.year, self.reason)

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
        """Another reason."""
        found = ANOTHER.match(said.plain, said.begin())
        reason = said.text[found.end() :].strip()[:LONGEST] if found else ""
        return self.changed(reason=reason) if reason else None

    def amend_prompt(self) -> str:
        """Say the reason again."""
        return wording.AMEND


def give_back(form: PlanReturnForm, ctx: Context) -> Reply:
    """Who wrote it hears of it once, with the reason."""
    plan = _plan(form, ctx)
    if not year_plans.give_back(ctx.session, ctx.actor, plan, form.reason, ctx.now):
        raise Refusal(wording.NOTHING_WAITS)
    name = ctx.roster.orgs[plan.org_id].name
    look = Choice(wording.LOOK, "year.write", _sentence("", plan, ctx))
    _answer(plan, wording.returned_push(name, plan.year), look, ctx)
    return Reply(wording.given_back(name, plan.year))


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For the branch: plans that wait."""
    if Deed.DECIDE_PLAN.open_to(ctx.actor):
        for one in _to_decide(ctx):
            name = ctx.roster.orgs[one.org_id].name
            choice = Choice(wording.LOOK, "year.review", _sentence(wording.REVIEWING, one, ctx))
            yield OpenItem(wording.left_to_decide(name, one.year), choice)


def mark_of(plan: PlanView) -> str:
    """Stands for this plan in these words: what was changed meanwhile has another one."""
    words = (plan.org_id.hex, plan.year, plan.lines)
    return sha256(repr(words).encode()).hexdigest()[:32]


def _to_decide(ctx: Context) -> list[PlanView]:
    """What waits for this actor's branch, not for one whose group he leads elsewhere."""
    return [
        one
        for one in year_plans.waiting(ctx.session, ctx.actor)
        if whose.branch_of(ctx.roster.orgs[one.org_id]) in ctx.actor.branches
    ]


def _named(said: Utterance, ctx: Context) -> list[PlanView]:
    """Those a sentence names before the others."""
    head = PLAN.split(said.plain)[0]
    waiting = _to_decide(ctx)
    return sorted(waiting, key=lambda one: ctx.roster.orgs[one.org_id].name not in head)


def _plan(form: PlanReturnForm, ctx: Context) -> PlanView:
    for one in _to_decide(ctx):
        if (one.org_id.hex, one.year) == (form.org, form.year):
            return one
    raise Refusal(wording.NOTHING_WAITS)


def _shown(plan: PlanView, ctx: Context) -> Reply:
    scope = whose.of_org(plan.org_id, plan.year, ctx)
    areas, goals, _ = papers.counted(scope, ctx)
    writer = ctx.name(plan.writer_id)
    text = wording.to_review(scope.org.name, plan.year, writer, plan.lines, areas, goals)
    return Reply(
        text,
        (
            Choice(wording.APPROVE, "year.approve", mark_of(plan)),
            Choice(wording.RETURN, "year.return", _sentence(wording.RETURNING, plan, ctx)),
            Choice(wording.SEND, "year.plan", _sentence(wording.SENDING, plan, ctx)),
        ),
    )


def _answer(plan: PlanView, text: str, choice: Choice, ctx: Context) -> None:
    """To who laid it before the branch; what was not told yet of it is not told any more."""
    about = f"plan:{plan.year} {plan.org_id.hex}"
    ctx.promises.call_off(about)
    if plan.writer_id != ctx.actor.me:
        ctx.promises.to(plan.writer_id, text, kind=PushKind.ANSWER, about=about, choices=(choice,))


def _sentence(what: str, plan: PlanView, ctx: Context) -> str:
    return wording.command(what, ctx.roster.orgs[plan.org_id].name, plan.year)
