"""`make bench`: every figure beside its baseline, in the same run, taking turns.

Prints ratios and judges no time; the exit code says whether every answer and every row was right. Ours is
`zerenqu serve` as it is, with its sender at work against a stand-in for the platform. Name sections to run only
those; `--quick` takes short rounds.
"""

import argparse
import resource
import signal
import sys
import tempfile
from pathlib import Path

from tests.bench import (
    assessment,
    callbacks,
    concerns,
    corpus,
    coverage,
    notices,
    open_loop,
    repeats,
    report,
    slow_disk,
    stored,
    year,
)
from tests.bench.plan import Plan, Section
from tests.bench.roster import everybody
from tests.bench.site import START, Site

SECTIONS: dict[str, Section] = {
    "callbacks": callbacks.run,
    "open-loop": open_loop.run,
    "slow-disk": slow_disk.run,
    "repeats": repeats.run,
    "notices": notices.run,
    "stored": stored.run,
    "coverage": coverage.run,
    "concerns": concerns.run,
    "assessment": assessment.run,
    "year": year.run,
}
FILES = 8192  # a thousand connections have two ends


def main() -> int:
    """Run it; 1 when our answers, or the rows behind them, are not what they must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short rounds")
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="default: all")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that every process is stopped
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < FILES:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))
    with tempfile.TemporaryDirectory(prefix="zerenqu-bench-") as name:
        site = Site.build(Path(name), everybody())
        scripts = corpus.scripts(everybody(), site.corp.keys, site.corp.agent_id, START)
        plan = Plan(Path(name), site, scripts, chosen.quick)
        right = True
        for section in chosen.sections or SECTIONS:
            report.say(f"\n== {section} ==")
            right &= SECTIONS[section](plan)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
