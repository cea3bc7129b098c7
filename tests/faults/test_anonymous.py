"""S-ANON and S-RECEIPT: everything that is stored, copied, logged and counted does not say who wrote what (reliability.md §3.4).

The files are read as they lie while the server runs, which is how `kill -9` leaves them.
"""

import json
import logging
import random
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  (fills the metadata)
from bot.anonymous.mixing import Mixing
from bot.logs import Lines
from bot.simulator.chats import Chat as SimChat
from bot.simulator.world import SimPerson
from handlers.anonymous.reading import new_receipt
from storage import letters
from storage.queries import anonymous
from storage.tables import Person, RosterRevision
from storage.vocabulary import SHANGHAI
from tests.chatting import Chat
from tests.faults.linker import ANON, Evidence, concern_of, guess, plainly
from tests.faults.sizes import size
from tests.handlers.anonymous.boxes import give_keys, receipt_in

ORDINARY, ANONYMOUS, MOST = size(500, 5000), size(40, 200), size(4, 12)
STEP = timedelta(seconds=95)  # between two messages
EVENING, MORNING, NIGHT = 17, 8, 4
SAID = (
    "帮助",
    "我的反映",
    "我还有啥没干",
    "谈心有啥规定",
    "我的记录",
    "我们组谁负责",
    "食堂饭凉了",
)
USERS = 40


class Heard(logging.Handler):
    """Every line of the service's log, as it is written."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Lines())
        self._evidence = evidence

    def emit(self, record: logging.LogRecord) -> None:
        self._evidence.lines.append(self.format(record))


class Company:
    """Forty people who write, mostly under their names."""

    def __init__(self, chat: Chat) -> None:
        self.chat, self.random = chat, random.Random(20260312)
        self.users = self._hire()
        self.evidence = Evidence(dict(self._listed()))
        self.authors: dict[str, str] = {}  # by receipt
        self.times: dict[str, datetime] = {}
        self.words: list[str] = []
        parts = chat.parts
        self.mixing = Mixing(parts.engine, parts.desk, parts.intake.run, parts.now)

    def _hire(self) -> list[str]:
        """The cast, and as many again."""
        with self.chat.parts.desk.units() as unit:
            roster = self.chat.parts.desk.picture(unit.session)[0]
            people = sorted(roster.people.values(), key=lambda one: one.userid)
            for one in people[: USERS - len(people)]:
                userid = f"{one.userid}-b"
                person = Person(
                    userid=userid,
                    name=f"{one.name}乙",
                    team_id=one.team_id,
                    joined_on=one.joined_on,
                )
                unit.session.add(person)
                self.chat.corp.people[userid] = SimPerson(userid, person.name)
                self.chat.corp.chats[userid] = SimChat()
            revision = unit.session.get(RosterRevision, 1)
            assert revision
            revision.number += 1
        return sorted(
            {
                *(one.userid for one in people),
                *(one for one in self.chat.corp.people if one.endswith("-b")),
            }
        )

    def _listed(self) -> Iterator[tuple[UUID, str]]:
        with self.chat.parts.desk.units() as unit:
            for one in self.chat.parts.desk.picture(unit.session)[0].people.values():
                yield one.id, one.userid

    def say(self, userid: str, text: str) -> str:
        """One message through the encrypted callback."""
        return self.chat.portal.call(self.chat.phone.say, userid, text) or ""

    def live(self) -> None:
        """All messages, hour by hour; a copy of everything is made each hour."""
        what = [True] * ANONYMOUS + [False] * ORDINARY
        self.random.shuffle(what)
        self._copy()
        for is_anonymous in what:
            self._pass_time()
            userid = self.random.choice(self.users)
            if is_anonymous:
                self._speak_anonymously(userid)
            else:
                self._speak(userid)
        self._copy()

    def _speak(self, userid: str) -> None:
        said = self.random.choice(SAID)
        self.say(userid, said)
        if said == SAID[-1]:
            self.say(userid, "2")

    def _speak_anonymously(self, userid: str) -> None:
        """Either way, often just after something under one's name; nothing but what is sealed may be there afterwards."""
        if self.random.random() < 0.5:
            self.say(userid, SAID[0])
            self.chat.clock.moment += timedelta(seconds=self.random.uniform(10, 40))
        words = f"更衣室第{len(self.words):03}号柜子坏了"
        self.words.append(words)
        before = len(self.evidence.lines), self._figures()
        if self.random.random() < 0.5:
            receipt = receipt_in(self.say(userid, f"匿名 {words}"))
            taken = self.say(userid, "1")
        else:
            receipt = receipt_in(self.say(userid, "匿名"))
            taken = self.say(userid, f"匿名 {receipt} {words}")
        assert "收下了" in taken, taken
        assert words in self.say(userid, f"查 {receipt}")
        self.authors[receipt], self.times[receipt] = userid, self.chat.clock.moment
        assert (len(self.evidence.lines), self._figures()) == before, "logged or counted"

    def _figures(self) -> bytes:
        """What is counted, without what the process says of itself."""
        return self.chat.parts.metrics.text()

    def _pass_time(self) -> None:
        clock = self.chat.clock
        before = clock.moment.astimezone(SHANGHAI)
        clock.moment += STEP * self.random.uniform(0.5, 1.5)
        now = clock.moment.astimezone(SHANGHAI)
        if now.hour >= EVENING:
            self._night(now)
        elif now.hour != before.hour:
            self._hour()

    def _night(self, now: datetime) -> None:
        tomorrow = (now + timedelta(days=1)).replace(hour=NIGHT, minute=30)
        while not self.chat.parts.desk.calendar.is_workday(tomorrow.date()):
            tomorrow += timedelta(days=1)
        self.chat.clock.moment = tomorrow
        self._hour()
        self.chat.clock.moment = tomorrow.replace(hour=MORNING, minute=0)

    def _hour(self) -> None:
        self.chat.portal.call(self.chat.parts.clock.check)
        self.chat.deliver()
        self.chat.portal.call(
            self.mixing.look
        )  # once a minute; it is the last one before a copy that counts
        self._copy()

    def _copy(self) -> None:
        self.evidence.copy(self.chat.parts.engine, self.chat.clock.moment)
        self.evidence.metrics.append(self._figures())

    def truth(self) -> dict[UUID, str]:
        """By each concern its receipt: known to whoever holds that."""
        found = {}
        with self.chat.parts.desk.units() as unit:
            salt = anonymous.salt(unit.session)
            for receipt in self.authors:
                digits = receipt.replace(" ", "")
                thread = anonymous.thread(unit.session, letters.read_receipt(digits, salt))
                assert thread
                found[thread.id] = receipt
        return found

    def right(self, truth: Mapping[UUID, str], **kept: Mapping[str, object]) -> int:
        """How many authors he finds; with what a worse program would have kept beside each concern, by its receipt."""
        worse = deepcopy(self.evidence) if kept else self.evidence
        for copy in worse.copies if kept else ():
            copy.tables["anon_concern"] = [
                {**row, **{name: of[truth[concern_of(row)]] for name, of in kept.items()}}
                for row in copy.tables["anon_concern"]
            ]
        guessed = guess(worse)
        return sum(
            worse.people[guessed[concern]] == self.authors[receipt]
            for concern, receipt in truth.items()
        )


@pytest.fixture
def company(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Iterator[Company]:
    """With a quick hash in the place of the slow one: how slow it is does not matter here."""
    monkeypatch.setattr(
        letters, "stretched", lambda secret, _salt: sha256(secret.encode()).digest()
    )
    give_keys(chat, "孙国栋", "周萍", "高明")
    company = Company(chat)
    heard, root = Heard(company.evidence), logging.getLogger()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    yield company
    root.removeHandler(heard)
    root.setLevel(level)


def test_s_anon_nobody_is_linked_to_what_he_wrote(company: Company) -> None:
    company.live()
    assert [line for line in company.evidence.lines if '"error"' in line] == []
    truth = company.truth()
    assert len(truth) == ANONYMOUS
    url = company.chat.parts.engine.url
    file = Path(str(url.database))
    sqlite = url.get_backend_name() == "sqlite"
    files = list(file.parent.glob(f"{file.name}*")) if sqlite else []
    assert bool(files) == sqlite
    assert plainly(company.evidence, [*company.words, *company.authors], files) == []
    right = company.right(truth)
    assert right <= MOST, f"{right} of {ANONYMOUS} were linked to their authors"
    hashed = {one: sha256(who.encode()).hexdigest() for one, who in company.authors.items()}
    assert company.right(truth, raiser=hashed) == ANONYMOUS
    assert company.right(truth, arrived=company.times) > MOST


def test_no_way_leads_from_an_anonymous_row_to_a_person_or_a_moment() -> None:
    tables = SQLModel.metadata.tables
    for name in ANON:
        table = tables[name]
        assert table.kwargs["sqlite_with_rowid"] is False
        assert {key.column.table.name for key in table.foreign_keys} <= set(ANON)
        kinds = {column.name: str(column.type) for column in table.columns}
        assert not [one for one, kind in kinds.items() if "TIME" in kind.upper()]
        assert not [
            one for one in kinds if re.search(r"person|user|author|raiser|actor|sender", one)
        ]
    others = [one for one in tables.values() if one.name not in ANON]
    assert not [
        one.name for one in others for key in one.foreign_keys if key.column.table.name in ANON
    ]


def test_s_receipt_guesses_find_nothing(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        letters, "stretched", lambda secret, _salt: sha256(secret.encode()).digest()
    )
    give_keys(chat, "孙国栋")
    with chat.parts.desk.units() as unit:
        salt = anonymous.salt(unit.session)
        for number in range(size(30, 1000)):
            receipt = letters.read_receipt(new_receipt(), salt)
            anonymous.take(unit.session, receipt, anonymous.Letter(f"第{number}件"), [])
    with chat.parts.desk.units() as unit:
        for _ in range(size(30, 10_000)):
            guessed = letters.read_receipt(new_receipt(), salt)
            assert anonymous.thread(unit.session, guessed) is None
    answers = {chat.say("何军", f"查 {new_receipt()}") for _ in range(8)}
    assert len(answers) == 1
    assert json.dumps(chat.parts.metrics.text().decode()).count("anonymous") == 0
