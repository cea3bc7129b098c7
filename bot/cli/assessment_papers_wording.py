"""What `zerenqu assessment` says."""

from collections.abc import Sequence

EXPORT = (
    "把一年的考核文件写进文件夹：每人的考核表（Word）、汇总表、评优参考表、上报件、公示、责任区管理档案目录，和一个可打印的网页。"
    "内容是支部书记看得到的；每份都记入查阅记录，书记会收到通知。"
)
YEAR = "哪一年，比如 2026"
FOLDER = "放文件的文件夹，没有就建一个；同名的会换成新的"
READER = "按哪位支委的名义导出（userid）；不写就是支部书记"
CHECK = "检查本支部自己的模板能不能用，用编的人试填一份；什么都不改。"
FILE = "模板文件，文件名是 考核表.docx、上报件.docx 或 公示.docx"
FILLED = "把试填的一份写到这个文件，打开看看样子"
PRINT = "把随程序带的模板写成文件，照着改成本支部的。"
FORM = "考核表、上报件 或 公示"
TO = "写到哪个文件（必须还不存在）"
FIELDS = "列出模板里能用的字段。"
NOT_A_FOLDER = "{folder} 是一个文件，不是文件夹。请换一个名字，或先把它挪开。没有写任何文件。"
CANNOT_WRITE = "在 {folder} 写不了文件：没有权限，或磁盘满了。请换一个地方，或腾出空间再试；已经写好的每份都是完整的。"
NOTHING_DONE = (
    "没有导出任何内容。改好以后用 zerenqu assessment template-check 文件 再试，或先把它移出文件夹。"
)
EXISTS = "这个文件已经存在。换一个文件名，没有写任何内容。"


def nothing(year: int, userid: str) -> str:
    """No branch assessed that year, or he is none of its committee."""
    who = f"，或者 {userid} 现在不是支委" if userid else "，或者支部现在没有书记和支委"
    return f"{year} 年没有哪个支部开过考核{who}。没有写任何文件。"


def progress(done: int, of: int) -> str:
    """How far it is."""
    return f"考核表 {done}/{of}"


def to_print(year: int) -> str:
    """The page with every sheet."""
    return f"考核表-打印-{year}"


def exported(folder: str, count: int, seconds: float) -> list[str]:
    """Where they are, and what to do with them."""
    return [
        f"已写入 {folder}，共 {count} 个文件，用了 {seconds:.1f} 秒；只有当前用户能读。",
        "考核表-打印 用浏览器打开，选 A4，一人一张；交给支部以后请删掉这个文件夹。",
    ]


def fault(name: str, why: str) -> str:
    """What is wrong with a template."""
    return f"{name}：{why}"


def which_form(names: Sequence[str]) -> str:
    """It is none of the forms."""
    return f"只有这几种表有模板：{'、'.join(names)}。模板的文件名要和它一样，比如 {names[0]}.docx。"


def usable(name: str) -> str:
    """It can be used, and how."""
    return f"{name} 能用。把它放进一个文件夹，用 ZRQ_TEMPLATES 指过来，重启服务就用它；每台机器都要有。"


def printed(file: str) -> list[str]:
    """Where it is, and what next."""
    return [
        f"已写成 {file}。用 Word 改版式，花括号里的字段照抄；能用的字段看 zerenqu assessment template-fields。",
        "改好以后运行 zerenqu assessment template-check 检查。",
    ]
