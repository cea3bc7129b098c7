"""What stands in the file of a brief (domain.md §2.3)."""

from datetime import date

from handlers.brief import wording
from handlers.brief.rules import Quarter

TITLE = "职工思想动态分析报告"
OVERVIEW, MATTERS = "一、总体情况", "二、主要事项"
PROGRESS, CAUSES, PROPOSALS = "三、办理情况", "四、原因分析", "五、对策建议"
AREA, WHOLE, OUTCOME, COUNT = "责任区", "合计", "办理情况", "件数"
NOT_WRITTEN = "（本季度没有填写。）"
ABOUT_MATTERS = "本报告只写事，不写人：不点名，不评价任何职工，也不作为对任何人的评价依据。"
SIGNED = "支部书记（签字）：              支部（盖章）：              日期："
NOTE_SMALL = f"“—”为{wording.SMALL}。{wording.RULE}"
NONE = "—"


def title(quarter: Quarter) -> str:
    """Over everything."""
    return f"{wording.called(quarter)}{TITLE}"


def subtitle(branch: str, code: str, taken_on: date) -> str:
    """Whose, which, and as it stood on which day."""
    on = f"{taken_on.year}年{taken_on.month}月{taken_on.day}日"
    return f"{branch}　　{code}　　数据截至{on}"


def overview(quarter: Quarter, branch: str, count: int | None) -> str:
    """The first paragraph."""
    if count is None:
        return f"{called(quarter)}，{branch}职工反映的事项{wording.SMALL}。"
    return (
        f"{called(quarter)}，{branch}职工共反映事项 {count} 件。按类别、责任区和办理情况分述如下。"
    )


def called(quarter: Quarter) -> str:
    """A quarter."""
    return wording.called(quarter)


def together(number: int, measure: str) -> str:
    """Several things that are only counted together."""
    return f"其余 {number} {measure}"


def file_name(branch: str, quarter: Quarter, code: str) -> str:
    """A name that tells it from other branches and quarters."""
    return f"思想动态分析报告-{branch}-{called(quarter)}-{code}"
