"""Who has something to do with the sheets: score what nobody has scored, look at what was reported [M4.3]."""

from uuid import UUID

from handlers.assessment.cycle.under import usable_if_any
from handlers.assessment.sheets import Key, reviewers_of, scorers_of, sheets_of
from handlers.kit.capability import Context
from storage.assessment_words import SheetState
from storage.queries import sheets
from storage.queries.assessment import CycleView
from storage.queries.sheets import Standing

OPEN = (SheetState.SCORED, SheetState.RETURNED)  # the scorer has still something to do with it


def leaders(ctx: Context, cycle: CycleView) -> list[UUID]:
    """Leaders of groups, of whose sheets one is not scored, not reported or was given back."""
    return [one for one in _scorers(ctx, cycle) if ctx.roster.actor(one, ctx.today).groups]


def committee(ctx: Context, cycle: CycleView) -> list[UUID]:
    """Who of the committee has to score what no leader may, or to look at what was reported."""
    found = [one for one in _scorers(ctx, cycle) if not ctx.roster.actor(one, ctx.today).groups]
    for one in sheets.standings(ctx.session, cycle.id):
        key = Key(one.subject_id, one.area_id)
        if one.state in (SheetState.REPORTED, SheetState.SECOND_LOOK):
            found += reviewers_of(key, one.scorer_id, ctx.roster, ctx.today)[:1]
    return list(dict.fromkeys(found))


def _scorers(ctx: Context, cycle: CycleView) -> list[UUID]:
    """The first who may score each sheet that still waits for a score, or was scored by whom and not reported."""
    edition = usable_if_any(cycle.edition, ctx)
    if edition is None:
        return []
    standing = sheets.standings(ctx.session, cycle.id)
    by_key: dict[Key, Standing] = {Key(one.subject_id, one.area_id): one for one in standing}
    found: list[UUID] = []
    for one in sheets_of(ctx.roster, cycle, edition):
        its = by_key.get(one.key)
        if its is None:
            found += scorers_of(one.key, ctx.roster, ctx.today, standing)[:1]
        elif its.state in OPEN:
            found.append(its.scorer_id)
    return list(dict.fromkeys(found))
