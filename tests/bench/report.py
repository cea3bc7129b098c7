"""What the benchmark prints: a table of medians, ratios, and whether answers and rows agree."""

import os
import platform
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.corpus import Script
from tests.bench.load import Measured, Phase, Told

COLUMNS = "{:<13}{:<20}{:>8}{:>8}{:>10}{:>10}{:>10}{:>11}{:>8}"
MEBI = 1024 * 1024


def say(text: str = "") -> None:
    """One line, at once."""
    print(text, flush=True)  # noqa: T201  (this is a program for the command line)


@dataclass(slots=True)
class Run:
    """One stack on one fresh database: what was clocked, what the answers say, what the rows say."""

    stack: str
    measured: list[Measured]
    told: Told
    rows: dict[str, int]
    ready_after: float  # seconds
    resident: int  # bytes, after everything

    @property
    def faults(self) -> list[str]:
        """Answers that do not fit, and rows that do not fit the answers.

        A message that was not answered in time may be recorded all the same: it is the platform that repeats it.
        """
        talks, concerns = len(self.told.numbers["T"]), len(self.told.numbers["C"])
        spoken_of = {
            "inbox": self.told.messages,
            "talk": talks,
            "talk_person": talks,
            "concern": concerns,
        }
        unanswered = sum(one.errors for one in self.measured)
        return [
            *(
                f"{table}: {self.rows[table]} rows, {count} answered"
                for table, count in spoken_of.items()
                if not count <= self.rows[table] <= count + unanswered
            ),
            *(f"wrong answer: {one[:80]!r}" for one in self.told.wrong),
            *(f"{one.phase}: {one.errors} without a 200" for one in self.measured if one.errors),
        ]


def begin(scripts: Sequence[Script], rounds: int) -> None:
    """What is about to be measured, and on what."""
    messages = [message for script in scripts for message in script]
    repeats = sum(message.repeat for message in messages)
    say(
        f"{len(scripts)} people, {len(messages)} messages, {repeats} of them delivered a second time; {rounds} rounds."
    )
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    say(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, "
        f"load average {load}. Quote the ratios, not the figures.",
    )


def progress(run: Run) -> None:
    """One line when a run is over."""
    rates = ", ".join(f"{one.phase}: {one.rate:.0f}/s" for one in run.measured)
    say(f"  {run.stack}: {rates}; {run.told.messages} messages")
    for fault in run.faults[:5]:
        say(f"    !! {fault}")


def table(runs: Sequence[Run], phases: Sequence[Phase], stacks: Sequence[str]) -> None:
    """The medians of all rounds, the first stack as so many times each of the others."""
    say()
    say(COLUMNS.format("", "", "sent", "errors", "req/s", "p50 ms", "p99 ms", "max ms", "CPU us"))
    for phase in phases:
        label = f"{phase.connections} conn" if phase.rate is None else f"{phase.rate:.0f}/s open"
        found = [(stack, one) for stack in stacks if (one := _median(runs, stack, phase.name))]
        for stack, one in found:
            figures = (
                f"{one.rate:.0f}",
                f"{one.p50:.1f}",
                f"{one.p99:.1f}",
                f"{one.worst:.0f}",
                f"{one.cpu:.0f}",
            )
            say(COLUMNS.format(label, stack, one.sent, one.errors, *figures))
        for stack, one in found[1:]:
            say(COLUMNS.format("", f"/ {stack}"[:20], "", "", *_ratios(found[0][1], one)))
    say()


def right(runs: Sequence[Run], stacks: Sequence[str]) -> None:
    """In how many runs every answer was right, and the rows were as answered."""
    for stack in stacks:
        its = [run for run in runs if run.stack == stack]
        good = sum(not run.faults for run in its)
        say(f"Every answer right, and rows as answered: {good} of {len(its)} runs of {stack}.")


def standing(runs: Sequence[Run]) -> None:
    """How soon it was ready, and its memory after everything."""
    mine = [run for run in runs if run.stack == "ours"]
    theirs = [run for run in runs if run.stack == "tutorial"]
    say(
        f"Ready after {median(one.ready_after for one in mine):.2f} s "
        f"(tutorial {median(one.ready_after for one in theirs):.2f} s); "
        f"{mine[-1].resident / MEBI:.0f} MiB resident after {mine[-1].told.messages} messages."
    )


def _median(runs: Sequence[Run], stack: str, phase: str) -> Measured | None:
    found = [
        one for run in runs if run.stack == stack for one in run.measured if one.phase == phase
    ]

    if not found:
        return None

    def of(figure: Callable[[Measured], float]) -> float:
        return median(figure(one) for one in found)

    return Measured(
        phase,
        sent=sum(one.sent for one in found),
        errors=sum(one.errors for one in found),
        rate=of(lambda one: one.rate),
        p50=of(lambda one: one.p50),
        p99=of(lambda one: one.p99),
        worst=max(one.worst for one in found),
        cpu=of(lambda one: one.cpu),
    )


def _ratios(ours: Measured, tutorial: Measured) -> tuple[str, ...]:
    """Ours as so many times the tutorial stack's: much is good for the rate, little for all the rest."""
    pairs = (
        (ours.rate, tutorial.rate),
        (ours.p50, tutorial.p50),
        (ours.p99, tutorial.p99),
        (ours.worst, tutorial.worst),
        (ours.cpu, tutorial.cpu),
    )
    return tuple(f"x {our / their:.2f}" if their else "-" for our, their in pairs)
