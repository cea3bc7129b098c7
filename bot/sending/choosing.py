"""What may go out now of what was never tried: who may be told, how often, and how many at once."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.sending import files, limits, pacing
from bot.sending.attempts import Attempt, Turn
from bot.sending.files import Unmade
from bot.sending.joining import MOST_RECIPIENTS, Bundle, bundled, numbers_of
from bot.sending.leasing import Leasing
from bot.sending.untold import Untold
from handlers.kit import going
from handlers.kit.going import EVERY_DAY, Receiver
from handlers.kit.pushes import BUDGETED
from storage.queries import outbox_waiting, wishes
from storage.queries.outbox_waiting import INVALID_USER, Told, Waiting
from storage.queries.sending import Shared
from storage.vocabulary import PushState

ROUND = 100  # heads of lines looked at together
JOINED_AT_ONCE = 4 * MOST_RECIPIENTS

log = logging.getLogger("zerenqu.sender")


class Choosing:
    """One look at what waits; whatever does not go now is put back or ended, in bulk."""

    def __init__(self, turn: Turn, shared: Shared) -> None:
        self._turn = turn
        self.shared = shared
        self._later: dict[datetime, list[int]] = defaultdict(list)
        self._spread: dict[datetime, list[int]] = defaultdict(list)
        self._over: dict[tuple[PushState, str], list[int]] = defaultdict(list)
        self._undone = False
        self.unmade: list[Unmade] = []  # files to be made and handed over before they can go

    @property
    def changed(self) -> bool:
        """Whether anything was put back or ended: then others may have come to the front."""
        return bool(self._later or self._spread or self._over or self._undone)

    def take(self, lease: str, most: int) -> list[Attempt]:
        """Lease what goes now, in at most so many calls."""
        turn = self._turn
        found = self._find()
        self._told = self._ask_told(found)
        fit = self._told_first([push for push in found if self._may_go(push)])
        fit = self._without_unmade(fit, most)
        paced = pacing.spread_out(bundled(fit, self._told), turn.now)
        for moment, one in paced.later:
            moved = self._spread if one.recipients <= limits.BULK else self._later
            moved[moment] += self._untold.with_reminders(numbers_of(one.pushes))
        going = self._pay(paced.now[:most])
        self._write()
        leasing = Leasing(turn, self._untold)
        attempts = leasing.lease(going, lease)
        self._undone = leasing.undone
        return attempts

    def _told_first(self, fit: Sequence[Waiting]) -> list[Waiting]:
        """Nobody is reminded of what he was not told of: the notice goes instead."""
        waits = [push for one in self._told.values() for push in one.waits]
        self._untold = Untold(self._turn.session, (*fit, *waits))
        for one in self._told.values():
            one.waits[:] = self._untold.in_place(one.waits)
        return self._untold.in_place(fit)

    def _without_unmade(self, fit: Sequence[Waiting], most: int) -> list[Waiting]:
        """What can go now; of the files that must be made first, as many as are handed over together."""
        unmade = [push for push in fit if push.document and not push.media_id]
        for push in unmade[: min(most, files.AT_ONCE)]:
            file = files.begun(self._turn, push)
            if isinstance(file, files.Over):
                self._never(push, file.state, file.why)
            else:
                self.unmade.append(file)
        return [push for push in fit if push not in unmade] if unmade else list(fit)

    def _find(self) -> list[Waiting]:
        """Heads of lines, and everything that says the same as one of them."""
        session, now = self._turn.session, self._turn.now
        found = outbox_waiting.heads(session, now, ROUND)
        hashes = {push.alike for push in found if push.alike is not None}
        if len(found) == ROUND and hashes:
            more = outbox_waiting.alike(session, hashes, now, JOINED_AT_ONCE)
            found = list({push.number: push for push in (*found, *more)}.values())
        people = {push.recipient_id for push in found}
        most = {"per_minute": limits.PER_MINUTE, "per_hour": limits.PER_HOUR}
        self._busy = outbox_waiting.busy(session, people, now, **most)
        self._wishes = wishes.of_people(session, people)
        self._unknown = outbox_waiting.unknown_there(session, self._turn.roster.revision)
        return found

    def _ask_told(self, found: Iterable[Waiting]) -> dict[UUID, Told]:
        """What those were told whose budget counts, and what of theirs waits and is of use."""
        people = {push.recipient_id for push in found if push.kind in BUDGETED}
        if not people:
            return {}
        now = self._turn.now
        told = outbox_waiting.told(self._turn.session, people, BUDGETED, now)
        for one in told.values():
            one.waits[:] = [push for push in one.waits if self._may_be_joined(push)]
        return told

    def _may_be_joined(self, push: Waiting) -> bool:
        """Whether it may go with others at this hour; what was taken out of a call to go alone may not."""
        now, to = self._turn.now, self._receiver(push)
        if push.error or push.alike is None or to is None or going.why_never(push, to, now):
            return False
        return going.may_leave(push, to, now) <= now

    def _may_go(self, push: Waiting) -> bool:
        """Whether this one may go; otherwise it is noted when, or why never."""
        now, to = self._turn.now, self._receiver(push)
        if to is None:
            return self._never(push, PushState.CANCELLED, "left")
        if why := going.why_never(push, to, now):
            return self._never(push, PushState.CANCELLED, why)
        if push.recipient_id in self._unknown:
            return self._never(push, PushState.DEAD, INVALID_USER)
        wanted = going.may_leave(push, to, now)
        if push.recipient_id in self._busy:
            wanted = max(wanted, now + limits.MINUTE)
        if push.spread:
            wanted = max(wanted, limits.uncrowded(now))
        if wanted <= now and push.kind in BUDGETED:
            return self._within_budget(push, to)
        return wanted <= now or self._not_before(wanted, [push])

    def _receiver(self, push: Waiting) -> Receiver | None:
        """Whom it is for, with his hours and his wish; None when he has left."""
        turn = self._turn
        person = turn.here(push.recipient_id)
        wish = self._wishes.get(push.recipient_id, EVERY_DAY)
        return Receiver(turn.desk.hours_of(person, turn.now), wish) if person else None

    def _within_budget(self, push: Waiting, to: Receiver) -> bool:
        """Whether this person may be told one more thing; if not, all that waits for him waits together."""
        told, now = self._told[push.recipient_id], self._turn.now
        if going.within_budget(push, to, told.at, now) <= now:
            return True
        for one in {one.number: one for one in (push, *told.waits)}.values():
            if (wanted := going.within_budget(one, to, told.at, now)) > now:
                self._not_before(wanted, [one])
        return False

    def _not_before(self, wanted: datetime, pushes: Iterable[Waiting]) -> bool:
        for push in pushes:  # what is over before that is looked at again when it is over
            self._later[min(wanted, push.not_after or wanted)].append(push.number)
        return False

    def _never(self, push: Waiting, state: PushState, why: str) -> bool:
        self._over[state, why].append(push.number)
        return False

    def _pay(self, bundles: Sequence[Bundle]) -> list[Bundle]:
        """What the day's account allows; the operator hears once a day that it is empty."""
        now, people = self._turn.now, self._turn.roster.people.values()
        today = limits.business_day(now)
        enrolled = sum(person.here_on(today) for person in people)
        paced, self.shared = pacing.within_quota(bundles, self.shared, enrolled, now)
        for moment, one in paced.later:
            self._later[moment] += self._untold.with_reminders(numbers_of(one.pushes))
        if paced.later and self.shared.told_on != today:
            log.error("daily_quota_reached", extra={"count": self.shared.spent})
            self.shared = replace(self.shared, told_on=today)
        return paced.now

    def _write(self) -> None:
        session, now = self._turn.session, self._turn.now
        outbox_waiting.put_back(session, self._later)
        outbox_waiting.put_back(session, self._spread, spreads=True)
        for (state, why), numbers in self._over.items():
            revision = self._turn.roster.revision if why == INVALID_USER else None
            outbox_waiting.end(session, numbers, state, now, why=why, revision=revision)
