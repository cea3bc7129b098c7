"""The list of what waits for the branch, exceptions first, and one sheet whole [M4.3]."""

from uuid import UUID

from handlers.assessment.noting_reads import note_read
from handlers.assessment.reviewing import waiting, wording
from handlers.assessment.reviewing.exceptions import exceptions_of
from handlers.assessment.scoring import beside, choosing
from handlers.assessment.scoring import wording as score_wording
from handlers.assessment.scoring.points import called
from handlers.assessment.scoring.year import Year, year_of
from handlers.assessment.sheets import grade
from handlers.assessment.wording import reading_of
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA
from storage.assessment_words import SheetState, StepKey
from storage.queries import sheets as records
from storage.queries.sheets import SheetView

REVIEW, DECIDE, SEE, SECOND = (
    *("assessment.review", "assessment.decide", "assessment.sheet"),
    "assessment.second",
)
LOOKS = 2  # sheets that can be opened by a number from the list


def review(_said: Utterance, ctx: Context) -> Reply:
    """What waits: what stands out first, then the rest; each by area, never by points."""
    year = year_of(ctx, StepKey.BRANCH_REVIEW)
    found = waiting.to_review(year, ctx)
    again = waiting.to_look_again(year, ctx)
    flags = {one.id: exceptions_of(one, year, ctx) for one in found}
    flagged = [one for one in found if flags[one.id]]
    plain = [one for one in found if not flags[one.id]]
    text = wording.listed(
        _lines(flagged, flags, year, ctx),
        _lines(plain, flags, year, ctx),
        [line(one, year, [], ctx) for one in again],
        len(found),
    )
    first = [*again, *flagged, *plain][:LOOKS]
    choices = [
        Choice(wording.LOOK.format(name=ctx.name(one.subject_id)), SEE, named(one, ctx))
        for one in first
    ]
    if plain:
        said = COMMA.join(named(one, ctx) for one in plain) + wording.PASS
        choices.append(Choice(wording.PASS_REST, DECIDE, said))
    return Reply(text, tuple(choices))


def see(said: Utterance, ctx: Context) -> Reply:
    """One sheet whole, for whoever may read it: points, basis, what lies beside it, what was decided before."""
    year = year_of(ctx, StepKey.BRANCH_REVIEW)
    people = {one for mention in ctx.mentions(said) for one in mention.candidates}
    found = [
        one
        for one in records.sheets_of_cycle(ctx.session, ctx.actor, year.cycle.id)
        if one.subject_id in people and one.subject_id != ctx.actor.me
    ]
    exact = [one for one in found if ctx.roster.areas[one.area_id].name in said.text]
    if not found:
        raise Refusal(wording.NO_SUCH_SHEET)
    view = (exact or found)[0]
    return Reply(whole(view, year, ctx), _next(view, year, ctx))


def whole(view: SheetView, year: Year, ctx: Context) -> str:
    """A sheet with everything on it and beside it; its member sees who read it."""
    note_read(ctx, view.subject_id, view.area_id, reading_of(year.cycle.year))
    key = waiting.key_of(view)
    content, band = view.content, grade(view, year.edition)
    items = [(called(one), content.items[one.key]) for one in year.edition.items if one.key in content.items]  # fmt: skip
    lines = [wording.head(choosing.label(key, ctx), view.version, ctx.name(view.scorer_id))]
    if view.total is not None and band:
        lines += [
            score_wording.points_line(items),
            score_wording.total_line(view.total, band.name, "", None),
            beside.basis_line(content.basis, year, key, ctx),
            score_wording.reason_line(content.reason) if content.reason else "",
        ]
    else:
        lines.append(score_wording.opinion("", content.opinion))
    if view.earlier and view.earlier.reason:
        item = next((called(one) for one in year.edition.items if one.key == view.earlier.item), "")
        lines.append(wording.earlier(item, view.earlier.reason))
    if view.review and view.review.total is not None and view.total is not None:
        who = ctx.name(view.review.reviewer_id)
        lines.append(wording.adjusted(view.total, view.review.total, view.review.reason, who))
    if key in year.due:
        lines.append(beside.side_by_side(year, year.due[key], ctx))
    return wording.shown(lines)


def line(view: SheetView, year: Year, flags: list[str], ctx: Context) -> str:
    """A sheet in a list."""
    band = grade(view, year.edition)
    label = choosing.label(waiting.key_of(view), ctx)
    return wording.line(label, view.total, band.name if band else "", flags)


def named(view: SheetView, ctx: Context) -> str:
    """A sheet as it is asked for: the member, with his area, which tells two of his sheets apart."""
    return f"{ctx.name(view.subject_id)} {ctx.roster.areas[view.area_id].name}"


def left_to_do(ctx: Context, year: Year | None) -> list[OpenItem]:
    """Sheets that wait for the actor's review, and for his second look."""
    if year is None or not ctx.actor.branches:
        return []
    choice = Choice(wording.REVIEW_TITLE, REVIEW)
    items = []
    if found := waiting.to_review(year, ctx):
        items.append(OpenItem(wording.left_to_review(len(found)), choice))
    for one in waiting.to_look_again(year, ctx):
        label = choosing.label(waiting.key_of(one), ctx)
        items.append(
            OpenItem(wording.left_to_second(label), Choice(wording.SEE_TITLE, SEE, named(one, ctx)))
        )
    return items


def _lines(
    views: list[SheetView], flags: dict[UUID, list[str]], year: Year, ctx: Context
) -> list[str]:
    lines = [line(one, year, flags[one.id], ctx) for one in views[: wording.SHOWN]]
    left = len(views) - wording.SHOWN
    return [*lines, wording.rest(left)] if left > 0 else lines


def _next(view: SheetView, year: Year, ctx: Context) -> tuple[Choice, ...]:
    if view.state is SheetState.SECOND_LOOK and waiting.second_may(view, ctx):
        return (
            Choice(wording.AGREE, SECOND, f"{wording.AGREE} {view.id.hex}"),
            Choice(wording.DISAGREE, SECOND, f"{wording.DISAGREE} {view.id.hex}"),
        )
    if view in waiting.to_review(year, ctx):
        name = named(view, ctx)
        return (
            Choice(wording.PASS, DECIDE, f"{name}{wording.PASS}"),
            Choice(wording.GIVE_BACK, DECIDE, f"{name}{wording.GIVE_BACK}"),
        )
    return ()
