"""The front desk: messages in, one transaction, one answer each; the clock's routines come here too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from handlers.kit import in_hand, incidents, wording
from handlers.kit.capability import SHANGHAI, Context, Policy
from handlers.kit.conversation import Conversation, recalled
from handlers.kit.conversing import Conversing
from handlers.kit.documents import MakeFile, cannot_make
from handlers.kit.hours import Hours
from handlers.kit.lengths import split_text
from handlers.kit.messages import Incoming, Kind, Refusal, Reply
from handlers.kit.promises import Promises
from handlers.kit.reading.people import Named, NameIndex
from handlers.kit.reading.utterance import Utterance
from handlers.registry import Registry
from handlers.regulation import Edition, WorkdayCalendar, packaged_named
from storage.queries import conversations, inbox, occasions, outbox, people
from storage.queries.actor import CLOCK, Actor
from storage.queries.roster import Employee, Roster
from storage.session import Session
from storage.unit_of_work import Conflict, Unavailable, UnitOfWork
from storage.vocabulary import PushKind

ABOUT_ANSWER = "answer"


class StartOver(Exception):
    """A message failed after it had touched the database: the batch is taken again, one by one."""


@dataclass
class Desk:
    """Answers messages; nothing else opens a transaction for them."""

    units: Callable[[], UnitOfWork]
    edition_on: Callable[[date], Edition]
    registry: Registry = field(default_factory=Registry.discover)
    policy: Policy = field(default_factory=Policy)
    calendar: WorkdayCalendar = field(default_factory=WorkdayCalendar.packaged)
    edition_named: Callable[[str], Edition | None] = packaged_named
    count: Callable[[str], None] = lambda _event: None
    as_file: MakeFile = cannot_make
    promised: Callable[[], None] = lambda: None  # called when a commit left something to be sent
    _picture: tuple[Roster, NameIndex] | None = None

    def answer_all(self, batch: Sequence[Incoming], now: datetime) -> list[Reply]:
        """One commit for all that waited; the same message always gets the same answer and works only once.

        Raises `Unavailable` when the database cannot do it now; then nothing was written.
        """
        try:
            with self.units() as unit:
                replies = Sitting(self, unit, now).answer_together(batch)
        except Unavailable:
            raise
        except Exception:  # to start over, a conflict, or one that cannot even be begun
            return [self._answer_alone(message, now) for message in batch]
        self.notice_promises(unit, now)
        return replies

    def _answer_alone(self, message: Incoming, now: datetime) -> Reply:
        try:
            with self.units() as unit:
                reply = Sitting(self, unit, now, alone=True).answer_together([message])[0]
        except Conflict:
            raise Unavailable("another process has the same message in hand") from None
        except Unavailable:
            raise
        except Exception as error:  # before its turn: say, a stored answer that does not open
            self.count("incident")
            return Reply(wording.incident(incidents.number_for(error)))
        self.notice_promises(unit, now)
        return reply

    def notice_promises(self, unit: UnitOfWork, now: datetime) -> None:
        """Tell who sends that this transaction left something for him."""
        if outbox.has_promised(unit.session, now):
            self.promised()

    def tick(self, rule: str, fire_at: datetime, now: datetime) -> bool:
        """Run a routine for the instant it fell due, if no other clock has taken it."""
        with self.units() as unit:
            if not occasions.claim(unit.session, rule, fire_at, now):
                return False
            ctx = self.context(unit.session, CLOCK, now, self.picture(unit.session))
            self.registry.routines[rule].run(replace(ctx, fire_at=fire_at))
        self.notice_promises(unit, now)
        return True

    def hours_of(self, person: Employee, now: datetime) -> Hours:
        """When this person may be told something: judged again at the sending, which may be late."""
        edition = self.edition_on(now.astimezone(SHANGHAI).date())
        return Hours(edition.figures, self.calendar, edition.shift(person.shift))

    def picture(self, session: Session) -> tuple[Roster, NameIndex]:
        """The roster as it stands, read again only when it changed."""
        picture = self._picture
        if picture is None or picture[0].revision != people.revision(session):
            roster = people.load_roster(session)
            named = (Named(p.id, p.name, p.aliases, p.team) for p in roster.people.values())
            picture = self._picture = (roster, NameIndex(named))
        return picture

    def context(
        self, session: Session, actor: Actor, now: datetime, picture: tuple[Roster, NameIndex]
    ) -> Context:
        """All a handler knows."""
        edition = self.edition_on(now.astimezone(SHANGHAI).date())
        return Context(
            actor=actor,
            now=now,
            edition=edition,
            roster=picture[0],
            names=picture[1],
            session=session,
            promises=Promises(session, now, edition.figures),
            words=self.registry.words,
            policy=self.policy,
            calendar=self.calendar,
            edition_named=self.edition_named,
            commands=self.registry.open_to(actor.roles),
            capabilities=self.registry.capabilities,
            as_file=self.as_file,
        )


class Sitting:
    """The messages of one transaction."""

    def __init__(self, desk: Desk, unit: UnitOfWork, now: datetime, *, alone: bool = False) -> None:
        self.desk = desk
        self.unit = unit
        self.session = unit.session
        self.now = now
        self.alone = alone  # take back by savepoint; together, taking back starts the batch over
        self.today = now.astimezone(SHANGHAI).date()
        self.picture = desk.picture(self.session)
        self.states: dict[UUID, Conversation] = {}
        self.lost: dict[UUID, Exception] = {}
        self.kept: dict[UUID, str] = {}

    def answer_together(self, batch: Sequence[Incoming]) -> list[Reply]:
        """An answer for each, in order; read once for all, written once for all."""
        keys = [inbox.key_of(self.session, message.identity) for message in batch]
        senders = [self.picture[0].enrolled(message.userid, self.today) for message in batch]
        ids = {sender.id for sender in senders if sender}
        conversations.lock_people(self.session, ids)
        answered = {
            key: (one.content, one.answer) for key, one in inbox.earlier(self.session, keys).items()
        }
        self.states, self.lost = recalled(self.session, ids, self.now)
        replies, heard = [], set()
        for message, key, sender in zip(batch, keys, senders, strict=True):
            content = inbox.key_of(self.session, message.content)
            if key in answered:
                self._notice_repeat(answered[key][0], content)
            else:
                answered[key] = (content, self._answer_in_hand(message, sender))
                heard.add(key)
            replies.append(Reply(answered[key][1]))
        for key in heard:  # at the end, so that no read in between has to write them first
            inbox.remember(self.session, key, *answered[key], self.now)
        conversations.keep(self.session, self.kept, self.now)
        return replies

    def _notice_repeat(self, before: bytes, now: bytes) -> None:
        self.desk.count("repeated" if before == now else "repeated_with_other_content")

    def _answer_in_hand(self, message: Incoming, sender: Employee | None) -> str:
        sealer = self.session.sealer
        one = in_hand.message_of(message.request, message.userid, self.today, sealer)
        before = in_hand.IN_HAND.set(one)
        try:
            return self._answer(message, sender)
        finally:
            in_hand.IN_HAND.reset(before)

    def _answer(self, message: Incoming, sender: Employee | None) -> str:
        if sender is None:
            return self._answer_stranger(message)
        if sender.id in self.lost:
            return self._drop_dialogue(sender)
        mark = self.session.mark()
        try:
            if not self.alone:
                return self._converse(message, sender)
            with self.unit.savepoint():
                return self._converse(message, sender)
        except Refusal as refusal:
            text = str(refusal)
            if refusal.over:
                before = self.states.get(sender.id, Conversation())
                self._keep(sender.id, before.changed(form=None, offer=None))
        except (Unavailable, Conflict):
            raise
        except Exception as error:
            if self.unit.blames_database(error):
                raise
            text = wording.incident(incidents.number_for(error))
            self.desk.count("incident")
        self._take_back(mark)
        return text

    def _drop_dialogue(self, sender: Employee) -> str:
        """It would not open for his next message either: he is told, and begins anew."""
        self._keep(sender.id, Conversation())
        self.desk.count("incident")
        return wording.lost_dialogue(incidents.number_for(self.lost.pop(sender.id)))

    def _answer_stranger(self, message: Incoming) -> str:
        if message.kind is Kind.GREETING:
            return ""
        said, policy = Utterance.of(message.text), self.desk.policy
        answers = (one.for_strangers for one in self.desk.registry.commands.values())
        meant = (answer(said, policy) for answer in answers if answer is not None)
        return next(filter(None, meant), wording.stranger(policy.contact))

    def _take_back(self, mark: int) -> None:
        if self.alone:
            self.session.drop_collected()
        elif not self.session.rewind(mark):
            raise StartOver

    def _converse(self, message: Incoming, sender: Employee) -> str:
        if message.anew and sender.id in self.states:
            self._keep(sender.id, Conversation())
        before = self.states.get(sender.id, Conversation())
        actor = self.picture[0].actor(sender.id, self.today)
        ctx = self.desk.context(self.session, actor, self.now, self.picture)
        turn = Conversing(self.desk.registry.commands, before, ctx).answer(message)
        first, *rest = split_text(turn.reply.rendered()) or [""]
        for part in rest:
            ctx.promises.to(sender.id, part, kind=PushKind.CONTINUATION, about=ABOUT_ANSWER)
        if turn.conversation is not before and turn.conversation != before:
            self._keep(sender.id, turn.conversation)
        return first

    def _keep(self, person_id: UUID, conversation: Conversation) -> None:
        self.states[person_id] = conversation
        self.kept[person_id] = conversation.stored()
