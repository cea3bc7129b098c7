"""Calls that were tried before: the same bytes again, unless something has changed meanwhile (promise D4)."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from bot.sending.attempts import Attempt, Turn
from handlers.kit.pushes import RULES
from storage.queries import outbox, outbox_calls, outbox_waiting
from storage.queries.outbox_calls import UNREADABLE, Carried, DueCall
from storage.queries.outbox_waiting import IN_DOUBT
from storage.sealing import Unreadable
from storage.vocabulary import PushState

IN_DOUBT_FOR = timedelta(
    hours=3, minutes=50
)  # the platform's duplicate check looks back four hours


def take(turn: Turn, lease: str, most: int) -> tuple[list[Attempt], bool]:
    """Lease what is to be tried again: the attempts, and whether anything else was changed."""
    found = outbox_calls.due(turn.session, turn.now, most)
    ready = [attempt for call in found if (attempt := _again(turn, call)) is not None]
    outbox_calls.lease_again(turn.session, [one.call for one in ready], lease, turn.now)
    return ready, len(ready) < len(found)


def _again(turn: Turn, call: DueCall) -> Attempt | None:
    """The next attempt; None when there is none, or not now."""
    left = _give_up(turn, call)
    if not left:
        outbox_calls.drop(turn.session, [call.id])
        return None
    wanted = max(_earliest(turn, push) for push in left)
    if wanted <= turn.now and (call.in_doubt or len(left) == call.pushes):
        assert call.body is not None  # noqa: S101  (what is unreadable was given up)
        return _attempt(turn, call, call.body, left)
    if call.in_doubt:  # only the same bytes to the same people will do
        outbox_calls.hold(turn.session, [call.id], wanted)
        outbox_waiting.put_back(turn.session, {wanted: _numbers(left)})
    else:  # nobody has got it: everybody is looked at afresh
        outbox_waiting.free(turn.session, _numbers(left))
        outbox_calls.drop(turn.session, [call.id])
    return None


def _give_up(turn: Turn, call: DueCall) -> list[Carried]:
    """End what is of no use any more; what is left of the call."""
    left = [push for push in call.carries if turn.here(push.recipient_id)]
    _end(turn, call.carries, left, PushState.CANCELLED, "left")
    fresh = [push for push in left if push.not_after is None or push.not_after > turn.now]
    _end(turn, left, fresh, PushState.CANCELLED, "too_late")
    if call.body is None:
        why = f"{IN_DOUBT}:{UNREADABLE}" if call.in_doubt else UNREADABLE
        _end(turn, fresh, [], PushState.DEAD, why)
        return []
    if not call.in_doubt or turn.now - call.first_attempt_at <= IN_DOUBT_FOR:
        return fresh
    reminders = [push for push in fresh if RULES[push.kind].repeated]
    _end(turn, fresh, reminders, PushState.UNKNOWN, IN_DOUBT)
    if reminders:  # each goes once more by itself, and says that it may be a repeat
        outbox_waiting.free(turn.session, _numbers(reminders), why=IN_DOUBT, alone=True)
    return []


def _end(turn: Turn, of: Iterable[Carried], but: list[Carried], state: PushState, why: str) -> None:
    kept = {push.number for push in but}
    if over := [push.number for push in of if push.number not in kept]:
        outbox_waiting.end(turn.session, over, state, turn.now, why=why)


def _earliest(turn: Turn, push: Carried) -> datetime:
    person = turn.here(push.recipient_id)
    assert person is not None  # noqa: S101  (those who left were taken out)
    return turn.may_leave_at(push.kind, person, push.not_after)


def _attempt(turn: Turn, call: DueCall, body: bytes, left: list[Carried]) -> Attempt:
    numbers: dict[UUID, list[int]] = defaultdict(list)
    for push in left:
        numbers[push.recipient_id].append(push.number)
    offer = ""
    if len(numbers) == len(left):  # not what was joined for one person
        first = left[0]
        with contextlib.suppress(Unreadable):  # the bytes can be sent all the same
            _, offer = outbox.words_of(turn.session, first.id, first.sealed_text)
    return Attempt(call.id, body, call.attempts, call.in_doubt, numbers, offer)


def _numbers(pushes: Iterable[Carried]) -> list[int]:
    return [push.number for push in pushes]
