"""What is said to who scores a sheet [M4.3]."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.kit.wording import COMMA, GOAL_NOT_CONFIRMED, GOAL_RESULTS, day, points_shown
from storage.assessment_words import GoalResult

SCORE_TITLE = "考核打分"
SCORE_WORDS = ("考核打分", "打分", "党小组长考核")
SCORE_ABOUT = (
    "党小组长给本组责任党员打分，一句话打完一个人，也可以一项一项来；没有党小组长的由支部打。"
)
SCORE_EXAMPLES = ("考核打分",)
SCORE_REFUSAL = "考核打分由党小组长和支部来做。想看自己的自评和进度，回复「考核进度」。"
RECUSE_TITLE = "不给自己打分"
RECUSE_ABOUT = "自己负责的责任区由支部打分。"

SCORE_NEXT, REPORT_NOW = "给{name}打分", "上报支部"
SKIP_BASIS = "先不写"
NO_OWN_VIEW = "自评：没交"
SCORE_GO_ON = "接着打分"
NO_OWN = "您今年没有自己负责的责任区，没有要回避的。想打分，回复「考核打分」。"
AMEND = "要改哪里？发那一项的名字和分数就改那一项，发「依据 …」就换依据。"
ONLY_WORDS = "写一两句话就行，不用打分。"
LEAST_WORDS = 4  # characters of a reason, of an opinion
NO_REASON = "写一句原因就行，比如「责任区人少，只收到两个人的评价」。"
NOTHING_TO_SCORE = "没有等您打分的考核表。"
LOCKED = "这张考核表支部已经审核，不能再打分了，刚才的没有记下。有意见请跟书记说。"


def sheet(name: str, area: str) -> str:
    """Which sheet it is."""
    return f"{name}（{area}）"


def ask_which(count: int) -> str:
    """Which of the sheets that wait."""
    return f"等您打分的有 {count} 张，先打哪一张？也可以直接发，比如「王强 思想动态18 谈心19 …… 依据 两次抽查」。"


def ask_item(sheet_said: str, title: str, points: Decimal, full: str, beside: str) -> str:
    """One item of the form."""
    return (
        f"{sheet_said}「{title}」满分 {points_shown(points)}。满分的样子：{full}{beside}\n打几分？"
    )


def ask_again(title: str, points: Decimal, *, whole: bool) -> str:
    """Points that do not fit, or could not be read."""
    fine = "不带小数" if whole else "最多两位小数"
    return f"「{title}」没看准，还没有记下：要 0–{points_shown(points)} 的数，{fine}。打几分？"


def beside_item(own: Decimal | None) -> str:
    """What he gave himself for it."""
    return f"\n他自评 {points_shown(own)}。" if own is not None else ""


def ask_basis() -> str:
    """What the points rest on."""
    return "依据是什么？一句话，比如「依据 4月和9月两次抽查」。没有依据的，支部可能会退回。"


def ask_reason(total: Decimal, by: Decimal, limit: Decimal) -> str:
    """Why it is far from what the people of the area think."""
    more = "高" if by > 0 else "低"
    return (
        f"您打 {points_shown(total)}，比责任区评价的平均 {points_shown(total - by)} {more} {points_shown(abs(by))} 分"
        f"，超过 {points_shown(limit)} 分的要说一句原因。原因是？"
    )


def ask_opinion(sheet_said: str, since: date, until: date, months: int) -> str:
    """Who answered for an area only for a short part of the year."""
    return (
        f"{sheet_said}只负责了{day(since)}到{day(until)}，不满 {months} 个月，不评等次，写意见。\n"
        "写一两句：这段时间做得怎么样。"
    )


def ask_total(stated: Decimal, total: Decimal) -> str:
    """The total that was said is not the sum of the items."""
    return f"逐项加起来是 {points_shown(total)}，您报的总分是 {points_shown(stated)}。总分按逐项合计，以哪个为准？"


def total_choices(total: Decimal) -> tuple[str, str]:
    """As the items say, or over again."""
    return (f"按逐项 {points_shown(total)}", "重新打")


def points_line(items: Sequence[tuple[str, Decimal]]) -> str:
    """Points by item."""
    return COMMA.join(f"{title} {points_shown(points)}" for title, points in items)


def total_line(total: Decimal, grade: str, edge: str, least: Decimal | None) -> str:
    """The total with its grade; near the edge of one that is shown."""
    line = f"合计 {points_shown(total)} 分 → {grade}"
    if least is None:
        return line
    if total == least:
        return f"{line}（正好在「{edge}」线 {points_shown(least)} 上）"
    side = "高" if total > least else "低"
    return f"{line}（比「{edge}」线 {points_shown(least)} 只{side} {points_shown(abs(total - least))}，不四舍五入）"


def basis_line(basis: str, linked: Sequence[str], missing: Sequence[str]) -> str:
    """What it rests on, with the notes that were found of it."""
    if not basis:
        return "依据：没写"
    lines = [f"依据：{basis}"]
    if linked:
        lines.append(f"  对上的记录：{COMMA.join(linked)}")
    if missing:
        lines.append(f"  {COMMA.join(missing)}没有记录")
    return "\n".join(lines)


def linked(code: str, held_on: date, method: str) -> str:
    """One note that the basis speaks of."""
    return f"{code} {method}（{held_on.month}月{held_on.day}日）"


def month(number: int) -> str:
    """A month of the year."""
    return f"{number}月"


def note_it(months: Sequence[int], name: str, basis: str) -> str:
    """What a basis speaks of and no note bears out can still be noted, with its day."""
    called = COMMA.join(map(month, months))
    words = next((word for word in ("督查", "检视", "听汇报", "查资料") if word in basis), "抽查")
    return f"依据里的{called}没有记录，记一笔？发「{words} {name} {months[0]}月几号 看到了什么」就行，再改一下分就对上了。"


def own(total: Decimal | None, words: str) -> str:
    """What he thinks himself."""
    points = points_shown(total) if total is not None else "没打分"
    return f"自评：{points}，{words}" if words else f"自评：{points}"


def mean_line(total: str, ballots: int, areas: Sequence[str], *, branch_wide: bool) -> str:
    """What the people of the area think, as far as it may be shown."""
    whose = f"和{COMMA.join(areas)}合起来" if areas else ""
    whose = "支部里人少的几个责任区合起来" if branch_wide else whose
    return f"责任区评价：{whose}平均 {total}（{ballots} 份）"


def duties_line(notes: Sequence[str], name: str) -> str:
    """What he noted himself of his duty; all of it stands elsewhere."""
    return f"本人的履责记录：{COMMA.join(notes)}（全部的发「{name}的履责记录」）"


def notes_line(codes: Sequence[str]) -> str:
    """The looks of the year."""
    return f"全年督查记录 {len(codes)} 条：{COMMA.join(codes)}" if codes else "全年督查记录：没有"


def goals_line(results: Sequence[tuple[GoalResult | None, int]]) -> str:
    """The goals of the area, and what became of them."""
    said = COMMA.join(
        f"{GOAL_RESULTS[result] if result else GOAL_NOT_CONFIRMED} {count} 条"
        for result, count in results
    )
    return f"责任区目标：{said or '没有'}"


def last_year(year: int, total: Decimal, grade: str) -> str:
    """The year before."""
    return f"{year} 年：{points_shown(total)} 分，{grade}"


def beside(lines: Sequence[str]) -> str:
    """All that lies beside the score; none of it is counted into it."""
    return "放在旁边供参考（不自动算分）：\n" + "\n".join(f"· {one}" for one in lines if one)


def reason_line(reason: str) -> str:
    """Why it is far from the mean."""
    return f"与责任区评价相差大的原因：{reason}"


def opinion(sheet_said: str, words: str) -> str:
    """An opinion in place of points."""
    return f"{sheet_said}不评等次，意见：{words}"


def again(sheet_said: str, item: str, reason: str) -> str:
    """The branch gave it back."""
    what = f"「{item}」" if item else ""
    return f"{sheet_said}支部退回了：{what}{reason}。\n改哪里？发「谈心17」这样改分，发「依据 …」补依据，没有要改的就回复「就这样」。"


def before(sheet_said: str, total: Decimal, by: str) -> str:
    """It was scored already; `by` is who did it, "" when he himself did."""
    return f"{sheet_said}{by or '您'}打过 {points_shown(total)} 分，还能改。改哪里？发「谈心17」这样改分，发「依据 …」换依据，不改就回复「就这样」。"


def of_another(sheet_said: str) -> str:
    """A sentence about somebody else while this sheet is in hand."""
    return (
        f"正在打的是{sheet_said}，这句说的是别人，没有记。先打完这一张，或回复「取消」，再发一遍。"
    )


AS_IT_IS = ("就这样", "不改", "不改了", "没有")


def scored(sheet_said: str, total: Decimal | None, grade: str, version: int, left: int) -> str:
    """It is kept; the branch does not have it yet."""
    what = f"{points_shown(total)} 分（{grade}）" if total is not None else "意见"
    again_said = f"，第 {version} 稿" if version > 1 else ""
    more = f"还有 {left} 张没打。" if left else "您该打的都打完了。"
    return f"已记下 {sheet_said}{what}{again_said}，还没上报支部，上报前随时能改。{more}"


def not_his(sheet_said: str, scorers: str) -> str:
    """It is somebody else's to score."""
    return (
        f"{sheet_said}不归您打分" + (f"，由{scorers}打。" if scorers else "。") + "刚才的没有记下。"
    )


def own_sheet(area: str, scorers: str) -> str:
    """Nobody scores himself."""
    who = f"由支部打分（{scorers}中的一位）" if scorers else "由上级党组织打分"
    return f"自己不给自己打分：{area}您不用打，{who}，另一位审核。写自评，发「自评 …」。"


def no_sheet(name: str, year: int) -> str:
    """Nobody who is assessed."""
    return f"{name} {year} 年没有负责过责任区，没有考核表。"


def committee_scores(area: str, name: str) -> str:
    """To those of the committee who may score a leader's own area."""
    return f"{area}（{name}）的考核由支部打分，您可以打。"


def left_to_score(count: int, until: date) -> str:
    """An open item."""
    return f"{count} 张考核表等您打分，截至{day(until)}"
