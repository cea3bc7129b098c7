"""What becomes of an objection: read by who raised it and who answers, taken back, reminded of, passed on."""

import re
from collections.abc import Iterator
from uuid import UUID

from handlers.assessment.cycle.under import edition_of, named
from handlers.assessment.objecting import list_wording, wording
from handlers.assessment.objecting.judging import reviewers
from handlers.assessment.objecting.raising import LOOK, TAKE_BACK, tell_reviewer
from handlers.assessment.supervision.wording import line
from handlers.assessment.wording import reading_of
from handlers.kit.capability import SHANGHAI, Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated, points_shown
from handlers.regulation import grade_of
from storage.queries import (
    access,
    assessment,
    objections,
    pending_objections,
    results,
    sheets,
    supervision,
)
from storage.queries.objections import ObjectionView
from storage.queries.pending_objections import Pending
from storage.queries.results import Result
from storage.rights_words import AccessReason
from storage.vocabulary import PushKind

ANSWER = "assessment.answer_objection"
LETTER = "Y"
MOST = 8  # of one list
LOOKS_SHOWN = 5
TAKES_BACK = re.compile(r"撤回|收回|不提了|撤销|取消")


def number_in(said: Utterance) -> int:
    """The number of the objection that is named; a Refusal when there is none."""
    named_ones = [number for letter, number in case_numbers(said) if letter == LETTER]
    if not named_ones:
        raise Refusal(wording.NO_SUCH)
    return named_ones[0]


def names_one(said: Utterance) -> bool:
    """Whether a number of an objection is in a sentence."""
    return any(letter == LETTER for letter, _ in case_numbers(said))


def hears_looking(said: Utterance, _ctx: Context) -> int:
    """A number, and nothing that another command knows; or 「看异议」."""
    return 80 if names_one(said) or said.says(*list_wording.LOOK_WORDS) else 0


def hears_taking_back(said: Utterance, _ctx: Context) -> int:
    """「撤回 Y-0001」."""
    return 115 if names_one(said) and TAKES_BACK.search(said.plain) else 0


def show(said: Utterance, ctx: Context) -> Reply:
    """One objection, to who raised it and to who answers; his reading is noted. Without a number: which there are."""
    if not names_one(said):
        return _list(ctx)
    one = objections.find(ctx.session, ctx.actor, number_in(said))
    if one is None:
        raise Refusal(wording.NO_SUCH)
    (cycle,) = assessment.cycles_of(ctx.session, [one.cycle_id])
    raised_on = dated(one.raised_at.astimezone(SHANGHAI).date(), ctx.today)
    whose = ctx.roster.areas[one.area_id].name + ctx.name(one.subject_id)
    state = wording.STATES[one.state]
    lines = [wording.head(one.code, whose, cycle.year, raised_on, state)]
    lines += [quoted(one.words)] if one.words else []
    if one.answered_at and one.answer:
        when = dated(one.answered_at.astimezone(SHANGHAI).date(), ctx.today)
        lines.append(wording.answered(ctx.name(one.reviewer_id), when, quoted(one.answer)))
    if one.objector_id == ctx.actor.me:
        return _for_objector(one, lines, ctx)
    return _for_reviewer(one, cycle.year, lines, ctx)


def _list(ctx: Context) -> Reply:
    """Those that wait for this actor, then his own."""
    waits = objections.to_answer(ctx.session, ctx.actor)
    codes = [one.code for one in (*waits, *objections.about_me(ctx.session, ctx.actor))]
    if not codes:
        raise Refusal(list_wording.NONE_OF_YOURS)
    choices = tuple(Choice(one, LOOK, one) for one in dict.fromkeys(codes))
    return Reply(list_wording.which_objections(len(waits), len(codes) - len(waits)), choices[:MOST])


def take_back(said: Utterance, ctx: Context) -> Reply:
    """He objects no more."""
    number = number_in(said)
    one = objections.find(ctx.session, ctx.actor, number)
    if one is None or one.objector_id != ctx.actor.me:
        raise Refusal(wording.NO_SUCH)
    if objections.take_back(ctx.session, ctx.actor, number, ctx.now) is None:
        raise Refusal(wording.not_open(one.code))
    ctx.promises.call_off(one.code)
    return Reply(wording.taken_back(one.code))


def waiting(ctx: Context) -> Iterator[OpenItem]:
    """What waits for this actor's answer."""
    for one in objections.to_answer(ctx.session, ctx.actor):
        text = wording.left_to_answer(one.code, one.due_on)
        yield OpenItem(text, Choice(wording.LOOK, LOOK, one.code), one.due_on)


def look_after_objections(ctx: Context) -> None:
    """Remind on the working day before; who does not answer in time, or is gone, is passed over."""
    tomorrow = ctx.calendar.add_workdays(ctx.today, 1).day
    for one in pending_objections.pending(ctx.session):
        reviewer = ctx.roster.people[one.reviewer_id]
        if one.due_on < ctx.today or not reviewer.here_on(ctx.today):
            _pass_over(one, ctx)
        elif one.due_on == tomorrow and ctx.calendar.is_workday(ctx.today):
            _push(one, one.reviewer_id, wording.due_push(one.code, one.due_on), ctx, "due")


def result_of(one: Pending, ctx: Context) -> Result | None:
    """The sheet it is about, in figures."""
    found = results.results(ctx.session, one.cycle_id)
    return next((it for it in found if it.whose == (one.subject_id, one.area_id)), None)


def here(person_id: UUID, ctx: Context) -> bool:
    """Whether somebody is still here to be told something."""
    return ctx.roster.people[person_id].here_on(ctx.today)


def _for_objector(one: ObjectionView, lines: list[str], ctx: Context) -> Reply:
    if not one.is_open:
        return Reply("\n".join(lines))
    lines.append(wording.answer_due(ctx.name(one.reviewer_id), one.due_on))
    return Reply("\n".join(lines), (Choice(wording.TAKE_BACK, TAKE_BACK, one.code),))


def _for_reviewer(one: ObjectionView, year: int, lines: list[str], ctx: Context) -> Reply:
    asked, judged = AccessReason.REQUEST, AccessReason.HANDLES
    access.note(ctx.session, ctx.actor, one.objector_id, one.code, ctx.now, why=asked)
    access.note(ctx.session, ctx.actor, one.subject_id, reading_of(year), ctx.now, why=judged)
    by = wording.by(ctx.name(one.objector_id)) if one.named else wording.UNNAMED_TO_YOU
    lines += [by, *_both_figures(one, ctx), *_looks(one, year, ctx)]
    if not one.is_open:
        return Reply("\n".join(lines))
    if one.proposed is not None and one.second_id is not None:
        return _for_second(one, lines, ctx)
    lines += [wording.answer_due(ctx.me.name, one.due_on), wording.READING_NOTED]
    ways = (wording.UPHOLD, wording.CHANGE)
    return Reply("\n".join(lines), tuple(Choice(way, ANSWER, f"{one.code} {way}") for way in ways))


def _for_second(one: ObjectionView, lines: list[str], ctx: Context) -> Reply:
    """Another grade waits: the second person reads what is wanted and why, the reviewer that it waits."""
    if one.proposed is None or one.second_id != ctx.actor.me:
        second = ctx.name(one.second_id) if one.second_id else ""
        return Reply("\n".join([*lines, wording.proposed(one.code, second)]))
    grade = grade_of(one.proposed, edition_of(one.cycle_id, ctx)).name
    wanted = wording.points(one.proposed, grade)
    lines.append(wording.proposal(ctx.name(one.reviewer_id), wanted, quoted(one.answer)))
    lines.append(wording.READING_NOTED)
    choices = (
        Choice(wording.AGREE, "assessment.agree_objection", one.code),
        Choice(wording.DISAGREE, "assessment.disagree_objection", one.code),
    )
    return Reply("\n".join(lines), choices)


def _both_figures(one: ObjectionView, ctx: Context) -> list[str]:
    """The leader's and the branch's, item by item with what they rest on."""
    edition = named(assessment.cycles_of(ctx.session, [one.cycle_id])[0].edition, ctx)
    found = sheets.sheets_of_cycle(ctx.session, ctx.actor, one.cycle_id)
    view = next(
        (it for it in found if (it.subject_id, it.area_id) == (one.subject_id, one.area_id)), None
    )
    if view is None or edition is None:
        return []
    lines = []
    if view.total is not None and view.final_total is not None:
        stands = grade_of(view.final_total, edition).name
        figures = (points_shown(view.total), points_shown(view.final_total))
        lines.append(wording.figures(figures[0], ctx.name(view.scorer_id), figures[1], stands))
    given = view.content.items
    if given:
        shown = [
            f"{of.title}{points_shown(given[of.key])}" for of in edition.items if of.key in given
        ]
        lines.append(wording.items(shown))
    if view.content.basis:
        lines.append(wording.basis(quoted(view.content.basis)))
    if view.review and view.review.reason:
        lines.append(wording.review_reason(quoted(view.review.reason)))
    return lines


def _looks(one: ObjectionView, year: int, ctx: Context) -> list[str]:
    """What was found at the looks of the year, the latest first: by it he can judge (domain.md §2.6)."""
    found = supervision.of_year(ctx.session, ctx.actor, year, one.subject_id, one.area_id)[::-1]
    shown = [
        line(its.number, its.method, "", its.held_on, its.finding, positive=its.positive)
        for its in found[:LOOKS_SHOWN]
    ]
    return [*shown, wording.more_looks(len(found))] if len(found) > LOOKS_SHOWN else shown


def _pass_over(one: Pending, ctx: Context) -> None:
    passed = (*one.passed_over, one.reviewer_id)
    whose = (one.subject_id, one.area_id)
    free = reviewers(one.cycle_id, whose, one.objector_id, ctx, passed)
    if not free:
        _push(one, one.objector_id, wording.nobody_left(one.code), ctx, "nobody")
        _push(one, one.reviewer_id, wording.overdue_push(one.code), ctx, "overdue")
        return
    figures = edition_of(one.cycle_id, ctx).publishing
    due = ctx.calendar.add_workdays(ctx.today, figures.objection_working_days).day
    pending_objections.hand_on(ctx.session, one.number, free[0], due)
    ctx.promises.call_off(one.code, to=one.reviewer_id)
    tell_reviewer(free[0], one.code, due, ctx)
    _push(
        one, one.objector_id, wording.passed_on(one.code, ctx.name(free[0]), due), ctx, free[0].hex
    )


def _push(one: Pending, to: UUID, text: str, ctx: Context, what: str) -> None:
    if not here(to, ctx):
        return
    kind = PushKind.ANSWER if to == one.objector_id else PushKind.REMINDER
    look = (Choice(wording.LOOK, LOOK, one.code),)
    once = f"{what}:{one.code}:{one.due_on}"
    ctx.promises.to(to, text, kind=kind, about=one.code, choices=look, once=once)
