"""What waits for whom: areas without goals for their leaders, drafts for the branch, returned ones for their writers [D3]."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from handlers.goals import result_wording, review_wording, show_wording, whose, wording
from handlers.kit.capability import SHANGHAI, Context, OpenItem
from handlers.kit.messages import Choice
from handlers.kit.policy import Deed
from storage.assessment_words import StepKey
from storage.queries import assessment
from storage.queries import goals as records
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState, PushKind

PROPOSE, SHOW, REVIEW = "goals.propose", "goals.show", "goals.review"
RESULTS = "goals.results"


def remind_of_goals(ctx: Context) -> None:
    """A private word to those whose areas have no goals for the year, on the days the edition names [D3]."""
    if ctx.edition.goals is None:
        return
    year = ctx.due_day.year
    until = ctx.edition.goals.closes.on(year)
    if not ctx.is_last_due(ctx.calendar.reminder_days(until, ctx.edition.remind_days)):
        return
    last = ctx.calendar.last_until(until)  # on which it can still be done at work
    over = datetime.combine(last + timedelta(days=1), time.min, SHANGHAI)
    for person, areas in _missing(year, ctx).items():
        ctx.promises.to(
            person,
            show_wording.due(year, [one.name for one in areas], until, ctx.today),
            kind=PushKind.REMINDER,
            about=_about(year),
            choices=(_write(areas, year),),
            once=f"goals:{year}:{ctx.due_day}:{person}",
            not_after=over,
        )


def call_off_when_done(area: AreaView, year: int, ctx: Context) -> None:
    """No reminder for those all of whose areas have goals now."""
    done = records.areas_with_goals(ctx.session, year)
    for person in whose.drafters_of(area, ctx):
        left = (one for one in whose.near(person, ctx) if one.id not in done)
        if not any(person in whose.drafters_of(one, ctx) for one in left):
            ctx.promises.call_off(_about(year), to=person)


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For leader and branch: what the branch gave back, areas without goals, and what waits for the branch."""
    if ctx.edition.goals is None or not Deed.PROPOSE_GOAL.open_to(ctx.actor):
        return
    me, areas_of = ctx.actor.me, ctx.roster.areas
    returned = (areas_of[one] for one in records.areas_returned(ctx.session))
    if names := sorted(one.name for one in returned if me in whose.drafters_of(one, ctx)):
        yield OpenItem(
            review_wording.left_to_change(wording.names(names)), Choice(wording.LOOK, SHOW)
        )
    waiting = (areas_of[one] for one in records.areas_waiting(ctx.session))
    if names := sorted(one.name for one in waiting if whose.decides(one, ctx)):
        text = review_wording.left_to_decide(wording.names(names))
        yield OpenItem(text, Choice(review_wording.REVIEW_TITLE, REVIEW))
    if areas := _missing(ctx.today.year, ctx).get(me):
        text = show_wording.left_to_write(ctx.today.year, [one.name for one in areas])
        due = ctx.edition.goals.closes.on(ctx.today.year)
        late = due < ctx.today  # then everything with a day of its own comes first
        yield OpenItem(text, _write(areas, ctx.today.year), None if late else due)
    yield from _unconfirmed(ctx)


def _unconfirmed(ctx: Context) -> Iterator[OpenItem]:
    """Goals whose results he writes, while the sheets are scored [M3]."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    step = StepKey.LEADER_SCORING
    cycle = assessment.open_cycle(ctx.session, branch.id, ctx.today, step) if branch else None
    if cycle is None:
        return
    mine = {
        one.id: one.name
        for one in whose.drafted_by_me(ctx)
        if ctx.actor.me in whose.confirmers_of(one, ctx)
    }
    left = [
        one
        for one in records.standing(ctx.session, ctx.actor, cycle.year)
        if one.area_id in mine and one.state is GoalState.APPROVED and one.result is None
    ]
    if left:
        names = list(dict.fromkeys(mine[one.area_id] for one in left))
        text = result_wording.left_to_confirm(wording.names(names), len(left))
        yield OpenItem(text, Choice(result_wording.LOOK, RESULTS))


def _missing(year: int, ctx: Context) -> dict[UUID, list[AreaView]]:
    """Who has to write goals, and for which areas."""
    done = records.areas_with_goals(ctx.session, year)
    found: dict[UUID, list[AreaView]] = defaultdict(list)
    for area in whose.all_areas(ctx):
        if area.id not in done:
            for person in whose.drafters_of(area, ctx):
                found[person].append(area)
    return found


def _write(areas: list[AreaView], year: int) -> Choice:
    """The way to write them; of several areas it is asked which."""
    only = wording.question_for(areas[0].name, year) if len(areas) == 1 else ""
    return Choice(wording.PROPOSE_TITLE, PROPOSE, only)


def _about(year: int) -> str:
    return f"goals.due:{year}"
