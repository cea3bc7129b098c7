"""Every packaged edition as people meet it by chat: it answers, it helps, and no reply cites a clause it does not have."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from handlers.clauses import EXAMPLES
from handlers.registry import Registry
from handlers.regulation import Edition, packaged
from tests.chatting import Chat, chatting
from tests.conftest import Databases
from tests.faults.sizes import size

REGISTRY = Registry.discover()
CAPABILITIES = {one.key for one in REGISTRY.capabilities}
TRIED = size(1, 9)  # examples of a command
PEOPLE = ("孙国栋", "刘建国", "王强", "张伟", "高明")
ASKED = size(("孙国栋", "王强"), PEOPLE)  # whoever has most commands, and a member
CITED = re.compile(
    r"\[([A-Z][0-9][0-9.]*)\]|看 ([A-Z][0-9][0-9.]*) 原文|^\d+ ([A-Z][0-9][0-9.]*) ", re.MULTILINE
)
NOT_FOUND = "没找到说这件事的条款"
JOINING = {
    "seven_duties": "协助支部培养积极分子是他的任务 [T3]。",
    "wubao_liangbao": "协助支部培养积极分子是他的任务 [B2.4]。",
    "drilling_crew": "想入党，先找责任党员谈谈。",
    "office_unit": "想入党，先找责任党员谈谈。",
}


class Listener:
    """Says one thing a minute, and remembers every clause that a reply cites."""

    def __init__(self, chat: Chat, edition: Edition) -> None:
        self.chat = chat
        self.edition = edition
        self.cited: set[str] = set()

    def say(self, name: str, text: str) -> str:
        self.chat.clock.moment += timedelta(minutes=1)
        answer = self.chat.say(name, text)
        self.cited |= {one for found in CITED.findall(answer) for one in found if one}
        return answer


@pytest.fixture(scope="module", params=packaged())
def talk(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Listener]:
    """One bot for all questions under one edition."""
    kind = databases["sqlite"]
    url = kind.fresh(with_cast=True)
    with chatting(url, edition=request.param) as chat:
        yield Listener(chat, Edition.load(request.param))
    kind.drop(url)


@pytest.mark.parametrize("key", packaged())
def test_what_carries_its_duties_exists(key: str) -> None:
    edition = Edition.load(key)
    named = {one.capability for one in (*edition.duties, *edition.steps) if one.capability}
    evidence = {item.evidence for item in edition.items if item.evidence}
    assert named | evidence <= CAPABILITIES


def test_every_clause_is_quoted_by_its_id(talk: Listener) -> None:
    for clause in talk.edition.clauses.values():
        answer = talk.say("张伟", f"{clause.id}有啥规定")
        if clause.id == "S1":  # may be the number of a session: asked about
            answer = talk.say("张伟", "1")
        assert f"[{clause.id}] {clause.title}" in answer
        assert clause.text.splitlines()[0][:100] in answer


def test_the_chapters_lead_to_every_clause(talk: Listener) -> None:
    overview = talk.say("张伟", "制度")
    assert talk.edition.title in overview
    assert all(paper in overview for paper in talk.edition.reference_documents)
    for number, section in enumerate(talk.edition.sections.values(), start=1):
        assert f"{number} {section.name}" in talk.say("张伟", "制度")
        assert NOT_FOUND not in talk.say("张伟", str(number))


@pytest.mark.parametrize("name", PEOPLE)
def test_the_help_gives_a_question_that_is_answered(talk: Listener, name: str) -> None:
    for text in ("帮助", "制度", "嗯哼嗯哼", "隐私"):
        answer = talk.say(name, text)
        asked = [one for one in EXAMPLES if f"「{one}」" in answer]
        assert all(NOT_FOUND not in talk.say(name, one) for one in asked)
        assert not asked or text in ("帮助", "制度", "嗯哼嗯哼")


def test_who_wants_to_join_is_told_of_the_duty_only_where_it_is_one(talk: Listener) -> None:
    answer = talk.say("张伟", "我想入党找谁")
    assert answer.splitlines()[0].endswith(JOINING[talk.edition.key])
    assert "负责的事：。" not in talk.say("张伟", "我们组谁负责")


def test_what_the_text_lacks_is_said_to_lie_behind_the_break(talk: Listener) -> None:
    answer = talk.say("张伟", "多少分算优秀")
    if talk.edition.incomplete:
        assert f"不完整（{talk.edition.incomplete}）" in answer
    else:
        assert "[M4.4]" in answer


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("五包两保是啥", "B2"),
        ("五包两保", "B2"),
        ("第三包", "B2.3"),
        ("两保是什么", "B2.6"),
        ("五包包括哪些", "B2"),
    ],
)
def test_a_text_is_asked_about_by_the_name_people_call_it(
    databases: Databases, text: str, clause: str
) -> None:
    url = databases["sqlite"].fresh(with_cast=True)
    with chatting(url, edition="wubao_liangbao") as chat:
        assert chat.say("张伟", text).startswith(f"[{clause}] ")
        assert not chat.say("王强", "昨天跟张伟聊了五包两保的事").startswith("[")
    databases["sqlite"].drop(url)


def test_no_reply_cites_a_clause_that_is_not_there(talk: Listener) -> None:
    for command in REGISTRY.commands.values():
        for name in ASKED:
            for text in (*command.words[:1], *command.examples[:TRIED]):
                talk.say(name, text)
                talk.say(name, "取消")
    assert talk.cited
    assert talk.cited <= set(talk.edition.clauses)
