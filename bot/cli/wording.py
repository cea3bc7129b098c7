"""What the command line says."""

from collections.abc import Sequence

PROGRAM = "责任区：企业微信里的党员责任区助手。"
SERVE = "启动服务，接收企业微信的回调（需要 ZRQ_ 开头的设置）。"
SEED_DEMO = "把演示人物装进一个空的数据库。"
IMPORT_ROSTER = "从 xlsx 或 csv 导入名单：人员、班组、责任区。要么全部导入，要么一行也不导入。"
ROSTER_TEMPLATE = "生成一份名单模板（xlsx）。"
DEMO = "演示：演一遍一个工作日，再打开手机模拟器。不碰真实数据。"
CHAT = "在终端里以演示人物的身份聊天，比如 zerenqu chat --as wangqiang。"
HOST = "监听的地址"
PORT = "监听的端口"
WORKERS = "几个进程一起接收（只有 PostgreSQL 可以多于 1）；一个人刷屏的上限每个进程各算各的"
BRANCH = "党支部名称"
GENERAL_BRANCH = "党总支名称"
COMMITTEE = "党委名称"
DRY_RUN = "只看会改什么，不写入"
CYCLE = "演一整年的考核，再列出每个人手机上看到的"
YEAR = "演一整年，一天一天过，最后列出每个人看到的；演完就退出"
YEAR_OUT = "每个人看到的写到哪个文件夹（和 --year 一起用；不写就放临时目录）"
ONCE = "演完就退出；有一步不对，退出码就不是 0"
CHAT_AS = "人物的账号，比如 wangqiang"

DEFAULT_BRANCH = "生产支部"
DEFAULT_GENERAL_BRANCH = "物流党总支"
DEFAULT_COMMITTEE = "公司党委"

NOT_EMPTY = "数据库里已经有人了，演示人物只能装进空的数据库。没有改动。"
SEEDED = "演示人物已装好：20 人、5 个责任区，2026 年考核自查截至 12 月 20 日。"
DATABASE_BUSY = "数据库正被占用或写不进去，没有改动。请先停掉服务或检查磁盘，再试一次。"

ONE_WRITER = "SQLite 只能由一个进程写，不能用 --workers 开多个。请去掉 --workers，或把 ZRQ_DATABASE_URL 换成 PostgreSQL。"

DATABASE_GONE = "数据库连不上或打不开，没有做成。请检查 ZRQ_DATABASE_URL、数据库是不是开着、有没有权限、磁盘是不是满了。"


def port_unavailable(host: str, port: int) -> str:
    """The server cannot listen there."""
    return f"不能在 {host}:{port} 上监听：可能已被别的程序占用，或没有权限。请换一个 --port，或先停掉那个程序。"


def template_written(name: str) -> str:
    """The template is there."""
    return f"模板已写好：{name}。填好后先用 zerenqu import-roster {name} --dry-run 看看，再去掉 --dry-run 导入。"


def demo_edition(problems: Sequence[str]) -> list[str]:
    """The demo cannot be played under the text that was asked for."""
    return ["演示用不了 ZRQ_EDITION 写的制度文本（演示从2026年3月12日开始）：", *problems]


def demo_beside_real(keys: Sequence[str]) -> str:
    """The demo does not run where real settings are."""
    shown = "、".join(keys[:3])
    return f"这里有真实设置（{shown}…），演示不会在真实设置旁边运行。请换一个没有 ZRQ_ 环境变量的终端再试（只有 ZRQ_EDITION 可以留着）。"
