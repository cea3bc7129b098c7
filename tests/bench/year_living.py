"""A year under way: the clock that is moved, what people say, and how long everything takes."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from time import perf_counter, process_time

import httpx2

from bot.days import Days
from bot.parts import Parts
from bot.simulator.phone import Phone
from bot.simulator.world import SimulatedCorp
from handlers.kit.messages import Incoming, Kind
from storage.vocabulary import SHANGHAI
from tests.bench import report
from tests.bench.year_checks import Outage, Pushes
from tests.bench.year_company import YEAR, Branch, Said, Saying

START, END = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (YEAR, YEAR + 1))
DAY, TALKED_AT, AT_ONCE = timedelta(days=1), timedelta(hours=10, minutes=17), 100
DOWN = Outage(datetime(YEAR, 3, 18, tzinfo=SHANGHAI), datetime(YEAR, 3, 20, tzinfo=SHANGHAI))
SILENT = Outage(datetime(YEAR, 10, 13, tzinfo=SHANGHAI), datetime(YEAR, 10, 15, tzinfo=SHANGHAI))
NUMBER = re.compile(r"[A-Z]-\d+")


class Still:
    """A clock that stands until it is set."""

    moment = START

    def now(self) -> datetime:
        """Where it stands."""
        return self.moment

    def set(self, moment: datetime) -> None:
        """Put it there."""
        self.moment = moment


class CountedApi(httpx2.ASGITransport):
    """The simulated WeCom, with its calls counted."""

    calls = 0

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Count, then answer."""
        self.calls += 1
        return await super().handle_async_request(request)


@dataclass
class Year:
    """A year under way."""

    clock: Still
    corp: SimulatedCorp
    api: CountedApi
    parts: Parts
    phone: Phone
    branches: list[Branch]
    pushes: Pushes
    said: int = 0
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    began: float = field(default_factory=perf_counter)
    answering: float = 0.0
    routines: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def live(self, until: datetime = END) -> None:
        """All of it, day by day."""
        self._watch_routines()
        saying, days = Saying(self.branches), Days(self.parts, self.clock.set)
        await self.parts.clock.check()
        day = START
        while day < until:
            if day == SILENT.since:
                self.corp.faults.bad_gateway(until=SILENT.until)
            if day == DOWN.since:
                self.clock.set(DOWN.until)
            if not DOWN.since <= day < DOWN.until:
                await days.pass_until(day + TALKED_AT)
                began = perf_counter()
                await self._hear(list(saying.on(day.date())))
                self.answering += perf_counter() - began
                await days.pass_until(day + DAY)
            if day.month != (day + DAY).month:
                await self._month_over(day.date())
            day += DAY

    async def _month_over(self, day: date) -> None:
        self.corp.sent.clear()
        await self.parts.intake.run(self._gather)
        report.say(
            f"  {day:%Y-%m}: {self.said} said, {self.api.calls} calls, {perf_counter() - self.began:.0f} s, "
            f"{process_time():.0f} CPU s"
        )

    def _gather(self) -> None:
        with self.parts.desk.units() as unit:
            self.pushes.gather(unit.session)

    async def _hear(self, told: list[Said]) -> None:
        """Everybody says one thing at a time: all first sentences together, then the answers to what was asked back."""
        while told:
            now = list({one.userid: one for one in reversed(told)}.values())
            told = [one for one in told if one not in now]
            await self._hear_together(now)

    async def _hear_together(self, told: Sequence[Said]) -> None:
        for step in range(max((len(one.texts) for one in told), default=0)):
            speaking = [one for one in told if step < len(one.texts)]
            answers: list[str] = []
            for first in range(0, len(speaking), AT_ONCE):
                answers += await self._answered(speaking[first : first + AT_ONCE], step)
            for one, answer in zip(speaking, answers, strict=True):
                if step + 1 == len(one.texts):
                    self._check(one, answer)
            self.clock.set(self.clock.now() + timedelta(seconds=20))
        self.said += sum(len(one.texts) for one in told)

    async def _answered(self, speaking: Sequence[Said], step: int) -> list[str]:
        """Those of the first branch speak by phone, the others at the desk."""
        now, desk = self.clock.now(), self.parts.desk
        batch = [
            Incoming(
                f"{one.userid} {now} {step}".encode(), one.userid, Kind.TEXT, one.texts[step], now
            )
            for one in speaking
            if one.branch.number
        ]
        heard = iter(await self.parts.intake.run(lambda: desk.answer_all(batch, now)))
        return [
            next(heard).text
            if one.branch.number
            else await self.phone.say(one.userid, one.texts[step]) or ""
            for one in speaking
        ]

    def _check(self, one: Said, answer: str) -> None:
        if one.wanted not in answer:
            self.wrong[one.wanted].append(
                f"{self.clock.now():%m-%d} {one.texts[0]} -> {answer[:80]}"
            )
        if one.keeps:
            found = NUMBER.search(answer)
            setattr(one.branch, one.keeps, found[0] if found else "")

    def _watch_routines(self) -> None:
        for key, routine in list(self.parts.desk.registry.routines.items()):
            self.parts.desk.registry.routines[key] = replace(
                routine, run=self._timed(key, routine.run)
            )

    def _timed(self, key: str, run: Callable[..., None]) -> Callable[..., None]:
        def timed(*given: object) -> None:
            began = process_time()
            run(*given)
            self.routines[key].append(process_time() - began)

        return timed
