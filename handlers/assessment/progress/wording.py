"""What is said of how far the year's assessment is."""

from datetime import date

from handlers.assessment.cycle.wording import STAGES, span
from handlers.kit.wording import day
from storage.assessment_words import CycleState, StepKey
from storage.queries.assessment import Window

TITLE = "考核进度"
WORDS = ("考核进度", "我的自评", "我的自查", "自查进度", "看自查")
ABOUT = "看考核到哪一步、自己的自查交没交；支部和组长看各步做了几份。"
EXAMPLES = ("考核进度",)
REFUSAL = "考核进度由党支部和责任区党员自己看。您想了解的话，请找党支部。"
STORY = "考核经过"
WHEN_TITLE = "考核时间"
WHEN_ABOUT = "看自查、责任区评价、打分、审核各是哪天到哪天。"
PUBLISHED = "结果已经公示，自查和评价不再收；对结果有意见，公示期里可以提异议。"
WHEN_EXAMPLES = ("评价啥时候截止",)

_COUNTS = {
    StepKey.SELF_APPRAISAL: "责任区党员自查：{done}/{of} 已交",
    StepKey.AREA_EVALUATION: "{title}：{done}/{of} 人已评或不评",
    StepKey.LEADER_SCORING: "{title}：{done}/{of} 张已报支部",
    StepKey.BRANCH_REVIEW: "{title}：{done}/{of} 张已通过",
}
_AFTER = {
    StepKey.SELF_APPRAISAL: "没交的，到时单独提醒（说过别提醒的除外）。",
}


def stage(year: int, state: CycleState) -> str:
    """Where the year stands."""
    return f"{year} 年考核，现在是：{STAGES[state]}。"


def count(step: StepKey, title: str, done: int, of: int, until: date, *, over: bool) -> str:
    """How many, never who."""
    counted = _COUNTS[step].format(title=title, done=done, of=of)
    if over:
        return f"{counted}，{day(until)}已截止。"
    return f"{counted}，截至{day(until)}。{_AFTER.get(step, '')}"


def to_come(title: str, window: Window) -> str:
    """A step whose window is still to come."""
    return f"{title}：{span(window)}。"
