"""What a handler may promise to somebody else: it becomes true with the handler's own transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from pydantic import TypeAdapter

from handlers.kit import incidents
from handlers.kit.conversation import Conversation, Offer, recalled
from handlers.kit.lengths import byte_length, cut, split_text
from handlers.kit.messages import Choice, Reply
from handlers.kit.pushes import RULES, declared
from handlers.regulation import Figures
from storage.queries import conversations, outbox
from storage.session import Session
from storage.vocabulary import SHANGHAI, PushKind

OFFERS = TypeAdapter(list[Choice])
MOST_BYTES = 2000  # of one message
ELLIPSIS = "…"


@dataclass(frozen=True)
class Promises:
    """Writes outbox rows; knows the quiet hours, so that no capability can forget them (design §6)."""

    session: Session
    now: datetime
    figures: Figures

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
        numbered under the text, and their numbers work once the text was delivered. What `about` begins with is
        declared in `pushes_wording`, with what ends it; a reminder of what is only by the way is not promised to a
        leader who has it in the one message of this week.
        """
        known = once is not None and bool(outbox.promised(self.session, [once]))
        if known or (kind is PushKind.REMINDER and self._is_in_week(person_id, about)):
            return
        wanted = max(due or self.now, self.now)
        when = self.awake(wanted) if RULES[kind].rests else wanted
        offer = OFFERS.dump_json(list(choices)).decode() if choices else ""
        reply = Reply(text, tuple(choices))
        *earlier, last = [_short(reply)] if RULES[kind].budgeted else split_text(reply.rendered())
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

    def _is_in_week(self, person_id: UUID, about: str) -> bool:
        known = declared(about)
        return known is not None and known.by_the_way and self.told_on_monday(person_id)

    def _in_the_week(self, person_id: UUID, about: str) -> bool:
        known = declared(about)
        return known is not None and known.by_the_way and self.told_on_monday(person_id)

    def told_on_monday(self, person_id: UUID) -> bool:
        """Whether somebody has the one message of this week, or it is on its way."""
        today = self.now.astimezone(SHANGHAI).date()
        return outbox.stands(self.session, week_key(person_id, monday_of(today)))

    def call_off_of(self, person_id: UUID, heads: Sequence[str]) -> None:
        """Reminders to somebody that wait, by what their `about` begins with; not what he put off himself."""
        outbox.call_off_reminders(self.session, person_id, heads)

    def file(self, person_id: UUID, document: str, *, about: str, which: str = "") -> None:
        """Promise a document (by its key) to who is in the chat and asked for it: it is made when it goes.

        Where there are several of a kind, `which` says which one, and is given back as `Context.which`.
        """
        kind, document = PushKind.CONTINUATION, f"{document} {which}".strip()
        outbox.promise(
            self.session, person_id, "", kind=kind, about=about, due=self.now, document=document
        )

    def call_off(self, about: str, *, to: UUID | None = None) -> None:
        """What was promised about something is not wanted any more (it is done, or was taken back)."""
        outbox.call_off(self.session, about, to=to)

    def retract(self, about: str) -> set[UUID]:
        """The same where something else is to be told in its place, `once` again; whom it has not reached."""
        return outbox.retract(self.session, about)

    def waiting(self, about: str) -> dict[UUID, set[PushKind]]:
        """What was promised about something and has not reached people, by whom it is for."""
        return outbox.waiting(self.session, about)

    def awake(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours it falls into."""
        return self.figures.after_quiet(moment.astimezone(SHANGHAI))


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def week_key(person_id: UUID, monday: date) -> str:
    """Under which the one message of a week is promised to a leader, once."""
    return f"week:{monday}:{person_id}"


def note_delivered(session: Session, offers: Mapping[UUID, str], now: datetime) -> None:
    """Pushes reached these people: from now on the numbers in them can be answered."""
    if not offers:
        return
    conversations.lock_people(session, offers.keys())
    found, lost = recalled(session, offers.keys(), now)
    for error in lost.values():  # his next message is answered as if nothing had been going on
        incidents.number_for(error)
    made = {
        offer: Offer(choices=tuple(OFFERS.validate_json(offer)), made_at=now, pushed=True)
        for offer in set(offers.values())
    }
    kept = {
        person: found.get(person, Conversation()).changed(offer=made[offer]).stored()
        for person, offer in offers.items()
    }
    conversations.keep(session, kept, now)


def _short(reply: Reply) -> str:
    """As one message: what nobody asked for has no second part, its choices lead to the whole."""
    whole = reply.rendered()
    if byte_length(whole) <= MOST_BYTES:
        return whole
    room = MOST_BYTES - byte_length(whole.removeprefix(reply.text)) - byte_length(ELLIPSIS)
    return Reply(cut(reply.text, room) + ELLIPSIS, reply.choices).rendered()
