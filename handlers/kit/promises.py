"""What a handler may promise to somebody else: it becomes true with the handler's own transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from handlers.kit.lengths import split_text
from handlers.kit.messages import Choice, Reply
from storage.queries import outbox
from storage.session import Session
from storage.vocabulary import PushKind

SHANGHAI = ZoneInfo("Asia/Shanghai")
ANY_HOUR = (PushKind.URGENT, PushKind.CONTINUATION)
OFFERS = TypeAdapter(list[Choice])


@dataclass(frozen=True)
class Promises:
    """Writes outbox rows; knows the quiet hours, so that no capability can forget them (design §6)."""

    session: Session
    now: datetime
    quiet_from: time
    quiet_until: time

    def to(
        self,
        person_id: UUID,
        text: str,
        *,
        kind: PushKind,
        about: str,
        choices: Sequence[Choice] = (),
        due: datetime | None = None,
        not_after: datetime | None = None,
        once: str | None = None,
    ) -> None:
        """Promise a text to a person, now or at `due`; with `once` it is promised at most one time ever.

        After `not_after` it is dropped unsent: a reminder of what is over helps nobody. The choices stand
        numbered under the text, and their numbers work once the text was delivered.
        """
        if once is not None and outbox.promised(self.session, [once]):
            return
        wanted = max(due or self.now, self.now)
        when = wanted if kind in ANY_HOUR else self.awake(wanted)
        offer = OFFERS.dump_json(list(choices)).decode() if choices else ""
        *earlier, last = split_text(Reply(text, tuple(choices)).rendered())
        promise = partial(
            outbox.promise,
            self.session,
            person_id,
            kind=kind,
            about=about,
            due=when,
            not_after=not_after,
        )
        for part in earlier:
            promise(part)
        promise(last, offer=offer, once=once)

    def call_off(self, about: str, *, to: UUID | None = None) -> None:
        """What was promised about something is not wanted any more (it is done, or was taken back)."""
        outbox.call_off(self.session, about, to=to)

    def awake(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours it falls into."""
        return awake(moment, self.quiet_from, self.quiet_until)


def awake(moment: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """A moment, or the end of the quiet hours it falls into (design §6).

    >>> night = datetime(2026, 3, 12, 22, 30, tzinfo=SHANGHAI)
    >>> awake(night, time(21), time(7)).isoformat()
    '2026-03-13T07:00:00+08:00'
    """
    local = moment.astimezone(SHANGHAI)
    if local.time() >= quiet_from:
        local = local + timedelta(days=1)
    elif local.time() >= quiet_until:
        return moment
    return local.replace(hour=quiet_until.hour, minute=quiet_until.minute, second=0, microsecond=0)
