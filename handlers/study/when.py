"""The day and the clock time of a session: read from a sentence, asked where in doubt, never chosen."""

import re
from datetime import date, datetime, time
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from handlers.kit.capability import SHANGHAI
from handlers.kit.forms import NotUnderstood, Question, chosen
from handlers.kit.reading.dates import ClockTime, Day, Lean, find_days, find_times
from handlers.kit.reading.repeats import Repeat
from handlers.kit.reading.utterance import Utterance
from handlers.study import wording
from handlers.study.cycles import Cycle, read_cycle, read_stretch

DAY, HOUR, MOMENT = "day", "hour", "moment"
OCLOCK = "点"
DAY_FIELDS = ("day", "days", "doubt", "repeat", "since", "until")
UNTIL = re.compile(r"\s*[-到至~—]{1,3}\s*")
BARE_HOUR = re.compile(r"\s*(\d{1,2}|[一二两三四五六七八九十]{1,3})\s*")
EARLIEST = (
    7  # of an hour said without a part of the day, the afternoon is offered first before this one
)


class When(BaseModel):
    """A day, or a rule for days, and a clock time; what is in doubt stands in `days` and `hours` to be asked."""

    model_config = ConfigDict(frozen=True)

    day: date | None = None
    days: tuple[date, ...] = ()
    doubt: str = ""
    repeat: Repeat | None = None  # instead of a day; from `since` to `until`, where that was said
    since: date | None = None
    until: date | None = None
    at: time | None = None
    hours: tuple[time, ...] = ()
    part: str = ""  # 下午, as written, while the hour is not known
    backwards: bool = False  # its end was said to be before its beginning: `hours` are the two

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return self == When()

    def starts(self) -> datetime | None:
        """The local time, once day and hour are known."""
        if self.day is None or self.at is None:
            return None
        return datetime.combine(self.day, self.at, SHANGHAI)

    def merged(self, other: "When") -> "When":
        """What was said later counts, as far as it goes."""
        days = {name: getattr(other, name) for name in DAY_FIELDS}
        hours = {
            "at": other.at,
            "hours": other.hours,
            "part": other.part,
            "backwards": other.backwards,
        }
        changed: dict[str, object] = {}
        if other.day or other.days or other.doubt or other.repeat:
            changed |= days
        elif other.since or other.until:
            changed |= {"since": other.since or self.since, "until": other.until or self.until}
        if other.at or other.hours or other.part:
            changed |= hours
        return self.model_copy(update=changed)

    def question(self, now: datetime) -> Question | None:
        """What must be asked next; None when a time in the future is known."""
        if self.day is None and (self.repeat is None or self.doubt):
            return self._ask_day(now.astimezone(SHANGHAI).date())
        if self.at is None:
            labels = tuple(wording.time_label(one) for one in self.hours)
            return Question(HOUR, self._ask_hour(), labels)
        starts = self.starts()
        if starts and starts <= now:
            return Question(MOMENT, wording.gone_by(starts))
        return None

    def _ask_day(self, today: date) -> Question:
        if not self.days:
            return Question(DAY, wording.ASK_DAYS.get(self.doubt, wording.ASK_DAY))
        text = wording.conflict_or_unsure(self.doubt)
        return Question(DAY, text, tuple(wording.day_label(one, today) for one in self.days))

    def _ask_hour(self) -> str:
        if self.backwards:
            return wording.ASK_BACKWARDS
        return wording.ASK_WHICH_TIME if self.hours else wording.ASK_TIME

    def answered(self, key: str, said: Utterance, today: date) -> "When":
        """With the answer to one of its questions; raises `NotUnderstood`."""
        options = self.days if key == DAY else self.hours if key == HOUR else ()
        index = chosen(said, len(options))
        if index is not None:
            found = When(day=self.days[index]) if key == DAY else When(at=self.hours[index])
        elif key == HOUR:
            found = read_when(said, today, part_is_today=False).merged(_read_hour(said, self.part))
        else:
            found = read_when(said, today, repeating=self.repeat is not None)
        if key == HOUR and not (found.at or found.hours):
            raise NotUnderstood(wording.NOT_A_TIME)
        if key == DAY and not (
            found.day or found.days or found.repeat or found.since or found.until or found.doubt
        ):
            raise NotUnderstood(wording.NOT_A_DAY)
        if found.empty:
            raise NotUnderstood(wording.NOT_A_TIME)
        return self.merged(found)


def read_when(
    said: Utterance, today: date, *, part_is_today: bool = True, repeating: bool = False
) -> When:
    """The first day, or a rule for days, and the first clock time that are said.

    下午 alone is today's only when that is wanted. Of what is `repeating` already, 到6月底 says only until when.
    """
    clocks = find_times(said)
    days = [one for one in find_days(said, today, Lean.FUTURE) if not one.before]
    if not part_is_today:
        days = [one for one in days if not _is_part_of_day(one, clocks)]
    cycle = read_cycle(said, days, today)
    if cycle is None and repeating:
        cycle = read_stretch(said, today)
    found = _day(days) if cycle is None else _cycle(cycle)
    if backwards := _backwards(said, clocks):
        return found.merged(When(hours=backwards, backwards=True))
    at = next((one for one in clocks if one.at is not None), None)
    if at is None:
        part = next((said.plain[one.start : one.end] for one in clocks), "")
        return found.model_copy(update={"part": part})
    return found.merged(_clock(at))


def _backwards(said: Utterance, clocks: list[ClockTime]) -> tuple[time, ...]:
    """The two hours of a session that would end before it begins, the earlier first; of 10点到2点 the end is 14:00.

    >>> def hours(raw):
    ...     said = Utterance.of(raw)
    ...     return [str(one) for one in _backwards(said, find_times(said))]
    >>> hours("下午4点到3点"), hours("14:00-10:00"), hours("上午10点到2点"), hours("下午2点到4点")
    (['15:00:00', '16:00:00'], ['10:00:00', '14:00:00'], [], [])
    """
    for first, last in pairwise(clocks):
        if first.at is None or last.at is None:
            continue
        over_noon = first.at.hour < 12 and last.at.hour < EARLIEST
        if (
            last.at < first.at
            and not over_noon
            and UNTIL.fullmatch(said.plain, first.end, last.start)
        ):
            return last.at, first.at
    return ()


def _read_hour(said: Utterance, part: str) -> When:
    """「3点」, 「15:30」, a bare 「9」; with the part of the day that was said before."""
    bare = BARE_HOUR.fullmatch(said.plain)
    text = bare[1] + OCLOCK if bare else said.text
    for before in ("", part):
        times = [one for one in find_times(Utterance.of(f"{before}{text}")) if one.at is not None]
        if times and not (times[0].ambiguous and part and not before):
            return _clock(times[0])
    return When()


def _cycle(said: Cycle) -> When:
    return When(
        repeat=said.repeat, since=said.since, until=said.until, doubt=said.doubt, days=said.days
    )


def _day(days: list[Day]) -> When:
    if not days:
        return When()
    first = days[0]
    sure = {one.day for one in days if one.day}
    if first.day and len(sure) == 1:
        return When(day=first.day)
    options = sorted({*first.alternatives, *sure})
    return When(days=tuple(options), doubt=first.doubt)


def _clock(found: ClockTime) -> When:
    if not found.ambiguous:
        return When(at=found.at)
    options = found.choices()
    return When(hours=options[::-1] if options[0].hour < EARLIEST else options)


def _is_part_of_day(day: Day, clocks: list[ClockTime]) -> bool:
    return any((day.start, day.end) == (one.start, one.end) for one in clocks)
