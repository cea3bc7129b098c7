"""What a member reads of his own sheet [M4.4]."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.assessment.scoring.wording import total_line
from handlers.kit.wording import COMMA, points_shown

MINE_TITLE = "我的分怎么来的"
MINE_WORDS = ("我的分怎么来的", "我的考核表", "我的考核结果")
MINE_ABOUT = "看自己的考核表：每一项自己打的、组长打的，支部改没改、为什么。"
MINE_EXAMPLES = ("我的分怎么来的",)
NOT_YET = (
    "您的考核结果现在还不能看。支部审核完会先单独告诉您，公示之前您先看到。看进度回复「考核进度」。"
)
NOT_SAID = "没打"


def head(year: int, area: str) -> str:
    """Whose sheet."""
    return f"{year} 年考核表，{area}。每项：满分｜您自评｜考核打分"


def item(name: str, most: Decimal, own: Decimal | None, given: Decimal | None) -> str:
    """One line: what it counts, what he gave himself, what he was given."""
    said = [points_shown(one) if one is not None else NOT_SAID for one in (own, given)]
    return f"· {name}：{points_shown(most)}｜{said[0]}｜{said[1]}"


def totals(own: Decimal | None, given: Decimal, scorer: str) -> str:
    """Both totals."""
    said = points_shown(own) if own is not None else NOT_SAID
    return f"合计：您自评 {said}，{scorer}打 {points_shown(given)}"


def adjusted(before: Decimal, after: Decimal, reason: str, names: Sequence[str]) -> str:
    """What the branch changed, and who."""
    return f"支部改分：{points_shown(before)} → {points_shown(after)}（{COMMA.join(names)}），原因：{reason}"


def final(total: Decimal, grade: str, edge: str, least: Decimal | None) -> str:
    """The grade."""
    return f"结果：{total_line(total, grade, edge, least)}"


def opinion(words: str, scorer: str) -> str:
    """An opinion in place of points."""
    return f"负责时间短，不评等次。{scorer}的意见：{words}"


def basis(words: str) -> str:
    """What it rests on."""
    return f"打分依据：{words}"


def deviation(words: str) -> str:
    """Why it is far from what the people of the area think."""
    return f"与责任区评价相差大的原因：{words}"


def by_clause(clause: str, title: str) -> str:
    """By which text."""
    return f"依据《{title}》{clause}。分是人打的，系统里的次数没有折算成分。"
