"""What stands in the documents of the year's assessment."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.assessment.papers.facts import SheetFacts
from handlers.kit.wording import COMMA, points_shown

SHEET, SUMMARY, REPORT = "考核表", "考核汇总表", "考核结果上报件"
NOTICE, REFERENCE, ARCHIVE = "考核结果公示", "评优参考表", "责任区建设管理档案目录"
NONE = "—"
NOT_GRADED = "不评定等次"
NOT_DECIDED = "待支部审核"
FULL_YEAR = "全年"
NO_WORDS = "（没有写。）"
ADJUSTED = "支部有调整"
NO_OWN = "没有自查，原因见考核表"

SUMMARY_COLUMNS = (
    *(("序号", 6), ("党小组", 16), ("责任区", 18), ("姓名", 12), ("任期", 24), ("自评", 8)),
    *(("责任区评价", 12), ("组长评分", 10), ("支部核定", 10), ("等次", 12), ("备注", 26)),
)
REFERENCE_COLUMNS = (
    *(("序号", 6), ("党小组", 16), ("责任区", 18), ("姓名", 12), ("考核等次", 12)),
    *(("目标任务确认", 44), ("督查记录（条）", 12), ("备注", 32)),
)
ARCHIVE_COLUMNS = (("序号", 6), ("类别", 24), ("件数", 10), ("编号、内容", 60), ("说明", 44))
CENTRED = frozenset({"序号", "姓名", "任期", "自评", "责任区评价", "组长评分", "支部核定", "等次", "考核等次", "件数", "督查记录（条）"})  # fmt: skip

IN_ORDER = "按责任区排列，不分先后，不排名次；没有职工的任何评价。"
OWN_LATER = "制表人本人的考核表，支部审核、告知本人以后才列入。"
BOTH_FIGURES = "支部调整过的，组长评分和支部核定两个数都列着，理由在考核表里。"
ONE_BASIS = (
    "本表只列考核等次和已有的记录，是创先争优、民主评议党员和评选优秀共产党员、优秀党务工作者的重要依据之一，不是唯一依据，"
    "不排名次，不列分数。民主评议党员另行评定，不照抄这里的等次。"
)
NOTHING_COPIED = (
    "只列已有记录的件数和编号，不抄谈心和反映的内容；除责任党员外，不出现任何人的姓名。"
)
SIGNED = "党小组长（签字）：              支部书记（签字）：              支部（盖章）："
SIGNED_BRANCH = "支部书记（签字）：              支部（盖章）：              日期："
NOBODY = "还没有考核表。"
NOBODY_POSTED = "没有可以公示的结果。"


def title(what: str, year: int) -> str:
    """Over a document."""
    return f"{year} 年度党员责任区{what}"


def archive_title(area: str, year: int) -> str:
    """Over the archive of one area."""
    return f"{area}{ARCHIVE}（{year} 年度）"


def file_name(what: str, year: int, *whose: str) -> str:
    """A name that tells it from others."""
    return "-".join((what, *whose, str(year)))


def cited(edition: str, clauses: Sequence[str]) -> str:
    """By which text, and which clauses of it."""
    return f"依据《{edition}》{COMMA.join(clauses)}"


def purpose(reader: str, what_for: str, day: date) -> str:
    """The mark of every document: who has it, what for, and as of which day."""
    return f"供{reader}{what_for}使用，{on(day)}制作；内部资料，不得外传。"


def on(day: date | None) -> str:
    """A day in a document."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　年　　月　　日"


def period(since: date, until: date) -> str:
    """Which part of the year.

    >>> period(date(2026, 1, 1), date(2026, 12, 31)), period(date(2026, 3, 16), date(2026, 12, 31))
    ('全年', '3月16日至12月31日')
    """
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return FULL_YEAR
    return f"{since.month}月{since.day}日至{until.month}月{until.day}日"


def points(value: Decimal | None) -> str:
    """Points, or that there are none.

    >>> points(Decimal("88.50")), points(Decimal(90)), points(None)
    ('88.5', '90', '—')
    """
    return NONE if value is None else points_shown(value)


def counted(sheets: int, undecided: int) -> str:
    """The sum under a table."""
    waiting = f"，其中 {undecided} 份支部还没有审核完" if undecided else ""
    return f"共 {sheets} 份考核表{waiting}。"


def posted(since: date | None, until: date | None) -> str:
    """The days of a notice."""
    return f"{on(since)}至{on(until)}"


def how_to_object(turn_to: str) -> str:
    """How somebody says that he thinks otherwise."""
    return (
        "对结果有不同意见的，公示期内请在企业微信里对责任区应用说一句「对（姓名）的结果有异议」加理由，"
        f"可以写名，也可以不让复核的人知道是谁；也可以直接找{turn_to}。复核的人不是原来评分的人，会书面答复。"
    )


def grade(of: SheetFacts) -> str:
    """The grade by its name, or why there is none yet."""
    if not of.approved:
        return NOT_DECIDED
    return of.grade.name if of.grade else NOT_GRADED


def remark(of: SheetFacts) -> str:
    """What a reader of the list should see at once."""
    said = ((of.adjusted, ADJUSTED), (bool(of.words.no_own), NO_OWN))
    return COMMA.join(text for holds, text in said if holds)


def goals(found: Sequence[str]) -> str:
    """The goals of an area with what became of them."""
    return COMMA.join(found) or NONE


def subtitle(branch: str, by_which: str, day: date) -> str:
    """Under the title of a table."""
    return f"{branch}　　{by_which}　　截至 {on(day)}"


def on_the_wall(day: date) -> str:
    """What a notice is for: everybody may read it, nobody is to keep it."""
    return f"仅供公示期内张贴，期满取下；{on(day)}制作。"
