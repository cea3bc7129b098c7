"""What is pushed about a step, and what was done with a cycle in words."""

from collections.abc import Sequence
from datetime import date

from handlers.assessment.cycle.wording import STAGES, span
from handlers.kit.wording import day
from storage.assessment_words import CycleDeed, CycleState, StepKey
from storage.queries.assessment import Window

STORY_TITLE = "考核经过"
STORY_WORDS = ("考核经过", "考核记录", "考核日志")
STORY_ABOUT = "看今年考核谁在什么时候做了什么、为什么。"
STORY_EXAMPLES = ("考核经过",)
GO_ON = {StepKey.SELF_APPRAISAL: "写自查", StepKey.AREA_EVALUATION: "评价"}

_HOW = {
    StepKey.SELF_APPRAISAL: "发「自评」加一段话就能交，系统里有的事实会先列给您看。",
    StepKey.AREA_EVALUATION: "给您责任区的责任党员说句话，一分钟就够，不记名；不想评也可以不评。回复「评价」。",
    StepKey.LEADER_SCORING: "一句话评一个人，自查、平时记录都列在旁边。回复「考核进度」看还有几份。",
    StepKey.BRANCH_REVIEW: "党小组报上来的先看有疑问的。回复「考核进度」看还有几份。",
}


def invitation(step: StepKey, title: str, year: int, closes: date) -> str:
    """To somebody for whom something waits in a step that has begun."""
    return f"{year} 年{title}开始了，到{day(closes)}截止。{_HOW[step]}"


def moved_for_you(title: str, window: Window) -> str:
    """To somebody who was told another day."""
    return f"{title}的时间改了：{span(window)}。"


def extended_for_you(title: str, until: date) -> str:
    """To somebody who got more time."""
    return f"支部给您延了期：您的{title}可以到{day(until)}。"


def story(year: int, lines: Sequence[str], *, earlier: int) -> str:
    """What was done with a cycle, the first deed first."""
    if not lines:
        return f"{year} 年考核还没有记录。回复「考核进度」看各步的时间。"
    before = [f"（更早还有 {earlier} 条）"] if earlier else []
    return "\n".join([f"{year} 年考核经过：", *before, *lines, "看进度回复「考核进度」。"])


def deed(
    kind: CycleDeed, when: str, who: str, title: str, whom: str, state: CycleState, reason: str
) -> str:
    """One deed; without `who` it was done by its date."""
    what = {
        CycleDeed.OPENED: "开始今年考核",
        CycleDeed.MOVED: f"改了{title}的时间",
        CycleDeed.EXTENDED: f"给{whom}的{title}延期",
        CycleDeed.ADVANCED: f"进入「{STAGES[state]}」",
        CycleDeed.PUBLISHED: "公示",
        CycleDeed.FINISHED: "结果已定",
    }[kind]
    return f"· {when} {who or '到日子自动'}：{what}{f'，原因：{reason}' if reason else ''}"
