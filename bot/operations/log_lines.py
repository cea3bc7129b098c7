"""Every line the log can hold: its event, its level and its fields; a test compares it with the code."""

from dataclasses import dataclass

from bot.operations import wording


@dataclass(frozen=True, slots=True)
class LogLine:
    """One kind of line; each also has `event`, `level` and `timestamp` (UTC).

    `request` and `user` are there when it was written in the course of a callback.
    """

    event: str
    level: str
    fields: tuple[str, ...] = ()


LINES = (
    LogLine("ready", "info"),
    LogLine("answered", "info", ("count", "milliseconds", "requests")),
    LogLine("wecom_recovered", "info"),
    LogLine("clock_right", "info", ("milliseconds", "request")),
    LogLine("purged", "info", ("count",)),
    LogLine("callback_keys_changed", "info"),
    LogLine("contacts_synced", "info", ("count",)),
    LogLine("voice_is_heard", "info", ("reason",)),
    LogLine("poison", "warning", ("reason", "body_sha256", "request")),
    LogLine("foreign", "warning", ("reason", "body_sha256", "request")),
    LogLine("delivery_failed", "warning", ("code", "permanent")),
    LogLine("recipients_unknown", "warning", ("count",)),
    LogLine("sending_paused", "warning", ("code",)),
    LogLine("outbox_unavailable", "warning"),
    LogLine("clock_wrong", "warning", ("milliseconds", "request")),
    LogLine("occasions_skipped", "warning", ("rule", "count")),
    LogLine("clock_waits_for_database", "warning"),
    LogLine("callback_keys_unusable", "warning"),
    LogLine("contacts_not_read", "warning", ("code",)),
    LogLine("contacts_refused", "warning", ("count",)),
    LogLine("template_unfit", "warning", ("reason",)),
    LogLine("menu_not_registered", "warning", ("code",)),
    LogLine("schedule_refused", "warning", ("code", "permanent")),
    LogLine("schedule_too_large", "warning", ("count",)),
    LogLine("voice_not_fetched", "warning", ("code",)),
    LogLine("voice_not_heard", "warning", ("reason",)),
    LogLine("heartbeat_withheld", "warning"),
    LogLine("heartbeat_failed", "warning", ("error", "code")),
    LogLine("wecom_refused", "error", ("code",)),
    LogLine("wecom_down", "error"),
    LogLine("daily_quota_reached", "error", ("count",)),
    LogLine("incident", "error", ("number", "error", "places", "request", "user")),
    LogLine("delivery_stopped", "error", ("incident",)),
    LogLine("routine_failed", "error", ("rule", "incident")),
)


def as_text() -> str:
    """For the operator: one event a line."""
    return "\n".join(wording.log_line(one.event, one.level, one.fields) for one in LINES)
