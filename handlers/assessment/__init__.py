"""考核, its first step: members appraise themselves by chat; reminders reach only who has not [M3 M4.1]."""

import re
from datetime import datetime, time, timedelta

from handlers.assessment import wording
from handlers.assessment.ballots import hears_who_sees, tell_who_sees
from handlers.assessment.forms import AppraisalForm
from handlers.assessment.window import (
    WindowForm,
    branch_id,
    edition_to_open,
    open_cycle,
    responsible_members,
    usable_if_any,
)
from handlers.kit.capability import Capability, Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.numbers import find_scores
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_STUDY, moment
from handlers.regulation import Edition
from storage.queries import assessment
from storage.queries.assessment import CycleView
from storage.vocabulary import SHANGHAI, AppraisalState, PushKind, Role

APPRAISE_CUES = Cues(
    Cue(r"^(我的?)?(年度|今年的?)?(自评|自查|自我鉴定)", 75),
    Cue(r"(自己|给自己)打.{0,3}\d", 60),
    Cue(r"打.{0,3}\d+分", 25),
    Cue(r"不足(是|在)", 30),
    Cue(r"(进度|几份|交了没|谁没交)", -60),
)
STATUS_CUES = Cues(Cue(r"(自查|自评|考核).{0,6}(进度|几份|交了没|交没交|怎么样了|到哪)", 75))
SEVERAL, SEVERAL_ITEMS = 3, 75
NUMBER = re.compile(r"\d+")
OPEN_CUES = Cues(
    Cue(r"(开始|开启|启动).{0,6}(自查|考核)", 80), Cue(r"自查.{0,4}(延期|延到|截止改)", 70)
)

capability = Capability("assessment", wording.TITLE)


def sounds_like_an_appraisal(said: Utterance, ctx: Context) -> int:
    """By its words, or because it gives points for several items of the form."""
    weight = APPRAISE_CUES.weigh(said)
    several = len(NUMBER.findall(said.plain)) >= SEVERAL
    if several and weight < SEVERAL_ITEMS and Role.RESPONSIBLE_MEMBER in ctx.actor.roles:
        names = {item.key: (item.title, *item.aliases) for item in _form_in_use(ctx).items}
        if len(find_scores(said, names).points) >= SEVERAL:
            return SEVERAL_ITEMS
    return weight


def _form_in_use(ctx: Context) -> Edition:
    """The edition of the open cycle, else the one in force."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    cycle = assessment.open_cycle(ctx.session, branch.id, ctx.today) if branch else None
    return (usable_if_any(cycle.edition, ctx) if cycle else None) or ctx.edition


@capability.command(
    "appraise",
    wording.APPRAISE_TITLE,
    *wording.APPRAISE_WORDS,
    may=Deed.WRITE_SELF_APPRAISAL,
    form=AppraisalForm,
    hears=sounds_like_an_appraisal,
    about=wording.APPRAISE_ABOUT,
    examples=wording.APPRAISE_EXAMPLES,
    refusal=wording.NOT_A_MEMBER,
    menu=MENU_STUDY,
)
def submit_self_appraisal(form: AppraisalForm, ctx: Context) -> Reply:
    """Hand it in; it can be changed until the window closes, and reminders stop."""
    cycle = open_cycle(ctx)
    version = assessment.keep(
        ctx.session, ctx.actor, cycle.id, form.content(), ctx.now, submit=True
    )
    ctx.promises.call_off(about(cycle), to=ctx.actor.me)
    return Reply(wording.submitted(version, cycle.self_until))


@capability.command(
    "status",
    wording.STATUS_TITLE,
    *wording.STATUS_WORDS,
    may=Deed.COUNT_SELF_APPRAISALS,
    cues=STATUS_CUES,
    about=wording.STATUS_ABOUT,
    examples=wording.STATUS_EXAMPLES,
    refusal=wording.STATUS_REFUSAL,
)
def show_status(_said: Utterance, ctx: Context) -> Reply:
    """A member's own state; leader and branch also see how many, never who."""
    cycle = open_cycle(ctx)
    lines = []
    if Role.RESPONSIBLE_MEMBER in ctx.actor.roles:
        lines.append(own_state(ctx, cycle))
    if ctx.actor.roles & {Role.GROUP_LEADER, Role.BRANCH}:
        members = responsible_members(ctx, cycle.branch_id)
        done = assessment.submitted(ctx.session, cycle.id).intersection(members)
        lines.append(wording.count(len(done), len(members), cycle.self_until))
    return Reply("\n".join(lines))


capability.command(
    "ballot",
    wording.BALLOT_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hears_who_sees,
    about=wording.BALLOT_ABOUT,
    examples=wording.BALLOT_EXAMPLES,
)(tell_who_sees)


@capability.command(
    "open",
    wording.OPEN_TITLE,
    *wording.OPEN_WORDS,
    may=Deed.OPEN_SELF_APPRAISALS,
    form=WindowForm,
    cues=OPEN_CUES,
    about=wording.OPEN_ABOUT,
    examples=wording.OPEN_EXAMPLES,
    refusal=wording.NOT_FOR_YOU,
)
def open_self_appraisal(form: WindowForm, ctx: Context) -> Reply:
    """Open the year's window, or move its last day; every responsible member is told once."""
    branch = branch_id(ctx)
    edition = edition_to_open(branch, form.year, ctx)
    if form.until is None:
        raise Refusal(wording.ask_until(form.year))
    assessment.set_window(ctx.session, branch, form.year, edition.key, ctx.today, form.until)
    for member in responsible_members(ctx, branch):
        text = wording.invitation(form.year, form.until)
        once = f"self-open:{branch}:{form.year}:{form.until}:{member}"
        ctx.promises.to(
            member, text, kind=PushKind.NOTICE, about=f"self:{branch}:{form.year}", once=once
        )
    return Reply(wording.opened(form.year, form.until, edition.remind_days))


@capability.every(
    hour=9,
    minute=10,
    missed=Missed.ALL,
    late=timedelta(hours=24),
    urgency=PushKind.REMINDER,
    stops="for one person when his is in, for all when the window has closed",
)
def remind_of_self_appraisal(ctx: Context) -> None:
    """A private word to those who have not handed in, on the days the edition names [M3]."""
    for cycle in assessment.open_cycles(ctx.session, ctx.today):
        edition = usable_if_any(cycle.edition, ctx)
        if edition is None or ctx.due_day not in ctx.calendar.reminder_days(
            cycle.self_until, edition.remind_days
        ):
            continue
        done = assessment.submitted(ctx.session, cycle.id)
        text = wording.reminder(cycle.self_until)
        last = ctx.calendar.last_until(cycle.self_until)
        over = datetime.combine(last + timedelta(days=1), time.min, SHANGHAI)
        for member in responsible_members(ctx, cycle.branch_id):
            if member not in done:
                once = f"self:{cycle.id}:{ctx.due_day}:{member}"
                ctx.promises.to(
                    member,
                    text,
                    kind=PushKind.REMINDER,
                    about=about(cycle),
                    once=once,
                    not_after=over,
                )


@capability.items
def own_appraisal(ctx: Context) -> list[OpenItem]:
    """One's own self-appraisal, while the window is open and it is not in."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    if Role.RESPONSIBLE_MEMBER not in ctx.actor.roles or branch is None:
        return []
    cycle = assessment.open_cycle(ctx.session, branch.id, ctx.today)
    if cycle is None or usable_if_any(cycle.edition, ctx) is None:
        return []
    if ctx.actor.me in assessment.submitted(ctx.session, cycle.id):
        return []
    choice = Choice(wording.APPRAISE_TITLE, "assessment.appraise")
    return [OpenItem(wording.left_to_do(cycle.self_until), choice, cycle.self_until)]


def own_state(ctx: Context, cycle: CycleView) -> str:
    """Whether one's own is in."""
    kept = assessment.my_appraisal(ctx.session, ctx.actor, cycle.id)
    if kept and kept.state is AppraisalState.SUBMITTED and kept.submitted_at:
        when = moment(kept.submitted_at.astimezone(SHANGHAI))
        own = wording.own_status(kept.version, when, cycle.self_until)
        return f"{own}\n{wording.own_text(kept.content.text)}".rstrip()
    return wording.own_missing(cycle.self_until, draft=kept is not None)


def about(cycle: CycleView) -> str:
    """What reminders of a cycle are about, so that they can be called off."""
    return f"self:{cycle.id}"
