"""When a push may go to a person: never in the quiet hours, and of what can wait only while he is at work."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.kit.pushes import RULES
from handlers.regulation import Figures, Shift, WorkdayCalendar
from storage.vocabulary import SHANGHAI, PushKind

SET_OUT = timedelta(hours=2)  # so long before something begins people are on their way to it
LONGEST_WAIT = 14  # days: longer than any holiday; after that only the quiet hours hold


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one person (design §6).

    `shift` is None when the roster names none, or one whose hours the edition does not know (倒班, 四班三倒): then only
    the quiet hours hold, for nobody can say when he sleeps.
    """

    figures: Figures
    calendar: WorkdayCalendar
    shift: Shift | None

    def earliest(
        self, kind: PushKind, now: datetime, not_after: datetime | None = None
    ) -> datetime:
        """The first moment from `now` on at which a push of this kind may go out; both are aware.

        Urgent ones and the rest of an answer go at any hour; outside the quiet hours what comes back to somebody who
        asked, and what spares him a way for nothing; everything else while he is at work. What would come after `not_after` by waiting for the shift does not
        wait for it: half an hour before a session on a Saturday people are told, though never in the quiet hours.

        >>> from handlers.regulation import Edition
        >>> edition, friday = Edition.load("seven_duties"), datetime(2026, 3, 13, 18, tzinfo=SHANGHAI)
        >>> hours = Hours(edition.figures, WorkdayCalendar.packaged(), edition.shift("常白班"))
        >>> [str(hours.earliest(kind, friday)) for kind in (PushKind.NOTICE, PushKind.ANSWER)]
        ['2026-03-16 08:00:00+08:00', '2026-03-13 18:00:00+08:00']
        """
        rule = RULES[kind]
        if not rule.rests:
            return now
        local = now.astimezone(SHANGHAI).replace(tzinfo=None)
        rested = self.figures.after_quiet(local)
        waits = rule.at_work and self.shift
        wanted = self._at_work(rested) if waits else rested
        if not_after is not None and _aware(wanted) >= not_after:
            wanted = rested
        return now if wanted == local else _aware(wanted).astimezone(now.tzinfo)

    def of_change(self, now: datetime, begins: datetime) -> PushKind:
        """The kind of a push by which he hears that what begins then is off, or is at another time.

        >>> from handlers.regulation import Edition
        >>> edition, evening = Edition.load("seven_duties"), datetime(2026, 3, 12, 18, tzinfo=SHANGHAI)
        >>> hours = Hours(edition.figures, WorkdayCalendar.packaged(), edition.shift("常白班"))
        >>> [hours.of_change(evening, evening.replace(day=13, hour=hour)).value for hour in (9, 15)]
        ['sparing', 'change']
        """
        in_time = self.earliest(PushKind.CHANGE, now) <= begins - SET_OUT
        return PushKind.CHANGE if in_time else PushKind.SPARING

    def _at_work(self, moment: datetime) -> datetime:
        """The moment, or the first one later, that lies in a shift and outside the quiet hours; local, without zone."""
        for ahead in range(-1, LONGEST_WAIT + 1):  # a shift of yesterday may last into today
            day = moment.date() + timedelta(days=ahead)
            worked = self.shift.at_work(day, self.calendar) if self.shift else None
            if worked and (found := self.figures.after_quiet(max(moment, worked[0]))) < worked[1]:
                return found
        return moment


def _aware(local: datetime) -> datetime:
    return local.replace(tzinfo=SHANGHAI)
