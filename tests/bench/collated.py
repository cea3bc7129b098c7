"""What the steps of a year took at one size on one engine, and what came out otherwise than it was put in."""

import resource
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter, process_time

from tests.bench import report
from tests.bench.assessed_year import MEMBERS

ONE = " (one branch)"
EXPORT = "zerenqu assessment export" + ONE
EXPORT_LIMIT = 10.0  # seconds
COLUMNS = "{:<42}{:>9}{:>8}{:>9}{:>8}"


@dataclass
class Collated:
    """One size on one engine: seconds by step, those of our own processor, and what was not right."""

    branches: int
    took: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    busy: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    wrong: list[str] = field(default_factory=list)

    @contextmanager
    def clocked(self, step: str) -> Iterator[None]:
        """More of this step."""
        began, worked = perf_counter(), _cpu()
        yield
        self.took[step] += perf_counter() - began
        self.busy[step] += _cpu() - worked

    def expect(self, what: str, found: object, wanted: object) -> None:
        """Note what came out otherwise."""
        if found != wanted:
            self.wrong.append(f"{what}: {found!r} and not {wanted!r}")


def table(kind: str, found: Collated, before: Collated | None) -> None:
    """Seconds and growth of each step, and what was not right."""
    report.say(f"{kind}, {found.branches * MEMBERS} members in {found.branches} branches:")
    report.say(COLUMNS.format("", "seconds", "growth", "CPU s", "growth"))
    for step, took in found.took.items():
        busy = found.busy[step]
        growths: tuple[str, ...] = ("", "")
        if before:
            more = 1 if step.endswith(ONE) else found.branches / before.branches
            growths = tuple(
                f"x {now[step] / then[step] / more:.2f}"
                for now, then in ((found.took, before.took), (found.busy, before.busy))
            )
        report.say(COLUMNS.format(step, f"{took:.2f}", growths[0], f"{busy:.2f}", growths[1]))
    late = found.took[EXPORT] > EXPORT_LIMIT
    report.say(f"The export within {EXPORT_LIMIT:.0f} s: {'NO' if late else 'yes'}.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    report.say(f"The most memory so far: {peak} MiB.")
    for line in found.wrong[:5]:
        report.say(f"    !! {line[:200]}")
    report.say(f"What is not as it was put in: {len(found.wrong)}.\n")


def _cpu() -> float:
    """Seconds that our processes have worked: on a machine that does other things besides, only they tell of our work."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime
