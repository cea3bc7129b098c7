"""Reads the database with the key, and everybody's screen, and says which promise was broken."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import col, select

from bot.simulator.chats import LineKind
from storage.queries.concern_views import TEXT
from storage.queries.talks import SENTENCE
from storage.tables import Concern, Push, Talk
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import PushState
from tests.faults.driver import Matter
from tests.faults.site import Site

MARKER = re.compile(r"编号K\d{6}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found wrong, by promise. Everything must be empty."""

    lost: list[str]  # acknowledged with a number, and not there under it
    doubled: list[str]  # one matter, two records
    unknown: list[str]  # a record of nothing that was told
    odd: list[str]  # an answer that does not fit
    twice: list[str]  # a text that somebody saw twice
    disorder: list[str]  # whose pushes came in another order than they were promised in
    missing: list[str]  # promised and never seen
    damage: str  # what the database says about itself

    def __bool__(self) -> bool:
        """Is everything as promised?"""
        return not any(getattr(self, name) for name in self.__slots__)


def judge(site: Site, matters: Sequence[Matter], promised: Iterable[tuple[str, str]]) -> Verdict:
    """Look at everything; `promised` are the (userid, text) of `put_pushes`, in its order."""
    told = list(records(site))
    where = dict(told)
    by_marker = Counter(marker for _, marker in told)
    screens = {userid: list(seen) for userid, seen in _screens(site)}
    wanted: dict[str, list[str]] = {}
    for userid, words in promised:
        wanted.setdefault(userid, []).append(words)
    return Verdict(
        lost=[one.number for one in matters if one.number and where.get(one.number) != one.marker],
        doubled=[marker for marker, times in by_marker.items() if times > 1],
        unknown=sorted(set(by_marker) - {one.marker for one in matters}),
        odd=[one.odd for one in matters if one.odd],
        twice=[
            words
            for seen in screens.values()
            for words, times in Counter(seen).items()
            if times > 1
        ],
        disorder=[
            userid
            for userid, words in wanted.items()
            if not _in_order([one for one in screens[userid] if one in words], words)
        ],
        missing=[
            one for userid, words in wanted.items() for one in words if one not in screens[userid]
        ],
        damage=_damage(site),
    )


def _in_order(seen: Sequence[str], wanted: Sequence[str]) -> bool:
    places = [wanted.index(one) for one in dict.fromkeys(seen)]
    return places == sorted(places)


def records(site: Site) -> Iterator[tuple[str, str]]:
    """The public number and the marker of everything that is recorded."""
    with site.database() as engine, UnitOfWork(engine, site.sealer) as unit:
        for concern in unit.session.exec(select(Concern)):
            words = unit.session.unseal(concern.sealed_text, TEXT, concern.id)
            yield f"C-{concern.number:04}", _marker(words)
        for talk in unit.session.exec(select(Talk)):
            words = unit.session.unseal(talk.sealed_sentence, SENTENCE, talk.id)
            yield f"T-{talk.number:04}", _marker(words)


def _marker(words: str) -> str:
    found = MARKER.search(words)
    return found[0] if found else words


def _screens(site: Site) -> Iterator[tuple[str, list[str]]]:
    for userid, chat in site.corp.chats.items():
        yield userid, [line.text for line in chat.lines if line.kind is LineKind.PUSH]


def _damage(site: Site) -> str:
    if not site.database_url.startswith("sqlite"):
        return ""
    with site.database() as engine, engine.connect() as connection:
        found = str(connection.execute(text("PRAGMA integrity_check")).scalar())
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    return "" if found == "ok" and broken is None else f"{found} {broken}"


def states(site: Site) -> Counter[PushState]:
    """How many pushes stand where."""
    with site.database() as engine, UnitOfWork(engine, site.sealer) as unit:
        return Counter(unit.session.exec(select(col(Push.state))))


def waiting(site: Site) -> int:
    """How many pushes are due and not in anybody's hands."""
    with site.database() as engine, UnitOfWork(engine, site.sealer) as unit:
        due = select(col(Push.number)).where(
            col(Push.due_at) <= site.controls.now(),
            col(Push.state).in_((PushState.READY, PushState.LEASED)),
        )
        return len(unit.session.exec(due).all())
