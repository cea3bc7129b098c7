"""`zerenqu demo --year`: a whole year of the cast, played day by day through the encrypted callback.

The story is every `story_year*.txt` beside this file and the year's assessment, woven into one by their moments: whoever
adds a capability adds lines, or a file of his own. Between two moments the days pass as for a running bot (`bot.days`).
"""

import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from bot import demo_year_wording as wording
from bot.days import Days
from bot.demo import CYCLE, HERE, Stage, play, staged
from bot.demo_seen import archives, write_pages
from bot.demo_wording import no_cycle
from bot.simulator.chats import LineKind
from bot.simulator.clock import SHANGHAI
from bot.simulator.script import woven
from bot.told import Kept, budget_of, by_person
from handlers.regulation import Editions
from storage.queries import outbox
from storage.queries.outbox import Delivered

START = datetime(2026, 1, 1, tzinfo=SHANGHAI)
END = datetime(2027, 1, 6, tzinfo=SHANGHAI)  # the archives of a year are sealed when it is over


async def run(names: str, folder: Path, until: datetime = END) -> int:
    """Play the year as far as `until`, and write what each person saw into the folder.

    `names` are the editions, as `ZRQ_EDITION` names them. 0 when all went as written; 1: a step went otherwise, or
    somebody was pushed too much; 2: nobody is assessed by such a text.
    """
    edition = Editions.load(names).on(START.date())
    if edition.incomplete:
        print(no_cycle(edition.title, edition.incomplete), file=sys.stderr)
        return 2
    print(wording.INTRODUCTION)
    async with staged(0, names, opened=False, start=START, background=False) as stage:
        stage.tell = lambda line: print(line) if line.startswith(wording.NOTE) else None
        year = Year(stage)
        await stage.parts.clock.check()
        broken = await play(stage, story(until), year.reach)
        if not broken:
            await year.reach(until)
        print(f"\n{broken or wording.STORY_DONE}")
        await stage.parts.intake.run(year.remember)
        kept = year.tell_everybody(folder)
    print(wording.written(str(folder), year.seconds))
    return 1 if broken or kept.broken else 0


def story(until: datetime = END) -> str:
    """What is written of the year before `until`."""
    files = [*sorted(HERE.glob("story_year*.txt")), CYCLE]
    return woven((one.read_text(encoding="utf-8") for one in files), until.date())


class Year:
    """A year on its way: how it goes on, and what was pushed so far."""

    def __init__(self, stage: Stage) -> None:
        """It begins where the stage's clock stands."""
        self._stage = stage
        self._days = Days(stage.parts, stage.clock.set, self._midnight)
        self._began = time.monotonic()
        self._looked = stage.clock.now()
        self._month = self._looked.month
        self._counted: Counter[LineKind] = Counter()
        self._pushes: list[Delivered] = []

    @property
    def seconds(self) -> float:
        """How long it took so far."""
        return time.monotonic() - self._began

    async def reach(self, moment: datetime) -> None:
        """Live until then; what comes on the way is new to everybody."""
        self._stage.skip_what_came()
        await self._days.pass_until(moment)

    async def _midnight(self, day: datetime) -> None:
        if day.month == self._month:
            return
        await self._stage.parts.intake.run(self.remember)
        chats = self._stage.corp.chats.values()
        now = Counter(line.kind for chat in chats for line in chat.lines)
        said, pushed = (now[one] - self._counted[one] for one in (LineKind.SAID, LineKind.PUSH))
        print(wording.month_over(self._month, said, pushed, self.seconds), flush=True)
        self._month, self._counted = day.month, now

    def remember(self) -> None:
        """What was pushed since the last look: the bot itself forgets it after a month."""
        with self._stage.parts.desk.units() as unit:
            self._pushes += outbox.delivered(unit.session, self._looked)
        self._looked = self._stage.clock.now()

    def tell_everybody(self, folder: Path) -> Kept:
        """Print the figures of each person, write what he saw; how the budget of pushes held."""
        desk, corp, kept = self._stage.parts.desk, self._stage.corp, Kept()
        with desk.units() as unit:
            people = desk.picture(unit.session)[0].people
        print(wording.EVERYBODY)
        figures = {}
        told = {people[key].userid: one for key, one in by_person(self._pushes).items()}
        for person in people.values():
            lines = corp.chats[person.userid].lines
            mine = told.get(person.userid)
            figures[person.userid] = wording.figures(Counter(one.kind for one in lines), mine)
            if mine:
                budget_of(mine, person, desk, kept)
        for userid, one in corp.people.items():
            print(f"{one.name}：{figures[userid]}")
        print(wording.budget(len(kept.broken), kept.in_time))
        folder.mkdir(parents=True, exist_ok=True)
        write_pages(corp, figures, folder)
        for name, index in archives(corp, folder):
            print(wording.archive(name, index))
        return kept
