"""What the doctor says: how a line looks, the machine, the database, the people."""

from collections.abc import Sequence
from datetime import date

from bot import settings_wording

GIB = 1 << 30

PYTHON = "Python 与时区"
SETTINGS = "设置"
DATA_KEY = "数据密钥"
FOLDER = "数据文件夹"
DISK = "磁盘"
DATABASE = "数据库"
DURABILITY = "断电不丢"
SCHEMA = "数据库结构"
SEALED = "密钥和数据"
ROSTER = "名单"
SECRETARY = "支部书记"
DUTY = "值班的人"
NOBODY_ON_DUTY = (
    "没有设。有人说到轻生、伤人时，机器人只能给热线，叫不来人。可以在 ZRQ_DUTY 里填值班人的账号。"
)
EDITION = "制度文本"
ADDRESS = "公网地址"
CALLBACK = "接收消息"
FORGERY = "只认企业微信"
INSIDE_PAGES = "内部页面"
ANONYMOUS_PAGES = "匿名的网页"
REACH = "企业微信接口"
CLOCK = "时钟"
SECRET = "企业 ID 和 Secret"  # noqa: S105  (a title)
TRUSTED_IP = "企业可信 IP"
AGENT = "AgentId"
VISIBLE_RANGE = "可见范围"
MENU = "应用菜单"
SCHEDULES = "企业微信日程"

NO_TIME_ZONES = settings_wording.NO_TIME_ZONES
KEY_IN_ENVIRONMENT = "从环境变量读取。请另外留一份，不要和数据库放在一起。"
KEY_IN_FILE = "从文件读取，只有自己能读。请另外留一份，不要和数据库放在一起。"
KEY_BESIDE_DATA = (
    "密钥文件和数据库在同一个文件夹，拿走一个就等于拿走两个。请把 ZRQ_DATA_KEY_FILE 挪到别处。"
)
ON_POSTGRES = "数据在 PostgreSQL 里，不用本机文件夹。"
FOLDER_TO_COME = "还没有，zerenqu migrate 会建好。"
RUN_AS_ROOT = (
    "现在用的是 root，而文件夹属于别的用户。请换成运行服务的那个用户再检查一遍，结果才算数。"
)
FOLDER_OPEN = "服务器上别的用户也能进这个文件夹。请执行 chmod 700。"
FOLDER_FORGETS = (
    "文件夹在内存盘或容器自己的盘上，重启或重建后数据就没了。请换到本机磁盘，或给容器挂一个卷。"
)
FOLDER_GOOD = "在本机磁盘上，可以写。"
DISK_ELSEWHERE = "数据在 PostgreSQL 里，请在那台机器上看。"

NO_DATABASE = "还没有数据库。请运行：zerenqu migrate"
NO_DRIVER = "没有装 PostgreSQL 的驱动。请重新安装：make demo ARGS=--once"
DATABASE_GOOD = "打得开，页面完好，可以写。"
DATABASE_BUSY = (
    "被别的程序占着，4 秒内没有轮到。请看看是不是有备份、导入或数据库工具正开着它，关掉再试。"
)
DATABASE_READ_ONLY = "打不开或不能写。请检查数据库文件属于谁：应当属于运行服务的用户。"
DATABASE_DAMAGED = "文件已经损坏。不要再写入，停掉服务，用最近的备份恢复。"
DATABASE_TROUBLE = "用不了。请看看磁盘和文件权限。"
DISK_FULL = "磁盘满了，写不进去。请腾出空间，不用重启。"
DISK_BROKEN = "磁盘读写出错。请先把数据库文件复制到别的盘，再查这块盘。"
POSTGRES_TROUBLE = "连不上 PostgreSQL，或它拒绝了我们。请检查它是否在运行，以及 ZRQ_DATABASE_URL 里的主机、库名、用户和密码。"
DURABLE = "确认过的消息都已经真正写到盘上。"
STREAMED = (
    "这里收匿名反映，而 PostgreSQL 开着流复制或 WAL 归档：从里面看得出每条是几点来的。"
    "请关掉（archive_mode、复制），只做每天一次的备份；不关，就别对职工说匿名查不出是谁。"
)
DAILY = (
    f"{DURABLE}这里收匿名反映：备份每天一次，不要更勤，不要做实时复制，否则看得出每条是几点来的。"
)
NOT_MIGRATED = "还是空库。请运行：zerenqu migrate"
OLDER_SCHEMA = "比这个程序旧。请先停服务、备份，再运行：zerenqu migrate"
NEWER_SCHEMA = "比这个程序新。请换用更新的程序，不要用旧程序打开它。"
KEY_FITS = "这把密钥打得开库里封存的内容。"
NOBODY = "一个人也没有。请运行：zerenqu import-roster 名单.xlsx（模板用 zerenqu roster-template 名单.xlsx 生成）"

ALL_GOOD = "全部通过。"


def line(number: int, mark: str, title: str, text: str) -> str:
    """One line of the doctor.

    >>> line(3, "✓", DISK, "还有 12.0 GB。")
    ' 3 ✓ 磁盘：还有 12.0 GB。'
    """
    return f"{number:>2} {mark} {title}：{text}"


def below(text: str) -> str:
    """A line that belongs to the one above."""
    return f"     · {text}"


def after(number: int) -> str:
    """What waits for an earlier line."""
    return f"先解决上面第 {number} 条。"


def broke_off(name: str) -> str:
    """A check that could not be finished."""
    return f"没能检查完（{name}）。请再运行一次；还是这样就看服务的日志。"


def summary(wrong: int, notes: int, unseen: int) -> str:
    """The last line."""
    if wrong:
        return f"有 {wrong} 处要改。从上往下改，改好一处再运行一次 zerenqu doctor。"
    rest = [f" {notes} 条提醒"] * bool(notes) + [f" {unseen} 条没有检查"] * bool(unseen)
    return f"没有要改的，另有{'、'.join(rest)}。" if rest else ALL_GOOD


def python(version: str, zone: str) -> str:
    """The program runs."""
    return f"Python {version}，时区 {zone}。"


def settings(count: int) -> str:
    """Every setting is well formed."""
    return f"填了 {count} 项，每一项的写法都对。"


def transcriber(name: str) -> str:
    """Voice messages are heard here."""
    return f"语音由本机的插件 {name} 转成文字。"


def settings_wrong(count: int) -> str:
    """Some are not; they follow."""
    return f"有 {count} 项要改："


def disk(free: int) -> str:
    """Room enough."""
    return f"还有 {free / GIB:.1f} GB。"


def disk_low(free: int) -> str:
    """Not for long."""
    return f"只剩 {free / GIB:.1f} GB，请安排清理。"


def disk_full(free: int) -> str:
    """Too little to go on."""
    return f"只剩 {free // (1 << 20)} MB，少于 200 MB 时服务会停止接收。请先腾出空间。"


def not_durable(names: Sequence[str]) -> str:
    """Switches of the database that let acknowledged messages get lost."""
    return f"数据库的 {'、'.join(names)} 没有按要求打开，断电会丢消息。SQLite 请换到本机磁盘；PostgreSQL 请让管理员改回默认值。"


def schema(version: str) -> str:
    """As it should be."""
    return f"是这个版本的结构（{version}）。"


def other_key(number: int) -> str:
    """A key that is needed was not given."""
    return f"打不开库里的内容，还缺第 {number} 把密钥。请找回当时的 ZRQ_DATA_KEY（换钥匙时旧的填在 ZRQ_DATA_KEY_OLD）；不要用新密钥继续运行。"


def roster(count: int) -> str:
    """How many are there."""
    return f"今天在册 {count} 人。"


def secretary(count: int) -> str:
    """Every branch has one."""
    return f"{count} 个支部都有书记。"


def no_secretary(count: int) -> str:
    """Some have none."""
    who = f"有 {count} 个支部没有书记" if count else "还没有支部"
    return f"{who}，大家反映的事没人接。请在名单的「职务」一栏写上「书记」，再导入一次。"


def duty(count: int) -> str:
    """Somebody can be called."""
    return f"{count} 人。有人说到轻生、伤人时，本人愿意就请他们打电话。"


def unknown_duty(count: int) -> str:
    """Who is to be called is not there."""
    return f"ZRQ_DUTY 里有 {count} 个账号今天不在名册上。请改成值班人的账号，几个人用逗号隔开。"


def edition(title: str, key: str, clauses: int, then: str) -> str:
    """The regulation carried out here, and what follows it."""
    return f"《{title}》（{key}），{clauses} 条。{then}"


def unburdened(said: str) -> str:
    """The regulation asks for nothing that the rules against burdening people forbid."""
    return f"{said}没有违反减负规定的设置。"


def burdens(said: str, key: str, count: int) -> str:
    """Its published text does: to be known."""
    return f"{said}原文有 {count} 处不合减负规定，系统不照它统计；运行 zerenqu edition check {key} 看是哪几处。"


def edition_cut(title: str, then: str) -> str:
    """A text that is cut off."""
    return f"《{title}》的文本不完整，能问能查，不能用来考核。{then}"


def edition_then(title: str, since: date) -> str:
    """The one that comes into force next."""
    return f"{since.isoformat()} 起换成《{title}》。"
