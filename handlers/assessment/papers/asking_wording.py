"""How documents of the assessment are asked for, and what is said about them."""

from collections.abc import Sequence

from handlers.kit.wording import COMMA

TITLE = "考核文件"
WORDS = ("考核文件", "考核材料")
ABOUT = "考核表、汇总表、上报件、公示、评优参考表、责任区档案目录，做成 Word、Excel 发给您。"
EXAMPLES = ("发我考核汇总表", "王强的考核表发我", "维修组档案目录")
REFUSAL = "考核文件由责任党员本人、党小组长和党支部看。您想知道责任区的考核结果，公示期里会看到。"
NO_BRANCH = "没找到是哪个党支部的考核。请让那个支部的书记发给您。"
NOT_YOURS = "这份由党小组长和党支部看。您自己的考核表，告知您以后回复「我的考核表发我」就发给您。"
NOT_TOLD = "您的考核表现在还不能看。支部审核、告知您以后，回复「我的考核表发我」就发给您；现在可以看「考核进度」。"
ONLY_BRANCH = "这份由党支部做。您可以要考核汇总表、上报件和管理档案。"
WHOSE = "要谁的考核表？请说名字，比如「王强的考核表发我」；全部的请说「考核汇总表」。"
WHICH = "要哪一份？考核汇总表、上报件、公示、评优参考表、管理档案，或者「王强的考核表发我」。"
NOT_PUBLISHED = "还没有公示的结果，没有公示件可做。支部定了公示以后再要。"
NO_AREA = "没有您负责看的责任区，没有档案可做。"
YEARLY = "年度考核"
CHOOSING = "评优参考"
ARCHIVING = "建立管理档案"


def no_cycle(year: int) -> str:
    """Nothing was assessed in that year."""
    return (
        f"{year} 年没有开过考核，没有这份文件。要别的年份，请带上年份，比如「2025年考核汇总表」。"
    )


def no_sheet(name: str) -> str:
    """There is none, or not for who asks: one answer for both."""
    return f"没有您能看的{name}的考核表：还没有评分、没有上报，或者不归您看。"


def no_sheets(year: int) -> str:
    """Nothing is there to be put together."""
    return f"{year} 年还没有您能看的考核表。评分、上报以后再要。"


def coming(names: Sequence[str]) -> str:
    """The files are on their way."""
    shown = COMMA.join(f"《{one}》" for one in names)
    return (
        f"{shown}马上发到这里，内容以发出那一刻为准，每份都写着依据的条款、给谁和做什么用。"
        "打印后由本人、组长和支部签字；文件存在手机里由您自己保管，别转发。"
    )


def exported(year: int, count: int) -> str:
    """To him in whose name an operator wrote them into a folder."""
    return (
        f"管理员按您的名义把 {year} 年度的考核文件导出到了文件夹：{count} 份考核表和汇总表、参考表、档案目录。"
        "不是您要的，请马上找管理员核对；被考核的党员回复「谁看过我」看得到这一次。"
    )
