"""Callbacks a second beside the tutorial stack, taking turns; and the bare limit of the machine in the same run."""

from tests.bench import report
from tests.bench.load import Phase
from tests.bench.plan import Plan
from tests.bench.running import ECHO, OURS, TUTORIAL, measure

ENOUGH = 10_000  # messages after which the memory is looked at
QUICK = (
    Phase("1", 1, 1.0, 80),
    Phase("32", 32, 2.5, 800),
    Phase("256", 256, 2.5, 800),
    Phase("100/s", 100, 2.0, 120, rate=100),
)
FULL = (
    Phase("1", 1, 4.0, 200),
    Phase("32", 32, 6.0, 800),
    Phase("256", 256, 6.0, 800),
    Phase("100/s", 100, 6.0, 150, rate=100),
)


def run(plan: Plan) -> bool:
    """Whether every answer of ours was right, and the rows behind them."""
    rounds, phases = (2, QUICK) if plan.quick else (3, FULL)
    report.begin(plan.scripts, rounds)
    runs = []
    for number in range(rounds):
        for stack in (OURS, TUTORIAL):
            enough = ENOUGH if stack is OURS and number == rounds - 1 else 0
            runs.append(measure(stack, plan.site, phases, plan.scripts, enough=enough))
            report.progress(runs[-1])
    bare = measure(ECHO, plan.site, [Phase("32", 32, 1.5, 2000)], plan.scripts * 4)
    report.table([*runs, bare], phases, (OURS.name, TUTORIAL.name, ECHO.name))
    report.standing(runs)
    report.right(runs, (OURS.name, TUTORIAL.name))
    return not any(one.faults for one in runs if one.stack == OURS.name)
