"""An open loop of 100, 500 and 2,000 messages a second, and a thousand connections at one moment.

In an open loop a message falls due whether or not the one before it was answered; waiting counts from then, so a
stall is seen by everybody behind it. Each server has been talked to for two seconds before: what it reads and
builds once after a start (dictionaries, the roster, statements) is not asked here.
"""

from tests.bench import report
from tests.bench.load import Phase
from tests.bench.plan import Plan
from tests.bench.running import OURS, TUTORIAL, measure

CONNECTIONS = 200
TALKED_TO = Phase("talked to", 32, 2.0, 300)


def run(plan: Plan) -> bool:
    """Whether every answer of ours was right."""
    seconds, rounds = (2.0, 1) if plan.quick else (6.0, 2)
    rates = [Phase(f"{rate}/s", CONNECTIONS, seconds, 1900, rate=rate) for rate in (100, 500, 2000)]
    burst = Phase("burst", 1000, 10.0, 1900, warm_up=0.0, most=4000)
    runs = []
    for _ in range(rounds):
        for stack, phases in ((OURS, rates), (TUTORIAL, rates[:1])):
            for phase in (*phases, burst):  # each on a fresh server: the one before leaves no queue
                runs.append(measure(stack, plan.site, [TALKED_TO, phase], plan.scripts))
                report.progress(runs[-1])
    report.table(runs, (*rates, burst), (OURS.name, TUTORIAL.name))
    report.right(runs, (OURS.name, TUTORIAL.name))
    return not any(one.faults for one in runs if one.stack == OURS.name)
