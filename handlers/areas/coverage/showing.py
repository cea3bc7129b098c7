"""The whole division in one list, and the proof that it covers everybody, for those who oversee it [D1 D4-D7 S1]."""

from handlers.areas import rules
from handlers.areas.board import BOARD, SEND_LISTS, in_order, kind_of, may_oversee, open_areas
from handlers.areas.coverage import missing, wording
from handlers.areas.wording import NO_AREAS
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.paging import page_asked, page_of
from handlers.kit.reading.utterance import Utterance
from storage.queries.roster import AreaView

MOST_LINES = 15  # areas of one answer


def show_board(said: Utterance, ctx: Context) -> Reply:
    """Every area, who answers for it, how many people; what is missing is for the branch only [D1 D4 D6 D7]."""
    areas = in_order((area for area in open_areas(ctx) if may_oversee(area, ctx)), ctx)
    if not areas:
        raise Refusal(NO_AREAS)
    page = page_of(areas, page_asked(said), MOST_LINES)
    lines = [wording.board_head(len(areas), page.number, page.last)]
    lines += [_line_of(one, ctx) for one in page.items]
    if page.last > 1:
        more = page.following(wording.MORE_AREAS, BOARD)
        proof = Choice(wording.COVERAGE_TITLE, missing.COVERAGE)
        return Reply(
            "\n".join(lines), (*more, *([proof] if ctx.actor.branches else []), SEND_LISTS)
        )
    if not ctx.actor.branches:
        return Reply("\n".join(lines), (SEND_LISTS,))
    found = missing.found_missing(ctx)
    lines += found.lines or [wording.ALL_COVERED]
    return Reply("\n".join(lines), (*found.choices, SEND_LISTS))


def prove_coverage(said: Utterance, ctx: Context) -> Reply:
    """Whether the division of one's branch covers everybody, or what it lacks; to others the areas they oversee."""
    if not ctx.actor.branches:
        return show_board(said, ctx)
    return missing.proven(page_asked(said), ctx)


def _line_of(area: AreaView, ctx: Context) -> str:
    """One area on the board."""
    roster, today = ctx.roster, ctx.today
    holders = roster.responsible_for(area.id, today)
    kinds = [kind_of(area, one, ctx) for one in holders]
    outside = bool(kinds) and all(map(rules.comes_from_outside, kinds))
    names = [
        wording.absent(one.name) if roster.is_absent(one.id, today) else one.name for one in holders
    ]
    return wording.board_line(area.name, names, outside, len(roster.staff_of(area.id, today)))
