"""Every fsync takes 5 ms longer: committing together beside committing each message by itself."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from tests.bench import report
from tests.bench.load import Phase
from tests.bench.plan import Plan
from tests.bench.running import OURS, TUTORIAL, measure

SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int slow(const char *name, int file) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    usleep(5000);
    return real(file);
}
int fsync(int file) { return slow("fsync", file); }
int fdatasync(int file) { return slow("fdatasync", file); }
"""


def run(plan: Plan) -> bool:
    """Whether every answer of ours was right; True without a measurement where there is no C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        report.say("No C compiler here: the slow disk is not measured.")
        return True
    shim = plan.folder / "slow.so"
    source = shim.with_suffix(".c")
    Path(source).write_text(SHIM, encoding="utf-8")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
    slow = {"LD_PRELOAD": str(shim)}
    stacks = (
        replace(OURS, name="together", environment=slow),
        replace(OURS, name="each by itself", environment={**slow, "BENCH_TOGETHER": "1"}),
        replace(TUTORIAL, name="tutorial slow", environment=slow),
    )
    seconds, rounds = (2.0, 1) if plan.quick else (5.0, 2)
    phases = [Phase("32", 32, seconds, 800), Phase("256", 256, seconds, 800)]
    runs = []
    for _ in range(rounds):
        for stack in stacks:
            runs.append(measure(stack, plan.site, phases, plan.scripts))
            report.progress(runs[-1])
    names = [stack.name for stack in stacks]
    report.table(runs, phases, names)
    report.right(runs, names)
    return not any(one.faults for one in runs if not one.stack.startswith("tutorial"))
