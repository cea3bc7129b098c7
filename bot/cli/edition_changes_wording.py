"""How `zerenqu edition diff` tells what changes for whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from enum import StrEnum

from handlers.regulation import (
    Dimension,
    Duty,
    Edition,
    GoalYear,
    GradeBand,
    Interval,
    Item,
    MonthDay,
    Period,
    Step,
    TalkTrigger,
)
from handlers.regulation.shifts import Shift, ShiftDays
from storage.vocabulary import Role, UnitKind

SAME = "两份制度文本说的一样，换了没有差别。"
ONLY_SMALL = "办事没有差别，只有提问用词、简称这样的小改动。"
COMMA, SEMICOLON = "、", "；"
LONGEST = 40  # characters of a passage that changed

CLAUSES, UNITS, DIMENSIONS = "条款", "责任区可以由什么组成", "工作方面"
PAPERS, NARRATIVE = "制定依据", "年度总结的提纲"
DUTIES, ITEMS, GRADES, STEPS = "任务", "考核表", "等次", "考核步骤"
GOALS, TRIGGERS, MEETINGS = "责任区年度目标", "必谈必访", "会议和学习"
NONE = "没有"
UNLIMITED = "不限"
BY_BOT = "机器人帮着办"


class Concerned(StrEnum):
    """Whom a change concerns most."""

    MEMBERS = "责任党员"
    LEADERS = "党小组长"
    BRANCH = "支部"
    WORKERS = "职工"
    ADMIN = "管理员"


BY_ROLE = {
    Role.RESPONSIBLE_MEMBER: Concerned.MEMBERS,
    Role.GROUP_LEADER: Concerned.LEADERS,
    Role.WORKER: Concerned.WORKERS,
}
UNIT_KINDS: Mapping[UnitKind, str] = {
    UnitKind.TEAM: "班组",
    UnitKind.OFFICE_UNIT: "科室",
    UnitKind.SHIFT_PART: "班组里的一个班次",
    UnitKind.LINKED_PEOPLE: "结对的职工",
}
INTERVALS = {
    Interval.MONTH: "每月",
    Interval.QUARTER: "每季度",
    Interval.HALF_YEAR: "每半年",
    Interval.YEAR: "每年",
}
FIGURES: Mapping[str, tuple[Concerned, str]] = {
    "talk_interval": (Concerned.MEMBERS, "多久和每个人谈一次"),
    "applicant_talk_days": (Concerned.MEMBERS, "申请入党后几天内谈一次"),
    "contact_look_interval": (Concerned.MEMBERS, "培养联系人多久考察一次积极分子"),
    "branch_look_interval": (Concerned.BRANCH, "支部多久考察一次积极分子"),
    "first_answer_working_days": (Concerned.BRANCH, "反映的事几个工作日内先答复"),
    "decision_working_days": (Concerned.BRANCH, "反映的事几个工作日内定办法"),
    "reopen_days": (Concerned.WORKERS, "答复后几天内可以说没解决"),
    "plan_within_days": (Concerned.LEADERS, "落实方案从1月1日起几天内报支部"),
    "step_reminders": (Concerned.MEMBERS, "考核每一步最多提醒几次"),
    "withdraw_hours": (Concerned.WORKERS, "几小时内可以撤回"),
    "anonymous_at": (Concerned.WORKERS, "匿名反映工作日几点一起送"),
    "request_working_days": (Concerned.WORKERS, "更正、异议几个工作日内答复"),
    "reads_without_task": (Concerned.BRANCH, "一个月看办完的事，超过几条要核对"),
    "reads_at_night": (Concerned.BRANCH, "一个月休息时段查阅，超过几次要核对"),
    "small_unit": (Concerned.BRANCH, "少于几人不单独显示"),
    "people_per_member": (Concerned.BRANCH, "每名责任党员管的人，多于几人要提示"),
    "linked_count": (Concerned.BRANCH, "每个责任区结对几名职工"),
    "interim_holder_days": (Concerned.BRANCH, "责任区没人负责，几天内要定下来"),
    "quiet_from": (Concerned.WORKERS, "免打扰从几点起"),
    "quiet_until": (Concerned.WORKERS, "免打扰到几点止"),
    "pushes_per_day": (Concerned.WORKERS, "每人每天最多推送几条"),
    "pushes_per_week": (Concerned.WORKERS, "每人每周最多推送几条"),
    "study_evening_at": (Concerned.MEMBERS, "学习前一晚几点提醒"),
    "study_lead_minutes": (Concerned.MEMBERS, "学习开始前几分钟提醒"),
    "study_usual_minutes": (Concerned.MEMBERS, "一次学习按几分钟算（看时间撞不撞、签到码管多久）"),
    "exchange_after_days": (Concerned.LEADERS, "几天没有交流学习，在待办里说一声"),
    "sign_in_margin_minutes": (Concerned.MEMBERS, "签到码在学习前后各有效多久（分钟）"),
    "relay_open_days": (Concerned.MEMBERS, "没写截止日子的支部通知，几天内还提醒传达"),
    "promise_asked_after_days": (Concerned.WORKERS, "承诺日期过后几天问改了没有"),
    "promise_asked_at": (Concerned.WORKERS, "几点问改了没有"),
}


def heading(old: Edition, new: Edition) -> str:
    """The two of them, each with its first day."""
    return f"{_titled(old)} → {_titled(new)}"


def _titled(edition: Edition) -> str:
    return f"《{edition.title}》（{edition.key}，{_date(edition.in_force_from)} 起）"


def _date(day: date) -> str:
    return day.isoformat()


def group(who: Concerned) -> str:
    """Whom the lines below concern."""
    return f"{who.value}："


def line(text: str) -> str:
    """One change."""
    return f"  · {text}"


def assessable(incomplete: str | None) -> str:
    """Whether members can be assessed by the new one."""
    if incomplete:
        return f"新文本不完整（{incomplete}）：能问能查，不能开始新的考核；已经开始的按原文本办完"
    return "新文本完整，可以用来考核"


def gone_and_come(title: str, gone: Sequence[str], come: Sequence[str]) -> list[str]:
    """What the old one has alone, and what the new one has alone."""
    lines = [f"{title}去掉：{SEMICOLON.join(gone)}"] if gone else []
    return lines + ([f"{title}增加：{SEMICOLON.join(come)}"] if come else [])


def changed(title: str, old: str, new: str) -> str:
    """One thing before and after."""
    return f"{title}：{old} → {new}"


def became(title: str, old: Iterable[str], new: Iterable[str]) -> str:
    """A whole list before and after."""
    return changed(title, COMMA.join(old) or NONE, COMMA.join(new) or NONE)


def clause_changed(name: str, old: str, new: str) -> str:
    """The words of a clause that changed."""
    return f"条款 {name} 改了字：{_passage(old)} → {_passage(new)}"


def _passage(text: str) -> str:
    return f"「{text if len(text) <= LONGEST else text[:LONGEST] + '…'}」" if text else "（无）"


def units(kinds: Iterable[UnitKind]) -> list[str]:
    """What an area may be made of."""
    return [UNIT_KINDS[kind] for kind in kinds]


def titles(sides: Iterable[Dimension]) -> list[str]:
    """The sides of an area's work."""
    return [one.title for one in sides]


def duty(one: Duty) -> str:
    """A duty, and how it is done."""
    return f"{one.title}（{one.clause}，{one.by_hand or BY_BOT}）"


def talk_trigger(one: TalkTrigger) -> str:
    """An occasion of a talk or a visit, and within how many days it is due."""
    kept = "，和名字记在一起" if one.beside_name else ""
    return f"{one.title}：{one.days} 天内{'看望' if one.visit else '谈'}{kept}"


def item(one: Item) -> str:
    """A line of the form, and its points."""
    return f"{one.title} {_number(one.points)} 分"


def full_changed(title: str, old: str, new: str) -> str:
    """What full points look like."""
    return f"{title}满分的样子：{old} → {new}"


def grades(bands: Iterable[GradeBand]) -> list[str]:
    """Each with its lower edge."""
    return [f"{band.name} {_number(band.least)} 分起" for band in bands]


def reminded(old: Sequence[int], new: Sequence[int]) -> str:
    """The days before the end of the self-appraisal."""
    return became("自查截止前几天提醒没交的", map(str, old), map(str, new))


def step(one: Step) -> str:
    """A step of the assessment with its window."""
    return (
        f"{one.title} {_month_day(one.opens)}至{_month_day(one.closes)}（{one.by_hand or BY_BOT}）"
    )


def goal_year(goals: GoalYear | None) -> str:
    """From when the goals of a year may be drafted, and by when they are due."""
    if goals is None:
        return NONE
    return f"上一年{_month_day(goals.opens)}起可以定，{_month_day(goals.closes)}前定好"


def _month_day(one: MonthDay) -> str:
    return f"{one.month}月{one.day}日"


def hours_unknown(names: Sequence[str]) -> str:
    """Shifts that the new one does not know."""
    return f"不再知道{COMMA.join(names)}的上班时间：除了免打扰时段，什么时候都可能收到推送"


def hours_known(names: Sequence[str]) -> str:
    """Shifts that only the new one knows."""
    return f"知道了{COMMA.join(names)}的上班时间：不急的推送只在上班时间来"


def hours(shift: Shift) -> str:
    """When a shift works, week by week."""
    days = "工作日" if shift.days is ShiftDays.WORKDAYS else "每天"
    weeks = "、".join(f"{one.start:%H:%M}–{one.until:%H:%M}" for one in shift.weeks)
    turns = f" 轮换（{_date(shift.first_week)} 起）" if shift.first_week else ""
    return f"{days} {weeks}{turns}"


def figure(value: object) -> str:
    """A figure as it is read."""
    if value is None:
        return UNLIMITED
    if isinstance(value, Interval):
        return INTERVALS[value]
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def period(one: Period) -> str:
    """A length of time."""
    for amount, unit in ((one.hours, "小时"), (one.days, "天"), (one.months, "个月")):
        if amount:
            return f"{amount} {unit}"
    return NONE


def _number(value: object) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
