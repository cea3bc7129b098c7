"""Every sentence about publishing results and finishing the year that people read (domain.md §2.6)."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, day

PUBLISH_TITLE = "公示"
PUBLISH_WORDS = ("公示结果", "开始公示", "公示考核结果")
PUBLISH_ABOUT = "公示审核通过的考核结果：姓名、责任区、等次，不公布分数。"
PUBLISH_EXAMPLES = ("公示结果 公示一周",)
SHOW_TITLE = "看公示"
SHOW_WORDS = ("看公示", "考核公示", "考核结果公示")
SHOW_ABOUT = "看本责任区正在公示的考核结果，和怎么提异议。"
SHOW_EXAMPLES = ("看公示",)
FINISH_TITLE = "结束考核"
FINISH_WORDS = ("结束考核", "结束今年考核", "结束今年的考核", "考核结束", "考核定了")
FINISH_ABOUT = "公示期过了、异议都答复了，结束今年的考核。"
NOT_FOR_YOU = "公示考核结果是支部的事。想看本责任区的公示，回复「看公示」。"

NOTHING_YET = "现在没有在进行的考核，没有可公示的结果。"
NONE_APPROVED = "还没有审核通过的考核表，没有可公示的。先审核，回复「考核进度」看到哪一步了。"
ALL_PUBLISHED = "能公示的都公示过了。回复「看公示」看公示到哪天。"
NOTHING_PUBLISHED = "现在没有向您公示的考核结果。"
AMEND_PUBLISH = "公示多久？比如「公示一周」或「到12月18号」。"
GO_ON, NOT_YET = "公示", "先不公示"
CHANGED_NOTHING = "好的，先不公示。改好、审核完再说「公示」。"
FINISHED_ALREADY = "刚才已经有人办了，没有再办一次。"
NOT_PUBLISHED_YET = "还没有公示，不能结束考核。先审核、告诉本人、公示。"
SEE_NOTICE = "看公示"


def must_talk_first(names: Sequence[str], deed: str = "公示") -> str:
    """Somebody has to be told by a person; no names where it is who asks: nobody learns it of himself that way."""
    if not names:
        return f"还不能{deed}：还有结果没有告诉本人，由其他支委去谈。谈完再{deed}。"
    who = COMMA.join(names)
    return f"还不能{deed}：{who}的结果要先当面谈。谈完回复「谈过了 {names[0]}」，再{deed}。"


def days_run(names: Sequence[str], until: date) -> str:
    """Somebody may still say his word."""
    return (
        f"还不能公示：{COMMA.join(names)}还在看自己的结果，{day(until)}前可以写说明。"
        f"{day(until)}过后，或者都说了「没有要说的」，再公示。"
    )


def some_missing(returned: int, waiting: int) -> str:
    """V23: not everything is approved.

    >>> some_missing(1, 0), some_missing(1, 2)
    ('还有 1 件退回未改，先公示其余？', '还有 1 件退回未改、2 件没审核完，先公示其余？')
    """
    parts = [f"{returned} 件退回未改"] if returned else []
    parts += [f"{waiting} 件没审核完"] if waiting else []
    return f"还有 {COMMA.join(parts)}，先公示其余？"


def all_there(count: int) -> str:
    """The first of two confirmations."""
    return f"考核结果都审核完、都告诉本人了，公示 {count} 份？"


def to_publish(lines: Sequence[str], first: date, last: date, shortest: int) -> str:
    """What people will read; `shortest` is the least number of working days, when it made the notice longer."""
    longer = f"（至少 {shortest} 个工作日，所以到这天）" if shortest else ""
    return "\n".join(
        [
            f"公示 {day(first)}到{day(last)}{longer}：",
            *lines,
            "只告诉各责任区自己的人：姓名、责任区、等次，和怎么提异议；不公布分数、评价和排名。",
        ]
    )


def line(area: str, name: str, grade: str) -> str:
    """One published result."""
    return f"· {area}：{name}，{grade}"


def published(count: int, last: date, others: bool) -> str:
    """To who published."""
    told = "，也告诉了其他支委" if others else ""
    return f"已公示 {count} 份，到{day(last)}，各责任区的人和本人都会收到{told}。有异议会转给没参与打分的人复核。"


def notice(year: int, lines: Sequence[str], last: date) -> str:
    """To the people of an area."""
    return "\n".join([f"{year} 年责任区党员考核结果公示，到{day(last)}：", *lines])


def how_to_object(name: str, last: date) -> str:
    """How to object, to whom it is published to."""
    return f"有异议，{day(last)}前回复「对{name}的结果有异议」加原因，可以不写名。"


def member_notice(last: date) -> str:
    """To the member himself."""
    return f"您的考核结果从今天起向责任区的人公示等次，到{day(last)}，不公布分数。"


def committee_notice(who: str, count: int, last: date) -> str:
    """To the rest of the committee."""
    return f"{who}开始公示 {count} 份考核结果，到{day(last)}。"


def left_to_publish(count: int) -> str:
    """Among what waits for the branch."""
    return f"{count} 份考核结果可以公示了"


def left_to_finish() -> str:
    """Among what waits for the branch."""
    return "公示期过了，可以结束今年的考核"


def notice_runs(last: date) -> str:
    """It is too early."""
    return f"还在公示，到{day(last)}。公示期过了再结束考核。"


def objections_open(count: int) -> str:
    """Somebody waits for an answer."""
    return f"还有 {count} 件异议没答复，答复完再结束考核。"


def not_all_published(count: int) -> str:
    """Some sheets are not approved, or not published."""
    return f"还有 {count} 份考核表没审核完或没公示，都办完再结束考核。"


def finish_shown(year: int, count: int, objections: int) -> str:
    """What finishing means."""
    heard = f"，答复异议 {objections} 件" if objections else "，没有异议"
    return f"结束 {year} 年考核：公示 {count} 份{heard}。结束后结果不再改，评价原始票到期销毁。"


def finished(year: int, count: int) -> str:
    """It is final."""
    return f"{year} 年考核已结束，{count} 份结果生效。"


def over_push(year: int) -> str:
    """To the secretary, when the notice is over and nobody waits."""
    return f"{year} 年考核公示期过了，没有未答复的异议，可以结束考核。"
