"""What is said to whoever has something to do in a step; it may be read later, so it counts no days."""

from datetime import date

from handlers.kit.wording import day
from storage.assessment_words import StepKey

_HOW = {
    StepKey.SELF_APPRAISAL: "您的还没交。发一段话就能交，比如「自评 今年谈心20多次 不足是学习带得少 打88分」。",
    StepKey.AREA_EVALUATION: "您还没评。一分钟就够，不记名；不想评，回复「不评」就不再提醒。要评，回复「评价」。",
    StepKey.LEADER_SCORING: "还有没评完的。回复「考核进度」看还有几份。",
    StepKey.BRANCH_REVIEW: "还有没审的。回复「考核进度」看还有几份。",
}


def reminder(step: StepKey, title: str, until: date) -> str:
    """A private word to somebody who has not done his part."""
    return f"{title}{day(until)}截止，{_HOW[step]}"
