"""How the archive of an area is asked for, and what its index says."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, WEEKDAYS

TITLE = "责任区管理档案"
WORDS = ("管理档案",)
ABOUT = "一个责任区一年的记录打成一个压缩包发给您，第一份是目录。"
EXAMPLES = ("发我维修组的管理档案",)
REFUSAL = "管理档案由这个责任区的责任党员、党小组长和党支部看。您自己的记录，回复「我的记录」。"
INDEX = "00-档案目录"
FILES, BY_KIND, BY_CLAUSE, NOT_THERE = (
    *("一、有什么", "二、档案该有的", "三、对照制度", "四、没有放进来的，为什么"),
)
KIND_COLUMNS = ("内容", "文件")
KINDS = {  # by what the key of its document begins with
    "year.plan": "落实方案",
    "goals.": "年度目标任务和确认",
    "study.": "学习记录",
    "duties.": "日常履职、帮带记录",
    "relay.": "传达记录",
    "assessment.archive": "划分、谈心次数、反映件数、督查（记在目录里）",
    "assessment.sheet": "考核表",
    "year.summary": "年度总结",
    "year.materials": "经验材料：学习心得、好做法、示范岗",
}
NONE_THIS_YEAR = "没有，或者不归您看"
FILE_COLUMNS = ("序号", "文件")
CLAUSE_COLUMNS = ("条款", "档案里的文件", "线下办理")
COUNTED = "没有文件的，只在总结草稿里计数，或者这一年没有您能看的记录。"
NONE = "没有单独的文件"
WHY_NOT = (
    "谈心的内容和对象：只归当事人，档案只计次数。",
    "职工反映的原文和提出人，匿名反映：不进档案；件数按支部季度简报的规则写。",
    "还没有告知本人的考核表，别人的考核表和督查记录：您能看的才放进来。",
    "总结是起草稿，没有送审的落实方案也是；定稿请放在这后面。",
    "依法删除的记录：删除以后就没有了。",
)
A_VIEW = "本档案由已有的记录当场生成，没有另外填报；不同的人能看的不同，里面的文件也不同。"


def file_name(area: str, year: int) -> str:
    """What the zip is called."""
    return f"管理档案-{area}-{year}"


def title(area: str, year: int) -> str:
    """Over the index."""
    return f"{area} {year} 年责任区建设管理档案目录"


def subtitle(edition: str, reader: str, day: date) -> str:
    """By which text, for whom and of which day."""
    weekday = WEEKDAYS[day.weekday()]
    return f"依据《{edition}》；{reader}取，{day.year}年{day.month}月{day.day}日（周{weekday}）"


def held(names: Sequence[str]) -> str:
    """The files of a clause."""
    return COMMA.join(names) or NONE


def held_this_year(names: Sequence[str]) -> str:
    """The files of one kind."""
    return COMMA.join(names) or NONE_THIS_YEAR


def which_area(names: Sequence[str]) -> str:
    """Several are open to who asks."""
    return f"要哪个责任区的？{COMMA.join(names[:6])}。请说名字，比如「发我{names[0]}的管理档案」。"


def coming(area: str, year: int) -> str:
    """The zip is on its way."""
    return f"《{file_name(area, year)}》马上发到这里（压缩包）。先看里面的「{INDEX}」：有什么、没有什么、为什么。"
