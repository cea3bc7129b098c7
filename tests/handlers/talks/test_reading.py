"""What a sentence is read as, before anybody confirms it."""

from collections.abc import Iterator

import pytest

from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.talks.drafts import OneTalk
from handlers.talks.forms import TalkForm
from storage.database import make_engine
from storage.session import Session
from tests.databases import SEALER, SqliteFiles, disposing
from tests.handlers.talks.asking import context
from tests.handlers.talks.corpus import CORPUS, Line


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The cast, only read here."""
    url = SqliteFiles(tmp_path_factory.mktemp("talks")).fresh(with_cast=True)
    with disposing(make_engine(url)) as engine, Session(engine, SEALER) as session:
        yield session


def people(talk: OneTalk, ctx: Context) -> str:
    if talk.unclear:
        return "?"
    return " ".join(map(ctx.name, talk.people)) or f"不记名{talk.unnamed}"


def shape(talk: OneTalk, ctx: Context) -> tuple[str, str, str]:
    return people(talk, ctx), str(talk.day), " ".join(topic.value for topic in talk.topics)


@pytest.mark.parametrize("line", CORPUS, ids=lambda line: line.text[:16])
def test_a_sentence_is_read_as_it_was_meant(session: Session, line: Line) -> None:
    ctx = context(session, line.host)
    form = TalkForm.read(Utterance.of(line.text), ctx)
    got = [shape(talk, ctx) for talk in form.talks]
    wanted = [(who, day, " ".join(sorted(topics.split()))) for who, day, topics in line.talks]
    assert [(who, day, " ".join(sorted(topics.split()))) for who, day, topics in got] == wanted
    assert line.sentence in (None, form.talks[0].sentence)
    assert line.minutes == form.talks[0].minutes


def test_a_message_of_too_many_talks_is_refused_at_once(session: Session) -> None:
    ctx = context(session, "王强")
    with pytest.raises(Refusal, match="一次最多记 10 次"):
        TalkForm.read(Utterance.of("昨天跟张伟" * 390), ctx)
    ten = "，".join(f"{day}号老马" for day in range(1, 11))
    form = TalkForm.read(Utterance.of(ten), ctx)
    assert [talk.day.day for talk in form.talks if talk.day] == list(range(1, 11))
    assert "⑩ 与马德福" in form.shown(ctx)


@pytest.mark.parametrize("text", ["明天跟张伟谈话", "打算跟张伟谈谈", "下周二跟老马聊聊"])
def test_what_is_still_to_come_is_not_written_down(session: Session, text: str) -> None:
    with pytest.raises(Refusal, match="还没谈的先不记"):
        TalkForm.read(Utterance.of(text), context(session, "王强"))


@pytest.mark.parametrize(
    ("host", "text", "why"),
    [
        ("王强", "跟何军聊了聊", "何军在储运业务组，由李红梅负责谈心"),
        ("王强", "跟张伟、何军聊了聊", "何军在储运业务组"),
        ("王强", "跟刘建国谈了谈", "刘建国不在您的责任区"),
        ("王强", "和高明谈了", "高明不在您的责任区"),
        ("刘建国", "跟黄磊谈了谈", "黄磊在化工工艺组，由陈志远负责谈心"),
        ("王强", "跟王强聊了聊", "自己和自己"),
    ],
)
def test_people_of_others_are_handed_over_and_nothing_is_kept(
    session: Session, host: str, text: str, why: str
) -> None:
    with pytest.raises(Refusal, match=f"{why}.*没有记下任何内容"):
        TalkForm.read(Utterance.of(text), context(session, host))
