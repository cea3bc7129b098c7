"""Alert rules for Prometheus (reliability.md §5.2); a test makes each cause and sees its rule come true."""

import json
from dataclasses import dataclass

from bot.operations import wording

HOUR = 3600
ANSWERS = "callback_ack_seconds"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rule:
    """Raised when `expr` has held for so long (`lasts`, a Prometheus duration)."""

    name: str
    expr: str
    severity: str
    lasts: str = "0m"


RULES = (
    Rule("ZerenquDown", 'up{job="zerenqu"} == 0', "critical", "2m"),
    Rule("ZerenquDatabaseDown", "min(database_up) == 0", "critical", "2m"),
    # More than one answer of a hundred took over two seconds: the 99th percentile is above them.
    Rule(
        "ZerenquAnswersSlow",
        f"sum(increase({ANSWERS}_count[5m])) "
        f'- sum(increase({ANSWERS}_bucket{{le="2.0"}}[5m])) '
        f"> 0.01 * sum(increase({ANSWERS}_count[5m]))",
        "warning",
    ),
    Rule("ZerenquOutboxStuck", "max(outbox_oldest_seconds) > 15 * 60", "critical"),
    Rule("ZerenquDeadLetters", "max(dead_letter) > 0", "warning"),
    Rule("ZerenquInDoubt", "max(outbox_unknown) > 0", "warning"),
    Rule("ZerenquWeComDown", "min(wecom_api_up) == 0", "critical", "2m"),
    Rule("ZerenquClockStopped", "max(scheduler_tick_lag_seconds) > 5 * 60", "critical"),
    Rule("ZerenquClockSkew", "max(abs(clock_skew_seconds)) > 120", "warning", "5m"),
    Rule("ZerenquForgedCallbacks", "sum(increase(signature_fail_total[5m])) > 5 * 20", "warning"),
    # Who has just begun need not have a backup yet.
    Rule(
        "ZerenquBackupOld",
        f"time() - max(backup_last_success) > {26 * HOUR} "
        f"and time() - min(served_since) > {26 * HOUR}",
        "critical",
        "10m",
    ),
    Rule("ZerenquAuditBroken", "min(audit_chain_ok) == 0", "critical"),
    Rule("ZerenquPurgeOld", f"time() - max(purge_last_success) > {50 * HOUR}", "warning", "26h"),
    Rule("ZerenquDiskFull", f"min(disk_free_bytes) < {1024 * MIB}", "critical"),
)


def as_yaml() -> str:
    """A rules file. Its strings are JSON strings, which YAML reads as they are."""
    lines = ["groups:", "  - name: zerenqu", "    rules:"]
    for rule in RULES:
        summary, action = wording.ALERTS[rule.name]
        lines += [
            f"      - alert: {rule.name}",
            f"        expr: {_quoted(rule.expr)}",
            f"        for: {rule.lasts}",
            "        labels:",
            f"          severity: {rule.severity}",
            "        annotations:",
            f"          summary: {_quoted(summary)}",
            f"          description: {_quoted(action)}",
        ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
