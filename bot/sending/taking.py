"""One transaction that decides what goes now and takes it into our hands."""

from dataclasses import dataclass
from datetime import datetime

from bot.channel import Channel
from bot.sending import gate, retrying
from bot.sending.attempts import Attempt, Turn
from bot.sending.choosing import ROUND, Choosing
from bot.sending.files import Unmade
from handlers.desk import Desk
from storage.queries import sending
from storage.randomness import new_id


@dataclass(frozen=True, slots=True)
class Taken:
    """What to send; `moved`: something was put back or ended, so it is worth looking again."""

    attempts: tuple[Attempt, ...] = ()
    lease: str = ""
    probe: bool = False  # one call to see whether the platform takes any
    watched: bool = False  # the report must look at the gate even when all goes well
    moved: bool = False
    unmade: tuple[Unmade, ...] = ()  # files to be handed over; then they may go


NOTHING = Taken()


def take(desk: Desk, channel: Channel, now: datetime) -> Taken:
    """Lease what may go out now; the bytes of first attempts are stored before any of them is made."""
    with desk.units() as unit:
        shared, due = sending.look(unit.session, now)
        if not due or not gate.allowance(shared, now, ROUND):
            return NOTHING
        locked = sending.lock(unit.session, wait=False)
        if locked is None or not (most := gate.allowance(locked, now, ROUND)):
            return NOTHING  # another process is at it, or was
        turn = Turn(unit.session, desk, desk.picture(unit.session)[0], channel, now)
        lease = new_id().hex
        again, moved = retrying.take(turn, lease, most)
        choosing = Choosing(turn, locked)
        fresh = choosing.take(lease, most - len(again)) if most > len(again) else []
        attempts = (*again, *fresh)
        kept = gate.taken(choosing.shared, now) if attempts else choosing.shared
        if kept != locked:
            sending.keep(unit.session, kept)
        return Taken(
            attempts,
            lease,
            probe=locked.shut_until is not None,
            watched=locked.failures > 0 or locked.recovered_at is not None,
            moved=moved or choosing.changed,
            unmade=tuple(choosing.unmade),
        )
