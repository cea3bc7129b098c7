"""The address book, as far as one app may see it (wecom.md §5)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bot.simulator.errors import Refused, demand
from bot.simulator.world import ROOT, SimulatedCorp

NO_USER, NO_DEPARTMENT, NO_RIGHT, TOO_MANY = 60111, 60123, 60011, 45029
ORDER = 100_000_000


class Contacts:
    """Answers questions about members and departments. Every method raises Refused."""

    def __init__(self, corp: SimulatedCorp) -> None:
        self._corp = corp

    def user(self, query: Mapping[str, str]) -> dict[str, Any]:
        """user/get: everything a self-built app is shown of one member."""
        userid = self._corp.find(query.get("userid", ""))
        if userid is None:
            raise Refused(NO_USER, "userid not found")
        demand(self._sees(userid), self._corp.out_of_range, "no privilege to access the user")
        member = self._member(userid)
        places = len(member["department"])
        about = {"order": [0] * places, "position": "", "is_leader_in_dept": [0] * places}
        more = {"direct_leader": [], "main_department": member["department"][0]}
        return {**member, **about, **more, "status": 1, "alias": "", "extattr": {"attrs": []}}

    def members(self, query: Mapping[str, str]) -> dict[str, Any]:
        """user/simplelist: the direct members of one department, never those of the ones below."""
        demand(query.get("fetch_child", "0") == "0", TOO_MANY, "too many departments")
        department = self._known(query.get("department_id"))
        found = (
            one for one, who in self._corp.people.items() if department in self._places(who.userid)
        )
        return {"userlist": [self._member(userid) for userid in found]}

    def departments(self, query: Mapping[str, str]) -> dict[str, Any]:
        """department/simplelist: a department and all below it, or all in the app's range; no names."""
        tops = (self._known(query["id"]),) if "id" in query else self._corp.visible
        listed = (
            {"id": one, "parentid": self._corp.departments[one].parent, "order": ORDER}
            for one in self._below(tops)
        )
        return {"department_id": list(listed)}

    def department(self, query: Mapping[str, str]) -> dict[str, Any]:
        """department/get: one department with its name."""
        number = self._known(query.get("id"))
        found = self._corp.departments[number]
        name = {} if number in self._corp.withheld_names else {"name": found.name, "name_en": ""}
        about = {"department_leader": [], "parentid": found.parent, "order": ORDER}
        return {"department": {"id": number, **name, **about}}

    def range(self) -> dict[str, Any]:
        """What agent/get says of the range."""
        users = [{"userid": one} for one in sorted(self._corp.visible_people)]
        parties = list(self._corp.visible)
        return {"allow_userinfos": {"user": users}, "allow_partys": {"partyid": parties}}

    def _member(self, userid: str) -> dict[str, Any]:
        who = self._corp.people[userid]
        return {"userid": userid, "name": who.name, "department": list(self._places(userid))}

    def _places(self, userid: str) -> tuple[int, ...]:
        return self._corp.people[userid].departments or (ROOT,)

    def _known(self, number: str | None) -> int:
        asked = int(number) if number and number.isdecimal() else 0
        demand(asked in self._corp.departments, NO_DEPARTMENT, "invalid party id")
        demand(asked in self._reached(), NO_RIGHT, "no privilege to access the department")
        return asked

    def _sees(self, userid: str) -> bool:
        reached = self._reached()
        return userid in self._corp.visible_people or any(
            one in reached for one in self._places(userid)
        )

    def _reached(self) -> frozenset[int]:
        return frozenset(self._below(self._corp.visible))

    def _below(self, tops: Sequence[int]) -> list[int]:
        """These departments and all below them, each once."""
        children: dict[int, list[int]] = defaultdict(list)
        for number, one in self._corp.departments.items():
            children[one.parent].append(number)
        found = list(dict.fromkeys(tops))
        for number in found:
            found += (one for one in children[number] if one not in tops)
        return found
