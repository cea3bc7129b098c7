"""Talks that are to be held: entered, shown to those who hold them, reminded of once, and gone when held [T3]."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from uuid import UUID

from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.promises import monday_of
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.talks.due import wording
from handlers.talks.due.form import DueForm, holders, told_of
from handlers.talks.hosting import area_to_enter
from storage.queries import due_talks
from storage.queries.due_talks import NewDueTalk
from storage.vocabulary import PushKind

DONE, LIST = "talks.due_done", "digest.mine"
LONGEST_FREE = timedelta(days=10)  # days in a row on which nobody works


def enter_due(form: DueForm, ctx: Context) -> Reply:
    """Write down who is to be talked with; who answers for the area hears of it, if it was not he who knew."""
    trigger, until = form.trigger(ctx), form.due_on(ctx)
    for person in form.people:
        area = area_to_enter(person, ctx)
        if area is None:  # the roster has changed since it was shown
            raise Refusal(wording.CHANGED)
        new = NewDueTalk(person, area.id, until, trigger.visit, trigger.key, trigger.beside_name)
        due_id = due_talks.enter(ctx.session, ctx.actor, new, ctx.today)
        name = ctx.name(person) if ctx.policy.push_content else ""
        text = wording.pushed(until, ctx.today, visit=trigger.visit, name=name)
        for one in told_of(person, ctx):
            _tell(one, text, PushKind.NOTICE, due_id, ctx)
    names = [ctx.name(one) for one in form.people]
    return Reply(wording.entered(names, dated(until, ctx.today), visit=trigger.visit))


def say_done(said: Utterance, ctx: Context) -> Reply:
    """「张伟谈过了」, wherever it was: what waited is gone, and no reminder comes."""
    named = {one for each in ctx.mentions(said) for one in each.candidates}
    open_ones = {one.person_id for one in due_talks.waiting(ctx.session, ctx.actor)}
    meant = open_ones & (named | _ids_in(said))
    if not meant:
        raise Refusal(wording.NOT_WAITING)
    for due_id in due_talks.done(ctx.session, ctx.actor, meant):
        ctx.promises.call_off(_about(due_id))
    return Reply(wording.done(sorted(ctx.name(one) for one in meant)))


def offer_done(people: Collection[UUID], ctx: Context) -> Choice | None:
    """After a talk with people who were waited for: that it is done, by a number."""
    if not people:
        return None
    waiting = {one.person_id for one in due_talks.waiting(ctx.session, ctx.actor)}
    held = sorted(str(one) for one in waiting.intersection(people))
    return Choice(wording.CLEARED_CHOICE, DONE, " ".join(held)) if held else None


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """Whom he is to talk with, each with its day; told to nobody else but who entered it."""
    for one in due_talks.waiting(ctx.session, ctx.actor):
        person = ctx.roster.people[one.person_id]
        if not person.here_on(ctx.today):
            continue
        trigger = ctx.edition.talk_trigger(one.reason)
        own = one.area_id in ctx.actor.areas
        by = "" if own else wording.ENTERED_BY_YOU
        if one.entered_by != ctx.actor.me:
            by = wording.entered_by(ctx.name(one.entered_by))
        notes = (trigger.title if trigger else "", by)
        text = wording.item(person.name, dated(one.due_on, ctx.today), visit=one.visit, notes=notes)
        choice = Choice(wording.over(person.name, visit=one.visit), DONE, str(person.id))
        yield OpenItem(text, choice, one.due_on)


def entered_this_year(ctx: Context) -> list[str]:
    """How often each occasion was entered for his own areas this year: for him alone, and without a name."""
    counted = due_talks.reasons_of_own(ctx.session, ctx.actor, ctx.today.year)
    known = ((ctx.edition.talk_trigger(one), times) for one, times in counted.items())
    titles = {one.title: times for one, times in known if one}
    return [wording.times(ctx.today.year, titles)] if titles else []


def remind_of_due_talks(ctx: Context) -> None:
    """Once, on the last working day before a talk is due; then silence."""
    for one in due_talks.not_reminded(ctx.session, ctx.due_day + LONGEST_FREE):
        if ctx.calendar.last_until(one.due_on) > ctx.due_day:
            continue
        due_talks.note_reminded(ctx.session, one.id)
        person = ctx.roster.people[one.person_id]
        if person.here_on(ctx.today):
            name = person.name if ctx.policy.push_content else ""
            text = wording.reminder(one.due_on, ctx.today, visit=one.visit, name=name)
            known_on_monday = one.entered_on < monday_of(ctx.today)
            for who in holders(one.area_id, one.person_id, ctx) or [one.entered_by]:
                if known_on_monday and ctx.promises.told_on_monday(who):
                    continue
                _tell(who, text, PushKind.REMINDER, one.id, ctx)


def _tell(person_id: UUID, text: str, kind: PushKind, due_id: UUID, ctx: Context) -> None:
    choices = (Choice(wording.SEE_WHO, LIST),)
    ctx.promises.to(person_id, text, kind=kind, about=_about(due_id), choices=choices)


def _about(due_id: UUID) -> str:
    return f"due_talk:{due_id}"


def _ids_in(said: Utterance) -> set[UUID]:
    """The people whom a choice carries by their keys."""
    found = set()
    for word in said.plain.split():
        try:
            found.add(UUID(word))
        except ValueError:
            continue
    return found
