"""What the tutorial stack answers: keywords and names, a draft to be confirmed by a number, rows."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, func, select

from tests.bench.tutorial_tables import (
    Area,
    Concern,
    ConcernEvent,
    Dialogue,
    Inbox,
    Outbox,
    Person,
    Talk,
    TalkPerson,
)

DAYS = {"今天": 0, "昨天": 1, "前天": 2}
TOPICS = {"班": "排班", "安全": "安全", "学": "技能", "上学": "家庭"}
CATEGORIES = {
    "灯": "设备",
    "食堂": "生活后勤",
    "浴室": "生活后勤",
    "班车": "生活后勤",
    "危险": "安全",
}
TALKED = re.compile("聊|谈")
SENTENCE = re.compile("[，,](?:他)?(?:说了?)?(.+)$")
WEEKDAYS = "一二三四五六日"
STRANGER = "您还不在名单内，请问一下党支部。"
UNKNOWN = "这句我没看懂，没有记下任何内容。您可以这样说：\n· 我们组谁负责\n· 食堂夜班饭老是凉的\n回复「帮助」看我能做什么。"
NOTHING_OPEN = "现在没有等您确认的事。想做什么直接说就行，或回复「帮助」。"
NOTHING_LEFT = "眼下没有等您办的事。想说什么直接说，或回复「帮助」。"
CANCELLED = "好的，没有记下。"
CONFIRM = "1 确认  2 修改  3 取消"
IDENTITY = (
    "写名：支部（孙国栋、周萍、何静）和责任党员看得到您的姓名。\n保密：只有书记孙国栋知道是您；其他支委看得到内容，看不到姓名。\n办事的部门只看内容，不看姓名。\n"
    "1 写名  2 保密（只让受理的人知道）"
)
PROMISE = "支部收到了，3 个工作日内给您答复，解决没解决由您说了算。\n查进度，回复「我的反映」。"
DUTIES = "思想动态掌握与反映、组织学习、谈心谈话、维护秩序、政策宣传落实、履职带头、技术技能帮带"
HELP = (
    "直接说一句话就行，我看懂了会先给您看一眼，回复 1 才算数。您可以：\n{own}"
    "责任区：「我们组谁负责」\n反映事项：「食堂夜班饭老是凉的」\n待办：「我还有啥没干」\n"
    "有编号（如 T-0001、C-0001）才算记下了。"
)
HELP_HOST = "记谈心：「昨天下午跟张伟聊了会，他说夜班排得太密」\n"
ONLY_HOSTS = "这件事由责任党员来记。"


@dataclass(frozen=True)
class Notice:
    """What somebody else is to be told."""

    userid: str
    text: str


def respond(session: Session, message: Any) -> tuple[str, list[Notice]]:
    """The answer to a message, the same again when it was heard before; and what others are to be told."""
    msg_id = str(message.id)
    heard = session.exec(select(Inbox).where(Inbox.msg_id == msg_id)).first()
    if heard is not None:
        return heard.reply, []
    notices: list[Notice] = []
    reply = converse(session, message, notices)
    session.add(Inbox(msg_id=msg_id, reply=reply))
    session.commit()
    return reply, notices


def converse(session: Session, message: Any, notices: list[Notice]) -> str:
    """What is said back, and what is written down."""
    person = session.exec(select(Person).where(Person.userid == message.source)).first()
    if person is None:
        return STRANGER
    area = session.exec(select(Area).where(Area.id == person.area_id)).one()
    dialogue = session.get(Dialogue, person.id)
    text, today = message.content.strip(), message.create_time.date()
    if text in {"1", "2", "3"}:
        return confirm(session, person, area, dialogue, text, today, notices)
    if text == "帮助":
        return HELP.format(own=HELP_HOST if person.host else "")
    if "没干" in text:
        return left_to_do(session, person, today)
    if "谁负责" in text:
        return who_answers(session, area)
    kind, draft, question = ask_back(session, person, text, today)
    if draft:
        dialogue = dialogue or Dialogue(person_id=person.id, kind=kind, draft="")
        dialogue.kind, dialogue.draft = kind, json.dumps(draft, ensure_ascii=False)
        session.add(dialogue)
    return question


def confirm(
    session: Session,
    person: Person,
    area: Area,
    dialogue: Dialogue | None,
    text: str,
    today: date,
    notices: list[Notice],
) -> str:
    """A number answers the question that is open."""
    if dialogue is None:
        return NOTHING_OPEN
    session.delete(dialogue)
    draft = json.loads(dialogue.draft)
    if dialogue.kind == "concern":
        return (
            CANCELLED
            if text == "3"
            else record_concern(session, person, area, draft, text, notices)
        )
    return record_talk(session, person, draft, today) if text == "1" else CANCELLED


def ask_back(
    session: Session, person: Person, text: str, today: date
) -> tuple[str, dict[str, Any], str]:
    """What was understood of a sentence: its kind, the draft ({} when there is none), and the question."""
    if TALKED.search(text):
        if not person.host:
            return "", {}, ONLY_HOSTS
        staff = session.exec(select(Person).where(Person.area_id == person.area_id)).all()
        named = next((one for one in staff if one.name in text), None)
        ago = next((days for word, days in DAYS.items() if word in text), None)
        said = SENTENCE.search(text)
        if named is None or ago is None:
            return "", {}, UNKNOWN
        day = today - timedelta(days=ago)
        topic = _word_in(TOPICS, text, "日常")
        sentence = said[1] if said else ""
        draft = {"person": named.id, "day": day.isoformat(), "topic": topic, "sentence": sentence}
        question = (
            f"谈心：与{named.name}，{_dated(day)}，话题：{topic}。\n记作：{sentence}。\n{CONFIRM}"
        )
        return "talk", draft, question
    category = _word_in(CATEGORIES, text, "")
    if not category:
        return "", {}, UNKNOWN
    draft = {"text": text, "category": category}
    return "concern", draft, f"要反映的（{category}）：{text[:8]}…\n{IDENTITY}"


def record_talk(session: Session, host: Person, draft: dict[str, Any], today: date) -> str:
    """Write a talk down."""
    day = date.fromisoformat(draft["day"])
    talk = Talk(
        host_id=host.id,
        area_id=host.area_id,
        held_on=day,
        topic=draft["topic"],
        sentence=draft["sentence"],
    )
    session.add(talk)
    session.flush()
    session.add(TalkPerson(talk_id=talk.id, person_id=draft["person"]))
    person = session.get_one(Person, draft["person"])
    since = _quarter_start(today)
    in_area = (Talk.area_id == host.area_id, Talk.held_on >= since)
    count = session.exec(select(func.count()).select_from(Talk).where(*in_area)).one()
    return f"已记下 T-{talk.id:04}：{_dated(day)}与{person.name}的谈心。本季度您的责任区第 {count} 次。"


def record_concern(
    session: Session,
    raiser: Person,
    area: Area,
    draft: dict[str, Any],
    choice: str,
    notices: list[Notice],
) -> str:
    """Write a concern down, and a notice to the secretary; a danger goes to the whole committee."""
    urgent = draft["category"] == "安全"
    concern = Concern(
        raiser_id=raiser.id,
        area_id=area.id,
        category=draft["category"],
        identity="named" if choice == "1" else "confidential",
        urgent=urgent,
        text=draft["text"],
    )
    session.add(concern)
    session.flush()
    session.add(ConcernEvent(concern_id=concern.id, kind="raised", actor_id=raiser.id))
    seats = select(Person).join(Area).where(Area.branch == area.branch, Person.duty != "")
    for one in session.exec(seats).all():
        if urgent or one.duty == "书记":
            notice = f"有一件新反映 C-{concern.id:04}（{concern.category}）。\n1 看看是什么事"
            session.add(Outbox(recipient_id=one.id, text=notice))
            notices.append(Notice(one.userid, notice))
    return f"已记下 C-{concern.id:04}（{concern.category}）。{PROMISE}"


def left_to_do(session: Session, person: Person, today: date) -> str:
    """Whom a responsible member has not talked with in this quarter."""
    if not person.host:
        return NOTHING_LEFT
    mine = (Talk.host_id == person.id, Talk.held_on >= _quarter_start(today))
    reached = session.exec(select(TalkPerson.person_id).join(Talk).where(*mine)).all()
    in_area = select(Person).where(Person.area_id == person.area_id, Person.host == False)  # noqa: E712
    waiting = [one.name for one in session.exec(in_area).all() if one.id not in set(reached)]
    if not waiting:
        return NOTHING_LEFT
    names = "、".join(waiting[:6])
    return f"等您办的事（1 件）：\n· 本季度还没聊到：{names}等（{len(waiting)} 人）\n1 记一次谈心"


def who_answers(session: Session, area: Area) -> str:
    """Who answers for an area."""
    hosts = session.exec(select(Person).where(Person.area_id == area.id, Person.host == True)).all()  # noqa: E712
    names = "、".join(one.name for one in hosts)
    return f"{area.name}责任区由{names}共同负责。\n负责的事：{DUTIES}。"


def _word_in(words: dict[str, str], text: str, otherwise: str) -> str:
    return next((meaning for word, meaning in words.items() if word in text), otherwise)


def _dated(day: date) -> str:
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def _quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
