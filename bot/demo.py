"""The story, played through the encrypted callback over real HTTP, and the phones that stay open after it."""

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bot import demo_wording as wording
from bot.app import create_app
from bot.demo_company import company
from bot.demo_serving import LOOPBACK, is_free, listening, serving
from bot.parts import Parts
from bot.settings import Settings
from bot.simulator.chats import Line, LineKind
from bot.simulator.clock import DemoClock
from bot.simulator.page import simulator_app
from bot.simulator.phone import Phone
from bot.simulator.script import Mismatch, Step, StepKind, after, filled, steps
from bot.simulator.terminal import chat_loop
from bot.simulator.world import SimulatedCorp
from handlers.regulation import Edition, Editions
from storage.vocabulary import SHANGHAI

HERE = Path(__file__).parent
DAY, ASSESSMENT, CUT_OFF, CYCLE = (
    HERE / f"{name}.txt" for name in ("story", "story_assessment", "story_cut_off", "story_cycle")
)
START = datetime(2026, 3, 12, 14, 30, tzinfo=SHANGHAI)
MEMORY = Path("/dev/shm")  # noqa: S108  (a folder with a random name is made in it)


@dataclass
class Stage:
    """A running demo: the bot, everybody's phone, and the clock."""

    corp: SimulatedCorp
    phone: Phone
    clock: DemoClock
    parts: Parts
    url: str
    settings: Settings
    read: dict[str, int] = field(default_factory=dict)  # lines of each chat shown so far
    tell: Callable[[str], None] = print  # the story, as it happens

    async def reach(self, moment: datetime) -> None:
        """It is that moment now; what fell due happens."""
        self.clock.set(moment)
        self.tell(f"\n[{wording.moment(moment)}]")
        self.skip_what_came()
        await self.tick()

    async def tick(self) -> None:
        """What fell due happens now, instead of within half a minute."""
        await self.parts.clock.check()
        await self.parts.sender.deliver_due()

    def userid(self, name: str) -> str:
        """The userid of somebody by name."""
        return next(one.userid for one in self.corp.people.values() if one.name == name)

    def skip_what_came(self) -> None:
        """What was pushed so far and not shown is an older part of the story."""
        for userid, chat in self.corp.chats.items():
            self.read[self.corp.people[userid].name] = len(chat.lines)

    def new_pushes(self, name: str) -> list[Line]:
        """What was pushed to somebody since the last look."""
        lines = self.corp.chats[self.userid(name)].lines
        fresh = lines[self.read.get(name, 0) :]
        self.read[name] = len(lines)
        return [line for line in fresh if line.kind is LineKind.PUSH]


def story_under(edition: Edition) -> str:
    """The days that go alike everywhere, and the end of the year: nobody is assessed by a text that breaks off."""
    parts = (DAY, CUT_OFF if edition.incomplete else ASSESSMENT)
    return "".join(part.read_text(encoding="utf-8") for part in parts)


async def run(*, once: bool, port: int, names: str, cycle: bool = False) -> int:
    """Play the story; 0 when every step went as written. Without `once` keep serving until Ctrl+C.

    `names` are the editions, as `ZRQ_EDITION` names them. With `cycle` it is the assessment of a whole year, and what
    each person saw of it.
    """
    if not once and not is_free(port):
        print(wording.PORT_TAKEN.format(port=port), file=sys.stderr)
        return 2
    edition = Editions.load(names).on(START.date())
    if cycle and edition.incomplete:
        print(wording.no_cycle(edition.title, edition.incomplete), file=sys.stderr)
        return 2
    print(wording.INTRODUCTION)
    async with staged(0 if once else port, names, opened=not cycle) as stage:
        script = CYCLE.read_text(encoding="utf-8") if cycle else story_under(edition)
        broken = await play(stage, script)
        if cycle and not broken:
            _show_everybody(stage.corp)
        print(broken or wording.STORY_DONE)
        if not once and not broken:
            print(wording.NOW_SERVING.format(url=f"{stage.url}/simulator/"), flush=True)
            await _forever()
    return 1 if broken else 0


async def chat(userid: str, names: str) -> int:
    """A demo of one's own, in the terminal."""
    async with staged(0, names) as stage:
        if userid not in stage.corp.people:
            shown = "、".join(stage.corp.people)
            print(wording.NO_SUCH_PERSON.format(people=shown), file=sys.stderr)
            return 2
        await chat_loop(stage.phone, userid, _read_line, print)
    return 0


async def play(
    stage: Stage, script: str, reach: Callable[[datetime], Awaitable[None]] | None = None
) -> str:
    """Tell the script as it happens; what went wrong, or "" when nothing did. `reach` brings the stage to a moment."""
    lines: list[str] = []
    pushed: dict[str, list[str]] = {}
    known: dict[str, str] = {}
    for written in steps(script):
        step = replace(written, text=filled(written.text, known))
        try:
            match step.kind:
                case StepKind.NOTE:
                    stage.tell(f"\n—— {step.text} ——")
                case StepKind.MOVE:
                    pushed.clear()
                    await (reach or stage.reach)(step.moment)
                case StepKind.SAY:
                    pushed.clear()
                    lines = await _say(stage, step)
                case StepKind.ANSWER:
                    lines = after(step.text, lines, known)
                case _:
                    await _expect(stage, step, pushed)
        except Mismatch as mismatch:
            return wording.story_broken(f"{step.who}> {step.text}", str(mismatch))
    return ""


async def _expect(stage: Stage, step: Step, pushed: dict[str, list[str]]) -> None:
    """What was pushed to somebody since the last look is what the script wants, or nothing."""
    await stage.parts.sender.deliver_due()
    lines = pushed.get(step.who) or _show_pushes(stage, step.who)
    if step.kind is StepKind.PUSH:
        pushed[step.who] = after(step.text, lines)
    elif lines:
        raise Mismatch("", lines)


async def _say(stage: Stage, step: Step) -> list[str]:
    stage.tell(f"{step.who}：{step.text}")
    answer = await stage.phone.say(stage.userid(step.who), step.text) or ""
    stage.tell(_indented(answer))
    return answer.splitlines()


def _show_pushes(stage: Stage, name: str) -> list[str]:
    fresh = stage.new_pushes(name)
    for line in fresh:
        stage.tell(f"  {wording.PUSHED.format(name=name)}\n{_indented(line.text)}")
    return [line for one in fresh for line in one.text.splitlines()]


def _show_everybody(corp: SimulatedCorp) -> None:
    """Each person's phone, as it would be scrolled through."""
    print(wording.EVERYBODY)
    for userid, chat in corp.chats.items():
        if chat.lines:
            print(f"\n—— {corp.people[userid].name} ——")
        for line in chat.lines:
            print(f"{wording.SPEAKERS[line.kind]}{_indented(line.text).lstrip()}")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


@contextlib.asynccontextmanager
async def staged(
    port: int,
    names: str = "seven_duties",
    *,
    opened: bool = True,
    start: datetime = START,
    background: bool = True,
) -> AsyncIterator[Stage]:
    """A bot over a database of its own in a temporary folder, served on loopback with the simulator beside it.

    `opened` when the year's assessment is; without `background` nothing falls due unless the stage goes on.
    """
    in_memory = MEMORY if os.access(MEMORY, os.W_OK) else None  # it need not survive a power cut
    with tempfile.TemporaryDirectory(dir=in_memory) as folder, listening(port) as listener:
        url = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        clock = DemoClock(start)
        settings, corp = company(Path(folder), url, clock, start.date(), names, opened=opened)
        app = create_app(settings, clock.now, background=background)
        phone = Phone(corp, f"{url}/wecom/callback")
        stage = Stage(corp, phone, clock, app.state.parts, url, settings)
        app.mount("/simulator", simulator_app(corp, phone, clock, stage.tick))
        async with serving(app, listener):
            await phone.verify_url()
            yield stage
        await phone.aclose()


async def _forever() -> None:
    with contextlib.suppress(asyncio.CancelledError, KeyboardInterrupt):
        await asyncio.Event().wait()


async def _read_line() -> str | None:
    line = await asyncio.to_thread(sys.stdin.readline)
    return line.rstrip("\n") if line else None
