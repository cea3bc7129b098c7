"""S-AUTHZ: whoever may not read a thing meets nothing of it, by any command, number, list or push (reliability.md T01).

Every command of the registry is tapped by every kind of person with every number there is, so that a new command is
tried without being asked. Nothing of a probe is kept.
"""

from collections.abc import Iterator

import pytest

from handlers.kit.messages import Kind
from handlers.registry import Registry
from tests.conftest import Databases
from tests.faults.sizes import size
from tests.handlers.authorization.world import BRANCH, CONFIDENTIAL, Thing, World, things, world

COMMANDS = tuple(Registry.discover().commands)
PEOPLE = (
    *("孙国栋", "周萍", "何静", "刘建国", "王强", "李红梅", "陈志远", "张伟", "吴小燕", "郑凯"),
    *("高明", "郑明", "钱勤", "李宁", "贺勇", "钱进", "赵磊", "冯燕"),
)
NOT_THERE = "0999"
OF_EACH_KIND = ("刘建国", "王强", "张伟", "高明", "钱勤")
TRIED_BY = size(OF_EACH_KIND, PEOPLE)


@pytest.fixture(scope="module")
def made(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, list[Thing]]]:
    kind = databases["sqlite"]
    url = kind.fresh(with_cast=True)
    with world(url, tmp_path_factory.mktemp("authorization")) as one:
        yield one, things(one)
    kind.drop(url)


@pytest.mark.parametrize("name", TRIED_BY)
def test_nobody_meets_what_is_not_his(made: tuple[World, list[Thing]], name: str) -> None:
    there, all_things = made
    hidden = [one for one in all_things if name not in one.readers]
    met: list[str] = []
    met_words: set[str] = set()
    for command in COMMANDS:
        for said in ("", *(one.code for one in all_things if one.code)):
            heard = there.probe(name, Kind.MENU, f"{command}:{said}")
            shown = "\n".join([heard.answer, *heard.pushes.get(name, ())])
            met += [f"{command}:{said} → {one.words}" for one in hidden if one.words in shown]
            met_words |= {one.words for one in all_things if one.words in shown}
            met += [
                f"{command}:{said} pushes {one.words} to {to}"
                for to, texts in heard.pushes.items()
                for one in all_things
                if to not in one.readers and one.words in "".join(texts)
            ]
    assert met == []
    readable = {one.words for one in all_things if name in one.readers and one.in_chat}
    assert readable <= met_words, f"not even by who may: {sorted(readable - met_words)}"


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_a_number_one_may_not_see_answers_like_one_that_does_not_exist(
    made: tuple[World, list[Thing]], name: str
) -> None:
    there, all_things = made
    told: list[str] = []
    for thing in (one for one in all_things if one.code and name not in one.readers):
        nowhere = thing.code[:2] + NOT_THERE
        for command in COMMANDS:
            hidden = there.probe(name, Kind.MENU, f"{command}:{thing.code}")
            missing = there.probe(name, Kind.MENU, f"{command}:{nowhere}")
            if hidden.answer.replace(thing.code, "#") != missing.answer.replace(nowhere, "#"):
                told.append(f"{command}:{thing.code}")
            if hidden.pushes.keys() - missing.pushes.keys():
                told.append(f"{command}:{thing.code} pushes")
        spoken = [f"查看 {thing.code}", thing.code, f"撤回 {thing.code}", f"{thing.code} 下周一改"]
        for text in spoken:
            hidden = there.probe(name, Kind.TEXT, text)
            missing = there.probe(name, Kind.TEXT, text.replace(thing.code, nowhere))
            if hidden.answer.replace(thing.code, "#") != missing.answer.replace(nowhere, "#"):
                told.append(text)
    assert told == []


@pytest.mark.parametrize("document", Registry.discover().documents)
def test_no_file_holds_what_is_not_his(made: tuple[World, list[Thing]], document: str) -> None:
    there, all_things = made
    codes = ["", *(one.code for one in all_things if one.code[:1] == "B")]
    held = {name: "".join(there.file(name, document, one) for one in codes) for name in PEOPLE}
    assert [
        f"{name}: {one.words}"
        for name, text in held.items()
        for one in all_things
        if name not in one.readers and one.words in text
    ] == []
    assert any(held.values())


@pytest.mark.parametrize("name", sorted({*PEOPLE} - BRANCH - {"吴小燕"}))
def test_who_reads_what_was_told_in_confidence_does_not_learn_who_told_it(
    made: tuple[World, list[Thing]], name: str
) -> None:
    there, _ = made
    for command in COMMANDS:
        shown = there.probe(name, Kind.MENU, f"{command}:{CONFIDENTIAL.code}").answer
        assert CONFIDENTIAL.words not in shown or "吴小燕" not in shown, command


def test_it_is_many_combinations(made: tuple[World, list[Thing]]) -> None:
    """At least 2,000 (reliability.md T01)."""
    _, all_things = made
    assert len(TRIED_BY) * len(COMMANDS) * len(all_things) >= 2000
