"""公示: the branch publishes grades to the people concerned, after two confirmations (domain.md §2.6)."""

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import Self
from uuid import UUID

from handlers.assessment.cycle import leading
from handlers.assessment.cycle.under import branch_id
from handlers.assessment.publishing import notice_wording, rules
from handlers.assessment.publishing.now import Standing, going_on, standing_of
from handlers.assessment.publishing.telling import tell_approved
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.numbers import parse_number
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from storage.assessment_words import CycleDeed, CycleState
from storage.queries import notices
from storage.queries.results import Result
from storage.vocabulary import PushKind, Role

SHOW = "assessment.notice"
FIRST = "first"
PUBLISHED = (CycleState.NOTICE, CycleState.OBJECTIONS)
LONG = re.compile(
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*个?(?P<unit>工作日|星期|礼拜|周|天|日(?!期))"
)
WORKDAY, WEEKS, DAYS_A_WEEK = "工作日", ("星期", "礼拜", "周"), 7
NO = re.compile(r"不|先别|等")
YES = re.compile(r"公示|先公示|好|行|可以|是|对|确认|嗯")


class PublishForm(Form):
    """What is published, and until when; `agreed` is the first of the two confirmations."""

    binding = True

    wanted: date | None = None
    agreed: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「公示吧 公示一周」; refused when nobody may be published yet, with what is in the way."""
        to_publish(ctx)
        return cls(wanted=_until(said, ctx))

    def question(self, ctx: Context) -> Question | None:
        """Whether the others are published first, or all (V23)."""
        if self.agreed:
            return None
        standing, ready = to_publish(ctx)
        returned = len(standing.returned)
        if standing.missing:
            text = notice_wording.some_missing(returned, len(standing.missing) - returned)
        else:
            text = notice_wording.all_there(len(ready))
        return Question(FIRST, text, (notice_wording.GO_ON, notice_wording.NOT_YET))

    def answered(self, _key: str, said: Utterance, _ctx: Context) -> Self:
        """Yes or no, by number or word."""
        number = chosen(said, 2)
        no = NO.match(said.plain)
        if number == 1 or no:
            raise Refusal(notice_wording.CHANGED_NOTHING)
        if number == 0 or YES.match(said.plain):
            return self.changed(agreed=True)
        raise NotUnderstood(NOT_A_CHOICE)

    def shown(self, ctx: Context) -> str:
        """Every line that people will read, and for how long."""
        standing, ready = to_publish(ctx)
        last, longer = self.until(standing)
        shortest = standing.figures.notice_working_days if longer else 0
        lines = [_line(one, standing) for one in ready]
        return notice_wording.to_publish(lines, ctx.today, last, shortest)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another length."""
        until = _until(said, ctx)
        return self.changed(wanted=until) if until else None

    def amend_prompt(self) -> str:
        """How long."""
        return notice_wording.AMEND_PUBLISH

    def until(self, standing: Standing) -> tuple[date, bool]:
        """The last day, and whether it was wanted shorter than it may be."""
        ctx = standing.ctx
        return rules.notice_until(ctx.today, self.wanted, ctx.calendar, standing.figures)


def publish(form: PublishForm, ctx: Context) -> Reply:
    """Make them public to the people of each area; everybody concerned hears of it once."""
    standing, ready = to_publish(ctx)
    last, _ = form.until(standing)
    cycle = standing.cycle
    done = notices.publish(ctx.session, cycle.id, [one.whose for one in ready], ctx.today, last)
    if not done:
        raise Refusal(notice_wording.FINISHED_ALREADY)
    if cycle.state not in PUBLISHED:
        leading.lead(ctx, cycle, CycleDeed.PUBLISHED, CycleState.NOTICE)
    others = _tell(standing, ready, last)
    return Reply(
        notice_wording.published(done, last, others), (Choice(notice_wording.SEE_NOTICE, SHOW),)
    )


def to_publish(ctx: Context) -> tuple[Standing, list[Result]]:
    """What may be published today; a Refusal says what is in the way. Who was not told is told by asking."""
    cycle = going_on(branch_id(ctx), ctx)
    if cycle is None:
        raise Refusal(notice_wording.NOTHING_YET)
    standing = standing_of(cycle, ctx)
    if not standing.approved:
        raise Refusal(notice_wording.NONE_APPROVED)
    if len(standing.untold) > len(standing.to_talk):
        tell_approved(cycle, ctx)
        standing = standing_of(cycle, ctx)
    if standing.to_talk:
        others = [one for one in standing.to_talk if one.subject_id != ctx.actor.me]
        raise Refusal(notice_wording.must_talk_first(standing.names(others)))
    if running := standing.days_run:
        last = max(
            rules.statement_until(one.told_at, ctx.calendar, standing.figures) for one in running
        )
        raise Refusal(notice_wording.days_run(standing.names(running), last))
    if not standing.ready:
        raise Refusal(notice_wording.ALL_PUBLISHED)
    return standing, standing.ready


def _line(one: Result, standing: Standing) -> str:
    area, name = standing.sorted_by(one.whose)
    return notice_wording.line(area, name, standing.grade(one))


def _tell(standing: Standing, ready: list[Result], last: date) -> bool:
    """One message for each person, with what concerns him; whether there were others of the committee."""
    ctx, cycle = standing.ctx, standing.cycle
    own = {one.subject_id for one in ready}
    of_area: dict[UUID, list[Result]] = defaultdict(list)
    for one in ready:
        of_area[one.area_id].append(one)
    texts: dict[UUID, list[str]] = defaultdict(list)
    for area, found in of_area.items():
        for person in ctx.roster.people_of(area, ctx.today):
            others_only = [one for one in found if one.subject_id != person.id]
            if others_only and person.id != ctx.actor.me:
                texts[person.id].append(_to_area(standing, others_only, last))
    for member in own:
        texts[member].append(notice_wording.member_notice(last))
    seated = ctx.roster.holders(cycle.branch_id, Role.BRANCH, ctx.today)
    others = {one.person_id for one in seated} - {ctx.actor.me}
    for person_id in others:
        texts[person_id].append(notice_wording.committee_notice(ctx.me.name, len(ready), last))
    for person_id, parts in texts.items():
        ctx.promises.to(
            person_id,
            "\n".join(parts),
            kind=PushKind.NOTICE,
            about=f"notice:{cycle.id}",
            choices=(Choice(notice_wording.SEE_NOTICE, SHOW),),
        )
    return bool(others)


def _to_area(standing: Standing, found: list[Result], last: date) -> str:
    head = notice_wording.notice(standing.cycle.year, [_line(one, standing) for one in found], last)
    name = standing.ctx.name(found[0].subject_id)
    return f"{head}\n{notice_wording.how_to_object(name, last)}"


def _until(said: Utterance, ctx: Context) -> date | None:
    """The last day by a length (一周, 5个工作日) or a date; None: as the edition has it."""
    if found := LONG.search(said.plain):
        number = int(parse_number(found["number"]) or 0)
        if found["unit"] == WORKDAY:
            return ctx.calendar.add_workdays(ctx.today, number).day
        return ctx.today + timedelta(days=number * (DAYS_A_WEEK if found["unit"] in WEEKS else 1))
    days = [one.day for one in find_days(said, ctx.today, Lean.FUTURE) if one.day and not one.doubt]
    return days[-1] if days and days[-1] > ctx.today else None
