"""What is said about looking after applicants: days only, no word of what was found."""

from datetime import date

from handlers.kit.wording import COMMA, dated
from handlers.talks.activists.rules import Step
from storage.vocabulary import ReviewKind

TITLE = "培养考察"
ABOUT = "积极分子考察过了，说一声哪天就行，只记日期，不记评价。"
BY_THE_BRANCH = "支部的考察由组织委员来记，这次没有记下。您自己考察的，说「郑凯考察过了」这样就行。"
KINDS = {ReviewKind.CONTACT: "培养联系人考察", ReviewKind.BRANCH: "支部考察"}
STEPS = {Step.TALK: "谈一次话", Step.CONTACT_LOOK: "考察", Step.BRANCH_LOOK: "支部考察"}

ASK_WHO = "考察的是谁？说名字就行。"
ASK_KIND = "是哪一种考察？"
ASK_DAY = "是哪天考察的？比如「昨天」「3月5日」。"
NOT_YET = "还没考察的先不记，考察过了再说一声就行。"
AMEND = "哪里不对？直接说就行，比如「不是郑凯是周涛」「是昨天」。"
ONLY_THE_DAY = "只记日期，不记评价；考察意见照旧写在纸面材料上。"
ON_RECORD = "这一天的考察已经记过了，不用再记。"
SEE_WHO = "看是谁"


def not_his(name: str) -> str:
    """For somebody who is nobody's applicant here, or another's: the same words for both."""
    return f"{name}不归您考察，这次没有记下任何内容。"


def shown(name: str, day: str, kind: ReviewKind) -> str:
    """What was understood."""
    return f"{KINDS[kind]}：{name}，{day}。\n{ONLY_THE_DAY}"


def recorded(name: str, day: str, kind: ReviewKind) -> str:
    """That it is on record, and who sees it."""
    return f"已记下：{day}{KINDS[kind]}过{name}。只有他本人、培养联系人和组织委员看得到。"


def item(step: Step, names: list[str], until: date, today: date) -> str:
    """What waits, for those who look after them alone."""
    by = f"{dated(until, today)}前"
    if step is Step.TALK:
        return f"新的积极分子要谈一次话：{COMMA.join(names)}（{by}）"
    return f"积极分子还没{STEPS[step]}：{COMMA.join(names)}（{by}）"


def reminder(step: Step, until: date, today: date) -> str:
    """One reminder, without a name."""
    return f"有积极分子还没{STEPS[step]}，{dated(until, today)}前。只提醒这一次。"


def done_label(name: str) -> str:
    """The way to write it down."""
    return f"{name}考察过了"
