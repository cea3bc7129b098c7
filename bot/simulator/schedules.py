"""The company's calendar, as far as an app writes into it (wecom.md §7)."""

from collections.abc import Mapping
from typing import Any

from bot.simulator.crypto import random_letters
from bot.simulator.delivery import check_agent
from bot.simulator.errors import demand
from bot.simulator.limits import MISSING
from bot.simulator.world import SimulatedCorp

MOST_ATTENDEES = 1000
SHORT, LONG = 128, 1000  # letters
NO_PERMISSION = 48002  # the app is not ticked under 协作 → 日程


class Schedules:
    """Schedules of one app. Every method raises Refused."""

    def __init__(self, corp: SimulatedCorp) -> None:
        self._corp = corp

    def add(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """oa/schedule/add: twice the same is two of them."""
        self._check_permission()
        check_agent(self._corp, body.get("agentid"))
        checked = self._checked(body)
        schedule_id = random_letters(32)
        self._corp.schedules[schedule_id] = checked
        return {"schedule_id": schedule_id}

    def update(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """oa/schedule/update: what is given stands in the place of all that was there."""
        self._check_permission()
        checked = self._checked(body)
        schedule_id = self._known(checked.pop("schedule_id", ""))
        if body.get("skip_attendees"):
            checked["attendees"] = self._corp.schedules[schedule_id]["attendees"]
        self._corp.schedules[schedule_id] = checked
        return {"schedule_id": schedule_id}

    def delete(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """oa/schedule/del."""
        self._check_permission()
        del self._corp.schedules[self._known(body.get("schedule_id"))]
        return {}

    def get(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """oa/schedule/get: those that are there."""
        self._check_permission()
        wanted = body.get("schedule_id_list")
        demand(isinstance(wanted, list) and 1 <= len(wanted) <= 1000, MISSING, "schedule_id_list")
        there = self._corp.schedules
        found = [{"schedule_id": one, **there[one]} for one in wanted or () if one in there]
        return {"schedule_list": found}

    def _check_permission(self) -> None:
        demand(self._corp.may_schedule, NO_PERMISSION, "api forbidden")

    def _known(self, schedule_id: object) -> str:
        demand(schedule_id in self._corp.schedules, MISSING, "invalid schedule_id")
        return str(schedule_id)

    def _checked(self, body: Mapping[str, Any]) -> dict[str, Any]:
        one = body.get("schedule")
        demand(isinstance(one, dict), MISSING, "schedule missing")
        kept: dict[str, Any] = dict(one or {})
        begins, ends = kept.get("start_time"), kept.get("end_time")
        ordered = isinstance(begins, int) and isinstance(ends, int) and 0 < begins <= ends
        demand(ordered, MISSING, "invalid start_time or end_time")
        for name, most in (("summary", SHORT), ("location", SHORT), ("description", LONG)):
            text = kept.get(name, "")
            demand(isinstance(text, str) and len(text) <= most, MISSING, f"{name} too long")
        attendees = kept.get("attendees", [])
        demand(isinstance(attendees, list), MISSING, "invalid attendees")
        demand(len(attendees) <= MOST_ATTENDEES, MISSING, "too many attendees")
        for each in attendees:
            known = isinstance(each, dict) and self._corp.find(str(each.get("userid", "")))
            demand(known, self._corp.out_of_range, "no privilege to access the user")
        return kept
