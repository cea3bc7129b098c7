"""Who is told what of a notice: once each, with a number to say that it was passed on."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.inert import quoted
from handlers.kit.messages import Choice
from handlers.kit.wording import dated
from handlers.relay import push_wording, whose, wording
from storage.queries.relay import NoticeView
from storage.vocabulary import PushKind

SHOW, PASSED, NOT_PASSED = "relay.show", "relay.passed", "relay.not_passed"
MOST_TAPS = 5  # areas of one member with a number each


def about(code: str) -> str:
    """What is told of a notice, so that it can be called off."""
    return code


def about_due(code: str) -> str:
    """The reminder of it."""
    return f"{code}:due"


def give(one: NoticeView, areas_of: Mapping[UUID, Collection[UUID]], ctx: Context) -> None:
    """To each member, with all his areas in one message; who sent it knows it."""
    words, day = quoted(one.text), _day(one, ctx)
    for person, areas in areas_of.items():
        if person == one.sender_id:
            continue
        names = whose.names(areas, ctx)
        text = push_wording.push(one.code, words, names, day)
        _promise(person, text, one, names, PushKind.NOTICE, ctx)


def corrected(one: NoticeView, areas_of: Mapping[UUID, Collection[UUID]], ctx: Context) -> None:
    """To each member who has the words that held before."""
    text = push_wording.push_corrected(one.code, quoted(one.text), _day(one, ctx))
    for person, areas in areas_of.items():
        if person != ctx.actor.me:
            _promise(person, text, one, whose.names(areas, ctx), PushKind.CHANGE, ctx)


def withdrawn(one: NoticeView, people: Iterable[UUID], ctx: Context) -> None:
    """To each member who has it already."""
    for person in people:
        if person != ctx.actor.me:
            ctx.promises.to(
                person,
                push_wording.push_withdrawn(one.code),
                kind=PushKind.CHANGE,
                about=about(one.code),
            )


def taps(code: str, names: Collection[str]) -> tuple[Choice, ...]:
    """One number for each area, and one for all; the first is harmless: in work chats 1 often means 收到."""
    look = Choice(wording.DETAIL, SHOW, code)
    if len(names) < 2:
        return (look, Choice(wording.PASSED, PASSED, code))
    single = [
        Choice(wording.area_passed(one), PASSED, f"{code} {one}") for one in list(names)[:MOST_TAPS]
    ]
    return (look, *single, Choice(wording.ALL_PASSED, PASSED, f"{code} {wording.ALL_PASSED}"))


def _promise(
    person: UUID,
    text: str,
    one: NoticeView,
    names: Collection[str],
    kind: PushKind,
    ctx: Context,
) -> None:
    ctx.promises.to(
        person,
        text,
        kind=kind,
        about=about(one.code),
        choices=taps(one.code, names),
        not_after=whose.end_of(one.due_on),
    )


def _day(one: NoticeView, ctx: Context) -> str:
    return dated(one.due_on, ctx.today) if one.due_on else ""
