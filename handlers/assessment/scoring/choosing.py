"""Which sheet a sentence means, and whether it is the actor's to score [M4.3]."""

from uuid import UUID

from handlers.assessment.cycle.now import carrying_out
from handlers.assessment.scoring import wording
from handlers.assessment.scoring.year import Year, may_score_it, mine_to_score
from handlers.assessment.sheets import DueSheet, Key, scorers_of
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA
from storage.assessment_words import StepKey
from storage.queries.scoring import LOCKED


def label(key: Key, ctx: Context) -> str:
    """A sheet as people call it."""
    return wording.sheet(ctx.name(key.subject_id), ctx.roster.areas[key.area_id].name)


def meant(said: Utterance, year: Year, ctx: Context) -> list[Key]:
    """The sheets that a sentence names, by person or area; nobody named: all that wait for the actor.

    Raises a Refusal when somebody without a sheet is named, or nothing waits.
    """
    people = {one for mention in ctx.mentions(said) for one in mention.candidates}
    areas = {one.id for one in areas_named(said, ctx.roster.areas.values())}
    if not people and not areas:
        waiting = [one.key for one in mine_to_score(year, ctx)]
        if not waiting:
            raise Refusal(wording.NOTHING_TO_SCORE)
        return waiting
    named = [key for key in year.due if _fits(key, people, areas)]
    if not named and people:
        named = [key for key in year.due if key.subject_id in people]
    if not named:
        carrying_out(ctx, StepKey.LEADER_SCORING)  # it is over, but for what was given back
        name = COMMA.join(ctx.name(one) for one in people) or COMMA.join(
            ctx.roster.areas[one].name for one in areas
        )
        raise Refusal(wording.no_sheet(name, year.cycle.year))
    mine = [key for key in named if may_score_it(year, key, ctx)]
    return mine or named[:1]


def names_another(subject: UUID, said: Utterance, year: Year, ctx: Context) -> bool:
    """Whether a sentence names somebody else who is to be scored: his points must not fall to the one in hand."""
    named = {one for mention in ctx.mentions(said) for one in mention.candidates}
    return subject not in named and any(key.subject_id in named for key in year.due)


def still_due(key: Key, year: Year) -> DueSheet:
    """The sheet as the year needs it; a Refusal when it does so no more."""
    if key not in year.due:
        raise Refusal(wording.NOTHING_TO_SCORE)
    return year.due[key]


def check(key: Key, year: Year, ctx: Context) -> None:
    """Refuse with who scores it instead, for nobody scores himself; or because the branch has approved it."""
    if may_score_it(year, key, ctx):
        its = year.standing.get(key)
        if its and its.state in LOCKED:
            raise Refusal(wording.LOCKED)
        return
    found = scorers_of(key, ctx.roster, ctx.today, year.standing.values())
    names = COMMA.join(ctx.name(one) for one in found)
    if key.subject_id == ctx.actor.me:
        raise Refusal(wording.own_sheet(ctx.roster.areas[key.area_id].name, names))
    raise Refusal(wording.not_his(label(key, ctx), names))


def own_areas(year: Year, ctx: Context) -> list[Key]:
    """The actor's own sheets."""
    return [key for key in year.due if key.subject_id == ctx.actor.me]


def _fits(key: Key, people: set[UUID], areas: set[UUID]) -> bool:
    return (not people or key.subject_id in people) and (not areas or key.area_id in areas)
