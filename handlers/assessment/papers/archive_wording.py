"""What stands in the archive of an area."""

from collections.abc import Sequence
from datetime import date

from handlers.assessment.papers.facts import Held
from handlers.assessment.papers.wording import on
from handlers.kit.wording import COMMA

PLAN, GOALS, DIVISION = "落实方案、责任书", "年度目标任务", "责任区划分"
TALKS, CONCERNS, STUDY = "谈心谈话", "职工反映事项台账", "学习记录"
LOOKS, SHEETS, SUMMARY = "平时督查等记录", "考核表", "年度总结、经验材料"
NOTHING = "0"
ON_PAPER = "本系统不存正文，请把纸质件放在这一格后面。"
NONE_HELD = "没有记录。"
NO_CYCLE = Held(SHEETS, NOTHING, "", "这一年没有开过考核。")


def division(holders: Sequence[tuple[str, date]], staff: int) -> Held:
    """Who answered for it in the year."""
    which = COMMA.join(f"{name}（{on(since)}起）" for name, since in holders)
    remark = f"覆盖职工 {staff} 人（今天的名册，不含责任党员本人）。"
    return Held(DIVISION, str(len(holders)), which or NONE_HELD, remark)


def plan(year: int, serial: int | None) -> Held:
    """A leader's plan: under its number where the branch agreed to it, else on paper."""
    if serial is None:
        return Held(PLAN, "", "", ON_PAPER)
    return Held(PLAN, "1", f"〔{year}〕{serial}号", "支部同意的定稿；责任书请放纸质件。")


def goals(numbers: Sequence[int]) -> Held:
    """The goals that the branch approved."""
    which = COMMA.join(f"G-{one:04}" for one in numbers)
    return Held(GOALS, str(len(numbers)), which or NONE_HELD, "支部确认过的；内容在目标任务表里。")


def talks(count: int) -> Held:
    """Talks, counted."""
    return Held(TALKS, str(count), "" if count else NONE_HELD, "只计次数；和谁、谈了什么不进档案。")


def concerns(count: int, solved: int, ended: int, going_on: int) -> Held:
    """Concerns, counted by how they stand."""
    which = f"已解决 {solved} 件，已答复到期 {ended} 件，在办 {going_on} 件" if count else NONE_HELD
    return Held(CONCERNS, str(count), which, "只数您有权看到的，不含匿名；内容和提出人不进档案。")


def study(numbers: Sequence[int], group: str) -> Held:
    """Sessions of the Party group."""
    which = COMMA.join(f"S-{one:04}" for one in numbers)
    return Held(STUDY, str(len(numbers)), which or NONE_HELD, f"{group}已开过的学习。")


def looks(codes: Sequence[str]) -> Held:
    """Notes of the year's looks, by number."""
    remark = "只列您有权看到的；看到的情况在督查记录里。"
    return Held(LOOKS, str(len(codes)), COMMA.join(codes) or NONE_HELD, remark)


def sheets(names: Sequence[str], approved: int) -> Held:
    """Sheets that the reader may see."""
    remark = f"支部审核通过 {approved} 份；只列您有权看到的，分数在考核表里。"
    return Held(SHEETS, str(len(names)), COMMA.join(names) or NONE_HELD, remark)


def summary() -> Held:
    """Summaries, which are written elsewhere."""
    return Held(SUMMARY, "", "", ON_PAPER)
