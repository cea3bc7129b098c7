"""What the grammar reads of one utterance of the cast, as corpus.toml writes it."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import bot
from handlers.kit.reading.dates import (
    Lean,
    find_days,
    find_durations,
    find_lead,
    find_times,
)
from handlers.kit.reading.numbers import case_numbers, find_scores, find_total
from handlers.kit.reading.people import Mention, Named, NameIndex, corrections, unknown_names
from handlers.kit.reading.utterance import Utterance

HERE = Path(__file__).parent
CAST = Path(bot.__file__).with_name("cast.csv")
NAMESPACE = UUID(int=0)
T1 = date(2026, 3, 12)
PLANNING = {"schedule_session", "answer_concern", "ask_leave"}
ITEMS = {
    "situation": ["思想动态", "思想动态掌握与反映"],
    "talks": ["谈心谈话", "谈心"],
    "study": ["组织学习", "学习"],
    "duty": ["履职带头", "岗位", "履职"],
    "order": ["维护秩序", "秩序"],
    "publicity": ["政策宣传", "宣传"],
    "skills": ["技术技能帮带", "技能帮带", "帮带"],
}


class Cast:
    """The people of bot/cast.csv, and who is near to whom."""

    def __init__(self) -> None:
        with CAST.open(encoding="utf-8", newline="") as file:
            self.rows = {row["userid"]: row for row in csv.DictReader(file)}
        self.index = NameIndex(
            Named(
                self.id(userid),
                row["name"],
                tuple(filter(None, row["aliases"].split(";"))),
                row["team"],
            )
            for userid, row in self.rows.items()
        )
        self.userids = {self.id(userid): userid for userid in self.rows}

    @staticmethod
    def id(userid: str) -> UUID:
        return uuid5(NAMESPACE, userid)

    def near(self, userid: str) -> frozenset[UUID]:
        """His own team and area, who answers for them, his Party group's leader; the branch: everybody."""
        mine = self.rows[userid]
        roles = {role.partition(":")[0] for role in mine["role"].split(";")}
        units = {mine["team"], mine["area"]} - {""}
        branch = [row for row in self.rows.values() if row["team"] != "党总支办公室"]
        close = branch if roles & {"B", "L"} else [
            row for row in branch
            if row["team"] in units or row["area"] in units
            or ("L" in row["role"].split(";") and row["party_group"] == mine["party_group"])
        ]  # fmt: skip
        return frozenset(self.id(row["userid"]) for row in close) - {self.id(userid)}

    def who(self, ids: Iterable[UUID]) -> str:
        return "|".join(self.userids[one] for one in ids)


def rows(kind: str) -> list[dict[str, Any]]:
    """The rows of corpus.toml under `kind`: "utterance" or "missed"."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "corpus.toml").read_text("utf-8")).get(
        kind, []
    )
    return found


def read(cast: Cast, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the grammar reads, written as corpus.toml writes it; what is absent is left out."""
    said = Utterance.of(row["text"])
    today = datetime.fromisoformat(row["at"]).date() if "at" in row else T1
    lean = Lean.FUTURE if row["intent"] in PLANNING else Lean.PAST
    mentions = cast.index.find(said, cast.near(row["who"]))
    scores = find_scores(said, ITEMS)
    correction = corrections(said)
    lead = find_lead(said)
    reading: dict[str, Any] = {
        "people": _once(_person(cast, mention) for mention in mentions),
        "unknown": unknown_names(said, mentions),
        "days": _once(_day(day) for day in find_days(said, today, lean)),
        "times": _once(_time(clock) for clock in find_times(said)),
        "minutes": [
            f"{'~' if found.about else ''}{found.length.total_seconds() / 60:g}"
            for found in find_durations(said)
        ],
        "lead": lead.total_seconds() / 60 if lead else None,
        "total": _total(said, scores.spans),
        "scores": {key: str(value) for key, value in scores.points.items()}
        | dict.fromkeys(scores.doubtful, "?"),
        "cases": [f"{letter}-{number:04}" for letter, number in case_numbers(said)],
        "correction": list(correction) if correction else None,
    }
    return {key: value for key, value in reading.items() if value}


def wanted(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in row.items()
        if key not in {"like", "who", "at", "text", "intent", "reads"}
    }


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))


def _person(cast: Cast, mention: Mention) -> str:
    return cast.who(mention.candidates) + ("" if mention.certain else "?")


def _day(day: Any) -> str:
    if day.doubt:
        return f"?{day.doubt}"
    return f"{'<' if day.before else ''}{day.day}"


def _time(clock: Any) -> str:
    if clock.at is None:
        return str(clock.part)
    return f"{'?' if clock.ambiguous else ''}{clock.at:%H:%M}"


def _total(said: Utterance, taken: tuple[tuple[int, int], ...]) -> str | None:
    total = find_total(said, taken)
    return None if total is None else f"!{total.problem}" if total.problem else str(total.value)
