"""message/send, update and recall: who gets what, what is dropped, what is a duplicate (wecom.md §4)."""

import json
import secrets
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.simulator.card_limits import check_template_card, has_callback
from bot.simulator.cards import INTERACTIVE, Card, template_card
from bot.simulator.chats import LineKind
from bot.simulator.clock import SHANGHAI
from bot.simulator.errors import Refused, demand
from bot.simulator.limits import Limits, Shown
from bot.simulator.world import DuplicateKey, Sent, SimulatedCorp

RATES = ((timedelta(minutes=1), 30), (timedelta(hours=1), 1000))  # per member; the excess vanishes
RECALL_WITHIN = timedelta(hours=24)
LONGEST_INTERVAL = 4 * 3600  # seconds


class Delivery:
    """The sending half of the API for one company."""

    def __init__(self, corp: SimulatedCorp) -> None:
        self._corp = corp
        self._arrivals: dict[str, deque[datetime]] = {}
        self._answers: dict[bytes, tuple[datetime, dict[str, Any]]] = {}
        self._task_ids: set[str] = set()
        self._spent: dict[date, int] = {}
        self.suppressed = 0  # duplicates that nobody saw twice

    def send(self, raw: bytes, body: dict[str, Any]) -> dict[str, Any]:
        """One message/send: the answer's fields. Raises Refused."""
        check_agent(self._corp, body.get("agentid"))
        known, unknown, parties, tags = self._recipients(body)
        shown = Limits(self._corp.strict, self._corp.medium).shown(body)
        demand(known, 81013, "user & party & tag all invalid")
        repeat = self._repeat_of(raw, body)
        if repeat is not None:
            return repeat
        self._spend(len(known))
        self._claim_task(body)
        answer = {
            "invaliduser": "|".join(unknown),
            "invalidparty": "|".join(parties),
            "invalidtag": "|".join(tags),
            "unlicenseduser": "",
            "msgid": self._put_on_screens(raw, body, known, shown),
        }
        if has_callback(body.get("template_card") or {}):
            answer["response_code"] = self._corp.issue_code(answer["msgid"])
        self._answers[self._key(raw, body)] = (self._corp.now(), answer)
        return answer

    def _put_on_screens(
        self, raw: bytes, body: dict[str, Any], known: list[str], shown: Shown
    ) -> str:
        """Show it to everybody who has room left, and keep the record; the msgid."""
        msgid, now = secrets.token_urlsafe(48), self._corp.now()
        dropped = tuple(userid for userid in known if not self._has_room(userid))
        for userid in known:
            if userid not in dropped:
                chat = self._corp.chats[userid]
                chat.add(
                    LineKind.PUSH, shown.text, now, msgid=msgid, card=shown.card, file=shown.file
                )
        self._corp.sent.append(Sent(msgid, now, raw, body, tuple(known), dropped))
        return msgid

    def update_card(self, body: Mapping[str, Any]) -> None:
        """update_template_card: once per code and within 72 h. Raises Refused."""
        check_agent(self._corp, body.get("agentid"))
        userids = self._readers(body)
        new = body.get("template_card")
        button = body.get("button")
        demand((new is None) != (button is None), 40058, "button or template_card")
        if new is not None:
            demand(isinstance(new, dict), 40058, "template_card")
            check_template_card(new, strict=self._corp.strict)
        code = self._corp.use_code(str(body.get("response_code", "")))
        if code is None:
            raise Refused(60140, "invalid response_code")

        def changed(card: Card) -> Card:
            if new is not None:
                return template_card(new)
            demand(card.card_type in INTERACTIVE, 40058, "no button to replace")
            return with_replaced_buttons(card, str((button or {}).get("replace_name", "")))

        self._corp.update_cards(code.msgid, userids, changed)

    def recall(self, msgid: str) -> None:
        """Take a message off every screen. Raises Refused."""
        sent = next((one for one in self._corp.sent if one.msgid == msgid), None)
        if sent is None or self._corp.now() - sent.at > RECALL_WITHIN:
            raise Refused(40058, "invalid msgid")
        for userid in sent.recipients:
            chat = self._corp.chats[userid]
            for line in chat.pushed(msgid):
                chat.change(line, recalled=True)

    def _recipients(
        self, body: Mapping[str, Any]
    ) -> tuple[list[str], list[str], list[str], list[str]]:
        """Known userids, unknown ones in lower case, unknown parties, unknown tags."""
        fields = [body.get(name) or "" for name in ("touser", "toparty", "totag")]
        demand(all(isinstance(field, str) for field in fields), 40035, "recipients are text")
        users, parties, tags = (
            list(dict.fromkeys(filter(None, field.split("|")))) for field in fields
        )
        demand(users or parties or tags, 82001, "all recipients are empty")
        demand(len(users) <= 1000, 40032, "invalid userid list size")
        demand(len(parties) <= 100, 82002, "invalid partyid list size")
        demand(len(tags) <= 100, 82003, "invalid tagid list size")
        if users == ["@all"]:
            return list(self._corp.people), [], [], []
        found = {name: self._corp.find(name) for name in users}
        known = dict.fromkeys(userid for userid in found.values() if userid)
        if "1" in parties:  # the one department of this company
            known |= dict.fromkeys(self._corp.people)
        unknown = [name.lower() for name, userid in found.items() if userid is None]
        return list(known), unknown, [one for one in parties if one != "1"], tags

    def _readers(self, body: Mapping[str, Any]) -> list[str]:
        names = body.get("userids") or []
        demand(isinstance(names, list) and len(names) <= 1000, 40032, "invalid userid list size")
        everybody = body.get("atall") == 1 or 1 in (body.get("partyids") or [])
        found = self._corp.people if everybody else filter(None, map(self._corp.find, names))
        readers = list(found)
        demand(readers, 81013, "user & party & tag all invalid")
        return readers

    def _has_room(self, userid: str) -> bool:
        now = self._corp.now()
        arrivals = self._arrivals.setdefault(userid, deque(maxlen=1000))
        for window, most in RATES:
            if sum(now - moment < window for moment in arrivals) >= most:
                return False
        arrivals.append(now)
        return True

    def _spend(self, people: int) -> None:
        """Take so many person-times from the day's quota. Raises Refused."""
        day = self._corp.now().astimezone(SHANGHAI).date()
        self._spent = {day: self._spent.get(day, 0)}
        quota = self._corp.daily_quota
        demand(not quota or self._spent[day] + people <= quota, 45009, "api freq out of limit")
        self._spent[day] += people

    def _claim_task(self, body: Mapping[str, Any]) -> None:
        task = (body.get("template_card") or {}).get("task_id")
        if task is not None:
            demand(task not in self._task_ids, 42014, "task_id was used before")
            self._task_ids.add(task)

    def _repeat_of(self, raw: bytes, body: Mapping[str, Any]) -> dict[str, Any] | None:
        """The earlier answer, when these very words were sent within the interval."""
        if body.get("enable_duplicate_check") != 1 or self._corp.duplicate_key is DuplicateKey.OFF:
            return None
        interval = body.get("duplicate_check_interval", 1800)
        demand(isinstance(interval, int) and 0 < interval <= LONGEST_INTERVAL, 40058, "interval")
        earlier = self._answers.get(self._key(raw, body))
        if earlier is None or self._corp.now() - earlier[0] >= timedelta(seconds=interval):
            return None
        self.suppressed += 1
        demand(not self._corp.duplicate_errcode, self._corp.duplicate_errcode, "duplicate")
        return earlier[1]

    def _key(self, raw: bytes, body: Mapping[str, Any]) -> bytes:
        if self._corp.duplicate_key is DuplicateKey.BYTES:
            return raw
        return json.dumps(body, sort_keys=True).encode()


def check_agent(corp: SimulatedCorp, agent: object) -> None:
    """Raise Refused unless this is the app of the token."""
    demand(agent is not None, 41011, "agentid missing")
    demand(isinstance(agent, int) and not isinstance(agent, bool), 40056, "invalid agentid")
    demand(agent == corp.agent_id, 301002, "not allow operate another agent with this accesstoken")


def with_replaced_buttons(card: Card, name: str) -> Card:
    """The card after its buttons gave way to one word that cannot be tapped."""
    demand(name, 40058, "replace_name missing")
    return replace(card, buttons=(), questions=(), text="\n".join(filter(None, (card.text, name))))
