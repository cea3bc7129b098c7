"""How one record about a person is shown: what it is, when it goes, who read it."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import dated
from storage.vocabulary import (
    AppraisalState,
    Attendance,
    ConcernCategory,
    ConcernState,
    GoalState,
    Identity,
    PartyStatus,
    Role,
    Topic,
)

ROLES = {
    Role.WORKER: "职工",
    Role.ACTIVIST: "积极分子",
    Role.RESPONSIBLE_MEMBER: "责任党员",
    Role.GROUP_LEADER: "党小组长",
    Role.BRANCH: "支部",
    Role.COMMITTEE: "党总支",
    Role.HANDLER: "承办部门",
    Role.ADMIN: "管理员",
    Role.CLOCK: "系统自动",
}
STATUSES = {
    PartyStatus.MEMBER: "党员",
    PartyStatus.PROBATIONARY: "预备党员",
    PartyStatus.ACTIVIST: "积极分子",
    PartyStatus.NONE: "群众",
}
TOPICS = {
    Topic.DAILY: "日常",
    Topic.FAMILY: "家庭",
    Topic.SKILLS: "技能",
    Topic.SHIFTS: "排班",
    Topic.SAFETY: "安全",
    Topic.WORK: "工作",
    Topic.LIFE: "生活",
    Topic.PAY: "待遇",
    Topic.GROWTH: "入党培养",
}
CATEGORIES = {
    ConcernCategory.SAFETY: "安全",
    ConcernCategory.SHIFTS: "排班",
    ConcernCategory.PAY: "待遇",
    ConcernCategory.LIFE: "生活后勤",
    ConcernCategory.TRAINING: "培训",
    ConcernCategory.EQUIPMENT: "设备",
    ConcernCategory.FAMILY: "家庭",
    ConcernCategory.OTHER: "其他",
}
IDENTITIES = {Identity.NAMED: "写名", Identity.CONFIDENTIAL: "保密"}
STATES = {
    ConcernState.RAISED: "等答复",
    ConcernState.RECEIVED: "已看到，等答复",
    ConcernState.ASSIGNED: "有人在办",
    ConcernState.ANSWERED: "已答复",
    ConcernState.AWAITING: "已答复",
    ConcernState.REOPENED: "等再答复",
    ConcernState.CLOSED: "已解决",
    ConcernState.LAPSED: "已答复，到期结束",
    ConcernState.WITHDRAWN: "已撤回",
}
ATTENDANCE = {
    Attendance.EXPECTED: "应到",
    Attendance.EXCUSED: "请假",
    Attendance.PRESENT: "到了",
    Attendance.ABSENT: "没到",
}
APPRAISALS = {AppraisalState.DRAFT: "草稿", AppraisalState.SUBMITTED: "已交"}
GOAL_STATES = {
    GoalState.PROPOSED: "等支部确认",
    GoalState.RETURNED: "支部退回",
    GoalState.APPROVED: "支部已确认",
    GoalState.REPLACED: "已由新的一条代替",
    GoalState.DROPPED: "支部已去掉",
}
THE_BOT = "助手"
LIST_MARK, COMMA = "、", "，"

TALKS, CONCERNS, STUDY, GOALS, APPRAISAL = "谈心", "反映", "学习", "目标", "自查"
SUPERVISION = "督查"
NOT_WRITTEN, NOT_READ = "没写内容", "没人看过"
WHILE_HERE = "在册期间保留"
FOLLOW_UP = "要跟进"
CONFIRMED = "您点过「确实聊过」，只有您看得到"


def name_line(name: str, facts: Sequence[str], since: date, today: date) -> str:
    """What the roster says of a person."""
    return f"名册：{COMMA.join([name, *facts])}，{dated(since, today)}入职，{WHILE_HERE}。"


def also_called(aliases: Sequence[str]) -> str:
    """A fact of the roster."""
    return f"也叫{LIST_MARK.join(aliases)}"


def answers_for(areas: Sequence[str]) -> str:
    """A fact of the roster."""
    return f"负责{LIST_MARK.join(areas)}"


def away(since: str, last: str) -> str:
    """The branch noted that he is not there for a while."""
    return f"支部记了您{since}起不在{f'，到{last}' if last else ''}（不记原因）"


def status(kind: PartyStatus, since: str) -> str:
    """Where he stands to the Party, and since when, as far as that is known."""
    return f"{STATUSES[kind]}（{since}起）" if since else STATUSES[kind]


def covered_by(members: Sequence[str]) -> str:
    """A fact of the roster."""
    return f"责任党员{LIST_MARK.join(members)}"


def looked_after_by(contacts: Sequence[str]) -> str:
    """A fact of the roster, about an applicant [T3]."""
    return f"培养联系人{LIST_MARK.join(contacts)}"


def counts(found: Sequence[tuple[str, int]], page: int, last: int) -> str:
    """How many records of each kind are held."""
    total = sum(number for _, number in found)
    each = LIST_MARK.join(f"{kind} {number}" for kind, number in found)
    shown = f"（第 {page}/{last} 页）" if last > 1 else ""
    return f"记着您的有 {total} 条：{each}。{shown}"


def hosted(number: int, year: int) -> str:
    """What a host wrote himself."""
    return f"您自己记的谈心，{year} 年有 {number} 次。"


def reminded(since: str, weekday: str) -> str:
    """His standing wish: not at all, or on one day of the week."""
    wish = f"每周{weekday}说一次，{since}起照办" if weekday else f"别提醒，{since}起不提醒"
    return f"您说过{wish}，留到您说「恢复提醒」或离开为止。"


def talk(code: str, when: str, host: str, details: Sequence[str]) -> str:
    """A talk with somebody: when, who wrote it, about what."""
    return f"· {code} {when}谈心，{COMMA.join([f'{host}记的', *details])}"


def topics(names: Sequence[Topic]) -> str:
    """What a talk was about."""
    return f"话题{LIST_MARK.join(TOPICS[name] for name in names)}"


def minutes(number: int) -> str:
    """How long a talk was."""
    return f"{number} 分钟"


def together(number: int) -> str:
    """How many a talk was with."""
    return f"共 {number} 人"


def concern(
    code: str, when: str, category: ConcernCategory, identity: Identity, state: ConcernState
) -> str:
    """A concern of one's own."""
    return f"· {code} {when}您反映的（{CATEGORIES[category]}），{IDENTITIES[identity]}，{STATES[state]}"


def story_of(code: str) -> str:
    """Where the answers to a concern stand."""
    return f"（经过回复「查看 {code}」）"


def study(code: str, when: str, topic: str, state: Attendance, *, make_up: bool) -> str:
    """One's own line in a study session."""
    about = f"（{topic}）" if topic else ""
    later = "，待补学" if make_up else ""
    return f"· {code} {when}学习{about}：{ATTENDANCE[state]}{later}"


def note(code: str, when: str, writer: str, *, positive: bool) -> str:
    """What was seen of how a member does his duty."""
    return f"· {code} {when}督查，{writer}记，{'做得好' if positive else '要改进'}"


def reason(words: str) -> str:
    """Why one was excused."""
    return f"请假事由{words}"


def goal(code: str, when: str, area: str, year: int, state: GoalState) -> str:
    """A goal one wrote."""
    return f"· {code} {when}您写的目标（{area} {year} 年），{GOAL_STATES[state]}"


def seen_by(state: GoalState) -> str:
    """Who can see a goal."""
    everybody = state is GoalState.APPROVED
    return "责任区的人都能看" if everybody else "只有您、党小组长和支部能看"


def appraisal(
    code: str, when: str, state: AppraisalState, version: int, points: str, items: int
) -> str:
    """One's own self-appraisal."""
    which = f"第 {version} 稿" if state is AppraisalState.SUBMITTED else ""
    score = f"，自评 {points} 分" if points else ""
    single = f"，逐项打了 {items} 项" if items else ""
    return f"· {code} {when}您写的，{APPRAISALS[state]}{which}{score}{single}"


def deleted_on(when: date, today: date) -> str:
    """When a record goes."""
    return f"最晚{dated(when, today)}删"


def deleted_after(period: str) -> str:
    """When a record goes that is not closed yet."""
    return f"办结后留{period}就删"


def length_of(hours: int, days: int, months: int) -> str:
    """A period in words.

    >>> length_of(0, 0, 12), length_of(0, 30, 0)
    ('12个月', '30天')
    """
    return f"{months}个月" if months else f"{days}天" if days else f"{hours}小时"


def tail(due: str, readers: str) -> str:
    """When a record goes, and who read it."""
    return f"  {due}；{readers}"


def read_by(readers: Sequence[str], more: int) -> str:
    """Who read a record, the latest first."""
    rest = f" 等 {more} 次" if more else ""
    return f"看过：{LIST_MARK.join(readers)}{rest}"


def reader(name: str, role: Role, when: str) -> str:
    """Who read a record, and when."""
    return f"{name}（{ROLES[role]}）{when}"
