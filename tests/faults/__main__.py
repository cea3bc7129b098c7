"""`make soak`: every fault test in full size, then every mutant; a table at the end, and an exit code that counts.

`make soak ARGS="kill outage"` runs what bears one of these words in its name; `ARGS=--list` says what there is.
Ctrl-C ends it with the table of what was run so far.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.faults.mutants import MUTANTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MINUTE, HOUR = 60, 3600
say = partial(print, flush=True)
FAILED_TESTS = 1  # pytest's exit code; others mean that it did not get so far


@dataclass
class Job:
    """One run of pytest. A mutant must fail."""

    name: str
    tests: str
    at_most: int  # seconds
    mutant: str = ""
    full: bool = True
    seconds: float = 0.0
    verdict: str = ""
    figures: list[str] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """As it should be."""
        return self.verdict in {"passed", "caught"}


def jobs() -> list[Job]:
    """In the order of running: the long ones last."""
    fault_tests = [
        Job("clocks", "tests/faults/test_clocks.py", 15 * MINUTE),
        Job("power", "tests/faults/test_power.py", 10 * MINUTE),
        Job("operations", "tests/faults/test_operations.py", 25 * MINUTE),
        Job("anonymous", "tests/faults/test_anonymous.py", 30 * MINUTE),
        Job("suppression", "tests/handlers/brief/test_suppression.py", 40 * MINUTE),
        Job("whole-cycle", "tests/handlers/assessment/test_whole_cycle.py", 40 * MINUTE),
        Job("push-budget", "tests/handlers/kit/test_going.py", 20 * MINUTE),
        Job("every-edition", "tests/handlers/test_every_edition.py", 20 * MINUTE),
        Job("demo-year", "tests/bot/test_demo_year.py", 15 * MINUTE),
        Job("routing", "tests/handlers/concerns/test_whom_it_is_about.py", 10 * MINUTE),
        Job("ladder", "tests/handlers/concerns/test_ladder.py", 15 * MINUTE),
        Job("authorization", "tests/handlers/authorization", 20 * MINUTE),
        Job("rotate", "tests/faults/test_rotate.py", 15 * MINUTE),
        Job("keeping", "tests/faults/test_keeping.py", 30 * MINUTE),
        Job("at-rest", "tests/bot/test_at_rest.py", 30 * MINUTE),
        Job("database", "tests/faults/test_database.py", 10 * MINUTE),
        Job("outage", "tests/faults/test_outage.py", 30 * MINUTE),
        Job("replay", "tests/faults/test_replay.py", 10 * MINUTE),
        Job("fuzz", "tests/faults/test_fuzz_app.py", 20 * MINUTE),
        Job("load", "tests/faults/test_load.py", 30 * MINUTE),
        Job("shutdown", "tests/faults/test_shutdown.py", 15 * MINUTE),
        Job("proxy", "tests/faults/test_proxy.py", 15 * MINUTE),
        Job("partition", "tests/faults/test_partition.py", 15 * MINUTE),
        Job("kill", "tests/faults/test_kill.py", 40 * MINUTE),
        Job("two-nodes", "tests/faults/test_two_nodes.py", 40 * MINUTE),
        Job("soak", "tests/faults/test_soak.py", 2 * HOUR),
    ]
    mutants = [
        Job(f"mutant: {name}", f"tests/{one.caught_by}", 5 * MINUTE, name, full=one.full)
        for name, one in MUTANTS.items()
    ]
    return fault_tests + mutants


def run(job: Job, folder: Path) -> None:
    """Run it and keep what it says; raises KeyboardInterrupt when it is to stop."""
    figures = folder / f"{time.monotonic_ns()}.jsonl"
    size = "full" if job.full else "quick"
    environment = {**os.environ, "SOAK": size, "FIGURES": str(figures), "MUTANT": job.mutant}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-x", job.tests]
    if not job.mutant:
        command.remove("-x")
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL if job.mutant else None,
    )
    try:
        code = process.wait(job.at_most)
        job.verdict = _verdict(code, job)
    except subprocess.TimeoutExpired:
        job.verdict = "too long"
    except KeyboardInterrupt:
        job.verdict = "stopped"
        raise
    finally:
        _end(process)
        job.seconds = time.monotonic() - began
        if figures.exists():
            job.figures = figures.read_text(encoding="utf-8").splitlines()


def _verdict(code: int, job: Job) -> str:
    if job.mutant:
        return {0: "NOT CAUGHT", FAILED_TESTS: "caught"}.get(code, "NOT PLANTED")
    return "passed" if code == 0 else "FAILED"


def _end(process: "subprocess.Popen[bytes]") -> None:
    """It and everything that it started in its session."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def table(ran: Sequence[Job]) -> str:
    """What was run, how long it took, and its figures."""
    lines = [f"{'test':<44} {'verdict':<12} {'seconds':>8}"]
    for job in ran:
        lines.append(f"{job.name[:44]:<44} {job.verdict:<12} {job.seconds:>8.0f}")
        for line in job.figures if not job.mutant else ():
            figures = json.loads(line)
            name = figures.pop("test")
            lines.append(f"    {name}: " + ", ".join(f"{key} {figures[key]}" for key in figures))
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Run the jobs of which a word is in the name; all without a word."""
    chosen = [job for job in jobs() if not words or any(word in job.name for word in words)]
    if "--list" in words:
        say("\n".join(job.name for job in jobs()))
        return 0
    ran: list[Job] = []
    with tempfile.TemporaryDirectory(prefix="zerenqu-soak-") as folder:
        for place, job in enumerate(chosen, 1):
            say(f"[{place}/{len(chosen)}] {job.name} …")
            ran.append(job)
            try:
                run(job, Path(folder))
            except KeyboardInterrupt:
                break
            say(f"[{place}/{len(chosen)}] {job.name}: {job.verdict}, {job.seconds:.0f} s")
    say(f"\nmake soak{' ARGS=' if words else ''}{' '.join(words)}")
    say(table(ran))
    return 0 if ran and len(ran) == len(chosen) and all(job.is_well for job in ran) else 1


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(main(sys.argv[1:]))
