"""考核进度: where the year stands; a member his own state, leader and branch how many, never who [M3 M4]."""

import re
from collections.abc import Iterator

from handlers.assessment.appraising.handing_in import own_state
from handlers.assessment.ballots.voting import VOTE, leads_somewhere
from handlers.assessment.ballots.wording import VOTE_TITLE
from handlers.assessment.cycle import leading, life, story
from handlers.assessment.cycle.now import for_person, title_of
from handlers.assessment.cycle.people import appraisers
from handlers.assessment.cycle.under import edition_of
from handlers.assessment.cycle.waiting import waiting_for
from handlers.assessment.cycle.windows import titles_of
from handlers.assessment.cycle.wording import NOTHING_OPEN, incomplete, steps
from handlers.assessment.progress import wording
from handlers.assessment.sheets import sheets_of
from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import WITH_THE_BRANCH, SheetState, StepKey
from storage.queries import ballot_figures, ballots, sheets, step_progress
from storage.queries.assessment import CycleView
from storage.vocabulary import Role

STATUS_CUES = Cues(
    Cue(r"(自查|自评|考核).{0,6}(进度|几份|交了没|交没交|怎么样了|到哪)", 75),
    Cue(
        r"(评价|打分|审核)的?进度|(谁|哪些人|几个人|多少人).{0,3}(没|还没)(评(?!为)|打分|自评|交自查)",
        96,
    ),
)
WHEN = "什么时候|啥时候?|何时|几时|几号|哪[天日]|多久"
STEPS = "自查|自评|自我鉴定|责任区评价|评价|测评|打分|审核|(?<!技能|技术|岗位|绩效)考核"
WHEN_ASKED = re.compile(
    rf"(?:{STEPS})(?!奖|工资|扣|办法|制度).{{0,6}}(?:{WHEN})"
    rf"|(?:{WHEN})(?:要|能|就|可以)?(?:开始|截止|结束|交)?(?:{STEPS})(?!奖|工资|扣|办法|制度)"
)
ASKED_WHEN = 110  # more than what begins with 「评价」 or 「打分」
STATUS = "assessment.status"
LAST_MONTH = 3  # of the next year in which a year is still spoken of
OVERSEE = {Role.GROUP_LEADER, Role.BRANCH}


def register(capability: Capability) -> None:
    """Add what people ask of it."""
    capability.command(
        "status",
        wording.TITLE,
        *wording.WORDS,
        may=Deed.COUNT_SELF_APPRAISALS,
        cues=STATUS_CUES,
        about=wording.ABOUT,
        examples=wording.EXAMPLES,
        refusal=wording.REFUSAL,
    )(show_status)
    capability.command(
        "when",
        wording.WHEN_TITLE,
        may=Deed.ASK_GUIDANCE,
        hears=hears_when,
        about=wording.WHEN_ABOUT,
        examples=wording.WHEN_EXAMPLES,
    )(show_when)


def hears_when(said: Utterance, _ctx: Context) -> int:
    """「评价啥时候截止」, 「什么时候考核」: the days are asked for, and nothing is begun."""
    return ASKED_WHEN if WHEN_ASKED.search(said.plain) else 0


def show_when(_said: Utterance, ctx: Context) -> Reply:
    """The days of every step, as they hold for who asks."""
    cycle = story.latest(ctx)
    if cycle is None:
        raise Refusal(NOTHING_OPEN)
    for step in cycle.windows:
        cycle = for_person(ctx, cycle, step, ctx.actor.me)
    titles = titles_of(edition_of(cycle.id, ctx))
    choices = (
        [Choice(wording.TITLE, STATUS)] if Deed.COUNT_SELF_APPRAISALS.open_to(ctx.actor) else []
    )
    if leads_somewhere("", ctx):
        choices.append(Choice(VOTE_TITLE, VOTE))
    lines = [wording.stage(cycle.year, cycle.state), *steps(cycle.windows, titles)]
    if not life.open_in(StepKey.AREA_EVALUATION, cycle.state):
        lines.append(wording.PUBLISHED)
    return Reply("\n".join(lines), tuple(choices))


def show_status(_said: Utterance, ctx: Context) -> Reply:
    """The stage, one's own state, and for leader and branch how far each step is."""
    cycle = story.latest(ctx)
    if cycle is None or (cycle.year < ctx.today.year and ctx.today.month > LAST_MONTH):
        why = ctx.edition.incomplete
        raise Refusal(incomplete(ctx.edition.title, why) if why else NOTHING_OPEN)
    edition_of(cycle.id, ctx)  # refused where it is gone, or nobody is assessed by it
    cycle = leading.up_to_date(ctx, cycle)
    lines = [wording.stage(cycle.year, cycle.state)]
    if ctx.actor.me in appraisers(ctx, cycle):
        lines.append(own_state(ctx, for_person(ctx, cycle, StepKey.SELF_APPRAISAL, ctx.actor.me)))
    if ctx.actor.roles & OVERSEE:
        lines += _steps(cycle, ctx)
    story_is_his = Deed.SEE_ASSESSMENT.open_to(ctx.actor)
    more = (Choice(wording.STORY, "assessment.story"),) if story_is_his else ()
    return Reply("\n".join(lines), more)


def _steps(cycle: CycleView, ctx: Context) -> Iterator[str]:
    for step, window in cycle.windows.items():
        title = title_of(step, cycle, ctx)
        if ctx.today < window.opens:
            yield wording.to_come(title, window)
        else:
            done, of = _counted(step, cycle, ctx)
            yield wording.count(
                step, title, done, of, window.closes, over=ctx.today > window.closes
            )


def _counted(step: StepKey, cycle: CycleView, ctx: Context) -> tuple[int, int]:
    """How many have done it, and how many there are: people in the first two steps, sheets in the others."""
    if step is StepKey.SELF_APPRAISAL:
        members = appraisers(ctx, cycle)
        handed_in = step_progress.appraised(ctx.session, cycle.id)
        return len(handed_in.intersection(members)), len(members)
    if step is StepKey.AREA_EVALUATION:
        voted = set().union(*ballots.turnout(ctx.session, cycle.id).values())
        if (
            not voted
        ):  # nobody yet; or the list of voters is destroyed, and only ballots can be counted
            counted = ballot_figures.handed_in(ctx.session, cycle.id)
            return counted, counted + len(waiting_for(ctx, cycle, step))
        return len(voted), len(voted) + len(waiting_for(ctx, cycle, step))
    due = {one.key for one in sheets_of(ctx.roster, cycle, edition_of(cycle.id, ctx))}
    states = {
        (one.subject_id, one.area_id): one.state for one in sheets.standings(ctx.session, cycle.id)
    }
    wanted = WITH_THE_BRANCH if step is StepKey.LEADER_SCORING else (SheetState.APPROVED,)
    return sum(states.get(key) in wanted for key in due), len(due)
