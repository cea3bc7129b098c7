"""What is said when the branch decides who answers for an area."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.areas.wording import JOINTLY, since
from handlers.kit.wording import COMMA, dated
from storage.vocabulary import AssignmentKind

TITLE = "定责任区由谁负责"
WORDS = ("调整责任区", "分派责任区", "划分责任区")
ABOUT = "定下哪个责任区由谁负责、从哪天起；先给您看清楚再记，职工和交接双方由我告诉。"
EXAMPLES = ("何静从下周一起负责夜班装卸组",)

ASK_AREA = "哪个责任区？"
ASK_WHO = "由谁负责？回姓名就行。"
NOT_AN_AREA = "没有找到这个责任区。请回责任区的名称，比如「{area}」。"
ENDS_BEFORE = "到期的日子比开始的还早，请再看一下，重新说一次。"
AMEND = "请直接说哪里要改，比如「不是何静是周萍」「从4月1号起」「到6月底」「是一起负责」「支委会3月10日定的」。"
NO_MEETING = "没写哪天支委会定的，可以直接回「支委会{month}月{day}日定的」。"
TODAY = "今天"
PROPOSE_NOTE = "确认后提给支部，支部定了才算。"
NOT_HIM = "不是"
YOU = "您"
OR_LINKED = "有业务联系的话，回「业务联系」。"

BY_KIND = {
    AssignmentKind.OWN_TEAM: "本组党员",
    AssignmentKind.CADRE: "非本组，干部党员",
    AssignmentKind.NEIGHBOURING: "非本组，临近班组的党员",
    AssignmentKind.BUSINESS_LINKED: "非本组，有业务联系的党员",
}


def ask_how(area: str, names: Sequence[str]) -> str:
    """Somebody answers for it already."""
    return f"{area}责任区现在由{COMMA.join(names)}负责。新定的人是："


def either(names: Sequence[str]) -> tuple[str, str]:
    """In their place, or beside them."""
    return f"接替{COMMA.join(names)}", f"和{COMMA.join(names)}一起负责"


def not_a_member(name: str) -> str:
    """Only a Party member answers for an area [D4]."""
    return f"{name}不是党员，责任区要由党员负责。请换一位。"


def not_of_the_branch(name: str) -> str:
    """A member of another branch."""
    return f"{name}不是本支部的党员，不能由本支部分派。请换一位。"


def by_shift(area: str, shift: str) -> str:
    """A part of a team that is no area: the list of people divides a team, the chat does not [D5]."""
    return f"{area}还没有按班次分开负责。要分开，请管理员在名单里给负责的党员填「负责的责任区」：{area}{shift}，再导入一次；以后换人在这里说就行。"


def leaves_before(name: str, left_on: date, today: date) -> str:
    """Somebody will not be here any more when he is to begin."""
    return f"{name}{since(left_on, today)}不在本单位了，那天起不能负责。请换一位。"


def already(area: str, names: Sequence[str]) -> str:
    """Nothing would change."""
    who = f"现在就由{COMMA.join(names)}负责" if names else "现在就没有人负责"
    return f"{area}责任区{who}，没有变动。"


def not_holding(name: str, area: str) -> str:
    """Who is to be released does not answer for it."""
    return f"{name}并不负责{area}责任区，没有变动。"


def decided(
    area: str,
    begins: str,
    holders: Sequence[tuple[str, AssignmentKind]],
    before: Sequence[str],
    *,
    interim: bool,
    site: str,
) -> str:
    """The line of a decision that names who answers for the area from then on, and where, of a crew that moves."""
    names = COMMA.join(name for name, _ in holders)
    together = JOINTLY if len(holders) > 1 else ""
    verb = "代管" if interim else "负责"
    why = f"（{BY_KIND[holders[0][1]]}）" if len(holders) == 1 else ""
    instead = f"，不再由{COMMA.join(before)}负责" if before else ""
    where = f"在{site}" if site else ""
    return f"{area}责任区：{begins}由{names}{where}{together}{verb}{why}{instead}。"


def released(area: str, begins: str, names: Sequence[str]) -> str:
    """The line of a decision after which nobody answers for it."""
    return f"{area}责任区：{begins}不再由{COMMA.join(names)}负责，没有人接，要尽快再定。"


def back_to(until: date, names: Sequence[str], today: date) -> str:
    """What happens when a decision for a time is over; `until` is the first day after it."""
    last = dated(until - timedelta(days=1), today)
    after = f"，之后仍由{COMMA.join(names)}负责" if names else "，之后要再定"
    return f"到{last}为止{after}。"


def load(name: str, areas: Sequence[str], people: int) -> str:
    """Somebody with several areas."""
    return f"{name}此后负责 {len(areas)} 个责任区（{COMMA.join(areas)}），共 {people} 人。"


def without(names: Sequence[str]) -> str:
    """Members who have no area any more [D7]."""
    return f"此后没有责任区的党员：{COMMA.join(names)}。"


def away(names: Sequence[str]) -> str:
    """Somebody is to take an area while he is absent."""
    return f"请留意：{COMMA.join(names)}那天不在。"


def too_many(area: str, people: int, most: int) -> str:
    """More people for each of those who answer than the edition thinks right [D5]."""
    return f"{area}有职工 {people} 人，每名党员超过 {most} 人，可以再加一名。"


def meeting(day: date | None, today: date) -> str:
    """The basis of the decision [D2]."""
    if day:
        return f"依据：{dated(day, today)}的支委会。"
    lately = today - timedelta(days=2)
    return f"依据：{NO_MEETING.format(month=lately.month, day=lately.day)}"


def told(staff: int, begins: date, today: date, names: Sequence[str]) -> str:
    """Who will hear of it, and when."""
    when = TODAY if begins == today else dated(begins, today)
    people = [f"责任区职工 {staff} 人（{when}，一次）"] if staff else []
    return f"会告诉：{COMMA.join([*people, *names])}。" if people or names else ""


def done(line: str, tells: str) -> str:
    """It stands."""
    return "\n".join(filter(None, (f"已定下。{line}", tells)))
