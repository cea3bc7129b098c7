"""People who talk to a server as WeCom lets them: 5 s, three repeats, and no more. Keeps what was acknowledged."""

import asyncio
import itertools
import random
import re
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.simulator.phone import Phone, RetryMode, Undelivered
from tests.bench.roster import Colleague, by_team
from tests.faults.site import Site

NUMBER = re.compile(r"^已记下 ([TC])-(\d+)")
QUESTION = re.compile(r"^1 ", re.MULTILINE)
CANCEL = "取消"
AT_ONCE = 4
CONCERNS = 10  # one matter in so many is a concern: each of them is pushed to the committee


@dataclass(slots=True)
class Matter:
    """One thing that somebody wants recorded. `number` is what the bot said it has, T-0001 or C-0001."""

    userid: str
    marker: str
    sentence: str
    confirmation: str
    said: list[tuple[str, str]] = field(default_factory=list)  # plain XML and its answer
    number: str = ""
    lost: bool = False  # some message of it was never acknowledged
    odd: str = ""  # an answer that does not fit


@dataclass
class Driver:
    """Talks until it is told to stop, a few people at a time."""

    site: Site
    phone: Phone
    chance: random.Random
    matters: list[Matter] = field(default_factory=list)
    waits: list[float] = field(
        default_factory=list
    )  # seconds to the acknowledgement, tries included
    over: bool = False
    people: Sequence[Colleague] = ()  # who talk through this one; everybody of the site by default

    def __post_init__(self) -> None:
        people = self.people or self.site.people
        self._numbers = itertools.count(1)
        self._left_open: set[str] = set()
        self._hosts = self._shuffled(one for one in people if one.host)
        self._workers = self._shuffled(one for one in people if not one.host and not one.duty)

    def start_numbers(self, first: int) -> None:
        """Count markers from here, so that two drivers do not use the same."""
        self._numbers = itertools.count(first)

    def _shuffled(self, people: Iterable[Colleague]) -> deque[Colleague]:
        found = list(people)
        self.chance.shuffle(found)
        return deque(found)

    async def keep_talking(self, at_once: int = AT_ONCE, pace: float = 0.02) -> None:
        """Several people at once, each telling one matter after another's."""
        await asyncio.gather(*(self._one_after_another(pace) for _ in range(at_once)))

    async def _one_after_another(self, pace: float) -> None:
        while not self.over:
            await self.tell(self.next_matter())
            await asyncio.sleep(pace)

    def next_matter(self) -> Matter:
        """Something that the next person wants to tell: mostly talks, which nobody else must hear of."""
        number = next(self._numbers)
        people = self._workers if number % CONCERNS == 0 else self._hosts
        one, marker = people[0], f"编号K{number:06}"
        people.rotate(-1)
        if people is self._workers:
            told = f"二号门的灯坏了一周，{marker}，晚上走路看不见"
            return Matter(one.userid, marker, told, "2")
        mate = self.chance.choice([other for other in by_team()[one.team] if not other.host])
        told = f"昨天下午跟{mate.name}聊了会，他说夜班排得太密，{marker}"
        return Matter(one.userid, marker, told, "1")

    async def tell(self, matter: Matter) -> Matter:
        """Both messages of a matter, unless one of them is never acknowledged."""
        self.matters.append(matter)
        if matter.userid in self._left_open:  # by a message that was lost; who knows what was heard
            await self._say(matter, CANCEL)
        for text in (matter.sentence, matter.confirmation):
            answer = "" if matter.lost else await self._say(matter, text)
            if matter.lost:
                self._left_open.add(matter.userid)
                return matter
            expected = NUMBER if text == matter.confirmation else QUESTION
            if not (found := expected.search(answer)):
                matter.odd = answer or "silence"
                return matter
            if text == matter.confirmation:
                matter.number = f"{found[1]}-{found[2]}"
        self._left_open.discard(matter.userid)
        return matter

    async def _say(self, matter: Matter, text: str) -> str:
        plain = self.phone.message(matter.userid, "text", [("Content", text)])
        self.phone.mode = self.chance.choice(list(RetryMode))
        began = time.monotonic()
        try:
            reply = await self.phone.deliver(matter.userid, plain)
        except Undelivered:
            matter.lost = True
            return ""
        self.waits.append(time.monotonic() - began)
        answer = (reply.text or "") if reply else ""
        matter.said.append((plain, answer))
        return answer

    async def repeat(self, matters: Sequence[Matter]) -> list[Matter]:
        """Deliver old messages again; the matters that are answered otherwise than before."""
        changed = []
        for matter in matters:
            for plain, answer in matter.said:
                reply = await self.phone.deliver(matter.userid, plain)
                if ((reply.text or "") if reply else "") != answer:
                    changed.append(matter)
        return changed


def driver_for(site: Site, seed: int, *, pause: float = 0.5, port: int = 0) -> Driver:
    """A driver at a server of this site; `pause` are the seconds between repeats, which nobody documents."""
    callback = f"http://127.0.0.1:{port or site.port}/wecom/callback"
    return Driver(site, Phone(site.corp, callback, pause=pause), random.Random(seed))
