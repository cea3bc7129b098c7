"""What is said to who reviews sheets, and to whom a sheet is given back [M4.3]."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.kit.wording import COMMA, points_shown
from storage.assessment_words import SheetState

REVIEW_TITLE = "审核考核"
REVIEW_WORDS = ("审核考核", "支部审核", "待审核", "考核审核", "审核考核表")
REVIEW_ABOUT = "支部审核报来的考核表，要留意的排在前面；通过、退回、改分一句话就行。"
REVIEW_EXAMPLES = ("审核考核",)
REVIEW_REFUSAL = "考核表由支部审核。想看自己的分怎么来的，回复「我的分怎么来的」。"
DECIDE_TITLE = "审核决定"
DECIDE_ABOUT = "一句话审核几张，比如「王强李红梅通过 陈志远退回 谈心那项分没依据」。"
SEE_TITLE = "看考核表"
SEE_ABOUT = "看一张考核表的全部，比如「看王强的考核表」。"
SECOND_TITLE = "复看改分"

NOTHING_WAITS = "没有等您审核的考核表。看进度回复「考核进度」。"
NOT_YOURS = "这张考核表不由您审核：打分的、本人、已经改过分的，都不审同一张。"
NOT_NOW = {  # why nothing is decided on a sheet as it stands
    SheetState.SCORED: "这张考核表打分的人还没上报，上报了才审核。看进度回复「考核进度」。",
    SheetState.RETURNED: "这张考核表已经退回，等重新打分、上报。看进度回复「考核进度」。",
    SheetState.SECOND_LOOK: "这张考核表改了分，等另一位支委再看一遍。看有哪些，回复「审核考核」。",
    SheetState.APPROVED: "这张考核表已经审核通过，不能再改；结果公示后可以提异议，由没打过分的人复核。",
}
NO_SUCH_SHEET = "没有找到等您审核的这张考核表。看有哪些，回复「审核考核」。"
GONE = "刚才有人动过，没有定。看现在的样子，回复「审核考核」。"
NO_ONE = "没看出是谁的考核表、怎么定。比如「王强李红梅通过 陈志远退回 谈心那项分没依据」。"
LEAST_REASON = 2  # characters
NO_REASON = "写一句原因，打分的人才知道怎么改。"
SHOWN = 8  # sheets of one answer
PASS_REST, LOOK, MORE = "没有要留意的都通过", "看{name}", "看后面的"
PASS, GIVE_BACK = "通过", "退回"
AGREE, DISAGREE = "同意改分", "不同意，退回审核"
GO_ON = "看还等审核的"
CHANGE_IT = "去改"
AMEND = "要改哪里？把决定再说一遍，比如「王强通过 陈志远退回 谈心没依据」。"
NO_SELF_APPRAISAL = "没交自评"
NO_BASIS = "没写依据"
NOTED_OPINION = "不评等次"
VERB_RETURNED = "退回"
DEMOCRATIC = (
    "责任区考核的等次和民主评议党员的等次名字一样，但是两回事：考核结果只是民主评议的依据之一，"
    "系统不会把它抄过去，也不排名次。民主评议请按规定另外开会、投票、定等次。"
)
DEMOCRATIC_TITLE = "考核和民主评议"
DEMOCRATIC_ABOUT = "考核的等次能不能当民主评议的等次。"


def low(name: str) -> str:
    """Below 合格."""
    return f"是「{name}」"


def near(name: str, least: Decimal) -> str:
    """Near the edge of a grade."""
    return f"在「{name}」线 {points_shown(least)} 边上"


def far(by: Decimal) -> str:
    """Far from the mean of the area's people."""
    return f"比责任区评价平均{'高' if by > 0 else '低'} {points_shown(abs(by))}"


def without_note(months: Sequence[int]) -> str:
    """A basis that no record bears out."""
    return f"依据里的{COMMA.join(f'{one}月' for one in months)}没有记录"


def line(sheet: str, total: Decimal | None, grade: str, flags: Sequence[str]) -> str:
    """A sheet in the list."""
    what = f"{points_shown(total)} 分，{grade}" if total is not None else NOTED_OPINION
    return f"· {sheet}{what}" + (f"：{COMMA.join(flags)}" if flags else "")


def listed(flagged: Sequence[str], plain: Sequence[str], second: Sequence[str], of: int) -> str:
    """Exceptions first; the others after them; each by area."""
    lines = [f"等支部审核 {of} 张。" if of else NOTHING_WAITS]
    if flagged:
        lines += ["先看要留意的：", *flagged]
    if plain:
        lines += ["没有要留意的：", *plain]
    if second:
        lines += ["改了分、等第二个人看的：", *second]
    if of:
        lines.append("一句话就能定，比如「王强通过 陈志远退回 谈心那项分没依据」。")
    return "\n".join(lines)


def rest(count: int) -> str:
    """What did not fit."""
    return f"· 还有 {count} 张"


def deciding(lines: Sequence[str]) -> str:
    """What would be decided."""
    return "审核：\n" + "\n".join(lines)


def passing(report: str, flags: Sequence[str]) -> str:
    """One that passes."""
    return f"· 通过 {report}" + (f"（留意：{COMMA.join(flags)}）" if flags else "")


def returning(sheet: str, item: str, reason: str) -> str:
    """One that is given back."""
    return f"· 退回 {sheet}" + (f"「{item}」" if item else "") + f"：{reason}"


def adjusting(
    sheet: str, before: Decimal, after: Decimal, grades: tuple[str, str], reason: str
) -> str:
    """One whose total is changed; both figures are kept."""
    moved = (
        f"，等次从{grades[0]}变为{grades[1]}，要另一位再看一遍才算"
        if grades[0] != grades[1]
        else ""
    )
    return f"· 改分 {sheet}{points_shown(before)} → {points_shown(after)}{moved}：{reason}"


def changed_to(total: Decimal) -> str:
    """Its total is changed."""
    return f"改成 {points_shown(total)} 分"


def lost(count: int) -> str:
    """Sheets that somebody changed meanwhile."""
    return f"{count} 张刚才有人动过，没有定。"


def ask_reason(sheet: str, decision: str) -> str:
    """Why it is given back, or changed."""
    return f"{sheet}{decision}，原因是？一句话，打分的人会看到；改分的，本人也会看到。"


def ask_quota(percent: int, excellent: int, of: int) -> str:
    """More of the highest grade than the edition's quota."""
    return f"这样定下来，优秀 {excellent} 张，共 {of} 张，超过规定的 {percent}%。可以超，但要写明理由。理由是？"


def done(approved: int, returned: int, adjusted: int, second: int) -> str:
    """What was decided."""
    parts = [
        f"通过 {approved} 张" if approved else "",
        f"退回 {returned} 张，原因告诉打分的人了" if returned else "",
        f"改分后通过 {adjusted} 张，两个分数都留着" if adjusted else "",
        f"改分等第二个人看 {second} 张" if second else "",
    ]
    return "审核完了：" + "；".join(one for one in parts if one) + "。"


def still(count: int) -> str:
    """What waits still."""
    return f"还有 {count} 张等审核。"


def nobody_second(sheet: str) -> str:
    """A change of grade needs two, and there is no second one."""
    return f"{sheet}改分会变等次，要两个人看，现在支部和上级都没有另一位能看。可以退回重打，或先补支委。"


def bad_total(points: Decimal) -> str:
    """A total that is none."""
    return f"{points_shown(points)} 不是 0–100、最多两位小数的分数，没有改。"


def no_points(sheet: str) -> str:
    """An opinion has no total to change."""
    return f"{sheet}不评等次，没有分可改，可以通过或退回。"


def returned_push(sheet: str) -> str:
    """To who scored it: that it was given back; why is read in the chat."""
    return f"{sheet}的考核表支部退回了，请看看原因再改、再报。"


def second_push() -> str:
    """To the second person."""
    return "有 1 张考核表，支部改了分、等次会变，请您再看一遍。"


def shown(lines: Sequence[str]) -> str:
    """A whole sheet."""
    return "\n".join(one for one in lines if one)


def head(sheet: str, version: int, scorer: str) -> str:
    """Whose it is and who scored it."""
    return f"{sheet}，{scorer}打的" + (f"，第 {version} 稿" if version > 1 else "")


def earlier(item: str, reason: str) -> str:
    """Why the version before was given back."""
    return f"上一稿退回的原因：{f'「{item}」' if item else ''}{reason}"


def adjusted(before: Decimal, after: Decimal, reason: str, who: str) -> str:
    """What the branch changed."""
    return f"支部改分：{points_shown(before)} → {points_shown(after)}（{who}），原因：{reason}"


def second_done(sheet: str, *, agreed: bool) -> str:
    """The second person has spoken."""
    return (
        f"{sheet}改分算数了，两个分数都留着。"
        if agreed
        else f"{sheet}改分没有算数，还按打分人的分等支部审核。"
    )


def left_to_review(count: int) -> str:
    """An open item."""
    return f"{count} 张考核表等支部审核"


def left_to_second(sheet: str) -> str:
    """An open item of the second person."""
    return f"{sheet}支部改了分，等您再看一遍"
