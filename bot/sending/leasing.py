"""Bundles that may go as calls: the words, the bytes stored before the first attempt, and the lease on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from bot.sending import limits
from bot.sending.attempts import Attempt, Turn
from bot.sending.joining import Bundle, numbers_of
from bot.sending.untold import Untold
from bot.sending.wording import MAY_BE_REPEATED, said_again
from handlers.kit import budget
from handlers.kit.capability import SHANGHAI
from storage.queries import outbox, outbox_calls, outbox_waiting
from storage.queries.outbox_calls import REFUSED, UNREADABLE
from storage.queries.outbox_waiting import IN_DOUBT
from storage.sealing import Unreadable
from storage.vocabulary import PushState


class Leasing:
    """Makes calls of bundles, in the transaction of a turn."""

    def __init__(self, turn: Turn, untold: Untold) -> None:
        self._turn, self._untold = turn, untold
        self.undone = False

    def lease(self, bundles: Sequence[Bundle], lease: str) -> list[Attempt]:
        """Lease these, in as few calls as they are; those that could not be made are ended or put back (`undone`)."""
        session, now = self._turn.session, self._turn.now
        made: list[tuple[Attempt, Bundle]] = []
        wanted = self._still_wanted(bundles)
        self._heard = self._heard_lately(wanted)
        for one in wanted:
            try:
                made.append((self._attempt(one), one))
            except Unreadable:
                self._end_unreadable(one)
            except ValueError:  # no call can carry it: one at a time it shows which
                self.undone = True
                if len(one.pushes) > 1:
                    outbox_waiting.free(session, numbers_of(one.pushes), alone=True)
                else:
                    why = f"{REFUSED}:unfit"
                    outbox_waiting.end(
                        session, numbers_of(one.pushes), PushState.DEAD, now, why=why
                    )
        calls = [(attempt.body, one.pushes) for attempt, one in made]
        outbox_calls.make(session, calls, lease, now)
        said = self._untold.reminders_of(push.number for _, one in made for push in one.pushes)
        if said:
            outbox_waiting.end(session, said, PushState.CANCELLED, now, why="told_at_once")
        return [attempt for attempt, _ in made]

    def _still_wanted(self, bundles: Iterable[Bundle]) -> list[Bundle]:
        """Without what was called off since we looked."""
        numbers = [number for one in bundles for number in numbers_of(one.pushes)]
        ready = outbox_waiting.still_ready(self._turn.session, numbers)
        left = (tuple(push for push in one.pushes if push.number in ready) for one in bundles)
        return [Bundle(pushes) for pushes in left if pushes]

    def _heard_lately(self, bundles: Iterable[Bundle]) -> set[tuple[UUID, bytes]]:
        """Who was told which of these words within the platform's duplicate check (promise D5)."""
        pushes = [push for one in bundles for push in one.pushes]
        people = {push.recipient_id for push in pushes}
        words = {push.alike for push in pushes if push.alike is not None}
        since = self._turn.now - limits.COMPARED_FOR
        return outbox.told_since(self._turn.session, people, words, since) if words else set()

    def _end_unreadable(self, bundle: Bundle) -> None:
        """Those whose text does not open end here; the others go in a later call."""
        session, now, self.undone = self._turn.session, self._turn.now, True
        for push in bundle.pushes:
            try:
                outbox.words_of(session, push.id, push.sealed_text)
            except Unreadable:
                doubt = f"{IN_DOUBT}:" if push.error.startswith(IN_DOUBT) else ""
                why = f"{doubt}{UNREADABLE}"
                outbox_waiting.end(session, [push.number], PushState.DEAD, now, why=why)

    def _attempt(self, bundle: Bundle) -> Attempt:
        """The bytes of a call, and what can be answered with a number once they are there. Raises ValueError, Unreadable."""
        session, people = self._turn.session, self._turn.roster.people
        numbers: dict[UUID, list[int]] = defaultdict(list)
        for push in bundle.pushes:
            numbers[push.recipient_id].append(push.number)
        first = bundle.pushes[0]
        userids = [people[one].userid for one in numbers]
        if first.document:
            body = self._turn.channel.render_file(userids, first.media_id)
            return Attempt(first.id, body, 1, False, numbers, "")
        text, offer = outbox.words_of(session, first.id, first.sealed_text)
        if bundle.for_one:
            words = (outbox.words_of(session, one.id, one.sealed_text) for one in bundle.pushes)
            text, offer = budget.joined([text for text, _ in words]), ""
        elif first.error.startswith(IN_DOUBT):
            text += MAY_BE_REPEATED
        if any((one.recipient_id, one.alike) in self._heard for one in bundle.pushes):
            text += said_again(self._turn.now.astimezone(SHANGHAI))
        body = self._turn.channel.render(userids, text)
        return Attempt(first.id, body, 1, False, numbers, offer)
