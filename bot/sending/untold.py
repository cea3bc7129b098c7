"""A reminder never comes before the notice of the same thing: what was not told yet goes in its place, as one message."""

from collections import defaultdict
from collections.abc import Iterable

from storage.queries import outbox_untold
from storage.queries.outbox_waiting import Waiting
from storage.session import Session
from storage.vocabulary import PushKind


class Untold:
    """The notices that still wait while a reminder of the same thing may go, by whoever they are for."""

    def __init__(self, session: Session, going: Iterable[Waiting]) -> None:
        reminders = {push.number for push in going if push.kind is PushKind.REMINDER}
        self._notices = outbox_untold.untold(session, reminders) if reminders else {}
        self._reminders: dict[int, list[int]] = defaultdict(list)
        for reminder, notice in self._notices.items():
            self._reminders[notice.number].append(reminder)

    def in_place(self, pushes: Iterable[Waiting]) -> list[Waiting]:
        """These pushes in the order of promising, each reminder of something unheard of as its notice."""
        told = (self._notices.get(push.number, push) for push in pushes)
        return sorted({push.number: push for push in told}.values(), key=lambda push: push.number)

    def with_reminders(self, numbers: Iterable[int]) -> list[int]:
        """These, and the reminders whose place they took."""
        return [each for one in numbers for each in (one, *self._reminders.get(one, ()))]

    def reminders_of(self, numbers: Iterable[int]) -> list[int]:
        """The reminders whose place these took: said with them, so no more to be sent."""
        return [each for one in numbers for each in self._reminders.get(one, ())]
