"""What is said about a member's own view of his year."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.kit.wording import COMMA, day, points_shown

APPRAISE_TITLE = "写自查"
APPRAISE_WORDS = ("自评", "自查", "写自查", "写自评", "自我鉴定", "年度自查")
APPRAISE_ABOUT = "年底自查：一段话加一个分数，截止前随时能改。"
APPRAISE_EXAMPLES = ("自评 今年谈心20多次 护栏的事推动解决了 不足是学习带得少 打88分",)

NOT_A_MEMBER = (
    "自查由责任区党员来做，您不用填。想说说责任党员的工作，可以反映给支部，回复「我要反映」。"
)
SCORED = "已经给您评过分了，自查不能再写、再改，这句没有记下；交过的那份还在。有话要说，结果告诉您的时候可以写说明。"
OWN_NO_MORE = "您没有交自查；已经评过分，不用再写了，不影响后面的考核。"

FACTS = "系统里记着的（只供参考，不是分数；没记的也算，不用补）："
NO_FACTS = "系统里今年没有记录。没关系，没记的也算，照实写就行。"
START_CHOICES = ("逐项打分",)
TEXT_LIMIT = 600
ASK_TOTAL = "自己打多少分？发 0–100 的数，最多两位小数。"
SKIP_TOTAL = "不打分，只交文字"
ONLY_NUMBER = "回复 1 或 2 选一个。"
TOTAL_PROBLEMS = {
    "out_of_range": "总分要在 0–100 之间，这句还没有记下，请改一下再发。",
    "too_fine": "总分最多两位小数，这句还没有记下，请改一下再发。",
}
PRESENT_DRAFT = "接着上次没交的写："
PRESENT_SUBMITTED = "您已经交过（第 {version} 稿，{when}），截止前可以改："
KEEP_OR_CHANGE = ("就交这份", "重写文字", "改分数")
AMEND = "要改哪里？发新的一段话就换文字，发「打90分」就改总分，发那一项的名字和分数就改那一项。"
ONE_WORKER = "一名职工"


def facts(
    talks: int,
    people: int,
    concerns: int,
    solved: int,
    attended: int,
    made_up: int,
    noted: Sequence[str],
) -> str:
    """The year's records as one paragraph of facts; lines without anything are left out."""
    lines = []
    if talks:
        lines.append(f"· 谈心记了 {talks} 次，聊到 {people} 人")
    if concerns:
        lines.append(f"· 反映 {concerns} 件，{solved} 件解决了")
    if attended or made_up:
        lines.append(f"· 学习到场 {attended} 次，补学 {made_up} 次")
    if noted:
        lines.append(f"· 履责记了：{COMMA.join(noted)}（全部的发「我的履责记录」）")
    return "\n".join([FACTS, *lines]) if lines else NO_FACTS


def how(items: Sequence[tuple[str, Decimal]]) -> str:
    """How it is written; items by their short names, with points as an example."""
    some = " ".join(f"{name}{points_shown(points)}" for name, points in items)
    return f"直接发一段话：干了啥、不足是啥、自己打多少分。也可以逐项打：{some}……"


def start(fact_lines: str, until: date, hint: str) -> str:
    """The first question."""
    return f"自查截至{day(until)}。\n{fact_lines}\n{hint}"


def ask_item(title: str, points: Decimal, full: str) -> str:
    """One item of the form."""
    return f"「{title}」满分 {points_shown(points)}。满分的样子：{full}\n打几分？"


def total_taken(total: Decimal) -> str:
    """A total alone was given: the words are missing."""
    return f"自评 {points_shown(total)} 分先记着。再发一段话：干了啥、不足是啥。"


def items_taken(number: int, total: Decimal | None) -> str:
    """Points are there, words are not."""
    whole = f"，合计 {points_shown(total)} 分" if total is not None else ""
    return f"已记 {number} 项{whole}。再写一两句今年干了啥、不足是啥，就能交。"


def own_text(lines: str) -> str:
    """What one has written, quoted."""
    return "\n".join(f"│ {line}" for line in lines.splitlines() if line)


def too_high(title: str, points: Decimal) -> str:
    """Points beyond an item's."""
    return f"「{title}」是 0–{points_shown(points)} 分，最多两位小数，请再发一次。"


def summary(
    year: int,
    text: str,
    items: Sequence[tuple[str, Decimal]],
    total: Decimal | None,
    grade: str,
    talks: int,
) -> str:
    """What will be handed in; the records are named so that nobody thinks they count."""
    lines = [f"{year} 年自查："]
    lines += [f"│ {line}" for line in text.splitlines() if line]
    if items:
        lines.append("、".join(f"{title} {points_shown(points)}" for title, points in items))
    if total is not None:
        lines.append(f"自评 {points_shown(total)} 分（按档是「{grade}」，最终由组织评定）")
    else:
        lines.append("不打分")
    if talks:
        lines.append(f"（系统里记了 {talks} 次谈心，没记的也算，不用补。）")
    return "\n".join(lines)


def differs(total: Decimal, sum_of_items: Decimal) -> str:
    """The total is not the sum of the items."""
    return f"逐项加起来是 {points_shown(sum_of_items)}，您报的总分是 {points_shown(total)}，以哪个为准？"


def sum_choices(total: Decimal, sum_of_items: Decimal) -> tuple[str, str]:
    """Either of them."""
    return (f"按逐项 {points_shown(sum_of_items)}", f"按总分 {points_shown(total)}")


def submitted(version: int, until: date) -> str:
    """It is in."""
    again = "已更新" if version > 1 else "已交"
    return f"自查{again}（第 {version} 稿）。{day(until)}前都可以改，发「自评」就行。支部不会因为谁没用系统记而扣分。"


def left_to_do(until: date) -> str:
    """An open item."""
    return f"自查还没交，截至{day(until)}"


def own_status(version: int, when: str, until: date, *, over: bool) -> str:
    """One's own state."""
    own = f"您的自查已交（第 {version} 稿，{when}）。"
    return own if over else f"{own}{day(until)}前可以改，发「自评」。"


def own_missing(until: date, *, draft: bool, over: bool) -> str:
    """Not in yet."""
    if over:
        return f"您没有交自查，{day(until)}已经截止；不影响后面的考核。"
    state = "写了一半，还没交" if draft else "还没写"
    return f"您的自查{state}，截至{day(until)}。发「自评」接着写。"
