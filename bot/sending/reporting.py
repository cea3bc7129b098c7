"""How a round went, written down in one transaction; a crash before it costs repeats that look alike."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.channel import DeliveryError
from bot.sending import gate
from bot.sending.attempts import Attempt
from bot.sending.limits import backoff
from bot.sending.taking import Taken
from handlers.desk import Desk
from handlers.kit.promises import note_delivered
from storage.queries import outbox_calls, outbox_ends, outbox_files, outbox_waiting, sending
from storage.queries.outbox_calls import REFUSED
from storage.queries.outbox_ends import Gone, Retry
from storage.queries.outbox_waiting import IN_DOUBT, INVALID_USER
from storage.queries.roster import Roster
from storage.queries.sending import Shared
from storage.session import Session
from storage.vocabulary import PushState

log = logging.getLogger("zerenqu.sender")


@dataclass(frozen=True, slots=True)
class Ended:
    """How one attempt ended: taken (`invalid` are the userids it does not reach), failed, or never made."""

    attempt: Attempt
    error: DeliveryError | None = None
    invalid: tuple[str, ...] = ()
    untried: bool = False


def report(desk: Desk, taken: Taken, ended: Sequence[Ended], now: datetime) -> list[Gone]:
    """Write down how a round went, and give what is in people's hands now.

    What another sender took from us meanwhile is his to report.
    """
    with desk.units() as unit:
        session = unit.session
        shared = _lock_gate(
            session, taken, ended
        )  # before the calls: the order in which taking locks
        ours = outbox_ends.still_ours(session, taken.lease)
        mine = [one for one in ended if one.attempt.call in ours]
        roster, _ = desk.picture(session)
        if shared is not None and mine:
            _report_gate(session, shared, taken, mine, now)
        done = [one for one in mine if one.error is None and not one.untried]
        offers: dict[UUID, str] = {}
        for one in done:
            gone = _end_invalid(session, one, roster, now) if one.invalid else set()
            if one.attempt.offer:
                people = (person for person in one.attempt.numbers if person not in gone)
                offers |= dict.fromkeys(people, one.attempt.offer)
        delivered = outbox_ends.sent(session, [one.attempt.call for one in done], now)
        note_delivered(session, offers, now)
        _report_failures(session, mine, roster, now)
    return delivered


def _lock_gate(session: Session, taken: Taken, ended: Sequence[Ended]) -> Shared | None:
    """Only when something is or was wrong: in good times nobody waits for the shared row."""
    trouble = any(one.error is not None and not one.error.permanent for one in ended)
    if not (trouble or taken.probe or taken.watched):
        return None
    return sending.lock(session, wait=True)


def _report_gate(
    session: Session, before: Shared, taken: Taken, ended: Sequence[Ended], now: datetime
) -> None:
    shared, tried = before, [one for one in ended if not one.untried]
    for one in tried:
        if one.error is None or one.error.permanent:
            shared = gate.answered(shared, now, probe=taken.probe)
        else:
            shared = gate.failed(shared, one.error, now, probe=taken.probe)
    if tried:
        shared = gate.reported(shared, len(tried), now)
    else:
        shared = gate.untried(shared, now, probe=taken.probe)
    if shared != before:
        sending.keep(session, shared)
    _tell_operator(before.cause, shared.cause)


def _tell_operator(before: str, cause: str) -> None:
    """One line when it stops, and one when it goes on."""
    if before == cause:
        return
    kind, _, code = cause.partition(":")
    if kind == gate.REFUSED:
        log.error("wecom_refused", extra={"code": code})
    elif kind == gate.DOWN:
        log.error("wecom_down")
    elif kind == gate.PAUSED:
        log.warning("sending_paused", extra={"code": code})
    else:
        log.info("wecom_recovered")


def _end_invalid(session: Session, one: Ended, roster: Roster, now: datetime) -> set[UUID]:
    """Those whom the platform does not know: theirs ends here, and they are marked until the roster changes."""
    gone = {
        person
        for person in one.attempt.numbers
        if person not in roster.people or roster.people[person].userid in one.invalid
    }
    _end(session, one, gone, INVALID_USER, now, roster.revision)
    return gone


def _report_failures(
    session: Session, ended: Sequence[Ended], roster: Roster, now: datetime
) -> None:
    retries = (_retry(one, now) for one in ended)
    outbox_ends.again(session, [retry for retry in retries if retry is not None])
    for one in ended:
        if one.error is not None:
            fields = {"code": one.error.code, "permanent": one.error.permanent}
            log.warning("delivery_failed", extra=fields)
            if one.error.permanent:
                _refuse(session, one, one.error, roster, now)


def _retry(one: Ended, now: datetime) -> Retry | None:
    """How the call goes on, if it does: the same bytes later."""
    attempt, error = one.attempt, one.error
    if one.untried:
        return Retry(attempt.call, now, in_doubt=attempt.in_doubt, untried=True)
    if error is None or error.permanent:
        return None
    doubtful = error.in_doubt or attempt.in_doubt
    until = now + backoff(attempt.attempts)
    return Retry(attempt.call, until, class_of(error, in_doubt=doubtful), doubtful)


def _refuse(
    session: Session, one: Ended, error: DeliveryError, roster: Roster, now: datetime
) -> None:
    """The platform will never take these bytes. Of many together, each is tried alone: one may have spoilt it."""
    attempt = one.attempt
    people = set(attempt.numbers)
    if error.gone and not attempt.in_doubt and _make_again(session, attempt):
        pass
    elif len(people) > 1 and not attempt.in_doubt:
        numbers = [number for of_one in attempt.numbers.values() for number in of_one]
        outbox_waiting.free(session, numbers, alone=True)
    elif error.nobody:
        _end(session, one, people, INVALID_USER, now, roster.revision)
    else:
        _end(session, one, people, class_of(error, in_doubt=attempt.in_doubt), now, None)
    outbox_calls.drop(session, [attempt.call])


def _make_again(session: Session, attempt: Attempt) -> bool:
    """Whether it shows a file that is now made once more."""
    numbers = [number for of_one in attempt.numbers.values() for number in of_one]
    return bool(outbox_files.make_again(session, numbers))


def _end(
    session: Session,
    one: Ended,
    people: Collection[UUID],
    why: str,
    now: datetime,
    revision: int | None,
) -> None:
    numbers = [number for person in people for number in one.attempt.numbers[person]]
    if not numbers:
        return
    outbox_waiting.end(session, numbers, PushState.DEAD, now, why=why, revision=revision)
    if why == INVALID_USER:
        log.warning("recipients_unknown", extra={"count": len(people)})


def class_of(error: DeliveryError, *, in_doubt: bool) -> str:
    """What is kept of an error: its class and its code."""
    return f"{IN_DOUBT if in_doubt else REFUSED}:{error.code or ''}"
